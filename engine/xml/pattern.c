/* xml/pattern.c -- regular expressions as XML Schema has them, matched in bounded time */
#include "xml/pattern.h"

#include <libxml/xmlregexp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/normal.h"
#include "base/text.h"
#include "xml/plain.h"

#define STEPS_MOST   4096 /* of a program; parts that are repeated count as often */
#define CLASSES_MOST (PATTERN_MOST / 2)
#define UNBOUNDED    UINT32_MAX

enum operation {
	STEP_CHARACTER, /* this one */
	STEP_CLASS,     /* one of a class */
	STEP_ANY,       /* any one */
	STEP_FORK,      /* goes on with the next step and with `target` */
	STEP_JUMP,      /* goes on with `target` */
	STEP_MATCH,     /* the whole pattern was gone through */
};

struct step {
	uint32_t operation;
	uint32_t target; /* a step; the character or the index of the class */
};

/* Steps that the pattern may stand at; each once. */
struct places {
	uint16_t list[STEPS_MOST];
	size_t count;
};

struct pattern {
	struct text source; /* normalized */
	struct step steps[STEPS_MOST];
	size_t step_count;
	size_t parsed; /* parts gone through while it is compiled; bounds empty ones, too */
	bool failed;   /* it is too large */
	xmlRegexpPtr classes[CLASSES_MOST];
	const char *class_names[CLASSES_MOST]; /* in the source, whose length is ... */
	size_t class_lengths[CLASSES_MOST];
	size_t class_count;
	struct places now, next;
	uint32_t seen[STEPS_MOST]; /* the turn in which the step came into a set last */
	uint32_t turn;
	uint16_t waiting[STEPS_MOST + 1];
};

/* ---- the pattern in the form that texts have ---- */

static void add_literal(struct text *out, const char *form, bool in_class)
{
	bool several = u8_strmblen((const uint8_t *)form) < (int)strlen(form);

	if (several && !in_class)
		text_add_char(out, '(');
	for (; *form; form++) {
		if (strchr("\\|.?*+(){}-[]^", *form))
			text_add_char(out, '\\');
		text_add_char(out, *form);
	}
	if (several && !in_class)
		text_add_char(out, ')');
}

/* A character that has no meaning of its own in a pattern. */
static void add_normal(struct text *out, const char *character, size_t length, unsigned rules,
                       bool in_class)
{
	char one[8] = {0};
	struct text form;

	memcpy(one, character, length);
	text_init(&form);
	normal_add_as(&form, one, rules);
	if (length == 1 && (form.length != 1 || *form.bytes == *one))
		text_add_bytes(out, character, 1); /* a space, or already as it should be */
	else
		add_literal(out, form.bytes, in_class); /* nothing: a mark alone */
	out->failed |= form.failed;
	text_clear(&form);
}

/* How many bytes an escape takes, with the name of a property behind it. */
static size_t escape_length(const char *source)
{
	size_t length = source[1] ? 1 + (size_t)u8_strmblen((const uint8_t *)source + 1) : 1;

	if ((source[1] == 'p' || source[1] == 'P') && source[2] == '{' && strchr(source, '}'))
		length = (size_t)(strchr(source, '}') + 1 - source);
	return length;
}

static void normalize(struct text *out, const char *source, unsigned rules)
{
	struct text composed;
	unsigned depth = 0;
	size_t length;

	text_init(&composed);
	normal_add_as(&composed, source, NORMAL_ONLY_COMPOSED);
	for (const char *at = composed.bytes; *at; at += length) {
		length = *at == '\\' ? escape_length(at) : (size_t)u8_strmblen((const uint8_t *)at);
		depth += *at == '[';
		depth -= *at == ']' && depth;
		if (*at == '\\' || (length == 1 && strchr("|.?*+(){}-[]^", *at)))
			text_add_bytes(out, at, length);
		else
			add_normal(out, at, length, rules, depth > 0);
	}
	out->failed |= composed.failed;
	text_clear(&composed);
}

/* ---- from the pattern to steps ---- */

