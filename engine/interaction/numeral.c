/* interaction/numeral.c -- numbers as people write them: marks and groups by language */
#include "interaction/numeral.h"

#include <string.h>
#include <strings.h>
#include <unictype.h>
#include <unistr.h>

#include "base/message.h"
#include "base/text.h"

#define NO_BREAK_SPACE "\xC2\xA0"

struct marks {
	char language[6];
	char decimal;
	const char *group;
};

/* What is not here writes 1,234.5. A longer tag comes before the shorter one it begins with. */
/* clang-format off */
static const struct marks all_marks[] = {
	{ "de-AT", ',', "." }, { "de-CH", '.', "'" }, { "de-LI", '.', "'" }, { "de", ',', "." },
	{ "es-MX", '.', "," }, { "es-US", '.', "," }, { "es", ',', "." },
	{ "fr-CH", ',', NO_BREAK_SPACE }, { "fr", ',', NO_BREAK_SPACE },
	{ "it-CH", '.', "'" }, { "it", ',', "." },
	{ "af", ',', NO_BREAK_SPACE }, { "be", ',', NO_BREAK_SPACE }, { "bg", ',', NO_BREAK_SPACE },
	{ "bs", ',', "." }, { "ca", ',', "." }, { "cs", ',', NO_BREAK_SPACE }, { "da", ',', "." },
	{ "el", ',', "." }, { "et", ',', NO_BREAK_SPACE }, { "eu", ',', "." },
	{ "fi", ',', NO_BREAK_SPACE }, { "gl", ',', "." }, { "hr", ',', "." },
	{ "hu", ',', NO_BREAK_SPACE }, { "id", ',', "." }, { "is", ',', "." },
	{ "kk", ',', NO_BREAK_SPACE }, { "lt", ',', NO_BREAK_SPACE }, { "lv", ',', NO_BREAK_SPACE },
	{ "mk", ',', "." }, { "nb", ',', NO_BREAK_SPACE }, { "nl", ',', "." },
	{ "nn", ',', NO_BREAK_SPACE }, { "no", ',', NO_BREAK_SPACE }, { "pl", ',', NO_BREAK_SPACE },
	{ "pt", ',', "." }, { "ro", ',', "." }, { "ru", ',', NO_BREAK_SPACE },
	{ "sk", ',', NO_BREAK_SPACE }, { "sl", ',', "." }, { "sq", ',', NO_BREAK_SPACE },
	{ "sr", ',', "." }, { "sv", ',', NO_BREAK_SPACE }, { "tr", ',', "." },
	{ "uk", ',', NO_BREAK_SPACE }, { "vi", ',', "." },
};
/* clang-format on */

static const struct marks *marks_of(const char *language)
{
	static const struct marks others = {"", '.', ","};

	for (size_t i = 0; i < sizeof(all_marks) / sizeof(*all_marks); i++) {
		size_t length = strlen(all_marks[i].language);

		if (strncasecmp(language, all_marks[i].language, length) == 0 &&
		    (language[length] == '\0' || language[length] == '-'))
			return &all_marks[i];
	}
	return &others;
}

/* The digits of whatever script as those of ASCII. */
static void add_plain(struct text *plain, const char *form)
{
	const uint8_t *at = (const uint8_t *)form;
	ucs4_t character;
	int length;

	while ((length = u8_strmbtouc(&character, at)) > 0) {
		int digit = uc_decimal_value(character);

		if (digit >= 0)
			text_add_char(plain, (char)('0' + digit));
		else
			text_add_bytes(plain, (const char *)at, (size_t)length);
		at += length;
	}
}

static size_t digits_at(const char *bytes)
{
	return strspn(bytes, "0123456789");
}

/*
 * Digits alone, or groups of three with one kind of separator between them; with commas also as
 * they are counted in India, 22,50,000.
 */
static bool is_whole(const char *bytes, size_t length, char mark)
{
	size_t first = digits_at(bytes), at = first, threes = 0, twos = 0;
	char separator = bytes[first];

	if (first >= length)
		return length > 0;
	if (first == 0 || first > 3 || *bytes == '0' || !strchr(".,' ", separator) ||
	    separator == mark)
		return false;
	while (at < length) {
		size_t digits = digits_at(bytes + at + 1);
		bool last = at + 1 + digits >= length;

		if (bytes[at] != separator || (digits != 3 && (digits != 2 || last)))
			return false;
		threes += digits == 3 && !last;
		twos += digits == 2;
		at += 1 + digits;
	}
	return !twos || (!threes && first < 3 && separator == ',');
}

/* Is it a number when this is the decimal mark? 0: when there is none. */
static bool is_number(const char *bytes, char mark)
{
	const char *point = mark ? strchr(bytes, mark) : NULL;
	size_t places = point ? digits_at(point + 1) : 0;

	if (!mark)
		return is_whole(bytes, strlen(bytes), mark);
	return places > 0 && point[1 + places] == '\0' &&
	       (point == bytes || is_whole(bytes, (size_t)(point - bytes), mark));
}

/* What is left of separators; the mark becomes `point`. */
static void add_digits(struct text *digits, const char *bytes, char mark, char point)
{
	if (mark && *bytes == mark)
		text_add_char(digits, '0');
	for (; *bytes; bytes++)
		if (mark && *bytes == mark)
			text_add_char(digits, point);
		else if (*bytes >= '0' && *bytes <= '9')
			text_add_char(digits, *bytes);
}

static enum numeral read_plain(exact *number, bool *separated, const char *bytes,
                               const struct marks *marks, struct text *readings)
{
	char mark = is_number(bytes, '.') ? '.' : is_number(bytes, ',') ? ',' : '\0';
	enum numeral outcome = NUMERAL_NONE;
	bool whole = is_number(bytes, '\0');
	struct text digits;

	text_init(&digits);
	*separated = bytes[digits_at(bytes)] != '\0';
	if (whole && mark && mark != marks->decimal) {
		add_digits(readings, bytes, '\0', '\0');
		text_add(readings, _(" or "));
		add_digits(readings, bytes, mark, marks->decimal);
		outcome = NUMERAL_AMBIGUOUS;
	} else if (whole || mark) {
		add_digits(&digits, bytes, mark, '.');
		outcome = exact_read(number, digits.bytes, digits.length) && exact_is_short(*number)
		                  ? NUMERAL_READ
		                  : NUMERAL_TOO_LONG;
	}
	text_clear(&digits);
	return outcome;
}

enum numeral numeral_read(exact *number, bool *separated, const char *form, const char *language,
                          struct text *readings)
{
	enum numeral outcome;
	struct text plain;

	text_init(&plain);
	add_plain(&plain, form);
	outcome = read_plain(number, separated, plain.bytes, marks_of(language), readings);
	text_clear(&plain);
	return outcome;
}

void numeral_add(struct text *text, exact number, const char *language)
{
	const struct marks *marks = marks_of(language);
	struct text plain;
	const char *at;
	size_t digits;

	text_init(&plain);
	exact_add(&plain, number);
	at = plain.bytes;
	if (*at == '-')
		text_add_char(text, *at++);
	for (digits = digits_at(at); digits > 0; digits--, at++) {
		text_add_char(text, *at);
		if (digits > 1 && digits % 3 == 1)
			text_add(text, marks->group);
	}
	if (*at) {
		text_add_char(text, marks->decimal);
		text_add(text, at + 1);
	}
	text_clear(&plain);
}
