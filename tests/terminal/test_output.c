/* terminal/test_output.c -- what is written: harmless, coloured where it may be, and arrived */
#include "terminal/scene.h"

/* What the asker shows: long enough to be broken, and coloured. */
#define SHOWN    "six seven"
#define COLOURED "\033["

/* clang-format off */
static struct scene scenes[] = {
	{ "words come out as they are", { "print", "100% 中文" }, .steps = { SEE("100% 中文\r\n") } },
	{ "an escape sequence is shown, not obeyed", { "print", "a\033[31mb\r\xC2\x9B" "31m" },
	  .steps = { SEE("a^[[31mb^M<U+009B>31m") }, .never = "\033" },
	{ "newlines stay", { "print", "a\n\nb" }, .steps = { SEE("a\r\n\r\nb\r\n") } },
	{ "talk goes to standard error, harmless, too", .shell = "exec \"$0\" say \"$(printf 'x\\033y')\" >/dev/null",
	  .steps = { SEE("x^[y") } },

	{ "a full disk is noticed", .shell = "exec \"$0\" print words >/dev/full", .ending = EXITS(1) },
	{ "a disk that was full for a while is noticed",
	  .shell = "exec \"$0\" print \"$(head -c 100000 /dev/zero | tr '\\0' x)\" >/dev/full", .ending = EXITS(1) },
	{ "a closed output is noticed", .shell = "exec \"$0\" print words >&-", .ending = EXITS(1) },
	{ "nothing needs no output", .shell = "exec \"$0\" nothing >&-" },
	{ "a reader that leaves is noticed, quietly",
	  .shell = "{ \"$0\" for-ever; echo \"status $?\" >&2; } | head -n 1",
	  .steps = { SEE("status 1\r\n") }, .never = "pipe" },

	{ "a terminal gets colours", { "show" }, .steps = { SEE(COLOURED) } },
	{ "a pipe gets no colours", .shell = "\"$0\" show | cat", .steps = { SEE(SHOWN) },
	  .never = COLOURED },
	{ "a dumb terminal gets no colours", { "show" }, .environment = { "TERM=dumb" },
	  .steps = { SEE(SHOWN) }, .never = COLOURED },
	{ "NO_COLOR takes them away", { "show" }, .environment = { "NO_COLOR=1", "CLICOLOR_FORCE=1" },
	  .steps = { SEE(SHOWN) }, .never = COLOURED },
	{ "an empty NO_COLOR says nothing", { "show" }, .environment = { "NO_COLOR=" },
	  .steps = { SEE(COLOURED) } },
	{ "CLICOLOR=0 takes them away", { "show" }, .environment = { "CLICOLOR=0" },
	  .steps = { SEE(SHOWN) }, .never = COLOURED },
	{ "CLICOLOR_FORCE gives them to a pipe", .shell = "\"$0\" show | cat",
	  .environment = { "CLICOLOR_FORCE=1", "CLICOLOR=0", "TERM=dumb" }, .steps = { SEE(COLOURED) } },
	{ "CLICOLOR_FORCE=0 says nothing", .shell = "\"$0\" show | cat",
	  .environment = { "CLICOLOR_FORCE=0" }, .steps = { SEE(SHOWN) }, .never = COLOURED },
	{ "the option never is above CLICOLOR_FORCE", { "show", "never" }, .environment = { "CLICOLOR_FORCE=1" },
	  .steps = { SEE(SHOWN) }, .never = COLOURED },
	{ "the option always is above NO_COLOR", .shell = "\"$0\" show always | cat",
	  .environment = { "NO_COLOR=1" }, .steps = { SEE(COLOURED) } },
	{ "accessible is without colours", { "show" }, .environment = { "ACCESSIBLE=1" },
	  .steps = { SEE(SHOWN) }, .never = COLOURED },
	{ "ACCESSIBLE=0 says nothing", { "show" }, .environment = { "ACCESSIBLE=0" },
	  .steps = { SEE(COLOURED) } },

	{ "without a terminal COLUMNS is the width", .shell = "\"$0\" show | cat",
	  .environment = { "COLUMNS=30" }, .steps = { SEE("seven") }, .never = SHOWN },
	{ "a COLUMNS that is no number is 80", .shell = "\"$0\" show | cat",
	  .environment = { "COLUMNS=3o" }, .steps = { SEE(SHOWN) } },
	{ "a terminal knows its width better", { "show" }, .environment = { "COLUMNS=30", "TERM=dumb" },
	  .steps = { SEE(SHOWN) } },
};
/* clang-format on */

int main(void)
{
	return scenes_play("output", scenes, sizeof scenes / sizeof scenes[0]);
}
