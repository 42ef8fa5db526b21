/* model/builder.h -- a bank while it is read: what the reader and the interactions put into it */
#ifndef MODEL_BUILDER_H
#define MODEL_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/bank.h"
#include "vigil/finding.h"

struct bank_builder {
	struct vigil_bank *bank;
	struct vigil_findings *findings;
	bool translation; /* texts only: keys and counts are not looked for */

	/* the question that is being read */
	struct vigil_question *question;
	bool shuffled; /* its parts change places */

	/*
	 * Room for the parts of one question while their number is not known: records of one size,
	 * kept in order and moved to the arena by builder_keep_parts(). Empty at a question's
	 * start.
	 */
	char *parts;
	size_t parts_used, parts_capacity;
};

/* A finding about the question that is being read, at a byte of the file. */
void builder_find(struct bank_builder *builder, const struct vigil_code *code, size_t offset,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A new zeroed record behind the others; valid until the next. NULL: no memory. */
void *builder_part(struct bank_builder *builder, size_t size);

/* The records' bytes into the arena; 0 when there are none, or no memory. */
ref builder_keep_parts(struct bank_builder *builder);

#endif