static void hear_nothing(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

/* libxml2's own; what it has to say goes nowhere. NULL: it is none, or no memory. */
static xmlRegexpPtr compile(const char *source)
{
	xmlStructuredErrorFunc heard = xmlStructuredError;
	void *context = xmlStructuredErrorContext;
	xmlRegexpPtr compiled;

	xmlSetStructuredErrorFunc(NULL, hear_nothing);
	compiled = xmlRegexpCompile((const xmlChar *)source);
	xmlSetStructuredErrorFunc(context, heard);
	return compiled;
}

static size_t add_step(struct pattern *pattern, enum operation operation, size_t target)
{
	if (pattern->step_count == STEPS_MOST) {
		pattern->failed = true;
		return 0;
	}
	pattern->steps[pattern->step_count] =
		(struct step){.operation = operation, .target = (uint32_t)target};
	return pattern->step_count++;
}

/* The index of the class that is written so. */
static size_t class_of(struct pattern *pattern, const char *name, size_t length)
{
	char source[2 * PATTERN_MOST];
	size_t i = 0;

	while (i < pattern->class_count && (pattern->class_lengths[i] != length ||
	                                    memcmp(pattern->class_names[i], name, length) != 0))
		i++;
	if (i < pattern->class_count)
		return i;
	if (i == CLASSES_MOST || length >= sizeof(source)) {
		pattern->failed = true;
		return 0;
	}
	memcpy(source, name, length);
	source[length] = '\0';
	pattern->classes[i] = compile(source);
	pattern->class_names[i] = name;
	pattern->class_lengths[i] = length;
	pattern->failed |= !pattern->classes[i];
	pattern->class_count++;
	return i;
}

/* Where a bracket that stands here is closed, and one further. */
static const char *behind_brackets(const char *at, const char *end, char open, char close)
{
	size_t depth = 0, length;

	for (; at < end; at += length) {
		length = *at == '\\' ? escape_length(at) : 1;
		if (*at == '[' && open == '(') {
			length = (size_t)(behind_brackets(at, end, '[', ']') - at);
			continue;
		}
		depth += *at == open;
		if (*at == close && --depth == 0)
			return at + 1;
	}
	return end;
}

static const char *behind_atom(const char *at, const char *end)
{
	if (*at == '(')
		return behind_brackets(at, end, '(', ')');
	if (*at == '[')
		return behind_brackets(at, end, '[', ']');
	return at + (*at == '\\' ? escape_length(at) : (size_t)u8_strmblen((const uint8_t *)at));
}

static void add_character(struct pattern *pattern, const char *at)
{
	ucs4_t character = 0;

	u8_strmbtouc(&character, (const uint8_t *)at);
	add_step(pattern, STEP_CHARACTER, character);
}

static void add_escape(struct pattern *pattern, const char *at, size_t length)
{
	static const char letters[] = "nrt", meant[] = "\n\r\t";
	const char *letter = strchr(letters, at[1]);

	if (letter && *letter)
		add_step(pattern, STEP_CHARACTER, (unsigned char)meant[letter - letters]);
	else if (strchr("\\|.?*+(){}-[]^", at[1]))
		add_character(pattern, at + 1);
	else
		add_step(pattern, STEP_CLASS, class_of(pattern, at, length));
}

static void add_branches(struct pattern *pattern, const char *at, const char *end);

static void add_atom(struct pattern *pattern, const char *at, const char *end)
{
	if (pattern->failed || ++pattern->parsed > STEPS_MOST) {
		pattern->failed = true;
		return;
	}
	if (*at == '(')
		add_branches(pattern, at + 1, end - 1);
	else if (*at == '[')
		add_step(pattern, STEP_CLASS, class_of(pattern, at, (size_t)(end - at)));
	else if (*at == '\\')
		add_escape(pattern, at, (size_t)(end - at));
	else if (*at == '.')
		add_step(pattern, STEP_ANY, 0);
	else
		add_character(pattern, at);
}

/* How often the atom may stand there; returns what is behind the quantifier. */
static const char *read_quantifier(const char *at, const char *end, uint32_t *least, uint32_t *most)
{
	char *behind;

	*least = *most = 1;
	if (at == end || !strchr("?*+{", *at))
		return at;
	*least = *at == '+';
	*most = *at == '?' ? 1 : UNBOUNDED;
	if (*at != '{')
		return at + 1;
	*least = *most = (uint32_t)strtoul(at + 1, &behind, 10);
	if (*behind == ',')
		*most = behind[1] == '}' ? UNBOUNDED : (uint32_t)strtoul(behind + 1, &behind, 10);
	behind = strchr(behind, '}');
	return behind ? behind + 1 : end;
}

/* Forks that leave the atom out all lead behind it: a chain by their targets until then. */
static void add_repeated(struct pattern *pattern, const char *at, const char *end, uint32_t least,
                         uint32_t most)
{
	size_t first, fork;

	for (uint32_t i = 0; i < least && !pattern->failed; i++)
		add_atom(pattern, at, end);
	first = pattern->step_count;
	if (most == UNBOUNDED) {
		fork = add_step(pattern, STEP_FORK, 0);
		add_atom(pattern, at, end);
		add_step(pattern, STEP_JUMP, fork);
		pattern->steps[fork].target = (uint32_t)pattern->step_count;
		return;
	}
	fork = first;
	for (uint32_t i = least; i < most && !pattern->failed; i++) {
		fork = add_step(pattern, STEP_FORK, fork);
		add_atom(pattern, at, end);
	}
	while (most > least && !pattern->failed) {
		size_t before = pattern->steps[fork].target;

		pattern->steps[fork].target = (uint32_t)pattern->step_count;
		if (fork == first)
			break;
		fork = before;
	}
}

static void add_pieces(struct pattern *pattern, const char *at, const char *end)
{
	while (at < end && !pattern->failed) {
		const char *behind = behind_atom(at, end);
		uint32_t least, most;
		const char *next = read_quantifier(behind, end, &least, &most);

		add_repeated(pattern, at, behind, least, most);
		at = next;
	}
}

/* A branch forks to the one behind it, and jumps from its end to the end of all. */
static void add_branches(struct pattern *pattern, const char *at, const char *end)
{
	size_t jump = SIZE_MAX;

	for (;;) {
		const char *bar = at;
		size_t fork, before = jump;

		while (bar < end && *bar != '|')
			bar = behind_atom(bar, end);
		if (bar >= end)
			break;
		fork = add_step(pattern, STEP_FORK, 0);
		add_pieces(pattern, at, bar);
		jump = add_step(pattern, STEP_JUMP, before);
		pattern->steps[fork].target = (uint32_t)pattern->step_count;
		if (pattern->failed)
			return;
		at = bar + 1;
	}
	add_pieces(pattern, at, end);
	while (jump != SIZE_MAX) {
		size_t before = pattern->steps[jump].target;

		pattern->steps[jump].target = (uint32_t)pattern->step_count;
		jump = before == UINT32_MAX ? SIZE_MAX : before;
	}
}

void pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	for (size_t i = 0; i < pattern->class_count; i++)
		xmlRegFreeRegexp(pattern->classes[i]);
	text_clear(&pattern->source);
	free(pattern);
}

