/* terminal/speech.c -- which language this process speaks */
#include "terminal/speech.h"

#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/message.h"
#include "base/text.h"

/* The catalogues that there are, by the names that gettext looks for; the last has none. */
static const struct {
	const char *tag, *name;
} catalogues[] = {
	{"en", "en"}, /* what the sentences are written in: it has no file */
	{"zh-Hans", "zh_CN"},
	{NULL, NULL},
};

/* The name of the first catalogue that fits one of the languages, or NULL. */
static const char *catalogue_of(const char *languages)
{
	char tag[LANGUAGE_ROOM];

	for (size_t length; languages && *languages; languages += length) {
		length = strcspn(languages, ":");
		if (language_read(tag, languages, length))
			for (size_t i = 0; catalogues[i].tag; i++)
				if (language_is(tag, catalogues[i].tag))
					return catalogues[i].name;
		length += languages[length] == ':';
	}
	return NULL;
}

static bool is_folder(const char *path)
{
	struct stat file;

	return stat(path, &file) == 0 && S_ISDIR(file.st_mode);
}

/* Where catalogues are: "locale" beside the program, as the build makes it, or `folder`. */
static void folder_bind(const char *folder)
{
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program));
	struct text beside;

	text_init(&beside);
	while (length > 0 && program[length - 1] != '/')
		length--;
	text_add_bytes(&beside, program, length > 0 ? (size_t)length : 0);
	text_add(&beside, "locale");
	bindtextdomain(MESSAGE_DOMAIN,
	               !beside.failed && is_folder(beside.bytes) ? beside.bytes : folder);
	bind_textdomain_codeset(MESSAGE_DOMAIN, "UTF-8");
	text_clear(&beside);
}

/*
 * Where the language's own locale is not installed, gettext still finds its catalogue by LANGUAGE,
 * if only messages are in any locale but "C".
 */
void speech_begin(struct speech *speech, const char *languages, const char *folder)
{
	const char *name = catalogue_of(languages);

	*speech = (struct speech){0};
	if (!name)
		return;
	speech->locale_before = strdup(setlocale(LC_MESSAGES, NULL));
	if (!speech->locale_before || !setlocale(LC_MESSAGES, "C.UTF-8"))
		return;
	setenv("LANGUAGE", name, 1);
	folder_bind(folder);
}

void speech_end(struct speech *speech)
{
	if (speech->locale_before)
		setlocale(LC_MESSAGES, speech->locale_before);
	free(speech->locale_before);
	*speech = (struct speech){0};
}
