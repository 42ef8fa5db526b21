/* page/field.h -- harmless text with its looks: what is laid out as a whole */
#ifndef PAGE_FIELD_H
#define PAGE_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Looks add to words and are shown only with colour. They may be combined. */
enum look {
	LOOK_STRONG = 1,
	LOOK_EM = 2,
	LOOK_CODE = 4,
	LOOK_GOOD = 8,
	LOOK_BAD = 16,
	LOOK_NOTE = 32,
};

struct look_change {
	size_t at;
	unsigned look; /* from that byte on */
	bool glued;    /* no line ends there: a sign of ours stands beside the word it belongs to */
};

/*
 * Nothing comes into `words` but by visible_add() and as words of ours, so whoever prints them
 * need not ask where they are from. A newline in them ends a line.
 */
struct field {
	struct text words;
	size_t label_end; /* so many bytes in front are our label and stay out of the text's isolate
	                   */
	struct look_change *changes; /* ascending */
	size_t change_count, change_capacity;
	bool failed;
};

void field_init(struct field *field);
void field_clear(struct field *field);
void field_restart(struct field *field); /* empty, keeping the memory */

/* Text from outside that has no marks; a newline ends a line. */
void field_add(struct field *field, const char *plain);
void field_add_bytes(struct field *field, const char *plain, size_t length);

/* The same for one line: newlines become spaces. */
void field_add_line(struct field *field, const char *plain);

/* What is added from now on looks like this; `glued` as above. */
void field_look(struct field *field, unsigned look, bool glued);

/* All that was added so far is a label. */
void field_end_label(struct field *field);

/* Columns of the words from one byte to another. */
size_t field_columns(const struct field *field, size_t from, size_t to);

#endif
