/* bank/check_writing.c -- English wording that misleads a learner or gives the key away */

/*
 * The rules follow what Haladyna, Downing and Rodriguez found in the literature on writing
 * multiple-choice questions ("A Review of Multiple-Choice Item-Writing Guidelines for Classroom
 * Assessment", 2002).
 */
#include <string.h>
#include <strings.h>

#include "bank/checks.h"

enum { NEGATIVE_PROMPT, ABSOLUTE_WORDS, CLUE_WORD, GRAMMAR_CLUE };

static const struct vigil_code codes[] = {
	[NEGATIVE_PROMPT] = {"negative-prompt", VIGIL_WARNING},
	[ABSOLUTE_WORDS] = {"absolute-words", VIGIL_WARNING},
	[CLUE_WORD] = {"clue-word", VIGIL_WARNING},
	[GRAMMAR_CLUE] = {"grammar-clue", VIGIL_WARNING},
	{0},
};

/* How a word is quoted in a finding: "%.*s" takes both. */
#define QUOTED(word) (int)(word)->length, (word)->bytes

/* ---- a negative prompt ---- */

static bool ends_sentence(char mark)
{
	return mark == '.' || mark == '?' || mark == '!';
}

static char mark_behind(const struct words *words, size_t index)
{
	return index + 1 < words->count ? words->all[index + 1].before : words->after;
}

/*
 * The sentence that asks: the last that ends in a question mark, else the last one. What stands
 * before it tells a story, and may say "not" like any other.
 */
static void find_asking(const struct words *words, size_t *first, size_t *end)
{
	size_t start = 0;
	bool found = false;

	*first = 0;
	*end = words->count;
	for (size_t i = 0; i < words->count; i++) {
		char mark = mark_behind(words, i);

		if (!ends_sentence(mark) && i + 1 < words->count)
			continue;
		if (mark == '?' || !found) {
			*first = start;
			*end = i + 1;
		}
		found |= mark == '?';
		start = i + 1;
	}
}

/* "at least", "or not", "not only": nothing is turned round. */
static bool is_set_phrase(const struct words *words, size_t index)
{
	const struct word *word = &words->all[index];
	const struct word *before = index > 0 ? word - 1 : NULL;
	const struct word *behind = index + 1 < words->count ? word + 1 : NULL;

	if (word_is(word, "least"))
		return before && word_is(before, "at");
	return word_is(word, "not") &&
	       ((before && word_is(before, "or")) || (behind && word_is(behind, "only")));
}

/* The negative word that turns the asking sentence round: not one of a clause that hangs on it. */
static const struct word *find_negative(const struct words *words, size_t first, size_t end)
{
	static const char negatives[] = "not except never least";
	static const char hanging[] =
		"if because since although though while unless until that as so";
	static const char hanging_inside[] = "when where who whose";
	bool hangs = false;

	for (size_t i = first; i < end; i++) {
		const struct word *word = &words->all[i];

		if (word->before == ',')
			hangs = false;
		if (word_is_among(word, hanging) ||
		    (i > first && word_is_among(word, hanging_inside)))
			hangs = true;
		if (!hangs && word_is_among(word, negatives) && !is_set_phrase(words, i))
			return word;
	}
	return NULL;
}

static void check_negative(struct checked *checked)
{
	const struct word *word;
	size_t first, end;

	if (!checked->english)
		return;
	find_asking(&checked->prompt, &first, &end);
	word = find_negative(&checked->prompt, first, end);
	if (word && !word->emphasised && !word_is_in_capitals(word))
		checking_find(checked->checking, &codes[NEGATIVE_PROMPT], checked->question,
		              checked->question->prompt,
		              "'%.*s' turns the question round and is easily read over; ask the "
		              "other way round, or put it into <strong>",
		              QUOTED(word));
}

/* ---- absolute words ---- */

static const struct word *find_absolute(const struct words *words)
{
	static const char absolutes[] = "always never all none only every";

	for (size_t i = 0; i < words->count; i++)
		if (word_is_among(&words->all[i], absolutes))
			return &words->all[i];
	return NULL;
}

static void check_absolute(struct checked *checked)
{
	const struct word *first = NULL;
	size_t which = 0;

	if (!checked->english || !checked->options)
		return;
	for (size_t i = 0; i < checked->options->count; i++) {
		const struct word *word = find_absolute(&checked->option_words[i]);

		if (!word || words_speak_of_options(&checked->option_words[i]))
			continue; /* "none of the above" sweeps over options, not over the world */
		if (checked_is_right(checked, i))
			return;
		if (!first) {
			first = word;
			which = i;
		}
	}
	if (first)
		checking_find(checked->checking, &codes[ABSOLUTE_WORDS], checked->question,
		              checked_option(checked, which)->text,
		              "'%.*s' stands in wrong options only, and gives them away as too "
		              "sweeping; word them more moderately",
		              QUOTED(first));
}

