#!/bin/sh
# tests/quizzes/rnc.sh -- bank.rnc, which Emacs reads, refuses what bank.xsd refuses, and no more
#
#   rnc.sh TREE
#
# Every bank and fixture is judged by both. What a grammar cannot say, and bank.xsd can, is that ids
# differ, that a reference has something to refer to, and how many of something are too many.
set -eu
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk -f tests/quizzes/rnc.awk quizzes/schema/bank.rnc >"$work/bank.rng"

# Of the documents in this name space, bank.rnc has all but quizzes.
grep -L '<quiz[ >]' tests/fixtures/good/*.xml tests/fixtures/check/*.xml tests/fixtures/bad/*.xml \
	quizzes/*.xml engine/bank/new.xml >"$work/files" || true

# "FILE VERDICT" of each file that is well-formed; the schema is given as an option and its file.
verdicts()
{
	# shellcheck disable=SC2046 # no file has a space in its name
	xmllint --nonet --noout "$@" $(cat "$work/files") 2>&1 |
		awk '/ validates$/ { print $1, "accepts" } / fails to validate$/ { print $1, "refuses" }' |
		sort
}

verdicts --relaxng "$work/bank.rng" >"$work/rnc"
verdicts --schema quizzes/schema/bank.xsd >"$work/xsd"
if [ "$(grep -c accepts "$work/rnc")" -lt 50 ] || [ "$(grep -c refuses "$work/rnc")" -lt 15 ]; then
	echo 'too few files were judged'
	exit 1
fi

status=0
join "$work/rnc" "$work/xsd" >"$work/both"
while read -r file rnc xsd; do
	[ "$rnc" != "$xsd" ] || continue
	case "$rnc $(basename "$file" .xml)" in
	'accepts '*-doubled | 'accepts duplicate-id') ;;
	'accepts '*-unknown | 'accepts unknown-reference') ;;
	'accepts '*too-many*) ;;
	*)
		echo "$file: bank.rnc $rnc it, bank.xsd $xsd it"
		status=1
		;;
	esac
done <"$work/both"

# The rules for Emacs name a schema that is there, and each kind of document that it has.
for root in bank translation; do
	grep -q "documentElement localName=\"$root\" uri=\"bank.rnc\"" quizzes/schema/schemas.xml || {
		echo "schemas.xml: does not tell where the schema of a $root is"
		status=1
	}
done
exit "$status"
