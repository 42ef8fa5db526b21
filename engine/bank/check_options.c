/* bank/check_options.c -- options beside each other: longer than others, in the same place */
#include "bank/checks.h"

enum { LONGEST_OPTION, UNEQUAL_OPTIONS, SAME_PLACE };

static const struct vigil_code codes[] = {
	[LONGEST_OPTION] = {"longest-option", VIGIL_WARNING},
	[UNEQUAL_OPTIONS] = {"unequal-options", VIGIL_WARNING},
	[SAME_PLACE] = {"same-place", VIGIL_WARNING},
	{0},
};

/* ---- lengths ---- */

/* Longer by half, and by two words or so: whoever looks at nothing else can tell. */
static bool is_far_longer(size_t longer, size_t shorter)
{
	return 2 * longer > 3 * shorter && longer - shorter >= 12;
}

/* Three times as long, and by half a line. */
static bool is_unequal(size_t longer, size_t shorter)
{
	return longer >= 3 * shorter && longer - shorter >= 40;
}

struct extent {
	size_t shortest, longest;
	size_t which; /* the longest */
};

static size_t length_of(const char *utf8)
{
	size_t length = 0;

	for (; *utf8; utf8++)
		length += ((unsigned char)*utf8 & 0xC0) != 0x80;
	return length;
}

/* Lengths of the options of one kind that have no fixed place: "none of these" is always short. */
static struct extent extent_of(const struct checked *checked, bool right)
{
	struct extent extent = {.shortest = SIZE_MAX};

	for (size_t i = 0; i < checked->options->count; i++) {
		size_t length;

		if (checked_is_right(checked, i) != right || checked_option(checked, i)->fixed)
			continue;
		length = length_of(forms_of_option(&checked->forms, i));
		if (length < extent.shortest)
			extent.shortest = length;
		if (length > extent.longest) {
			extent.longest = length;
			extent.which = i;
		}
	}
	return extent;
}

static void check_lengths(struct checked *checked)
{
	struct extent right, wrong;
	size_t shortest, longest, which;

	if (!checked->options)
		return;
	right = extent_of(checked, true);
	wrong = extent_of(checked, false);
	shortest = right.shortest < wrong.shortest ? right.shortest : wrong.shortest;
	longest = right.longest > wrong.longest ? right.longest : wrong.longest;
	which = right.longest > wrong.longest ? right.which : wrong.which;
	if (wrong.longest && right.longest && is_far_longer(right.shortest, wrong.longest))
		checking_find(checked->checking, &codes[LONGEST_OPTION], checked->question,
		              checked_option(checked, right.which)->text,
		              "what is right is the longest by far, %zu characters against %zu, "
		              "and can be guessed by that; shorten it or write the others out",
		              right.shortest, wrong.longest);
	else if (longest && is_unequal(longest, shortest))
		checking_find(checked->checking, &codes[UNEQUAL_OPTIONS], checked->question,
		              checked_option(checked, which)->text,
		              "the options are of very unequal length, from %zu to %zu characters; "
		              "bring them closer together",
		              shortest, longest);
}

/* ---- the same place ---- */

/* Fewer questions than this show no habit, and neither does a share of three quarters or less. */
#define HABIT_LEAST 6

static bool keeps_places(const struct options *options)
{
	for (size_t i = 0; options->shuffled && i < options->count; i++)
		if (!options_all(options)[i].fixed)
			return false;
	return true;
}

/* The place of the only right option of a question whose options stay where they are; else -1. */
static int place_of_key(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct options *options = options_of_question(bank, question);
	option_set key = options ? options_key(options) : 0;

	if (!key || key & (key - 1) || question->status == QUESTION_RETIRED ||
	    !keeps_places(options))
		return -1;
	return __builtin_ctz(key);
}

static bool check_places(const struct checking *checking)
{
	const struct vigil_bank *bank = checking->bank;
	size_t counts[OPTIONS_MOST] = {0}, all = 0;

	for (size_t i = 0; i < bank->question_count; i++) {
		int place = place_of_key(bank, bank_question(bank, i));

		if (place < 0)
			continue;
		counts[place]++;
		all++;
	}
	for (size_t place = 0; place < OPTIONS_MOST && all >= HABIT_LEAST; place++) {
		if (4 * counts[place] <= 3 * all)
			continue;
		checking_find_at(checking, &codes[SAME_PLACE], bank->offset,
		                 "of %zu questions whose options keep their places, %zu have the "
		                 "right one as %c); move some, or let them be shuffled",
		                 all, counts[place], (char)('a' + place));
	}
	return true;
}

static void (*const of_question[])(struct checked *checked) = {check_lengths, NULL};

static bool (*const of_bank[])(const struct checking *checking) = {check_places, NULL};

const struct checks option_checks = {
	.codes = codes,
	.of_question = of_question,
	.of_bank = of_bank,
};
