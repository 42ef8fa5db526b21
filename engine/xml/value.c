/* xml/value.c -- attribute values: names, numbers, words; read exactly, in every locale */
#include "xml/value.h"

#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#include "base/bytes.h"
#include "base/decimal.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "base/utf8.h"

#define COUNT_DIGITS 9
#define NAMES_MOST   64 /* in one list */

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') <= 'z' - 'a' || c == '_';
}

/* Each character that a name may have in ASCII stands at its own place. */
static bool is_name_byte(char c)
{
	static const char bytes[UCHAR_MAX + 1] = "                                "
						 "             -. 0123456789      "
						 " ABCDEFGHIJKLMNOPQRSTUVWXYZ    _"
						 " abcdefghijklmnopqrstuvwxyz     ";

	return bytes[(unsigned char)c] > ' ';
}

/* An NCName as libxml2 has it. */
static bool is_foreign_name(const char *bytes, size_t length)
{
	xmlChar *copy = xmlStrndup((const xmlChar *)bytes, (int)length);
	bool valid = copy && xmlValidateNCName(copy, 0) == 0;

	xmlFree(copy);
	return valid;
}

/* What is behind a name in ASCII. What follows a value ends a name: its quote, a space or a 0. */
static const char *behind_ascii(const char *at)
{
	if (is_letter(*at))
		while (is_name_byte(*at))
			at++;
	return at;
}

/* In ASCII almost always. */
static bool is_name(const char *bytes, size_t length)
{
	if (behind_ascii(bytes) == bytes + length && length > 0)
		return true;
	return utf8_ascii_prefix(bytes, length) < length && is_foreign_name(bytes, length);
}

/* What is behind the name that begins here, in a list with spaces between; NULL: it is none. */
static const char *behind_name(const char *at, const char *end)
{
	const char *behind = behind_ascii(at);

	if (behind > at && (behind == end || *behind == ' '))
		return behind;
	behind = memchr(at, ' ', (size_t)(end - at));
	if (!behind)
		behind = end;
	return is_name(at, (size_t)(behind - at)) ? behind : NULL;
}

static bool is_repeated(const char *list, const char *name, size_t length)
{
	for (const char *at = list, *end; at < name; at = end + 1) {
		for (end = at; *end != ' ';) /* there is one before the name */
			end++;
		if ((size_t)(end - at) == length && memcmp(at, name, length) == 0)
			return true;
	}
	return false;
}

static bool read_names(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	const char *bytes = value->bytes, *end = bytes + value->length;
	size_t count = 0;

	for (const char *at = bytes, *behind; at < end; at = behind + 1) {
		behind = *at == ' ' ? at : behind_name(at, end);
		if (!behind)
			return false;
		if (behind == at)
			continue;
		if (is_repeated(bytes, at, (size_t)(behind - at)) || ++count > NAMES_MOST)
			return false;
	}
	value->number = (int64_t)count;
	return count > 0 || rule->may_be_empty;
}

/* BCP 47 as xs:language has it: parts of one to eight letters, digits too behind the first. */
static bool read_language(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	size_t part = 0, parts = 0;

	(void)rule;
	for (size_t i = 0; i < value->length; i++) {
		char c = value->bytes[i];
		bool letter = is_letter(c) && c != '_';
		bool digit = c >= '0' && c <= '9';

		if (c == '-' && part > 0) {
			part = 0;
			parts++;
		} else if ((!letter && (!digit || parts == 0)) || ++part > 8) {
			return false;
		}
	}
	return part > 0;
}

static bool read_string(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	(void)rule;
	for (size_t i = 0; i < value->length; i++)
		if ((unsigned char)value->bytes[i] > ' ')
			return true;
	return false;
}

static bool read_name(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	(void)rule;
	return is_name(value->bytes, value->length);
}

static bool find_word(struct xml_value *value, const char *const *words)
{
	for (value->number = 0; words[value->number]; value->number++)
		if (bytes_are(value->bytes, value->length, words[value->number]))
			return true;
	return false;
}

static bool read_word(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	return find_word(value, rule->words);
}

static bool read_boolean(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	static const char *const booleans[] = {"false", "true", NULL};

	(void)rule;
	return find_word(value, booleans);
}

static bool in_range(const struct xml_value *value, const struct xml_attribute_rule *rule)
{
	return (rule->least == 0 && rule->most == 0) ||
	       (value->number >= rule->least && value->number <= rule->most);
}

