/* bank/checks.h -- what a check for authors is, and the list of all; for the files of checks */
#ifndef BANK_CHECKS_H
#define BANK_CHECKS_H

#include "bank/check.h"
#include "bank/check_words.h"
#include "base/text.h"
#include "interaction/options.h"
#include "vigil/status.h"

/* A question with what several checks want of it, made once. */
struct checked {
	const struct checking *checking;
	const struct vigil_bank *bank;
	const struct vigil_question *question;
	bool english; /* its words are English: the bank says so */

	/* Where it offers options to choose from; else NULL and nothing. */
	const struct options *options;
	option_set key;
	bool shuffled; /* options change places */

	struct words prompt; /* English only, as the next */
	struct words option_words[OPTIONS_MOST];
	struct text forms; /* the options' texts as they are compared (base/normal.h), ... */
	size_t form_at[OPTIONS_MOST + 1]; /* ... where each begins; a 0 stands behind each */
	bool failed;                      /* memory ran out */
};

static inline const struct option *checked_option(const struct checked *checked, size_t index)
{
	return &options_all(checked->options)[index];
}

static inline bool checked_is_right(const struct checked *checked, size_t index)
{
	return checked->key >> index & 1;
}

static inline const char *checked_text(const struct checked *checked, ref text)
{
	return bank_text(checked->bank, text);
}

/* The id of an option, for a finding. */
static inline const char *checked_id(const struct checked *checked, size_t index)
{
	return checked_text(checked, checked_option(checked, index)->id);
}

/* Is an option of these words about the others, as "none of the above" is? */
bool words_speak_of_options(const struct words *words);

/* The checks of one file: each looks for its findings, and says them through checking_find(). */
struct checks {
	const struct vigil_code *codes;                      /* ends in {0} */
	void (*const *of_question)(struct checked *checked); /* or NULL; ends in NULL */
	/* Of the bank as a whole; false: no memory. */
	bool (*const *of_bank)(const struct checking *checking); /* or NULL; ends in NULL */
};

extern const struct checks *const check_list[]; /* ends in NULL */

/* Ask a bank, which is no translation, everything on the list. VIGIL_OK or VIGIL_NO_MEMORY. */
enum vigil_status checks_run(const struct checking *checking);

#endif
