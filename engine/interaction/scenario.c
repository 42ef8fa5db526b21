/* interaction/scenario.c -- a chain of decisions: each leads on to a later step or ends it */
#include <stdio.h>
#include <string.h>

#include "base/bytes.h"
#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "interaction/selection.h"
#include "interaction/steps.h"
#include "page/page.h"

#define QUOTED_LENGTH 40

static const struct vigil_code *const codes[] = {step_codes, option_codes, NULL};

static const struct xml_attribute_rule attributes[] = {
	{.name = "shuffle", .type = XML_BOOLEAN},
	{0},
};

static bool start(void *context, const struct xml_element *element)
{
	return steps_start(context, !xml_has(element, 0) || element->values[0].number);
}

static bool end(void *context, const struct xml_element *element)
{
	return steps_end(context, element);
}

/* ---- one step ---- */

/* A step as a choice of its own. */
struct here {
	struct vigil_question question;
	uint16_t order[STEP_OPTIONS_MOST];
	struct asked asked;
};

static const struct asked *stand(struct here *here, const struct asked *asked,
                                 const struct step *step)
{
	size_t count = step_options(asked->bank, step)->count;

	here->question = *asked->question;
	here->question.parts = step->options;
	for (size_t i = 0; i < count; i++)
		here->order[i] = (uint16_t)(asked->order[step->first + i] - step->first);
	here->asked = *asked;
	here->asked.question = &here->question;
	here->asked.order = here->order;
	return &here->asked;
}

static size_t order_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	return steps_of(bank, question)->option_count;
}

/* The options of all steps one behind the other; those of each change places among themselves. */
static void shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct random_stream *random, uint16_t *order)
{
	const struct steps *steps = steps_of(bank, question);
	struct vigil_question choice = *question;

	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = step_at(steps, i);

		choice.parts = step->options;
		options_shuffle(bank, &choice, random, order + step->first);
		for (size_t j = 0; j < step_options(bank, step)->count; j++)
			order[step->first + j] = (uint16_t)(order[step->first + j] + step->first);
	}
}

/* ---- paths ---- */

/* The decisions made so far, and where the last one led. */
struct path {
	size_t length;
	uint8_t steps[STEPS_MOST], options[STEPS_MOST];
	uint8_t leads;
	int64_t sum;
};

static void decide(struct path *path, const struct vigil_bank *bank, const struct steps *steps,
                   size_t option)
{
	const struct step *step = step_at(steps, path->leads);

	path->steps[path->length] = path->leads;
	path->options[path->length++] = (uint8_t)option;
	path->sum += step_option(bank, step, option)->score_mpts;
	path->leads = step->leads[option];
}

static void write_path(struct text *out, const struct vigil_bank *bank, const struct steps *steps,
                       const struct path *path)
{
	for (size_t i = 0; i < path->length; i++) {
		const struct step *step = step_at(steps, path->steps[i]);

		text_addf(out, "%s%s=%s", i ? " " : "", bank_text(bank, step->id),
		          bank_text(bank, step_option(bank, step, path->options[i])->id));
	}
}

static bool is_id(const struct vigil_bank *bank, ref id, const char *word, size_t length)
{
	return bytes_are(word, length, bank_text(bank, id));
}

/* Go on by one decision "STEP=OPTION". */
static enum read_outcome follow_one(struct path *path, const struct vigil_bank *bank,
                                    const struct steps *steps, const char *word, size_t length,
                                    struct text *why)
{
	const char *equals = memchr(word, '=', length);
	size_t step_length = equals ? (size_t)(equals - word) : length;
	size_t step = 0, option = 0, count;

	while (step < steps->count && !is_id(bank, step_at(steps, step)->id, word, step_length))
		step++;
	if (!equals || step == steps->count) {
		text_addf(why, _("'%.*s' names no step and option: STEP=OPTION."),
		          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, word);
		return READ_UNREADABLE;
	}
	count = step_options(bank, step_at(steps, step))->count;
	while (option < count && !is_id(bank, step_option(bank, step_at(steps, step), option)->id,
	                                equals + 1, length - step_length - 1))
		option++;
	if (option == count) {
		text_addf(why, _("Step '%s' has no such option."),
		          bank_text(bank, step_at(steps, step)->id));
		return READ_UNREADABLE;
	}
	if (path->leads != step) {
		text_addf(why, _("The path does not lead to step '%s'."),
		          bank_text(bank, step_at(steps, step)->id));
		return READ_NOT_ALLOWED;
	}
	decide(path, bank, steps, option);
	return READ_MORE;
}

