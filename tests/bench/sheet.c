/* bench/sheet.c -- what a bank is written with: numbers, words and lines drawn at random */
#include "bench/sheet.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LINE_MOST    112
#define LETTERS_MOST 40 /* of one word with what surrounds it */

/* splitmix64 */
static uint64_t next(struct sheet *sheet)
{
	uint64_t mixed = sheet->state += UINT64_C(0x9E3779B97F4A7C15);

	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
	return mixed ^ (mixed >> 31);
}

unsigned sheet_between(struct sheet *sheet, unsigned least, unsigned most)
{
	return least + (unsigned)(next(sheet) % (most - least + 1));
}

bool sheet_one_in(struct sheet *sheet, unsigned count)
{
	return sheet_between(sheet, 1, count) == 1;
}

void sheet_put(struct sheet *sheet, const char *string)
{
	fputs(string, stdout);
	sheet->column += (unsigned)strlen(string);
}

void sheet_putf(struct sheet *sheet, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vprintf(format, arguments);
	va_end(arguments);
	sheet->column += length > 0 ? (unsigned)length : 0;
}

void sheet_new_line(struct sheet *sheet, unsigned indent)
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

const char *sheet_word(struct sheet *sheet)
{
	if (sheet_one_in(sheet, 150))
		return rare[sheet_between(sheet, 0, COUNT(rare) - 1)];
	return words[sheet_between(sheet, 0, COUNT(words) - 1)];
}

/* A text of so many characters or a few more, wrapped at the indent, ended by `end`. */
void sheet_put_words(struct sheet *sheet, unsigned length, unsigned indent, bool marked,
                     const char *end)
{
	bool capital = true;
	unsigned written = 0;

	while (written < length) {
		char piece[LETTERS_MOST];
		const char *mark = marked && sheet_one_in(sheet, 300) ? "em" : NULL;
		int size = snprintf(piece, sizeof(piece), "%s", sheet_word(sheet));

		if (capital && piece[0] >= 'a' && piece[0] <= 'z')
			piece[0] = (char)(piece[0] - 'a' + 'A');
		if (mark && sheet_one_in(sheet, 2))
			mark = "code";
		if (written > 0 && indent && sheet->column + (unsigned)size + 1 > LINE_MOST)
			sheet_new_line(sheet, indent);
		else if (written > 0)
			sheet_put(sheet, " ");
		if (mark)
			sheet_putf(sheet, "<%s>%s</%s>", mark, piece, mark);
		else
			sheet_put(sheet, piece);
		written += (unsigned)size + 1;
		capital = sheet_one_in(sheet, 14) && written + 20 < length;
		if (capital)
			sheet_put(sheet, ".");
		else if (sheet_one_in(sheet, 12) && written < length)
			sheet_put(sheet, ",");
	}
	sheet_put(sheet, end);
}

const char *sheet_plain_word(struct sheet *sheet)
{
	return words[sheet_between(sheet, 0, COUNT(words) - 1)];
}

const char *sheet_word_at(size_t index)
{
	return words[index % COUNT(words)];
}
