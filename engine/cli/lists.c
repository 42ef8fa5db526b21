/* cli/lists.c -- quizzes, unfinished sessions and results, as lists with a command to copy for each
 */
#include "cli/lists.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/catalog.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
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
	static const char *const words[] = {N_("passed"),   N_("failed"),  N_("pending"),
	                                    N_("finished"), N_("expired"), N_("abandoned")};

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

/* What the learner has of one quiz. */
struct standing {
	unsigned count; /* of scored sessions that are over */
	bool passed;
	int64_t passed_wall_ms, valid_until_wall_ms;
	int64_t best_mpts, best_max_mpts; /* of the one with the greatest share */
};

static bool standing_add(void *context, const struct vigil_result_row *row)
{
	struct standing *standing = context;

	if (row->practice)
		return true;
	standing->count++;
	if (row->max_mpts > 0 &&
	    (!standing->best_max_mpts ||
	     (double)row->points_mpts / (double)row->max_mpts >
	             (double)standing->best_mpts / (double)standing->best_max_mpts)) {
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

static void standing_print(struct terminal *terminal, const struct standing *standing,
                           const struct vigil_quiz *quiz)
{
	char date[DATE_ROOM], until[DATE_ROOM];
	unsigned most = vigil_quiz_attempts(quiz);

	if (standing->passed) {
		date_write(date, standing->passed_wall_ms);
		if (!standing->valid_until_wall_ms)
			terminal_print(terminal, _("    Passed on %s.\n"), date);
		else
			terminal_print(terminal, _("    Passed on %s, valid until %s.\n"), date,
			               date_write(until, standing->valid_until_wall_ms));
	} else if (standing->count && standing->best_max_mpts)
		terminal_print(terminal, _("    Not passed yet: at best %lld%%.\n"),
		               (long long)(standing->best_mpts * 100 / standing->best_max_mpts));
	if (most && !standing->passed)
		terminal_print(terminal, _("    %u of %u attempts used.\n"), standing->count, most);
}

static void quiz_describe(struct terminal *terminal, const struct vigil_quiz *quiz)
{
	size_t count = vigil_quiz_question_count(quiz);
	long long minutes = (vigil_quiz_expected_ms(quiz) + 59999) / 60000;
	int pass = vigil_quiz_pass_thousandths(quiz);

	terminal_print(terminal, _("  %s ("), vigil_quiz_title(quiz));
	terminal_print(terminal, messages("%zu question", "%zu questions", count), count);
	terminal_print(
		terminal,
		messages(", about %lld minute", ", about %lld minutes", (unsigned long)minutes),
		minutes);
	if (pass > 0)
		terminal_print(terminal, _(", to pass: %d%%"), pass / 10);
	terminal_print(terminal, _(")\n"));
}

static bool quiz_print(const struct lists *lists, const struct catalog_entry *entry)
{
	bool by_path = invocation_has(lists->invocation, &banks_option);
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz = NULL;
	struct standing standing = {0};
	bool printed;

	if (!findings)
		return false;
	if (vigil_quiz_load(&quiz, entry->path, findings) == VIGIL_OK &&
	    vigil_quiz_translate(quiz, places_languages(lists->invocation)) == VIGIL_OK) {
		quiz_describe(lists->terminal, quiz);
		printed = !lists->store ||
		          vigil_store_history(lists->store, lists->learner, vigil_quiz_id(quiz),
		                              standing_add, &standing, findings) == VIGIL_OK;
		standing_print(lists->terminal, &standing, quiz);
		printed =
			command_print(lists->terminal, "take", by_path ? entry->path : entry->id) &&
			printed;
	} else {
		terminal_print(lists->terminal, _("  %s can't be used\n"), entry->path);
		printed = command_print(lists->terminal, "check", entry->path);
	}
	vigil_quiz_free(quiz);
	vigil_findings_free(findings);
	return printed;
}

bool lists_quizzes(const struct lists *lists)
{
	const char *folders[PLACES_BANKS];
	struct catalog catalog;
	bool printed = true;

	places_banks(folders, lists->invocation);
	if (!catalog_read(&catalog, folders))
		return false;
	if (catalog.count)
		terminal_print(lists->terminal, _("Quizzes:\n\n"));
	else {
		terminal_print(lists->terminal, _("There is no quiz in these folders:\n"));
		for (const char **folder = folders; *folder; folder++)
			terminal_print(lists->terminal, "  %s\n", *folder);
		terminal_print(lists->terminal, _("--banks DIR or VIGIL_BANKS names another.\n"));
	}
	for (size_t i = 0; i < catalog.count && printed; i++)
		printed = quiz_print(lists, &catalog.entries[i]);
	catalog_clear(&catalog);
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
		terminal_print(printing->lists->terminal, _("%s:\n\n"), printing->heading);
}

static bool unfinished_print(void *context, const struct vigil_unfinished *row)
{
	struct printing *printing = context;
	struct terminal *terminal = printing->lists->terminal;
	char date[DATE_ROOM];

	heading_print(printing);
	terminal_print(terminal, _("  %s%s: question %zu of %zu, left on %s\n"), row->title,
	               row->practice ? _(" (practice)") : "", row->position, row->count,
	               date_write(date, row->last_wall_ms));
	if (row->open)
		terminal_print(terminal, _("    It is open in another terminal.\n"));
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
	terminal_print(terminal, _(": %s"),
	               word_of(strcmp(row->status, "finished") == 0 && *row->verdict
	                               ? row->verdict
	                               : row->status));
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