/* Follow a response: DONE at an end, MORE at a step that is to be decided. */
static enum read_outcome follow(struct path *path, const struct vigil_bank *bank,
                                const struct vigil_question *question, const char *response,
                                struct text *why)
{
	const struct steps *steps = steps_of(bank, question);
	enum read_outcome outcome = READ_MORE;

	*path = (struct path){.leads = 0};
	while (*(response += strspn(response, " ")) && outcome == READ_MORE) {
		size_t length = strcspn(response, " ");

		outcome = follow_one(path, bank, steps, response, length, why);
		response += length;
	}
	return outcome == READ_MORE && path->leads >= STEPS_MOST ? READ_DONE : outcome;
}

/* The same where the response is known to be good, or where it does not matter why it is not. */
static enum read_outcome follow_known(struct path *path, const struct vigil_bank *bank,
                                      const struct vigil_question *question, const char *response)
{
	enum read_outcome outcome;
	struct text unused;

	text_init(&unused);
	outcome = follow(path, bank, question, response, &unused);
	text_clear(&unused);
	return outcome;
}

/* The step that is asked now. */
static const struct step *step_now(const struct asked *asked, struct path *path)
{
	follow_known(path, asked->bank, asked->question, asked->response);
	return step_at(steps_of(asked->bank, asked->question),
	               path->leads < STEPS_MOST ? path->leads : 0);
}

static const char *consequence_of(const struct asked *asked, const struct path *path)
{
	const struct steps *steps = steps_of(asked->bank, asked->question);
	size_t last = path->length - 1;
	const struct option *option =
		step_option(asked->bank, step_at(steps, path->steps[last]), path->options[last]);

	return bank_text(asked->bank, option->feedback);
}

/* ---- a session ---- */

static void present(const struct asked *asked, struct vigil_page *page)
{
	struct path path;
	const struct step *step = step_now(asked, &path);
	struct here here;

	if (path.length > 0)
		page_paragraph(page, consequence_of(asked, &path));
	page_paragraph(page, bank_text(asked->bank, step->text));
	options_present(stand(&here, asked, step), page);
}

/* What an option earns, and where it leads. */
static void show_lead(const struct asked *asked, const struct step *step, size_t option,
                      const char *label, struct vigil_page *page)
{
	static const char *const ends[] = {"ends well", "ends badly"};
	const struct steps *steps = steps_of(asked->bank, asked->question);
	const struct option *chosen = step_option(asked->bank, step, option);
	uint8_t leads = step->leads[option];
	struct text words;

	text_init(&words);
	text_add(&words, "earns ");
	decimal_add(&words, chosen->score_mpts);
	if (leads < STEPS_MOST)
		text_addf(&words, ", leads to '%s'",
		          bank_text(asked->bank, step_at(steps, leads)->id));
	else
		text_addf(&words, ", %s", ends[leads - END_GOOD]);
	page_note(page, PAGE_NOTE, label, words.bytes, bank_text(asked->bank, chosen->feedback));
	text_clear(&words);
}

/* Each step, and what follows from choosing its options. */
static void preview(const struct asked *asked, struct vigil_page *page)
{
	const struct steps *steps = steps_of(asked->bank, asked->question);
	struct here here;
	char label[3];

	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = step_at(steps, i);

		stand(&here, asked, step);
		page_say(page, PAGE_PLAIN, "Step '%s':", bank_text(asked->bank, step->id));
		if (i > 0) {
			page_paragraph(page, bank_text(asked->bank, step->text));
			options_present(&here.asked, page);
		}
		for (size_t place = 0; place < step_options(asked->bank, step)->count; place++) {
			options_label(label, place);
			show_lead(asked, step, here.order[place], label, page);
		}
	}
}

