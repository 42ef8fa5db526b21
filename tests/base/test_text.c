/* tests/base/test_text.c -- a string that grows */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void starts_empty(void **state)
{
	struct text text;

	(void)state;
	text_init(&text);
	assert_string_equal(text.bytes, "");
	assert_int_equal(text.length, 0);
	text_clear(&text);
	text_clear(&text);
	assert_string_equal(text.bytes, "");
}

static void pieces_follow_each_other(void **state)
{
	struct text text;
	int same;

	(void)state;
	text_init(&text);
	text_add(&text, "one");
	text_add_char(&text, ' ');
	text_add_bytes(&text, "two and more", 3);
	text_add(&text, "");
	text_addf(&text, " %s %d", "three", 4);
	text_addf(&text, "%s", "");
	same = strcmp(text.bytes, "one two three 4") == 0 && text.length == strlen(text.bytes);
	text_clear(&text);
	assert_true(same);
}

/* Each length around the sizes that memory is taken in, by each way to add. */
static void grows_at_every_length(void **state)
{
	char bytes[300], *taken;
	int wrong = 0;

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	for (size_t length = 0; length < sizeof(bytes); length++) {
		struct text whole, single, formatted;

		text_init(&whole);
		text_init(&single);
		text_init(&formatted);
		text_add_bytes(&whole, bytes, length);
		for (size_t i = 0; i < length; i++)
			text_add_char(&single, 'x');
		text_addf(&formatted, "%.*s", (int)length, bytes);
		wrong += whole.length != length || strlen(whole.bytes) != length;
		wrong += strcmp(whole.bytes, single.bytes) || strcmp(whole.bytes, formatted.bytes);
		taken = text_take(&whole);
		wrong += !taken || strlen(taken) != length;
		free(taken);
		text_clear(&single);
		text_clear(&formatted);
	}
	assert_int_equal(wrong, 0);
}

static void zero_bytes_are_kept(void **state)
{
	struct text text;
	int same;

	(void)state;
	text_init(&text);
	text_add_bytes(&text, "a\0b", 3);
	same = text.length == 3 && memcmp(text.bytes, "a\0b", 4) == 0;
	text_clear(&text);
	assert_true(same);
}

static void cut_only_shortens(void **state)
{
	struct text text;
	int same;

	(void)state;
	text_init(&text);
	text_cut(&text, 0);
	text_add(&text, "reply");
	text_cut(&text, 9);
	same = strcmp(text.bytes, "reply") == 0;
	text_cut(&text, 2);
	same = same && strcmp(text.bytes, "re") == 0 && text.length == 2;
	text_add(&text, "port");
	same = same && strcmp(text.bytes, "report") == 0;
	text_clear(&text);
	assert_true(same);
}

static void taken_text_starts_again(void **state)
{
	struct text text;
	char *first, *second;
	int same;

	(void)state;
	text_init(&text);
	text_add(&text, "first");
	first = text_take(&text);
	same = text.length == 0 && *text.bytes == '\0';
	text_add(&text, "second");
	second = text_take(&text);
	same = same && strcmp(first, "first") == 0 && strcmp(second, "second") == 0;
	free(first);
	free(second);
	assert_true(same);
}

/* No machine has this much memory, and the length before it must not wrap either. */
static void too_much_fails_and_stays_so(void **state)
{
	struct text text;
	char *taken;
	int kept;

	(void)state;
	text_init(&text);
	text_add(&text, "kept");
	text_add_bytes(&text, "", SIZE_MAX - 2);
	kept = text.failed && strcmp(text.bytes, "kept") == 0;
	text_add(&text, "not added");
	text_addf(&text, "%d", 1);
	kept = kept && text.failed && strcmp(text.bytes, "kept") == 0;
	taken = text_take(&text);
	assert_null(taken);
	assert_true(kept);
	assert_false(text.failed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{"a text starts empty, and may be cleared twice", starts_empty, NULL, NULL, NULL},
		{"pieces follow each other", pieces_follow_each_other, NULL, NULL, NULL},
		{"a text grows at every length", grows_at_every_length, NULL, NULL, NULL},
		{"zero bytes are kept", zero_bytes_are_kept, NULL, NULL, NULL},
		{"cutting only shortens", cut_only_shortens, NULL, NULL, NULL},
		{"after taking the text starts again", taken_text_starts_again, NULL, NULL, NULL},
		{"too much fails, keeps the rest, and is remembered", too_much_fails_and_stays_so,
	         NULL, NULL, NULL},
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
