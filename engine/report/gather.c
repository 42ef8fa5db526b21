/* report/gather.c -- threads that take files one by one, and what they have found put together */
#include "report/gather.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/findings.h"
#include "report/kept.h"
#include "report/listing.h"
#include "report/whole.h"
#include "result/result.h"
#include "vigil/result.h"

const struct vigil_code gather_codes[] = {
	{"not-in-report", VIGIL_ERROR},
	{"result-twice", VIGIL_WARNING},
	{0},
};

enum { NOT_IN_REPORT, RESULT_TWICE };

#define THREADS_MOST 64
#define TAKEN        16 /* files that a thread takes at once */

/* Rows are written down again when reading these files again costs more than that. */
#define CHANGES_FEW 512

/* ---- what was known before ---- */

/* The rows of the last time, found by the files' names. */
struct known {
	struct rows rows;
	uint32_t *slots; /* index plus 1, by hash of folder and name */
	uint32_t slot_count;
};

static uint32_t *known_slot(const struct known *known, const char *folder, const char *name)
{
	uint32_t mask = known->slot_count - 1;
	uint64_t hash = pool_hash(pool_hash(0, folder, strlen(folder)), name, strlen(name));

	for (uint32_t at = (uint32_t)hash & mask;; at = (at + 1) & mask) {
		uint32_t index = known->slots[at];
		const struct row_file *file;

		if (index == 0)
			return &known->slots[at];
		file = &rows_result(&known->rows, index - 1)->file;
		if (strcmp(rows_text(&known->rows, file->name), name) == 0 &&
		    strcmp(rows_text(&known->rows, file->folder), folder) == 0)
			return &known->slots[at];
	}
}

/* From now on every row is gone, unless its file is found to be as it was. False: no memory. */
static bool known_index(struct known *known)
{
	size_t count = known->rows.results.count;

	known->slot_count = 64;
	while (known->slot_count / 2 < count)
		known->slot_count *= 2;
	known->slots = calloc(known->slot_count, sizeof(*known->slots));
	if (!known->slots)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct row_result *row = rows_result(&known->rows, i);

		row->gone = true;
		*known_slot(known, rows_text(&known->rows, row->file.folder),
		            rows_text(&known->rows, row->file.name)) = (uint32_t)i + 1;
	}
	return true;
}

static int64_t modified_ns(const struct stat *about)
{
	return (int64_t)about->st_mtim.tv_sec * 1000000000 + about->st_mtim.tv_nsec;
}

/* ---- a thread ---- */

/* What all threads see. */
struct work {
	const struct gather_request *request;
	const struct listing *listing;
	struct known *known; /* each thread marks other rows of it */
	struct place {
		char *path; /* the same however it was named */
		int fd;
	} * places; /* folders, by index */
	atomic_size_t next;
	atomic_bool failed; /* no memory */
};

struct worker {
	struct work *work;
	pthread_t thread;
	bool started, leads; /* leads: it is the thread that gathers, and tells how far it is */
	struct rows rows;
	struct whole_file file; /* read last, and then made a result: their memory serves again */
	struct vigil_result *result;
	struct vigil_findings *findings, *passing; /* all of the thread's; of one file */
	size_t left_out;
	size_t read_anew; /* without those that were scored by a person: they always are */
};

/* One finding for the file, with the place and words of its first. */
static void left_out_find(struct worker *worker, const char *path)
{
	const struct vigil_finding *first = vigil_findings_count(worker->passing)
	                                            ? vigil_findings_get(worker->passing, 0)
	                                            : NULL;
	struct vigil_place at = {.file = path};

	if (first) {
		at.line = first->at.line;
		at.column = first->at.column;
	}
	findings_add_at(worker->findings, &gather_codes[NOT_IN_REPORT], at, NULL,
	                "left out of the report: %s [%s]", first ? first->text : "unreadable",
	                first ? first->code->name : "unknown");
	worker->left_out++;
}

/* Those of records beside a result that is itself in order. */
static void passing_keep(struct worker *worker)
{
	for (size_t i = 0; i < vigil_findings_count(worker->passing); i++) {
		const struct vigil_finding *finding = vigil_findings_get(worker->passing, i);

		findings_add_at(worker->findings, finding->code, finding->at, finding->subject,
		                "%s", finding->text);
		worker->left_out += finding->code->severity == VIGIL_ERROR;
	}
}

