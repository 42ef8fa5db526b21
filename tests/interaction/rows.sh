#!/bin/sh
# tests/interaction/rows.sh -- every interaction has a table of scores, and all have 400 rows
set -eu
cd "$(dirname "$0")"
total=0 failed=0
for test in test_*.c; do
	rows=$(awk '/(score|typed)_cases\[\] = \{$/ { inside = 1; next }
		/^};/ { inside = 0 }
		inside && /^\t\{ / { rows++ }
		END { print rows + 0 }' "$test")
	echo "$rows $test"
	total=$((total + rows))
	case $test in test_orders.c) continue ;; esac # which draws orders and scores nothing
	[ "$rows" -gt 0 ] || { echo "$test has no score_cases"; failed=1; }
done
echo "$total scoring rows"
[ "$total" -ge 400 ] || { echo 'fewer than 400'; failed=1; }
exit "$failed"
