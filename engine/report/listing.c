/* report/listing.c -- folders to the names of results in them */
#include "report/listing.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/findings.h"

#define ENDING ".xml"

/* ---- memory ---- */

static bool folder_add(struct listing *listing, const char *path, size_t length)
{
	char **grown = reallocarray(listing->folders, listing->folder_count + 1, sizeof(*grown));

	if (!grown)
		return false;
	listing->folders = grown;
	grown[listing->folder_count] = length ? strndup(path, length) : strdup(".");
	return grown[listing->folder_count] && ++listing->folder_count;
}

static bool name_add(struct listing *listing, const char *name, uint32_t *at)
{
	size_t size = strlen(name) + 1, room = listing->names_room;

	while (listing->names_used + size > room)
		room = room ? 2 * room : 65536;
	if (room > UINT32_MAX)
		return false;
	if (room > listing->names_room) {
		char *grown = realloc(listing->names, room);

		if (!grown)
			return false;
		listing->names = grown;
		listing->names_room = room;
	}
	*at = (uint32_t)listing->names_used;
	memcpy(listing->names + *at, name, size);
	listing->names_used += size;
	return true;
}

static bool file_add(struct listing_file **files, size_t *count, size_t *room,
                     const struct listing_file *file)
{
	if (*count == *room) {
		size_t more = *room ? 2 * *room : 256;
		struct listing_file *grown = reallocarray(*files, more, sizeof(*grown));

		if (!grown)
			return false;
		*files = grown;
		*room = more;
	}
	(*files)[(*count)++] = *file;
	return true;
}

void listing_clear(struct listing *listing)
{
	for (size_t i = 0; i < listing->folder_count; i++)
		free(listing->folders[i]);
	free(listing->folders);
	free(listing->names);
	free(listing->files);
	free(listing->scores);
	*listing = (struct listing){0};
}

/* ---- folders ---- */

/* The name of a file in the folder that was added last. False: no memory. */
static bool entry_add(struct listing *listing, const char *name)
{
	char result[SCORING_RESULT + 1];
	struct listing_file file = {.folder = (uint32_t)listing->folder_count - 1};

	if (!name_add(listing, name, &file.name))
		return false;
	if (scoring_name_is(name, result))
		return file_add(&listing->scores, &listing->score_count, &listing->score_room,
		                &file);
	return file_add(&listing->files, &listing->count, &listing->room, &file);
}

static bool is_wanted(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name), ending = sizeof(ENDING) - 1;

	return entry->d_name[0] != '.' && length > ending &&
	       strcmp(entry->d_name + length - ending, ENDING) == 0 && entry->d_type != DT_DIR;
}

static enum vigil_status unlisted(const char *path, struct vigil_findings *findings)
{
	findings_add(findings, errno == ENOENT ? &file_missing : &file_unreadable, path,
	             FINDING_NOWHERE, NULL, "the folder cannot be listed: %s", strerror(errno));
	return VIGIL_INVALID;
}

static enum vigil_status folder_list(struct listing *listing, const char *path, size_t length,
                                     struct vigil_findings *findings)
{
	DIR *entries = opendir(path);
	const struct dirent *entry;
	enum vigil_status status = VIGIL_OK;

	if (!entries)
		return unlisted(path, findings);
	if (!folder_add(listing, path, length))
		status = VIGIL_NO_MEMORY;
	while (status == VIGIL_OK && (errno = 0, entry = readdir(entries)))
		if (is_wanted(entry) && !entry_add(listing, entry->d_name))
			status = VIGIL_NO_MEMORY;
	if (status == VIGIL_OK && errno)
		status = unlisted(path, findings);
	closedir(entries);
	return status;
}

/* A file by itself: its folder's other files are none of ours, but scores are. */
static enum vigil_status file_list(struct listing *listing, const char *path,
                                   struct vigil_findings *findings)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t length = slash ? (slash == path ? 1 : (size_t)(slash - path)) : 0, count = 0;
	struct stat about;
	char **names = NULL;
	enum vigil_status status = VIGIL_NO_MEMORY;

	listing->whole = false;
	if (stat(path, &about)) {
		findings_add(findings, errno == ENOENT ? &file_missing : &file_unreadable, path,
		             FINDING_NOWHERE, NULL, "cannot be read: %s", strerror(errno));
		return VIGIL_INVALID;
	}
	if ((listing->folder_count == 0 ||
	     strncmp(listing->folders[listing->folder_count - 1], length ? path : ".",
	             length ? length : 2) != 0 ||
	     listing->folders[listing->folder_count - 1][length ? length : 1]) &&
	    !folder_add(listing, path, length))
		return VIGIL_NO_MEMORY;
	if (entry_add(listing, name))
		status = scoring_names(&names, &count, path, findings);
	for (size_t i = 0; i < count && status == VIGIL_OK; i++)
		if (!entry_add(listing, names[i]))
			status = VIGIL_NO_MEMORY;
	scoring_names_free(names, count);
	return status;
}

static int by_folder_and_name(const void *left, const void *right, void *context)
{
	const struct listing *listing = context;
	const struct listing_file *one = left, *other = right;

	if (one->folder != other->folder)
		return one->folder < other->folder ? -1 : 1;
	return strcmp(listing_name(listing, one), listing_name(listing, other));
}

static enum vigil_status path_list(struct listing *listing, const char *path,
                                   struct vigil_findings *findings)
{
	size_t length = strlen(path);
	struct stat about;

	if (stat(path, &about) || !S_ISDIR(about.st_mode))
		return file_list(listing, path, findings);
	while (length > 1 && path[length - 1] == '/')
		length--;
	return folder_list(listing, path, length, findings);
}

enum vigil_status listing_make(struct listing *listing, const char *const *paths, size_t count,
                               struct vigil_findings *findings)
{
	enum vigil_status status = VIGIL_OK;

	*listing = (struct listing){.whole = true};
	for (size_t i = 0; i < count && status != VIGIL_NO_MEMORY; i++) {
		enum vigil_status listed = path_list(listing, paths[i], findings);

		status = listed == VIGIL_OK ? status : listed == VIGIL_IO ? VIGIL_INVALID : listed;
	}
	if (listing->score_count > 0)
		qsort_r(listing->scores, listing->score_count, sizeof(*listing->scores),
		        by_folder_and_name, listing);
	if (status == VIGIL_NO_MEMORY)
		listing_clear(listing);
	return status;
}

/* The score's name against that of a result: which comes first, of those of other results. */
static int compare(const struct listing *listing, const struct listing_file *score,
                   const struct listing_file *file)
{
	if (score->folder != file->folder)
		return score->folder < file->folder ? -1 : 1;
	return strncmp(listing_name(listing, score), listing_name(listing, file), SCORING_RESULT);
}

size_t listing_scores(const struct listing *listing, const struct listing_file *file, size_t *first)
{
	size_t low = 0, high = listing->score_count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(listing, &listing->scores[middle], file) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < listing->score_count; end++)
		if (compare(listing, &listing->scores[end], file) != 0)
			break;
	*first = low;
	return end - low;
}