/* Only what is counted is ever looked at: the tables are large, and most patterns small. */
static struct pattern *pattern_empty(void)
{
	struct pattern *pattern = malloc(sizeof(*pattern));

	if (!pattern)
		return NULL;
	text_init(&pattern->source);
	pattern->step_count = pattern->parsed = pattern->class_count = 0;
	pattern->failed = false;
	pattern->now.count = pattern->next.count = 0;
	pattern->turn = 0;
	memset(pattern->seen, 0, sizeof(pattern->seen));
	return pattern;
}

struct pattern *pattern_new(const char *source, unsigned rules, const char **problem)
{
	struct pattern *pattern = pattern_empty();
	xmlRegexpPtr whole = NULL;

	*problem = NULL;
	if (!pattern)
		return NULL;
	normalize(&pattern->source, source, rules);
	if (pattern->source.failed)
		goto failed;
	*problem = "it is longer than a pattern can be";
	if (strlen(source) > PATTERN_MOST || pattern->source.length > 2 * PATTERN_MOST)
		goto failed;
	*problem = "it is no regular expression of XML Schema";
	whole = compile(pattern->source.bytes);
	if (!whole)
		goto failed;
	xmlRegFreeRegexp(whole);
	add_branches(pattern, pattern->source.bytes,
	             pattern->source.bytes + pattern->source.length);
	add_step(pattern, STEP_MATCH, 0);
	*problem = "its repetitions are too many";
	if (pattern->failed)
		goto failed;
	*problem = NULL;
	return pattern;
failed:
	pattern_free(pattern);
	return NULL;
}

