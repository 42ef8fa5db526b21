/* cli/answers.c -- answers from a file: a line for a question, "ID: response" */
#include "cli/answers.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/delivery.h"
#include "vigil/nearest.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/session.h"

struct answer {
	char *id, *response; /* the response in its normalized form */
	size_t line, column, response_column;
	bool asked; /* the rehearsed session asked for it */
};

struct problem {
	size_t line, column;
	char *text;
};

struct answers {
	char *path;
	struct answer *rows; /* by id, each once */
	size_t count;
	struct problem *problems;
	size_t problem_count;
	size_t line_count;
	bool no_memory; /* at some time; what is here is not all */
};

/* An array with room for one more element, or NULL: no memory, and the array is as it was. */
static void *with_room(struct answers *answers, void *array, size_t count, size_t size)
{
	void *larger = array;

	if ((count & (count - 1)) == 0) /* full at each power of two */
		larger = reallocarray(array, count ? 2 * count : 1, size);
	answers->no_memory |= !larger;
	return larger;
}

__attribute__((format(printf, 4, 5))) static void
problem_add(struct answers *answers, size_t line, size_t column, const char *format, ...)
{
	struct problem *problems =
		with_room(answers, answers->problems, answers->problem_count, sizeof(*problems));
	struct problem problem = {.line = line, .column = column};
	va_list arguments;
	int written;

	if (!problems)
		return;
	answers->problems = problems;
	va_start(arguments, format);
	written = vasprintf(&problem.text, format, arguments);
	va_end(arguments);
	if (written < 0)
		answers->no_memory = true;
	else
		problems[answers->problem_count++] = problem;
}

/* Cut the blanks at both ends of a string. */
static char *trimmed(char *string)
{
	static const char blanks[] = " \t\r\n";
	size_t length;

	string += strspn(string, blanks);
	length = strlen(string);
	while (length > 0 && strchr(blanks, string[length - 1]))
		length--;
	string[length] = '\0';
	return string;
}

/* The column of `place` in its line: characters, not bytes, from 1. */
static size_t column_of(const char *line, const char *place)
{
	size_t column = 1;

	for (; line < place; line++)
		column += ((unsigned char)*line & 0xC0) != 0x80;
	return column;
}

static void line_read(struct answers *answers, char *line, size_t number)
{
	char *start = line + strspn(line, " \t\r\n");
	char *colon = strchr(start, ':');
	struct answer row = {.line = number, .column = column_of(line, start)};
	struct answer *rows;

	if (*start == '\0' || *start == '#')
		return;
	if (!colon || colon == start) {
		problem_add(answers, number, row.column, _("this is not 'ID: response'"));
		return;
	}
	row.response_column = column_of(line, colon + 1 + strspn(colon + 1, " \t"));
	*colon = '\0';
	rows = with_room(answers, answers->rows, answers->count, sizeof(row));
	if (!rows)
		return;
	answers->rows = rows;
	row.id = strdup(trimmed(start));
	row.response = strdup(trimmed(colon + 1));
	rows[answers->count++] = row;
	answers->no_memory |= !row.id || !row.response;
}

static int answers_compare(const void *a, const void *b)
{
	const struct answer *one = a, *other = b;
	int order = strcmp(one->id, other->id);

	if (order != 0)
		return order;
	return one->line < other->line ? -1 : one->line > other->line;
}

/* Put the rows in order, and keep the first of those that have the same id. */
static void rows_sort(struct answers *answers)
{
	struct answer *rows = answers->rows;
	size_t kept = 0;

	if (!answers->count || answers->no_memory)
		return;
	qsort(rows, answers->count, sizeof(*rows), answers_compare);
	for (size_t i = 1; i < answers->count; i++) {
		if (strcmp(rows[i].id, rows[kept].id) != 0) {
			rows[++kept] = rows[i];
			continue;
		}
		problem_add(answers, rows[i].line, 1,
		            _("question '%s' is answered in line %zu already"), rows[i].id,
		            rows[kept].line);
		free(rows[i].id);
		free(rows[i].response);
	}
	answers->count = kept + 1;
}

static int answer_compare_id(const void *id, const void *row)
{
	return strcmp(id, ((const struct answer *)row)->id);
}

static struct answer *answer_of(const struct answers *answers, const char *id)
{
	if (!answers->count)
		return NULL;
	return bsearch(id, answers->rows, answers->count, sizeof(*answers->rows),
	               answer_compare_id);
}

/* False: reading failed, errno says why. */
static bool lines_read(struct answers *answers, FILE *file)
{
	char *line = NULL;
	size_t size = 0;
	bool all;

	while (!answers->no_memory && getline(&line, &size, file) >= 0)
		line_read(answers, line, ++answers->line_count);
	all = !ferror(file);
	answers->no_memory |= all && !feof(file); /* getline() says no other word of it */
	free(line);                               /* which leaves errno as it is */
	rows_sort(answers);
	return all;
}

