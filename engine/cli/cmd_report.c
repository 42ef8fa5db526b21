/* cli/cmd_report.c -- vigil report: what many results come to */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/terminal.h"
#include "vigil/page.h"
#include "vigil/report.h"
#include "vigil/time.h"

/* ---- options ---- */

static const char *const attempts_words[] = {"best", "last", "first", "all", NULL};
static const char *const format_words[] = {"text", "csv", "json", "html", NULL};
static const char *const mode_words[] = {"scored", "practice", "all", NULL};

/* clang-format off */
static const struct option attempts_option = {
	.name = "attempts", .value = "WHICH", .words = attempts_words, .completes = COMPLETES_WORDS,
	.summary = "of one learner's attempts: best, last, first or all",
};
static const struct option bank_option = {
	.name = "bank", .value = "ID", .summary = "only of this bank",
};
static const struct option bom_option = {
	.name = "bom", .summary = "csv: begin with a byte order mark, for spreadsheets",
};
static const struct option format_option = {
	.name = "format", .value = "FORMAT", .words = format_words, .completes = COMPLETES_WORDS,
	.summary = "text (the default), csv, json or html",
};
static const struct option from_option = {
	.name = "from", .value = "DAY", .summary = "sessions that ended on this day or later",
};
static const struct option group_option = {
	.name = "group", .value = "NAME", .summary = "only this group or role of the roster",
};
static const struct option identify_option = {
	.name = "identify", .summary = "name learners where they would have pseudonyms",
};
static const struct option learner_option = {
	.name = "learner", .value = "ID", .summary = "only this learner",
};
static const struct option mode_option = {
	.name = "mode", .value = "MODE", .words = mode_words, .completes = COMPLETES_WORDS,
	.summary = "scored sessions (the default), practice or all",
};
static const struct option output_option = {
	.name = "output", .value = "FILE", .completes = COMPLETES_FILES,
	.summary = "write it here, in the place of what was there",
};
static const struct option overdue_option = {
	.name = "overdue", .summary = "learners: only those who are overdue",
};
static const struct option quiz_option = {
	.name = "quiz", .value = "ID", .summary = "only this quiz",
};
static const struct option roster_option = {
	.name = "roster", .value = "FILE", .completes = COMPLETES_FILES,
	.summary = "CSV of who is to learn: learner,name,group,due",
};
static const struct option small_groups_option = {
	.name = "small-groups", .summary = "also show what under five people did",
};
static const struct option table_option = {
	.name = "table", .value = "NAME", .summary = "csv: another table of the report",
};
static const struct option to_option = {
	.name = "to", .value = "DAY", .summary = "sessions that ended on this day or before",
};
static const struct option topic_option = {
	.name = "topic", .value = "ID", .summary = "only this topic",
};
/* clang-format on */

/* ---- what is asked for ---- */

struct asking {
	const struct invocation *invocation;
	struct terminal *terminal;
	struct vigil_findings *findings;
	const char *kind, *format;
	const char **paths; /* folders and files */
	size_t path_count;
	char **lines; /* of standard input, where paths are named there */
	size_t line_count;
	char *results, *data;
	struct vigil_report_request request;
	bool shows_progress;
};

/* Which of the words was given; `otherwise` where none was. */
static unsigned word_given(const struct asking *asking, const struct option *option,
                           unsigned otherwise)
{
	const char *value = invocation_value(asking->invocation, option);

	for (unsigned i = 0; value && option->words[i]; i++)
		if (strcmp(option->words[i], value) == 0)
			return i;
	return otherwise;
}

/* A day of the calendar, or nothing. EXIT_DONE, or what say_usage() gives. */
static int day_read(const struct asking *asking, const struct option *option, unsigned days,
                    int64_t *wall_ms)
{
	const char *value = invocation_value(asking->invocation, option);

	if (!value || vigil_report_day(wall_ms, value, days))
		return EXIT_DONE;
	return say_usage(asking->terminal, "report", "--from and --to are days like 2026-12-31");
}

