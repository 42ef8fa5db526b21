/* report/pieces.h -- what several kinds of reports show: heads, cells, drawings */
#ifndef REPORT_PIECES_H
#define REPORT_PIECES_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/correlation.h"
#include "stats/figure.h"
#include "stats/proportion.h"
#include "vigil/report.h"

struct making;
struct people;
struct study;
struct text;
struct vigil_page;

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Heading, and what the report is of: how many results, which filters; `counts`: which attempts. */
void piece_head(const struct making *making, const char *title, const char *counts);

/* A heading of a quiz, where there are several. */
void piece_quiz(const struct making *making, const char *quiz);

/* Says so where quizzes are left out, since too few people have taken them; or all, for want of any. */
void piece_few(const struct making *making);

/* The day of a time, UTC: "2026-12-31"; none for 0. */
void cell_day(struct vigil_page *page, int64_t wall_ms);

void cell_figure(struct vigil_page *page, const struct figure *figure);
void cell_interval(struct vigil_page *page, const struct figure *figure,
                   const struct interval *interval);
void cell_proportion(struct vigil_page *page, const struct proportion *proportion);
void cell_correlation(struct vigil_page *page, const struct correlation *correlation);

/* "82% (76-87)", or the reason why there is none. */
void words_share(struct text *out, const struct figure *figure, const struct interval *interval);
/* ".31 (.16 to .45)" likewise. */
void words_number(struct text *out, const struct figure *figure, const struct interval *interval);

/* The distribution of scores, with the mark to pass. */
void piece_scores(const struct making *making, const struct study *study);

/* How many passed, month by month: of one quiz. False: no memory. */
bool piece_months(const struct making *making, const struct people *people, const char *quiz);

/* Does the request want that topic, or question? */
bool piece_wants(const struct making *making, uint32_t bank, uint32_t topic);

#endif
