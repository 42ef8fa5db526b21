/* vigil/new.h -- a bank to begin with, for whoever writes one */
#ifndef VIGIL_NEW_H
#define VIGIL_NEW_H

#include "vigil/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Write a bank with this id and language (BCP 47) to `path`: one question that is asked and a draft
 * of every other interaction, with comments, in which vigil_check() finds nothing if the file's
 * name is its id and ".xml". Its texts are English, and are there to be replaced.
 *
 * VIGIL_INVALID: `id`, `language` or the file's name is not possible. VIGIL_IO: the file is not
 * written; what was there before is never overwritten. In both cases `findings` says why. On
 * VIGIL_OK the file is on the disk, for its owner alone (mode 0600); folders that were missing are
 * made.
 */
VIGIL_PUBLIC enum vigil_status vigil_new_bank(const char *path, const char *id,
                                              const char *language,
                                              struct vigil_findings *findings);

#ifdef __cplusplus
}
#endif

#endif
