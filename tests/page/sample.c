/* page/sample.c -- pages that several tests look at */
#include "page/sample.h"

#include <math.h>
#include <stdio.h>

#include "vigil/status.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define STARTED      INT64_C(1795251600000) /* 2026-11-21T09:00:00Z */
#define NONE         ((double)NAN)

/* clang-format off */
const char *const hostile_texts[] = {
	"<script>document.title='owned'</script>",
	"\"><img src=x onerror=alert(1)>",
	"' onmouseover='alert(1)",
	"</style></title></svg><iframe src=//evil.example>",
	"]]>--><!--<![CDATA[",
	"&lt;b&gt; &amp; &#x3c;script&#x3e;",
	"javascript:alert(1)",
	"=cmd|' /C calc'!A0",
	"+1+1", "-1+1", "@SUM(A1)",
	"  =1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\xc2\xa0=1+1", "\xe3\x80\x80\uff1d1+1",
	"\u200b=1+1", "\u00ad@A1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)", "\u22121",
	"\"=1+1", "'=1+1", "a;=1+1", "a;\"=1+1", "a\n=1+1", "a; -1",
	"a,b\"c\"\r\nd", "\"", "\"\"", ",", ";",
	"\x1b[2J\x1b]0;owned\x07", "\x01\x02\x7f", "\xc2\x9b" "31m",
	"\u202e" "txt.exe" "\u202c", "\u2066a\u2069", "\u05d0\u05d1 abc",
	"\xff\xfe", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "abc\xe2\x82",
	"\xef\xbf\xbe", "\xf3\xa0\x81\x81", "\u2028\u2029",
	"%s%n%1$s", "\\u0022\\", "\\", "",
	"\x10\x12" "a\x03" "b\x11\x11\x16javascript:x\x1f" "c\x0e\x10\x10\x10\x10\x10\x10\x10\x10\x10" "d",
	NULL,
};
/* clang-format on */

static const char *either(const char *outside, const char *usual)
{
	return outside ? outside : usual;
}

static void add_words(struct vigil_page *page, const char *outside)
{
	page_heading(page, either(outside, "Annual awareness, autumn 2026"));
	page_say(page, PAGE_GOOD, "Passed: %s.", either(outside, "8.5 of 10 points"));
	page_say(page, PAGE_NOTE, "2 result files were damaged and are not in this report.");
	page_say(page, PAGE_BAD, "The key of question 'q7' may be wrong.");
	page_field(page, "Quiz", either(outside, "annual, version 1.0"));
	page_field(page, either(outside, "Points"), "8.5 of 10");
	page_paragraph(page, either(outside, "\x0eRead it \x03"
	                                     "first\x04:\x0f\x10\x12one, with "
	                                     "\x05"
	                                     "code\x06\x13\x12two, at \x16http://evil.example/"
	                                     "\x1f"
	                                     "bank.example\x17\x13\x11"
	                                     "and after."));
	page_item(page, "a)", either(outside, "Reply and ask for a proof"));
	page_note(page, PAGE_BAD, "b)", "chosen, wrong",
	          either(outside, "The sender learns that you are there."));
	page_note(page, PAGE_GOOD, "c)", "right", "");
}

static void add_exhibits(struct vigil_page *page, const char *outside)
{
	page_heading(page, "What was shown");
	page_exhibit(page, "E-mail", either(outside, "Your data"));
	page_exhibit_header(page, "From", either(outside, "Recovery <it@nio-support.example>"));
	page_exhibit_header(page, "Subject", "We have your data");
	page_exhibit_line(page, 0,
	                  either(outside, "Pay 225 bitcoin within \x14m1\x1f"
	                                  "48 hours\x15."));
	page_exhibit_line(page, 0, "");
	page_exhibit_line(page, 0, "    Indented,   and spaced.");
	page_exhibit_attachment(page, either(outside, "proof.zip"), "12 KB");
	page_exhibit_end(page);
	page_exhibit(page, "Log", "");
	page_exhibit_line(page, 9,
	                  either(outside, "09:00:31 login failed for dana from 203.0.113.7"));
	page_exhibit_line(page, 10, "09:00:32 login failed for dana from 203.0.113.7");
	page_exhibit_end(page);
}

