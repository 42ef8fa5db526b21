#!/bin/sh
# tests/house/readme.sh -- every command that the README shows is run, in its order, and succeeds
#
#   readme.sh TREE
#
# In a home of its own, with something typed at every prompt that one question or another takes.
# tests/run is left out: it is what ran before.
set -eu
cd "$1"
HOME=$(mktemp -d)
trap 'rm -rf "$HOME"' EXIT
export HOME
unset XDG_DATA_HOME VIGIL_BANKS VIGIL_RESULTS

awk '/^```/ { shown = $0 == "```sh"; next } shown' README.md >"$HOME/commands"
typed=$HOME/typed
yes 'a
a b
t
a; b; c; a' | head -n 1000 >"$typed"

status=0
while read -r command; do
	[ "$command" != tests/run ] || continue
	if sh -c "$command" <"$typed" >"$HOME/said" 2>&1; then
		echo "ok: $command"
	else
		echo "FAILED, status $?: $command"
		tail -n 20 "$HOME/said"
		status=1
	fi
done <"$HOME/commands"
exit "$status"
