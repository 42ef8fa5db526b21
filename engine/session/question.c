/* session/question.c -- one question as a person sees it */
#include "base/markup.h"
#include "base/text.h"
#include "page/page.h"
#include "session/session.h"

/* ---- exhibits ---- */

/* The text with "[1] " before its first mark, and so on; `count` goes on from row to row. */
static void number_marks(struct text *out, const char *marked, size_t *count)
{
	const char *mark;

	while ((mark = strchr(marked, MARKUP_MARK_ON))) {
		const char *behind = strchr(mark, MARKUP_NAME_END) + 1;

		text_add_bytes(out, marked, (size_t)(behind - marked));
		text_addf(out, "[%zu] ", ++*count);
		marked = behind;
	}
	text_add(out, marked);
}

static void show_exhibit(const struct asked *asked, struct vigil_page *page)
{
	static const char *const kinds[] = {
		[EXHIBIT_EMAIL] = "E-mail",
		[EXHIBIT_CHAT] = "Chat",
		[EXHIBIT_LOG] = "Log",
		[EXHIBIT_NOTICE] = "Notice",
		[EXHIBIT_TRANSCRIPT] = "Transcript",
	};
	const struct vigil_bank *bank = asked->bank;
	const struct model_exhibit *exhibit = &bank->exhibits[asked->question->exhibit];
	const struct model_exhibit_row *rows = arena_at(&bank->arena, exhibit->rows);
	bool numbered = exhibit->type == EXHIBIT_LOG;
	size_t line = 0, marks = 0;
	struct text text;

	text_init(&text);
	page_exhibit(page, kinds[exhibit->type], bank_text(bank, exhibit->title));
	for (uint32_t i = 0; i < exhibit->row_count; i++) {
		const char *name = bank_text(bank, rows[i].name);

		text_cut(&text, 0);
		if (asked->question->interaction->numbers_marks)
			number_marks(&text, bank_text(bank, rows[i].text), &marks);
		else
			text_add(&text, bank_text(bank, rows[i].text));
		if (rows[i].part == EXHIBIT_HEADER)
			page_exhibit_header(page, name, text.bytes);
		else if (rows[i].part == EXHIBIT_LINE)
			page_exhibit_line(page, numbered ? ++line : 0, text.bytes);
		else
			page_exhibit_attachment(page, name, text.bytes);
	}
	page_exhibit_end(page);
	text_clear(&text);
}

void session_show_posed(const struct asked *asked, struct vigil_page *page)
{
	if (asked->question->exhibit != NO_INDEX)
		show_exhibit(asked, page);
	page_paragraph(page, bank_text(asked->bank, asked->question->prompt));
}

void session_show_asked(const struct asked *asked, struct vigil_page *page)
{
	if (!*asked->response)
		session_show_posed(asked, page);
	asked->question->interaction->present(asked, page);
}

void session_show_facts(const struct vigil_bank *bank, const struct vigil_question *question,
                        const char *label, struct vigil_page *page)
{
	size_t count, source_count;
	const uint32_t *facts = bank_list(bank, question->facts, &count);
	struct text text;

	text_init(&text);
	for (size_t i = 0; i < count; i++) {
		const struct model_fact *fact = &bank->facts[facts[i]];
		const uint32_t *sources = bank_list(bank, fact->sources, &source_count);

		text_cut(&text, 0);
		text_addf(&text, "%s (", bank_text(bank, fact->text));
		for (size_t j = 0; j < source_count; j++)
			text_addf(&text, "%s%s", j ? "; " : "",
			          bank_text(bank, bank->sources[sources[j]].title));
		text_add(&text, ")");
		page_field(page, label ? label : bank_text(bank, fact->id), text.bytes);
	}
	text_clear(&text);
}

/* Was the source named by an earlier fact of the question? */
static bool is_named(const struct vigil_bank *bank, const uint32_t *facts, size_t count,
                     uint32_t source)
{
	for (size_t i = 0; i < count; i++) {
		size_t source_count;
		const uint32_t *sources =
			bank_list(bank, bank->facts[facts[i]].sources, &source_count);

		for (size_t j = 0; j < source_count; j++)
			if (sources[j] == source)
				return true;
	}
	return false;
}

void session_add_sources(struct text *text, const struct vigil_bank *bank,
                         const struct vigil_question *question)
{
	size_t count, source_count;
	const uint32_t *facts = bank_list(bank, question->facts, &count);

	for (size_t i = 0; i < count; i++) {
		const uint32_t *sources =
			bank_list(bank, bank->facts[facts[i]].sources, &source_count);

		for (size_t j = 0; j < source_count; j++)
			if (!is_named(bank, facts, i, sources[j]))
				text_addf(text, "%s%s", text->length ? "; " : "",
				          bank_text(bank, bank->sources[sources[j]].title));
	}
}
