/* quizzes/test_readme.c -- the examples of quizzes/README.md are banks in which nothing is found */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/xmlschemas.h>

#include "base/text.h"
#include "interaction/interaction.h"
#include "vigil/bank.h"

/* What fragments stand in: the head of the README's first bank. */
static const char head[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<bank xmlns=\"urn:vigil:bank:1\" id=\"first\" version=\"1.0\" xml:lang=\"en\">\n"
	"<title>A first bank</title>\n"
	"<source id=\"S1\" title=\"Our own rules, 2026\"/>\n"
	"<fact id=\"F1\" sources=\"S1\">Threats by mail are reported to the desk.</fact>\n"
	"<topic id=\"report\">Reporting an incident</topic>\n";

static struct held {
	char *readme;
	struct text block, first; /* the one at hand, and the first of all */
	char folder[32], bank[64], translation[64];
	struct vigil_findings *findings;
	xmlSchemaPtr schema;
} held;

static int readme_open(void **state)
{
	FILE *file = fopen(QUIZZES "/README.md", "r");
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(QUIZZES "/schema/bank.xsd");
	size_t size = 0;

	(void)state;
	held = (struct held){.folder = "/tmp/vigil-readme-XXXXXX"};
	text_init(&held.block);
	text_init(&held.first);
	assert_true(file && mkdtemp(held.folder));
	assert_true(getdelim(&held.readme, &size, '\0', file) > 0);
	fclose(file);
	snprintf(held.bank, sizeof(held.bank), "%s/first.xml", held.folder);
	snprintf(held.translation, sizeof(held.translation), "%s/first.de.xml", held.folder);
	held.schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	assert_non_null(held.schema);
	return 0;
}

static int readme_close(void **state)
{
	(void)state;
	unlink(held.bank);
	unlink(held.translation);
	rmdir(held.folder);
	xmlSchemaFree(held.schema);
	vigil_findings_free(held.findings);
	text_clear(&held.block);
	text_clear(&held.first);
	free(held.readme);
	return 0;
}

/* Put the next block of XML behind *place into held.block. False: there is none. */
static bool next_block(const char **place)
{
	static const char fence[] = "\n```xml\n";
	const char *begin = strstr(*place, fence), *end;

	if (!begin)
		return false;
	begin += strlen(fence);
	end = strstr(begin, "\n```\n");
	assert_non_null(end);
	text_cut(&held.block, 0);
	text_add_bytes(&held.block, begin, (size_t)(end - begin) + 1);
	*place = end + 1; /* the line break may begin the next fence */
	return true;
}

/* The same from the beginning; the first block of all is kept. */
static const char *rewind_blocks(void)
{
	const char *place = held.readme;

	assert_true(next_block(&place));
	text_cut(&held.first, 0);
	text_add(&held.first, held.block.bytes);
	return held.readme;
}

static bool block_begins(const char *words)
{
	return strncmp(held.block.bytes, words, strlen(words)) == 0;
}

/* A whole document, a line that stands before a root, a root element alone, or questions. */
static bool is_document(void)
{
	return block_begins("<?xml ");
}

static bool is_translation(void)
{
	return is_document() && strstr(held.block.bytes, "<translation ");
}

static void write_file(const char *path, const char *before, const char *bytes, const char *after)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "%s%s%s", before, bytes, after);
	assert_int_equal(fclose(file), 0);
}

/* The file that the block becomes; what it lacks to be a bank is put around it. The translation is
   one of the first bank. */
static const char *write_block(void)
{
	const char *title = strstr(head, "<title>");

	if (is_translation()) {
		write_file(held.bank, "", held.first.bytes, "");
		write_file(held.translation, "", held.block.bytes, "");
		return held.translation;
	}
	if (is_document()) {
		write_file(held.bank, "", held.block.bytes, "");
	} else if (block_begins("<?xml-model")) {
		write_file(held.bank, held.block.bytes, strchr(head, '\n') + 1, "</bank>");
	} else if (block_begins("<bank ")) {
		write_file(held.bank, held.block.bytes, title, "</bank>");
	} else {
		write_file(held.bank, head, held.block.bytes, "</bank>\n");
	}
	return held.bank;
}

/* A head without a question declares what nothing uses. */
static bool has_question(void)
{
	return strstr(held.block.bytes, "<prompt>") != NULL;
}

static void check_finds_nothing_in_any_example(void **state)
{
	const char *place = rewind_blocks();
	size_t blocks = 0;

	(void)state;
	while (next_block(&place)) {
		const char *path = write_block();
		enum vigil_status status;

		vigil_findings_free(held.findings);
		held.findings = vigil_findings_new();
		assert_non_null(held.findings);
		status = vigil_check(path, held.findings);
		if (status != VIGIL_OK ||
		    (has_question() && vigil_findings_count(held.findings) > 0))
			print_error("%s\n%s\n", held.block.bytes,
			            vigil_findings_get(held.findings, 0)->text);
		assert_int_equal(status, VIGIL_OK);
		if (has_question())
			assert_int_equal(vigil_findings_count(held.findings), 0);
		blocks++;
	}
	assert_true(blocks > 12);
}

static void the_schema_accepts_every_example(void **state)
{
	const char *place = rewind_blocks();

	(void)state;
	while (next_block(&place)) {
		xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(held.schema);
		int verdict = xmlSchemaValidateFile(context, write_block(), 0);

		xmlSchemaFreeValidCtxt(context);
		if (verdict != 0)
			print_error("%s\n", held.block.bytes);
		assert_int_equal(verdict, 0);
	}
}

/* By its element, in a block of its own or with its exhibit. */
static void each_interaction_has_an_example(void **state)
{
	(void)state;
	for (size_t i = 0; interactions[i]; i++) {
		const char *place = held.readme;
		char element[64];
		bool shown = false;

		snprintf(element, sizeof(element), "<%s id=", interactions[i]->name);
		while (next_block(&place))
			shown = shown || strstr(held.block.bytes, element);
		if (!shown)
			print_error("no example of %s\n", interactions[i]->name);
		assert_true(shown);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_finds_nothing_in_any_example),
		cmocka_unit_test(the_schema_accepts_every_example),
		cmocka_unit_test(each_interaction_has_an_example),
	};

	return cmocka_run_group_tests_name("quizzes/readme", tests, readme_open, readme_close);
}