static bool is_any(const struct vigil_finding *finding, void *context)
{
	(void)finding;
	(void)context;
	return true;
}

static enum vigil_status with_scores_read(struct worker *worker, const char *path, size_t first,
                                          size_t count)
{
	const struct listing *listing = worker->work->listing;
	char **names = calloc(count, sizeof(*names));
	struct scored scored = {0};
	struct row_file place = {0};
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!names)
		return status;
	for (size_t i = 0; i < count; i++)
		names[i] = listing->names + listing->scores[first + i].name;
	status = scored_read(&scored, path, names, count, worker->passing);
	if (status == VIGIL_OK && !rows_add(&worker->rows, scored.result, &place))
		status = VIGIL_NO_MEMORY;
	if (status == VIGIL_OK) {
		rows_result(&worker->rows, worker->rows.results.count - 1)->scored = true;
		passing_keep(worker);
	}
	scored_clear(&scored);
	free(names);
	return status;
}

static enum vigil_status plain_read(struct worker *worker, const char *path,
                                    const struct listing_file *file)
{
	const struct work *work = worker->work;
	struct row_file place;
	enum vigil_status status = whole_read(&worker->file, path, worker->passing);

	if (status == VIGIL_OK)
		status = result_read_again(&worker->result, &worker->file.source, worker->passing);
	if (status != VIGIL_OK)
		return status;
	place = (struct row_file){
		.folder = pool_add(&worker->rows.pool, work->places[file->folder].path),
		.name = pool_add(&worker->rows.pool, listing_name(work->listing, file)),
		.size = worker->file.about.st_size,
		.modified_ns = modified_ns(&worker->file.about)};
	return rows_add(&worker->rows, worker->result, &place) ? VIGIL_OK : VIGIL_NO_MEMORY;
}

/* Is it as it was the last time? Then its row of then is not gone. */
static bool is_known(const struct work *work, const struct listing_file *file)
{
	const char *name = listing_name(work->listing, file);
	struct known *known = work->known;
	struct row_result *row;
	struct stat about;
	uint32_t index;

	if (!known->slots)
		return false;
	index = *known_slot(known, work->places[file->folder].path, name);
	if (index == 0 || fstatat(work->places[file->folder].fd, name, &about, 0))
		return false;
	row = rows_result(&known->rows, index - 1);
	if (row->file.size != about.st_size || row->file.modified_ns != modified_ns(&about))
		return false;
	row->gone = false;
	return true;
}

/* False: no memory. */
static bool file_take(struct worker *worker, const struct listing_file *file)
{
	const struct listing *listing = worker->work->listing;
	const char *folder = listing->folders[file->folder], *name = listing_name(listing, file);
	char path[PATH_MAX];
	size_t first, scores = listing_scores(listing, file, &first);
	enum vigil_status status;

	if (scores == 0 && is_known(worker->work, file))
		return true;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	status = scores ? with_scores_read(worker, path, first, scores)
	                : plain_read(worker, path, file);
	if (status == VIGIL_NO_MEMORY)
		return false;
	worker->read_anew += status == VIGIL_OK && scores == 0;
	if (status != VIGIL_OK)
		left_out_find(worker, path);
	if (vigil_findings_count(worker->passing))
		findings_remove(worker->passing, 0, is_any, NULL);
	return true;
}

static void *worker_run(void *context)
{
	struct worker *worker = context;
	struct work *work = worker->work;
	const struct gather_request *request = work->request;
	size_t count = work->listing->count;

	for (;;) {
		size_t first = atomic_fetch_add(&work->next, TAKEN);

		for (size_t i = first; i < first + TAKEN && i < count; i++)
			if (!file_take(worker, &work->listing->files[i]))
				atomic_store(&work->failed, true);
		if (first >= count || atomic_load(&work->failed))
			return NULL;
		if (worker->leads && request->progress)
			request->progress(request->context, first, count);
	}
}

static bool worker_init(struct worker *worker, struct work *work)
{
	worker->work = work;
	worker->findings = vigil_findings_new();
	worker->passing = vigil_findings_new();
	return rows_init(&worker->rows) && worker->findings && worker->passing;
}

static void worker_clear(struct worker *worker)
{
	rows_clear(&worker->rows);
	whole_clear(&worker->file);
	vigil_result_free(worker->result);
	vigil_findings_free(worker->findings);
	vigil_findings_free(worker->passing);
}

