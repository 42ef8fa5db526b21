/* report/scoring_xml.c -- a record of a person's score as XML, written and read */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/findings.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "base/uuid.h"
#include "report/scoring.h"
#include "xml/grammar.h"
#include "xml/writer.h"

const struct vigil_code scoring_codes[] = {
	/* clang-format off */
	[SCORING_DAMAGED]    = {"score-damaged", VIGIL_ERROR},
	[SCORING_FOREIGN]    = {"score-of-another", VIGIL_ERROR},
	[SCORING_IMPOSSIBLE] = {"score-impossible", VIGIL_ERROR},
	{0},
	/* clang-format on */
};

#define TEXTS_MOST  ((size_t)16 << 20)
#define POINTS_MOST 10000 /* questions in one record */

/* ---- memory ---- */

struct scoring *scoring_new(void)
{
	return calloc(1, sizeof(struct scoring));
}

void scoring_free(struct scoring *scoring)
{
	if (!scoring)
		return;
	for (size_t i = 0; i < scoring->count; i++) {
		free(scoring->points[i].bank);
		free(scoring->points[i].question);
		free(scoring->points[i].remark);
	}
	free(scoring->points);
	free(scoring->id);
	free(scoring->engine);
	free(scoring->result);
	free(scoring->scorer);
	free(scoring->sha256);
	free(scoring);
}

struct scoring_points *scoring_add(struct scoring *scoring)
{
	struct scoring_points *grown = scoring->points;

	if ((scoring->count & (scoring->count - 1)) == 0) /* the room doubles at powers of two */
		grown = reallocarray(grown, scoring->count ? 2 * scoring->count : 1,
		                     sizeof(*grown));
	if (!grown)
		return NULL;
	scoring->points = grown;
	grown[scoring->count] = (struct scoring_points){0};
	return &grown[scoring->count++];
}

/* ---- writing ---- */

void scoring_write(struct text *out, const struct scoring *scoring)
{
	struct xml_writer writer;

	writer_init(&writer, out);
	writer_start(&writer, "score");
	writer_attribute(&writer, "xmlns", SCORING_NAMESPACE);
	writer_attribute(&writer, "id", scoring->id);
	writer_attribute(&writer, "engine", scoring->engine);
	writer_attribute(&writer, "result", scoring->result);
	writer_attribute(&writer, "sha256", scoring->sha256);
	writer_attribute(&writer, "scorer", scoring->scorer);
	writer_timestamp(&writer, "at", scoring->at_wall_ms);
	for (size_t i = 0; i < scoring->count; i++) {
		const struct scoring_points *points = &scoring->points[i];

		writer_start(&writer, "question");
		writer_attribute(&writer, "bank", points->bank);
		writer_attribute(&writer, "id", points->question);
		writer_decimal(&writer, "points", points->points_mpts);
		if (*points->remark)
			writer_element(&writer, "remark", points->remark);
		writer_end(&writer);
	}
	writer_end(&writer);
}

/* ---- reading ---- */

struct reading {
	struct scoring *scoring;
	struct vigil_findings *findings;
	const char *file;
	struct arena texts;
};

static bool take(char **string, const struct xml_element *element, unsigned attribute)
{
	const struct xml_value *value = &element->values[attribute];

	free(*string);
	*string = xml_has(element, attribute) ? strndup(value->bytes, value->length) : strdup("");
	return *string != NULL;
}

static void damaged(const struct reading *reading, const struct xml_element *element,
                    const char *what)
{
	findings_add(reading->findings, &scoring_codes[SCORING_DAMAGED], reading->file,
	             element->offset, NULL, "%s", what);
}

enum { SCORE_ID, SCORE_ENGINE, SCORE_RESULT, SCORE_SHA256, SCORE_SCORER, SCORE_AT };
static const struct xml_attribute_rule score_attributes[] = {
	[SCORE_ID] = {.name = "id", .type = XML_STRING, .required = true},
	[SCORE_ENGINE] = {.name = "engine", .type = XML_STRING, .required = true},
	[SCORE_RESULT] = {.name = "result", .type = XML_STRING, .required = true},
	[SCORE_SHA256] = {.name = "sha256", .type = XML_STRING, .required = true},
	[SCORE_SCORER] = {.name = "scorer", .type = XML_STRING, .required = true},
	[SCORE_AT] = {.name = "at", .type = XML_STRING, .required = true},
	{0},
};

