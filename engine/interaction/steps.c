/* interaction/steps.c -- steps with options that lead to later steps or to an end */
#include "interaction/steps.h"

#include <string.h>

#include "base/bytes.h"
#include "base/decimal.h"
#include "base/nearest.h"
#include "base/text.h"
#include "interaction/prose.h"

#define QUOTED_LENGTH 40

enum {
	STEPS_TOO_MANY,
	STEP_DOUBLED,
	STEP_UNREACHABLE,
	STEP_OPTIONS_TOO_MANY,
	NEXT_UNKNOWN,
	NEXT_NOT_LATER,
	END_MISSING,
	END_CONTRADICTED,
};

const struct vigil_code step_codes[] = {
	[STEPS_TOO_MANY] = {"steps-too-many", VIGIL_ERROR},
	[STEP_DOUBLED] = {"step-doubled", VIGIL_ERROR},
	[STEP_UNREACHABLE] = {"step-unreachable", VIGIL_ERROR},
	[STEP_OPTIONS_TOO_MANY] = {"step-options-too-many", VIGIL_ERROR},
	[NEXT_UNKNOWN] = {"next-unknown", VIGIL_ERROR},
	[NEXT_NOT_LATER] = {"next-not-later", VIGIL_ERROR},
	[END_MISSING] = {"end-missing", VIGIL_ERROR},
	[END_CONTRADICTED] = {"end-contradicted", VIGIL_ERROR},
	{0},
};

/* What `end` can be: END_GOOD and what follows it. */
static const char *const ends[] = {"good", "bad", NULL};

/* ---- what is to come ---- */

int64_t outlook_value(const int64_t *later, const struct vigil_bank *bank, const struct step *step,
                      size_t option)
{
	int64_t own = step_option(bank, step, option)->score_mpts;

	return step->leads[option] < STEPS_MOST ? own + later[step->leads[option]] : own;
}

static void look_from(struct outlook *outlook, const struct vigil_bank *bank,
                      const struct step *step, size_t index)
{
	size_t count = step_options(bank, step)->count;

	outlook->paths[index] = 0;
	for (size_t i = 0; i < count; i++) {
		int64_t best = outlook_value(outlook->best, bank, step, i);
		int64_t worst = outlook_value(outlook->worst, bank, step, i);

		if (i == 0 || best > outlook->best[index]) {
			outlook->best[index] = best;
			outlook->best_option[index] = (uint8_t)i;
		}
		if (i == 0 || worst < outlook->worst[index]) {
			outlook->worst[index] = worst;
			outlook->worst_option[index] = (uint8_t)i;
		}
		outlook->paths[index] +=
			step->leads[i] < STEPS_MOST ? outlook->paths[step->leads[i]] : 1;
	}
	if (outlook->paths[index] > PATHS_MOST)
		outlook->paths[index] = PATHS_MOST + 1;
}

void outlook_init(struct outlook *outlook, const struct vigil_bank *bank, const struct steps *steps)
{
	for (size_t i = steps->count; i-- > 0;)
		look_from(outlook, bank, step_at(steps, i), i);
}

/* ---- reading a bank: what comes ---- */

/* A step or an option while its question is read, in the order of the file. */
struct piece {
	struct option option; /* of a step: its id and text */
	ref next;             /* id of the step that an option names, or 0 */
	uint32_t offset;
	uint8_t is_step;
	uint8_t end; /* END_GOOD, END_BAD, or 0 */
	uint8_t unused[2];
};

/* This, then the pieces. */
struct collection {
	uint32_t piece_count;
	uint32_t last_step; /* index among the pieces */
	uint16_t step_count, option_count;
	uint16_t step_options; /* of the last step */
	uint8_t shuffled;
	uint8_t steps_mistaken;             /* it is not known which step a name means */
	uint8_t step_passed, option_passed; /* beyond the number allowed, and not kept */
	uint8_t options_passed;             /* some of the last step were */
};

static struct collection *collected(const struct bank_builder *builder)
{
	return (struct collection *)(void *)builder->parts;
}

static struct piece *pieces_of(const struct bank_builder *builder)
{
	return (struct piece *)(void *)(collected(builder) + 1);
}

static struct piece *last_piece(const struct bank_builder *builder)
{
	return &pieces_of(builder)[collected(builder)->piece_count - 1];
}

/* Is there a step, or an option, of this id already? */
static bool is_doubled(const struct bank_builder *builder, const struct xml_value *id, bool is_step)
{
	const struct piece *pieces = pieces_of(builder);

	for (size_t i = 0; i < collected(builder)->piece_count; i++)
		if (pieces[i].is_step == is_step && pieces[i].option.id &&
		    bytes_are(id->bytes, id->length, bank_text(builder->bank, pieces[i].option.id)))
			return true;
	return false;
}

