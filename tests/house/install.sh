#!/bin/sh
# tests/house/install.sh -- what is installed is whole: a stranger's program builds with it and runs
#
#   install.sh TREE BUILD
set -eu
tree=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix

DESTDIR='' cmake --install "$build" --prefix "$prefix" >/dev/null

# The library gives exactly what the headers declare.
cat "$tree"/include/vigil/*.h | tr '\n' ' ' | tr ';' '\n' |
	sed -n 's/.*VIGIL_PUBLIC [^(]*[ *]\(vigil_[a-z_]*\)(.*/\1/p' | sort >"$work/declared"
nm -D -P --defined-only "$build/libvigil.so" | cut -d' ' -f1 | sort >"$work/exported"
diff -u "$work/declared" "$work/exported"

# Not the build's library but the installed one, found by pkg-config wherever it was put.
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name vigil.pc)")
LD_LIBRARY_PATH=$(dirname "$(find "$prefix" -name libvigil.so)")
export PKG_CONFIG_PATH LD_LIBRARY_PATH
# shellcheck disable=SC2046 # the flags are words
cc -std=c17 -Wall -Wextra -Wpedantic -Werror -o "$work/user" "$tree/tests/house/user.c" \
	$(pkg-config --cflags --libs vigil)
"$work/user" "$prefix/share/vigil/quizzes/extortion-email.xml"

# The program needs neither the checkout nor the library.
for file in man/man1/vigil.1 man/man5/vigil-bank.5 man/man5/vigil-quiz.5 bash-completion/completions/vigil; do
	[ -s "$prefix/share/$file" ] || {
		echo "$file: not installed, or empty"
		exit 1
	}
done
cd "$work"
env -u LD_LIBRARY_PATH HOME="$work" "$prefix/bin/vigil" --version
env -u LD_LIBRARY_PATH HOME="$work" "$prefix/bin/vigil" help take --lang zh-Hans | grep 用法
env -u LD_LIBRARY_PATH HOME="$work" "$prefix/bin/vigil" check "$prefix/share/vigil/quizzes/extortion-email.xml"
