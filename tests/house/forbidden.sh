#!/bin/sh
# tests/house/forbidden.sh -- looks in sources and objects for the functions in FORBIDDEN
#
#   forbidden.sh TREE BUILD
#
# Sources show what the compiler replaces by something else, objects what a macro hides.
set -eu
tree=$1
build=$2
here=$(cd "$(dirname "$0")" && pwd)
cd "$tree"

# "FILE FUNCTION" for each call in a source, comments and strings left out.
calls()
{
	find engine -name '*.[ch]' -exec awk '
		FNR == 1 { comment = 0 }
		{
			line = $0
			gsub(/\\./, "", line)
			gsub(/"[^"]*"/, "\"\"", line)
			if (comment && !sub(/.*\*\//, "", line))
				next
			comment = 0
			gsub(/\/\*[^*]*(\*[^*\/][^*]*)*\*+\//, "", line)
			if (sub(/\/\*.*/, "", line))
				comment = 1
			while (match(line, /[A-Za-z_][A-Za-z_0-9]*[ \t]*\(/)) {
				name = substr(line, RSTART, RLENGTH - 1)
				before = RSTART > 1 ? substr(line, RSTART - 1, 1) : ""
				line = substr(line, RSTART + RLENGTH)
				sub(/[ \t]+$/, "", name)
				if (before != "." && before != ">")
					print FILENAME, name
			}
		}' {} +
}

# "FILE SYMBOL" for each symbol that an object of a room needs; __sprintf_chk is sprintf.
symbols()
{
	find engine -name '*.c' | while read -r source; do
		room=${source#engine/}
		room=${room%%/*}
		object=$build/CMakeFiles/room_$room.dir/$source.o
		[ ! -f "$object" ] || nm -u -P "$object" | awk -v file="$source" '{
			sub(/^__isoc99_/, "", $1)
			if (sub(/_chk$/, "", $1))
				sub(/^__/, "", $1)
			print file, $1
		}'
	done
}

{
	calls
	symbols
} | sort -u | awk '
	FILENAME != "-" {
		if (/^#/)
			next
		rooms[$1] = "," $2 ","
		why[$1] = $0
		sub(/^[^ ]+ +[^ ]+ +/, "", why[$1])
		next
	}
	($2 in rooms) {
		split($1, parts, "/")
		if (!index(rooms[$2], "," parts[2] ",")) {
			print $1 ": uses " $2 ", which " why[$2]
			bad = 1
		}
	}
	END { exit bad }' "$here/FORBIDDEN" -
