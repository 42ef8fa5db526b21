/* bank/check_letters.c -- English that speaks of options by letter or place, while these change */
#include <string.h>

#include "bank/checks.h"

enum { OPTION_NOT_FIXED, NAMES_LETTER };

static const struct vigil_code codes[] = {
	[OPTION_NOT_FIXED] = {"option-not-fixed", VIGIL_ERROR},
	[NAMES_LETTER] = {"names-letter", VIGIL_ERROR},
	{0},
};

static const char nouns[] = "option options answer answers choice choices alternative alternatives";
static const char forms_of_be[] = "is are was were isn't aren't";
static const char conjunctions[] = "and or nor";

/* ---- letters ---- */

/* The word that a letter is: itself, or with 's behind it. */
static bool is_one_letter(const struct word *word)
{
	const char *behind = word->bytes + 1;

	return word->length == 1 || (word->length == 3 && strncmp(behind, "'s", 2) == 0) ||
	       (word->length == 5 && strncmp(behind, "\xE2\x80\x99s", 4) == 0);
}

/* Does it name one of the options? "I" is a word, and never taken for a letter. */
static bool is_letter(const struct checked *checked, const struct word *word)
{
	int letter = *word->bytes | 0x20;

	return is_one_letter(word) && letter >= 'a' && letter != 'i' &&
	       letter - 'a' < checked->options->count;
}

static bool is_capital_letter(const struct checked *checked, const struct word *word)
{
	return is_letter(checked, word) && word_begins_with_capital(word);
}

/* Is the letter the name of something in the prompt: of a host, a mail, a person? */
static bool is_a_name(const struct checked *checked, const struct word *letter)
{
	for (size_t i = 1; i < checked->prompt.count; i++) {
		const struct word *word = &checked->prompt.all[i];

		if (is_one_letter(word) && *word->bytes == *letter->bytes &&
		    (*letter->bytes != 'A' || !strchr(".?!:", word->before)) &&
		    !word_is_among(word - 1, nouns))
			return true;
	}
	return false;
}

/* "Answer A Call", where A is an article of a title. */
static bool is_title_article(const struct words *words, size_t index)
{
	const struct word *word = &words->all[index];

	return word_is(word, "a") && index + 1 < words->count && word[1].before == ' ' &&
	       word_begins_with_capital(&word[1]) && !word_is_in_capitals(&word[1]);
}

/* ---- texts that name a letter ---- */

/* "option B", "answer c" */
static bool follows_noun(const struct checked *checked, const struct words *words, size_t index)
{
	const struct word *word = &words->all[index];

	if (index == 0 || !word_is_among(word - 1, nouns) || !is_letter(checked, word))
		return false;
	if (word_is(word, "a") && !word_begins_with_capital(word))
		return false; /* an article */
	return word->before == ' ' || word->before == '(' || word->before == '"' ||
	       (word->before == ':' && !word_is(word, "a"));
}

/* "if you chose B" */
static bool follows_choosing(const struct checked *checked, const struct words *words, size_t index)
{
	static const char verbs[] = "choose chose chosen pick picked select selected";
	const struct word *word = &words->all[index];

	return index > 0 && word->before == ' ' && word_is_among(word - 1, verbs) &&
	       is_capital_letter(checked, word);
}

/* The first letter of a list of them: of "A, B and C", the A. */
static size_t list_start(const struct checked *checked, const struct words *words, size_t index)
{
	for (;;) {
		const struct word *word = &words->all[index];

		if (index >= 2 && word_is_among(word - 1, conjunctions) &&
		    is_capital_letter(checked, word - 2))
			index -= 2;
		else if (index >= 1 && word->before == ',' && is_capital_letter(checked, word - 1))
			index -= 1;
		else
			return index;
	}
}

static bool begins_clause(const struct words *words, size_t index)
{
	static const char openers[] =
		"and or but because since so that why while whereas both only if though "
		"although neither either when then";
	const struct word *word = &words->all[index];

	return index == 0 || word->before != ' ' || word_is_among(word - 1, openers);
}

/* "B is wrong", "A and C are not quite right" */
static bool is_judged(const struct checked *checked, const struct words *words, size_t index)
{
	static const char verdicts[] = "wrong right correct incorrect true false better best";
	const struct word *word = &words->all[index];

	if (!is_capital_letter(checked, word) || index + 2 >= words->count ||
	    word[1].before != ' ' || !word_is_among(&word[1], forms_of_be) ||
	    !begins_clause(words, list_start(checked, words, index)))
		return false;
	for (size_t i = index + 2; i < words->count && i < index + 5; i++)
		if (words->all[i].before == ' ' && word_is_among(&words->all[i], verdicts))
			return true;
	return false;
}

static const struct word *find_letter(const struct checked *checked, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->all[i];

		if (!is_letter(checked, word) || is_title_article(words, i))
			continue;
		if (follows_noun(checked, words, i) ||
		    ((follows_choosing(checked, words, i) || is_judged(checked, words, i)) &&
		     !is_a_name(checked, word)))
			return word;
	}
	return NULL;
}

