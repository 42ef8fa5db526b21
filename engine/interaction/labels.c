/* interaction/labels.c -- the letters and numbers beside the parts shown, read back */
#include "interaction/labels.h"

#include <string.h>

#include "base/message.h"
#include "base/normal.h"
#include "base/text.h"
#include "base/utf8.h"

static size_t without_mark(const char *word, size_t length)
{
	bool marked = length > 1 && (word[length - 1] == ')' || word[length - 1] == '.');

	return length - marked;
}

size_t label_letter(const char *word, size_t length, size_t count)
{
	if (without_mark(word, length) != 1 || *word < 'a' || *word > 'z')
		return count;
	return (size_t)(*word - 'a') < count ? (size_t)(*word - 'a') : count;
}

size_t label_number(const char *word, size_t length, size_t count)
{
	size_t number = 0;

	length = without_mark(word, length);
	for (size_t i = 0; i < length; i++) {
		if (word[i] < '0' || word[i] > '9' || number > count)
			return count;
		number = 10 * number + (size_t)(word[i] - '0');
	}
	return number > 0 && number <= count ? number - 1 : count;
}

size_t label_in_run(const char *word, size_t i, size_t count)
{
	size_t place = label_letter(word + i, 1, count);

	return place == count && count < 10 ? label_number(word + i, 1, count) : place;
}

bool label_is_run(const char *word, size_t length, size_t count)
{
	for (size_t i = 0; i < length; i++)
		if (label_in_run(word, i, count) == count)
			return false;
	return length > 0;
}

static char folded(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool label_is_id(const char *word, size_t length, const char *id)
{
	size_t id_length = strlen(id), same = 0;
	struct text form;
	bool is_id;

	if (utf8_ascii_prefix(id, id_length) ==
	    id_length) { /* most are told apart without memory */
		while (same < length && folded(id[same]) == word[same])
			same++;
		return same == length && same == id_length;
	}
	text_init(&form);
	normal_add(&form, id);
	is_id = form.length == length && memcmp(form.bytes, word, length) == 0;
	text_clear(&form);
	return is_id;
}

void label_list(struct text *line, size_t *listed, const char *before, const char *name)
{
	text_addf(line, "%s%s", (*listed)++ ? _(", ") : before, name);
}

void label_unknown(struct text *why, const char *word, size_t length, const char *kind)
{
	if (length > LABEL_QUOTED)
		length = utf8_valid_prefix(word, LABEL_QUOTED); /* no part of a character */
	text_addf(why, _("'%.*s' is none of the %s."), (int)length, word, kind);
}