static void add_learners(struct vigil_page *page, const char *outside)
{
	static const struct page_column columns[] = {
		{.id = "learner", .name = "Learner", .type = PAGE_CODE},
		{.id = "name", .name = "Name", .type = PAGE_TEXT},
		{.id = "attempts", .name = "Attempts", .type = PAGE_COUNT},
		{.id = "best", .name = "Best", .type = PAGE_POINTS},
		{.id = "share", .name = "Share", .type = PAGE_SHARE, .places = 1},
		{.id = "gain", .name = "Gain", .type = PAGE_NUMBER, .places = 2},
		{.id = "passed", .name = "Passed", .type = PAGE_YES_NO},
		{.id = "last", .name = "Last", .type = PAGE_TIME},
		{.id = "time", .name = "Time used", .type = PAGE_DURATION},
	};
	static const char *const names[] = {"Dana Kim", "Ångström, Ö.", "李雷", "Zoe"};

	page_table(page, &(struct page_table){.id = "learners",
	                                      .title = either(outside, "Learners"),
	                                      .about = either(outside, "Best attempts, one a row."),
	                                      .columns = columns,
	                                      .column_count = COUNT(columns)});
	for (int i = 0; i < 4; i++) {
		char id[16];

		snprintf(id, sizeof id, "p%04x", 0x3a7f - 97 * i);
		page_cell_text(page, either(outside, id));
		page_cell_text(page, either(outside, names[i]));
		page_cell_count(page, 12 - 5 * i);
		page_cell_points(page, 8500 - 1000 * i);
		page_cell_real(page, 0.85 - 0.1 * i);
		page_cell_real(page, -0.5 + 0.25 * i);
		page_cell_yes_no(page, i < 2);
		if (i == 3)
			page_cell_none(page);
		else
			page_cell_time(page, STARTED + 86400000 * (int64_t)i);
		page_cell_duration(page, i ? 372100 - 100000 * i : 21300);
	}
}

static void add_record(struct vigil_page *page)
{
	static const struct page_column columns[] = {
		{.id = "pass_rate", .name = "Pass rate", .type = PAGE_SHARE, .interval = true},
		{.id = "n", .name = "Learners", .type = PAGE_COUNT},
		{.id = "alpha",
	         .name = "Alpha",
	         .type = PAGE_NUMBER,
	         .places = 2,
	         .interval = true},
		{.id = "kappa", .name = "Kappa", .type = PAGE_NUMBER, .places = 2},
	};

	page_table(page, &(struct page_table){.id = "quiz",
	                                      .title = "The quiz as a whole",
	                                      .shape = PAGE_RECORD,
	                                      .columns = columns,
	                                      .column_count = COUNT(columns)});
	page_cell_interval(page, 0.8232, 0.764, 0.873);
	page_cell_count(page, 181);
	page_cell_interval(page, 0.1 + 0.2, -0.05, NONE);
	page_cell_real(page, NONE);
}

static void add_histogram(struct vigil_page *page)
{
	static const struct page_column columns[] = {
		{.id = "from", .name = "From", .type = PAGE_SHARE},
		{.id = "to", .name = "To", .type = PAGE_SHARE},
		{.id = "learners", .name = "Learners", .type = PAGE_COUNT},
	};
	static const int counts[] = {0, 1, 3, 2, 7, 12, 20, 41, 66, 29};

	page_table(page, &(struct page_table){.id = "scores",
	                                      .title = "Scores",
	                                      .about = "Best attempt of each learner.",
	                                      .shape = PAGE_HISTOGRAM,
	                                      .axis = "Score",
	                                      .mark = 0.8,
	                                      .mark_name = "to pass",
	                                      .columns = columns,
	                                      .column_count = COUNT(columns)});
	for (int i = 0; i < (int)COUNT(counts); i++) {
		page_cell_real(page, i / 10.0);
		page_cell_real(page, (i + 1) / 10.0);
		page_cell_count(page, counts[i]);
	}
}

static void add_scatter(struct vigil_page *page, const char *outside)
{
	static const struct page_column columns[] = {
		{.id = "question", .name = "Question", .type = PAGE_CODE},
		{.id = "facility", .name = "Right", .type = PAGE_SHARE},
		{.id = "rest",
	         .name = "Correlation with the rest",
	         .type = PAGE_NUMBER,
	         .places = 2},
	};

	page_table(page, &(struct page_table){.id = "map",
	                                      .title = either(outside, "Questions"),
	                                      .about = "To the right easy, above the line telling.",
	                                      .shape = PAGE_SCATTER,
	                                      .columns = columns,
	                                      .column_count = COUNT(columns)});
	for (int i = 0; i < 24; i++) {
		char id[16];

		snprintf(id, sizeof id, "q%d", i + 1);
		page_cell_text(page, either(outside, id));
		page_cell_real(page, 0.35 + 0.6 * ((i * 7) % 24) / 24);
		page_cell_real(page, i == 6 ? -0.21 : 0.05 + 0.5 * ((i * 11) % 24) / 24);
	}
}