/* ---- all of them ---- */

static unsigned thread_count(const struct gather_request *request, size_t files)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t count = request->threads ? request->threads
	               : processors > 1 ? (size_t)processors
	                                : 1;
	size_t useful = files / TAKEN + 1;

	count = count < useful ? count : useful;
	return (unsigned)(count < THREADS_MOST ? count : THREADS_MOST);
}

/* The first worker is the calling thread. A thread that cannot be had is done without. */
static bool workers_run(struct worker *workers, unsigned count, struct work *work)
{
	for (unsigned i = 0; i < count; i++)
		if (!worker_init(&workers[i], work))
			return false;
	workers[0].leads = true;
	for (unsigned i = 1; i < count; i++)
		workers[i].started =
			pthread_create(&workers[i].thread, NULL, worker_run, &workers[i]) == 0;
	worker_run(&workers[0]);
	for (unsigned i = 1; i < count; i++)
		if (workers[i].started)
			pthread_join(workers[i].thread, NULL);
	return !atomic_load(&work->failed);
}

/* What one thread has found joins the rest, and is freed. */
static bool worker_join(struct gathered *out, struct worker *worker)
{
	out->left_out += worker->left_out;
	out->read_anew += worker->read_anew;
	if (findings_lost(worker->findings))
		return false;
	if (out->rows.results.count == 0) {
		rows_clear(&out->rows);
		out->rows = worker->rows;
		worker->rows = (struct rows){0};
		return true;
	}
	if (!rows_append(&out->rows, &worker->rows))
		return false;
	rows_clear(&worker->rows);
	return true;
}

/* ---- findings in order ---- */

static int by_place(const void *left, const void *right)
{
	const struct vigil_finding *const *one = left, *const *other = right;
	int order = strcmp((*one)->at.file ? (*one)->at.file : "",
	                   (*other)->at.file ? (*other)->at.file : "");

	return order ? order : strcmp((*one)->text, (*other)->text);
}

/* Those of all threads, by the names of the files. */
static bool findings_join(const struct worker *workers, unsigned count,
                          struct vigil_findings *findings)
{
	const struct vigil_finding **all;
	size_t total = 0;

	for (unsigned i = 0; i < count; i++)
		total += vigil_findings_count(workers[i].findings);
	all = calloc(total + 1, sizeof(*all));
	if (!all)
		return false;
	total = 0;
	for (unsigned i = 0; i < count; i++)
		for (size_t at = 0; at < vigil_findings_count(workers[i].findings); at++)
			all[total++] = vigil_findings_get(workers[i].findings, at);
	qsort(all, total, sizeof(*all), by_place);
	for (size_t i = 0; i < total; i++)
		findings_add_at(findings, all[i]->code, all[i]->at, all[i]->subject, "%s",
		                all[i]->text);
	free(all);
	return true;
}

/* ---- each result once ---- */

struct identity {
	const char *id;
	uint32_t index;
};

static int by_identity(const void *left, const void *right, void *context)
{
	const struct identity *one = left, *other = right;
	const struct rows *rows = context;
	const struct row_file *file = &rows_result(rows, one->index)->file,
			      *beside = &rows_result(rows, other->index)->file;
	int order = strcmp(one->id, other->id);

	if (order == 0)
		order = strcmp(rows_text(rows, file->folder), rows_text(rows, beside->folder));
	return order ? order : strcmp(rows_text(rows, file->name), rows_text(rows, beside->name));
}

static void twice_find(struct rows *rows, struct row_result *row, struct vigil_findings *findings)
{
	findings_add(findings, &gather_codes[RESULT_TWICE], rows_text(rows, row->file.name),
	             FINDING_NOWHERE, NULL,
	             "the result '%s' is there more than once and counts once",
	             rows_text(rows, row->id));
	row->gone = true;
}

/*
 * A copy of a result counts once. Equal ids have equal numbers, so a table of them by number finds
 * whether there is any copy at all; only then are they put in order.
 */
