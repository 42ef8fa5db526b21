/* tests/cli/test_take.c -- vigil at a terminal: whole sessions, every way to leave, hostile words
 */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/xmlschemas.h>
#include <unistr.h>

#include "model/result.h"
#include "support/pty.h"
#include "terminal/scene.h"
#include "vigil/delivery.h"
#include "vigil/result.h"
#include "vigil/store.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

#define TAKE_ONLY "\"$0\" take \"$BANKS/locks.xml\" --seed 42"
#define TAKE      TAKE_ONLY " --learner dana"
#define TAKE_ON   "\"$0\" take \"$BANKS/locks.xml\" --learner dana"

/* The questions of this seed: home is false; leaving is b; wakes is a and b. */
#define FIRST  SEE("Question 1 of 3. Type t for true or f for false: ")
#define SECOND SEE("Question 2 of 3. Type one letter from a to c: ")
#define THIRD  SEE("Question 3 of 3. Type every letter that applies, from a to c: ")

#define LIMITED                                                                                    \
	"cp \"$BANKS/locks.xml\" \"$BANKS/../limited.xml\" .; exec \"$0\" take ./limited.xml"
#define LATER_CLOCK                                                                                \
	{                                                                                          \
		"LD_PRELOAD=" LATER_SO, "LATER=later", "ASAN_OPTIONS=verify_asan_link_order=0"     \
	}

/* A quiz with every kind of prompt: its questions are several, scenario, hottext, essay ... */
#define TOUR_FILES                                                                                 \
	"cp \"$BANKS/locks.xml\" \"$BANKS/../transcripts/tour.xml\" "                              \
	"\"$BANKS/../../fixtures/good/\"[dt]*s.xml \"$BANKS/../../fixtures/good/typed.xml\" .; "
#define TOUR_ONLY "\"$0\" take ./tour.xml --seed tour"
#define TOUR      TOUR_FILES "exec " TOUR_ONLY
#define ESSAY     SEE("from a to c: "), TYPE(":review 4\r"), SEE("Type a line, or . to end: ")

#define CTRL_C    "\003"
#define CTRL_D    "\004"
#define CTRL_V    "\026"
#define CTRL_Z    "\032"
#define PASTE     "\033[200~"
#define PASTE_END "\033[201~"

/* What a terminal would obey, or be confused by: OSC, CSI, C1, bidi, a tag, broken UTF-8. */
#define EVIL_TEXT                                                                                  \
	"x\033]0;y\007\033[2J\xC2\x9B"                                                             \
	"31m\xE2\x80\xAE\xF3\xA0\x81\x81\xE2\x80\xA8\x7F"
#define EVIL      EVIL_TEXT "\xFF\xC3("
#define EVIL_NAME "NAME=" EVIL

/* LEFT: no result, and in the store what can be gone on with. */
enum record { NO_RECORD, FINISHED, LEFT, EXPIRED };

