/* cli/offers.c -- the quizzes and banks there are, with what a learner has of each */
#include "cli/offers.h"

#include <stdlib.h>
#include <string.h>

#include "cli/catalog.h"
#include "cli/lists.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "vigil/quiz.h"
#include "vigil/store.h"

static bool is_better(const struct vigil_result_row *row, const struct standing *standing)
{
	return row->max_mpts > 0 &&
	       (!standing->best_max_mpts ||
	        (double)row->points_mpts / (double)row->max_mpts >
	                (double)standing->best_mpts / (double)standing->best_max_mpts);
}

static bool standing_add(void *context, const struct vigil_result_row *row)
{
	struct standing *standing = context;

	if (row->practice)
		return true;
	standing->count++;
	if (is_better(row, standing)) {
		standing->best_mpts = row->points_mpts;
		standing->best_max_mpts = row->max_mpts;
	}
	if (!standing->passed && strcmp(row->verdict, "passed") == 0) { /* the latest comes first */
		standing->passed = true;
		standing->passed_wall_ms = row->finished_wall_ms;
		standing->valid_until_wall_ms = row->valid_until_wall_ms;
	}
	return true;
}

static void offer_fill(struct offer *offer, const struct vigil_quiz *quiz)
{
	offer->title = strdup(vigil_quiz_title(quiz));
	offer->is_bank = vigil_quiz_is_bank(quiz);
	offer->question_count = vigil_quiz_question_count(quiz);
	offer->minutes = (vigil_quiz_expected_ms(quiz) + 59999) / 60000;
	offer->pass_thousandths = vigil_quiz_pass_thousandths(quiz);
	offer->attempts = vigil_quiz_attempts(quiz);
}

/* What cannot be used is offered to `vigil check`, which wants its file. */
static bool offer_read(struct offer *offer, const struct lists *lists,
                       const struct catalog_entry *entry)
{
	bool by_path = invocation_has(lists->invocation, &banks_option), read = true;
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz = NULL;

	if (!findings)
		return false;
	if (vigil_quiz_load(&quiz, entry->path, findings) != VIGIL_OK ||
	    vigil_quiz_translate(quiz, places_languages(lists->invocation)) != VIGIL_OK) {
		offer->operand = strdup(entry->path);
		goto done;
	}
	offer_fill(offer, quiz);
	offer->operand = strdup(by_path ? entry->path : entry->id);
	read = offer->title &&
	       (!lists->store ||
	        vigil_store_history(lists->store, lists->learner, vigil_quiz_id(quiz), standing_add,
	                            &offer->standing, findings) == VIGIL_OK);
	if (!read)
		say_findings(lists->terminal, findings);
done:
	vigil_quiz_free(quiz);
	vigil_findings_free(findings);
	return read && offer->operand;
}

bool offers_read(struct offers *offers, const struct lists *lists)
{
	const char *folders[PLACES_BANKS];
	struct catalog catalog;
	bool read;

	*offers = (struct offers){0};
	places_banks(folders, lists->invocation);
	if (!catalog_read(&catalog, folders))
		return false;
	offers->all = calloc(catalog.count ? catalog.count : 1, sizeof(*offers->all));
	read = offers->all != NULL;
	for (size_t i = 0; read && i < catalog.count; i++)
		read = offer_read(&offers->all[offers->count++], lists, &catalog.entries[i]);
	catalog_clear(&catalog);
	return read;
}

void offers_clear(struct offers *offers)
{
	for (size_t i = 0; i < offers->count; i++) {
		free(offers->all[i].title);
		free(offers->all[i].operand);
	}
	free(offers->all);
}

bool offer_is_passed(const struct offer *offer, int64_t wall_ms)
{
	const struct standing *standing = &offer->standing;

	return standing->passed &&
	       (!standing->valid_until_wall_ms || wall_ms < standing->valid_until_wall_ms);
}

const struct offer *offers_next(const struct offers *offers, int64_t wall_ms)
{
	const struct offer *next = NULL;

	for (size_t i = 0; i < offers->count; i++) {
		const struct offer *offer = &offers->all[i];
		bool used_up = offer->attempts && offer->standing.count >= offer->attempts;

		if (!offer->title || used_up || offer_is_passed(offer, wall_ms))
			continue;
		if (!next || (next->is_bank && !offer->is_bank))
			next = offer;
	}
	return next;
}
