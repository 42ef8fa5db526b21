/* bank/codes.c -- the lists of codes of this room, of the reader below it and of interactions */
#include "bank/codes.h"

#include <string.h>

#include "bank/check.h"
#include "bank/checks.h"
#include "bank/quiz.h"
#include "bank/reader.h"
#include "interaction/interaction.h"
#include "xml/grammar.h"

static const struct vigil_code *const lists[] = {
	xml_codes, bank_codes, quiz_codes, allow_codes, translation_codes, NULL,
};

static void each_of(const struct vigil_code *const *codes, visit_code *visit, void *context)
{
	for (; *codes; codes++)
		for (const struct vigil_code *code = *codes; code->name; code++)
			visit(context, code);
}

void bank_each_code(visit_code *visit, void *context)
{
	const struct vigil_code *one[] = {NULL, NULL};

	each_of(lists, visit, context);
	for (size_t i = 0; check_list[i]; i++) {
		one[0] = check_list[i]->codes;
		each_of(one, visit, context);
	}
	for (size_t i = 0; interactions[i]; i++)
		each_of(interactions[i]->codes, visit, context);
}

struct search {
	const char *name;
	const struct vigil_code *found;
};

static void compare(void *context, const struct vigil_code *code)
{
	struct search *search = context;

	if (strcmp(code->name, search->name) == 0)
		search->found = code;
}

const struct vigil_code *bank_find_code(const char *name)
{
	struct search search = {.name = name};

	bank_each_code(compare, &search);
	return search.found;
}
