/* bank/quiz.h -- reading a quiz, from its files or from their bytes as a session kept them */
#ifndef BANK_QUIZ_H
#define BANK_QUIZ_H

#include <stdbool.h>
#include <stddef.h>

#include "model/quiz.h"
#include "vigil/finding.h"
#include "vigil/quiz.h"

/* What reading and checking a quiz finds beyond xml_codes; ends in {0}. */
extern const struct vigil_code quiz_codes[];

/*
 * Read a quiz from bytes in memory: files[0] is the quiz itself or a bank, the others the banks it
 * uses, by the names it uses them by. Nothing else is opened. Otherwise as vigil_quiz_load().
 */
enum vigil_status quiz_read(struct vigil_quiz **out, const struct quiz_file *files, size_t count,
                            struct vigil_findings *findings);

/* vigil_quiz_load(), with what authors are warned of. */
enum vigil_status quiz_load(struct vigil_quiz **out, const char *path, bool for_author,
                            struct vigil_findings *findings);

#endif
