/* bank/load.h -- reading a bank or a translation from a file, or from memory */
#ifndef BANK_LOAD_H
#define BANK_LOAD_H

#include "interaction/interaction.h"
#include "vigil/bank.h"
#include "xml/grammar.h"

struct bank_request {
	const struct xml_source *source;
	const struct interaction *const *interactions; /* the kinds of questions there are */
	bool keep_source;                              /* the file's bytes, for digests */
	bool keep_places; /* where each text stands, for findings about loaded texts */
};

/*
 * On VIGIL_OK the caller owns *out, which is a bank, or a translation when its translation_of is
 * not 0. On any other status *out is NULL.
 */
enum vigil_status bank_read(struct vigil_bank **out, const struct bank_request *request,
                            struct vigil_findings *findings);

/* The same with our interactions; `wanted` says what may be read. */
enum bank_wanted { BANK_ONLY, TRANSLATION_ONLY, BANK_OR_TRANSLATION };

enum vigil_status bank_load_from(struct vigil_bank **out, const struct xml_source *source,
                                 enum bank_wanted wanted, bool keep_source, bool keep_places,
                                 struct vigil_findings *findings);

enum vigil_status bank_load(struct vigil_bank **out, const char *path, enum bank_wanted wanted,
                            bool keep_source, bool keep_places, struct vigil_findings *findings);

#endif
