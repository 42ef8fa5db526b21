/* session/question.c -- one question as a person sees it */
#include "base/markup.h"
#include "base/message.h"
#include "base/text.h"
#include "interaction/marks.h"
#include "page/page.h"
#include "session/session.h"

/* ---- exhibits ---- */

/* The text with "[1] " before the first of the exhibit's marks, and so on. */
static void number_marks(struct text *out, const struct asked *asked, const char *marked)
{
	const char *mark;

	while ((mark = strchr(marked, MARKUP_MARK_ON))) {
		const char *end = strchr(mark, MARKUP_NAME_END);
		size_t index = marks_find(asked->bank, asked->question, mark + 1,
		                          (size_t)(end - mark - 1));

		text_add_bytes(out, marked, (size_t)(end + 1 - marked));
		text_addf(out, "[%zu] ", index + 1);
		marked = end + 1;
	}
	text_add(out, marked);
}

static void show_exhibit(const struct asked *asked, struct vigil_page *page)
{
	static const char *const kinds[] = {
		[EXHIBIT_EMAIL] = N_("E-mail"),
		[EXHIBIT_CHAT] = N_("Chat"),
		[EXHIBIT_LOG] = N_("Log"),
		[EXHIBIT_NOTICE] = N_("Notice"),
		[EXHIBIT_TRANSCRIPT] = N_("Transcript"),
	};
	const struct vigil_bank *bank = asked->bank;
	const struct model_exhibit *exhibit = &bank->exhibits[asked->question->exhibit];
	const struct model_exhibit_row *rows = arena_at(&bank->arena, exhibit->rows);
	bool numbered = exhibit->type == EXHIBIT_LOG;
	size_t line = 0;
	struct text text;

	text_init(&text);
	page_exhibit(page, _(kinds[exhibit->type]), bank_text(bank, exhibit->title));
	for (uint32_t i = 0; i < exhibit->row_count; i++) {
		const char *name = bank_text(bank, rows[i].name);

		text_cut(&text, 0);
		if (asked->question->interaction->numbers_marks)
			number_marks(&text, asked, bank_text(bank, rows[i].text));
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
	struct text text, titles;

	text_init(&text);
	text_init(&titles);
	for (size_t i = 0; i < count; i++) {
		const struct model_fact *fact = &bank->facts[facts[i]];
		const uint32_t *sources = bank_list(bank, fact->sources, &source_count);

		text_cut(&text, 0);
		text_cut(&titles, 0);
		for (size_t j = 0; j < source_count; j++)
			text_addf(&titles, "%s%s", j ? _("; ") : "",
			          bank_text(bank, bank->sources[sources[j]].title));
		text_addf(&text, _("%s (%s)"), bank_text(bank, fact->text), titles.bytes);
		page_field(page, label ? label : bank_text(bank, fact->id), text.bytes);
	}
	text_clear(&text);
	text_clear(&titles);
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
