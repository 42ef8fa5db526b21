/* tests/result/test_reader.c -- damaged, edited and foreign records are refused, with a finding */
#include "result/sample.h"

#include <libxml/xmlschemas.h>
#include <stdio.h>

#include "base/text.h"
#include "result/result.h"
#include "xml/grammar.h"

/* A good record, from which each row makes a bad one. */
static struct text good, good_parts; /* the second with sections, and under every rule */
static xmlSchemaPtr schema;

/* ---- one thing wrong ---- */

enum by_schema { SCHEMA_TOO, READER_ONLY }; /* a schema cannot add */

static struct bad_case {
	const char *name, *find, *instead; /* the first such bytes of the good record */
	const char *code;                  /* among the findings */
	enum by_schema by_schema;
} bad[] = {
	/* clang-format off */
	{"another namespace", "urn:vigil:result:1", "urn:vigil:result:2", "another-document", SCHEMA_TOO},
	{"another document", "<result ", "<results ", "another-document", SCHEMA_TOO},
	{"a document type", "<result ", "<!DOCTYPE result><result ", "doctype", READER_ONLY},
	{"an id of another version", "-7abc-", "-4abc-", "bad-uuid", SCHEMA_TOO},
	{"an id in upper case", "-7abc-", "-7ABC-", "bad-uuid", SCHEMA_TOO},
	{"an id of another variant", "-8def-", "-cdef-", "bad-uuid", SCHEMA_TOO},
	{"an id that leads elsewhere", " id=\"01a20", " id=\"../20", "bad-uuid", SCHEMA_TOO},
	{"no id", " id=\"01a20", " it=\"01a20", "missing-attribute", SCHEMA_TOO},
	{"a blank engine", "\"vigil 0.1.0\"", "\" \"", "bad-attribute", SCHEMA_TOO},
	{"no engine", " engine=\"vigil 0.1.0\"", "", "missing-attribute", SCHEMA_TOO},
	{"a language that is none", "xml:lang=\"en\"", "xml:lang=\"en_GB\"", "bad-language", SCHEMA_TOO},
	{"a language that begins with a digit", "xml:lang=\"en\"", "xml:lang=\"e1-GB\"", "bad-language", SCHEMA_TOO},
	{"a language that ends in a hyphen", "xml:lang=\"en\"", "xml:lang=\"en-\"", "bad-language", SCHEMA_TOO},
	{"a language with nine letters", "xml:lang=\"en\"", "xml:lang=\"englishes\"", "bad-language", SCHEMA_TOO},
	{"no language", " xml:lang=\"en\"", "", "missing-attribute", SCHEMA_TOO},
	{"an empty learner", "id=\"dana\"", "id=\"\"", "bad-attribute", SCHEMA_TOO},
	{"no learner", "<learner id=\"dana\"/>", "", "missing-element", SCHEMA_TOO},
	{"two learners", "<learner id=\"dana\"/>", "<learner id=\"dana\"/><learner id=\"eve\"/>", "repeated-element", SCHEMA_TOO},
	{"something in the learner", "<learner id=\"dana\"/>", "<learner id=\"dana\">x</learner>", "misplaced-text", SCHEMA_TOO},
	{"a learner with a name", "id=\"dana\"", "id=\"dana\" name=\"Dana\"", "unknown-attribute", SCHEMA_TOO},
	{"a quiz id with a space", "<quiz id=\"extortion-email\"", "<quiz id=\"extortion email\"", "bad-attribute", SCHEMA_TOO},
	{"no version", "<quiz id=\"extortion-email\" version=\"1.0\"", "<quiz id=\"extortion-email\"", "missing-attribute", SCHEMA_TOO},
	{"a short digest", "sha256=\"aaa", "sha256=\"aa", "bad-digest", SCHEMA_TOO},
	{"a digest in upper case", "sha256=\"aaa", "sha256=\"AAA", "bad-digest", SCHEMA_TOO},
	{"a short digest of a translation", "<bank id=\"extortion-email\"", "<bank translation=\"cc\" id=\"extortion-email\"", "bad-digest", SCHEMA_TOO},
	{"a quiz that is translated", "<quiz id=\"extortion-email\"", "<quiz translation=\"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc\" id=\"extortion-email\"", "unknown-attribute", SCHEMA_TOO},
	{"a digest with a space", "sha256=\"aaa", "sha256=\" aaa", "bad-digest", SCHEMA_TOO},
	{"no bank", "<bank ", "<bark ", "missing-element", SCHEMA_TOO},
	{"quiz and bank exchanged", "<quiz id", "<bank id", "missing-element", SCHEMA_TOO},
	{"an unknown element", "<rules ", "<note/><rules ", "unknown-element", SCHEMA_TOO},
	{"an unknown mode", "mode=\"scored\"", "mode=\"exam\"", "bad-attribute", SCHEMA_TOO},
	{"attempt 0", "attempt=\"1\"", "attempt=\"0\"", "bad-attribute", SCHEMA_TOO},
	{"a signed attempt", "attempt=\"1\"", "attempt=\"+1\"", "bad-attribute", SCHEMA_TOO},
	{"an attempt of ten digits", "attempt=\"1\"", "attempt=\"1000000000\"", "bad-attribute", SCHEMA_TOO},
	{"an unknown status", "status=\"finished\"", "status=\"done\"", "bad-attribute", SCHEMA_TOO},
	{"an unknown custody", "custody=\"self\"", "custody=\"me\"", "bad-attribute", SCHEMA_TOO},
	{"a short seed", "seed=\"99", "seed=\"9", "bad-digest", SCHEMA_TOO},
	{"seed given: 1", "seed-given=\"false\"", "seed-given=\"1\"", "bad-attribute", SCHEMA_TOO},
	{"an unknown generator", "chacha20-ietf", "mt19937", "bad-attribute", SCHEMA_TOO},
	{"a time without its zone", "09:00:00.000Z", "09:00:00.000", "bad-timestamp", SCHEMA_TOO},
	{"a time in another zone", "09:00:00.000Z", "09:00:00.000+01:00", "bad-timestamp", SCHEMA_TOO},
	{"the 31st of November", "2026-11-22T09:00:00", "2026-11-31T09:00:00", "bad-timestamp", SCHEMA_TOO},
	{"25 o'clock", "T09:00:00.000Z", "T25:00:00.000Z", "bad-timestamp", SCHEMA_TOO},
	{"a negative duration", "PT6M2.105S", "-PT6M2.105S", "bad-duration", SCHEMA_TOO},
	{"a duration in years", "PT6M2.105S", "P1Y", "bad-duration", SCHEMA_TOO},
	{"a duration of nothing", "PT6M2.105S", "PT", "bad-duration", SCHEMA_TOO},
	{"a duration with four decimal places", "PT6M2.105S", "PT6M2.1051S", "bad-duration", SCHEMA_TOO},
	{"a clock that jumped: yes", "active=\"PT6M2.105S\"", "active=\"PT6M2.105S\" clock-jumped=\"yes\"", "bad-attribute", SCHEMA_TOO},
	{"a pass mark above 1", "pass=\"0.7\"", "pass=\"1.001\"", "bad-attribute", SCHEMA_TOO},
	{"a negative pass mark", "pass=\"0.7\"", "pass=\"-0.7\"", "bad-attribute", SCHEMA_TOO},
	{"a pass mark in percent", "pass=\"0.7\"", "pass=\"70%\"", "bad-attribute", SCHEMA_TOO},
	{"an unknown feedback policy", "\"after-each\"", "\"always\"", "bad-attribute", SCHEMA_TOO},
	{"points with four decimal places", "points=\"5.75\"", "points=\"5.7500\"", "bad-attribute", SCHEMA_TOO},
	{"points without a digit in front", "points=\"5.75\"", "points=\".75\"", "bad-attribute", SCHEMA_TOO},
	{"points with an exponent", "points=\"5.75\"", "points=\"5e0\"", "bad-attribute", SCHEMA_TOO},
	{"points that are not a number", "points=\"5.75\"", "points=\"NaN\"", "bad-attribute", SCHEMA_TOO},
	{"more than a million points", "points=\"5.75\"", "points=\"1000000.001\"", "bad-attribute", SCHEMA_TOO},
	{"a debt of more than a million", "points=\"5.75\"", "points=\"-1000000.001\"", "bad-attribute", SCHEMA_TOO},
	{"a negative maximum", "max=\"8\"", "max=\"-8\"", "bad-attribute", SCHEMA_TOO},
	{"a scaled score above 1", "scaled=\"0.719\"", "scaled=\"1.719\"", "bad-attribute", SCHEMA_TOO},
	{"an unknown verdict", "verdict=\"passed\"", "verdict=\"great\"", "bad-attribute", SCHEMA_TOO},
	{"an empty verdict", "verdict=\"passed\"", "verdict=\"\"", "bad-attribute", SCHEMA_TOO},
	{"a topic with a verdict and no pass mark", "<topic id=\"report\"", "<topic verdict=\"passed\" id=\"report\"", "result-inconsistent", READER_ONLY},
	{"a question without an id", "<question id=\"first-step\"", "<question", "missing-attribute", SCHEMA_TOO},
	{"a question without its bank", "<question id=\"first-step\" bank=\"extortion-email\"", "<question id=\"first-step\"", "missing-attribute", SCHEMA_TOO},
	{"a question without its interaction", " interaction=\"choice\"", "", "missing-attribute", SCHEMA_TOO},
	{"position 0", "position=\"1\"", "position=\"0\"", "bad-attribute", SCHEMA_TOO},
	{"a position beyond a million", "position=\"4\"", "position=\"1000001\"", "bad-attribute", SCHEMA_TOO},
	{"a position that is there twice", "position=\"2\"", "position=\"1\"", "out-of-sequence", SCHEMA_TOO},
	{"a position that is left out", "position=\"4\"", "position=\"5\"", "out-of-sequence", READER_ONLY},
	{"an unknown status of a question", "status=\"unanswered\"", "status=\"skipped\"", "bad-attribute", SCHEMA_TOO},
	{"negative hints", "hints=\"1\"", "hints=\"-1\"", "bad-attribute", SCHEMA_TOO},
	{"no prompt", "<prompt>A mail like this lands in your mailbox. What do you do first?</prompt>", "", "missing-element", SCHEMA_TOO},
	{"an element in the prompt", "<prompt>A", "<prompt><b/>A", "unknown-element", SCHEMA_TOO},
	{"a key", "<option id=\"reply\">", "<key id=\"x\"/><option id=\"reply\">", "unknown-element", SCHEMA_TOO},
	{"an option that says it is right", "<option id=\"report\"", "<option correct=\"true\" id=\"report\"", "unknown-attribute", SCHEMA_TOO},
	{"an option without an id", "<option id=\"reply\">", "<option>", "missing-attribute", SCHEMA_TOO},
	{"an option behind the tries", "</try>\n    <remark>", "</try><option id=\"x\">x</option><remark>", "misplaced-element", SCHEMA_TOO},
	{"text between the options", "<option id=\"report\"", "or <option id=\"report\"", "misplaced-text", SCHEMA_TOO},
	{"a try that is there twice", "<try n=\"2\"", "<try n=\"1\"", "out-of-sequence", SCHEMA_TOO},
	{"tries that begin with 2", "<try n=\"1\"", "<try n=\"3\"", "out-of-sequence", READER_ONLY},
	{"a try at no time", " at=\"2026-11-22T09:00:31.200Z\"", "", "missing-attribute", SCHEMA_TOO},
	{"a try without a response", "<response>reply</response>", "", "missing-element", SCHEMA_TOO},
	{"a response before what was typed", "<typed>a</typed>\n      <response>reply</response>", "<response>reply</response><typed>a</typed>", "misplaced-element", SCHEMA_TOO},
	{"no replaced characters counted", "<typed>a", "<typed replaced=\"0\">a", "bad-attribute", SCHEMA_TOO},
	{"two remarks", "<remark>", "<remark/><remark>", "repeated-element", SCHEMA_TOO},
	{"something behind the record", "</result>", "</result><result/>", "not-well-formed", READER_ONLY},

	{"changed points of the score", "points=\"5.75\"", "points=\"6.75\"", "result-inconsistent", READER_ONLY},
	{"a changed maximum of the score", "max=\"8\"", "max=\"7\"", "result-inconsistent", READER_ONLY},
	{"a changed scaled score", "scaled=\"0.719\"", "scaled=\"0.718\"", "result-inconsistent", READER_ONLY},
	{"a changed verdict", "verdict=\"passed\"", "verdict=\"failed\"", "result-inconsistent", READER_ONLY},
	{"a removed verdict", " verdict=\"passed\"", "", "result-inconsistent", READER_ONLY},
	{"a changed pass mark", "pass=\"0.7\"", "pass=\"0.8\"", "result-inconsistent", READER_ONLY},
	{"a passed session that was abandoned", "status=\"finished\"", "status=\"abandoned\"", "result-inconsistent", READER_ONLY},
	{"judged practice", "mode=\"scored\"", "mode=\"practice\"", "result-inconsistent", READER_ONLY},
	{"changed points of a topic", "id=\"report\" points=\"1.75\"", "id=\"report\" points=\"2.75\"", "result-inconsistent", READER_ONLY},
	{"a changed scaled score of a topic", "scaled=\"0.438\"", "scaled=\"0.437\"", "result-inconsistent", READER_ONLY},
	{"changed points of a question", "status=\"answered\" points=\"1.75\"", "status=\"answered\" points=\"2\"", "result-inconsistent", READER_ONLY},
	{"more points than a question has", "status=\"answered\" points=\"1.75\"", "status=\"answered\" points=\"2.001\"", "result-inconsistent", READER_ONLY},
	{"points without an answer", "status=\"unanswered\" points=\"0\"", "status=\"unanswered\" points=\"1\"", "result-inconsistent", READER_ONLY},
	{"an answer without a try", "status=\"unanswered\"", "status=\"answered\"", "result-inconsistent", READER_ONLY},
	{"a try at what was not reached", "status=\"answered\" points=\"1.75\"", "status=\"not-reached\" points=\"0\"", "result-inconsistent", READER_ONLY},
	{"a topic that is there twice", "topic id=\"recognize\"", "topic id=\"report\"", "result-inconsistent", SCHEMA_TOO},
	{"a topic that no question has", "topic id=\"recognize\"", "topic id=\"other\"", "result-inconsistent", SCHEMA_TOO},
	{"a topic that is not listed", "topic=\"recognize\"", "topic=\"zeal\"", "result-inconsistent", SCHEMA_TOO},
	{"a bank that is there twice", "<session ", "<bank id=\"extortion-email\" version=\"2.0\" sha256=\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"/><session ", "result-inconsistent", SCHEMA_TOO},
	{"a bank that is not listed", "first-step\" bank=\"extortion-email\"", "first-step\" bank=\"phishing\"", "result-inconsistent", SCHEMA_TOO},
	{"a question that is there twice", "id=\"who-speaks\"", "id=\"first-step\"", "result-inconsistent", SCHEMA_TOO},
	/* clang-format on */
};

/* From the record with sections. */
static struct bad_case bad_parts[] = {
	/* clang-format off */
	{"a section that is there twice", "section id=\"last\"", "section id=\"first\"", "result-inconsistent", SCHEMA_TOO},
	{"a section that is not listed", "section=\"last\"", "section=\"next\"", "result-inconsistent", SCHEMA_TOO},
	{"a section without its question", " section=\"last\"", "", "result-inconsistent", READER_ONLY},
	{"changed points of a section", "id=\"first\" points=\"3.75\"", "id=\"first\" points=\"4\"", "result-inconsistent", READER_ONLY},
	{"a changed verdict of a section", "max=\"4\" scaled=\"0.938\" verdict=\"passed\"", "max=\"4\" scaled=\"0.938\" verdict=\"failed\"", "result-inconsistent", READER_ONLY},
	{"a changed pass mark of a section", "pass=\"0.7\"", "pass=\"0.95\"", "result-inconsistent", READER_ONLY},
	{"a changed pass mark of a topic", "verdict=\"passed\" pass=\"1\"", "verdict=\"passed\"", "result-inconsistent", READER_ONLY},
	{"a critical question that is none any more", " critical=\"true\" expired", " expired", "result-inconsistent", READER_ONLY},
	{"critical questions that were not to blame", " critical-failed=\"true\"", "", "result-inconsistent", READER_ONLY},
	{"a rule that is unknown", "<rules ", "<rules kind=\"no\" ", "unknown-attribute", SCHEMA_TOO},
	{"a word for late that is unknown", "late=\"accept\"", "late=\"maybe\"", "bad-attribute", SCHEMA_TOO},
	{"a limit of no time", "time-limit=\"PT20M\"", "time-limit=\"soon\"", "bad-attribute", SCHEMA_TOO},
	{"a validity of no time", "valid=\"P12M5D\"", "valid=\"PT5M\"", "bad-attribute", SCHEMA_TOO},
	{"a list of nothing seen", "<seen>second#plan second#act</seen>", "<seen></seen>", "empty-text", SCHEMA_TOO},
	{"something seen that is no question", "second#act", "second", "result-inconsistent", SCHEMA_TOO},
	{"something seen that is two questions", "second#act", "second#act#again", "result-inconsistent", SCHEMA_TOO},
	{"something seen in no bank", "second#act", "#act", "result-inconsistent", SCHEMA_TOO},
	{"a factor of nothing", "time-factor=\"1.5\"", "time-factor=\"0\"", "bad-attribute", SCHEMA_TOO},
	{"two unsent lines", "<unsent ", "<unsent>x</unsent><unsent ", "repeated-element", SCHEMA_TOO},
	{"points that another try earned", "<try n=\"2\" at=\"2026-11-22T09:00:41.200Z\" points=\"1.75\"", "<try n=\"2\" at=\"2026-11-22T09:00:41.200Z\" points=\"1\"", "result-inconsistent", READER_ONLY},
	/* clang-format on */
};

static bool is_of_parts(const struct bad_case *row)
{
	return row >= bad_parts && row < bad_parts + sizeof(bad_parts) / sizeof(*bad_parts);
}

static void make_bad(struct text *document, const struct bad_case *row)
{
	const struct text *base = is_of_parts(row) ? &good_parts : &good;
	const char *at = strstr(base->bytes, row->find);

	assert_non_null(at);
	text_init(document);
	text_add_bytes(document, base->bytes, (size_t)(at - base->bytes));
	text_add(document, row->instead);
	text_add(document, at + strlen(row->find));
	assert_false(document->failed);
}

static enum vigil_status read_bytes(const char *bytes, size_t size, struct vigil_findings *findings)
{
	struct xml_source source = {.name = "result.xml", .fd = -1, .bytes = bytes, .size = size};
	struct vigil_result *result;
	enum vigil_status status = result_read(&result, &source, findings);

	assert_int_equal(result != NULL, status == VIGIL_OK);
	vigil_result_free(result);
	return status;
}

static bool has_code(const struct vigil_findings *findings, const char *code)
{
	for (size_t i = 0; i < vigil_findings_count(findings); i++)
		if (strcmp(vigil_findings_get(findings, i)->code->name, code) == 0)
			return true;
	return false;
}

static void say_nothing(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

static bool schema_accepts(const struct text *document)
{
	xmlDocPtr parsed = xmlReadMemory(document->bytes, (int)document->length, "result.xml", NULL,
	                                 XML_PARSE_NONET | XML_PARSE_NOERROR);
	xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
	bool accepts;

	assert_non_null(context);
	xmlSchemaSetValidStructuredErrors(context, say_nothing, NULL);
	accepts = parsed && xmlSchemaValidateDoc(context, parsed) == 0;
	xmlSchemaFreeValidCtxt(context);
	xmlFreeDoc(parsed);
	return accepts;
}

static void bad_record_is_refused(void **state)
{
	const struct bad_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct text document;

	assert_non_null(findings);
	make_bad(&document, row);
	assert_int_equal(read_bytes(document.bytes, document.length, findings), VIGIL_INVALID);
	if (!has_code(findings, row->code))
		fail_msg("found '%s' instead of '%s'", vigil_findings_get(findings, 0)->code->name,
		         row->code);
	assert_true(vigil_findings_get(findings, 0)->at.line > 0);
	if (row->by_schema == SCHEMA_TOO)
		assert_false(schema_accepts(&document));
	text_clear(&document);
	vigil_findings_free(findings);
}

/* ---- edited with the sums put right again ---- */

static void more_than_the_maximum(struct result_question *question)
{
	question->points_mpts = question->max_mpts + 1;
}

static void points_where_nothing_was_answered(struct result_question *question)
{
	question->state = QUESTION_UNANSWERED;
}

static void answered_without_a_try(struct result_question *question)
{
	while (question->try_count > 0) {
		question->try_count--;
		free(question->tries[question->try_count].typed);
		free(question->tries[question->try_count].response);
	}
}

static void not_reached_but_tried(struct result_question *question)
{
	question->state = QUESTION_NOT_REACHED;
	question->points_mpts = 0;
}

static struct edit_case {
	const char *name;
	void (*edit)(struct result_question *question);
} edits[] = {
	{"more points than the maximum are refused", more_than_the_maximum},
	{"points for no answer are refused", points_where_nothing_was_answered},
	{"an answer that nobody gave is refused", answered_without_a_try},
	{"an answer to what was not reached is refused", not_reached_but_tried},
};

static void edited_question_is_refused(void **state)
{
	const struct edit_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_result *result = sample_full();
	struct text document;

	text_init(&document);
	row->edit(&result->questions[0]);
	sample_settle(result);
	result_write(&document, result);
	assert_int_equal(read_bytes(document.bytes, document.length, findings), VIGIL_INVALID);
	assert_int_equal(vigil_findings_count(findings), 1);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "result-inconsistent");
	assert_string_equal(vigil_findings_get(findings, 0)->subject, "first-step");
	text_clear(&document);
	vigil_result_free(result);
	vigil_findings_free(findings);
}

/* ---- anything wrong ---- */

static void good_record_is_accepted(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();

	(void)state;
	assert_int_equal(read_bytes(good.bytes, good.length, findings), VIGIL_OK);
	assert_true(schema_accepts(&good));
	assert_int_equal(read_bytes(good_parts.bytes, good_parts.length, findings), VIGIL_OK);
	assert_true(schema_accepts(&good_parts));
	vigil_findings_free(findings);
}

static void record_cut_anywhere_is_refused(void **state)
{
	size_t whole = good.length - 1; /* the last newline is no part of the document */

	(void)state;
	for (size_t size = 0; size < whole; size++) {
		struct vigil_findings *findings = vigil_findings_new();
		char *cut = malloc(size + 1); /* of its own, so that reading on is noticed */

		assert_non_null(cut);
		memcpy(cut, good.bytes, size);
		assert_int_equal(read_bytes(cut, size, findings), VIGIL_INVALID);
		assert_true(vigil_findings_count(findings) > 0);
		free(cut);
		vigil_findings_free(findings);
	}
}

static void any_byte_may_be_wrong(void **state)
{
	static const char wrong[] = {'\0', '<', '"', '9', '\xFF'};

	(void)state;
	for (size_t at = 0; at < good.length; at++) {
		char right = good.bytes[at];

		for (size_t i = 0; i < sizeof(wrong); i++) {
			struct vigil_findings *findings = vigil_findings_new();
			enum vigil_status status;

			good.bytes[at] = wrong[i];
			status = read_bytes(good.bytes, good.length, findings);
			assert_int_equal(status == VIGIL_OK, vigil_findings_count(findings) == 0);
			vigil_findings_free(findings);
		}
		good.bytes[at] = right;
	}
}

/* The next attribute from `at` on: where it begins, with the blank before it; NULL: none. */
static const char *next_attribute(const char *at, size_t *length, size_t *name_length)
{
	const char *equals = strstr(at, "=\""), *start = equals;

	if (!equals)
		return NULL;
	while (*start != ' ')
		start--;
	*length = (size_t)(strchr(equals + 2, '"') + 1 - start);
	*name_length = (size_t)(equals - start);
	return start;
}

/* The good record with `instead` for the value, or without the attribute when that is NULL. */
static void change_attribute(struct text *document, const char *at, size_t length,
                             size_t name_length, const char *instead)
{
	text_init(document);
	text_add_bytes(document, good.bytes, (size_t)(at - good.bytes));
	if (instead) {
		text_add_bytes(document, at, name_length);
		text_addf(document, "=\"%s\"", instead);
	}
	text_add(document, at + length);
	assert_false(document->failed);
}

/* Change every attribute of the good record in turn, and see it refused by reader and schema. */
static void refuse_every_attribute(const char *instead, bool (*schema_cannot)(const char *at))
{
	size_t length, name_length, count = 0;
	const char *at = strchr(good.bytes, '\n'); /* behind the XML declaration */

	while ((at = next_attribute(at, &length, &name_length))) {
		struct vigil_findings *findings = vigil_findings_new();
		struct text document;

		change_attribute(&document, at, length, name_length, instead);
		assert_int_equal(read_bytes(document.bytes, document.length, findings),
		                 VIGIL_INVALID);
		if (!schema_cannot(at) && schema_accepts(&document))
			fail_msg("the schema takes the record without '%.*s'", (int)length, at);
		text_clear(&document);
		vigil_findings_free(findings);
		at += length;
		count++;
	}
	assert_in_range(count, 50, 500);
}

static bool is_optional(const char *at)
{
	static const char *const names[] = {" topic=", " verdict=", " pass="};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strncmp(at, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

static bool never(const char *at)
{
	(void)at;
	return false;
}

static void every_attribute_is_needed(void **state)
{
	(void)state;
	refuse_every_attribute(NULL, is_optional);
}

static void no_attribute_may_be_blank(void **state)
{
	(void)state;
	refuse_every_attribute(" ", never);
}

/* Every code is found by some row above: in the table, or it could not be trusted. */
static void every_code_is_shown(void **state)
{
	(void)state;
	for (size_t i = 0; result_codes[i].name; i++) {
		bool shown = false;

		for (size_t j = 0; j < sizeof(bad) / sizeof(*bad); j++)
			shown |= strcmp(bad[j].code, result_codes[i].name) == 0;
		if (!shown)
			fail_msg("no row finds '%s'", result_codes[i].name);
	}
}

static bool load_text(struct text *text, const char *path)
{
	FILE *file = fopen(path, "rb");
	char buffer[4096];
	size_t size;

	text_init(text);
	if (!file)
		return false;
	while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
		text_add_bytes(text, buffer, size);
	fclose(file);
	return !text->failed;
}

static int load(void **state)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(QUIZZES "/schema/result.xsd");
	bool loaded = load_text(&good, FIXTURES "/result/result-0.1.0.xml");

	(void)state;
	loaded = load_text(&good_parts, FIXTURES "/result/result-0.1.0-quiz.xml") && loaded;
	schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	return schema && loaded ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	text_clear(&good);
	text_clear(&good_parts);
	xmlSchemaFree(schema);
	xmlCleanupParser();
	return 0;
}

#define BAD_COUNT   (sizeof(bad) / sizeof(*bad))
#define PARTS_COUNT (sizeof(bad_parts) / sizeof(*bad_parts))
#define EDIT_COUNT  (sizeof(edits) / sizeof(*edits))

int main(void)
{
	static const struct CMUnitTest whole[] = {
		cmocka_unit_test(good_record_is_accepted),
		cmocka_unit_test(record_cut_anywhere_is_refused),
		cmocka_unit_test(any_byte_may_be_wrong),
		cmocka_unit_test(every_attribute_is_needed),
		cmocka_unit_test(no_attribute_may_be_blank),
		cmocka_unit_test(every_code_is_shown),
	};
	struct CMUnitTest
		tests[BAD_COUNT + PARTS_COUNT + EDIT_COUNT + sizeof(whole) / sizeof(*whole)];

	for (size_t i = 0; i < BAD_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = bad[i].name,
		                               .test_func = bad_record_is_refused,
		                               .initial_state = &bad[i]};
	for (size_t i = 0; i < EDIT_COUNT; i++)
		tests[BAD_COUNT + PARTS_COUNT + i] =
			(struct CMUnitTest){.name = edits[i].name,
		                            .test_func = edited_question_is_refused,
		                            .initial_state = &edits[i]};
	for (size_t i = 0; i < PARTS_COUNT; i++)
		tests[BAD_COUNT + i] = (struct CMUnitTest){.name = bad_parts[i].name,
		                                           .test_func = bad_record_is_refused,
		                                           .initial_state = &bad_parts[i]};
	memcpy(tests + BAD_COUNT + PARTS_COUNT + EDIT_COUNT, whole, sizeof(whole));
	return cmocka_run_group_tests_name("result reader", tests, load, unload);
}
