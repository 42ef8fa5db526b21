#!/bin/sh
# tests/house/headers.sh -- every header stands alone, and the public ones are C++17, too
#
#   headers.sh TREE
#
# Public headers are compiled as their users have them, ours with the engine's folders. A compiler
# that is not there is left out.
set -eu
cd "$1"
strict='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fsyntax-only'
status=0

# Compile with the command a source that includes just this header.
compiles()
{
	header=$1
	shift
	command -v "$1" >/dev/null || return 0
	# shellcheck disable=SC2086 # the flags are words
	printf '#include "%s"\n' "$header" | "$@" $strict - || {
		echo "$header: does not stand alone: $*"
		status=1
	}
}

for file in include/vigil/*.h; do
	for compiler in gcc clang; do
		compiles "${file#include/}" $compiler -x c -std=c17 -Iinclude
	done
	for compiler in g++ clang++; do
		compiles "${file#include/}" $compiler -x c++ -std=c++17 -Iinclude
	done
done
xml=$(pkg-config --cflags-only-I libxml-2.0)
for file in engine/*/*.h; do
	# shellcheck disable=SC2086 # the flags are words
	compiles "${file#engine/}" cc -x c -std=c17 -D_GNU_SOURCE -Iinclude -Iengine $xml
done
exit "$status"
