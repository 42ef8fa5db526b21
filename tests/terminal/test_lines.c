/* terminal/test_lines.c -- lines read where nobody can be asked */
#include <signal.h>

#include "terminal/scene.h"

#define PROMPT "answer: "

/* clang-format off */
static struct scene scenes[] = {
	{ "lines come without prompt and echo", .shell = "printf 'one\\ntwo\\r\\nlast' | \"$0\" ask 'answer: '",
	  .steps = { SEE("<one> of 3"), SEE("<two> of 3"), SEE("<last> of 4"), SEE("<end>") },
	  .never = PROMPT },
	{ "an empty input is at its end", .shell = "\"$0\" ask 'answer: ' </dev/null",
	  .steps = { SEE("<end>") }, .never = "<>" },
	{ "an empty line is a line", .shell = "echo | \"$0\" ask 'answer: '",
	  .steps = { SEE("<> of 0"), SEE("<end>") } },
	{ "a closed input cannot be read", .shell = "\"$0\" ask 'answer: ' <&-",
	  .steps = { SEE("<failed>") }, .ending = EXITS(3) },
	{ "a folder cannot be read", .shell = "\"$0\" ask 'answer: ' </",
	  .steps = { SEE("<failed>") }, .ending = EXITS(3) },
	{ "controls and bytes that are not UTF-8 are replaced",
	  .shell = "printf 'a\\033b\\000c\\td\\377e\\302\\233\\n' | \"$0\" ask 'answer: '",
	  .steps = { SEE("<a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c d\xEF\xBF\xBD" "e\xEF\xBF\xBD> of 18"),
	             SEE("<end>") } },
	{ "a line of the greatest length is taken",
	  .shell = "{ head -c 65536 /dev/zero | tr '\\0' x; echo; } | \"$0\" ask 'answer: '",
	  .steps = { SEE("> of 65536"), SEE("<end>") }, .never = "<too long>" },
	{ "a longer line is dropped to its end",
	  .shell = "{ head -c 99999 /dev/zero | tr '\\0' x; echo; echo short; } | \"$0\" ask 'answer: '",
	  .steps = { SEE("<too long>"), SEE("<short> of 5"), SEE("<end>") }, .never = "xx" },
	{ "a longer line may be the last",
	  .shell = "head -c 99999 /dev/zero | tr '\\0' x | \"$0\" ask 'answer: '",
	  .steps = { SEE("<too long>"), SEE("<end>") } },
	{ "SIGTERM ends the wait for a line",
	  .shell = "d=$(mktemp -d); mkfifo $d/f; exec 3<>$d/f; rm -r $d; echo one >&3; "
	           "exec \"$0\" ask 'answer: ' <&3",
	  .steps = { SEE("<one> of 3"), SIGNAL(SIGTERM) }, .ending = DIES(SIGTERM) },
	{ "a terminal on both sides can be asked", { "interactive" }, .ending = EXITS(0) },
	{ "a pipe cannot be asked", .shell = "echo | \"$0\" interactive", .ending = EXITS(1) },
	{ "a terminal can be asked though the output is a pipe",
	  .shell = "{ \"$0\" interactive; echo \"status $?\" >&2; } | cat",
	  .steps = { SEE("status 0") } },
};
/* clang-format on */

int main(void)
{
	return scenes_play("lines", scenes, sizeof scenes / sizeof scenes[0]);
}
