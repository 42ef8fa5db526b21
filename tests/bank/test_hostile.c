/* tests/bank/test_hostile.c -- documents made to harm are refused, in little memory */
#include "support/banks.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "model/bank.h"

#define MEMORY_MOST_KIB (64L << 10)

#define BOM            "\xEF\xBB\xBF"
#define OPEN           "<bank xmlns='urn:vigil:bank:1' id='made' version='1' xml:lang='en'>"
#define TITLED         OPEN "<title>Made</title>"
#define SAYING(bytes)  OPEN "<title>" bytes "</title></bank>"
#define BYTES(literal) literal, sizeof(literal) - 1

/* ---- documents that are too large to be written down ---- */

static void repeat(struct text *document, const char *string, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_add(document, string);
}

static void make_long_text(struct text *document)
{
	text_add(document, OPEN "<title>");
	repeat(document,
	       "a hundred bytes of text, again and again, without an end; and so it goes "
	       "on and on, for as long as one",
	       1000000);
	text_add(document, "</title></bank>");
}

static void make_deep(struct text *document)
{
	text_add(document, TITLED "<true-false id='a' answer='true'><prompt>");
	repeat(document, "<em>", 300);
	repeat(document, "</em>", 300);
	text_add(document, "</prompt></true-false></bank>");
}

static void make_deep_unknown(struct text *document)
{
	text_add(document, TITLED);
	repeat(document, "<a>", 300);
	repeat(document, "</a>", 300);
	text_add(document, "</bank>");
}

static void make_attributes(struct text *document)
{
	text_add(document, TITLED "<true-false");
	for (size_t i = 0; i < 200000; i++)
		text_addf(document, " a%zu=''", i);
	text_add(document, "/></bank>");
}

static void make_attributes_in_a_tag(struct text *document)
{
	text_add(document, TITLED "<true-false");
	for (size_t i = 0; i < 5000; i++)
		text_addf(document, " a%zu=''", i);
	text_add(document, "/></bank>");
}

static void make_comments(struct text *document)
{
	text_add(document, TITLED);
	repeat(document, "<!--", 30000);
}

static void make_long_comment(struct text *document)
{
	text_add(document, TITLED "<!--");
	repeat(document, "comment ", 1 << 20);
	text_add(document, "--></bank>");
}

static void make_long_instruction(struct text *document)
{
	text_add(document, TITLED "<?a ");
	repeat(document, "instruct", 1 << 20);
	text_add(document, "?></bank>");
}

static void make_long_name(struct text *document)
{
	text_add(document, TITLED "<");
	repeat(document, "name", 1 << 18);
	text_add(document, "/></bank>");
}

static void make_long_value(struct text *document)
{
	text_add(document, TITLED "<source id='a' title='");
	repeat(document, "value", 1 << 20);
	text_add(document, "'/></bank>");
}

static void make_many_names(struct text *document)
{
	text_add(document, TITLED);
	for (size_t i = 0; i < 100000; i++)
		text_addf(document, "<name-%zu/>", i);
	text_add(document, "</bank>");
}

static void make_many_references(struct text *document)
{
	text_add(document, OPEN "<title>");
	repeat(document, "&amp;", 400000);
	text_add(document, "</title></bank>");
}

static void make_parameter_entity_bomb(struct text *document)
{
	text_add(document, "<!DOCTYPE bank [\n<!ENTITY % a0 '&#37;b;&#37;b;'>\n");
	for (size_t i = 1; i < 12; i++) {
		text_addf(document, "<!ENTITY %% a%zu '", i);
		for (size_t j = 0; j < 10; j++)
			text_addf(document, "&#37;a%zu;", i - 1);
		text_add(document, "'>\n");
	}
	text_add(document, "%a11;\n]>\n" SAYING("a"));
}

/* ---- the table ---- */

