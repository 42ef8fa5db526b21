/* crash/tree.h -- a folder and all that is in it, held in memory */
#ifndef CRASH_TREE_H
#define CRASH_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define TREE_ROOT    ((size_t)0)
#define TREE_NOWHERE SIZE_MAX

struct tree_entry {
	char *name;
	size_t node;
};

/* A file or a folder; it is there as long as the tree, with or without a name. */
struct tree_node {
	bool folder;
	dev_t device; /* where it was laid out, or seen, last */
	ino_t inode;
	char *bytes; /* of a file */
	size_t size;
	struct tree_entry *entries; /* of a folder, in the order of their making */
	size_t entry_count;
};

struct tree {
	struct tree_node *nodes; /* by number; TREE_ROOT is the folder itself */
	size_t count;
};

void tree_init(struct tree *tree); /* an empty folder */
void tree_clear(struct tree *tree);
void tree_copy(struct tree *copy, const struct tree *tree);

size_t tree_add(struct tree *tree, bool folder); /* a node without a name */
/* A file by its path below the root; the folders on the way are made. */
void tree_add_file(struct tree *tree, const char *path, const char *bytes, size_t size);

/* The newest node at this place of the file system, or TREE_NOWHERE: numbers are used again. */
size_t tree_find(const struct tree *tree, dev_t device, ino_t inode);

void tree_write(struct tree *tree, size_t node, size_t offset, const char *bytes, size_t size);
void tree_resize(struct tree *tree, size_t node, size_t size);
void tree_name(struct tree *tree, size_t folder, const char *name, size_t node); /* replaces */
void tree_unname(struct tree *tree, size_t folder,
                 const char *name); /* nothing if it is not there */

/* What can be seen of it: equal trees have equal digests, and others very probably not. */
uint64_t tree_digest(const struct tree *tree);

/* Make `path` hold the tree and nothing else, and note in the nodes where they are. */
void tree_lay(struct tree *tree, const char *path);
void tree_scan(struct tree *tree, const char *path); /* what is at `path`: files and folders */
void tree_remove(const char *path); /* the folder with all that is in it, if there is one */

#endif
