#!/bin/sh
# tests/house/interactions.sh -- no file of the engine names an interaction but its own and the list
#
#   interactions.sh TREE BUILD
#
# A new interaction is one file and one line in the list; a name anywhere else is a third place.
# What is in the list is read from its object, however the source writes it. A name that is a word
# of its own in another file is exempt there: "NAME FILE" below, and why.
set -eu
cd "$1"
build=$2
list=engine/interaction/interactions.c
status=0

# text: a format of findings, reports and certificates
exempt='text engine/cli/cmd_check.c
text engine/cli/cmd_report.c
text engine/cli/cmd_certificate.c'

constants=$(nm -u -P "$build/CMakeFiles/room_interaction.dir/$list.o" |
	awk '$1 ~ /_interaction$/ { print $1 }')
[ -n "$constants" ] || {
	echo "$list: lists no interaction"
	exit 1
}
for constant in $constants; do
	own=$(grep -lE "^const struct interaction $constant( |\$)" engine/interaction/*.c) || {
		echo "$list: lists $constant, which no file of the room defines"
		status=1
		continue
	}
	name=$(sed -n "/^const struct interaction $constant/,/^}/s/.*\.name = \"\([^\"]*\)\".*/\1/p" "$own")
	[ -n "$name" ] || {
		echo "$own: gives $constant no name"
		status=1
	}
	others=$(grep -rlE "\"$name\"|\<$constant\>" --include='*.[ch]' engine include) || true
	for file in $others; do
		[ "$file" = "$own" ] || [ "$file" = "$list" ] || printf '%s\n' "$exempt" | grep -qxF "$name $file" || {
			echo "$file: names the interaction $name"
			status=1
		}
	done
done
exit "$status"
