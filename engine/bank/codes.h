/* bank/codes.h -- every code that reading and checking a file can find, in one walk */
#ifndef BANK_CODES_H
#define BANK_CODES_H

#include "vigil/finding.h"

/* In the order of their lists; a code that several interactions share comes once for each. */
typedef void visit_code(void *context, const struct vigil_code *code);

void bank_each_code(visit_code *visit, void *context);

/* NULL when there is no such code. */
const struct vigil_code *bank_find_code(const char *name);

#endif
