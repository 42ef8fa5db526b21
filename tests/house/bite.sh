#!/bin/sh
# tests/house/bite.sh -- the rules bite: each is broken once, in a small tree, and has to say so
#
#   bite.sh TREE
set -eu
project=$(cd "$1" && pwd)
house=$project/tests/house
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kept=$work/kept
failed=0

# Write file $1 of the tree with the text $2; a source is compiled, as CMake would.
put()
{
	mkdir -p "$tree/$(dirname "$1")"
	printf '%b\n' "$2" >"$tree/$1"
	case $1 in
	*.c)
		room=${1#engine/}
		object=$tree/.build/CMakeFiles/room_${room%%/*}.dir/$1.o
		mkdir -p "$(dirname "$object")"
		cc -std=c17 -O1 -w -fPIC -fvisibility=hidden -I"$tree/engine" -I"$tree/include" \
			-c -o "$object" "$tree/$1"
		;;
	esac
}

# Make a tree in which every rule is kept.
make_kept()
{
	tree=$kept
	mkdir -p "$tree/quizzes" "$tree/tests" "$tree/engine"
	: >"$tree/CMakeLists.txt"
	: >"$tree/README.md"
	cp "$project/engine/FLOORS" "$tree/engine/"
	cp "$project/.clang-format" "$tree/"
	put include/vigil/bank.h '__attribute__((visibility("default"))) int vigil_bank(void);'
	put engine/base/text.h 'int text(void);'
	put engine/base/text.c '#include "base/text.h"\nint text(void)\n{\n\treturn 1;\n}'
	put engine/model/bank.h 'int bank(void);'
	put engine/model/bank.c '#include "base/text.h"\n#include "vigil/bank.h"\nint bank(void)
{\n\treturn text();\n}\nint vigil_bank(void)\n{\n\treturn 0;\n}'
	put engine/interaction/interaction.h 'struct interaction {\n\tconst char *name;\n};'
	put engine/interaction/choice.c '#include "interaction/interaction.h"
const struct interaction choice_interaction = {\n\t.name = "choice",\n};'
	put engine/interaction/interactions.c '#include "interaction/interaction.h"
extern const struct interaction choice_interaction;
const struct interaction *const interactions[] = { &choice_interaction, 0 };'
	put engine/terminal/terminal.h 'void terminal(void);'
	put engine/terminal/terminal.c '#include <stdio.h>
/* not sprintf(), "printf(" */\nvoid terminal(void)\n{\n\tputs("system(");\n}'
	put engine/cli/main.c '#include "terminal/terminal.h"\n#include "vigil/bank.h"\n#include <stdlib.h>
int main(void)\n{\n\tterminal();\n\treturn vigil_bank() + !getenv("A");\n}'
	cc -shared -o "$tree/.build/libvigil.so" "$tree"/.build/CMakeFiles/room_base.dir/engine/base/*.o \
		"$tree"/.build/CMakeFiles/room_model.dir/engine/model/*.o
}

# Have a fresh copy of it.
well_kept()
{
	tree=$work/tree
	rm -rf "$tree"
	cp -r "$kept" "$tree"
}

# Rule $1 has to pass the tree (no words given), or to refuse it with these words.
expect()
{
	rule=$1
	name=$2
	words=${3-}
	said=$("$house/$rule.sh" "$tree" "$tree/.build" 2>&1) && passed=1 || passed=0
	case $words,$passed,$said in
	,1,*) echo "ok: $rule: $name" ;;
	?*,0,*"$words"*) echo "ok: $rule: $name" ;;
	*)
		echo "FAILED: $rule: $name"
		echo "  expected: ${words:-no finding}"
		echo "  said: $said"
		failed=1
		;;
	esac
}

# breaks RULE NAME FILE TEXT WORDS: the tree with this one file besides.
breaks()
{
	well_kept
	put "$3" "$4"
	expect "$1" "$2" "$5"
}

make_kept
well_kept
for rule in floors forbidden headers interactions top; do
	expect $rule 'a tree that keeps the rules is passed'
done

breaks floors 'a header of a higher floor is refused' engine/base/a.c \
	'#include "model/bank.h"' 'engine/base/a.c: includes model/bank.h, above'
breaks floors 'a header of the same floor is refused' engine/page/a.c \
	'#include "model/bank.h"' 'engine/page/a.c: includes model/bank.h, beside it'
breaks floors 'a symbol of a higher floor is refused' engine/base/a.c \
	'int bank(void);\nint a(void) { return bank(); }' 'engine/base/a.c: uses bank of model, above'
breaks floors 'a symbol of the same floor is refused' engine/page/a.c \
	'int bank(void);\nint a(void) { return bank(); }' 'engine/page/a.c: uses bank of model, beside it'
breaks floors 'a header of a room that is not there is refused' engine/base/a.h \
	'#include "util/a.h"' 'there is no room util'
breaks floors 'a room without a floor is refused' engine/util/a.c \
	'int a;' 'engine/util: a room without a floor'
breaks floors 'a header without its room is refused' engine/model/a.h \
	'#include "bank.h"' 'engine/model/a.h: includes "bank.h" without its room'
breaks floors 'a header that is another room'\''s alone is refused' engine/model/a.h \
	'#include <libxml/parser.h>' 'which is for xml alone'
breaks floors 'a symbol that is another room'\''s alone is refused' engine/model/a.c \
	'int readline(char *);\nint a(void) { return readline(""); }' 'uses readline, which is for terminal alone'
breaks floors 'the program sees no room of the engine' engine/cli/a.c \
	'#include "model/bank.h"' 'engine/cli/a.c: includes model/bank.h, out of its sight'
breaks floors 'the program uses only what the library gives' engine/cli/a.c \
	'int bank(void);\nint a(void) { return bank(); }' 'engine/cli/a.c: uses bank of model, out of its sight'
breaks floors 'the program uses no other library' engine/cli/a.c \
	'int sodium_init(void);\nint a(void) { return sodium_init(); }' 'uses sodium_init, which is not of a library'
breaks floors 'a public header includes no other' include/vigil/a.h \
	'#include "base/text.h"' 'a public header includes base/text.h'
well_kept
echo 'int a;' >"$tree/engine/base/a.c"
expect floors 'a source that is built by nobody is refused' 'engine/base/a.c: is built by nobody'

breaks forbidden 'a function that knows no size is refused' engine/base/a.c \
	'#include <string.h>\nvoid a(char *b, char *c) { strcpy(b, c); }' 'engine/base/a.c: uses strcpy'
breaks forbidden 'one that the compiler replaces is refused' engine/base/a.c \
	'#include <string.h>\nvoid a(char *b) { strcpy(b, "c"); }' 'engine/base/a.c: uses strcpy'
breaks forbidden 'one that a macro hides is refused' engine/base/a.c \
	'#include <stdlib.h>\n#define RUN system\nvoid a(char *b) { RUN (b); }' 'engine/base/a.c: uses system'
breaks forbidden 'printing outside of the terminal is refused' engine/cli/a.c \
	'#include <stdio.h>\nvoid a(void) { fputs("b", stdout); }' 'engine/cli/a.c: uses stdout'
breaks forbidden 'the environment is refused in the middle' engine/model/a.c \
	'#include <stdlib.h>\nchar *a(void) { return getenv("B"); }' 'engine/model/a.c: uses getenv'

breaks headers 'a header that needs another before it is refused' include/vigil/a.h \
	'size_t a(void);' 'vigil/a.h: does not stand alone'
if command -v g++ >/dev/null; then
	breaks headers 'a header that C++ does not take is refused' include/vigil/a.h \
		'int class(void);' 'vigil/a.h: does not stand alone: g++'
fi
breaks headers 'a header of ours that needs another is refused' engine/base/a.h \
	'size_t a(void);' 'base/a.h: does not stand alone'

breaks interactions 'an interaction'\''s name elsewhere is refused' engine/model/a.c \
	'const char *a = "choice";' 'engine/model/a.c: names the interaction choice'
breaks interactions 'an interaction'\''s constant elsewhere is refused' engine/model/a.c \
	'extern int choice_interaction;' 'engine/model/a.c: names the interaction choice'

breaks format 'a source with another format is refused' engine/base/a.h \
	'int  a ( void ) ;' 'clang-format'
well_kept
put engine/base/a.h '#define SAID _("Said.")'
put engine/base/xx.po 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"
\nmsgid "Heard."\nmsgstr "Gehoert."'
expect catalogues 'a sentence without its words is refused' 'msgid "Said."'
expect catalogues 'words without a sentence are refused' 'msgid "Heard."'

breaks top 'another name at the top level is refused' docs/a.md \
	'' 'docs: not in the plan'
well_kept
rm "$tree/README.md"
expect top 'a name that is missing is refused' 'README.md: missing'

exit "$failed"