/* NULL: no memory. */
static struct piece *add_piece(struct bank_builder *builder, const struct xml_element *element,
                               bool is_step)
{
	const struct xml_value *id = &element->values[0];
	struct piece *piece;

	if (xml_has(element, 0) && is_doubled(builder, id, is_step)) {
		collected(builder)->steps_mistaken |= is_step;
		builder_find(builder,
		             is_step ? &step_codes[STEP_DOUBLED] : &option_codes[OPTION_DOUBLED],
		             element->offset, "the question has another %s '%.*s'",
		             is_step ? "step" : "option", (int)id->length, id->bytes);
	}
	piece = builder_part(builder, sizeof(*piece));
	if (!piece)
		return NULL;
	collected(builder)->piece_count++;
	piece->is_step = is_step;
	piece->offset = (uint32_t)element->offset;
	if (!xml_has(element, 0))
		return piece;
	piece->option.id = arena_copy(&builder->bank->arena, id->bytes, id->length);
	return piece->option.id ? piece : NULL;
}

bool steps_start(struct bank_builder *builder, bool shuffled)
{
	struct collection *collection = builder_part(builder, sizeof(*collection));

	if (collection)
		collection->shuffled = shuffled;
	return collection != NULL;
}

static bool step_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct collection *collection = collected(builder);

	if (collection->step_count == STEPS_MOST && !collection->step_passed) {
		collection->step_passed = collection->steps_mistaken = true;
		builder_find(builder, &step_codes[STEPS_TOO_MANY], element->offset,
		             "the question has more than %d steps", STEPS_MOST);
	}
	if (collection->step_passed)
		return true;
	collection->step_count++;
	collection->step_options = 0;
	collection->options_passed = false;
	collection->last_step = collection->piece_count;
	return add_piece(builder, element, true) != NULL;
}

static bool step_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	if (!collected(builder)->step_passed)
		pieces_of(builder)[collected(builder)->last_step].option.text = element->text;
	return true;
}

/* Said once for each step. */
static void find_too_many(struct bank_builder *builder, const struct xml_element *element)
{
	struct collection *collection = collected(builder);

	if (collection->step_passed || collection->options_passed)
		return;
	collection->options_passed = true;
	builder_find(builder, &step_codes[STEP_OPTIONS_TOO_MANY], element->offset,
	             "the step has more than %d options", STEP_OPTIONS_MOST);
}

enum { OPTION_ID, OPTION_NEXT, OPTION_END, OPTION_SCORE, OPTION_FIXED };

static bool option_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct collection *collection = collected(builder);
	const struct xml_value *values = element->values;
	struct piece *piece;

	collection->option_passed =
		collection->step_passed || collection->step_options == STEP_OPTIONS_MOST;
	if (collection->option_passed) {
		find_too_many(builder, element);
		return true;
	}
	collection->step_options++;
	collection->option_count++;
	piece = add_piece(builder, element, false);
	if (!piece)
		return false;
	piece->option.fixed = xml_has(element, OPTION_FIXED) && values[OPTION_FIXED].number;
	if (xml_has(element, OPTION_SCORE))
		piece->option.score_mpts = (int32_t)values[OPTION_SCORE].number;
	if (xml_has(element, OPTION_END))
		piece->end = (uint8_t)(END_GOOD + values[OPTION_END].number);
	if (!xml_has(element, OPTION_NEXT))
		return true;
	piece->next = arena_copy(&builder->bank->arena, values[OPTION_NEXT].bytes,
	                         values[OPTION_NEXT].length);
	return piece->next != 0;
}

static bool option_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	if (!collected(builder)->option_passed)
		last_piece(builder)->option.text = element->text;
	return true;
}

static bool consequence_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	if (!collected(builder)->option_passed)
		last_piece(builder)->option.feedback = element->text;
	return true;
}

/* clang-format off */
static const struct xml_attribute_rule step_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true, .translated = true },
	{ 0 },
};

static const struct xml_attribute_rule option_attributes[] = {
	[OPTION_ID]    = { .name = "id", .type = XML_ID, .required = true, .translated = true },
	[OPTION_NEXT]  = { .name = "next", .type = XML_ID },
	[OPTION_END]   = { .name = "end", .type = XML_WORD, .words = ends },
	[OPTION_SCORE] = { .name = "score", .type = XML_DECIMAL },
	[OPTION_FIXED] = { .name = "fixed", .type = XML_BOOLEAN },
	{ 0 },
};

