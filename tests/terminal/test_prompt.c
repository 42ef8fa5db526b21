/* terminal/test_prompt.c -- a line asked for at a terminal: keys, signals, pastes */
#include <signal.h>

#include "terminal/scene.h"

#define ASK    "ask", "answer: "
#define PROMPT SEE("answer: ")
#define CTRL_C "\003"
#define CTRL_D "\004"
#define CTRL_R "\022"
#define CTRL_U "\025"
#define CTRL_V "\026"
#define CTRL_Z "\032"
#define ERASE  "\177"
#define UP     "\033[A"

/* A paste as a terminal marks it; terminals send CR for a newline. */
#define PASTE     "\033[200~"
#define PASTE_END "\033[201~"

/* clang-format off */
static struct scene scenes[] = {
	{ "a line is what was typed", { ASK }, .steps = {
		PROMPT, TYPE("abc\r"), SEE("<abc> of 3"),
		PROMPT, TYPE("\r"), SEE("<> of 0"),
		PROMPT, TYPE(CTRL_D), SEE("<end>") }, .never = "\r\n\r\n" },
	{ "a key erases a whole Chinese letter", { ASK }, .steps = {
		PROMPT, TYPE("中文"), SEE("中文"), TYPE(ERASE "\r"), SEE("<中> of 3"),
		PROMPT, TYPE(CTRL_D) } },
	{ "Chinese can be typed in the C locale", { ASK }, .environment = { "LC_ALL=C" }, .steps = {
		PROMPT, TYPE("中文"), SEE("中文"), TYPE(ERASE "\r"), SEE("<中> of 3"),
		PROMPT, TYPE("文\r"), SEE("<文> of 3"),
		PROMPT, TYPE(CTRL_D) } },
	{ "Chinese can be typed where the locale is unknown", { ASK },
	  .environment = { "LC_ALL", "LANG=xx_YY.ISO-8859-1" }, .steps = {
		PROMPT, TYPE("中文\r"), SEE("<中文> of 6"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a control character in a line is replaced", { ASK }, .steps = {
		PROMPT, TYPE("a" CTRL_V "\033" "b" CTRL_V "\tc\r"), SEE("<a\xEF\xBF\xBD" "b c> of 7"),
		PROMPT, TYPE(CTRL_D) } },
	{ "Ctrl-D in a line does not end it", { ASK }, .steps = {
		PROMPT, TYPE("ab" CTRL_D "c\r"), SEE("<abc> of 3"),
		PROMPT, TYPE(CTRL_D), SEE("\r\n<end>") } },
	{ "the end begins a new line on a terminal without pastes", { ASK },
	  .environment = { "TERM=dumb" }, .steps = {
		PROMPT, TYPE(CTRL_D), SEE("\r\n<end>") } },

	{ "Ctrl-C clears the line", { ASK }, .steps = {
		PROMPT, TYPE("abc"), SEE("abc"), TYPE(CTRL_C), SEE("^C\r\n"),
		PROMPT, TYPE("d\r"), SEE("<d> of 1"),
		PROMPT, TYPE(CTRL_D) } },
	{ "Ctrl-C twice in a row interrupts", { ASK }, .steps = {
		PROMPT, TYPE("abc"), SEE("abc"), TYPE(CTRL_C), SEE("^C\r\n"),
		PROMPT, TYPE(CTRL_C), SEE("<interrupted>") }, .ending = DIES(SIGINT) },
	{ "Ctrl-C on an empty line interrupts", { ASK }, .steps = {
		PROMPT, TYPE(CTRL_C), SEE("^C\r\n"), SEE("<interrupted>") },
	  .ending = DIES(SIGINT) },
	{ "Ctrl-C leaves a search, and the line", { ASK }, .steps = {
		PROMPT, TYPE("abc" CTRL_R), SEE("search"), TYPE(CTRL_C), SEE("^C\r\n"),
		PROMPT, TYPE("d\r"), SEE("<d> of 1"),
		PROMPT, TYPE(CTRL_D) } },
	{ "SIGTERM interrupts in the middle of a line", { ASK }, .steps = {
		PROMPT, TYPE("half"), SEE("half"), SIGNAL(SIGTERM),
		SEE("<interrupted>") }, .never = "<half>", .ending = DIES(SIGTERM) },
	{ "SIGHUP interrupts in the middle of a line", { ASK }, .steps = {
		PROMPT, TYPE("half"), SEE("half"), SIGNAL(SIGHUP),
		SEE("<interrupted>") }, .never = "<half>", .ending = DIES(SIGHUP) },
	{ "a signal goes before the keys that wait with it", { ASK }, .steps = {
		PROMPT, TYPE(CTRL_Z), STOPPED, TYPE("a\r"), SIGNAL(SIGTERM), SIGNAL(SIGCONT),
		SEE("<interrupted>") }, .never = "<a>", .ending = DIES(SIGTERM) },
	{ "SIGHUP stays ignored under nohup", .shell = "trap '' HUP; exec \"$0\" ask 'answer: '", .steps = {
		PROMPT, SIGNAL(SIGHUP), TYPE("a\r"), SEE("<a> of 1"),
		PROMPT, TYPE(CTRL_D), SEE("<end>") } },
	{ "Ctrl-Z stops, and the line is there again afterwards", { ASK }, .steps = {
		PROMPT, TYPE("half"), SEE("half"), TYPE(CTRL_Z), STOPPED,
		SIGNAL(SIGCONT), SEE("answer: half"),
		TYPE(ERASE "o\r"), SEE("<halo> of 4"),
		PROMPT, TYPE(CTRL_D) } },
	{ "Ctrl-Z works a second time", { ASK }, .steps = {
		PROMPT, TYPE(CTRL_Z), STOPPED, SIGNAL(SIGCONT),
		PROMPT, TYPE(CTRL_Z), STOPPED, SIGNAL(SIGCONT),
		PROMPT, TYPE("a\r"), SEE("<a> of 1"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a line is drawn anew for a new width", { ASK }, .steps = {
		PROMPT, TYPE("one two three"), SEE("three"), RESIZE(20),
		PROMPT, TYPE("\r"), SEE("<one two three> of 13"),
		PROMPT, TYPE(CTRL_D) } },

	{ "Tab completes a word", { ASK, ":quit", ":skip" }, .steps = {
		PROMPT, TYPE(":q\t"), SEE(":quit"), TYPE("\r"), SEE("<:quit> of 5"),
		PROMPT, TYPE(CTRL_D) } },
	{ "Tab never completes the name of a file", { ASK, ":quit" }, .steps = {
		PROMPT, TYPE("/et\t\r"), SEE("</et> of 3"),
		PROMPT, TYPE(CTRL_D) } },
	{ "Tab without words completes nothing", { ASK }, .steps = {
		PROMPT, TYPE("/et\t\t\r"), SEE("</et> of 3"),
		PROMPT, TYPE(CTRL_D) } },
	{ "an answer cannot be called back", { ASK }, .steps = {
		PROMPT, TYPE("secret\r"), SEE("<secret> of 6"),
		PROMPT, TYPE(UP "\r"), SEE("<> of 0"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a command can be called back", { ASK, ":help", ":flag" }, .steps = {
		PROMPT, TYPE(":flag why\r"), SEE("<:flag why> of 9"),
		PROMPT, TYPE("secret\r"), SEE("<secret> of 6"),
		PROMPT, TYPE(UP), SEE(":flag why"), TYPE("\r"), SEE("<:flag why> of 9"),
		PROMPT, TYPE(CTRL_D) } },
	{ "an answer that begins as a command does cannot be called back", { ASK, ":help" }, .steps = {
		PROMPT, TYPE("::help\r"), SEE("<::help> of 6"),
		PROMPT, TYPE(UP "\r"), SEE("<> of 0"),
		PROMPT, TYPE(CTRL_D) } },

	{ "a line that was begun can be gone on with", { "wait", "600000", "answer: ", "one" }, .steps = {
		SEE("answer: one"), TYPE(" two\r"), SEE("<one two> of 7"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a line that was begun can be cleared", { "wait", "600000", "answer: ", "one" }, .steps = {
		SEE("answer: one"), TYPE(CTRL_C), SEE("^C\r\n"), PROMPT, TYPE("x\r"), SEE("<x> of 1"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a prompt that is wider than the window breaks between words",
	  .shell = "stty cols 20; exec \"$0\" ask 'What is it? Type a to c: '", .steps = {
		SEE("What is it?\r\n"), SEE("Type a to c: "), TYPE("b\r"), SEE("<b> of 1"),
		SEE("What is it?\r\n"), SEE("Type a to c: "), TYPE(CTRL_D), SEE("<end>") } },
	{ "a prompt that is one long word is left as it is",
	  .shell = "stty cols 20; exec \"$0\" ask 'Whatisitthatcanbetypedhere:'", .steps = {
		SEE("Whatisit"), TYPE("b\r"), SEE("<b> of 1"), SEE("Whatisit"), TYPE(CTRL_D) } },
	{ "when time is up, what was typed is kept", { "wait", "1", "answer: ", "half" }, .steps = {
		SEE("<time after 'half'>"), SEE("answer: half"), TYPE("way\r"), SEE("<halfway> of 7"),
		PROMPT, TYPE(CTRL_D) } },
	{ "the user's inputrc is honoured", { ASK },
	  .environment = { "INPUTRC=" FIXTURES "/inputrc" }, .steps = {
		PROMPT, TYPE("\007\r"), SEE("<from the inputrc> of 16"),
		PROMPT, TYPE(CTRL_D) } },

	{ "of several pasted lines the first is taken, and that is said", { ASK }, .steps = {
		PROMPT, TYPE(PASTE "one\rtwo\rthree\r" PASTE_END), SEE("one"), TYPE("\r"),
		SEE("The rest of what was pasted"), SEE("<one> of 3"),
		PROMPT, TYPE(CTRL_D), SEE("<end>") }, .never = "two" },
	{ "a single pasted line needs no remark", { ASK }, .steps = {
		PROMPT, TYPE("b" PASTE "\rone\n" PASTE_END "\r"), SEE("<bone> of 4"),
		PROMPT, TYPE(CTRL_D) }, .never = "The rest" },
	{ "where many lines are wanted, a paste gives each of them", { "lines", "line: " }, .steps = {
		SEE("line: "), TYPE("a " PASTE "one\rtwo\t2\r\rth\033[2Jree" PASTE_END),
		SEE("<a one> of 5"), SEE("line: "), SEE("<two 2> of 5"), SEE("<> of 0"), SEE("line: "),
		SEE("\xEF\xBF\xBD[2Jree"), TYPE("!\r"), SEE("[2Jree!> of "), SEE("line: "), TYPE(CTRL_D), SEE("<end>") },
	  .never = "The rest" },
	{ "where pastes are not marked, what came with a line is not the next answer", { ASK },
	  .environment = { "TERM=dumb" }, .steps = {
		PROMPT, TYPE("one\rtwo\rthree\r"), SEE("The rest of what was pasted"), SEE("<one> of 3"),
		PROMPT, TYPE("b\r"), SEE("<b> of 1"), PROMPT, TYPE(CTRL_D), SEE("<end>") }, .never = "<two>" },
	{ "for screen readers no escape is sent, whatever is typed", { ASK },
	  .environment = { "ACCESSIBLE=1", "NO_COLOR=1" }, .steps = {
		PROMPT, TYPE("one\001\004\005\b\b中x\b"), SEE("中"), TYPE("\r"), SEE("<中> of 3"),
		PROMPT, TYPE("\t\t"), TYPE(CTRL_D), SEE("<end>") }, .never = "\033" },
	{ "a pasted escape sequence is replaced before it is echoed", { ASK }, .steps = {
		PROMPT, TYPE(PASTE "a\033]52;c;x\007b\xC2\x9Bz" PASTE_END "\r"),
		SEE("<a\xEF\xBF\xBD]52;c;x\xEF\xBF\xBD" "b\xEF\xBF\xBDz> of 19"),
		PROMPT, TYPE(CTRL_D) }, .never = "]52;c;x\007" },
	{ "what looks like the end of a paste is pasted, too", { ASK }, .steps = {
		PROMPT, TYPE(PASTE "\033[201" PASTE_END "\r"), SEE("<\xEF\xBF\xBD[201> of 7"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a paste that never ends does not keep a signal waiting", { ASK }, .steps = {
		PROMPT, TYPE(PASTE "abc"), SIGNAL(SIGTERM), SEE("<interrupted>") },
	  .ending = DIES(SIGTERM) },

	{ "a line of the greatest length is taken", { ASK }, .environment = { "TERM=dumb" }, .steps = {
		PROMPT, FLOOD(65536), TYPE("\r"), SEE("x> of 65536"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a longer line is dropped", { ASK }, .environment = { "TERM=dumb" }, .steps = {
		PROMPT, FLOOD(65537), TYPE("\r"), SEE("<too long>"),
		PROMPT, TYPE("short\r"), SEE("<short> of 5"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a line that was too long can be erased and typed again", { ASK }, .environment = { "TERM=dumb" },
	  .steps = {
		PROMPT, FLOOD(70000), TYPE(CTRL_U "short\r"), SEE("<short> of 5"),
		PROMPT, TYPE(CTRL_D) } },
	{ "a huge paste is dropped", { ASK }, .steps = {
		PROMPT, TYPE(PASTE), FLOOD(1 << 20), TYPE(PASTE_END "\r"),
		SEE("<too long>"),
		PROMPT, TYPE("short\r"), SEE("<short> of 5"),
		PROMPT, TYPE(CTRL_D) } },
	{ "huge typing is dropped, and costs one pass", { ASK }, .environment = { "TERM=dumb" }, .steps = {
		PROMPT, FLOOD(1 << 20), TYPE("\r"), SEE("<too long>"),
		PROMPT, TYPE("short\r"), SEE("<short> of 5"),
		PROMPT, TYPE(CTRL_D) } },

	{ "a dumb terminal gets no escape sequence", { ASK, ":quit" }, .environment = { "TERM=dumb" },
	  .steps = {
		PROMPT, TYPE("abc" ERASE ERASE "中\r"), SEE("<a中> of 4"),
		PROMPT, TYPE(":q\t\r"), SEE("<:quit> of 5"),
		PROMPT, TYPE(CTRL_D), SEE("<end>") }, .never = "\033" },
	{ "a prompt's own bytes are made harmless", .arguments = { "ask", "a\033[31m\001\nb: " }, .steps = {
		SEE("a^[[31m^A^Jb: "), TYPE(CTRL_D) }, .never = "\033[31m" },
	{ "the prompt goes to the terminal when the output does not",
	  .shell = "exec \"$0\" ask 'answer: ' >/dev/null", .steps = {
		PROMPT, TYPE("abc"), SEE("abc"), TYPE("\r"),
		PROMPT, TYPE(CTRL_D) }, .never = "<abc>" },
	{ "the prompt goes to the terminal when there is no output",
	  .shell = "exec \"$0\" ask 'answer: ' >&-", .steps = {
		PROMPT, TYPE("abc\r"),
		PROMPT, TYPE(CTRL_D) }, .never = "<abc>", .ending = EXITS(1) },
};
/* clang-format on */

int main(void)
{
	return scenes_play("prompt", scenes, sizeof scenes / sizeof scenes[0]);
}
