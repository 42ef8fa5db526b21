/* crash/disk.c -- what a disk may hold when the machine stops: the states that a record allows */
#include "crash/disk.h"

#include <search.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crash/must.h"

#define SECTOR ((size_t)512)
#define FEW    6 /* steps that wait, so that each choice of them is taken */

/* When a step stops waiting, and how that ends. */
struct settlement {
	size_t at; /* the step that settles it; SIZE_MAX: none */
	bool lost;
};

struct builder {
	struct states *states;
	const struct record *record;
	const struct settlement *settled;
	size_t end;            /* the last step that has begun */
	const size_t *waiting; /* the steps that wait for a sync there */
	size_t waiting_count;
	unsigned char *fates; /* of the state that is being made */
	void *seen;           /* a tree of the digests */
};

/* --- What a state looks like on the disk -------------------------------------------------------- */

static bool changes_file(const struct step *step)
{
	return step->kind == STEP_WRITE || step->kind == STEP_TRUNCATE;
}

static bool changes_names(const struct step *step)
{
	return step->kind == STEP_CREATE || step->kind == STEP_LINK || step->kind == STEP_RENAME ||
	       step->kind == STEP_UNLINK || step->kind == STEP_MKDIR;
}

/* Where a write falls in two: the border between sectors that is nearest to its middle. */
static size_t write_middle(const struct step *step)
{
	size_t first = (step->offset / SECTOR + 1) * SECTOR;
	size_t middle = (step->offset + step->size / 2) / SECTOR * SECTOR;

	if (middle < first)
		middle = first;
	return middle < step->offset + step->size ? middle - step->offset : 0;
}

static void write_replay(struct tree *tree, const struct step *step, enum fate fate)
{
	size_t middle = write_middle(step);

	if (fate == FATE_KEPT)
		tree_write(tree, step->node, step->offset, step->bytes, step->size);
	if (fate == FATE_ZEROED)
		tree_write(tree, step->node, step->offset, NULL, step->size);
	if (fate == FATE_FIRST_HALF)
		tree_write(tree, step->node, step->offset, step->bytes, middle);
	if (fate == FATE_SECOND_HALF)
		tree_write(tree, step->node, step->offset + middle, step->bytes + middle,
		           step->size - middle);
}

static void step_replay(struct tree *tree, const struct step *step, enum fate fate)
{
	if (!step->done || fate == FATE_DROPPED)
		return;
	if (step->kind == STEP_WRITE)
		write_replay(tree, step, fate);
	if (step->kind == STEP_TRUNCATE)
		tree_resize(tree, step->node, step->size);
	if (!changes_names(step))
		return;
	if (step->kind == STEP_UNLINK)
		tree_unname(tree, step->folder, step->name);
	else if (step->kind == STEP_RENAME) {
		tree_unname(tree, step->folder, step->name);
		tree_name(tree, step->to_folder, step->to_name, step->node);
	} else
		tree_name(tree, step->folder, step->name, step->node);
}

/* SQLite makes its index of the log anew after a stop, whatever it finds. */
static bool name_is_rebuilt(const char *name)
{
	static const char end[] = "-shm";
	size_t length = strlen(name);

	return length >= strlen(end) && strcmp(name + length - strlen(end), end) == 0;
}

static void rebuilt_forget(struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		for (size_t j = tree->nodes[i].entry_count; j-- > 0;)
			if (name_is_rebuilt(tree->nodes[i].entries[j].name))
				tree_unname(tree, i, tree->nodes[i].entries[j].name);
}

void state_replay(struct tree *tree, const struct record *record, const struct state *state)
{
	tree_copy(tree, &record->tree);
	for (size_t i = 0; i < state->count; i++)
		step_replay(tree, &record->steps[i], state->fates[i]);
	rebuilt_forget(tree);
}

void record_prove(const struct record *record, const char *folder)
{
	struct state all = {.count = record->count,
	                    .fates = must_have(calloc(record->count + 1, 1))};
	struct tree replayed, found;

	state_replay(&replayed, record, &all); /* FATE_KEPT, all of them */
	tree_scan(&found, folder);
	rebuilt_forget(&found);
	if (tree_digest(&replayed) != tree_digest(&found))
		must_end("%s: what was recorded does not come to what was done", folder);
	tree_clear(&replayed);
	tree_clear(&found);
	free(all.fates);
}

/* --- What waits, and for how long --------------------------------------------------------------- */