static void accepts(const struct asked *asked, struct text *line)
{
	struct path path;
	struct here here;

	selection_accepts(stand(&here, asked, step_now(asked, &path)), line);
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	const struct steps *steps = steps_of(asked->bank, asked->question);
	struct path path;
	const struct step *step = step_now(asked, &path);
	struct here here;
	option_set set;
	size_t option = 0;

	if (!selection_read(stand(&here, asked, step), typed, &set, why))
		return READ_UNREADABLE;
	if (set & (set - 1)) {
		text_add(why, _("Only one option can be chosen here."));
		return READ_NOT_ALLOWED;
	}
	while (!(set >> option & 1))
		option++;
	decide(&path, asked->bank, steps, option);
	write_path(response, asked->bank, steps, &path);
	return path.leads < STEPS_MOST ? READ_MORE : READ_DONE;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	const struct steps *steps = steps_of(asked->bank, asked->question);
	struct path path;
	enum read_outcome outcome = follow(&path, asked->bank, asked->question, normalized, why);

	if (outcome == READ_MORE) {
		text_addf(why, _("The path stops at step '%s', before its end."),
		          bank_text(asked->bank, step_at(steps, path.leads)->id));
		outcome = READ_NOT_ALLOWED;
	}
	if (outcome == READ_DONE)
		write_path(response, asked->bank, steps, &path);
	return outcome;
}

/* ---- scores ---- */

/* The sum of a path, from nothing up to the question's points. */
static int32_t within(int64_t sum, const struct vigil_question *question)
{
	if (sum < 0)
		return 0;
	return sum < question->points_mpts ? (int32_t)sum : question->points_mpts;
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	struct path path;

	if (follow_known(&path, bank, question, response) != READ_DONE)
		return (struct score){0};
	return (struct score){.earned_mpts = within(path.sum, question)};
}

/* The path that takes these options, one for each step. */
static void take_options(struct path *path, const struct vigil_bank *bank,
                         const struct steps *steps, const uint8_t *options)
{
	*path = (struct path){.leads = 0};
	while (path->leads < STEPS_MOST)
		decide(path, bank, steps, options[path->leads]);
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct steps *steps = steps_of(bank, question);
	struct outlook outlook;
	struct path path;

	outlook_init(&outlook, bank, steps);
	take_options(&path, bank, steps, outlook.best_option);
	write_path(response, bank, steps, &path);
}

static int32_t least(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct steps *steps = steps_of(bank, question);
	struct outlook outlook;

	outlook_init(&outlook, bank, steps);
	return within(outlook.worst[0], question);
}

/* ---- scores in words ---- */

/* What is explained. */
struct listing {
	const struct vigil_bank *bank;
	const struct vigil_question *question;
	struct vigil_page *page;
};

static void list_path(const struct listing *listing, const char *words, const struct path *path)
{
	struct text line;

	text_init(&line);
	text_add(&line, words);
	write_path(&line, listing->bank, steps_of(listing->bank, listing->question), path);
	options_row(listing->page, line.bytes, within(path->sum, listing->question));
	text_clear(&line);
}

/* Every path that begins so; as deep as there are steps. */
static void list_paths(const struct listing *listing, const struct path *begun)
{
	const struct steps *steps = steps_of(listing->bank, listing->question);
	const struct step *step;

	if (begun->leads >= STEPS_MOST) {
		list_path(listing, "", begun);
		return;
	}
	step = step_at(steps, begun->leads);
	for (size_t i = 0; i < step_options(listing->bank, step)->count; i++) {
		struct path path = *begun;

		decide(&path, listing->bank, steps, i);
		list_paths(listing, &path);
	}
}

static void list_extremes(const struct listing *listing, const struct outlook *outlook)
{
	const struct steps *steps = steps_of(listing->bank, listing->question);
	struct path path;

	take_options(&path, listing->bank, steps, outlook->best_option);
	list_path(listing, "best: ", &path);
	take_options(&path, listing->bank, steps, outlook->worst_option);
	list_path(listing, "worst: ", &path);
}

