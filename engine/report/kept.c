/* report/kept.c -- rows written down as they stand in memory, and read back if they are whole */
#include "report/kept.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"
#include "vigil/finding.h"

#define KEPT_MAGIC    UINT64_C(0x32776f726c676976) /* "viglrow2" where the least byte comes first */
#define KEPT_SECTIONS 7
#define KEPT_MOST     ((uint64_t)8 << 30)

struct kept_head {
	uint64_t magic;
	uint64_t hash; /* of what follows */
	uint64_t counts[KEPT_SECTIONS];
};

/* The parts in the order of the file; the pool's come first. */
enum { SECTION_BYTES, SECTION_SLOTS };
static const size_t sizes[KEPT_SECTIONS] = {
	[SECTION_BYTES] = 1,         [SECTION_SLOTS] = sizeof(uint32_t), sizeof(struct row_result),
	sizeof(struct row_question), sizeof(struct row_option),          sizeof(struct row_cell),
	sizeof(struct row_remark),
};

/* NULL: it is the pool's. */
static struct row_list *list_of(struct rows *rows, size_t section)
{
	struct row_list *lists[KEPT_SECTIONS] = {
		NULL,           NULL,         &rows->results, &rows->questions,
		&rows->options, &rows->cells, &rows->remarks};

	return lists[section];
}

char *kept_path(const char *data, const char *const *folders, size_t count)
{
	char digest[DIGEST_TEXT + 1];
	struct text names, path;

	text_init(&names);
	text_init(&path);
	for (size_t i = 0; i < count; i++) {
		char *whole = realpath(folders[i], NULL);

		text_addf(&names, "%s\n", whole ? whole : folders[i]);
		free(whole);
	}
	digest_of(digest, names.bytes, names.length, NULL, 0);
	text_addf(&path, "%s/report-%.16s.rows", data, digest);
	path.failed = path.failed || names.failed;
	text_clear(&names);
	return text_take(&path);
}

/* ---- is what was read what rows are? ---- */

static bool strings_fit(const struct rows *rows, const uint32_t *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (numbers[i] >= rows->pool.used)
			return false;
	return true;
}

static bool results_fit(const struct rows *rows)
{
	uint64_t cell = 0;

	for (size_t i = 0; i < rows->results.count; i++) {
		const struct row_result *row = rows_result(rows, i);
		uint32_t strings[] = {row->file.folder, row->file.name, row->id,
		                      row->learner,     row->quiz,      row->version};

		if (row->first_cell != cell || row->mode > SESSION_PRACTICE ||
		    row->status > SESSION_ABANDONED || row->verdict > VERDICT_PENDING ||
		    !strings_fit(rows, strings, sizeof(strings) / sizeof(*strings)))
			return false;
		cell += row->cell_count;
	}
	return cell == rows->cells.count;
}

/* Each option stands behind the one before it in its chain, so that chains end. */
static bool chain_fits(const struct rows *rows, const struct row_question *question)
{
	uint32_t count = 0, last = 0;

	for (uint32_t at = question->first_option; at != ROWS_NONE; count++) {
		const struct row_option *option;
		uint32_t strings[3];

		if (at >= rows->options.count || (count > 0 && at <= last))
			return false;
		option = rows_option(rows, at);
		memcpy(strings, option, sizeof(strings)); /* id, text, text_by */
		if (!strings_fit(rows, strings, 3))
			return false;
		last = at;
		at = option->next;
	}
	return count == question->option_count;
}

static bool questions_fit(const struct rows *rows)
{
	for (size_t i = 0; i < rows->questions.count; i++) {
		const struct row_question *question = rows_question(rows, i);
		uint32_t strings[] = {question->bank,       question->id,     question->sha256,
		                      question->topic,      question->prompt, question->prompt_by,
		                      question->interaction};

		if (!strings_fit(rows, strings, sizeof(strings) / sizeof(*strings)) ||
		    !chain_fits(rows, question))
			return false;
	}
	return true;
}

static bool cells_fit(const struct rows *rows)
{
	const struct row_cell *cells = rows->cells.items;
	const struct row_remark *remarks = rows->remarks.items;
	bool fit = true;

	for (size_t i = 0; i < rows->cells.count; i++)
		fit &= cells[i].question < rows->questions.count &&
		       cells[i].response < rows->pool.used && cells[i].state <= QUESTION_PENDING;
	for (size_t i = 0; i < rows->remarks.count; i++)
		fit &= remarks[i].cell < rows->cells.count && remarks[i].text < rows->pool.used &&
		       (i == 0 || remarks[i - 1].cell < remarks[i].cell);
	return fit;
}

