/* cli/catalog.c -- which banks there are: their ids and files, without opening any */
#include "cli/catalog.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/places.h"
#include "vigil/nearest.h"

static int names_compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Append a copy of the first `length` bytes, in an array that doubles at powers of two. */
static bool names_add(char ***names, size_t *count, const char *name, size_t length)
{
	if ((*count & (*count - 1)) == 0) {
		char **larger = realloc(*names, (*count ? 2 * *count : 1) * sizeof(**names));

		if (!larger)
			return false;
		*names = larger;
	}
	(*names)[*count] = strndup(name, length);
	return (*names)[*count] && ++*count;
}

size_t catalog_names(char ***names, const char *folder)
{
	DIR *open = opendir(folder);
	const struct dirent *file;
	size_t count = 0;

	*names = NULL;
	if (!open)
		return 0;
	while ((file = readdir(open))) {
		size_t length = strlen(file->d_name);

		if (file->d_name[0] == '.' || length < 5 ||
		    strcmp(file->d_name + length - 4, ".xml") != 0)
			continue;
		if (!names_add(names, &count, file->d_name, length - 4))
			break; /* a shorter list serves better than none */
	}
	closedir(open);
	if (count)
		qsort(*names, count, sizeof(**names), names_compare);
	return count;
}

void catalog_names_free(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

/* Is it "BANK.LANGUAGE", where BANK is among the names, too? Then it is a translation. */
static bool is_translation(const char *name, char *const *names, size_t count)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < count; i++) {
		if (strlen(names[i]) == (size_t)(dot - name) &&
		    strncmp(names[i], name, (size_t)(dot - name)) == 0)
			return true;
	}
	return false;
}

static bool catalog_has(const struct catalog *catalog, const char *id)
{
	for (size_t i = 0; i < catalog->count; i++) {
		if (strcmp(catalog->entries[i].id, id) == 0)
			return true;
	}
	return false;
}

static bool catalog_add(struct catalog *catalog, const char *folder, const char *id)
{
	struct catalog_entry entry = {strdup(id), places_file(folder, id)};
	struct catalog_entry *larger =
		realloc(catalog->entries, (catalog->count + 1) * sizeof(entry));

	if (larger)
		catalog->entries = larger;
	if (!larger || !entry.id || !entry.path) {
		free(entry.id);
		free(entry.path);
		return false;
	}
	catalog->entries[catalog->count++] = entry;
	return true;
}

static bool catalog_add_folder(struct catalog *catalog, const char *folder)
{
	char **names;
	size_t count = catalog_names(&names, folder);
	bool added = true;

	for (size_t i = 0; i < count && added; i++) {
		if (!is_translation(names[i], names, count) && !catalog_has(catalog, names[i]))
			added = catalog_add(catalog, folder, names[i]);
	}
	catalog_names_free(names, count);
	return added;
}

bool catalog_read(struct catalog *catalog, const char *const *folders)
{
	*catalog = (struct catalog){0};
	for (; *folders; folders++) {
		if (!catalog_add_folder(catalog, *folders)) {
			catalog_clear(catalog);
			return false;
		}
	}
	return true;
}

void catalog_clear(struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->count; i++) {
		free(catalog->entries[i].id);
		free(catalog->entries[i].path);
	}
	free(catalog->entries);
	*catalog = (struct catalog){0};
}

bool catalog_find(char **path, const char *const *folders, const char *id)
{
	for (; *folders; folders++) {
		*path = places_file(*folders, id);
		if (!*path)
			return false;
		if (access(*path, F_OK) == 0)
			return true;
		free(*path);
	}
	*path = NULL;
	return true;
}

const char *catalog_nearest(const struct catalog *catalog, const char *id)
{
	const char **ids = calloc(catalog->count + 1, sizeof(*ids));
	const char *nearest = NULL;

	if (ids) {
		for (size_t i = 0; i < catalog->count; i++)
			ids[i] = catalog->entries[i].id;
		nearest = vigil_nearest(id, ids);
	}
	free(ids);
	return nearest;
}