/* A folder's sync settles it when it succeeds, a file's in any case. */
static bool sync_settles(const struct record *record, const struct step *sync, size_t node)
{
	bool of_it = sync->kind == STEP_SYNC_ALL || (sync->kind == STEP_SYNC && sync->node == node);

	return of_it && (sync->done || !record->tree.nodes[node].folder);
}

/* The first sync of a file or folder behind a step that settles it. */
static struct settlement settlement_of(const struct record *record, size_t step, size_t node)
{
	for (size_t i = step + 1; i < record->count; i++)
		if (sync_settles(record, &record->steps[i], node))
			return (struct settlement){.at = i, .lost = !record->steps[i].done};
	return (struct settlement){.at = SIZE_MAX};
}

/* Whether a step is about what is made anew after a stop. */
static bool step_is_idle(const struct record *record, size_t number)
{
	const struct step *step = &record->steps[number];

	if (step->name)
		return name_is_rebuilt(step->name);
	for (size_t i = 0; i < number; i++)
		if (record->steps[i].kind == STEP_CREATE && record->steps[i].node == step->node)
			return name_is_rebuilt(record->steps[i].name);
	return false;
}

/* A rename from folder to folder waits for both. */
static struct settlement step_settlement(const struct record *record, size_t number)
{
	const struct step *step = &record->steps[number];
	struct settlement one, other;

	if ((!changes_file(step) && !changes_names(step)) || step_is_idle(record, number))
		return (struct settlement){.at = number};
	if (changes_file(step))
		return settlement_of(record, number, step->node);
	one = settlement_of(record, number, step->folder);
	if (step->kind != STEP_RENAME || step->folder == step->to_folder)
		return one;
	other = settlement_of(record, number, step->to_folder);
	return one.at < other.at ? other : one;
}

/* --- The states ----------------------------------------------------------------------------------- */

static int digest_compare(const void *a, const void *b)
{
	const uint64_t *one = a, *other = b;

	return *one < *other ? -1 : *one > *other;
}

/* The state that an equal one was seen as; a digest stands beside its number. */
static uint64_t *state_seen(struct builder *builder, uint64_t digest)
{
	uint64_t *pair = must_have(calloc(2, sizeof(*pair)));
	uint64_t **found;

	pair[0] = digest;
	pair[1] = builder->states->count;
	found = must_have(tsearch(pair, &builder->seen, digest_compare));
	if (*found != pair)
		free(pair);
	return *found;
}

/*
 * Keep the state that is being made. Of equal ones the last is kept, for by then the most was
 * promised, and what holds for many promises holds for the first of them.
 */
static void state_add(struct builder *builder)
{
	struct states *states = builder->states;
	const struct record *record = builder->record;
	struct state state = {.count = builder->end + 1};
	struct tree tree;
	size_t number;

	states->built++;
	state.said = builder->end + 1 < record->count ? record->steps[builder->end + 1].said
	                                              : strlen(record->said);
	state.fates = must_have(malloc(state.count));
	memcpy(state.fates, builder->fates, state.count);
	state_replay(&tree, record, &state);
	state.digest = tree_digest(&tree);
	tree_clear(&tree);
	number = (size_t)state_seen(builder, state.digest)[1];
	if (number == states->count) {
		states->all = must_grow(states->all, states->count, sizeof(*states->all));
		states->count++;
	}
	free(states->all[number].fates);
	states->all[number] = state;
}

/* Give a fate to the waiting steps from one up to another. */
static void fates_set(struct builder *builder, size_t from, size_t to, enum fate fate)
{
	for (size_t i = from; i < to; i++)
		builder->fates[builder->waiting[i]] = (unsigned char)fate;
}

static void fate_set_kind(struct builder *builder, bool names, enum fate fate)
{
	for (size_t i = 0; i < builder->waiting_count; i++)
		if (changes_names(&builder->record->steps[builder->waiting[i]]) == names)
			builder->fates[builder->waiting[i]] = (unsigned char)fate;
}

/* A write that came in part, while of the others those before came, and those behind by `behind`. */
static void states_add_torn(struct builder *builder, size_t i, enum fate behind)
{
	const struct step *step = &builder->record->steps[builder->waiting[i]];

	if (step->kind != STEP_WRITE)
		return;
	fates_set(builder, 0, i, FATE_KEPT);
	fates_set(builder, i + 1, builder->waiting_count, behind);
	for (enum fate fate = FATE_ZEROED; fate <= FATE_SECOND_HALF; fate++) {
		fates_set(builder, i, i + 1, fate);
		state_add(builder);
	}
}

