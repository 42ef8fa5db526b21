/* interaction/marks.c -- the marks of an exhibit, and which of them somebody means */
#include "interaction/marks.h"

#include <string.h>

#include "base/markup.h"
#include "base/message.h"
#include "base/normal.h"
#include "base/text.h"

#define QUOTED_LENGTH 40

size_t marks_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	return question->exhibit == NO_INDEX ? 0 : bank->exhibits[question->exhibit].mark_count;
}

mark_set marks_every(size_t count)
{
	return count == 64 ? UINT64_MAX : ((mark_set)1 << count) - 1;
}

size_t marks_size(mark_set set)
{
	size_t size = 0;

	for (; set; set &= set - 1)
		size++;
	return size;
}

/* The id of the mark, and behind it MARKUP_NAME_END and what is marked. */
static const char *mark_at(const struct vigil_bank *bank, const struct vigil_question *question,
                           size_t index, size_t *length)
{
	const ref *marks = arena_at(&bank->arena, bank->exhibits[question->exhibit].marks);
	const char *id = bank_text(bank, marks[index]);

	*length = (size_t)(strchr(id, MARKUP_NAME_END) - id);
	return id;
}

void marks_add_id(struct text *out, const struct vigil_bank *bank,
                  const struct vigil_question *question, size_t index)
{
	size_t length;
	const char *id = mark_at(bank, question, index, &length);

	text_add_bytes(out, id, length);
}

void marks_add_words(struct text *out, const struct vigil_bank *bank,
                     const struct vigil_question *question, size_t index)
{
	size_t length;
	const char *inside = mark_at(bank, question, index, &length) + length + 1;
	struct text marked;

	text_init(&marked);
	text_add_bytes(&marked, inside, strcspn(inside, (const char[]){MARKUP_MARK_OFF, '\0'}));
	markup_strip(out, marked.bytes);
	text_clear(&marked);
}

size_t marks_find(const struct vigil_bank *bank, const struct vigil_question *question,
                  const char *id, size_t length)
{
	size_t count = marks_count(bank, question);

	for (size_t i = 0; i < count; i++) {
		size_t other_length;
		const char *other = mark_at(bank, question, i, &other_length);

		if (other_length == length && memcmp(other, id, length) == 0)
			return i;
	}
	return count;
}

void marks_write(const struct vigil_bank *bank, const struct vigil_question *question, mark_set set,
                 struct text *ids)
{
	for (size_t i = 0; i < marks_count(bank, question); i++) {
		if (!(set >> i & 1))
			continue;
		if (ids->length)
			text_add_char(ids, ' ');
		marks_add_id(ids, bank, question, i);
	}
}

/* The index of the mark that was shown with this number, or `count`: "2", "[2]", "2)". */
static size_t mark_numbered(const char *word, size_t length, size_t count)
{
	size_t number = 0;

	if (length > 1 && *word == '[') {
		word++;
		length--;
	}
	if (length > 1 && strchr("]).", word[length - 1]))
		length--;
	for (size_t i = 0; i < length; i++) {
		if (word[i] < '0' || word[i] > '9' || i > 2)
			return count;
		number = 10 * number + (size_t)(word[i] - '0');
	}
	return number > 0 && number <= count ? number - 1 : count;
}

/* The index of the mark that has this id, in whatever case, or `count`. */
static size_t mark_called(const struct asked *asked, const char *word, size_t length, size_t count)
{
	struct text id, form;
	size_t index = 0;

	text_init(&id);
	text_init(&form);
	for (; index < count; index++) {
		text_cut(&id, 0);
		text_cut(&form, 0);
		marks_add_id(&id, asked->bank, asked->question, index);
		normal_add(&form, id.bytes);
		if (form.length == length && memcmp(form.bytes, word, length) == 0)
			break;
	}
	text_clear(&id);
	text_clear(&form);
	return index;
}

/* One word of what was typed: a mark, or a range of numbers. */
static bool read_word(const struct asked *asked, const char *word, size_t length, mark_set *set)
{
	size_t count = marks_count(asked->bank, asked->question);
	size_t first = mark_numbered(word, length, count), last;
	const char *hyphen = memchr(word, '-', length);

	if (first == count)
		first = mark_called(asked, word, length, count);
	last = first;
	if (first == count && hyphen) {
		first = mark_numbered(word, (size_t)(hyphen - word), count);
		last = mark_numbered(hyphen + 1, (size_t)(word + length - hyphen - 1), count);
	}
	if (first >= count || last >= count || first > last)
		return false;
	*set |= marks_every(last + 1) & ~marks_every(first);
	return true;
}

/* The words for marking nothing. */
static bool is_nothing(const char *form)
{
	static const char *const words[] = {"none", "nothing", "0", "-", "无", "没有"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(form, words[i]) == 0)
			return true;
	return false;
}

static bool read_words(const struct asked *asked, const char *words, mark_set *set,
                       struct text *why)
{
	while (*(words += strspn(words, " ,;"))) {
		size_t length = strcspn(words, " ,;");

		if (!read_word(asked, words, length, set)) {
			text_addf(why, _("'%.*s' is none of the marks."),
			          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, words);
			return false;
		}
		words += length;
	}
	if (!*set)
		text_add(why, _("Nothing was entered."));
	return *set != 0;
}

bool marks_read(const struct asked *asked, const char *typed, mark_set *set, struct text *why)
{
	struct text form;
	bool understood;

	*set = 0;
	text_init(&form);
	normal_add(&form, typed);
	understood = is_nothing(form.bytes) || read_words(asked, form.bytes, set, why);
	text_clear(&form);
	return understood;
}

bool marks_read_ids(const struct vigil_bank *bank, const struct vigil_question *question,
                    const char *ids, mark_set *set, struct text *why)
{
	size_t count = marks_count(bank, question);

	for (*set = 0; *(ids += strspn(ids, " "));) {
		size_t length = strcspn(ids, " ");
		size_t index = marks_find(bank, question, ids, length);

		if (index == count) {
			if (why)
				text_addf(why, _("There is no mark '%.*s'."),
				          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH,
				          ids);
			return false;
		}
		*set |= (mark_set)1 << index;
		ids += length;
	}
	return true;
}