static bool read_count(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	if (value->length == 0 || value->length > COUNT_DIGITS)
		return false;
	value->number = 0;
	for (size_t i = 0; i < value->length; i++) {
		if (value->bytes[i] < '0' || value->bytes[i] > '9')
			return false;
		value->number = 10 * value->number + (value->bytes[i] - '0');
	}
	return in_range(value, rule);
}

static bool read_decimal(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	return decimal_read(&value->number, value->bytes, value->length) && in_range(value, rule);
}

static bool read_share(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	bool percent = value->length > 0 && value->bytes[value->length - 1] == '%';
	int64_t most = percent ? 100000 : 1000;

	(void)rule;
	if (!decimal_read(&value->number, value->bytes, value->length - percent) ||
	    *value->bytes == '-' || value->number > most || (percent && value->number % 100))
		return false;
	value->number /= percent ? 100 : 1;
	return true;
}

static void keep_two(struct xml_value *value, int64_t first, int64_t second)
{
	value->number = first << 32 | second;
}

static bool read_range(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	const char *hyphen = memchr(value->bytes, '-', value->length);
	struct xml_value first = *value, second = *value;

	if (hyphen) {
		first.length = (size_t)(hyphen - value->bytes);
		second.bytes = hyphen + 1;
		second.length = value->length - first.length - 1;
	}
	if (!read_count(&first, rule) || !read_count(&second, rule) || first.number > second.number)
		return false;
	keep_two(value, first.number, second.number);
	return true;
}

static bool read_duration(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	(void)rule;
	return duration_read(&value->number, value->bytes, value->length) && value->number > 0;
}

static bool read_period(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	uint32_t months, days;

	(void)rule;
	if (!period_read(&months, &days, value->bytes, value->length) || (!months && !days))
		return false;
	keep_two(value, months, days);
	return true;
}

bool value_read(struct xml_value *value, const struct xml_attribute_rule *rule)
{
	static bool (*const readers[])(struct xml_value *, const struct xml_attribute_rule *) = {
		[XML_STRING] = read_string,     [XML_ID] = read_name,
		[XML_IDS] = read_names,         [XML_WORD] = read_word,
		[XML_LANGUAGE] = read_language, [XML_BOOLEAN] = read_boolean,
		[XML_COUNT] = read_count,       [XML_DECIMAL] = read_decimal,
		[XML_SHARE] = read_share,       [XML_RANGE] = read_range,
		[XML_DURATION] = read_duration, [XML_PERIOD] = read_period,
	};

	return readers[rule->type](value, rule);
}

static void describe_range(struct text *text, const struct xml_attribute_rule *rule)
{
	bool thousandths = rule->type == XML_DECIMAL;

	text_add(text,
	         thousandths ? "a number with at most three decimal places" : "a whole number");
	if (rule->least == 0 && rule->most == 0)
		return;
	text_add(text, " from ");
	decimal_add(text, thousandths ? rule->least : 1000 * rule->least);
	text_add(text, " to ");
	decimal_add(text, thousandths ? rule->most : 1000 * rule->most);
}

void value_describe(struct text *text, const struct xml_attribute_rule *rule)
{
	switch (rule->type) {
	case XML_STRING:
		text_add(text, "some text");
		break;
	case XML_ID:
		text_add(text, "a name: a letter, then letters, digits, '-', '_' and '.'");
		break;
	case XML_IDS:
		text_addf(text, "at most %d different names, separated by spaces", NAMES_MOST);
		break;
	case XML_LANGUAGE:
		text_add(text, "the tag of a language, such as 'en' or 'zh-Hans'");
		break;
	case XML_BOOLEAN:
		text_add(text, "'true' or 'false'");
		break;
	case XML_WORD:
		for (size_t i = 0; rule->words[i]; i++)
			text_addf(text, "%s'%s'",
			          i == 0               ? ""
			          : rule->words[i + 1] ? ", "
			                               : " or ",
			          rule->words[i]);
		break;
	case XML_COUNT:
	case XML_DECIMAL:
		describe_range(text, rule);
		break;
	case XML_SHARE:
		text_add(text, "a share from 0% to 100%, such as '80%' or '0.8'");
		break;
	case XML_RANGE:
		describe_range(text, rule);
		text_add(text, ", or two of them, as in '1-3'");
		break;
	case XML_DURATION:
		text_add(text, "a time of more than nothing, such as 'PT20M', 'PT90S' or 'P1D'");
		break;
	case XML_PERIOD:
		text_add(text, "years, months or days, such as 'P1Y', 'P18M' or 'P30D'");
		break;
	}
}
