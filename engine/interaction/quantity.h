/* interaction/quantity.h -- numbers that are right, their limits and units, as a bank has them */
#ifndef INTERACTION_QUANTITY_H
#define INTERACTION_QUANTITY_H

#include "interaction/exact.h"
#include "interaction/interaction.h"
#include "model/builder.h"

/*
 * The parts in the arena: one of QUANTITY_VALUE, then the units and bands in the order of the file.
 * Numbers are kept as texts in their shortest form: an arena is aligned to 4 bytes only.
 */
enum quantity_kind { QUANTITY_VALUE, QUANTITY_UNIT, QUANTITY_BAND };

struct quantity {
	uint32_t kind;  /* enum quantity_kind */
	uint32_t count; /* QUANTITY_VALUE: of the parts behind it */
	ref value;      /* QUANTITY_VALUE: or 0 where it is a range; QUANTITY_UNIT: the factor */
	ref name;       /* QUANTITY_UNIT; QUANTITY_VALUE: of the unit that it is in, or 0 */
	ref low, high;  /* QUANTITY_VALUE and QUANTITY_BAND: the limits, both within */
	int32_t score_mpts;
};

const struct quantity *quantities_of(const struct vigil_bank *bank,
                                     const struct vigil_question *question);

/* A number that was kept as a text; 0 where there is none. */
exact quantity_number(const struct vigil_bank *bank, ref text);

/* Is the number within the limits of this part, which may be a unit? */
bool quantity_holds(const struct vigil_bank *bank, const struct quantity *part, exact number);

/* Reading a bank: the findings, the attributes and the elements, and the question's functions. */
extern const struct vigil_code quantity_codes[];
extern const struct xml_attribute_rule quantity_attributes[];
extern const struct xml_element_rule quantity_rules[];
bool quantity_start(void *context, const struct xml_element *element);
bool quantity_end(void *context, const struct xml_element *element);

#endif
