/* crash/judge.c -- what a folder owes after a stop: every promise, and one whole result */
#include "crash/judge.h"

#include <dirent.h>
#include <regex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "crash/must.h"

/* --- Results ------------------------------------------------------------------------------------ */

/* Replace each match of a pattern in a text, which is freed. */
static char *pattern_replace(char *text, const char *pattern, const char *word)
{
	char *replaced = must_copy(""), *rest = text, *longer;
	regmatch_t match;
	regex_t regex;

	must(regcomp(&regex, pattern, REG_EXTENDED) == 0, pattern);
	while (*rest && regexec(&regex, rest, 1, &match, 0) == 0 && match.rm_eo > 0) {
		longer = must_format("%s%.*s%s", replaced, (int)match.rm_so, rest, word);
		free(replaced);
		replaced = longer;
		rest += match.rm_eo;
	}
	longer = must_format("%s%s", replaced, rest);
	free(replaced);
	free(text);
	regfree(&regex);
	return longer;
}

/* What a file holds, without what differs from run to run. A NUL in it is shown as one. */
static char *file_steady(const char *path)
{
	static const struct {
		const char *pattern, *word;
	} varying[] = {
		{"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"},
		{"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "TIME"},
		{"PT[0-9HM.]+S", "DURATION"},
		{" suspensions=\"[0-9]+\" suspended=\"DURATION\"",
	         ""}, /* as often as it was stopped */
	};
	FILE *file = fopen(path, "re");
	struct stat about;
	size_t size;
	char *text;

	must(file && fstat(fileno(file), &about) == 0, path);
	text = must_have(calloc((size_t)about.st_size + 1, 1));
	size = fread(text, 1, (size_t)about.st_size, file);
	fclose(file);
	for (size_t i = 0; i < size; i++)
		if (!text[i])
			text[i] = '\1';
	for (size_t i = 0; i < sizeof(varying) / sizeof(varying[0]); i++)
		text = pattern_replace(text, varying[i].pattern, varying[i].word);
	return text;
}

struct results {
	size_t count;
	char *first;  /* steady */
	char *unlike; /* the name of one that is not as expected, and where */
};

static void results_clear(struct results *results)
{
	free(results->first);
	free(results->unlike);
	*results = (struct results){0};
}

/* Where two texts part: the line of the one, and what the other has there. */
static char *difference_tell(const char *name, const char *text, const char *expected)
{
	size_t at = 0, line;

	while (text[at] && text[at] == expected[at])
		at++;
	for (line = at; line > 0 && text[line - 1] != '\n';)
		line--;
	return must_format("%s: '%.*s' and not '%.*s'", name, (int)strcspn(text + line, "\n"),
	                   text + line, (int)strcspn(expected + line, "\n"), expected + line);
}

static void result_add(struct results *results, const char *path, const char *name,
                       const char *expected)
{
	char *text = file_steady(path);

	results->count++;
	if (expected && strcmp(text, expected) != 0 && !results->unlike)
		results->unlike = difference_tell(name, text, expected);
	if (results->first)
		free(text);
	else
		results->first = text;
}

static void results_read(struct results *results, const struct scenario *scenario,
                         const char *folder, const char *expected)
{
	char *path = must_format("%s/%s", folder, scenario->results);
	DIR *names = opendir(path);
	const struct dirent *entry;

	*results = (struct results){0};
	while (names && (entry = readdir(names))) {
		char *file = must_format("%s/%s", path, entry->d_name);

		if (entry->d_name[0] != '.')
			result_add(results, file, entry->d_name, expected);
		free(file);
	}
	if (names)
		closedir(names);
	free(path);
}

size_t judge_result_count(const struct scenario *scenario, const char *folder)
{
	struct results results;
	size_t count;

	results_read(&results, scenario, folder, NULL);
	count = results.count;
	results_clear(&results);
	return count;
}

char *judge_result(const struct scenario *scenario, const char *folder)
{
	struct results results;
	char *result;

	results_read(&results, scenario, folder, NULL);
	if (results.count != 1)
		must_end("%s: %zu results of an undisturbed run", scenario->name, results.count);
	result = results.first;
	results.first = NULL;
	results_clear(&results);
	return result;
}

/* --- Promises ----------------------------------------------------------------------------------- */

struct names {
	char **all;
	size_t count;
};

static void names_clear(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->all[i]);
	free(names->all);
	*names = (struct names){0};
}

static size_t names_count_of(const struct names *names, const char *name)
{
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++)
		count += strcmp(names->all[i], name) == 0;
	return count;
}

/* The rest of each whole line in the first `size` bytes that begins with `before`. */
static void names_read(struct names *names, const char *text, size_t size, const char *before)
{
	size_t length = strlen(before);
	const char *end;

	*names = (struct names){0};
	for (const char *line = text; (end = memchr(line, '\n', size - (size_t)(line - text)));
	     line = end + 1) {
		if (strncmp(line, before, length) != 0)
			continue;
		names->all = must_grow(names->all, names->count, sizeof(*names->all));
		names->all[names->count++] =
			must_have(strndup(line + length, (size_t)(end - line) - length));
	}
}

size_t judge_promises(const char *said, size_t size)
{
	struct names promised;
	size_t count;

	names_read(&promised, said, size, "saved ");
	count = promised.count;
	names_clear(&promised);
	return count;
}

