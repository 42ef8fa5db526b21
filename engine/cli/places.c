/* cli/places.c -- where banks are looked for, where results go, and who is learning */
#include "cli/places.h"

#include <pwd.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/options.h"

/* An option's value, else that of the environment; NULL where both are missing or empty. */
static const char *given_or_environment(const struct invocation *invocation,
                                        const struct option *option, const char *variable)
{
	const char *value = invocation_value(invocation, option);

	if (!value || !*value)
		value = getenv(variable);
	return value && *value ? value : NULL;
}

__attribute__((format(printf, 1, 2))) static char *composed(const char *format, ...)
{
	va_list arguments;
	char *text;
	int written;

	va_start(arguments, format);
	written = vasprintf(&text, format, arguments);
	va_end(arguments);
	return written < 0 ? NULL : text;
}

void places_banks(const char *folders[PLACES_BANKS], const struct invocation *invocation)
{
	const char *option = invocation_value(invocation, &banks_option);
	const char *variable = getenv("VIGIL_BANKS");
	size_t count = 0;

	if (option && *option)
		folders[count++] = option;
	if (variable && *variable)
		folders[count++] = variable;
	folders[count++] = "./quizzes";
	folders[count++] = VIGIL_BANKS_DIR;
	folders[count] = NULL;
}

static const char *home_folder(void)
{
	const char *home = getenv("HOME");
	const struct passwd *account;

	if (home && home[0] == '/')
		return home;
	account = getpwuid(getuid());
	return account ? account->pw_dir : "/";
}

char *places_results(const struct invocation *invocation)
{
	const char *named = given_or_environment(invocation, &results_option, "VIGIL_RESULTS");
	char *store, *results;

	if (named)
		return strdup(named);
	store = places_store();
	results = store ? composed("%s/results", store) : NULL;
	free(store);
	return results;
}

char *places_store(void)
{
	const char *data = getenv("XDG_DATA_HOME");

	if (data && data[0] == '/')
		return composed("%s/vigil", data);
	return composed("%s/.local/share/vigil", home_folder());
}

const char *places_languages(const struct invocation *invocation)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *option = invocation_value(invocation, &lang_option);
	const char *locale = NULL, *list = getenv("LANGUAGE");

	if (option)
		return option;
	for (size_t i = 0; i < sizeof(variables) / sizeof(*variables) && !locale; i++) {
		locale = getenv(variables[i]);
		if (locale && !*locale)
			locale = NULL;
	}
	if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return NULL;
	return list && *list ? list : locale;
}

bool places_is_shared(const char *folder)
{
	struct stat file;

	return stat(folder, &file) == 0 && S_ISDIR(file.st_mode) && file.st_uid != geteuid() &&
	       file.st_mode & S_IWOTH;
}

char *places_file(const char *folder, const char *id)
{
	size_t length = strlen(folder);

	return composed("%s%s%s.xml", folder, length && folder[length - 1] == '/' ? "" : "/", id);
}

char *places_result(const struct invocation *invocation, const char *operand)
{
	char *folder, *path;

	if (places_is_file(operand))
		return strdup(operand);
	folder = places_results(invocation);
	path = folder ? places_file(folder, operand) : NULL;
	free(folder);
	return path;
}

char *places_account(void)
{
	const struct passwd *account = getpwuid(getuid());

	if (!account)
		return composed("%ju", (uintmax_t)getuid());
	return strdup(account->pw_name);
}

bool places_is_file(const char *operand)
{
	size_t length = strlen(operand);

	return strchr(operand, '/') || (length > 4 && strcmp(operand + length - 4, ".xml") == 0);
}

char *places_quoted(const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,.@%/";
	char *quoted, *end;

	if (*word && word[strspn(word, plain)] == '\0')
		return strdup(word);
	quoted = malloc(4 * strlen(word) + 3); /* a quote in it becomes four characters */
	if (!quoted)
		return NULL;
	end = quoted;
	*end++ = '\'';
	for (; *word; word++) {
		if (*word == '\'')
			end = mempcpy(end, "'\\''", 4);
		else
			*end++ = *word;
	}
	*end++ = '\'';
	*end = '\0';
	return quoted;
}