static struct take_case {
	const char *name;
	const char *command;        /* of sh, in which $0 is vigil; NULL: TAKE */
	const char *environment[4]; /* up to a NULL */
	struct step steps[26];
	const char *never; /* what the output must not hold anywhere, or NULL */
	int ending;
	enum record record;
	int answered;
	bool folder_lost; /* behind the first step, where results should go is a file */
} cases[] = {
	/* clang-format off */
	{ "a session that is all right", .steps = {
		SEE("Locking the screen"), SEE("3 questions, about 1 minute. To pass: 80%"),
		SEE("You answer as dana."), SEE(":quit"),
		FIRST, TYPE("f\r"), SEE("Right: 1 of 1 point."), SEE("Visitors and children"),
		SECOND, TYPE("b\r"), SEE("b) chosen, right."),
		THIRD, TYPE("a b\r"), SEE("Right: 2 of 2 points."),
		SEE("Passed: 4 of 4 points, 100%. To pass: 80%."), SEE("At the desk: 4 of 4"),
		SEE("Result: /"), SEE("To see it again: vigil show ") },
	  .never = "again: vigil take", .record = FINISHED, .answered = 3 },
	{ "a session in Chinese, whose answers are typed in it", .steps = {
		SEE("锁定屏幕"), SEE("3道题，约2分钟。及格线：总分的80%。"), SEE("当前以dana的身份作答。"),
		SEE("第1题，共3题。请输入t（正确）或f（错误）："), TYPE("？\r"), SEE("这既不是t"),
		TYPE(":flag 看不\x7F懂\r"), SEE("已标记，并附上备注。"),
		TYPE("错\r"), SEE("正确：得1分，满分1分。"), SEE("访客和孩子"),
		SEE("第2题，共3题。请输入a到c中的一个字母："), TYPE("锁定屏幕\r"), SEE("已选，正确。有心人"),
		SEE("请输入a到c中所有适用的字母："), TYPE("a，b\r"), SEE("得2分，满分2分。"),
		SEE("通过：得4分，满分4分，100%。及格线：80%。"), SEE("再次查看：vigil show ") },
	  .command = "cp \"$BANKS\"/locks.xml \"$BANKS\"/../../fixtures/translated/locks.zh-Hans.xml . && "
		     "\"$0\" take ./locks.xml --seed 42 --learner dana --lang zh-Hans",
	  .record = FINISHED, .answered = 3 },
	{ "a session that is partly right", .steps = {
		FIRST, TYPE("t\r"), SEE("Not right: 0 of 1 point.\r\nThe statement is false."),
		SECOND, TYPE("a\r"), SEE("a) chosen, wrong."), SEE("b) right, not chosen."),
		THIRD, TYPE("a\r"), SEE("Partly right: 1 of 2 points."),
		SEE("Not passed: 1 of 4 points, 25%."), SEE("To take the quiz again: vigil take ") },
	  .record = FINISHED, .answered = 3 },
	{ "letters may be typed together, in any case, and as words", .steps = {
		FIRST, TYPE("False\r"), SEE("Right"), SECOND, TYPE("lock THE screen\r"), SEE("Right"),
		THIRD, TYPE("BA\r"), SEE("Right: 2 of 2 points.") }, .record = FINISHED, .answered = 3 },
	{ "full-width letters are letters", .steps = {
		FIRST, TYPE("ｆ\r"), SEE("Right"), SECOND, TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },
	{ "what cannot be read is explained, and asked again", .steps = {
		FIRST, TYPE("中文\r"), SEE("This is neither true nor false."),
		FIRST, TYPE("\r"), SEE("Nothing was entered."),
		FIRST, TYPE("f\r"), SECOND, TYPE("a b\r"), SEE("Only one option can be chosen here."),
		SECOND, TYPE("d\r"), SEE("'d' is none of the options."),
		SECOND, TYPE(":quit\r") }, .never = "Not right", .record = LEFT, .answered = 1 },
	{ "'?' and ':help' say what can be typed", .steps = {
		FIRST, TYPE("?\r"), SEE("Type t for true or f for false.\r\n"), SEE("':help' lists"),
		FIRST, TYPE(":help\r"), SEE("  :skip    leave this question"), SEE("  :quit    leave; "),
		FIRST, TYPE(":quit\r"), SEE("Saved at question 1 of 3.") },
	  .record = LEFT },
	{ "a question can be shown again, skipped, and gone back to", .steps = {
		FIRST, TYPE(":repeat\r"), SEE("At home, a screen may stay unlocked."),
		FIRST, TYPE(" :skip \r"), SEE("Left open; it can be answered"), SEE("You leave your desk"),
		SECOND, TYPE(":skip\r"), THIRD, TYPE(":skip\r"), SEE("3 questions are without an answer."),
		SEE("':hand-in': "), TYPE("1\r"), FIRST, TYPE("f\r"), SECOND, TYPE(":hand-in\r"),
		SEE("2 questions have no answer yet."), SECOND, TYPE(":hand-in\r"),
		SEE("Not passed: 1 of 4 points") },
	  .record = FINISHED, .answered = 1 },
	{ "a command that is mistyped is no answer", .steps = {
		FIRST, TYPE(":qiut\r"), SEE("did you mean ':quit'?"), FIRST, TYPE(CTRL_D) },
	  .record = LEFT },
	{ "a doubled colon makes an answer of a command", .steps = {
		FIRST, TYPE("::quit\r"), SEE("This is neither true nor false."),
		FIRST, TYPE(":?\r"), SEE("This is neither true nor false."),
		FIRST, TYPE(CTRL_D) }, .record = LEFT },
	{ "TAB completes the commands", .steps = {
		FIRST, TYPE(":sk\t\r"), SEE("Left open"), SECOND, TYPE(CTRL_D) },
	  .record = LEFT },
	{ "TAB lists what can be typed: letters and commands, no files, no key", "touch leak; exec " TAKE, .steps = {
		FIRST, TYPE(":skip\r"), SECOND, TYPE("\t\t"), SEE(":back "), SEE(" b "),
		SECOND, TYPE("le\t\t\r"), SEE("'le' is none of the options."), SECOND, TYPE(CTRL_D) },
	  .never = "leak", .record = LEFT },

	{ "Ctrl-D leaves, and what was answered is kept", .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_D), SEE("Saved at question 2 of 3."),
		SEE("To go on: vigil resume ") }, .record = LEFT, .answered = 1 },
	{ "Ctrl-C leaves, and the caller sees the signal", .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_C), SEE("Saved at question 2 of 3."),
		SEE("To go on: vigil resume ") }, .ending = DIES(SIGINT), .record = LEFT, .answered = 1 },
	{ "Ctrl-C in a line clears it; the second one leaves", .steps = {
		FIRST, TYPE("fx"), SEE("fx"), TYPE(CTRL_C), SEE("^C"), FIRST, TYPE(CTRL_C), SEE("Saved") },
	  .ending = DIES(SIGINT), .record = LEFT },
	{ "SIGTERM leaves in the middle of a line", .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE("b"), SEE("b"), SIGNAL(SIGTERM), SEE("Saved") },
	  .ending = DIES(SIGTERM), .record = LEFT, .answered = 1 },
	{ "SIGHUP leaves as well", .steps = { FIRST, SIGNAL(SIGHUP), SEE("Saved") },
	  .ending = DIES(SIGHUP), .record = LEFT },
	{ "Ctrl-Z stops, and the question goes on afterwards", .steps = {
		FIRST, TYPE(CTRL_Z), STOPPED, SIGNAL(SIGCONT), FIRST, TYPE("f\r"), SEE("Right"),
		SECOND, TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },

	{ "Ctrl-D where it asks how sure one is keeps the answer", TOUR, .steps = {
		SEE("from a to c: "), TYPE("b c\r"), SEE("How sure? Type 1, 2 or 3: "), TYPE(CTRL_D),
		SEE("Saved at question 1 of 6.") }, .record = LEFT, .answered = 1 },
	{ "Ctrl-C in a line of an essay clears just that line", TOUR, .steps = {
		ESSAY, TYPE("one two three\r"), SEE("3 words so far"), SEE("Type another line, or . to end: "),
		TYPE("four"), SEE("four"), TYPE(CTRL_C), SEE("^C"), SEE("Type another line, or . to end: "),
		TYPE("IV V\r"), SEE("5 words so far"), SEE("to end: "), TYPE(".\r"), SEE("A person will score it."),
		SEE("Type yes or no: "), TYPE(CTRL_C), SEE("Saved at question 5 of 6.") },
	  .ending = DIES(SIGINT), .record = LEFT },
	{ "Ctrl-Z in a line of an essay comes back to it", TOUR, .steps = {
		ESSAY, TYPE("half a"), SEE("half a"), TYPE(CTRL_Z), STOPPED, SIGNAL(SIGCONT),
		SEE("Type a line, or . to end: half a"), TYPE(" line\r"), SEE("3 words so far"), SEE("to end: "),
		TYPE(CTRL_D), SEE("Saved at question 4 of 6.") }, .record = LEFT },
	{ "what is pasted into an essay is all taken", TOUR, .steps = {
		ESSAY, TYPE(PASTE "one two three\rfour five\rsix" PASTE_END), SEE("3 words so far"), SEE("5 words so far"),
		SEE("Type another line, or . to end: six"), TYPE("\r"), SEE("6 words so far"), SEE("to end: "),
		TYPE(".\r"), SEE("A person will score it."), SEE("Type yes or no: "), TYPE(CTRL_D) },
	  .never = "The rest", .record = LEFT },
	{ "what is pasted behind an essay's end answers nothing", TOUR, .steps = {
		ESSAY, TYPE(PASTE "one two three four five\r.\ryes\r1\r" PASTE_END), SEE("A person will score it."),
		SEE("Type yes or no: "), TYPE("n\r"), SEE("The rest of what was pasted was not taken."), SEE("Type a number"),
		SEE(": "), TYPE(CTRL_D) }, .never = "= 1", .record = LEFT, .answered = 1 },
	{ "a step that was left is come back to, with what it belongs to",
	  TOUR_FILES TOUR_ONLY "; exec \"$0\" resume", .steps = {
		SEE("from a to c: "), TYPE(":review 2\r"), SEE("from a to c: "), TYPE("a\r"), SEE("What do you tell"),
		SEE("from a to b: "), TYPE(CTRL_D), SEE("Saved at question 2 of 6."),
		SEE("Continuing Every kind of prompt, question 2 of 6; "), SEE("Somebody calls"), SEE("What do you tell"),
		SEE("from a to b: "), TYPE(CTRL_D), SEE("Saved") }, .record = LEFT },
	{ "SIGTERM leaves where it asks how sure one is", TOUR, .steps = {
		SEE("from a to c: "), TYPE("b c\r"), SEE("How sure? Type 1, 2 or 3: "), SIGNAL(SIGTERM), SEE("Saved") },
	  .ending = DIES(SIGTERM), .record = LEFT, .answered = 1 },
	{ "Ctrl-D at the review leaves", .steps = {
		FIRST, TYPE(":review\r"), SEE("Type a number, or ':hand-in': "), TYPE(CTRL_D), SEE("Saved") }, .record = LEFT },
	{ "letters of other scripts can be typed and erased", .steps = {
		FIRST, TYPE("中é文\x7f\x7f\x7f" "f\r"), SEE("Right"), SECOND, TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },

	{ "the next question fits a window of 20 columns", .steps = {
		FIRST, RESIZE(20), TYPE("f\r"), SEE("  You leave your\r\n  desk for a minute.\r\n"),
		SEE("Question 2 of\r\n3. Type one\r\nletter from a\r\n"), SEE("to c: "), TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },
	{ "the next question fits a window of 40 columns", .steps = {
		FIRST, RESIZE(40), TYPE("f\r"), SEE("for a minute. What\r\n  do you do first?\r\n"),
		SEE("Question 2 of 3."), SEE("to c: "), TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },
	{ "the next question is as wide as is easy to read", .steps = {
		FIRST, RESIZE(200), TYPE("f\r"), SEE("a minute. What do you do first?\r\n"),
		SECOND, TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },
	{ "our own sentences fit a window of 40 columns", "stty cols 40; exec " TAKE, .steps = {
		SEE("To pass:\r\n  80% of the points.\r\n"), SEE("':quit'"),
		SEE("Type t for\r\n"), SEE("true or f for false: "), TYPE(CTRL_D) },
	  .record = LEFT },
	{ "a warning comes in the middle of a line, which goes on", LIMITED, LATER_CLOCK, .steps = {
		SEE("Time limit: 5 min."), SEE("Type t for true or f for false: "), TYPE("f"), SEE("f"), LATER(241),
		SEE("59 s left."), SEE("Question 1 of 2, 59 s left. Type t for true or f for false: f"), TYPE("\r"), SEE("Right"),
		SEE("Question 2 of 2, 59 s left. "), SEE("from a to c: "), TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },
	{ "a limit in the middle of a line takes what was typed", LIMITED, LATER_CLOCK, .steps = {
		SEE("or f for false: "), TYPE("f"), SEE("f"), LATER(301),
		SEE("Time is up. For another 29 s an answer is taken and marked as late."),
		SEE("Question 1 of 2, time is up. Type t for true or f for false: f"), LATER(331), SEE("Time is up."),
		SEE("Passed: 1 of 2 points"), SEE("Time ran out before the end.") }, .record = EXPIRED, .answered = 1 },
	{ "what is no answer yet when time runs out is kept, and said", LIMITED, LATER_CLOCK, .steps = {
		SEE("or f for false: "), TYPE("perhaps"), SEE("perhaps"), LATER(331), SEE("Time is up."),
		SEE("What you typed was not taken; the record keeps it."), SEE("Not passed: 0 of 2") }, .record = EXPIRED },
	{ "of a paste of several lines the first is taken", .steps = {
		FIRST, TYPE(PASTE "f\rb\rc\r" PASTE_END), TYPE("\r"),
		SEE("The rest of what was pasted was not taken."), SEE("Right: 1 of 1 point."),
		SECOND, TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },

	{ "a full disk behind the output does not cost the record", "exec " TAKE " >/dev/full", .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_D), SEE("standard output could not be written") },
	  .ending = EXITS(3), .record = LEFT, .answered = 1 },
	{ "a reader who has gone does not cost the record",
	  "{ read -r go </dev/tty; " TAKE "; echo \"status $?\" >/dev/tty; } | "
	  "{ exec <&-; echo gone >/dev/tty; }", .steps = {
		SEE("gone"), TYPE("go\r"), FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_D), SEE("status 3") },
	  .never = "could not be written", .record = LEFT, .answered = 1 },
	{ "a folder that is lost meanwhile is said", .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE("b\r"), THIRD, TYPE("a b\r"),
		SEE("the result could not be written; all answers are saved") },
	  .never = "Result: ", .ending = EXITS(3), .folder_lost = true },
	{ "a folder that cannot be is said before the first question",
	  ": >results; exec " TAKE, .steps = { SEE("results: error: the folder"), SEE("--results DIR") },
	  .never = "Question", .ending = EXITS(3) },
	{ "input that ends is said, with what to do", "printf 'f\\n' | " TAKE, .steps = {
		SEE("The input ended. Saved at question 2 of 3."), SEE("resume"), SEE("--answers") }, .ending = EXITS(3), .record = LEFT, .answered = 1 },
	{ "no input at all is said, too", TAKE " <&-", .steps = { SEE("--answers") },
	  .ending = EXITS(3), .record = LEFT },

	{ "what was left goes on where it was", TAKE " ; exec " TAKE_ON, .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_D), SEE("Saved at question 2 of 3."),
		SEE("Continuing Locking the screen, question 2 of 3; "), SEE("'vigil take --anew'"), SECOND, TYPE("b\r"), THIRD, TYPE("a b\r"),
		SEE("Passed: 4 of 4") }, .record = FINISHED, .answered = 3 },
	{ "resume goes on with the only session there is", TAKE " ; exec \"$0\" resume --learner dana", .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE("b\r"), THIRD, TYPE(CTRL_D), SEE("Saved at question 3 of 3."),
		SEE("Continuing Locking the screen, question 3 of 3; "), THIRD, TYPE("a b\r"), SEE("Passed: 4 of 4") }, .record = FINISHED, .answered = 3 },
	{ "one can go back, and on, and to a question", .steps = {
		FIRST, TYPE(":next\r"), SECOND, TYPE(":back\r"), FIRST, TYPE(":next\r"), SECOND,
		TYPE(":review 3\r"), THIRD, TYPE("a b\r"), SEE("Right"), SEE("':hand-in': "), TYPE("1\r"), FIRST, TYPE("f\r"),
		SECOND, TYPE("b\r"),
		SEE("Passed: 4 of 4") }, .record = FINISHED, .answered = 3 },
	{ "a question can be flagged with a remark", .steps = {
		FIRST, TYPE(":flag odd words\r"), SEE("Flagged, with your remark."), FIRST,
		TYPE(":list\r"), SEE("1. you are here, flagged"), FIRST, TYPE(CTRL_D) }, .record = LEFT },

	{ "a dumb terminal gets no escape", .environment = { "TERM=dumb" }, .steps = {
		FIRST, TYPE("t\r"), SECOND, TYPE("b\r"), THIRD, TYPE("?\r"), THIRD, TYPE("a\r"),
		SEE("Not passed: 2 of 4") }, .never = "\033", .record = FINISHED, .answered = 3 },
	{ "NO_COLOR is without colours", .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_D) }, .never = "\033[0", .record = LEFT, .answered = 1 },
	{ "colours are there by themselves, beside words", .environment = { "NO_COLOR" }, .steps = {
		FIRST, TYPE("f\r"), SEE("\033[0;32mRight: 1 of 1 point.\033[0m"), SECOND, TYPE(CTRL_D) },
	  .record = LEFT, .answered = 1 },
	{ "for screen readers there is no line that only looks good", "exec " TAKE " --accessible", .steps = {
		FIRST, TYPE("f\r"), SEE("Right: 1 of 1 point."), SECOND, TYPE(CTRL_D) },
	  .never = "---", .record = LEFT, .answered = 1 },

	{ "a hostile name of the learner", "exec " TAKE_ONLY " --learner \"$NAME\"", { EVIL_NAME }, .steps = {
		SEE("You answer as x^[]0;y^G"), FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_D), SEE("Saved") },
	  .record = LEFT, .answered = 1 },
	{ "a hostile seed", "exec \"$0\" take \"$BANKS/locks.xml\" --seed \"$NAME\"", { EVIL_NAME }, .steps = {
		SEE("Question 1 of 3. "), TYPE(CTRL_D), SEE("Saved") }, .record = LEFT },
	{ "a hostile file name", "cp \"$BANKS/locks.xml\" \"./$NAME.xml\"; exec \"$0\" take \"./$NAME.xml\"",
	  { "NAME=x\033]0;y\007\xC2\x9B\xFF" }, .steps = {
		SEE("Question 1 of 3. "), TYPE(":review\r"), SEE("':hand-in': "), TYPE(":hand-in\r"), SEE("again"),
		TYPE(":hand-in\r"), SEE("vigil take './x^[]0;y^G") }, .record = FINISHED },
	{ "a hostile folder of results", .environment = { "VIGIL_RESULTS=" EVIL }, .steps = {
		SEE("  x^[]0;y^G^[[2J"), FIRST, TYPE(CTRL_D), SEE("Saved") }, .record = LEFT },
	{ "hostile typing", .steps = {
		FIRST, TYPE(CTRL_V "\033]0;y" CTRL_V "\007\r"), SEE("This is neither"),
		FIRST, TYPE("\033]0;y\007\033[2J\r"), FIRST, TYPE("\xC2\x9B" "31m\xFF\xC3(\r"),
		FIRST, TYPE(":" EVIL_TEXT "\r"), SEE("There is no ':"), FIRST, TYPE(CTRL_D) },
	  .record = LEFT },
	{ "a hostile paste", .steps = {
		FIRST, TYPE(PASTE EVIL_TEXT PASTE_END "\r"), SEE("This is neither"), FIRST, TYPE(CTRL_D) },
	  .record = LEFT },
	{ "hostile words where locale and width should be", NULL,
	  { "LC_ALL=" EVIL, "COLUMNS=" EVIL, "INPUTRC=" EVIL }, .steps = {
		FIRST, TYPE("f\r"), SECOND, TYPE(CTRL_D) }, .record = LEFT, .answered = 1 },
	{ "a hostile quiz", "exec \"$0\" take \"$NAME\"", { EVIL_NAME }, .steps = {
		SEE("there is no quiz 'x^[]0;y^G") }, .ending = EXITS(3) },
	{ "a hostile file that is missing", "exec \"$0\" take \"/$NAME\"", { EVIL_NAME }, .steps = {
		SEE("there is no such file") }, .ending = EXITS(3) },
	{ "a hostile command", "exec \"$0\" \"$NAME\"", { EVIL_NAME }, .steps = {
		SEE("there is no command 'x^[]0;y^G") }, .ending = EXITS(2) },
	{ "a hostile option", "exec \"$0\" take --\"$NAME\"", { EVIL_NAME }, .steps = {
		SEE("has no option '--x^[]0;y^G") }, .ending = EXITS(2) },
	{ "a hostile folder of banks", "exec \"$0\" --banks \"$NAME\"", { EVIL_NAME }, .steps = {
		SEE("x^[]0;y^G") } },
	{ "a hostile bank, as far as one can be", "\"$BANKS/../hostile\" '&#x200F;' >bank.xml; exec \"$0\" take ./bank.xml --seed 1", .steps = {
		SEE("You answer as"), SEE("Type one letter from a to b: "), TYPE(":hint\r"), SEE("<+9992 combining marks>"),
		SEE("from a to b: "), TYPE(":list\r"), SEE("you are here"), SEE("from a to b: "), TYPE(":repeat\r"),
		SEE("wwwwwwwwww"), SEE("from a to b: "), TYPE("b\r"), SEE("Not right"), SEE("You answered"), SEE("Result: ") },
	  .record = FINISHED, .answered = 1 },
	{ "the same in a narrow window", "stty cols 20; \"$BANKS/../hostile\" >bank.xml; exec \"$0\" take ./bank.xml --seed 1", .steps = {
		SEE("Question 1 of"), SEE("to b: "), TYPE("b\r"), SEE("Not right"), SEE("Result: ") },
	  .record = FINISHED, .answered = 1 },
	{ "a bank of what terminals obey is not asked", "\"$BANKS/../hostile\" '&#x9B;2J&#x9D;52;c;eA==&#x9C;&#x202E;&#xE0041;' >bank.xml; exec \"$0\" take ./bank.xml", .steps = {
		SEE("this quiz can't be used: it has 16 errors") }, .ending = EXITS(3) },
	{ "and what is said of it can be looked at", "\"$BANKS/../hostile\" '&#x9B;2J&#x9D;52;c;eA==&#x9C;&#x202E;&#xE0041;' >bank.xml; exec \"$0\" check bank.xml", .steps = {
		SEE("U+009B"), SEE("[control-character]") }, .ending = EXITS(1) },
	{ "what is no XML is no bank", "\"$BANKS/../hostile\" '' '\\033]52;c;eA==\\007\\300\\257\\233' >bank.xml; exec \"$0\" check bank.xml", .steps = {
		SEE("bank.xml:3:"), SEE("error") }, .ending = EXITS(1) },
	{ "a hostile answers file", "printf '%s: x\\n' \"$NAME\" >a; exec " TAKE " --answers a",
	  { EVIL_NAME }, .steps = { SEE("a:1:1: error: "), SEE("x^[]0;y^G") }, .ending = EXITS(2) },
	/* clang-format on */
};

