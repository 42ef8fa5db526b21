/* vigil/nearest.h -- which known name was probably meant */
#ifndef VIGIL_NEAREST_H
#define VIGIL_NEAREST_H

#include "vigil/status.h"

/*
 * Of `names`, which ends in NULL, the one that `word` was probably meant to be: it differs in at
 * most a third of the letters, at least one; the first of equally near ones. NULL: none is near.
 * Borrowed from `names`.
 */
VIGIL_PUBLIC const char *vigil_nearest(const char *word, const char *const *names);

#endif