static int request_read(struct asking *asking)
{
	static const enum vigil_report_attempts attempts[] = {VIGIL_REPORT_BEST, VIGIL_REPORT_LAST,
	                                                      VIGIL_REPORT_FIRST, VIGIL_REPORT_ALL,
	                                                      VIGIL_REPORT_USUAL};
	static const enum vigil_report_mode modes[] = {VIGIL_REPORT_SCORED, VIGIL_REPORT_PRACTICE,
	                                               VIGIL_REPORT_BOTH};
	const struct invocation *invocation = asking->invocation;
	struct vigil_report_request *request = &asking->request;
	const char *output = invocation_value(invocation, &output_option);
	bool to_terminal = !output && isatty(STDOUT_FILENO);
	int status;

	asking->format = format_words[word_given(asking, &format_option, 0)];
	*request = (struct vigil_report_request){
		.quiz = invocation_value(invocation, &quiz_option),
		.bank = invocation_value(invocation, &bank_option),
		.topic = invocation_value(invocation, &topic_option),
		.learner = invocation_value(invocation, &learner_option),
		.group = invocation_value(invocation, &group_option),
		.mode = modes[word_given(asking, &mode_option, 0)],
		.attempts = attempts[word_given(asking, &attempts_option, 4)],
		.overdue = invocation_has(invocation, &overdue_option),
		.small_groups = invocation_has(invocation, &small_groups_option),
		.identify = invocation_has(invocation, &identify_option) ||
	                    (to_terminal && strcmp(asking->format, "text") == 0),
		.now_wall_ms = vigil_time_now().wall_ms,
	};
	if (request->group && !invocation_value(invocation, &roster_option))
		return say_usage(asking->terminal, "report", "--group needs a --roster");
	status = day_read(asking, &from_option, 0, &request->from_wall_ms);
	return status == EXIT_DONE ? day_read(asking, &to_option, 1, &request->to_wall_ms) : status;
}

/* Names from standard input, a line each. False: no memory. */
static bool paths_ask(struct asking *asking)
{
	struct terminal_question question = {.prompt = ""};
	char *line = NULL;

	while (terminal_ask(asking->terminal, &question, &line) == TERMINAL_LINE) {
		char **lines = reallocarray(asking->lines, asking->line_count + 1, sizeof(*lines));
		const char **paths =
			reallocarray(asking->paths, asking->path_count + 1, sizeof(*paths));

		asking->lines = lines ? lines : asking->lines;
		asking->paths = paths ? paths : asking->paths;
		if (!lines || !paths) {
			free(line);
			return false;
		}
		if (!*line) {
			free(line);
			continue;
		}
		lines[asking->line_count++] = line;
		paths[asking->path_count++] = line;
	}
	return true;
}

/* Operands: a kind, then folders and files; "-" stands for a list on standard input. */
static bool paths_read(struct asking *asking)
{
	const struct invocation *invocation = asking->invocation;
	size_t first = 0;
	bool asked = false;

	asking->kind = vigil_report_kind(0);
	if (invocation->operand_count > 0 && vigil_report_about(invocation->operands[0]))
		asking->kind = invocation->operands[first++];
	asking->paths = calloc(invocation->operand_count + 1, sizeof(*asking->paths));
	asking->data = places_store();
	asking->results = places_results(invocation);
	if (!asking->paths || !asking->data || !asking->results)
		return false;
	for (size_t i = first; i < invocation->operand_count; i++)
		if (strcmp(invocation->operands[i], "-") == 0)
			asked = true;
		else
			asking->paths[asking->path_count++] = invocation->operands[i];
	if (asked && !paths_ask(asking))
		return false;
	if (asking->path_count == 0 && !asked)
		asking->paths[asking->path_count++] = asking->results;
	return true;
}

static void asking_clear(struct asking *asking)
{
	for (size_t i = 0; i < asking->line_count; i++)
		free(asking->lines[i]);
	free(asking->lines);
	free(asking->paths);
	free(asking->results);
	free(asking->data);
	vigil_findings_free(asking->findings);
}

/* ---- what comes out ---- */

#define PROGRESS_FROM 20000 /* files: below, it is done before anybody wonders */

static void progress_show(void *context, size_t done, size_t count)
{
	struct asking *asking = context;

	if (!asking->shows_progress || count < PROGRESS_FROM || done % 4096 != 0)
		return;
	terminal_say(asking->terminal, "vigil: %zu of %zu results are read\n", done, count);
}

static int bytes_write(const struct asking *asking, const char *bytes, size_t length)
{
	const char *path = invocation_value(asking->invocation, &output_option);
	struct vigil_findings *findings;
	enum vigil_status status;

	if (!path) {
		terminal_write(asking->terminal, bytes, length);
		return EXIT_DONE;
	}
	findings = vigil_findings_new();
	if (!findings)
		return say_no_memory(asking->terminal);
	status = vigil_report_write(path, bytes, length, findings);
	say_findings(asking->terminal, findings);
	vigil_findings_free(findings);
	return status == VIGIL_OK ? EXIT_DONE : EXIT_CANNOT;
}

