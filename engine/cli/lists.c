/* cli/lists.c -- quizzes, unfinished sessions and results, as lists with a command to copy for each
 */
#include "cli/lists.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/offers.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/page.h"
#include "vigil/store.h"

/* "2026-11-22", in UTC as all times are. */
#define DATE_ROOM 32

static const char *date_write(char date[DATE_ROOM], int64_t wall_ms)
{
	time_t seconds = (time_t)(wall_ms / 1000);
	struct tm broken;

	if (!gmtime_r(&seconds, &broken) || !strftime(date, DATE_ROOM, "%Y-%m-%d", &broken))
		return _("an unknown day");
	return date;
}

/* A word of results in the reader's language. */
static const char *word_of(const char *word)
{
	static const char *const words[] = {N_("passed"),   N_("not passed"), N_("pending"),
	                                    N_("finished"), N_("expired"),    N_("abandoned")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(word, words[i]) == 0)
			return _(words[i]);
	return word;
}

/* A command to copy, below what it is about. */
static bool command_print(struct terminal *terminal, const char *command, const char *operand)
{
	char *quoted = places_quoted(operand);

	if (quoted)
		terminal_print(terminal, "    vigil %s %s\n", command, quoted);
	free(quoted);
	return quoted != NULL;
}

/* ---- quizzes ---- */

/* ", passed on 2026-11-22 until 2027-11-22", or what there is instead. NULL: no memory. */
static char *standing_words(const struct offer *offer)
{
	const struct standing *standing = &offer->standing;
	char date[DATE_ROOM], until[DATE_ROOM], *words;
	int length;

	if (standing->passed && standing->valid_until_wall_ms)
		length = asprintf(&words, _(" Passed on %s, valid until %s."),
		                  date_write(date, standing->passed_wall_ms),
		                  date_write(until, standing->valid_until_wall_ms));
	else if (standing->passed)
		length = asprintf(&words, _(" Passed on %s."),
		                  date_write(date, standing->passed_wall_ms));
	else if (standing->count && standing->best_max_mpts)
		length = asprintf(&words, _(" Not passed yet: at best %lld%%."),
		                  (long long)(standing->best_mpts * 100 / standing->best_max_mpts));
	else
		length = asprintf(&words, "%s", "");
	return length < 0 ? NULL : words;
}

/* "20 questions, about 22 minutes". NULL: no memory. */
static char *size_words(const struct offer *offer)
{
	char *count = NULL, *minutes = NULL, *words = NULL;

	if (asprintf(&count, messages("%zu question", "%zu questions", offer->question_count),
	             offer->question_count) < 0)
		count = NULL;
	if (asprintf(&minutes,
	             messages(", about %lld minute", ", about %lld minutes",
	                      (unsigned long)offer->minutes),
	             (long long)offer->minutes) < 0)
		minutes = NULL;
	if (!count || !minutes || asprintf(&words, "%s%s", count, minutes) < 0)
		words = NULL;
	free(minutes);
	free(count);
	return words;
}

/* What it is, to pass, and what the learner has of it. */
static char *offer_words(const struct offer *offer)
{
	char *size = size_words(offer), *standing = standing_words(offer), *words = NULL;
	char pass[64] = "", attempts[96] = "";

	if (offer->pass_thousandths > 0)
		snprintf(pass, sizeof(pass), _(", to pass: %d%%"), offer->pass_thousandths / 10);
	if (offer->attempts && !offer->standing.passed)
		snprintf(attempts, sizeof(attempts), _(" Attempts: %u used of %u."),
		         offer->standing.count, offer->attempts);
	if (size && standing &&
	    asprintf(&words, _("%s%s.%s%s"), size, pass, standing, attempts) < 0)
		words = NULL;
	free(standing);
	free(size);
	return words;
}

static bool quiz_print(struct terminal *terminal, const struct offer *offer)
{
	char *words = offer->title ? offer_words(offer) : strdup("");
	bool printed = words != NULL;

	if (printed && offer->title)
		terminal_item(terminal, _("%s: %s"), offer->title, words);
	else if (printed)
		terminal_item(terminal, _("%s can't be used."), offer->operand);
	free(words);
	return printed && command_print(terminal, offer->title ? "take" : "check", offer->operand);
}

/* Those that are banks, or those that are not; the heading before the first. */
static bool offers_print(const struct lists *lists, const struct offers *offers, bool banks,
                         const char *heading)
{
	bool said = false, printed = true;

	for (size_t i = 0; printed && i < offers->count; i++) {
		if (offers->all[i].is_bank != banks)
			continue;
		if (!said)
			terminal_tell(lists->terminal, "%s", heading);
		said = true;
		printed = quiz_print(lists->terminal, &offers->all[i]);
	}
	return printed;
}

static void none_say(const struct lists *lists)
{
	const char *folders[PLACES_BANKS];

	places_banks(folders, lists->invocation);
	terminal_tell(lists->terminal, _("There is no quiz in these folders:"));
	for (const char **folder = folders; *folder; folder++)
		terminal_print(lists->terminal, "  %s\n", *folder);
	terminal_tell(lists->terminal, _("--banks DIR or VIGIL_BANKS names another."));
}

