/* plan/place.h -- what a seed says of one question or section; for this room */
#ifndef PLAN_PLACE_H
#define PLAN_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/random.h"
#include "base/text.h"

struct vigil_bank;
struct vigil_question;
struct vigil_quiz;
struct quiz_section;

/* The number that things are ordered by; equal ones stand in the order of their ids. */
struct place {
	uint64_t number;
	const char *id, *of; /* of what it is, and of what that belongs to; both borrowed */
};

int place_compare(const struct place *a, const struct place *b);

/* The name of a stream, made again and again in the same memory. */
struct purpose {
	const struct seed *seed;
	struct text name;
	size_t subject; /* where the "BANK#QUESTION" of it begins */
};

void purpose_init(struct purpose *purpose, const struct seed *seed);
void purpose_clear(struct purpose *purpose);

/* "BANK#QUESTION" of the last call of those below; valid until the next. */
static inline const char *purpose_subject(const struct purpose *purpose)
{
	return purpose->name.bytes + purpose->subject;
}

/* All return false where there is no memory. */
bool place_draw(struct place *place, struct purpose *purpose, const struct vigil_bank *bank,
                const struct vigil_question *question);
bool place_draw_section(struct place *place, struct purpose *purpose, const struct vigil_quiz *quiz,
                        const struct quiz_section *section);

/*
 * The order of a question's parts, into room for all of their numbers. Without `shuffled` it is that
 * of the file, unless that would give the key away.
 */
bool place_parts(uint16_t *order, struct purpose *purpose, const struct vigil_bank *bank,
                 const struct vigil_question *question, bool shuffled);

#endif
