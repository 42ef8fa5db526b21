/* fuzz/fuzz_read.c -- any line typed at any interaction: what is taken means something */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz/target.h"
#include "interaction/interaction.h"
#include "vigil/bank.h"

/* Banks that have every interaction among them. */
static const char *const bank_files[] = {
	QUIZZES "/extortion-email.xml", FIXTURES "/good/everything.xml",
	FIXTURES "/good/decisions.xml", FIXTURES "/good/order.xml",
	FIXTURES "/good/match.xml",     FIXTURES "/good/typed.xml",
};

#define BANKS (sizeof(bank_files) / sizeof(bank_files[0]))

static void must(bool holds)
{
	if (!holds)
		abort();
}

static struct vigil_bank *bank_load_once(size_t index)
{
	static struct vigil_bank *banks[BANKS]; /* kept from input to input */
	struct vigil_findings *findings;

	if (banks[index])
		return banks[index];
	findings = vigil_findings_new();
	must(findings != NULL);
	must(vigil_bank_load(&banks[index], bank_files[index], findings) == VIGIL_OK);
	vigil_findings_free(findings);
	return banks[index];
}

/* A response that was taken reads back as itself, and earns no more than there is. */
static void check_taken(const struct asked *asked, const char *response)
{
	const struct interaction *interaction = asked->question->interaction;
	struct asked first = *asked;
	struct text again, why;

	first.response = "";
	text_init(&again);
	text_init(&why);
	must(interaction->restore(&first, response, &again, &why) == READ_DONE);
	must(strcmp(again.bytes, response) == 0);
	must(interaction->score(asked->bank, asked->question, response).earned_mpts <=
	     asked->question->points_mpts);
	text_clear(&again);
	text_clear(&why);
}

/* One line at the question as far as it has come. */
static void type_line(struct asked *asked, struct text *response, const char *line)
{
	const struct interaction *interaction = asked->question->interaction;
	enum read_outcome outcome;
	struct text taken, why;

	text_init(&taken);
	text_init(&why);
	asked->response = response->bytes;
	outcome = interaction->read(asked, line, &taken, &why);
	if (outcome == READ_UNREADABLE || outcome == READ_NOT_ALLOWED)
		must(why.length > 0);
	if (outcome == READ_DONE)
		check_taken(asked, taken.bytes);
	text_cut(response, 0);
	if (outcome == READ_MORE)
		text_add(response, taken.bytes);
	text_clear(&taken);
	text_clear(&why);
}

/* The first bytes choose bank and question; each line of the rest is typed. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct vigil_bank *bank;
	struct asked asked = {.response = ""};
	struct text response, lines;
	uint16_t *order;
	size_t count;

	if (size < 2)
		return 0;
	bank = bank_load_once(bytes[0] % BANKS);
	asked.bank = bank;
	asked.question = bank_question(bank, bytes[1] % bank->question_count);
	asked.language = vigil_bank_language(bank);
	count = asked.question->interaction->order_count(bank, asked.question);
	order = calloc(count + 1, sizeof(*order));
	must(order != NULL);
	for (size_t i = 0; i < count; i++)
		order[i] = (uint16_t)i;
	asked.order = order;
	text_init(&response);
	text_init(&lines);
	text_add_bytes(&lines, (const char *)bytes + 2, size - 2);
	for (char *line = lines.bytes, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		type_line(&asked, &response, line);
	}
	text_clear(&response);
	text_clear(&lines);
	free(order);
	return 0;
}