/* clang-format off */
static const struct hostile_case {
	const char *name;
	const char *bytes;
	size_t size;
	void (*make)(struct text *document); /* instead of bytes */
	const char *finding;                 /* the first error; NULL: it is fit to run */
} hostile_cases[] = {
	{ "an empty file",             BYTES(""), NULL, "1:1 not-well-formed" },
	{ "white space",               BYTES(" \n "), NULL, "not-well-formed" },
	{ "no XML",                    BYTES("id: a\n"), NULL, "1:1 not-well-formed" },
	{ "a file packed by gzip",     BYTES("\x1F\x8B\x08\0\0\0\0\0"), NULL, "1:1 encoding" },
	{ "a file packed by xz",       BYTES("\xFD" "7zXZ\0\0"), NULL, "1:1 encoding" },
	{ "a file packed by zstd",     BYTES("\x28\xB5\x2F\xFD"), NULL, "1:1 encoding" },
	{ "an archive",                BYTES("PK\x03\x04 "), NULL, "1:1 encoding" },
	{ "UTF-16, the lower byte first", BYTES("\xFF\xFE<\0b\0"), NULL, "1:1 encoding" },
	{ "UTF-16, the upper byte first", BYTES("\xFE\xFF\0<\0b"), NULL, "1:1 encoding" },
	{ "UTF-16 without a mark",     BYTES("<\0b\0a\0n\0k\0"), NULL, "1:2 encoding" },
	{ "a byte order mark is fine", BYTES(BOM SAYING("a")), NULL, NULL },
	{ "a byte order mark before a declaration", BYTES(BOM "<?xml version='1.0' encoding='utf-8'?>" SAYING("a")), NULL, NULL },
	{ "two byte order marks",      BYTES(BOM BOM SAYING("a")), NULL, "1:1 encoding" },
	{ "Latin-1 declared behind a mark", BYTES(BOM "<?xml version='1.0' encoding='latin1'?>" SAYING("a")), NULL, "1:31 encoding" },
	{ "UTF-7 declared",            BYTES("<?xml version='1.0' encoding='UTF-7'?>+ADw-!DOCTYPE bank>"), NULL, "1:31 encoding" },
	{ "Latin-1 declared",          BYTES("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" SAYING("a")), NULL, "1:31 encoding" },
	{ "UTF-16 declared in ASCII",  BYTES("<?xml version='1.0' encoding='UTF-16'?>" SAYING("a")), NULL, "1:31 encoding" },
	{ "XML 1.1",                   BYTES("<?xml version='1.1'?>" SAYING("a")), NULL, "1:16 encoding" },
	{ "an overlong slash",         BYTES(SAYING("a\xC0\xAF")), NULL, "1:76 encoding" },
	{ "an overlong NUL",           BYTES(SAYING("\xE0\x80\x80")), NULL, "1:75 encoding" },
	{ "a surrogate",               BYTES(SAYING("\xED\xA0\x80")), NULL, "1:75 encoding" },
	{ "a number beyond Unicode",   BYTES(SAYING("\xF4\x90\x80\x80")), NULL, "1:75 encoding" },
	{ "a byte of no character",    BYTES(SAYING("\xFF")), NULL, "1:75 encoding" },
	{ "a continuation alone",      BYTES(SAYING("\x80")), NULL, "1:75 encoding" },
	{ "a character cut by another", BYTES(SAYING("\xE4\xB8" "a")), NULL, "1:75 encoding" },
	{ "a character cut by the end", BYTES(OPEN "<title>\xE4\xB8"), NULL, "1:75 encoding" },
	{ "NUL in a text",             BYTES(SAYING("a\0b")), NULL, "1:76 encoding" },
	{ "a control character",       BYTES(SAYING("a\x1B[2J")), NULL, "not-well-formed" },
	{ "a reference to one",        BYTES(SAYING("a&#27;[2J")), NULL, "not-well-formed" },
	{ "a reference to NUL",        BYTES(SAYING("a&#0;")), NULL, "not-well-formed" },
	{ "a reference to a surrogate", BYTES(SAYING("&#xD800;")), NULL, "not-well-formed" },
	{ "a reference to a C1 control", BYTES(SAYING("a&#x9B;2J")), NULL, "1:68 control-character" },
	{ "a reference to an override", BYTES(SAYING("a&#x202E;b")), NULL, "1:68 control-character" },
	{ "a document type",           BYTES("<!DOCTYPE bank>" SAYING("a")), NULL, "1:1 doctype" },
	{ "a document type of elsewhere", BYTES("<!DOCTYPE bank SYSTEM 'http://192.0.2.1/a.dtd'>" SAYING("a")), NULL, "1:1 doctype" },
	{ "an external entity",        BYTES("<!DOCTYPE bank [<!ENTITY a SYSTEM '/etc/passwd'>]>" SAYING("&a;")), NULL, "1:1 doctype" },
	{ "an internal entity",        BYTES("<!DOCTYPE bank [<!ENTITY a 'b'>]>" SAYING("&a;")), NULL, "1:1 doctype" },
	{ "an entity that nobody declared", BYTES(SAYING("&nbsp;")), NULL, "not-well-formed" },
	{ "a parameter-entity bomb",   NULL, 0, make_parameter_entity_bomb, "1:1 doctype" },
	{ "an XInclude",               BYTES(TITLED "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd' parse='text'/></bank>"), NULL, "1:87 unknown-element" },
	{ "a base for addresses",      BYTES("<bank xmlns='urn:vigil:bank:1' id='a' version='1' xml:lang='en' xml:base='http://192.0.2.1/'><title>A</title></bank>"), NULL, "1:1 unknown-attribute" },
	{ "a catalogue is not looked at", BYTES("<?oasis-xml-catalog catalog='http://192.0.2.1/c'?>" SAYING("a")), NULL, NULL },
	{ "a style sheet is not looked at", BYTES("<?xml-stylesheet href='http://192.0.2.1/s'?>" SAYING("a")), NULL, NULL },
	{ "a prefix bound to nothing", BYTES(TITLED "<x:choice id='a'/></bank>"), NULL, "not-well-formed" },
	{ "an attribute's prefix bound to nothing", BYTES(TITLED "<source x:id='a' id='a' title='a'/></bank>"), NULL, "not-well-formed" },
	{ "one attribute under two prefixes", BYTES(TITLED "<source xmlns:x='urn:x' xmlns:y='urn:x' x:a='' y:a='' id='a' title='a'/></bank>"), NULL, "not-well-formed" },
	{ "an attribute twice",        BYTES(TITLED "<source id='a' id='b' title='a'/></bank>"), NULL, "not-well-formed" },
	{ "another namespace",         BYTES("<bank xmlns='urn:vigil:bank:2' id='a' version='1' xml:lang='en'/>"), NULL, "1:1 another-document" },
	{ "no namespace",              BYTES("<bank id='a' version='1' xml:lang='en'/>"), NULL, "1:1 another-document" },
	{ "a result",                  BYTES("<result xmlns='urn:vigil:result:1' id='a'/>"), NULL, "1:1 another-document" },
	{ "a page of the web",         BYTES("<html><head/></html>"), NULL, "1:1 another-document" },
	{ "two roots",                 BYTES(SAYING("a") "<bank/>"), NULL, "not-well-formed" },
	{ "text behind the root",      BYTES(SAYING("a") "a"), NULL, "not-well-formed" },
	{ "100 MB of one text",        NULL, 0, make_long_text, "too-large" },
	{ "elements 300 deep",         NULL, 0, make_deep, "too-large" },
	{ "unknown elements 300 deep", NULL, 0, make_deep_unknown, "unknown-element" },
	{ "200,000 attributes",        NULL, 0, make_attributes, "too-large" },
	{ "5,000 attributes in a tag that is not too long", NULL, 0, make_attributes_in_a_tag, "too-large" },
	{ "30,000 beginnings of a comment", NULL, 0, make_comments, "not-well-formed" },
	{ "a comment of 8 MB",         NULL, 0, make_long_comment, "too-large" },
	{ "an instruction of 8 MB",    NULL, 0, make_long_instruction, "too-large" },
	{ "a name of 1 MB",            NULL, 0, make_long_name, "too-large" },
	{ "a value of 5 MB",           NULL, 0, make_long_value, "too-large" },
	{ "100,000 names",             NULL, 0, make_many_names, "unknown-element" },
	{ "400,000 references",        NULL, 0, make_many_references, NULL },
	{ "lines that end in CR LF",   BYTES(OPEN "\r\n<title>a</title>\r\n\r\n  <topick/>\r\n</bank>"), NULL, "4:3 unknown-element" },
	{ "lines that end in CR",      BYTES(OPEN "\r<title>a</title>\r\r  <topick/>\r</bank>"), NULL, "4:3 unknown-element" },
	{ "columns count characters",  BYTES(OPEN "<title>\xE4\xB8\xAD\xE6\x96\x87</title><topick/></bank>"), NULL, "1:85 unknown-element" },
	{ "a tag over several lines",  BYTES(TITLED "\n <source\n id='a'\n title='b'\n colour='c'/></bank>"), NULL, "2:2 unknown-attribute" },
};
/* clang-format on */

