/* bench/generate.c -- writes a bank of any size, in the proportions of one written by hand */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/question.h"

/*
 *     generate QUESTIONS SEED [mixed] > bank.xml
 *
 * The same numbers give the same bytes on every machine. The proportions are those of
 * quizzes/extortion-email.xml: the mix of interactions, the lengths of each kind of text, how often
 * there is a hint, a role, an exhibit, how many facts there are and are named, lines wrapped and
 * indented. `mixed` has every interaction instead. The words mean nothing.
 */

#define SOURCES       10
#define TOPICS_LEAST  6
#define EXHIBIT_EVERY 5 /* questions */
#define COUNT(list)   ((unsigned)(sizeof(list) / sizeof((list)[0])))

/* ---- the head ---- */

static void put_facts(struct sheet *sheet)
{
	for (unsigned i = 1; i <= sheet->facts; i++) {
		unsigned source = sheet_between(sheet, 1, SOURCES - 1);

		sheet_new_line(sheet, 2);
		sheet_putf(sheet, "<fact id=\"F%02u\" sources=\"S%u", i, source);
		if (sheet_one_in(sheet, 2))
			sheet_putf(sheet, " S%u", source + 1);
		sheet_put(sheet, "\">");
		sheet_put_words(sheet, sheet_between(sheet, 52, 170), 4, false, ".</fact>");
	}
	sheet_new_line(sheet, 0);
}

static void put_head(struct sheet *sheet)
{
	sheet_put(sheet, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                 "<bank xmlns=\"urn:vigil:bank:1\" id=\"generated\" version=\"1.0\" "
	                 "xml:lang=\"en\">\n"
	                 "  <title>A generated bank</title>\n");
	for (unsigned i = 1; i <= SOURCES; i++) {
		sheet_new_line(sheet, 2);
		sheet_putf(sheet, "<source id=\"S%u\" title=\"", i);
		sheet_put_words(sheet, sheet_between(sheet, 20, 50), 0, false, "\"/>");
	}
	sheet_new_line(sheet, 0);
	put_facts(sheet);
	for (unsigned i = 1; i <= sheet->topics; i++) {
		sheet_new_line(sheet, 2);
		sheet_putf(sheet, "<topic id=\"topic-%u\">", i);
		sheet_put_words(sheet, sheet_between(sheet, 14, 30), 0, false, "</topic>");
	}
	sheet_new_line(sheet, 0);
}

/* ---- exhibits ---- */

static void put_exhibit_line(struct sheet *sheet, unsigned number)
{
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<line>");
	if (sheet_one_in(sheet, 3)) {
		sheet_putf(sheet, "<mark id=\"m%u\">", number);
		sheet->marks |= 1U << number;
		sheet_put_words(sheet, sheet_between(sheet, 20, 60), 0, false, "</mark>");
	} else if (!sheet_one_in(sheet, 3)) {
		sheet_put_words(sheet, sheet_between(sheet, 10, 75), 0, false, "");
	}
	sheet_put(sheet, "</line>");
}

static void put_exhibit(struct sheet *sheet)
{
	static const char *const headers[] = {"From", "To", "Date", "Subject"};
	unsigned lines = sheet_between(sheet, 8, 16);

	sheet->marks = 0;
	sheet_new_line(sheet, 2);
	sheet_putf(sheet, "<exhibit id=\"mail-%u\" type=\"email\" title=\"A mail in the mailbox\">",
	           ++sheet->exhibits);
	for (unsigned i = 0; i < COUNT(headers); i++) {
		sheet_new_line(sheet, 4);
		sheet_putf(sheet, "<header name=\"%s\">", headers[i]);
		sheet_put_words(sheet, sheet_between(sheet, 12, 50), 0, false, "</header>");
	}
	for (unsigned i = 0; i < lines; i++)
		put_exhibit_line(sheet, i);
	if (sheet_one_in(sheet, 3)) {
		sheet_new_line(sheet, 4);
		sheet_putf(sheet, "<attachment name=\"file-%u.zip\" size=\"%u KB\"/>",
		           sheet->exhibits, sheet_between(sheet, 10, 900));
	}
	sheet_new_line(sheet, 2);
	sheet_put(sheet, "</exhibit>");
	sheet_new_line(sheet, 0);
}

static void put_bank(struct sheet *sheet, bool mixes, unsigned questions)
{
	put_head(sheet);
	for (unsigned i = 0; i < questions; i++) {
		if (i % EXHIBIT_EVERY == 0)
			put_exhibit(sheet);
		question_put(sheet, mixes, i);
	}
	sheet_put(sheet, "</bank>\n");
}

int main(int argc, char **argv)
{
	struct sheet sheet = {.state = 0};
	unsigned questions = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
	bool mixes = argc == 4 && strcmp(argv[3], "mixed") == 0;

	if ((argc != 3 && !mixes) || questions == 0) {
		fputs("usage: generate QUESTIONS SEED [mixed] > bank.xml\n", stderr);
		return 2;
	}
	sheet.state = strtoull(argv[2], NULL, 10);
	sheet.facts = 4 + questions * 17 / 29;
	sheet.topics = TOPICS_LEAST + questions / 200;
	put_bank(&sheet, mixes, questions);
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
