/* bank/check.c -- everything that an author wants to know of a file */
#include "bank/check.h"

#include <stdarg.h>
#include <unistd.h>

#include "bank/checks.h"
#include "bank/load.h"
#include "bank/quiz.h"
#include "base/file.h"
#include "base/findings.h"

void checking_find(const struct checking *checking, const struct vigil_code *code,
                   const struct vigil_question *question, ref text, const char *format, ...)
{
	const struct vigil_bank *bank = checking->bank;
	va_list arguments;

	va_start(arguments, format);
	findings_addv(checking->findings, code, bank->path,
	              bank_place(bank, text, question->offset), bank_text(bank, question->id),
	              format, arguments);
	va_end(arguments);
}

void checking_find_at(const struct checking *checking, const struct vigil_code *code, size_t offset,
                      const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	findings_addv(checking->findings, code, checking->bank->path, offset, NULL, format,
	              arguments);
	va_end(arguments);
}

static enum vigil_status check_bank(const struct checking *checking)
{
	check_allows(checking);
	return checks_run(checking);
}

static bool is_allowed(const struct vigil_finding *finding, void *context)
{
	return allow_covers(context, finding);
}

static size_t read_file(void *source, char *buffer, size_t size)
{
	ssize_t got = read(*(const int *)source, buffer, size);

	return got > 0 ? (size_t)got : 0;
}

/* Lines and columns, from the file once more: it is cached, and keeping its bytes costs more. */
static enum vigil_status locate(struct vigil_findings *findings, size_t first, const char *path)
{
	enum vigil_status status;
	size_t size;
	int fd;

	if (vigil_findings_count(findings) == first)
		return VIGIL_OK;
	status = file_open(&fd, &size, path, findings);
	if (status != VIGIL_OK)
		return status;
	findings_locate(findings, first, read_file, &fd);
	close(fd);
	return VIGIL_OK;
}

static enum vigil_status check_quiz(const char *path, struct vigil_findings *findings)
{
	struct vigil_quiz *quiz;
	enum vigil_status status = quiz_load(&quiz, path, true, findings);

	vigil_quiz_free(quiz);
	return status;
}

static enum vigil_status check_file(const char *path, struct vigil_findings *findings)
{
	size_t first = vigil_findings_count(findings);
	struct vigil_bank *bank;
	enum vigil_status located,
		status = bank_load(&bank, path, BANK_OR_TRANSLATION, false, true, findings);
	struct checking checking = {.bank = bank, .findings = findings};

	if (status != VIGIL_OK)
		return status;
	status = bank->translation_of ? check_translation(&checking) : check_bank(&checking);
	findings_remove(findings, first, is_allowed, bank);
	located = locate(findings, first, path);
	if (status == VIGIL_OK)
		status = located;
	for (size_t i = first; i < vigil_findings_count(findings); i++)
		if (status == VIGIL_OK &&
		    vigil_findings_get(findings, i)->code->severity == VIGIL_ERROR)
			status = VIGIL_INVALID;
	vigil_bank_free(bank);
	return findings_lost(findings) ? VIGIL_NO_MEMORY : status;
}

enum vigil_status vigil_check(const char *path, struct vigil_findings *findings)
{
	return vigil_file_is_quiz(path) ? check_quiz(path, findings) : check_file(path, findings);
}