#define HOSTILE_CASES (sizeof(hostile_cases) / sizeof(*hostile_cases))

/* A file without a name, and the path by which this process and its children see it. */
static int hold(char path[40], const char *bytes, size_t size)
{
	int fd = memfd_create("hostile", 0);

	assert_true(fd >= 0);
	for (size_t done = 0; done < size;) {
		ssize_t wrote = write(fd, bytes + done, size - done);

		assert_true(wrote > 0);
		done += (size_t)wrote;
	}
	snprintf(path, 40, "/proc/self/fd/%d", fd);
	return fd;
}

static long peak_memory_kib(void)
{
	FILE *status = fopen("/proc/self/status", "r");
	char line[200];
	long peak = 0;

	while (status && fgets(line, sizeof(line), status))
		if (sscanf(line, "VmHWM: %ld", &peak) == 1)
			break;
	if (status)
		fclose(status);
	return peak;
}

struct outcome_of_child {
	enum vigil_status loaded, checked;
	long grown_kib;    /* by checking, which takes more */
	char finding[100]; /* the first error, as in the table */
};

static void tell_first_error(struct outcome_of_child *told, const struct vigil_findings *findings)
{
	for (size_t i = 0; i < vigil_findings_count(findings); i++) {
		const struct vigil_finding *finding = vigil_findings_get(findings, i);

		if (finding->code->severity != VIGIL_ERROR)
			continue;
		snprintf(told->finding, sizeof(told->finding), "%u:%u %s", finding->at.line,
		         finding->at.column, finding->code->name);
		return;
	}
}

