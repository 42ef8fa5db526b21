/* fuzz/fuzz_result.c -- any bytes as a result; what is read is shown, written and read again */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz/target.h"
#include "result/result.h"
#include "vigil/page.h"
#include "xml/grammar.h"

static void must(bool holds)
{
	if (!holds)
		abort();
}

static enum vigil_status read_bytes(struct vigil_result **out, const char *bytes, size_t size)
{
	const struct xml_source source = {
		.name = "result.xml", .fd = -1, .bytes = bytes, .size = size};
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status;

	must(findings);
	status = result_read(out, &source, findings);
	must((status == VIGIL_OK) == (*out != NULL));
	must((status == VIGIL_INVALID) == (vigil_findings_count_of(findings, VIGIL_ERROR) > 0));
	vigil_findings_free(findings);
	return status;
}

static void result_render(const struct vigil_result *result)
{
	static const struct vigil_text_style style = {.width = 40, .accessible = true};
	struct vigil_page *page = vigil_page_new();
	char *text = NULL;
	size_t length = 0;

	must(page);
	vigil_result_show(result, page);
	vigil_result_show_line(result, page);
	must(vigil_page_text(&text, &length, page, &style) == VIGIL_OK);
	must(strlen(text) == length);
	free(text);
	vigil_page_free(page);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct vigil_result *result = NULL, *again = NULL;
	struct text first, second;

	text_init(&first);
	text_init(&second);
	if (read_bytes(&result, (const char *)bytes, size) == VIGIL_OK) {
		result_render(result);
		result_write(&first, result);
		must(read_bytes(&again, first.bytes, first.length) == VIGIL_OK);
		result_write(&second, again);
		must(strcmp(first.bytes, second.bytes) == 0);
	}
	text_clear(&first);
	text_clear(&second);
	vigil_result_free(result);
	vigil_result_free(again);
	return 0;
}
