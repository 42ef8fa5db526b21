/* report/topics.h -- topics by weakness, for more than one report */
#ifndef REPORT_TOPICS_H
#define REPORT_TOPICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct making;
struct study;

/* The study's topics that may be shown, the weakest first: indexes, the caller's. False: no memory. */
bool topics_weakest(const struct making *making, const struct study *study, uint32_t **topics,
                    size_t *count);

/* As bars with their intervals. */
void topics_draw(const struct making *making, const struct study *study, const uint32_t *topics,
                 size_t count);

#endif