/* What a row used, for the teardown: `*state` holds the row. */
static struct held {
	char folder[32];
	struct pty *pty;
	struct vigil_findings *findings;
	struct vigil_result *result;
	struct vigil_store *store;
	char *id;
	char record[400];
	char clock[64];
} held;

static struct pty *start(const struct take_case *row)
{
	char here[64], data[64], command[700];
	const char *const argv[] = {"/bin/sh", "-c", command, VIGIL, NULL};
	const char *environment[20] = {
		here,
		data,
		"BANKS=" BANKS,
		"VIGIL_RESULTS=results",
		"TERM=xterm",
		"LC_ALL=C.UTF-8",
		"INPUTRC=/dev/null",
		"COLUMNS",
		"LINES",
		"NO_COLOR=1",
		"CLICOLOR",
		"CLICOLOR_FORCE",
		"ACCESSIBLE",
		"VIGIL_BANKS",
	};
	size_t count = 14;

	snprintf(here, sizeof(here), "HERE=%s", held.folder);
	snprintf(data, sizeof(data), "XDG_DATA_HOME=%s/data", held.folder);
	snprintf(command, sizeof(command), "cd \"$HERE\" && { %s; }",
	         row->command ? row->command : "exec " TAKE);
	for (size_t i = 0; i < COUNT(row->environment) && row->environment[i]; i++)
		environment[count++] = row->environment[i];
	return pty_start(argv, environment);
}

