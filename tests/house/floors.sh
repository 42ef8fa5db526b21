#!/bin/sh
# tests/house/floors.sh -- holds the includes and the symbols of every room to engine/FLOORS
#
#   floors.sh TREE BUILD    TREE has engine/ and include/, BUILD the objects made from them
#
# Includes are read from the sources, symbols from the objects: neither alone would see a function
# that is declared by hand, or a header that is included for its types.
set -eu
tree=$1
build=$2
here=$(cd "$(dirname "$0")" && pwd)
cd "$tree"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# "FILE HEADER QUOTED" for each include.
includes()
{
	find engine include -name '*.[ch]' -exec awk '
		match($0, /^[ \t]*#[ \t]*include[ \t]*["<][^">]*/) {
			header = substr($0, RSTART, RLENGTH)
			sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
			print FILENAME, substr(header, 2), header ~ /^"/ ? "quoted" : "angled"
		}' {} +
}

# "ROOM FILE SYMBOL KIND" for each symbol of the objects, KIND as nm has it.
symbols()
{
	find engine -name '*.c' | sort | while read -r source; do
		room=${source#engine/}
		room=${room%%/*}
		object=$build/CMakeFiles/room_$room.dir/$source.o
		if [ -f "$object" ]; then
			nm -g -P "$object" | awk -v room="$room" -v file="$source" '{ print room, file, $1, $2 }'
		else
			echo "$room $source - -"
		fi
	done
}

# "SYMBOL LIBRARY" for the C library, and each library that engine/FLOORS names.
library_symbols()
{
	{
		awk '!/^#/ { for (i = 3; i <= NF; i++) if ($i ~ /\.so$/) print $i }' engine/FLOORS
		echo libc.so.6
	} | sort -u | while read -r library; do
		path=$(cc -print-file-name="$library")
		[ ! -f "$path" ] || nm -D -P --defined-only "$path" |
			awk -v library="$library" '{ sub(/@.*/, "", $1); print $1, library }'
	done
}

# What libvigil gives to its users.
exported_symbols()
{
	nm -D -P --defined-only "$build/libvigil.so" | awk '{ print $1 }'
}

includes >"$work/includes"
symbols >"$work/symbols"
library_symbols >"$work/libraries"
exported_symbols >"$work/exports"
find engine -mindepth 1 -maxdepth 1 -type d | sort >"$work/rooms"

awk -v work="$work" -f "$here/floors.awk" engine/FLOORS "$work/rooms" "$work/exports" \
	"$work/libraries" "$work/includes" "$work/symbols"
