/* result/result.h -- a result as XML: the writer and the reader of one format, side by side */
#ifndef RESULT_RESULT_H
#define RESULT_RESULT_H

#include "vigil/result.h"

struct text;
struct xml_source;

/*
 * The format, urn:vigil:result:1, is described by quizzes/schema/result.xsd. What a question
 * showed stands in elements named after the kind of part, as its interaction has it: `option`,
 * `statement`, `source`, `target`, `gap`, `mark`, `step`, `item` and `line`. The list is closed,
 * so that the schema is strict and a new kind of part is a decision about the format; there is
 * no `key` in it, and so no place in a record for one.
 */
#define RESULT_NAMESPACE "urn:vigil:result:1"

/* The words of the enumerations in model/result.h, by value; each list ends in NULL. Those of rules
 * are in model/rules.h. */
extern const char *const result_part_words[];
extern const char *const result_status_words[];
extern const char *const result_custody_words[];
extern const char *const result_verdict_words[]; /* from VERDICT_PASSED on */
extern const char *const result_state_words[];
extern const char *const result_generator_words[];

/* What reading can find beyond xml_codes; ends in {0}. */
extern const struct vigil_code result_codes[];

/* Append the whole document. Every part's element is one of result_part_words. */
void result_write(struct text *out, const struct vigil_result *result);

/*
 * Read a document and recompute what follows from the rest of it. On VIGIL_OK the caller owns
 * *out; otherwise it is NULL, and findings say why.
 */
enum vigil_status result_read(struct vigil_result **out, const struct xml_source *source,
                              struct vigil_findings *findings);

/*
 * The same for many, one after the other: *result is NULL at first, or what was read before, whose
 * memory is used again. The caller frees it in the end, whatever the status was; on any but
 * VIGIL_OK it is of no other use.
 */
enum vigil_status result_read_again(struct vigil_result **result, const struct xml_source *source,
                                    struct vigil_findings *findings);

#endif