/* The length of a sequence that readline or our own colours send, at an escape; 0: another. */
static size_t known_sequence(const char *place)
{
	static const char *const known[] = {"\033[?2004h", "\033[?2004l", "\033[K", "\033[C",
	                                    "\033[A",      "\033[J",      "\033[P", "\033[@"};
	size_t length = strlen("\033[");

	for (size_t i = 0; i < COUNT(known); i++)
		if (strncmp(place, known[i], strlen(known[i])) == 0)
			return strlen(known[i]);
	if (place[1] != '[')
		return 0;
	length += strspn(place + length, "0123456789;");
	return strchr("mCDPA@", place[length]) && place[length] ? length + 1 : 0;
}

static bool is_harmful(ucs4_t character)
{
	return character == 0x7F || (character >= 0x80 && character < 0xA0) ||
	       (character >= 0x202A && character <= 0x202E) ||
	       (character >= 0x2066 && character <= 0x2067) || character == 0x2028 ||
	       character == 0x2029 || (character >= 0xE0000 && character < 0xE0080) ||
	       (character < ' ' && !strchr("\r\n\b", (char)character));
}

static void output_is_harmless(const char *output, size_t length)
{
	int isolated = 0; /* what is written from right to left, by ourselves */

	for (size_t at = 0; at < length;) {
		ucs4_t character = 0;
		size_t known = output[at] == '\033' ? known_sequence(output + at) : 0;
		int size = u8_mbtoucr(&character, (const uint8_t *)output + at, length - at);

		if (!known && (size <= 0 || is_harmful(character)))
			fail_msg("byte %zu: U+%04X behind \"%.40s\"", at, (unsigned)character,
			         output + (at < 40 ? 0 : at - 40));
		isolated += character == 0x2068 ? 1 : character == 0x2069 ? -1 : 0;
		if (isolated < 0 || (isolated && character == '\n'))
			fail_msg("byte %zu: an isolation begins or ends by itself", at);
		at += known ? known : (size_t)size;
	}
}

