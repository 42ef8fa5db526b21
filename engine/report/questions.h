/* report/questions.h -- what is said against questions, for more than one report */
#ifndef REPORT_QUESTIONS_H
#define REPORT_QUESTIONS_H

#include <stddef.h>

struct making;
struct study;

/* Each accusation that a test carries, worst first, at most `most`; or that there is none. */
void questions_accuse(const struct making *making, const struct study *study, size_t most);

/* How hard against how telling, as a drawing. */
void questions_draw(const struct making *making, const struct study *study);

#endif