/* Check the file in a child, which starts small and tells how large it got; then load it, too. */
static struct outcome_of_child check_in_child(const char *path)
{
	struct outcome_of_child told = {0};
	int ends[2], status;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct vigil_findings *findings = vigil_findings_new();
		long before = peak_memory_kib();
		struct vigil_bank *bank;

		told.checked = vigil_check(path, findings);
		told.grown_kib = peak_memory_kib() - before;
		tell_first_error(&told, findings);
		told.loaded = vigil_bank_load(&bank, path, findings);
		vigil_bank_free(bank);
		vigil_findings_free(findings);
		_exit(write(ends[1], &told, sizeof(told)) == sizeof(told) ? 0 : 1);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &told, sizeof(told)), sizeof(told));
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	return told;
}

/* "4:3 code" as it is, or "code" at whatever place. */
static void assert_found(const char *found, const char *wanted)
{
	const char *code = strchr(found, ' ');

	if (!wanted)
		assert_string_equal(found, "");
	else if (strchr(wanted, ' ') || !code)
		assert_string_equal(found, wanted);
	else
		assert_string_equal(code + 1, wanted);
}

static bool is_under_valgrind(void)
{
	const char *preloaded = getenv("LD_PRELOAD");

	return preloaded && strstr(preloaded, "valgrind");
}

/* Sanitizers and valgrind have memory of their own. */
static bool memory_is_ours(void)
{
#ifdef __SANITIZE_ADDRESS__
	return false;
#else
	return !is_under_valgrind();
#endif
}