/* The one file in the folder of results: its path, and how many there are. */
static int records_count(void)
{
	char path[64];
	struct dirent *file;
	DIR *folder;
	int count = 0;

	snprintf(path, sizeof(path), "%s/results", held.folder);
	folder = opendir(path);
	while (folder && (file = readdir(folder))) {
		if (file->d_name[0] == '.')
			continue;
		snprintf(held.record, sizeof(held.record), "%s/%s", path, file->d_name);
		count++;
	}
	if (folder)
		closedir(folder);
	return count;
}

static bool schema_accepts(const char *path)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(QUIZZES "/schema/result.xsd");
	xmlSchemaPtr schema = xmlSchemaParse(parser);
	xmlSchemaValidCtxtPtr context = schema ? xmlSchemaNewValidCtxt(schema) : NULL;
	bool accepts = context && xmlSchemaValidateFile(context, path, 0) == 0;

	xmlSchemaFreeValidCtxt(context);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	return accepts;
}

static bool unfinished_keep(void *context, const struct vigil_unfinished *row)
{
	(void)context;
	assert_null(held.id); /* there is only one */
	held.id = strdup(row->id);
	return true;
}

/* What was left can be ended, and then its result says what was answered. */
static void left_is_kept(void)
{
	char folder[64];
	char *path = NULL;

	snprintf(folder, sizeof(folder), "%s/data/vigil", held.folder);
	assert_int_equal(vigil_store_open(&held.store, folder, held.findings), VIGIL_OK);
	assert_int_equal(
		vigil_store_unfinished(held.store, NULL, unfinished_keep, NULL, held.findings),
		VIGIL_OK);
	assert_non_null(held.id);
	assert_int_equal(
		vigil_delivery_abandon(&path, held.store, held.id, vigil_time_now(), held.findings),
		VIGIL_OK);
	snprintf(held.record, sizeof(held.record), "%s", path);
	free(path);
}

