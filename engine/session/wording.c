/* session/wording.c -- a response in words: the texts of what its ids name */
#include "base/markup.h"
#include "base/message.h"
#include "session/session.h"

/* One id of a response, and what was shown under it. */
struct lookup {
	const char *id;
	size_t length;
	struct text *text; /* gets what is found */
	bool found;
	bool is_step;   /* it is a step that others stand in, and goes without saying */
	bool has_parts; /* something was shown under an id at all */
};

static void look(void *context, const char *element, const char *id, const char *marked)
{
	struct lookup *lookup = context;

	lookup->has_parts = true;
	if (lookup->found || strlen(id) != lookup->length ||
	    memcmp(id, lookup->id, lookup->length) != 0)
		return;
	lookup->found = true;
	lookup->is_step = strcmp(element, "step") == 0;
	if (!lookup->is_step)
		text_add(lookup->text, marked);
}

static bool add_part(struct text *words, const struct asked *asked, const char *id, size_t length,
                     const char *behind)
{
	struct lookup lookup = {.id = id, .length = length, .text = words};

	asked->question->interaction->describe(asked, look, &lookup);
	if (lookup.found && !lookup.is_step)
		text_add(words, behind);
	return lookup.found;
}

/* "ID" or "ID=ID". */
static bool add_word(struct text *words, const struct asked *asked, const char *word, size_t length)
{
	const char *equals = memchr(word, '=', length);
	size_t first = equals ? (size_t)(equals - word) : length;

	if (!add_part(words, asked, word, first, equals ? _(": ") : ""))
		return false;
	return !equals || add_part(words, asked, equals + 1, length - first - 1, "");
}

/* Has the question parts that ids name? Else a response is words already. */
static bool has_parts(const struct asked *asked)
{
	struct text none;
	struct lookup lookup = {.id = "", .text = &none};

	text_init(&none);
	asked->question->interaction->describe(asked, look, &lookup);
	text_clear(&none);
	return lookup.has_parts;
}

/*
 * What was typed holds no marks of ours, whatever bytes it is made of. Two words stand for more than
 * themselves.
 */
static bool add_typed(struct text *words, const char *response)
{
	if (strcmp(response, "true") == 0 || strcmp(response, "false") == 0) {
		text_add(words, strcmp(response, "true") == 0 ? _("true") : _("false"));
		return true;
	}
	for (const char *byte = response; *byte; byte++)
		if (!markup_is(*byte))
			text_add_char(words, *byte);
	return !strchr(response, '\n');
}

bool wording_add(struct text *words, const struct asked *asked, const char *response)
{
	if (!has_parts(asked))
		return add_typed(words, response);
	for (const char *word = response; *word;) {
		size_t length = strcspn(word, " ");

		if (words->length)
			text_add(words, _("; "));
		if (!add_word(words, asked, word, length))
			return false;
		word += length;
		word += strspn(word, " ");
	}
	if (!*response)
		text_add(words, _("nothing"));
	return true;
}

bool wording_add_key(struct text *words, const struct asked *asked)
{
	const struct interaction *interaction = asked->question->interaction;
	struct text key;
	bool worded = false;

	text_init(&key);
	if (interaction->best)
		interaction->best(asked->bank, asked->question, &key);
	if (!key.failed && interaction->best)
		worded = wording_add(words, asked, key.bytes);
	text_clear(&key);
	return worded;
}
