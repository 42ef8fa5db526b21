/* bank/checks.c -- the list of checks for authors, and asking a bank all of them */
#include "bank/checks.h"

#include <string.h>
#include <strings.h>

#include "base/markup.h"
#include "base/normal.h"
#include "vigil/bank.h"

extern const struct checks declared_checks, duplicate_checks, option_checks, letter_checks,
	writing_checks, score_checks, similar_checks;

const struct checks *const check_list[] = {
	&declared_checks, &duplicate_checks, &option_checks,  &letter_checks,
	&writing_checks,  &score_checks,     &similar_checks, NULL,
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

void forms_init(struct forms *forms)
{
	*forms = (struct forms){0};
	text_init(&forms->all);
	text_init(&forms->plain);
}

void forms_clear(struct forms *forms)
{
	text_clear(&forms->all);
	text_clear(&forms->plain);
}

static void add_form(struct forms *forms, const char *marked)
{
	forms->at[forms->count++] = forms->all.length;
	text_cut(&forms->plain, 0);
	markup_strip(&forms->plain, marked);
	normal_add(&forms->all, forms->plain.bytes);
	text_add_char(&forms->all, '\0');
}

bool forms_read(struct forms *forms, const struct vigil_bank *bank,
                const struct vigil_question *question, const struct options *options)
{
	forms->count = 0;
	text_cut(&forms->all, 0);
	add_form(forms, bank_text(bank, question->prompt));
	for (size_t i = 0; options && i < options->count; i++)
		add_form(forms, bank_text(bank, options_all(options)[i].text));
	return !forms->all.failed && !forms->plain.failed;
}

static void read_words(struct checked *checked)
{
	words_read(&checked->prompt, checked_text(checked, checked->question->prompt));
	checked->failed |= checked->prompt.failed;
	for (size_t i = 0; checked->options && i < checked->options->count; i++) {
		words_read(&checked->option_words[i],
		           checked_text(checked, checked_option(checked, i)->text));
		checked->failed |= checked->option_words[i].failed;
	}
}

static void prepare(struct checked *checked, const struct vigil_question *question)
{
	checked->question = question;
	checked->options = options_of_question(checked->bank, question);
	checked->key = checked->options ? options_key(checked->options) : 0;
	checked->shuffled = checked->options && is_shuffled(checked->options);
	if (!forms_read(&checked->forms, checked->bank, question, checked->options))
		checked->failed = true;
	if (checked->english)
		read_words(checked);
}

static void checked_clear(struct checked *checked)
{
	words_clear(&checked->prompt);
	for (size_t i = 0; i < OPTIONS_MOST; i++)
		words_clear(&checked->option_words[i]);
	forms_clear(&checked->forms);
	similar_free(checked->similar);
}

static bool check_questions(const struct checking *checking)
{
	const struct vigil_bank *bank = checking->bank;
	struct checked checked = {.checking = checking,
	                          .bank = bank,
	                          .english = is_english(bank),
	                          .similar = similar_new(bank)};

	forms_init(&checked.forms);
	checked.failed = !checked.similar;
	for (size_t i = 0; i < bank->question_count && !checked.failed; i++) {
		prepare(&checked, bank_question(bank, i));
		for (size_t file = 0; check_list[file] && !checked.failed; file++)
			for (size_t j = 0;
			     check_list[file]->of_question && check_list[file]->of_question[j]; j++)
				check_list[file]->of_question[j](&checked);
	}
	checked_clear(&checked);
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