static void record_is(const struct take_case *row)
{
	int answered = 0;

	assert_int_equal(records_count(),
	                 row->record == FINISHED || row->record == EXPIRED ? 1 : 0);
	if (row->record == NO_RECORD)
		return;
	held.findings = vigil_findings_new();
	if (row->record == LEFT)
		left_is_kept();
	assert_true(schema_accepts(held.record));
	assert_int_equal(vigil_result_read(&held.result, held.record, held.findings), VIGIL_OK);
	assert_int_equal(held.result->status, row->record == FINISHED  ? SESSION_FINISHED
	                                      : row->record == EXPIRED ? SESSION_EXPIRED
	                                                               : SESSION_ABANDONED);
	for (size_t i = 0; i < held.result->question_count; i++)
		answered += held.result->questions[i].state == QUESTION_ANSWERED;
	assert_int_equal(answered, row->answered);
}

/* What was a folder, or none yet, is a file now. */
static void folder_lose(void)
{
	char path[64];
	FILE *file;

	snprintf(path, sizeof(path), "%s/results", held.folder);
	rmdir(path);
	file = fopen(path, "w");
	assert_non_null(file);
	fclose(file);
}

static void session_goes_as_written(void **state)
{
	const struct take_case *row = *state;
	const struct step first[] = {row->steps[0], {.act = ACT_NONE}};
	const char *output;
	size_t length;
	int status;

	held = (struct held){.folder = "/tmp/vigil-take-XXXXXX"};
	assert_non_null(mkdtemp(held.folder));
	snprintf(held.clock, sizeof(held.clock), "%s/later", held.folder);
	steps_set_clock(held.clock);
	held.pty = start(row);
	assert_non_null(held.pty);
	steps_play(held.pty, first);
	if (row->folder_lost)
		folder_lose();
	steps_play(held.pty, row->steps + 1);
	assert_true(pty_ended(held.pty, &status));
	assert_int_equal(WIFSIGNALED(status) ? DIES(WTERMSIG(status)) : WEXITSTATUS(status),
	                 row->ending);
	assert_true(pty_is_canonical(held.pty));
	output = pty_output(held.pty, &length);
	output_is_harmless(output, length);
	if (row->never)
		assert_null(memmem(output, length, row->never, strlen(row->never)));
	record_is(row);
}

static int session_end(void **state)
{
	const char *const remove[] = {"rm", "-rf", held.folder, NULL};
	struct pty *removing;
	int status;

	(void)state;
	pty_free(held.pty);
	vigil_result_free(held.result);
	vigil_store_free(held.store);
	free(held.id);
	vigil_findings_free(held.findings);
	removing = pty_start(remove, NULL);
	if (removing)
		pty_ended(removing, &status);
	pty_free(removing);
	return 0;
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = session_goes_as_written,
		                               .teardown_func = session_end,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("take", tests, NULL, NULL);
}
