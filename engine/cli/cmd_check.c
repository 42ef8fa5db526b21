/* cli/cmd_check.c -- vigil check: read banks and quizzes and report every mistake in them */
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/bank.h"
#include "vigil/page.h"
#include "vigil/quiz.h"

static const char *const format_words[] = {"text", "json", NULL};

static const struct option format_option = {
	.name = "format",
	.value = "FORMAT",
	.summary = N_("text, a line for each finding (the default), or json"),
	.words = format_words,
	.completes = COMPLETES_WORDS,
};

static const struct option allow_option = {
	.name = "allow",
	.value = "CODES",
	.summary = N_("leave out warnings of these codes, as in A,B"),
};

static const struct option strict_option = {
	.name = "strict",
	.summary = N_("a warning, too, makes the exit status 1"),
};

struct tally {
	size_t errors, warnings;
	bool unread; /* a file could not be read */
};

/* A string of JSON; what is not UTF-8 in `bytes` (a file's name can be that) becomes U+FFFD. */
static json_t *json_text(const char *bytes)
{
	size_t left = strlen(bytes), length = 0;
	uint8_t *clean = malloc(3 * left + 1);
	json_t *value;

	if (!clean)
		return NULL;
	while (left > 0) {
		ucs4_t character;
		int used = u8_mbtouc(&character, (const uint8_t *)bytes, left);

		length += (size_t)u8_uctomb(clean + length, character, 4);
		bytes += used;
		left -= (size_t)used;
	}
	value = json_stringn((const char *)clean, length);
	free(clean);
	return value;
}

static json_t *json_finding(const struct vigil_finding *finding)
{
	const char *severity = finding->code->severity == VIGIL_ERROR ? "error" : "warning";

	return json_pack("{s:o, s:I, s:I, s:s, s:s, s:o, s:o}", "file",
	                 json_text(finding->at.file ? finding->at.file : ""), "line",
	                 (json_int_t)finding->at.line, "column", (json_int_t)finding->at.column,
	                 "severity", severity, "code", finding->code->name, "subject",
	                 finding->subject ? json_text(finding->subject) : json_null(), "text",
	                 json_text(finding->text));
}

/* All but ASCII is escaped, and so is DEL, which jansson leaves as it is. */
static bool json_print(struct terminal *terminal, const json_t *value)
{
	char *text = json_dumps(value, JSON_INDENT(2) | JSON_ENSURE_ASCII);

	if (!text)
		return false;
	for (const char *from = text; *from;) {
		size_t length = strcspn(from, "\x7f");

		terminal_write(terminal, from, length);
		from += length;
		if (*from) {
			terminal_write(terminal, "\\u007f", 6);
			from++;
		}
	}
	terminal_write(terminal, "\n", 1);
	free(text);
	return true;
}

/* Say one finding: now as a line, or later with the others of `array`. */
static bool finding_report(const struct vigil_finding *finding, json_t *array,
                           struct terminal *terminal)
{
	char *line;

	if (array)
		return json_array_append_new(array, json_finding(finding)) == 0;
	line = say_finding_line(finding);
	if (line)
		terminal_print(terminal, "%s\n", line);
	free(line);
	return line != NULL;
}

static bool list_names(const char *list, const char *name)
{
	while (*list) {
		size_t length = strcspn(list, ",");

		if (strncmp(list, name, length) == 0 && !name[length])
			return true;
		list += length + (list[length] == ',');
	}
	return false;
}

/* A warning whose code --allow names, which may be given several times. */
static bool is_allowed(const struct invocation *invocation, const struct vigil_finding *finding)
{
	if (finding->code->severity != VIGIL_WARNING)
		return false;
	for (size_t i = 0; i < invocation->given_count; i++)
		if (invocation->given[i].option == &allow_option &&
		    list_names(invocation->given[i].value, finding->code->name))
			return true;
	return false;
}