static void add_bars(struct vigil_page *page, const char *outside)
{
	static const struct page_column columns[] = {
		{.id = "topic", .name = "Topic", .type = PAGE_TEXT},
		{.id = "mean", .name = "Mean", .type = PAGE_SHARE, .interval = true},
		{.id = "n", .name = "Answers", .type = PAGE_COUNT},
	};
	static const struct {
		const char *topic;
		double mean, low, high;
	} rows[] = {
		{"Reporting an incident", 0.62, 0.55, 0.68},
		{"Extortion by e-mail: what the sender wants, and from whom", 0.71, 0.66, 0.76},
		{"密码", 0.835, 0.79, 0.87},
		{"Never asked", NONE, NONE, NONE},
	};

	page_table(page, &(struct page_table){.id = "topics",
	                                      .title = "Topics",
	                                      .about = "The weakest first, with 95% intervals.",
	                                      .shape = PAGE_BARS,
	                                      .mark = 0.8,
	                                      .mark_name = "to pass",
	                                      .columns = columns,
	                                      .column_count = COUNT(columns)});
	for (size_t i = 0; i < COUNT(rows); i++) {
		page_cell_text(page, either(outside, rows[i].topic));
		page_cell_interval(page, rows[i].mean, rows[i].low, rows[i].high);
		page_cell_count(page, i == 3 ? 0 : 181);
	}
}

static void add_line(struct vigil_page *page, const char *outside)
{
	static const struct page_column columns[] = {
		{.id = "month", .name = "Month", .type = PAGE_CODE},
		{.id = "rate", .name = "Pass rate", .type = PAGE_SHARE, .interval = true},
		{.id = "n", .name = "n", .type = PAGE_COUNT},
	};
	static const double rates[] = {0.61, 0.66, 0.64, 0.72, NONE, 0.78, 0.81, 0.85};

	page_table(page, &(struct page_table){.id = "months",
	                                      .title = "Pass rate by month",
	                                      .shape = PAGE_LINE,
	                                      .columns = columns,
	                                      .column_count = COUNT(columns)});
	for (int i = 0; i < (int)COUNT(rates); i++) {
		char month[16];

		snprintf(month, sizeof month, "2026-%02d", i + 1);
		page_cell_text(page, either(outside, month));
		page_cell_interval(page, rates[i], rates[i] - 0.08, rates[i] + 0.06);
		page_cell_count(page, isnan(rates[i]) ? 0 : 20 + 3 * i);
	}
}

struct vigil_page *sample_page(const char *outside)
{
	struct vigil_page *page = vigil_page_new();

	if (!page)
		return NULL;
	add_words(page, outside);
	add_record(page);
	page_heading(page, "Learners");
	add_learners(page, outside);
	page_heading(page, "What they know");
	add_histogram(page);
	add_bars(page, outside);
	page_heading(page, "Questions and time");
	add_scatter(page, outside);
	add_line(page, outside);
	add_exhibits(page, outside);
	return page;
}

struct vigil_page *sample_large(size_t rows)
{
	static const struct page_column columns[] = {
		{.id = "learner", .name = "Learner", .type = PAGE_CODE},
		{.id = "name", .name = "Name", .type = PAGE_TEXT},
		{.id = "role", .name = "Role", .type = PAGE_TEXT},
		{.id = "attempts", .name = "Attempts", .type = PAGE_COUNT},
		{.id = "best", .name = "Best", .type = PAGE_POINTS},
		{.id = "share", .name = "Share", .type = PAGE_SHARE, .places = 1},
		{.id = "gain", .name = "Gain", .type = PAGE_NUMBER, .places = 2},
		{.id = "passed", .name = "Passed", .type = PAGE_YES_NO},
		{.id = "last", .name = "Last", .type = PAGE_TIME},
		{.id = "time", .name = "Time used", .type = PAGE_DURATION},
	};
	struct vigil_page *page = vigil_page_new();

	if (!page)
		return NULL;
	page_table(page, &(struct page_table){
				 .id = "rows", .columns = columns, .column_count = COUNT(columns)});
	for (size_t i = 0; i < rows; i++) {
		char id[32];

		snprintf(id, sizeof id, "learner-%zu", i);
		page_cell_text(page, id);
		page_cell_text(page, "Somebody's Name");
		page_cell_text(page, "warehouse");
		page_cell_count(page, (int64_t)i % 5);
		page_cell_points(page, (int64_t)i % 10000);
		page_cell_real(page, (double)(i % 1000) / 1000);
		page_cell_real(page, (double)i / 7);
		page_cell_yes_no(page, i % 2);
		page_cell_time(page, STARTED + (int64_t)i);
		page_cell_duration(page, (int64_t)i);
	}
	return page;
}
