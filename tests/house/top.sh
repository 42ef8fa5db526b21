#!/bin/sh
# tests/house/top.sh -- the top level holds what the house plan names, and dot-files
#
#   top.sh TREE
set -eu
cd "$1"
status=0
plan='CMakeLists.txt README.md engine include quizzes tests'

for name in *; do
	case " $plan " in
	*" $name "*) ;;
	*) echo "$name: not in the plan of the top level" && status=1 ;;
	esac
done
for name in $plan; do
	[ -e "$name" ] || { echo "$name: missing at the top level" && status=1; }
done
exit "$status"