/* Check one file and report on it. False: no memory. */
static bool file_check(struct tally *tally, const struct invocation *invocation, const char *path,
                       json_t *array, struct terminal *terminal)
{
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!findings)
		goto done;
	status = vigil_check(path, findings);
	if (status == VIGIL_NO_MEMORY)
		goto done;
	tally->unread |= status == VIGIL_NOT_FOUND || status == VIGIL_IO;
	tally->errors += vigil_findings_count_of(findings, VIGIL_ERROR);
	for (size_t i = 0; i < vigil_findings_count(findings); i++) {
		const struct vigil_finding *finding = vigil_findings_get(findings, i);

		if (is_allowed(invocation, finding))
			continue;
		tally->warnings += finding->code->severity == VIGIL_WARNING;
		if (!finding_report(finding, array, terminal))
			status = VIGIL_NO_MEMORY;
	}
done:
	vigil_findings_free(findings);
	return status != VIGIL_NO_MEMORY;
}

static void tally_say(const struct tally *tally, size_t file_count, struct terminal *terminal)
{
	const char *files = file_count == 1 ? "file" : "files";
	const char *errors = tally->errors == 1 ? "error" : "errors";
	const char *warnings = tally->warnings == 1 ? "warning" : "warnings";

	if (!tally->errors && !tally->warnings)
		terminal_say(terminal, "nothing found in %zu %s\n", file_count, files);
	else
		terminal_say(terminal, "%zu %s, %zu %s in %zu %s\n", tally->errors, errors,
		             tally->warnings, warnings, file_count, files);
}

/* What its author wants to know of a quiz that sessions can be held by. False: no memory. */
static bool quiz_show(const char *path, struct terminal *terminal)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_quiz *quiz = NULL;
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!findings || !page)
		goto done;
	status = vigil_quiz_load(&quiz, path, findings);
	if (status == VIGIL_OK)
		status = vigil_quiz_show(quiz, page);
	if (status == VIGIL_OK)
		terminal_show(terminal, page);
done:
	vigil_quiz_free(quiz);
	vigil_page_free(page);
	vigil_findings_free(findings);
	return status != VIGIL_NO_MEMORY;
}

static bool quizzes_show(const struct invocation *invocation, struct terminal *terminal)
{
	for (size_t i = 0; i < invocation->operand_count; i++)
		if (vigil_file_is_quiz(invocation->operands[i]) &&
		    !quiz_show(invocation->operands[i], terminal))
			return false;
	return true;
}

static int check_run(const struct invocation *invocation, struct terminal *terminal)
{
	const char *format = invocation_value(invocation, &format_option);
	json_t *array = NULL;
	struct tally tally = {0};
	int status = EXIT_CANNOT;

	if (format && strcmp(format, "json") == 0 && !(array = json_array()))
		goto no_memory;
	for (size_t i = 0; i < invocation->operand_count; i++) {
		if (!file_check(&tally, invocation, invocation->operands[i], array, terminal))
			goto no_memory;
	}
	if (array && !json_print(terminal, array))
		goto no_memory;
	tally_say(&tally, invocation->operand_count, terminal);
	if (!array && !quizzes_show(invocation, terminal))
		goto no_memory;
	if (!tally.unread) {
		bool strict = invocation_has(invocation, &strict_option);

		status = tally.errors || (strict && tally.warnings) ? EXIT_NO : EXIT_DONE;
	}
	goto done;
no_memory:
	status = say_no_memory(terminal);
done:
	json_decref(array);
	return status;
}

static const struct option *const check_options[] = {&allow_option, &format_option, &strict_option,
                                                     NULL};

static const char *const check_examples[] = {
	"vigil check quizzes/extortion-email.xml",
	"vigil check --strict --format json quizzes/*.xml",
	"vigil check --allow clue-word,same-place quizzes/extortion-email.xml",
	NULL,
};

const struct command check_command = {
	.name = "check",
	.operands = "FILE...",
	.operands_min = 1,
	.operands_max = -1,
	.summary = N_("find every mistake in banks and quizzes"),
	.about = N_(
		"A finding is a line 'file:line:column: severity: text [code]' on standard output; "
		"how many there are is said on standard error. Of a quiz that has no mistakes it "
		"is "
		"shown how many plans it has, and how far they differ."),
	.completes = COMPLETES_FILES,
	.options = check_options,
	.examples = check_examples,
	.run = check_run,
};
