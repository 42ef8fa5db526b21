/* bench/generate.c -- writes a bank of any size, in the proportions of one written by hand */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 *     generate QUESTIONS SEED > bank.xml
 *
 * The same numbers give the same bytes on every machine. The proportions are those of
 * quizzes/extortion-email.xml: the mix of interactions, the lengths of each kind of text, how often
 * there is a hint, a role, an exhibit, how many facts there are and are named, lines wrapped and
 * indented. The words mean nothing.
 */

#define LINE_MOST     112
#define LETTERS_MOST  40 /* of one word with what surrounds it */
#define SOURCES       10
#define TOPICS_LEAST  6
#define EXHIBIT_EVERY 5 /* questions */

struct sheet {
	uint64_t state;  /* of the random numbers */
	unsigned column; /* where the line stands */
	unsigned facts, topics, exhibits;
};

/* splitmix64 */
static uint64_t next(struct sheet *sheet)
{
	uint64_t mixed = sheet->state += UINT64_C(0x9E3779B97F4A7C15);

	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
	return mixed ^ (mixed >> 31);
}

static unsigned between(struct sheet *sheet, unsigned least, unsigned most)
{
	return least + (unsigned)(next(sheet) % (most - least + 1));
}

static bool one_in(struct sheet *sheet, unsigned count)
{
	return between(sheet, 1, count) == 1;
}

static void put(struct sheet *sheet, const char *string)
{
	fputs(string, stdout);
	sheet->column += (unsigned)strlen(string);
}

__attribute__((format(printf, 2, 3))) static void putf(struct sheet *sheet, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vprintf(format, arguments);
	va_end(arguments);
	sheet->column += length > 0 ? (unsigned)length : 0;
}

static void new_line(struct sheet *sheet, unsigned indent)
{
	printf("\n%*s", (int)indent, "");
	sheet->column = indent;
}

/* ---- words ---- */

static const char *const words[] = {
	"account",  "address",  "advice",    "again",    "alarm",   "already", "and",
	"are",      "as",       "asks",      "at",       "badge",   "because", "before",
	"begins",   "behind",   "bill",      "board",    "both",    "button",  "by",
	"call",     "can",      "careful",   "case",     "change",  "channel", "check",
	"claim",    "click",    "colleague", "company",  "contact", "copy",    "customer",
	"data",     "day",      "deadline",  "decides",  "demand",  "desk",    "device",
	"does",     "door",     "doubt",     "during",   "early",   "either",  "entry",
	"evidence", "exactly",  "fact",      "false",    "few",     "file",    "finds",
	"first",    "for",      "from",      "genuine",  "gives",   "haste",   "header",
	"helps",    "honest",   "hour",      "how",      "if",      "in",      "incident",
	"inside",   "into",     "invoice",   "is",       "it",      "itself",  "keeps",
	"known",    "later",    "leak",      "leaves",   "letter",  "link",    "list",
	"log",      "looks",    "loss",      "mail",     "mailbox", "manager", "many",
	"matters",  "may",      "message",   "minutes",  "mistake", "money",   "more",
	"morning",  "most",     "must",      "name",     "nearly",  "needs",   "never",
	"new",      "nobody",   "not",       "nothing",  "notice",  "number",  "of",
	"office",   "often",    "on",        "once",     "only",    "open",    "or",
	"other",    "out",      "outside",   "over",     "own",     "page",    "paper",
	"part",     "password", "pays",      "people",   "person",  "phone",   "place",
	"plan",     "police",   "press",     "price",    "printer", "proof",   "quickly",
	"reader",   "real",     "reason",    "record",   "reply",   "report",  "request",
	"role",     "room",     "rule",      "sample",   "says",    "screen",  "secret",
	"security", "seller",   "sender",    "sends",    "server",  "several", "shows",
	"since",    "so",       "some",      "somebody", "stays",   "still",   "stops",
	"subject",  "supplier", "tells",     "than",     "that",    "the",     "their",
	"then",     "these",    "they",      "this",     "threat",  "time",    "to",
	"today",    "together", "tone",      "trace",    "truly",   "under",   "until",
	"urgent",   "usual",    "visitor",   "waits",    "warning", "was",     "watches",
	"way",      "weakness", "what",      "when",     "where",   "which",   "who",
	"whose",    "why",      "will",      "with",     "without", "work",    "writes",
	"you",      "your",
};

/* What a text holds now and then, and XML or Unicode makes more of than of a word. */
static const char *const rare[] = {
	"caf\xC3\xA9",  "na\xC3\xAFve", "Q&amp;A", "it&#8217;s",
	"\xE2\x80\x93", "&lt;none&gt;", "R&amp;D",
};

#define COUNT(list) ((unsigned)(sizeof(list) / sizeof((list)[0])))

