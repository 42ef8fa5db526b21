/* session/confidence.c -- how sure somebody is of a response */
#include "base/message.h"
#include "base/normal.h"
#include "page/page.h"
#include "session/session.h"

/* What can be typed besides the number: in any language, since what is read depends on none. */
static const char *const confidences[][2] = {
	{N_("guessing"), "猜测"},
	{N_("likely"), "可能"},
	{N_("sure"), "确定"},
};

void confidence_show(struct vigil_page *page)
{
	static const char *const labels[] = {"1)", "2)", "3)"};

	page_say(page, PAGE_PLAIN, _("How sure are you?"));
	for (size_t i = 0; i < 3; i++)
		page_item(page, labels[i], _(confidences[i][0]));
}

uint32_t confidence_read(const char *typed)
{
	struct text form;
	uint32_t read = 0;

	text_init(&form);
	normal_add(&form, typed);
	for (uint32_t i = 0; i < 3; i++)
		if (strcmp(form.bytes, confidences[i][0]) == 0 ||
		    strcmp(form.bytes, confidences[i][1]) == 0 ||
		    (form.length == 1 && form.bytes[0] == (char)('1' + i)))
			read = i + 1;
	text_clear(&form);
	return read;
}