static const struct xml_element_rule option_children[] = {
	{ .name = "consequence", .content = XML_TEXT, .required = true, .inlines = prose_blocks,
	  .end = consequence_end },
	{ 0 },
};

static const struct xml_element_rule step_children[] = {
	{ .name = "option", .content = XML_TEXT, .repeated = true,
	  .attributes = option_attributes, .children = option_children, .inlines = prose_words,
	  .start = option_start, .end = option_end },
	{ 0 },
};

const struct xml_element_rule step_rules[] = {
	{ .name = "step", .content = XML_TEXT, .rank = 1, .required = true, .repeated = true,
	  .attributes = step_attributes, .children = step_children, .inlines = prose_blocks,
	  .start = step_start, .end = step_end },
	{ 0 },
};
/* clang-format on */

/* ---- putting the pieces together ---- */

/* Steps while they are put together. */
struct assembly {
	struct bank_builder *builder;
	struct steps *steps;
	struct step *all;
	size_t mistakes; /* in where options lead */
};

static const char *text_in(const struct assembly *assembly, ref text)
{
	return bank_text(assembly->builder->bank, text);
}

/* The piece of the first step, and the first step behind this one; NULL: there is none. */
static const struct piece *step_piece(const struct assembly *assembly, const struct piece *before)
{
	const struct piece *pieces = pieces_of(assembly->builder);
	const struct piece *end = pieces + collected(assembly->builder)->piece_count;

	for (const struct piece *piece = before ? before + 1 : pieces; piece < end; piece++)
		if (piece->is_step)
			return piece;
	return NULL;
}

/* Keep the options that stand behind a step's piece. */
static bool keep_options(struct assembly *assembly, struct step *step, const struct piece *pieces,
                         size_t count)
{
	const struct collection *collection = collected(assembly->builder);
	struct arena *arena = &assembly->builder->bank->arena;
	struct options *options;

	step->options = arena_allocate(arena, sizeof(*options) + count * sizeof(struct option));
	if (!step->options)
		return false;
	options = arena_at(arena, step->options);
	*options = (struct options){.count = (uint16_t)count,
	                            .least = 1,
	                            .most = 1,
	                            .scoring = OPTION_MAP,
	                            .shuffled = collection->shuffled};
	for (size_t i = 0; i < count; i++)
		((struct option *)(void *)(options + 1))[i] = pieces[i].option;
	return true;
}

static bool keep_steps(struct assembly *assembly)
{
	const struct piece *piece = NULL, *pieces = pieces_of(assembly->builder);
	const struct piece *end = pieces + collected(assembly->builder)->piece_count;
	uint32_t first = 0;

	for (size_t i = 0; i < assembly->steps->count; i++) {
		struct step *step = &assembly->all[i];
		size_t count = 0;

		piece = step_piece(assembly, piece);
		while (piece + 1 + count < end && !piece[1 + count].is_step)
			count++;
		*step = (struct step){
			.id = piece->option.id, .text = piece->option.text, .first = first};
		if (!keep_options(assembly, step, piece + 1, count))
			return false;
		first += (uint32_t)count;
	}
	return true;
}

static void find_next_unknown(const struct assembly *assembly, const struct piece *option)
{
	const char *next = text_in(assembly, option->next);
	const struct piece *step = NULL;
	struct nearest nearest;

	nearest_init(&nearest, next);
	while ((step = step_piece(assembly, step)))
		nearest_offer(&nearest, text_in(assembly, step->option.id));
	builder_find(assembly->builder, &step_codes[NEXT_UNKNOWN], option->offset,
	             nearest.name ? "there is no step '%.*s'; did you mean '%s'?"
	                          : "there is no step '%.*s'%s",
	             QUOTED_LENGTH, next, nearest.name ? nearest.name : "");
}

/* The step that an option of the step at `from` leads to. */
static uint8_t resolve_next(const struct assembly *assembly, const struct piece *option,
                            size_t from)
{
	const char *next = text_in(assembly, option->next);
	size_t to = 0;

	while (to < assembly->steps->count &&
	       strcmp(text_in(assembly, assembly->all[to].id), next) != 0)
		to++;
	if (to == assembly->steps->count)
		find_next_unknown(assembly, option);
	else if (to > from)
		return (uint8_t)to;
	else
		builder_find(assembly->builder, &step_codes[NEXT_NOT_LATER], option->offset,
		             "step '%.*s' does not come later in the file; a question leads only "
		             "onwards",
		             QUOTED_LENGTH, next);
	return LEADS_NOWHERE;
}

