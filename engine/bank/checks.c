/* bank/checks.c -- the list of checks for authors, and asking a bank all of them */
#include "bank/checks.h"

#include <string.h>
#include <strings.h>

#include "base/markup.h"
#include "base/normal.h"
#include "vigil/bank.h"

extern const struct checks declared_checks, option_checks, letter_checks, writing_checks,
	score_checks, similar_checks;

const struct checks *const check_list[] = {
	&declared_checks, &option_checks,  &letter_checks, &writing_checks,
	&score_checks,    &similar_checks, NULL,
};

static bool is_english(const struct vigil_bank *bank)
{
	const char *language = vigil_bank_language(bank);

	return strncasecmp(language, "en", 2) == 0 && (!language[2] || language[2] == '-');
}

/* At least two have no place of their own, so that these change theirs. */
static bool is_shuffled(const struct options *options)
{
	size_t free_count = 0;

	for (size_t i = 0; i < options->count; i++)
		free_count += !options_all(options)[i].fixed;
	return options->shuffled && free_count > 1;
}

static void read_options(struct checked *checked, struct text *plain)
{
	const struct options *options = checked->options;

	for (size_t i = 0; i < options->count; i++) {
		const char *marked = checked_text(checked, checked_option(checked, i)->text);

		text_cut(plain, 0);
		markup_strip(plain, marked);
		checked->form_at[i] = checked->forms.length;
		normal_add(&checked->forms, plain->bytes);
		text_add_char(&checked->forms, '\0');
		if (checked->english)
			words_read(&checked->option_words[i], marked);
		checked->failed |= checked->option_words[i].failed;
	}
	checked->form_at[options->count] = checked->forms.length;
}

static void prepare(struct checked *checked, const struct vigil_question *question,
                    struct text *plain)
{
	const struct interaction *interaction = question->interaction;
	const struct vigil_bank *bank = checked->bank;

	checked->question = question;
	checked->options = interaction->options ? interaction->options(bank, question) : NULL;
	checked->key = 0;
	checked->shuffled = false;
	text_cut(&checked->forms, 0);
	if (checked->options) {
		checked->key = options_key(checked->options);
		checked->shuffled = is_shuffled(checked->options);
		read_options(checked, plain);
	}
	if (checked->english)
		words_read(&checked->prompt, bank_text(bank, question->prompt));
	checked->failed |= checked->prompt.failed || checked->forms.failed || plain->failed;
}

static void checked_clear(struct checked *checked)
{
	words_clear(&checked->prompt);
	for (size_t i = 0; i < OPTIONS_MOST; i++)
		words_clear(&checked->option_words[i]);
	text_clear(&checked->forms);
}

static bool check_questions(const struct checking *checking)
{
	const struct vigil_bank *bank = checking->bank;
	struct checked checked = {.checking = checking, .bank = bank, .english = is_english(bank)};
	struct text plain;

	text_init(&plain);
	text_init(&checked.forms);
	for (size_t i = 0; i < bank->question_count && !checked.failed; i++) {
		prepare(&checked, bank_question(bank, i), &plain);
		for (size_t file = 0; check_list[file] && !checked.failed; file++)
			for (size_t j = 0;
			     check_list[file]->of_question && check_list[file]->of_question[j]; j++)
				check_list[file]->of_question[j](&checked);
	}
	checked_clear(&checked);
	text_clear(&plain);
	return !checked.failed;
}

enum vigil_status checks_run(const struct checking *checking)
{
	bool done = check_questions(checking);

	for (size_t file = 0; check_list[file] && done; file++)
		for (size_t i = 0;
		     check_list[file]->of_bank && check_list[file]->of_bank[i] && done; i++)
			done = check_list[file]->of_bank[i](checking);
	return done ? VIGIL_OK : VIGIL_NO_MEMORY;
}