static const char *word(struct sheet *sheet)
{
	if (one_in(sheet, 150))
		return rare[between(sheet, 0, COUNT(rare) - 1)];
	return words[between(sheet, 0, COUNT(words) - 1)];
}

/* A text of so many characters or a few more, wrapped at the indent, ended by `end`. */
static void put_words(struct sheet *sheet, unsigned length, unsigned indent, bool marked,
                      const char *end)
{
	bool capital = true;
	unsigned written = 0;

	while (written < length) {
		char piece[LETTERS_MOST];
		const char *mark = marked && one_in(sheet, 300) ? "em" : NULL;
		int size = snprintf(piece, sizeof(piece), "%s", word(sheet));

		if (capital && piece[0] >= 'a' && piece[0] <= 'z')
			piece[0] = (char)(piece[0] - 'a' + 'A');
		if (mark && one_in(sheet, 2))
			mark = "code";
		if (written > 0 && indent && sheet->column + (unsigned)size + 1 > LINE_MOST)
			new_line(sheet, indent);
		else if (written > 0)
			put(sheet, " ");
		if (mark)
			putf(sheet, "<%s>%s</%s>", mark, piece, mark);
		else
			put(sheet, piece);
		written += (unsigned)size + 1;
		capital = one_in(sheet, 14) && written + 20 < length;
		if (capital)
			put(sheet, ".");
		else if (one_in(sheet, 12) && written < length)
			put(sheet, ",");
	}
	put(sheet, end);
}

/* ---- the head ---- */

static void put_facts(struct sheet *sheet)
{
	for (unsigned i = 1; i <= sheet->facts; i++) {
		unsigned source = between(sheet, 1, SOURCES - 1);

		new_line(sheet, 2);
		putf(sheet, "<fact id=\"F%02u\" sources=\"S%u", i, source);
		if (one_in(sheet, 2))
			putf(sheet, " S%u", source + 1);
		put(sheet, "\">");
		put_words(sheet, between(sheet, 52, 170), 4, false, ".</fact>");
	}
	new_line(sheet, 0);
}

static void put_head(struct sheet *sheet)
{
	put(sheet,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<bank xmlns=\"urn:vigil:bank:1\" id=\"generated\" version=\"1.0\" xml:lang=\"en\">\n"
	    "  <title>A generated bank</title>\n");
	for (unsigned i = 1; i <= SOURCES; i++) {
		new_line(sheet, 2);
		putf(sheet, "<source id=\"S%u\" title=\"", i);
		put_words(sheet, between(sheet, 20, 50), 0, false, "\"/>");
	}
	new_line(sheet, 0);
	put_facts(sheet);
	for (unsigned i = 1; i <= sheet->topics; i++) {
		new_line(sheet, 2);
		putf(sheet, "<topic id=\"topic-%u\">", i);
		put_words(sheet, between(sheet, 14, 30), 0, false, "</topic>");
	}
	new_line(sheet, 0);
}

/* ---- exhibits ---- */

static void put_exhibit_line(struct sheet *sheet, unsigned number)
{
	new_line(sheet, 4);
	put(sheet, "<line>");
	if (one_in(sheet, 3)) {
		putf(sheet, "<mark id=\"m%u\">", number);
		put_words(sheet, between(sheet, 20, 60), 0, false, "</mark>");
	} else if (!one_in(sheet, 3)) {
		put_words(sheet, between(sheet, 10, 75), 0, false, "");
	}
	put(sheet, "</line>");
}

static void put_exhibit(struct sheet *sheet)
{
	static const char *const headers[] = {"From", "To", "Date", "Subject"};
	unsigned lines = between(sheet, 8, 16);

	new_line(sheet, 2);
	putf(sheet, "<exhibit id=\"mail-%u\" type=\"email\" title=\"A mail in the mailbox\">",
	     ++sheet->exhibits);
	for (unsigned i = 0; i < COUNT(headers); i++) {
		new_line(sheet, 4);
		putf(sheet, "<header name=\"%s\">", headers[i]);
		put_words(sheet, between(sheet, 12, 50), 0, false, "</header>");
	}
	for (unsigned i = 0; i < lines; i++)
		put_exhibit_line(sheet, i);
	if (one_in(sheet, 3)) {
		new_line(sheet, 4);
		putf(sheet, "<attachment name=\"file-%u.zip\" size=\"%u KB\"/>", sheet->exhibits,
		     between(sheet, 10, 900));
	}
	new_line(sheet, 2);
	put(sheet, "</exhibit>");
	new_line(sheet, 0);
}

/* ---- questions ---- */

static void put_feedback(struct sheet *sheet, const char *on, unsigned indent, const char *end)
{
	new_line(sheet, indent);
	if (on)
		putf(sheet, "<feedback on=\"%s\">", on);
	else
		put(sheet, "<feedback>");
	put_words(sheet, between(sheet, 62, 132), indent + 2, true, ".</feedback>");
	put(sheet, end);
}

