/* store/claim.h -- looking at claims without taking them; only for the files of this room */
#ifndef STORE_CLAIM_H
#define STORE_CLAIM_H

#include "store/database.h"

/* A descriptor to look with, which the caller closes; negative: none. */
int claims_open(const struct vigil_store *store);

/* Has somebody claimed the session? *process is who, or 0. */
bool claim_look(long *process, int fd, int64_t number);

#endif
