/* stats/quiz.h -- the figures of a quiz as a whole */
#ifndef STATS_QUIZ_H
#define STATS_QUIZ_H

#include <stdint.h>

#include "stats/consistency.h"
#include "stats/figure.h"
#include "stats/proportion.h"
#include "stats/reliability.h"
#include "vigil/status.h"

struct analysis;

#define QUIZ_CLASSES 20

/* The scores of sessions as their results have them: points / max, 1 for all points. */
struct quiz_scores {
	int64_t count; /* attempts with a score: worth points, and not pending */
	struct figure mean, deviation, median, least, most; /* deviation: count >= 2 */
	struct interval mean_interval;                      /* 95%, Student's t */
	/* How many are from 0 to 5%, 5 to 10% ... 95 to 100%; the lower bound belongs to it, and 1 to
	 * the last; less than 0 to the first. */
	uint32_t classes[QUIZ_CLASSES];
};

struct quiz_figures {
	int64_t attempts, passed, failed, pending,
		open;                /* open: neither, practice or no pass mark */
	struct proportion pass_rate; /* passed among passed and failed */
	struct quiz_scores scores;
	/*
	 * For equal forms, here: everybody was to have the same questions of the same points, all right
	 * or wrong; what was not reached is not right, as in the score. Else FIGURE_FORMS_DIFFER,
	 * FIGURE_WEIGHTS_DIFFER, FIGURE_PARTIAL_SCORES (also what is pending), FIGURE_NO_PASS_MARK.
	 */
	struct consistency consistency;
	struct reliability reliability;
};

/*
 * `pass_thousandths` of the points pass, a negative one stands for no pass mark. VIGIL_NO_MEMORY
 * leaves *out as it was.
 */
enum vigil_status quiz_figure(struct quiz_figures *out, const struct analysis *analysis,
                              int32_t pass_thousandths);

#endif