static uint8_t resolve(const struct assembly *assembly, const struct piece *option, size_t from)
{
	if (option->next && option->end)
		builder_find(assembly->builder, &step_codes[END_CONTRADICTED], option->offset,
		             "the option has both 'next' and 'end': it leads on or it ends");
	else if (option->next)
		return resolve_next(assembly, option, from);
	else if (option->end)
		return option->end;
	else
		builder_find(assembly->builder, &step_codes[END_MISSING], option->offset,
		             "the option leads nowhere: it needs 'next', or 'end' with 'good' or "
		             "'bad'");
	return LEADS_NOWHERE;
}

static void resolve_all(struct assembly *assembly)
{
	const struct piece *piece = NULL;

	for (size_t i = 0; i < assembly->steps->count; i++) {
		struct step *step = &assembly->all[i];
		size_t count = step_options(assembly->builder->bank, step)->count;

		piece = step_piece(assembly, piece);
		if (count < 2) {
			assembly->mistakes++;
			builder_find(assembly->builder, &option_codes[OPTIONS_MISSING],
			             piece->offset, "the step has %s; it needs at least two",
			             count ? "one option" : "no option");
		}
		for (size_t j = 0; j < count; j++) {
			step->leads[j] = resolve(assembly, piece + 1 + j, i);
			assembly->mistakes += step->leads[j] == LEADS_NOWHERE;
		}
	}
}

static void check_reach(const struct assembly *assembly)
{
	bool reached[STEPS_MOST] = {true};
	const struct piece *piece = NULL;

	for (size_t i = 0; i < assembly->steps->count; i++) {
		const struct step *step = &assembly->all[i];
		size_t count = step_options(assembly->builder->bank, step)->count;

		piece = step_piece(assembly, piece);
		if (!reached[i])
			builder_find(assembly->builder, &step_codes[STEP_UNREACHABLE],
			             piece->offset,
			             "no option that can be chosen leads to step '%s'",
			             text_in(assembly, step->id));
		for (size_t j = 0; j < count && reached[i]; j++)
			if (step->leads[j] < STEPS_MOST)
				reached[step->leads[j]] = true;
	}
}

static void check_best(const struct assembly *assembly, size_t offset)
{
	int32_t points = assembly->builder->question->points_mpts;
	struct outlook outlook = {0};
	struct text words;

	outlook_init(&outlook, assembly->builder->bank, assembly->steps);
	if (outlook.best[0] == points)
		return;
	text_init(&words);
	text_add(&words, "the best path earns ");
	decimal_add(&words, outlook.best[0]);
	text_add(&words, "; it has to earn the question's points, ");
	decimal_add(&words, points);
	builder_find(assembly->builder, &option_codes[MAXIMUM_NOT_REACHED], offset, "%s",
	             words.bytes);
	text_clear(&words);
}

bool steps_end(struct bank_builder *builder, const struct xml_element *element)
{
	const struct collection *collection = collected(builder);
	struct arena *arena = &builder->bank->arena;
	struct assembly assembly = {.builder = builder};
	ref parts = arena_allocate(arena, sizeof(struct steps) +
	                                          collection->step_count * sizeof(struct step));

	if (!parts)
		return false;
	builder->question->parts = parts;
	assembly.steps = arena_at(arena, parts);
	assembly.all = (struct step *)(void *)(assembly.steps + 1);
	assembly.steps->count = collection->step_count;
	assembly.steps->option_count = collection->option_count;
	if (!keep_steps(&assembly))
		return false;
	if (builder->translation || collection->step_count == 0 || collection->steps_mistaken)
		return true;
	resolve_all(&assembly);
	if (assembly.mistakes > 0) /* what follows from them is not worth saying */
		return true;
	check_reach(&assembly);
	check_best(&assembly, element->offset);
	return true;
}

void steps_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                 written_text *visit, void *context)
{
	const struct steps *steps = steps_of(bank, question);

	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = step_at(steps, i);

		visit(context, "step", bank_text(bank, step->id), &step->text);
		for (size_t j = 0; j < step_options(bank, step)->count; j++) {
			const struct option *option = step_option(bank, step, j);

			visit(context, "option", bank_text(bank, option->id), &option->text);
			if (option->feedback)
				visit(context, "consequence", bank_text(bank, option->id),
				      &option->feedback);
		}
	}
}

void steps_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                        some_alternative *visit, void *context)
{
	const struct steps *steps = steps_of(bank, question);

	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = step_at(steps, i);
		const char *group = bank_text(bank, step->id);

		for (size_t j = 0; j < step_options(bank, step)->count; j++) {
			const struct option *option = step_option(bank, step, j);

			visit(context, "option", group, bank_text(bank, option->id), option->text);
		}
	}
}