enum vigil_status answers_read(struct answers **out, const char *path, struct terminal *terminal)
{
	struct answers *answers = calloc(1, sizeof(*answers));
	enum vigil_status status = VIGIL_NO_MEMORY;
	FILE *file = NULL;

	*out = NULL;
	if (!answers || !(answers->path = strdup(path)))
		goto done;
	status = VIGIL_OK;
	file = fopen(path, "re");
	if (!file || !lines_read(answers, file)) {
		status = errno == ENOENT ? VIGIL_NOT_FOUND : VIGIL_IO;
		terminal_say(terminal, "%s: error: %s\n", path, strerror(errno));
		goto done;
	}
	if (answers->no_memory)
		status = VIGIL_NO_MEMORY;
	else {
		*out = answers;
		answers = NULL; /* the caller owns it now */
	}
done:
	if (file)
		fclose(file);
	answers_free(answers);
	return status;
}

void answers_free(struct answers *answers)
{
	if (!answers)
		return;
	for (size_t i = 0; i < answers->count; i++) {
		free(answers->rows[i].id);
		free(answers->rows[i].response);
	}
	for (size_t i = 0; i < answers->problem_count; i++)
		free(answers->problems[i].text);
	free(answers->rows);
	free(answers->problems);
	free(answers->path);
	free(answers);
}

/* ---- giving them ---- */

/* How an event is taken: by a rehearsed session, or by a delivery. */
struct giving {
	struct vigil_session *rehearsed; /* or NULL */
	struct vigil_delivery *delivery;
	const struct vigil_session *session;
	struct vigil_page *page;
	struct vigil_findings *findings;
	bool not_saved;
};

static enum vigil_answer give(struct giving *giving, enum vigil_event_kind kind, const char *text)
{
	struct vigil_event event = {.kind = kind, .text = text};
	enum vigil_answer taken = VIGIL_ANSWER_NOT_ALLOWED;

	vigil_page_clear(giving->page);
	if (giving->rehearsed)
		return vigil_session_apply(giving->rehearsed, &event, vigil_time_now(),
		                           giving->page);
	giving->not_saved |=
		vigil_delivery_apply(&taken, giving->delivery, &event, vigil_time_now(),
	                             giving->page, giving->findings) != VIGIL_OK;
	return taken;
}

/* The row for the question that is asked now: by its bank and id, or by its id. NULL: there is none
 */
static struct answer *answer_now(struct answers *answers, const struct vigil_session *session,
                                 const char *suffix)
{
	const char *id = vigil_session_question(session);
	struct answer *row = NULL;
	char *name;

	if (asprintf(&name, "%s#%s%s", vigil_session_bank(session), id, suffix) < 0) {
		answers->no_memory = true;
		return NULL;
	}
	row = answer_of(answers, name);
	if (!row)
		row = answer_of(answers, strchr(name, '#') + 1);
	free(name);
	return row;
}

/* How sure the answer is, which its own row says: "ID?: sure". */
static enum vigil_answer confidence_give(struct giving *giving, struct answers *answers)
{
	struct answer *row = answer_now(answers, giving->session, "?");

	if (!row)
		return VIGIL_ANSWER_MORE;
	row->asked = true;
	return give(giving, VIGIL_EVENT_TYPED, row->response);
}

/*
 * Give the response of one row to the question that is asked now. An empty one that the question
 * does not know as a response of its own leaves it unanswered. DONE: the question is done with.
 */
static enum vigil_answer answer_give(struct giving *giving, struct answers *answers,
                                     const struct answer *row)
{
	enum vigil_answer taken = give(giving, VIGIL_EVENT_RESPONSE, row->response);

	if (taken == VIGIL_ANSWER_MORE && vigil_session_asks_confidence(giving->session))
		taken = confidence_give(giving, answers);
	if (taken == VIGIL_ANSWER_DONE || giving->not_saved)
		return taken;
	if (taken == VIGIL_ANSWER_MORE || !*row->response) /* a try is left, and not used */
		taken = give(giving, VIGIL_EVENT_SKIP, NULL);
	return taken;
}

/* A response that is not taken, with what the question says about it. */
static void problem_add_response(struct answers *answers, const struct answer *row,
                                 const struct vigil_page *page)
{
	const struct vigil_text_style style = {.width = 1000, .accessible = true};
	char *why = NULL;
	size_t length;

	if (vigil_page_text(&why, &length, page, &style) != VIGIL_OK) {
		answers->no_memory = true;
		return;
	}
	problem_add(answers, row->line, row->response_column,
	            _("'%s' is no response to question '%s': %s"), row->response, row->id,
	            trimmed(why));
	free(why);
}

