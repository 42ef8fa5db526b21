/* bench/question.h -- questions of every interaction, with texts as long as in banks by hand */
#ifndef BENCH_QUESTION_H
#define BENCH_QUESTION_H

#include "bench/sheet.h"

/* One question, drawn from all interactions or from the three that most banks have. */
void question_put(struct sheet *sheet, bool mixes, unsigned number);

#endif