bool pattern_check(const char *source, unsigned rules, const char **problem)
{
	size_t steps = strlen(source) <= PATTERN_MOST ? plain_steps(source) : 0;
	struct pattern *pattern;
	bool fit = steps > 0 && steps < STEPS_MOST;

	*problem = NULL;
	if (fit)
		return true;
	pattern = pattern_new(source, rules, problem);
	fit = pattern != NULL;
	pattern_free(pattern);
	return fit;
}

/* ---- matching ---- */

/* Go on from a step to all that takes a character, or matches. */
static void enter(struct pattern *pattern, struct places *places, size_t first)
{
	size_t waiting = 0;

	pattern->waiting[waiting++] = (uint16_t)first;
	while (waiting > 0) {
		uint16_t at = pattern->waiting[--waiting];
		const struct step *step = &pattern->steps[at];

		if (pattern->seen[at] == pattern->turn)
			continue;
		pattern->seen[at] = pattern->turn;
		if (step->operation != STEP_FORK && step->operation != STEP_JUMP) {
			places->list[places->count++] = at;
			continue;
		}
		if (pattern->seen[step->target] != pattern->turn)
			pattern->waiting[waiting++] = (uint16_t)step->target;
		if (step->operation == STEP_FORK && pattern->seen[at + 1] != pattern->turn)
			pattern->waiting[waiting++] = (uint16_t)(at + 1);
	}
}

static bool takes(const struct pattern *pattern, const struct step *step, ucs4_t character,
                  const char *bytes)
{
	switch (step->operation) {
	case STEP_CHARACTER:
		return step->target == character;
	case STEP_CLASS:
		return xmlRegexpExec(pattern->classes[step->target], (const xmlChar *)bytes) == 1;
	default:
		return step->operation == STEP_ANY;
	}
}

static void go_on(struct pattern *pattern, ucs4_t character, const char *bytes)
{
	pattern->turn++;
	pattern->next.count = 0;
	for (size_t i = 0; i < pattern->now.count; i++) {
		uint16_t at = pattern->now.list[i];

		if (takes(pattern, &pattern->steps[at], character, bytes))
			enter(pattern, &pattern->next, at + 1U);
	}
	memcpy(pattern->now.list, pattern->next.list,
	       pattern->next.count * sizeof(*pattern->next.list));
	pattern->now.count = pattern->next.count;
}

bool pattern_matches(struct pattern *pattern, const char *text)
{
	const char *end = text + strlen(text);

	if (end - text > PATTERN_TEXT_MOST)
		return false;
	pattern->turn++;
	pattern->now.count = 0;
	enter(pattern, &pattern->now, 0);
	while (text < end && pattern->now.count) {
		char bytes[8] = {0};
		ucs4_t character;
		int length = u8_mbtouc(&character, (const uint8_t *)text, (size_t)(end - text));

		memcpy(bytes, text, (size_t)length);
		go_on(pattern, character, bytes);
		text += length;
	}
	for (size_t i = 0; i < pattern->now.count; i++)
		if (pattern->steps[pattern->now.list[i]].operation == STEP_MATCH)
			return true;
	return false;
}
