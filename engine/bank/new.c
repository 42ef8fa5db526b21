/* bank/new.c -- a bank to begin with: bank/new.xml under another id and language */
#include "vigil/new.h"

#include <stdlib.h>
#include <string.h>

#include "bank/load.h"
#include "base/file.h"
#include "base/text.h"
#include "xml/writer.h"

/* The bytes of bank/new.xml, a bank like others, which tests load and check. */
static const char new_xml[] = {
#include "bank/new.xml.inc"
	, '\0'};

static const char root[] = "<bank xmlns=\"urn:vigil:bank:1\" id=\"new\" version=\"1.0\" "
			   "xml:lang=\"en\"";

/* The same bank with another root element. */
static void compose(struct text *bank, const char *id, const char *language)
{
	const char *rest = strstr(new_xml, root) + strlen(root);
	struct xml_writer writer;

	writer_init(&writer, bank);
	writer_start(&writer, "bank");
	writer_attribute(&writer, "xmlns", "urn:vigil:bank:1");
	writer_attribute(&writer, "id", id);
	writer_attribute(&writer, "version", "1.0");
	writer_attribute(&writer, "xml:lang", language);
	text_add(bank, rest);
}

/* Whether `id` and `language` are possible is for the reader of banks to say. */
static enum vigil_status judge(const struct text *text, const char *path,
                               struct vigil_findings *findings)
{
	const struct xml_source source = {
		.name = path, .fd = -1, .bytes = text->bytes, .size = text->length};
	const struct bank_request request = {.source = &source, .interactions = interactions};
	struct vigil_bank *bank = NULL;
	enum vigil_status status = bank_read(&bank, &request, findings);

	vigil_bank_free(bank);
	return status;
}

enum vigil_status vigil_new_bank(const char *path, const char *id, const char *language,
                                 struct vigil_findings *findings)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	char *folder =
		slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct text bank;

	text_init(&bank);
	compose(&bank, id, language);
	if (!folder || bank.failed)
		goto done;
	status = judge(&bank, path, findings);
	if (status == VIGIL_OK)
		status = file_create(folder, name, bank.bytes, bank.length, findings);
done:
	text_clear(&bank);
	free(folder);
	return status;
}
