/* cli/cmd_score.c -- vigil score: a person gives points for what no program can judge */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/terminal.h"
#include "vigil/page.h"
#include "vigil/score.h"
#include "vigil/time.h"

static const struct option again_option = {
	.name = "again",
	.summary = "also those that a person has scored already",
};

static const struct option scorer_option = {
	.name = "scorer",
	.value = "ID",
	.summary = "who scores; the account's name, if it is not said",
};

/* One line; NULL: there is none, and asking is over. */
static char *line_ask(struct terminal *terminal, const char *prompt)
{
	struct terminal_question question = {.prompt = prompt};
	char *line = NULL;

	if (terminal_ask(terminal, &question, &line) == TERMINAL_LINE)
		return line;
	free(line);
	return NULL;
}

enum outcome { GIVEN, LEFT, ENDED, FAILED };

/* Points and a remark for one question. An empty line leaves it as it is. */
static enum outcome question_ask(struct vigil_scoring *scoring, size_t index, bool again,
                                 struct vigil_page *page, struct terminal *terminal)
{
	enum vigil_status status = VIGIL_INVALID;
	enum outcome outcome = ENDED;
	char *points = NULL, *remark = NULL;
	int64_t max_mpts;

	vigil_page_clear(page);
	vigil_scoring_show_question(scoring, index, again, page, &max_mpts);
	terminal_show(terminal, page);
	terminal_tell(terminal, "It can earn %g.\n", (double)max_mpts / 1000);
	while (status == VIGIL_INVALID) {
		free(points);
		points = line_ask(terminal, "Points, or nothing to leave it: ");
		if (!points || !*points) {
			outcome = points ? LEFT : ENDED;
			goto done;
		}
		status = vigil_scoring_give(scoring, index, again, points, "");
		if (status == VIGIL_INVALID)
			terminal_say(terminal, "'%s' is not a number of points that it can earn\n",
			             points);
	}
	remark = line_ask(terminal, "Remark, or nothing: ");
	if (status == VIGIL_OK && remark && *remark)
		status = vigil_scoring_give(scoring, index, again, points, remark);
	outcome = status == VIGIL_OK ? GIVEN : FAILED;
done:
	free(points);
	free(remark);
	return outcome;
}

static int given_write(struct vigil_scoring *scoring, const struct invocation *invocation,
                       struct terminal *terminal, struct vigil_findings *findings)
{
	const char *named = invocation_value(invocation, &scorer_option);
	char *scorer = named && *named ? strdup(named) : places_account(), *path = NULL;
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (scorer)
		status = vigil_scoring_write(&path, scoring, scorer, vigil_time_now().wall_ms,
		                             findings);
	if (status == VIGIL_OK)
		terminal_print(terminal, "%s\n", path);
	else if (status == VIGIL_NO_MEMORY)
		say_no_memory(terminal);
	else
		say_findings(terminal, findings);
	free(scorer);
	free(path);
	return status == VIGIL_OK ? EXIT_DONE : EXIT_CANNOT;
}

static int questions_ask(struct vigil_scoring *scoring, const struct invocation *invocation,
                         struct terminal *terminal, struct vigil_findings *findings)
{
	bool again = invocation_has(invocation, &again_option);
	size_t count = vigil_scoring_count(scoring, again), given = 0;
	struct vigil_page *page = vigil_page_new();
	enum outcome outcome = page ? LEFT : FAILED;
	int status = EXIT_DONE;

	if (count == 0)
		terminal_say(terminal,
		             "vigil: nothing in this result waits for a person's score\n");
	for (size_t i = 0; i < count && outcome != ENDED && outcome != FAILED; i++) {
		outcome = question_ask(scoring, i, again, page, terminal);
		given += outcome == GIVEN;
	}
	if (outcome == FAILED)
		status = say_no_memory(terminal);
	else if (given > 0)
		status = given_write(scoring, invocation, terminal, findings);
	else if (count > 0)
		terminal_say(terminal, "vigil: no points were given, and nothing is written\n");
	vigil_page_free(page);
	return status;
}

static int score_run(const struct invocation *invocation, struct terminal *terminal)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_scoring *scoring = NULL;
	char *path = places_result(invocation, invocation->operands[0]);
	enum vigil_status status = VIGIL_NO_MEMORY;
	int exit_status = EXIT_CANNOT;

	if (findings && path)
		status = vigil_scoring_read(&scoring, path, findings);
	if (status == VIGIL_NO_MEMORY) {
		exit_status = say_no_memory(terminal);
		goto done;
	}
	say_findings(terminal, findings);
	if (status == VIGIL_OK)
		exit_status = questions_ask(scoring, invocation, terminal, findings);
done:
	vigil_scoring_free(scoring);
	vigil_findings_free(findings);
	free(path);
	return exit_status;
}

static const struct option *const score_options[] = {
	&again_option,
	&results_option,
	&scorer_option,
	NULL,
};

static const char *const score_examples[] = {
	"vigil score 019389f0-4f2c-7cc3-98c4-dc0c0c07398f",
	NULL,
};

const struct command score_command = {
	.name = "score",
	.operands = "RESULT",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "give points for answers that wait for a person",
	.about = "Asks for points and a remark, question by question, and writes them beside the\n"
		 "result, which is never changed. Reports and 'vigil show' take the two together; "
		 "of\n"
		 "several scores of a question the last one counts.",
	.completes = COMPLETES_FILES,
	.options = score_options,
	.examples = score_examples,
	.run = score_run,
};
