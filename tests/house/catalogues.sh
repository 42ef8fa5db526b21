#!/bin/sh
# tests/house/catalogues.sh -- every sentence that is marked has its words in each catalogue
#
#   catalogues.sh TREE
#
# A catalogue may neither lack a sentence of the sources nor have one that they no longer say, and
# its words have to take what the sentence takes.
set -eu
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

find engine -name '*.[ch]' | sort | xargs xgettext --from-code=UTF-8 --no-location --omit-header \
	--keyword --keyword=_ --keyword=N_ --keyword=messages:1,2 --output="$work/marked.pot"
for catalogue in engine/base/*.po; do
	msgfmt --check --output-file=/dev/null "$catalogue" || status=1
	msgattrib --translated --no-fuzzy --no-obsolete "$catalogue" |
		msgcat --no-location --no-wrap - -o "$work/there.po"
	msgcomm --unique --no-wrap --omit-header "$work/marked.pot" "$work/there.po" 2>/dev/null |
		grep -v '^#' >"$work/odd" || true
	if [ -s "$work/odd" ]; then
		echo "$catalogue: in the sources or in the catalogue, but not in both:"
		cat "$work/odd"
		status=1
	fi
done
exit "$status"