static void list_decisions(const struct listing *listing)
{
	const struct steps *steps = steps_of(listing->bank, listing->question);
	struct text line;

	text_init(&line);
	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = step_at(steps, i);

		for (size_t j = 0; j < step_options(listing->bank, step)->count; j++) {
			const struct option *option = step_option(listing->bank, step, j);

			text_cut(&line, 0);
			text_addf(&line, "%s=%s", bank_text(listing->bank, step->id),
			          bank_text(listing->bank, option->id));
			options_row(listing->page, line.bytes, option->score_mpts);
		}
	}
	text_clear(&line);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct listing listing = {.bank = bank, .question = question, .page = page};
	struct outlook outlook;

	outlook_init(&outlook, bank, steps_of(bank, question));
	page_say(page, PAGE_PLAIN,
	         "The scores of the decisions on the way are added up: never less than nothing, "
	         "and on the best path all points.");
	options_table(page, "Path");
	if (outlook.paths[0] <= PATHS_MOST) {
		list_paths(&listing, &(struct path){.leads = 0});
		return;
	}
	list_extremes(&listing, &outlook);
	options_table(page, "Decision");
	list_decisions(&listing);
}

/* What can be expected of going on from here with any option, each as likely as the others. */
static double expected(const struct listing *listing, const struct path *begun)
{
	const struct steps *steps = steps_of(listing->bank, listing->question);
	const struct step *step;
	size_t count;
	double sum = 0;

	if (begun->leads >= STEPS_MOST)
		return within(begun->sum, listing->question);
	step = step_at(steps, begun->leads);
	count = step_options(listing->bank, step)->count;
	for (size_t i = 0; i < count; i++) {
		struct path path = *begun;

		decide(&path, listing->bank, steps, i);
		sum += expected(listing, &path);
	}
	return sum / (double)count;
}

static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct listing listing = {.bank = bank, .question = question};
	struct outlook outlook;

	outlook_init(&outlook, bank, steps_of(bank, question));
	if (outlook.paths[0] > PATHS_MOST)
		return 0;
	return (int64_t)(expected(&listing, &(struct path){.leads = 0}) + 1e-6);
}

/* ---- afterwards ---- */

/* Each decision after which less could be earned than before it, and a better one. */
static void review_path(const struct asked *asked, const struct path *path, struct vigil_page *page)
{
	const struct steps *steps = steps_of(asked->bank, asked->question);
	struct outlook outlook;

	outlook_init(&outlook, asked->bank, steps);
	for (size_t i = 0; i < path->length; i++) {
		size_t at = path->steps[i], better = outlook.best_option[at];
		const struct step *step = step_at(steps, at);
		char label[40], taken[3], other[3];
		struct text words;
		struct here here;

		if (outlook_value(outlook.best, asked->bank, step, path->options[i]) ==
		    outlook.best[at])
			continue;
		stand(&here, asked, step);
		options_label(taken, options_place(&here.asked, path->options[i]));
		options_label(other, options_place(&here.asked, better));
		snprintf(label, sizeof(label), _("Step %zu:"), i + 1);
		text_init(&words);
		text_addf(&words, _("%s would have been better than %s"), other, taken);
		page_note(page, PAGE_BAD, label, words.bytes,
		          bank_text(asked->bank, step_option(asked->bank, step, better)->text));
		text_clear(&words);
	}
}

/* The consequences of all decisions but the last have been told on the way. */
static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	struct path path;

	if (follow_known(&path, asked->bank, asked->question, asked->response) != READ_DONE)
		return;
	page_paragraph(page, consequence_of(asked, &path));
	if (path.leads == END_GOOD)
		page_say(page, PAGE_GOOD, _("It ends well."));
	else
		page_say(page, PAGE_BAD, _("It ends badly."));
	if (release == RELEASE_KEY)
		review_path(asked, &path, page);
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	const struct steps *steps = steps_of(asked->bank, asked->question);
	struct here here;

	for (size_t i = 0; i < steps->count; i++) {
		const struct step *step = step_at(steps, i);

		visit(context, "step", bank_text(asked->bank, step->id),
		      bank_text(asked->bank, step->text));
		options_describe(stand(&here, asked, step), visit, context);
	}
}

const struct interaction scenario_interaction = {
	.name = "scenario",
	.codes = codes,
	.attributes = attributes,
	.children = step_rules,
	.start = start,
	.end = end,
	.texts = steps_texts,
	.order_count = order_count,
	.shuffle = shuffle,
	.present = present,
	.preview = preview,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.least = least,
	.best = best,
	.explain = explain,
	.guess = guess,
	.alternatives = steps_alternatives,
	.review = review,
	.describe = describe,
};