static void document_is_refused(void **state)
{
	const struct hostile_case *row = *state;
	struct outcome_of_child told;
	struct timespec start, end;
	struct text document;
	char path[40];
	int fd;

	text_init(&document);
	if (row->make)
		row->make(&document);
	else
		text_add_bytes(&document, row->bytes, row->size);
	fd = hold(path, document.bytes, document.length);
	text_clear(&document); /* the child must not have it */
	clock_gettime(CLOCK_MONOTONIC, &start);
	told = check_in_child(path);
	clock_gettime(CLOCK_MONOTONIC, &end);
	close(fd);
	print_message("             %ld ms, %ld KiB: %s\n",
	              (end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000,
	              told.grown_kib, told.finding);
	assert_found(told.finding, row->finding);
	assert_int_equal(told.checked, row->finding ? VIGIL_INVALID : VIGIL_OK);
	assert_int_equal(told.loaded, told.checked);
	if (memory_is_ours())
		assert_true(told.grown_kib < MEMORY_MOST_KIB);
}

static void absent_file_is_said_so(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();

	(void)state;
	assert_int_equal(vigil_check(FIXTURES "/no-such-file.xml", findings), VIGIL_NOT_FOUND);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "file-missing");
	assert_int_equal(vigil_check(FIXTURES, findings), VIGIL_INVALID);
	assert_string_equal(vigil_findings_get(findings, 1)->code->name, "file-not-regular");
	assert_int_equal(vigil_check("/dev/null", findings), VIGIL_INVALID);
	assert_string_equal(vigil_findings_get(findings, 2)->code->name, "file-not-regular");
	vigil_findings_free(findings);
}

/* ---- the shipped bank, cut ---- */

static void read_shipped(struct text *bytes)
{
	FILE *file = fopen(QUIZZES "/extortion-email.xml", "rb");
	char buffer[4096];
	size_t size;

	assert_non_null(file);
	while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
		text_add_bytes(bytes, buffer, size);
	fclose(file);
}

static void cut_bank_is_refused(void **state)
{
	struct text bytes;
	size_t step = is_under_valgrind() ? 499 : 1;
	size_t end, wrong = 0;

	(void)state;
	text_init(&bytes);
	read_shipped(&bytes);
	end = (size_t)(strstr(bytes.bytes, "</bank>") + 7 - bytes.bytes);
	for (size_t size = 0; size < end; size += step) {
		struct vigil_findings *findings = vigil_findings_new();
		struct vigil_bank *bank;

		wrong += read_bytes(&bank, bytes.bytes, size, interactions, findings) !=
		                 VIGIL_INVALID ||
		         bank || vigil_findings_count_of(findings, VIGIL_ERROR) == 0;
		vigil_findings_free(findings);
	}
	assert_int_equal(wrong, 0);
	text_clear(&bytes);
}

/* ---- borders of the pieces in which a file is read ---- */

/* Powers of two, where buffers end; the last is that of the reader's own window. */
static const size_t borders[] = {4096, 65536, 131072};

static const char border_body[] =
	"<topic id='t'>\xE4\xB8\xBB\xE9\xA2\x98</topic>\r\n"
	"<exhibit id='e' type='email' title='a &gt; b'><header name='From'>\xC3\xA4</header>\r\n"
	"<line> kept  as\tit is &#x4E2D;\xF0\x9F\x94\x92 </line></exhibit>\r\n"
	"<choice id='c' topic='t'\r\n exhibit='e' tags='\xE9\x94\x81 b'><prompt>One<em>\xE4\xB8\xAD"
	"\xE6\x96\x87</em> &amp; <![CDATA[<two>]]> a\r\n\r\nthree</prompt><!-- \xC3\xBC -->"
	"<option id='a' correct='true'>\xE6\x98\xAF<feedback>Yes</feedback></option>"
	"<option id='b'>\xE5\x90\xA6</option></choice>\r\n<?a b?>"
	"<true-false id='s' answer='false'><prompt>\xE4\xB8\x80</prompt></true-false>\r\n";

static void dump_text(void *context, const char *where, const char *id, const ref *text)
{
	(void)where;
	(void)id;
	text_addf(context, " %u", (unsigned)*text);
}