static bool score_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct scoring *scoring = reading->scoring;
	const struct xml_value *at = &element->values[SCORE_AT];

	if (!take(&scoring->id, element, SCORE_ID) ||
	    !take(&scoring->engine, element, SCORE_ENGINE) ||
	    !take(&scoring->result, element, SCORE_RESULT) ||
	    !take(&scoring->sha256, element, SCORE_SHA256) ||
	    !take(&scoring->scorer, element, SCORE_SCORER))
		return false;
	if (!uuid_is(scoring->id) || !uuid_is(scoring->result))
		damaged(reading, element, "an id is not a UUID in lower case");
	if (xml_has(element, SCORE_AT) &&
	    !timestamp_read(&scoring->at_wall_ms, at->bytes, at->length))
		damaged(reading, element, "'at' is not a time like 2026-11-21T09:00:00.000Z");
	return true;
}

enum { QUESTION_BANK, QUESTION_ID, QUESTION_POINTS };
static const struct xml_attribute_rule question_attributes[] = {
	[QUESTION_BANK] = {.name = "bank", .type = XML_ID, .required = true},
	[QUESTION_ID] = {.name = "id", .type = XML_ID, .required = true},
	[QUESTION_POINTS] = {.name = "points",
                             .type = XML_DECIMAL,
                             .required = true,
                             .least = 0,
                             .most = DECIMAL_MOST},
	{0},
};

static bool question_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct scoring_points *points;

	if (reading->scoring->count == POINTS_MOST) {
		damaged(reading, element, "it speaks of more questions than a result has");
		return true;
	}
	points = scoring_add(reading->scoring);
	if (!points)
		return false;
	points->points_mpts = (int32_t)element->values[QUESTION_POINTS].number;
	points->remark = strdup("");
	return points->remark && take(&points->bank, element, QUESTION_BANK) &&
	       take(&points->question, element, QUESTION_ID);
}

static bool remark_end(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct scoring_points *last = &reading->scoring->points[reading->scoring->count - 1];

	free(last->remark);
	last->remark = strdup(arena_at(&reading->texts, element->text));
	return last->remark != NULL;
}

/* clang-format off */
static const struct xml_element_rule question_children[] = {
	{.name = "remark", .content = XML_LINE, .rank = 1, .may_be_empty = true, .end = remark_end},
	{0},
};

static const struct xml_element_rule score_children[] = {
	{.name = "question", .content = XML_ELEMENTS, .rank = 1, .required = true, .repeated = true,
	  .attributes = question_attributes, .children = question_children, .start = question_start},
	{0},
};

static const struct xml_element_rule score_rules[] = {
	{.name = "score", .content = XML_ELEMENTS, .attributes = score_attributes,
	  .children = score_children, .start = score_start},
	{0},
};
/* clang-format on */

enum vigil_status scoring_read(struct scoring **out, const char *path,
                               struct vigil_findings *findings)
{
	struct xml_source source = {.name = path, .fd = -1};
	struct reading reading = {.scoring = scoring_new(), .findings = findings, .file = path};
	struct xml_request request = {.source = &source,
	                              .name_space = SCORING_NAMESPACE,
	                              .root = score_rules,
	                              .arena = &reading.texts,
	                              .verbatim = true,
	                              .context = &reading};
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!reading.scoring || !arena_init(&reading.texts, TEXTS_MOST))
		goto done;
	status = file_open(&source.fd, &source.size, path, findings);
	if (status == VIGIL_OK)
		status = xml_read(&request, findings);
	if (status != VIGIL_OK)
		goto done;
	*out = reading.scoring;
	reading.scoring = NULL; /* the caller owns it now */
done:
	if (source.fd >= 0)
		close(source.fd);
	arena_clear(&reading.texts);
	scoring_free(reading.scoring);
	return status;
}