/* ---- reading and writing ---- */

static bool read_whole(int fd, void *bytes, size_t size)
{
	for (char *at = bytes; size > 0;) {
		ssize_t got = read(fd, at, size);

		if (got <= 0)
			return false;
		at += got;
		size -= (size_t)got;
	}
	return true;
}

static bool head_fits(const struct kept_head *head, uint64_t file_size)
{
	uint64_t size = sizeof(*head);

	if (head->magic != KEPT_MAGIC || file_size > KEPT_MOST || head->counts[0] == 0)
		return false;
	for (size_t i = 0; i < KEPT_SECTIONS; i++) {
		if (head->counts[i] > UINT32_MAX)
			return false;
		size += head->counts[i] * sizes[i];
	}
	return size == file_size;
}

/* The bytes of the next part, which the caller owns; NULL: they are not there. */
static void *section_read(size_t section, uint64_t count, int fd, uint64_t *hash)
{
	size_t size = count * sizes[section];
	void *bytes = malloc(size + 1);

	if (!bytes || !read_whole(fd, bytes, size)) {
		free(bytes);
		return NULL;
	}
	*hash = pool_hash(*hash, bytes, size);
	return bytes;
}

static bool pool_read(struct rows *rows, const struct kept_head *head, int fd, uint64_t *hash)
{
	uint64_t used = head->counts[SECTION_BYTES], slot_count = head->counts[SECTION_SLOTS];
	char *bytes = section_read(SECTION_BYTES, used, fd, hash);
	uint32_t *slots = bytes ? section_read(SECTION_SLOTS, slot_count, fd, hash) : NULL;

	if (slots)
		return pool_adopt(&rows->pool, bytes, (uint32_t)used, slots, (uint32_t)slot_count);
	free(bytes);
	return false;
}

static bool sections_read(struct rows *rows, int fd)
{
	struct kept_head head;
	struct stat about;
	uint64_t hash = KEPT_MAGIC;

	*rows = (struct rows){0};
	if (fstat(fd, &about) || !S_ISREG(about.st_mode) || !read_whole(fd, &head, sizeof(head)) ||
	    !head_fits(&head, (uint64_t)about.st_size))
		return false;
	hash = pool_hash(hash, head.counts, sizeof(head.counts));
	if (!pool_read(rows, &head, fd, &hash))
		return false;
	for (size_t i = SECTION_SLOTS + 1; i < KEPT_SECTIONS; i++) {
		size_t count = head.counts[i];
		void *items = section_read(i, count, fd, &hash);

		if (!items)
			return false;
		*list_of(rows, i) = (struct row_list){items, count, count};
	}
	return hash == head.hash && results_fit(rows) && questions_fit(rows) && cells_fit(rows) &&
	       rows_adopt(rows);
}

bool kept_read(struct rows *rows, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	bool whole = fd >= 0 && sections_read(rows, fd);

	if (fd >= 0)
		close(fd);
	if (whole)
		return true;
	if (fd >= 0)
		rows_clear(rows);
	if (!rows_init(rows))
		rows_clear(rows);
	return false;
}

void kept_write(const char *path, const struct rows *rows)
{
	struct rows lists = *rows;
	struct kept_head head = {.magic = KEPT_MAGIC, .hash = KEPT_MAGIC};
	struct file_piece pieces[1 + KEPT_SECTIONS] = {{&head, sizeof(head)}};
	struct vigil_findings *findings = vigil_findings_new();

	for (size_t i = 0; i < KEPT_SECTIONS; i++) {
		const struct row_list pool[] = {
			{rows->pool.bytes, rows->pool.used, 0},
			{rows->pool.slots, rows->pool.slot_count, 0},
		};
		const struct row_list *list = i > SECTION_SLOTS ? list_of(&lists, i) : &pool[i];

		head.counts[i] = list->count;
		pieces[1 + i] = (struct file_piece){list->items, list->count * sizes[i]};
	}
	head.hash = pool_hash(head.hash, head.counts, sizeof(head.counts));
	for (size_t i = 0; i < KEPT_SECTIONS; i++)
		head.hash = pool_hash(head.hash, pieces[1 + i].bytes, pieces[1 + i].size);
	if (findings)
		file_replace(path, pieces, 1 + KEPT_SECTIONS, findings);
	vigil_findings_free(findings);
}