static bool is_ascii_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Few texts have a letter that stands alone and is no article; only they need a closer look. */
static bool has_lone_letter(const char *marked)
{
	bool follows = false;

	for (; *marked; marked++) {
		bool letter = is_ascii_letter(*marked);

		if (letter && !follows && !is_ascii_letter(marked[1]) && *marked != 'a')
			return true;
		follows = letter || *marked == '\'';
	}
	return false;
}

static void check_text(struct checked *checked, struct words *words, ref text, const char *where)
{
	const struct word *letter;

	if (!text || !has_lone_letter(checked_text(checked, text)))
		return;
	words_read(words, checked_text(checked, text));
	checked->failed |= words->failed;
	letter = find_letter(checked, words);
	if (letter)
		checking_find(checked->checking, &codes[NAMES_LETTER], checked->question, text,
		              "the %s speaks of %c, but options change places; say what the "
		              "option is, or set shuffle=\"false\"",
		              where, *letter->bytes);
}

static void check_letters(struct checked *checked)
{
	const struct vigil_question *question = checked->question;
	struct words words = {0};

	if (!checked->english || !checked->shuffled)
		return;
	check_text(checked, &words, question->prompt, "prompt");
	for (size_t i = 0; i < checked->options->count; i++) {
		check_text(checked, &words, checked_option(checked, i)->feedback, "feedback");
		check_text(checked, &words, checked_option(checked, i)->missed, "feedback");
	}
	for (size_t i = 0; i < question->hint_count; i++)
		check_text(checked, &words, bank_hint(checked->bank, question, i)->text, "hint");
	for (size_t i = 0; i < OUTCOME_COUNT && question->feedback; i++) {
		const ref *texts = arena_at(&checked->bank->arena, question->feedback);

		check_text(checked, &words, texts[i], "feedback");
	}
	check_text(checked, &words, question->explanation, "explanation");
	words_clear(&words);
}

/* ---- options that speak of others ---- */

static bool ends_phrase(const struct words *words, size_t index)
{
	return index == words->count || words->all[index].before != ' ' ||
	       word_is_among(&words->all[index], forms_of_be);
}

/* "none of these", "all of the above answers", "both options are right" */
static bool speaks_of_all(const struct words *words)
{
	static const char amounts[] = "all none any both either neither some";
	static const char fillers[] = "of the other";
	static const char pointers[] = "above these those others";
	size_t i = 1;
	bool pointed;

	if (words->count < 2 || !word_is_among(words->all, amounts))
		return false;
	while (i < words->count && word_is_among(&words->all[i], fillers))
		i++;
	pointed = i < words->count && word_is_among(&words->all[i], pointers);
	i += pointed;
	if (i < words->count && word_is_among(&words->all[i], nouns)) {
		pointed = true;
		i++;
		i += i < words->count && word_is(&words->all[i], "above");
	}
	return pointed && ends_phrase(words, i);
}

static bool speaks_of_above(const struct words *words)
{
	for (size_t i = 2; i < words->count; i++)
		if (word_is(&words->all[i], "above") && word_is(&words->all[i - 1], "the") &&
		    word_is(&words->all[i - 2], "of"))
			return true;
	return false;
}

/* "both A and B", "A and C", "only options a or d": letters, and words that join them. */
static bool lists_letters(const struct checked *checked, const struct words *words)
{
	static const char joints[] = "and or nor both either only but not neither";
	size_t letters = 0, others = 0;

	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->all[i];

		if (is_letter(checked, word) && !is_a_name(checked, word))
			letters++;
		else if (word_is_among(word, joints) || word_is_among(word, nouns))
			others++;
		else
			return false;
	}
	return letters > 0 && others > 0;
}

bool words_speak_of_options(const struct words *words)
{
	return speaks_of_all(words) || speaks_of_above(words);
}

static void check_fixed(struct checked *checked)
{
	if (!checked->english || !checked->shuffled)
		return;
	for (size_t i = 0; i < checked->options->count; i++) {
		const struct words *words = &checked->option_words[i];
		const struct option *option = checked_option(checked, i);

		if (lists_letters(checked, words))
			checking_find(checked->checking,
			              &codes[option->fixed ? NAMES_LETTER : OPTION_NOT_FIXED],
			              checked->question, option->text,
			              "the option '%s' speaks of others by letter, but options "
			              "change places; say what it means, or set shuffle=\"false\"",
			              checked_id(checked, i));
		else if (!option->fixed && words_speak_of_options(words))
			checking_find(checked->checking, &codes[OPTION_NOT_FIXED],
			              checked->question, option->text,
			              "the option '%s' speaks of the others and may come to "
			              "stand before them; set fixed=\"true\"",
			              checked_id(checked, i));
	}
}

static void (*const of_question[])(struct checked *checked) = {check_fixed, check_letters, NULL};

const struct checks letter_checks = {.codes = codes, .of_question = of_question};
