/* base/language.c -- tags of languages, and the names of locales that mean them */
#include "base/language.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"

/* Of letters and digits in ASCII, whatever the locale. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_part(const char *part, size_t length)
{
	if (length < 1 || length > 8)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!is_letter(part[i]) && (part[i] < '0' || part[i] > '9'))
			return false;
	return true;
}

/* Languages are written small, scripts with a capital, regions in capitals. */
static void write_part(char *to, const char *part, size_t length, bool first)
{
	for (size_t i = 0; i < length; i++) {
		bool large = !first && (length == 2 || (length == 4 && i == 0));

		to[i] = is_letter(part[i]) ? (char)(large ? part[i] & ~0x20 : part[i] | 0x20)
		                           : part[i];
	}
}

/* Chinese without its script gets that of its region. */
static void add_script(char tag[LANGUAGE_ROOM])
{
	static const char *const traditional[] = {"zh-TW", "zh-HK", "zh-MO", NULL};
	const char *script = "zh-Hans";
	char rest[LANGUAGE_ROOM];

	if (!language_is(tag, "zh") || language_is(tag, "zh-Hans") || language_is(tag, "zh-Hant"))
		return;
	for (size_t i = 0; traditional[i]; i++)
		if (language_is(tag, traditional[i]))
			script = "zh-Hant";
	memcpy(rest, tag + 2, strlen(tag + 2) + 1);
	if (strlen(script) + strlen(rest) < LANGUAGE_ROOM)
		snprintf(tag, LANGUAGE_ROOM, "%s%.*s", script, LANGUAGE_ROOM - 8, rest);
}

bool language_read(char tag[LANGUAGE_ROOM], const char *name, size_t length)
{
	size_t end = 0, at = 0;

	while (end < length && !strchr(".@", name[end])) /* then comes a character set */
		end++;
	if (end >= LANGUAGE_ROOM)
		return false;
	while (at <= end) {
		size_t part = 0;

		while (at + part < end && name[at + part] != '-' && name[at + part] != '_')
			part++;
		if (!is_part(name + at, part))
			return false;
		write_part(tag + at, name + at, part, at == 0);
		at += part;
		tag[at] = at < end ? '-' : '\0';
		at++;
	}
	if (!is_letter(tag[0]) || !is_letter(tag[1]) || strcmp(tag, "posix") == 0)
		return false;
	add_script(tag);
	return true;
}

bool language_shorten(char *tag)
{
	char *hyphen = strrchr(tag, '-');

	if (!hyphen)
		return false;
	*hyphen = '\0';
	return true;
}

bool language_is(const char *tag, const char *range)
{
	size_t length = strlen(range);

	return strncasecmp(tag, range, length) == 0 && (!tag[length] || tag[length] == '-');
}

const char *language_name(const char *tag)
{
	static const struct {
		const char *range, *name;
	} names[] = {
		{"en", N_("English")},
		{"zh-Hant", N_("traditional Chinese")},
		{"zh", N_("Chinese")},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (language_is(tag, names[i].range))
			return _(names[i].name);
	return tag;
}
