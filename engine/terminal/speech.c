/* terminal/speech.c -- which language this process speaks */
#include "terminal/speech.h"

#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
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

/* Is the catalogue in this folder, or one named so as seen from the program's? */
static bool bind_if_there(const char *program, size_t length, const char *folder, const char *name)
{
	struct text bound, file;
	bool there = false;

	text_init(&bound);
	text_init(&file);
	text_add_bytes(&bound, program, length);
	text_add(&bound, folder);
	text_addf(&file, "%s/%s/LC_MESSAGES/" MESSAGE_DOMAIN ".mo", bound.bytes, name);
	if (!bound.failed && !file.failed && access(file.bytes, R_OK) == 0)
		there = bindtextdomain(MESSAGE_DOMAIN, bound.bytes) != NULL;
	text_clear(&bound);
	text_clear(&file);
	return there;
}

/* A program that was built, or installed and then moved, has its catalogues near. */
static void folder_bind(const char *folder, const char *name)
{
	char program[PATH_MAX];
	ssize_t read = readlink("/proc/self/exe", program, sizeof(program));
	size_t length = read > 0 ? (size_t)read : 0;

	while (length > 0 && program[length - 1] != '/')
		length--;
	if (length == 0 || (!bind_if_there(program, length, "locale", name) &&
	                    !bind_if_there(program, length, "../share/locale", name)))
		bindtextdomain(MESSAGE_DOMAIN, folder);
	bind_textdomain_codeset(MESSAGE_DOMAIN, "UTF-8");
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
	folder_bind(folder, name);
}

void speech_end(struct speech *speech)
{
	if (speech->locale_before)
		setlocale(LC_MESSAGES, speech->locale_before);
	free(speech->locale_before);
	*speech = (struct speech){0};
}
