/* session/confidence.c -- how sure somebody is of a response */
#include "base/normal.h"
#include "page/page.h"
#include "session/session.h"

static const char *const confidences[] = {"guessing", "likely", "sure"};

void confidence_show(struct vigil_page *page)
{
	static const char *const labels[] = {"1)", "2)", "3)"};

	page_say(page, PAGE_PLAIN, "How sure are you?");
	for (size_t i = 0; i < 3; i++)
		page_item(page, labels[i], confidences[i]);
}

uint32_t confidence_read(const char *typed)
{
	struct text form;
	uint32_t read = 0;

	text_init(&form);
	normal_add(&form, typed);
	for (uint32_t i = 0; i < 3; i++)
		if (strcmp(form.bytes, confidences[i]) == 0 ||
		    (form.length == 1 && form.bytes[0] == (char)('1' + i)))
			read = i + 1;
	text_clear(&form);
	return read;
}