/* What is promised twice, or is not listed once; NULL: nothing. */
static char *promises_compare(const struct names *promised, const struct names *kept)
{
	for (size_t i = 0; i < promised->count; i++) {
		const char *name = promised->all[i];

		if (names_count_of(promised, name) != 1)
			return must_format("'%s' was promised twice", name);
		if (kept && names_count_of(kept, name) == 0)
			return must_format("'%s' was promised and is missing", name);
	}
	for (size_t i = 0; kept && i < kept->count; i++)
		if (names_count_of(kept, kept->all[i]) != 1)
			return must_format("'%s' is kept twice", kept->all[i]);
	return NULL;
}

/* --- A folder after a stop ------------------------------------------------------------------------ */

static void command_run(struct outcome *outcome, const struct case_file *file,
                        const char *const *command)
{
	const struct program program = {.folder = file->folder, .command = command};

	program_run(outcome, &program);
}

/* Of the results there may be one, and it is whole. */
static char *results_judge(const struct results *results)
{
	if (results->unlike)
		return must_format("half a result, or another one: %s", results->unlike);
	if (results->count > 1)
		return must_format("%zu results of one session", results->count);
	return NULL;
}

/* A promise is kept by the list, or by the result that it ended in. */
static char *before_judge(const struct case_file *file, const struct names *promised)
{
	struct results results;
	struct outcome outcome;
	struct names kept;
	char *flaw;

	results_read(&results, file->scenario, file->folder, file->expected);
	flaw = results_judge(&results);
	if (flaw || results.count == 1)
		goto done;
	if (!file->scenario->listing) {
		if (promised->count > 0 && !file->scenario->recovery)
			flaw = must_copy("something was promised, and there is no result");
		goto done;
	}
	command_run(&outcome, file, file->scenario->listing);
	names_read(&kept, outcome.out, strlen(outcome.out), "");
	flaw = promises_compare(promised, &kept);
	if (!flaw && !outcome_is(&outcome, 0) && promised->count > 0) {
		char *told = outcome_tell(&outcome);

		flaw = must_format("listing: %s", told);
		free(told);
	}
	names_clear(&kept);
	outcome_clear(&outcome);
done:
	results_clear(&results);
	return flaw;
}

/*
 * One attempt to end what was begun. Its promises may not be among those before. It may refuse when
 * nothing had begun, and when nothing but the result was owed.
 */
static char *command_judge(const struct case_file *file, const char *const *command,
                           const struct names *promised, bool must_do)
{
	struct names all;
	struct outcome outcome;
	char *said, *flaw;

	command_run(&outcome, file, command);
	said = must_format("%s%s", file->said, outcome.err);
	names_read(&all, said, strlen(said), "saved ");
	flaw = promises_compare(&all, NULL);
	if (!flaw && !outcome_is(&outcome, 0) && (must_do || promised->count > 0) &&
	    judge_result_count(file->scenario, file->folder) == 0) {
		char *told = outcome_tell(&outcome);

		flaw = must_format("%s to go on: %s", command[1], told);
		free(told);
	}
	names_clear(&all);
	free(said);
	outcome_clear(&outcome);
	return flaw;
}

/* What is recovered is not recovered again: nothing is asked once more. How it ends does not matter. */
static char *again_judge(const struct case_file *file)
{
	struct outcome outcome;
	struct names promised;
	char *flaw = NULL;

	command_run(&outcome, file, file->scenario->recovery);
	names_read(&promised, outcome.err, strlen(outcome.err), "saved ");
	if (promised.count > 0)
		flaw = must_format("'%s' was promised twice, when all was done", promised.all[0]);
	names_clear(&promised);
	outcome_clear(&outcome);
	return flaw;
}

/* Recover, and where nothing came of that because nothing had begun, begin anew. */
static char *after_judge(const struct case_file *file, const struct names *promised)
{
	const struct scenario *scenario = file->scenario;
	struct results results = {0};
	char *flaw = NULL;

	if (scenario->recovery)
		flaw = command_judge(file, scenario->recovery, promised, false);
	if (!flaw)
		results_read(&results, scenario, file->folder, file->expected);
	if (!flaw && results.count == 0 && promised->count == 0)
		flaw = command_judge(file, scenario->command, promised, true);
	if (!flaw && scenario->recovery)
		flaw = again_judge(file);
	if (!flaw) {
		results_clear(&results);
		results_read(&results, scenario, file->folder, file->expected);
		flaw = results_judge(&results);
	}
	if (!flaw && results.count == 0)
		flaw = must_copy("there is no result in the end");
	results_clear(&results);
	return flaw;
}

char *judge_folder(const struct case_file *file)
{
	struct names promised;
	char *flaw, *told = NULL;

	names_read(&promised, file->said, strlen(file->said), "saved ");
	flaw = before_judge(file, &promised);
	if (flaw)
		told = must_format("before recovery: %s", flaw);
	else if ((flaw = after_judge(file, &promised)))
		told = must_format("after recovery: %s", flaw);
	free(flaw);
	names_clear(&promised);
	return told;
}

/* Whether it said something besides its promises. */
static bool said_why(const struct outcome *outcome)
{
	const char *line = outcome->err;

	while (strncmp(line, "saved ", strlen("saved ")) == 0 && strchr(line, '\n'))
		line = strchr(line, '\n') + 1;
	return *line != '\0';
}

char *judge_end(const struct scenario *scenario, const char *folder, const struct outcome *outcome)
{
	char *told, *flaw = NULL;

	if (outcome_is(outcome, 0)) {
		if (judge_result_count(scenario, folder) == 0)
			flaw = must_copy("exit status 0, and no result");
	} else if (!outcome_is(outcome, PROGRAM_CANNOT)) {
		told = outcome_tell(outcome);
		flaw = must_format("neither done nor exit status 3: %s", told);
		free(told);
	} else if (!said_why(outcome))
		flaw = must_copy("exit status 3 without a word");
	return flaw;
}