/* `missed`: a right one has feedback for not being chosen, too. */
static void put_option(struct sheet *sheet, unsigned number, bool right, bool missed)
{
	new_line(sheet, 4);
	putf(sheet, "<option id=\"%s-%u\"%s>", words[between(sheet, 0, COUNT(words) - 1)], number,
	     right ? " correct=\"true\"" : "");
	put_words(sheet, between(sheet, 36, 68), 6, false, "");
	put_feedback(sheet, NULL, 6, right && missed ? "" : "</option>");
	if (right && missed)
		put_feedback(sheet, "missed", 6, "</option>");
}

/* The start tag up to the attributes of its own, and what every question has there. */
static void put_start(struct sheet *sheet, const char *element, unsigned number)
{
	unsigned facts = between(sheet, 1, 3);
	unsigned first = between(sheet, 1, sheet->facts - 3);

	new_line(sheet, 2);
	putf(sheet, "<%s id=\"%s-%s-%u\" topic=\"topic-%u\"", element, words[number % COUNT(words)],
	     words[between(sheet, 0, COUNT(words) - 1)], number, between(sheet, 1, sheet->topics));
	if (one_in(sheet, 4))
		put(sheet, one_in(sheet, 2) ? " role=\"manager\"" : " role=\"customer-service\"");
	putf(sheet, " difficulty=\"%u\" facts=\"F%02u", between(sheet, 1, 5), first);
	for (unsigned i = 1; i < facts; i++)
		putf(sheet, " F%02u", first + i);
	put(sheet, "\"");
	if (one_in(sheet, 4)) {
		new_line(sheet, 4);
		putf(sheet, "exhibit=\"mail-%u\"", sheet->exhibits);
	}
}

static void put_prompt(struct sheet *sheet)
{
	put(sheet, ">");
	new_line(sheet, 4);
	put(sheet, "<prompt>");
	put_words(sheet, between(sheet, 55, 165), 6, true, "?</prompt>");
}

static void put_hint(struct sheet *sheet)
{
	if (!one_in(sheet, 3))
		return;
	new_line(sheet, 4);
	put(sheet, "<hint cost=\"0.25\">");
	put_words(sheet, between(sheet, 54, 84), 6, false, ".</hint>");
}

static void put_end(struct sheet *sheet, const char *element)
{
	new_line(sheet, 4);
	put(sheet, "<explanation>");
	put_words(sheet, between(sheet, 210, 340), 6, true, ".</explanation>");
	new_line(sheet, 2);
	putf(sheet, "</%s>", element);
	new_line(sheet, 0);
}

static void put_choice(struct sheet *sheet, unsigned number)
{
	unsigned right = between(sheet, 0, 3);

	put_start(sheet, "choice", number);
	put_prompt(sheet);
	for (unsigned i = 0; i < 4; i++)
		put_option(sheet, i, i == right, false);
	put_hint(sheet);
	put_end(sheet, "choice");
}

static void put_multiple(struct sheet *sheet, unsigned number)
{
	unsigned count = between(sheet, 5, 6);

	put_start(sheet, "multiple", number);
	put_prompt(sheet);
	for (unsigned i = 0; i < count; i++)
		put_option(sheet, i, i == 0 || (i > 1 && one_in(sheet, 2)), true);
	put_hint(sheet);
	put_end(sheet, "multiple");
}

static void put_true_false(struct sheet *sheet, unsigned number)
{
	put_start(sheet, "true-false", number);
	putf(sheet, " answer=\"%s\"", one_in(sheet, 2) ? "true" : "false");
	put_prompt(sheet);
	put_hint(sheet);
	put_feedback(sheet, "correct", 4, "");
	put_feedback(sheet, "wrong", 4, "");
	put_end(sheet, "true-false");
}

static void put_bank(struct sheet *sheet, unsigned questions)
{
	put_head(sheet);
	for (unsigned i = 0; i < questions; i++) {
		unsigned kind = between(sheet, 1, 29);

		if (i % EXHIBIT_EVERY == 0)
			put_exhibit(sheet);
		if (kind <= 14)
			put_choice(sheet, i);
		else if (kind <= 22)
			put_multiple(sheet, i);
		else
			put_true_false(sheet, i);
	}
	put(sheet, "</bank>\n");
}

int main(int argc, char **argv)
{
	struct sheet sheet = {.state = 0};
	unsigned questions;

	if (argc != 3 || !(questions = (unsigned)strtoul(argv[1], NULL, 10))) {
		fputs("usage: generate QUESTIONS SEED > bank.xml\n", stderr);
		return 2;
	}
	sheet.state = strtoull(argv[2], NULL, 10);
	sheet.facts = 4 + questions * 17 / 29;
	sheet.topics = TOPICS_LEAST + questions / 200;
	put_bank(&sheet, questions);
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