bool lists_offers(const struct lists *lists, const struct offers *offers)
{
	bool has_quizzes = false, has_banks = false, printed;

	for (size_t i = 0; i < offers->count; i++) {
		has_quizzes |= !offers->all[i].is_bank;
		has_banks |= offers->all[i].is_bank;
	}
	if (!offers->count)
		none_say(lists);
	printed = offers_print(lists, offers, false, _("Quizzes:"));
	if (has_quizzes && has_banks)
		terminal_print(lists->terminal, "\n");
	return printed &&
	       offers_print(lists, offers, true,
	                    _("Single subjects, to take or ('vigil practice') to practise:"));
}

bool lists_next(const struct lists *lists, const struct offer *offer)
{
	char *size = size_words(offer);
	bool printed = size != NULL;

	if (printed) {
		terminal_tell(lists->terminal, _("Next: %s, %s."), offer->title, size);
		printed = command_print(lists->terminal, "take", offer->operand);
		terminal_print(lists->terminal, "\n");
	}
	free(size);
	return printed;
}

bool lists_quizzes(const struct lists *lists)
{
	struct offers offers;
	bool printed = offers_read(&offers, lists) && lists_offers(lists, &offers);

	offers_clear(&offers);
	return printed;
}

/* ---- rows of the store ---- */

struct printing {
	const struct lists *lists;
	const char *heading;
	size_t count, most;
	bool failed;
};

static void heading_print(struct printing *printing)
{
	if (printing->count++ == 0)
		terminal_tell(printing->lists->terminal, _("%s:"), printing->heading);
}

static bool unfinished_print(void *context, const struct vigil_unfinished *row)
{
	struct printing *printing = context;
	struct terminal *terminal = printing->lists->terminal;
	char date[DATE_ROOM];

	heading_print(printing);
	terminal_item(terminal, _("%s%s: question %zu of %zu, left on %s.%s"), row->title,
	              row->practice ? _(" (practice)") : "", row->position, row->count,
	              date_write(date, row->last_wall_ms),
	              row->open ? _(" It is open in another terminal.") : "");
	printing->failed = !command_print(terminal, "resume", row->id);
	return !printing->failed;
}

bool lists_unfinished(size_t *count, const struct lists *lists)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct printing printing = {.lists = lists, .heading = _("Unfinished")};
	enum vigil_status status = VIGIL_NO_MEMORY;

	*count = 0;
	if (!lists->store) {
		vigil_findings_free(findings);
		return true;
	}
	if (findings)
		status = vigil_store_unfinished(lists->store, lists->learner, unfinished_print,
		                                &printing, findings);
	if (status != VIGIL_OK && findings)
		say_findings(lists->terminal, findings);
	vigil_findings_free(findings);
	*count = printing.count;
	return status == VIGIL_OK && !printing.failed;
}

static const char *result_words(const struct vigil_result_row *row)
{
	if (strcmp(row->status, "finished") != 0 || !*row->verdict)
		return row->status;
	return strcmp(row->verdict, "failed") == 0 ? "not passed" : row->verdict;
}

static bool result_print(void *context, const struct vigil_result_row *row)
{
	struct printing *printing = context;
	struct terminal *terminal = printing->lists->terminal;
	char date[DATE_ROOM];

	if (printing->count == printing->most)
		return false;
	heading_print(printing);
	terminal_print(terminal, "  %s  %s", date_write(date, row->finished_wall_ms), row->quiz);
	if (row->practice)
		terminal_print(terminal, "%s", _(" (practice)"));
	else
		terminal_print(terminal, _(", attempt %u"), row->attempt);
	terminal_print(terminal, _(": %s"), word_of(result_words(row)));
	if (row->max_mpts > 0)
		terminal_print(terminal, _(", %lld%%"),
		               (long long)(row->points_mpts > 0
		                                   ? row->points_mpts * 100 / row->max_mpts
		                                   : 0));
	if (row->valid_until_wall_ms)
		terminal_print(terminal, _(", valid until %s"),
		               date_write(date, row->valid_until_wall_ms));
	terminal_print(terminal, "\n");
	printing->failed = !command_print(terminal, "show", row->id);
	return !printing->failed;
}

bool lists_results(size_t *count, const struct lists *lists, const char *quiz, size_t most)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct printing printing = {.lists = lists,
	                            .heading = most == SIZE_MAX ? _("Results") : _("Last results"),
	                            .most = most};
	enum vigil_status status = VIGIL_NO_MEMORY;

	*count = 0;
	if (!lists->store) {
		vigil_findings_free(findings);
		return true;
	}
	if (findings)
		status = vigil_store_history(lists->store, lists->learner, *quiz ? quiz : NULL,
		                             result_print, &printing, findings);
	if (status != VIGIL_OK && findings)
		say_findings(lists->terminal, findings);
	vigil_findings_free(findings);
	*count = printing.count;
	return status == VIGIL_OK && !printing.failed;
}