static enum vigil_status page_render(const struct asking *asking, const struct vigil_page *page,
                                     char **bytes, size_t *length)
{
	const struct invocation *invocation = asking->invocation;
	const char *table = invocation_value(invocation, &table_option);

	if (strcmp(asking->format, "csv") == 0)
		return vigil_page_csv(
			bytes, length, page,
			&(struct vigil_csv_style){.table = table ? table : asking->kind,
		                                  .byte_order_mark =
		                                          invocation_has(invocation, &bom_option)});
	if (strcmp(asking->format, "json") == 0)
		return vigil_page_json(bytes, length, page,
		                       &(struct vigil_json_style){.schema = "vigil-report-1"});
	if (strcmp(asking->format, "html") == 0)
		return vigil_page_html(bytes, length, page, &(struct vigil_html_style){0});
	return vigil_page_text(bytes, length, page,
	                       &(struct vigil_text_style){.accessible = invocation_has(
								  invocation, &accessible_option)});
}

static int page_write(const struct asking *asking, const struct vigil_page *page)
{
	bool to_file = invocation_has(asking->invocation, &output_option);
	size_t length = 0;
	char *bytes = NULL;
	enum vigil_status status;
	int written;

	if (!to_file && strcmp(asking->format, "text") == 0) {
		terminal_show(asking->terminal, page); /* fitted to the window */
		return EXIT_DONE;
	}
	status = page_render(asking, page, &bytes, &length);
	if (status == VIGIL_NOT_FOUND)
		return say_usage(asking->terminal, "report",
		                 "the report has no table of that name");
	if (status != VIGIL_OK)
		return say_no_memory(asking->terminal);
	written = bytes_write(asking, bytes, length);
	free(bytes);
	return written;
}

/* ---- the whole ---- */

static int report_show(struct asking *asking, struct vigil_report *report)
{
	const char *roster = invocation_value(asking->invocation, &roster_option);
	struct vigil_page *page = vigil_page_new();
	enum vigil_status status = page ? VIGIL_OK : VIGIL_NO_MEMORY;
	int exit_status;

	if (status == VIGIL_OK && roster)
		status = vigil_report_roster(report, roster, asking->findings);
	if (status == VIGIL_OK && !asking->request.identify)
		status = vigil_report_key(report, asking->data, asking->findings);
	if (status == VIGIL_OK)
		status = vigil_report_make(page, report, asking->kind, &asking->request);
	say_findings(asking->terminal, asking->findings);
	if (status == VIGIL_NO_MEMORY)
		exit_status = say_no_memory(asking->terminal);
	else
		exit_status = status == VIGIL_OK ? page_write(asking, page) : EXIT_CANNOT;
	vigil_page_free(page);
	return exit_status;
}

static int report_run(const struct invocation *invocation, struct terminal *terminal)
{
	struct asking asking = {.invocation = invocation,
	                        .terminal = terminal,
	                        .findings = vigil_findings_new(),
	                        .shows_progress = isatty(STDERR_FILENO)};
	struct vigil_report *report = NULL;
	enum vigil_status status;
	int exit_status = request_read(&asking);

	if (exit_status != EXIT_DONE)
		goto done;
	if (!asking.findings || !paths_read(&asking)) {
		exit_status = say_no_memory(terminal);
		goto done;
	}
	status = vigil_report_read(&report, asking.paths, asking.path_count, asking.data,
	                           progress_show, &asking, asking.findings);
	if (!report) {
		exit_status = say_no_memory(terminal);
		goto done;
	}
	exit_status = report_show(&asking, report);
	if (exit_status == EXIT_DONE && status != VIGIL_OK)
		exit_status = EXIT_NO;
done:
	vigil_report_free(report);
	asking_clear(&asking);
	return exit_status;
}

static const struct option *const report_options[] = {
	&attempts_option, &bank_option,     &bom_option,     &format_option, &from_option,
	&group_option,    &identify_option, &learner_option, &mode_option,   &output_option,
	&overdue_option,  &quiz_option,     &results_option, &roster_option, &small_groups_option,
	&table_option,    &to_option,       &topic_option,   NULL,
};

static const char *const report_examples[] = {
	"vigil report",
	"vigil report learners --roster people.csv --overdue",
	"vigil report questions --quiz annual --format html --output questions.html",
	"vigil report responses --format csv --output responses.csv /srv/vigil/results",
	NULL,
};

const struct command report_command = {
	.name = "report",
	.operands = "[KIND] [FOLDER|FILE|-]...",
	.operands_max = -1,
	.summary = "tell what many results come to",
	.about =
		"KIND is summary (the default), learners, groups, topics, questions, quiz, "
		"attempts\n"
		"or responses. Results come from the folder of results, or from these folders and\n"
		"files; - reads their names from standard input. What is damaged is named and "
		"left\n"
		"out, and the exit status is 1 then. Learners have pseudonyms in all but text to "
		"a\n"
		"terminal, the same ones each time.",
	.completes = COMPLETES_FILES,
	.options = report_options,
	.examples = report_examples,
	.run = report_run,
};
