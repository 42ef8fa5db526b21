#!/bin/sh
# tests/quizzes/commands.sh -- the commands that quizzes/README.md shows succeed, in their order
#
#   commands.sh TREE VIGIL
#
# They run in a folder that has the files which the README says to save: its first bank, and the
# translation beside it.
set -eu
readme=$1/quizzes/README.md
vigil=$2
HOME=$(mktemp -d)
trap 'rm -rf "$HOME"' EXIT
export HOME
unset XDG_DATA_HOME VIGIL_BANKS VIGIL_RESULTS
mkdir "$HOME/bin" "$HOME/work"
ln -s "$vigil" "$HOME/bin/vigil"
PATH=$HOME/bin:$PATH
cd "$HOME/work"

# The first block that has the word in it.
block()
{
	awk -v word="$1" '/^```/ { if (shown && text ~ word) { printf "%s", text; exit }
			shown = $0 == "```xml"; text = ""; next }
		shown { text = text $0 "\n" }' "$readme"
}
block '<bank ' >first.xml
block '<translation ' >first.de.xml

awk '/^```/ { shown = $0 == "```sh"; next } shown' "$readme" >"$HOME/commands"
[ "$(wc -l <"$HOME/commands")" -ge 8 ]
status=0
while read -r command; do
	if echo a | sh -c "$command" >"$HOME/said" 2>&1; then
		echo "ok: $command"
	else
		echo "FAILED, status $?: $command"
		cat "$HOME/said"
		status=1
	fi
done <"$HOME/commands"
exit "$status"
