/* cli/catalog.h -- which banks there are: their ids and files, without opening any */
#ifndef CLI_CATALOG_H
#define CLI_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

struct catalog {
	struct catalog_entry {
		char *id, *path;
	} * entries; /* by folder, then by id; an id that an earlier folder has is left out */
	size_t count;
};

/* All banks in these folders (ends in NULL); folders that are missing have none. False: no memory.
 */
bool catalog_read(struct catalog *catalog, const char *const *folders);
void catalog_clear(struct catalog *catalog);

/* The file of the bank `id`, in the first of the folders that has it. *path: the caller's, or NULL.
 */
bool catalog_find(char **path, const char *const *folders, const char *id);

/* The id that was probably meant, borrowed from the catalog, or NULL. */
const char *catalog_nearest(const struct catalog *catalog, const char *id);

/*
 * The names of the files in `folder` that end in ".xml", without that ending, in order. 0 where
 * there are none. The caller frees each name, and the array.
 */
size_t catalog_names(char ***names, const char *folder);
void catalog_names_free(char **names, size_t count);

#endif
