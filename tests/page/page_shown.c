/* page/page_shown.c -- prints a page of tests/page/sample.h in a form: for programs that read it
 *
 *   page_shown FORM [ROWS]    FORM: text, accessible, html, hostile (HTML), csv, json
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/sample.h"

static struct vigil_page *hostile_page(void)
{
	struct vigil_page *page = vigil_page_new();
	char word[10001];

	memset(word, 'w', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	for (size_t i = 0; page && hostile_texts[i]; i++) {
		struct vigil_page *one = sample_page(i == 1 ? word : hostile_texts[i]);

		if (one)
			page_append(page, one);
		vigil_page_free(one);
	}
	return page;
}

static enum vigil_status render(char **out, size_t *length, const struct vigil_page *page,
                                const char *form)
{
	if (strcmp(form, "csv") == 0)
		return vigil_page_csv(out, length, page, &(struct vigil_csv_style){.table = NULL});
	if (strcmp(form, "json") == 0)
		return vigil_page_json(out, length, page,
		                       &(struct vigil_json_style){.title = NULL});
	if (strcmp(form, "html") == 0 || strcmp(form, "hostile") == 0)
		return vigil_page_html(out, length, page,
		                       &(struct vigil_html_style){.title = NULL});
	return vigil_page_text(
		out, length, page,
		&(struct vigil_text_style){.accessible = strcmp(form, "accessible") == 0});
}

int main(int argc, char **argv)
{
	const char *form = argc > 1 ? argv[1] : "text";
	struct vigil_page *page;
	size_t length = 0;
	char *out = NULL;
	int status = EXIT_FAILURE;

	if (argc > 2)
		page = sample_large(strtoul(argv[2], NULL, 10));
	else
		page = strcmp(form, "hostile") == 0 ? hostile_page() : sample_page(NULL);
	if (page && render(&out, &length, page, form) == VIGIL_OK &&
	    fwrite(out, 1, length, stdout) == length)
		status = EXIT_SUCCESS;
	free(out);
	vigil_page_free(page);
	return status;
}