static void states_add_names(struct builder *builder)
{
	fate_set_kind(builder, true, FATE_KEPT);
	fate_set_kind(builder, false, FATE_DROPPED);
	state_add(builder);
	fate_set_kind(builder, false, FATE_ZEROED);
	state_add(builder);
	fate_set_kind(builder, true, FATE_DROPPED);
	fate_set_kind(builder, false, FATE_KEPT);
	state_add(builder);
}

/* Each choice of what came. */
static void states_add_any(struct builder *builder)
{
	for (size_t choice = 0; choice < (size_t)1 << builder->waiting_count; choice++) {
		for (size_t i = 0; i < builder->waiting_count; i++)
			fates_set(builder, i, i + 1, choice >> i & 1 ? FATE_KEPT : FATE_DROPPED);
		state_add(builder);
	}
}

static void states_add_some(struct builder *builder)
{
	size_t count = builder->waiting_count;

	fates_set(builder, 0, count, FATE_DROPPED);
	state_add(builder);
	for (size_t i = 0; i < count; i++) {
		fates_set(builder, 0, count, FATE_DROPPED);
		fates_set(builder, i, i + 1, FATE_KEPT);
		state_add(builder);
		fates_set(builder, 0, i + 1, FATE_KEPT);
		state_add(builder);
		fates_set(builder, 0, count, FATE_KEPT);
		fates_set(builder, i, i + 1, FATE_DROPPED);
		state_add(builder);
	}
}

/* All states of one point; disk.h says which these are. */
static void states_add_point(struct builder *builder)
{
	if (builder->waiting_count <= FEW)
		states_add_any(builder);
	else
		states_add_some(builder);
	states_add_names(builder);
	for (size_t i = 0; i < builder->waiting_count; i++) {
		states_add_torn(builder, i, FATE_DROPPED);
		states_add_torn(builder, i, FATE_KEPT);
	}
}

/* The steps that wait after `builder->end`; the others get the fate that they came to. */
static size_t waiting_find(const struct builder *builder, size_t *waiting)
{
	size_t count = 0;

	for (size_t i = 0; i <= builder->end; i++) {
		const struct settlement *settled = &builder->settled[i];

		builder->fates[i] = settled->lost ? FATE_DROPPED : FATE_KEPT;
		if (builder->record->steps[i].done && settled->at > builder->end)
			waiting[count++] = i;
	}
	return count;
}

/* Whether the states after a step are wanted: nothing new comes of a step that changes nothing. */
static bool point_counts(const struct record *record, size_t end, enum states_of which)
{
	const struct step *step = &record->steps[end];
	bool said = end + 1 == record->count || step[1].said != step->said;

	return said || (which == STATES_OF_ALL && step_is_durable(step));
}

void states_build(struct states *states, const struct record *record, size_t first,
                  enum states_of which)
{
	size_t *waiting = must_have(calloc(record->count + 1, sizeof(*waiting)));
	struct settlement *settled = must_have(calloc(record->count + 1, sizeof(*settled)));
	struct builder builder = {
		.states = states, .record = record, .settled = settled, .waiting = waiting};

	*states = (struct states){.record = record};
	builder.fates = must_have(calloc(record->count + 1, 1));
	for (size_t i = 0; i < record->count; i++)
		settled[i] = step_settlement(record, i);
	for (builder.end = first; builder.end < record->count; builder.end++) {
		if (!point_counts(record, builder.end, which))
			continue;
		builder.waiting_count = waiting_find(&builder, waiting);
		states_add_point(&builder);
	}
	tdestroy(builder.seen, free);
	free(builder.fates);
	free(settled);
	free(waiting);
}

void states_clear(struct states *states)
{
	for (size_t i = 0; i < states->count; i++)
		free(states->all[i].fates);
	free(states->all);
	*states = (struct states){0};
}

char *state_tell(const struct record *record, const struct state *state)
{
	static const char *const words[] = {[FATE_DROPPED] = "lost",
	                                    [FATE_ZEROED] = "zeros",
	                                    [FATE_FIRST_HALF] = "half, the first",
	                                    [FATE_SECOND_HALF] = "half, the second"};
	char *text = step_tell(record, state->count - 1);

	for (size_t i = 0; i < state->count; i++) {
		char *step, *longer;

		if (state->fates[i] == FATE_KEPT || !record->steps[i].done)
			continue;
		step = step_tell(record, i);
		longer = must_format("%s; %s: %s", text, step, words[state->fates[i]]);
		free(step);
		free(text);
		text = longer;
	}
	return text;
}