/* ---- a clue word ---- */

/* Words of four letters and more that tie a prompt to no option. */
static bool is_common(const struct word *word)
{
	static const char common[] =
		"about after again also another answer anyone apply asks because been "
		"before being belong best both cannot come comes correct could does "
		"doing done down each even ever false find first following from gets "
		"give gives goes good have having here hers into itself just know like "
		"look made make makes many means might more most much must need next "
		"nobody once option options other others over question questions reason "
		"right said same says shall should show some somebody someone something "
		"statement statements such take takes than that their them then there "
		"these they thing things think this those through true under until upon "
		"want well were what when where whether which while whole whom whose "
		"will with within without would wrong your yours yourself";

	return word->length < 4 || word_is_among(word, common);
}

static bool has_form_of(const struct words *words, const struct word *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (word_is_form_of(&words->all[i], word))
			return true;
	return false;
}

/* In all options that are right, and in none that is wrong. */
static bool tells_options_apart(const struct checked *checked, const struct word *word)
{
	for (size_t i = 0; i < checked->options->count; i++)
		if (has_form_of(&checked->option_words[i], word) != checked_is_right(checked, i))
			return false;
	return true;
}

static void check_clue(struct checked *checked)
{
	const struct words *prompt = &checked->prompt;

	if (!checked->english || !checked->key)
		return;
	for (size_t i = 0; i < prompt->count; i++) {
		const struct word *word = &prompt->all[i];

		if (word->length < 4 || !tells_options_apart(checked, word) || is_common(word))
			continue;
		checking_find(checked->checking, &codes[CLUE_WORD], checked->question,
		              checked_option(checked, (size_t)__builtin_ctz(checked->key))->text,
		              "'%.*s' of the prompt comes back in what is right and in nothing "
		              "else, which gives it away; use another word",
		              QUOTED(word));
		return;
	}
}

/* ---- grammar ---- */

enum article { ARTICLE_EITHER, ARTICLE_A, ARTICLE_AN };

/* What goes before the word. Where that depends on how it is pronounced: either. */
static enum article article_of(const struct word *word)
{
	static const char *const silent[] = {"hour", "honest", "honour", "honor", "heir", NULL};
	static const char *const like_consonants[] = {"uni", "use", "usu", "uti",
	                                              "eu",  "one", NULL};

	if (word->length < 2 || word_is_in_capitals(word) ||
	    !((*word->bytes | 0x20) >= 'a' && (*word->bytes | 0x20) <= 'z'))
		return ARTICLE_EITHER;
	for (const char *const *start = silent; *start; start++)
		if (strncasecmp(word->bytes, *start, strlen(*start)) == 0)
			return ARTICLE_AN;
	for (const char *const *start = like_consonants; *start; start++)
		if (strncasecmp(word->bytes, *start, strlen(*start)) == 0)
			return ARTICLE_A;
	return strchr("aeiou", *word->bytes | 0x20) ? ARTICLE_AN : ARTICLE_A;
}

/* "a/an" fits everything. */
static void check_grammar(struct checked *checked)
{
	const struct words *prompt = &checked->prompt;
	const struct word *last = prompt->count ? &prompt->all[prompt->count - 1] : NULL;
	enum article wanted;

	if (!checked->english || !checked->options || !last || last->before == '/' ||
	    !(word_is(last, "a") || word_is(last, "an")))
		return;
	wanted = word_is(last, "a") ? ARTICLE_A : ARTICLE_AN;
	for (size_t i = 0; i < checked->options->count; i++) {
		const struct words *words = &checked->option_words[i];
		enum article fits = words->count ? article_of(words->all) : ARTICLE_EITHER;

		if (fits == ARTICLE_EITHER || fits == wanted)
			continue;
		checking_find(
			checked->checking, &codes[GRAMMAR_CLUE], checked->question,
			checked_option(checked, i)->text,
			"the prompt ends in '%.*s', which this option cannot follow, and so it "
			"is ruled out by grammar; put the article into the options",
			QUOTED(last));
		return;
	}
}

static void (*const of_question[])(struct checked *checked) = {check_negative, check_absolute,
                                                               check_clue, check_grammar, NULL};

const struct checks writing_checks = {.codes = codes, .of_question = of_question};