static void question_rehearse(struct answers *answers, struct giving *giving)
{
	const char *id = vigil_session_question(giving->session);
	struct answer *row = answer_now(answers, giving->session, "");

	if (!row)
		problem_add(answers, answers->line_count + 1, 1, _("question '%s' has no line"),
		            id);
	else
		row->asked = true;
	if (row && answer_give(giving, answers, row) == VIGIL_ANSWER_DONE)
		return;
	if (row)
		problem_add_response(answers, row, giving->page);
	give(giving, VIGIL_EVENT_SKIP, NULL);
}

/*
 * Rows that no question asked for; `ids` (ends in NULL) are those that were asked. Where questions
 * are drawn, a file may answer all that could be.
 */
static void rows_unasked(struct answers *answers, const struct vigil_quiz *quiz,
                         const char *const *ids)
{
	for (size_t i = 0; i < answers->count; i++) {
		const struct answer *row = &answers->rows[i];
		const char *nearest;

		if (row->asked)
			continue;
		if (vigil_quiz_has_question(quiz, row->id)) {
			if (vigil_quiz_is_bank(quiz))
				problem_add(answers, row->line, row->column,
				            _("question '%s' is not asked"), row->id);
			continue;
		}
		nearest = vigil_nearest(row->id, ids);
		if (nearest)
			problem_add(answers, row->line, row->column,
			            _("there is no question '%s'; did you mean '%s'?"), row->id,
			            nearest);
		else
			problem_add(answers, row->line, row->column, _("there is no question '%s'"),
			            row->id);
	}
}

static int problems_compare(const void *a, const void *b)
{
	const struct problem *one = a, *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	return strcmp(one->text, other->text);
}

static void problems_say(const struct answers *answers, struct terminal *terminal)
{
	for (size_t i = 0; i < answers->problem_count; i++) {
		const struct problem *problem = &answers->problems[i];

		terminal_say(terminal, "%s:%zu:%zu: error: %s\n", answers->path, problem->line,
		             problem->column, problem->text);
	}
}

enum vigil_status answers_rehearse(struct answers *answers, const struct vigil_quiz *quiz,
                                   struct vigil_session *session, struct terminal *terminal,
                                   struct vigil_page *page)
{
	struct giving giving = {.rehearsed = session, .session = session, .page = page};
	const char **ids = calloc(vigil_session_count(session) + 1, sizeof(*ids));
	size_t count = 0;
	const char *id;

	if (!ids)
		return VIGIL_NO_MEMORY;
	while (count < vigil_session_count(session) && (id = vigil_session_question(session))) {
		ids[count++] = id;
		question_rehearse(answers, &giving);
	}
	rows_unasked(answers, quiz, ids);
	free(ids);
	if (answers->no_memory || vigil_session_ran_out(session))
		return VIGIL_NO_MEMORY;
	if (answers->problem_count) {
		qsort(answers->problems, answers->problem_count, sizeof(*answers->problems),
		      problems_compare);
		problems_say(answers, terminal);
		return VIGIL_INVALID;
	}
	return VIGIL_OK;
}

/* The first mistake met while answering in earnest: the session stays where it is. */
static enum dialog_end trouble_say(struct answers *answers, const struct giving *giving,
                                   const struct answer *row, struct terminal *terminal)
{
	if (giving->not_saved)
		return DIALOG_NOT_SAVED;
	if (row)
		problem_add_response(answers, row, giving->page);
	else
		problem_add(answers, answers->line_count + 1, 1, _("question '%s' has no line"),
		            vigil_session_question(giving->session));
	problems_say(answers, terminal);
	return DIALOG_INPUT_ENDED;
}

enum dialog_end answers_give(struct answers *answers, struct vigil_delivery *delivery,
                             struct terminal *terminal, struct vigil_page *page,
                             struct vigil_findings *findings)
{
	struct giving giving = {.delivery = delivery,
	                        .session = vigil_delivery_session(delivery),
	                        .page = page,
	                        .findings = findings};

	while (vigil_session_stage(giving.session) != VIGIL_STAGE_OVER && !giving.not_saved) {
		const char *id = vigil_session_question(giving.session);
		struct answer *row = id ? answer_now(answers, giving.session, "") : NULL;
		enum vigil_answer taken = VIGIL_ANSWER_NOT_ALLOWED;

		if (!id) { /* nothing is asked at the review */
			give(&giving, VIGIL_EVENT_HAND_IN, NULL);
			continue;
		}
		if (row)
			taken = answer_give(&giving, answers, row);
		if (taken == VIGIL_ANSWER_DONE)
			terminal_say(terminal, "saved %s\n", id);
		else if (taken != VIGIL_ANSWER_LATE)
			return trouble_say(answers, &giving, row, terminal);
	}
	return giving.not_saved ? DIALOG_NOT_SAVED : DIALOG_OVER;
}