/* All that is loaded of each question, with the digest over its bytes. */
static void dump(struct text *out, const struct vigil_bank *bank)
{
	for (size_t i = 0; i < bank->question_count; i++) {
		const struct vigil_question *question = bank_question(bank, i);
		const char *name = question->interaction->name;
		const char *element = bank->source + question->offset;
		char digest[65];

		assert_int_equal(element[0], '<');
		assert_memory_equal(element + 1, name, strlen(name));
		assert_int_equal(element[question->length - 1], '>');
		bank_question_digest(bank, question, digest);
		text_addf(out, "%s %s %s %s", name, bank_text(bank, question->id),
		          bank_text(bank, question->prompt), digest);
		question->interaction->texts(bank, question, dump_text, out);
	}
	for (size_t i = 0; i < bank->exhibit_count; i++) {
		const struct model_exhibit *exhibit = &bank->exhibits[i];
		const struct model_exhibit_row *rows = arena_at(&bank->arena, exhibit->rows);
		const char *element = bank->source + exhibit->offset;

		assert_memory_equal(element, "<exhibit ", 9);
		assert_memory_equal(element + exhibit->length - 10, "</exhibit>", 10);
		for (size_t j = 0; j < exhibit->row_count; j++)
			text_addf(out, " %s|%s", bank_text(bank, rows[j].name),
			          bank_text(bank, rows[j].text));
	}
}

static void dump_padded(struct text *out, size_t padding)
{
	struct text document;
	struct vigil_bank *bank;

	text_init(&document);
	text_add(&document, TITLED);
	while (document.length < padding)
		text_add_char(&document, document.length % 80 ? ' ' : '\n');
	text_add_bytes(&document, border_body, sizeof(border_body) - 1);
	text_add(&document, "</bank>");
	bank = good_bank(document.bytes);
	dump(out, bank);
	vigil_bank_free(bank);
	text_clear(&document);
}

static void pieces_leave_no_trace(void **state)
{
	size_t step = is_under_valgrind() ? 41 : 1;
	struct text whole, padded;

	(void)state;
	text_init(&whole);
	text_init(&padded);
	dump_padded(&whole, 0);
	assert_non_null(strstr(whole.bytes, "& <two> a three"));
	for (size_t i = 0; i < sizeof(borders) / sizeof(*borders); i++)
		for (size_t padding = borders[i] - sizeof(border_body) - 10;
		     padding < borders[i] + 24; padding += step) {
			text_cut(&padded, 0);
			dump_padded(&padded, padding);
			if (strcmp(padded.bytes, whole.bytes) != 0)
				print_error("with %zu bytes before it\n", padding);
			assert_string_equal(padded.bytes, whole.bytes);
		}
	text_clear(&whole);
	text_clear(&padded);
}

/* The same for what is found: bytes on a border are not lost in counting. */
static void places_do_not_move_at_borders(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3 * 44; i++) {
		size_t padding = borders[i / 44] - 40 + i % 44;
		struct vigil_findings *findings = vigil_findings_new();
		struct vigil_bank *bank;
		struct text document;

		text_init(&document);
		text_add(&document, TITLED "\r\n");
		while (document.length < padding)
			text_add_char(&document, ' ');
		text_add(&document,
		         "\r\n\xE4\xB8\xAD<topick/>\r\n <topic id='a'>\xE4\xB8\xAD</topic></bank>");
		read_bytes(&bank, document.bytes, document.length, interactions, findings);
		assert_null(bank);
		assert_int_equal(vigil_findings_count(findings), 2);
		assert_int_equal(vigil_findings_get(findings, 0)->at.line, 3);
		assert_int_equal(vigil_findings_get(findings, 0)->at.column, 1);
		assert_string_equal(vigil_findings_get(findings, 0)->code->name, "misplaced-text");
		assert_int_equal(vigil_findings_get(findings, 1)->at.line, 3);
		assert_int_equal(vigil_findings_get(findings, 1)->at.column, 2);
		vigil_findings_free(findings);
		text_clear(&document);
	}
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(absent_file_is_said_so),
		cmocka_unit_test(cut_bank_is_refused),
		cmocka_unit_test(pieces_leave_no_trace),
		cmocka_unit_test(places_do_not_move_at_borders),
	};
	struct CMUnitTest tests[HOSTILE_CASES + sizeof(single) / sizeof(*single)];

	for (size_t i = 0; i < HOSTILE_CASES; i++)
		tests[i] = (struct CMUnitTest){.name = hostile_cases[i].name,
		                               .test_func = document_is_refused,
		                               .initial_state = (void *)&hostile_cases[i]};
	memcpy(tests + HOSTILE_CASES, single, sizeof(single));
	return cmocka_run_group_tests_name("bank/hostile", tests, NULL, NULL);
}
