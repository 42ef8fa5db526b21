/* interaction/pairing.h -- sources, targets, and reading which target each source was given */
#ifndef INTERACTION_PAIRING_H
#define INTERACTION_PAIRING_H

#include <stdbool.h>

#include "interaction/interaction.h"
#include "interaction/options.h"

#define SOURCES_MOST 100
#define TARGETS_MOST OPTIONS_MOST /* as many as there are letters to name them */

enum match_scoring { MATCH_PARTIAL, MATCH_EXACT };

/* A source or a target. */
struct side {
	ref id, text;
	ref feedback;    /* of a source, for another target than its own */
	uint32_t target; /* of a source: index of its target; while it is read: the target's id */
	uint32_t extra;  /* of a target: it is fixed; of a source: where its element begins */
};

/* The parts of a question as they stand in the arena: this, the sources, then the targets. */
struct match {
	uint16_t source_count, target_count;
	uint8_t scoring; /* enum match_scoring */
	uint8_t shuffled;
	uint8_t used_count; /* targets that the key uses */
	uint8_t sorting;    /* it uses one of them more than once */
};

const struct match *match_of(const struct vigil_bank *bank, const struct vigil_question *question);
const struct side *match_sources(const struct match *match);
const struct side *match_targets(const struct match *match);

/* The target that each source was given, by their numbers in the file. */
struct pairing {
	uint8_t target[SOURCES_MOST]; /* counted from 1; 0: none */
	bool doubled[SOURCES_MOST];   /* it was given more than one */
};

void pairing_set(struct pairing *pairing, size_t source, size_t target);

/* What stands at a place of its kind. Sources and targets have numbers in one order, sources the
   lower ones; how the two mix means nothing. */
size_t pairing_source_at(const struct asked *asked, size_t place);
size_t pairing_target_at(const struct asked *asked, size_t place);

/* "e1=t2 e2=t1" in the file's order, from a pairing in which each source has its one target. */
void pairing_write(const struct vigil_bank *bank, const struct match *match,
                   const struct pairing *pairing, struct text *ids);
/* False: it is none of the possible responses. */
bool pairing_recall(const struct vigil_bank *bank, const struct match *match, const char *response,
                    struct pairing *pairing);

/*
 * Functions of struct interaction. Sources are shown with numbers and targets with letters; what is
 * typed are pairs of them or of ids, "1a 2c 3b", "1-a, 2=c", "e1=t2", or the letters alone in the
 * order of the numbers, "a c b", "acb".
 */
enum read_outcome pairing_read(const struct asked *asked, const char *typed, struct text *response,
                               struct text *why);
enum read_outcome pairing_restore(const struct asked *asked, const char *normalized,
                                  struct text *response, struct text *why);

#endif
