/* base/visible.c -- what a terminal would obey or not show, written out */
#include "base/visible.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/text.h"

#define VARIATION_EMOJI 0xFE0F /* makes the character before it an emoji of two columns */

struct range {
	ucs4_t first, last;
};

/* Characters that change how others are shown, or carry text that nobody sees; ascending. */
/* clang-format off */
static const struct range hidden[] = {
	{ 0x0080, 0x009F },   /* C1 controls */
	{ 0x061C, 0x061C },   /* Arabic letter mark */
	{ 0x180E, 0x180E },   /* Mongolian vowel separator, once a space */
	{ 0x200E, 0x200F },   /* left-to-right and right-to-left mark */
	{ 0x2028, 0x202E },   /* separators of lines and paragraphs; embeddings and overrides */
	{ 0x2066, 0x206F },   /* isolates; deprecated formats */
	{ 0xFDD0, 0xFDEF },   /* noncharacters */
	{ 0xFEFF, 0xFEFF },   /* byte order mark */
	{ 0xFFF9, 0xFFFB },   /* interlinear annotations */
	{ 0xE0000, 0xE007F }, /* tags */
};
/* clang-format on */

static bool is_hidden(ucs4_t character)
{
	if ((character & 0xFFFE) == 0xFFFE) /* the last two of each plane are noncharacters */
		return true;
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden && character >= hidden[i].first; i++)
		if (character <= hidden[i].last)
			return true;
	return false;
}

/* Does the character stand on the one before it, or show nothing at all? */
static bool is_mark(ucs4_t character)
{
	return character >= 0x80 &&
	       (uc_width(character, "UTF-8") == 0 ||
	        uc_is_general_category_withtable(character, UC_CATEGORY_MASK_M));
}

/* The character at `at`, and the bytes it takes; 0 when they are no UTF-8. */
static size_t decode(ucs4_t *character, const uint8_t *at, const uint8_t *end)
{
	int size = u8_mbtoucr(character, at, (size_t)(end - at));

	return size > 0 ? (size_t)size : 0;
}

/* How many marks `out` ends with; no need to know more than the most. */
static size_t trailing_marks(const struct text *out)
{
	const uint8_t *start = (const uint8_t *)out->bytes;
	const uint8_t *at = start + out->length;
	size_t count = 0;
	ucs4_t character;

	while (count < VISIBLE_MARKS_MOST) {
		at = u8_prev(&character, at, start);
		if (!at || !is_mark(character))
			break;
		count++;
	}
	return count;
}

/* Append the run of marks that begins at `at`; the rest behind it. */
static const uint8_t *add_marks(struct text *out, const uint8_t *at, const uint8_t *end)
{
	size_t count = trailing_marks(out);
	size_t cut = 0, size;
	ucs4_t character;

	while (at < end && (size = decode(&character, at, end)) && is_mark(character) &&
	       !is_hidden(character)) {
		if (count < VISIBLE_MARKS_MOST)
			text_add_bytes(out, (const char *)at, size);
		else
			cut++;
		count++;
		at += size;
	}
	if (cut)
		text_addf(out, "<+%zu combining mark%s>", cut, cut == 1 ? "" : "s");
	return at;
}

static const uint8_t *add_beyond_ascii(struct text *out, const uint8_t *at, const uint8_t *end)
{
	ucs4_t character;
	size_t size = decode(&character, at, end);

	if (size == 0) {
		text_addf(out, "<\\x%02X>", *at);
		return at + 1;
	}
	if (is_hidden(character))
		text_addf(out, "<U+%04X>", (unsigned)character);
	else if (is_mark(character))
		return add_marks(out, at, end);
	else
		text_add_bytes(out, (const char *)at, size);
	return at + size;
}

static void add_control(struct text *out, uint8_t control)
{
	if (control == '\t') {
		text_add(out, "    ");
		return;
	}
	text_add_char(out, '^');
	text_add_char(out, (char)(control ^ 0x40)); /* 0x1B: [, 0x7F: ? */
}

static bool is_plain(uint8_t byte)
{
	return byte >= 0x20 && byte < 0x7F;
}

void visible_add(struct text *out, const char *bytes, size_t length)
{
	const uint8_t *at = (const uint8_t *)bytes;
	const uint8_t *end = at + length;

	while (at < end) {
		const uint8_t *plain = at;

		while (at < end && is_plain(*at))
			at++;
		text_add_bytes(out, (const char *)plain, (size_t)(at - plain));
		if (at < end && *at < 0x80)
			add_control(out, *at++);
		else if (at < end)
			at = add_beyond_ascii(out, at, end);
	}
}

bool visible_is_right_to_left(const char *bytes, size_t length)
{
	const uint8_t *at = (const uint8_t *)bytes;
	const uint8_t *end = at + length;

	while (at < end) {
		ucs4_t character;
		int class;

		if (*at < 0x80) {
			at++;
			continue;
		}
		at += u8_mbtouc(&character, at, (size_t)(end - at));
		class = uc_bidi_class(character);
		if (class == UC_BIDI_R || class == UC_BIDI_AL)
			return true;
	}
	return false;
}

unsigned visible_columns(uint32_t character)
{
	int columns;

	if (character < 0x80)
		return character >= 0x20 && character < 0x7F;
	if (character == VARIATION_EMOJI)
		return 1;
	if (character >= 0x1F000 && character <= 0x1FAFF) /* pictures, also those to come */
		return 2;
	columns = uc_width(character, "UTF-8");
	if (columns > 0)
		return (unsigned)columns;
	if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_M))
		return 0;
	if ((character >= 0x200B && character <= 0x200D) ||
	    (character >= 0x2060 && character <= 0x2069)) /* joiners and isolates */
		return 0;
	return 1; /* soft hyphen, jamo, number signs: shown by some */
}
