/* crash/scenario.c -- what is put through its paces: a program, its promises and its duties */
#include "crash/scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "crash/must.h"

static const struct scenario_file session_files[] = {
	{.path = "banks/locks.xml", .copied = BANKS "/locks.xml"},
	{.path = "answers", .text = "home: false\nleaving: dim\nwakes: badge password\n"},
	{0},
};

/* clang-format off */
static const char *const session_take[] = {
	VIGIL, "take", "banks/locks.xml", "--answers", "answers", "--seed", "42", "--learner", "dana",
	"--results", "results", NULL,
};

static const char *const session_resume[] = {
	VIGIL, "resume", "--answers", "answers", "--learner", "dana", NULL,
};
/* clang-format on */

static const char *const session_kept[] = {KEPT, ".local/share/vigil", NULL};

const struct scenario scenarios[] = {
	{
		.name = "session",
		.files = session_files,
		.command = session_take,
		.recovery = session_resume,
		.listing = session_kept,
		.results = "results",
	},
	{
		.name = "resumed",
		.before = &scenarios[0],
		.promises = 1,
		.command = session_resume,
		.recovery = session_resume,
		.listing = session_kept,
		.results = "results",
	},
	{0},
};

const struct scenario *scenario_find(const char *name)
{
	for (const struct scenario *scenario = scenarios; scenario->name; scenario++)
		if (strcmp(scenario->name, name) == 0)
			return scenario;
	return NULL;
}

static void file_copy(struct tree *start, const struct scenario_file *file)
{
	FILE *from = fopen(file->copied, "re");
	struct stat about;
	char *bytes;

	must(from && fstat(fileno(from), &about) == 0, file->copied);
	bytes = must_have(malloc((size_t)about.st_size + 1));
	must(fread(bytes, 1, (size_t)about.st_size, from) == (size_t)about.st_size, file->copied);
	tree_add_file(start, file->path, bytes, (size_t)about.st_size);
	free(bytes);
	fclose(from);
}

void scenario_lay(struct tree *start, const struct scenario *scenario)
{
	tree_init(start);
	for (const struct scenario_file *file = scenario->files; file && file->path; file++) {
		if (file->copied)
			file_copy(start, file);
		else
			tree_add_file(start, file->path, file->text, strlen(file->text));
	}
}
