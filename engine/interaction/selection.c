/* interaction/selection.c -- reading which of the options shown somebody means */
#include "interaction/selection.h"

#include <string.h>

#include "base/markup.h"
#include "base/message.h"
#include "base/normal.h"
#include "interaction/labels.h"

/* The place that a letter or a number names, or `count` when it names none. */
static size_t place_named(const char *word, size_t length, size_t count)
{
	size_t place = label_letter(word, length, count);

	return place < count ? place : label_number(word, length, count);
}

/* The place of the option with this id, in whatever case. */
static size_t place_of_id(const struct asked *asked, const char *word, size_t length, size_t count)
{
	size_t place = 0;

	while (place < count &&
	       !label_is_id(word, length, bank_text(asked->bank, options_at(asked, place)->id)))
		place++;
	return place;
}

static bool is_text_of(const struct asked *asked, size_t place, const struct text *typed)
{
	struct text plain, form;
	bool same;

	text_init(&plain);
	text_init(&form);
	markup_strip(&plain, bank_text(asked->bank, options_at(asked, place)->text));
	normal_add(&form, plain.bytes);
	same = strcmp(form.bytes, typed->bytes) == 0;
	text_clear(&plain);
	text_clear(&form);
	return same;
}

static void add_range(const struct asked *asked, size_t first, size_t last, option_set *set)
{
	for (size_t place = first; place <= last; place++)
		*set |= (option_set)1 << asked->order[place];
}

/* Letters without anything between them, each once: "acd". */
static bool read_letters(const struct asked *asked, const char *word, size_t length, size_t count,
                         option_set *set)
{
	option_set letters = 0;

	for (size_t i = 0; i < length; i++) {
		size_t place = (size_t)(word[i] - 'a');
		option_set letter;

		if (word[i] < 'a' || place >= count)
			return false;
		letter = (option_set)1 << asked->order[place];
		if (letters & letter)
			return false;
		letters |= letter;
	}
	*set |= letters;
	return true;
}

/* One word of what was typed. */
static bool read_word(const struct asked *asked, const char *word, size_t length, size_t count,
                      option_set *set)
{
	const char *hyphen = memchr(word, '-', length);
	size_t first = place_named(word, length, count), last;

	if (first == count)
		first = place_of_id(asked, word, length, count);
	if (first < count) {
		add_range(asked, first, first, set);
		return true;
	}
	if (!hyphen)
		return read_letters(asked, word, length, count, set);
	first = place_named(word, (size_t)(hyphen - word), count);
	last = place_named(hyphen + 1, (size_t)(word + length - hyphen - 1), count);
	if (first >= count || last >= count || first > last)
		return false;
	add_range(asked, first, last, set);
	return true;
}

static bool read_words(const struct asked *asked, const char *words, size_t count, option_set *set,
                       struct text *why)
{
	while (*(words += strspn(words, " ,;"))) {
		size_t length = strcspn(words, " ,;");

		if (!read_word(asked, words, length, count, set)) {
			label_unknown(why, words, length, _("options"));
			return false;
		}
		words += length;
	}
	if (!*set)
		text_add(why, _("Nothing was entered."));
	return *set != 0;
}

bool selection_read(const struct asked *asked, const char *typed, option_set *set, struct text *why)
{
	size_t count = options_of(asked->bank, asked->question)->count;
	struct text form;
	bool found = false;

	*set = 0;
	text_init(&form);
	normal_add(&form, typed);
	for (size_t place = 0; place < count && !found; place++) {
		if (is_text_of(asked, place, &form)) {
			add_range(asked, place, place, set);
			found = true;
		}
	}
	if (!found)
		found = read_words(asked, form.bytes, count, set, why);
	text_clear(&form);
	return found;
}

void selection_accepts(const struct asked *asked, struct text *line)
{
	const struct options *options = options_of(asked->bank, asked->question);
	char last = (char)('a' + options->count - 1);

	if (options->most == 1)
		text_addf(line, _("one letter from a to %c"), last);
	else if (options->least == options->most)
		text_addf(line, _("%u letters from a to %c"), (unsigned)options->least, last);
	else if (options->most < options->count)
		text_addf(line, _("%u to %u letters from a to %c"), (unsigned)options->least,
		          (unsigned)options->most, last);
	else
		text_addf(line, _("every letter that applies, from a to %c"), last);
}