static bool copies_drop(struct rows *rows, struct vigil_findings *findings)
{
	size_t count = rows->results.count, kept = 0;
	uint8_t *seen = calloc(rows->pool.used / 8 + 1, 1);
	struct identity *all = calloc(count + 1, sizeof(*all));
	bool copies = false;

	for (size_t i = 0; i < count && seen && all; i++) {
		uint32_t id = rows_result(rows, i)->id;

		if (rows_result(rows, i)->gone)
			continue;
		copies |= seen[id / 8] >> id % 8 & 1;
		seen[id / 8] |= (uint8_t)(1u << id % 8);
		all[kept++] = (struct identity){rows_text(rows, id), (uint32_t)i};
	}
	if (copies)
		qsort_r(all, kept, sizeof(*all), by_identity, rows);
	for (size_t i = 1; copies && i < kept; i++)
		if (strcmp(all[i - 1].id, all[i].id) == 0)
			twice_find(rows, rows_result(rows, all[i].index), findings);
	free(all);
	copies = seen != NULL;
	free(seen);
	return copies;
}

/* ---- keeping ---- */

/* Write the rows down, without those that are gone or have points from elsewhere. */
static void rows_keep(const char *path, const struct rows *rows)
{
	struct rows whole;
	bool clean = true;

	for (size_t i = 0; i < rows->results.count; i++) {
		struct row_result *row = rows_result(rows, i);

		row->gone |= row->scored;
		clean &= !row->gone;
	}
	if (clean) {
		kept_write(path, rows);
	} else if (rows_init(&whole)) {
		if (rows_append(&whole, rows))
			kept_write(path, &whole);
		rows_clear(&whole);
	}
	for (size_t i = 0; i < rows->results.count; i++)
		rows_result(rows, i)->gone &= !rows_result(rows, i)->scored;
}

static size_t gone_count(const struct rows *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->results.count; i++)
		count += rows_result(rows, i)->gone;
	return count;
}

/* ---- the whole ---- */

static bool places_open(struct work *work)
{
	const struct listing *listing = work->listing;

	work->places = calloc(listing->folder_count + 1, sizeof(*work->places));
	for (size_t i = 0; work->places && i < listing->folder_count; i++) {
		struct place *place = &work->places[i];

		place->fd = open(listing->folders[i], O_PATH | O_DIRECTORY | O_CLOEXEC);
		place->path = realpath(listing->folders[i], NULL);
		if (!place->path)
			place->path = strdup(listing->folders[i]);
		if (!place->path)
			return false;
	}
	return work->places != NULL;
}

static void places_close(struct work *work)
{
	for (size_t i = 0; work->places && i < work->listing->folder_count; i++) {
		if (work->places[i].path && work->places[i].fd >= 0)
			close(work->places[i].fd);
		free(work->places[i].path);
	}
	free(work->places);
}

static bool threads_run(struct gathered *out, struct work *work, struct vigil_findings *findings)
{
	unsigned count = thread_count(work->request, work->listing->count);
	struct worker *workers = calloc(count, sizeof(*workers));
	bool done = workers && workers_run(workers, count, work) &&
	            findings_join(workers, count, findings);

	out->rows = work->known->rows;
	work->known->rows = (struct rows){0};
	for (unsigned i = 0; i < count && done; i++)
		done = worker_join(out, &workers[i]);
	for (unsigned i = 0; workers && i < count; i++)
		worker_clear(&workers[i]);
	free(workers);
	return done;
}

enum vigil_status gather(struct gathered *out, const struct gather_request *request,
                         struct vigil_findings *findings)
{
	struct listing listing;
	struct known known = {0};
	struct work work = {.request = request, .listing = &listing, .known = &known};
	char *kept = NULL;
	enum vigil_status status =
		listing_make(&listing, request->paths, request->path_count, findings);

	*out = (struct gathered){0};
	if (status == VIGIL_NO_MEMORY)
		return status;
	out->left_out += status == VIGIL_INVALID;
	status = VIGIL_NO_MEMORY;
	if (request->data && listing.whole)
		kept = kept_path(request->data, request->paths, request->path_count);
	if (kept ? !kept_read(&known.rows, kept) && !known.rows.slots : !rows_init(&known.rows))
		goto done;
	if (!known_index(&known) || !places_open(&work) || !threads_run(out, &work, findings))
		goto done;
	out->file_count = listing.count;
	if (kept && out->read_anew + gone_count(&out->rows) > CHANGES_FEW)
		rows_keep(kept, &out->rows);
	if (copies_drop(&out->rows, findings))
		status = VIGIL_OK;
done:
	if (status != VIGIL_OK)
		rows_clear(&out->rows);
	rows_clear(&known.rows);
	free(known.slots);
	places_close(&work);
	free(kept);
	listing_clear(&listing);
	return status;
}
