/* crash/tree.c -- a folder and all that is in it, held in memory */
#include "crash/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crash/must.h"

void tree_init(struct tree *tree)
{
	*tree = (struct tree){0};
	tree_add(tree, true);
}

void tree_clear(struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++) {
		struct tree_node *node = &tree->nodes[i];

		for (size_t j = 0; j < node->entry_count; j++)
			free(node->entries[j].name);
		free(node->entries);
		free(node->bytes);
	}
	free(tree->nodes);
	*tree = (struct tree){0};
}

void tree_copy(struct tree *copy, const struct tree *tree)
{
	*copy = (struct tree){0};
	for (size_t i = 0; i < tree->count; i++) {
		const struct tree_node *node = &tree->nodes[i];

		tree_add(copy, node->folder);
		copy->nodes[i].device = node->device;
		copy->nodes[i].inode = node->inode;
		tree_write(copy, i, 0, node->bytes, node->size);
		for (size_t j = 0; j < node->entry_count; j++)
			tree_name(copy, i, node->entries[j].name, node->entries[j].node);
	}
}

size_t tree_add(struct tree *tree, bool folder)
{
	tree->nodes = must_grow(tree->nodes, tree->count, sizeof(*tree->nodes));
	tree->nodes[tree->count].folder = folder;
	return tree->count++;
}

static struct tree_entry *entry_find(const struct tree_node *folder, const char *name)
{
	for (size_t i = 0; i < folder->entry_count; i++)
		if (strcmp(folder->entries[i].name, name) == 0)
			return &folder->entries[i];
	return NULL;
}

void tree_add_file(struct tree *tree, const char *path, const char *bytes, size_t size)
{
	size_t folder = TREE_ROOT, file;
	const char *slash;

	for (; (slash = strchr(path, '/')); path = slash + 1) {
		char *name = must_have(strndup(path, (size_t)(slash - path)));
		const struct tree_entry *entry = entry_find(&tree->nodes[folder], name);
		size_t next = entry ? entry->node : tree_add(tree, true);

		if (!entry)
			tree_name(tree, folder, name, next);
		folder = next;
		free(name);
	}
	file = tree_add(tree, false);
	tree_write(tree, file, 0, bytes, size);
	tree_name(tree, folder, path, file);
}

size_t tree_find(const struct tree *tree, dev_t device, ino_t inode)
{
	for (size_t i = tree->count; i-- > 0;)
		if (tree->nodes[i].inode == inode && tree->nodes[i].device == device)
			return i;
	return TREE_NOWHERE;
}

void tree_write(struct tree *tree, size_t node, size_t offset, const char *bytes, size_t size)
{
	struct tree_node *file = &tree->nodes[node];

	if (size == 0)
		return;
	if (offset + size > file->size)
		tree_resize(tree, node, offset + size);
	if (bytes)
		memcpy(file->bytes + offset, bytes, size);
	else
		memset(file->bytes + offset, 0, size);
}

void tree_resize(struct tree *tree, size_t node, size_t size)
{
	struct tree_node *file = &tree->nodes[node];

	file->bytes = must_have(realloc(file->bytes, size ? size : 1));
	if (size > file->size)
		memset(file->bytes + file->size, 0, size - file->size);
	file->size = size;
}

void tree_name(struct tree *tree, size_t folder, const char *name, size_t node)
{
	struct tree_node *owner = &tree->nodes[folder];
	struct tree_entry *entry = entry_find(owner, name);

	if (!entry) {
		owner->entries =
			must_grow(owner->entries, owner->entry_count, sizeof(*owner->entries));
		entry = &owner->entries[owner->entry_count++];
		entry->name = must_copy(name);
	}
	entry->node = node;
}

void tree_unname(struct tree *tree, size_t folder, const char *name)
{
	struct tree_node *owner = &tree->nodes[folder];
	struct tree_entry *entry = entry_find(owner, name);

	if (!entry)
		return;
	free(entry->name);
	*entry = owner->entries[--owner->entry_count];
}

/* FNV-1a, 64 bits. */
static uint64_t digest_add(uint64_t digest, const void *bytes, size_t size)
{
	const unsigned char *byte = bytes;

	for (size_t i = 0; i < size; i++)
		digest = (digest ^ byte[i]) * UINT64_C(0x100000001B3);
	return digest;
}

/* The sum over the entries does not depend on their order. */
static uint64_t node_digest(const struct tree *tree, size_t number)
{
	const struct tree_node *node = &tree->nodes[number];
	uint64_t digest = UINT64_C(0xCBF29CE484222325), sum = 0;

	digest = digest_add(digest, &node->folder, sizeof(node->folder));
	if (!node->folder)
		return digest_add(digest, node->bytes, node->size);
	for (size_t i = 0; i < node->entry_count; i++) {
		const char *name = node->entries[i].name;
		uint64_t inner = node_digest(tree, node->entries[i].node);

		sum += digest_add(digest_add(digest, name, strlen(name)), &inner, sizeof(inner));
	}
	return digest_add(digest, &sum, sizeof(sum));
}

uint64_t tree_digest(const struct tree *tree)
{
	return node_digest(tree, TREE_ROOT);
}

static void file_lay(const struct tree_node *node, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t done = 0;

	must(fd >= 0, path);
	while (done < node->size) {
		ssize_t written = write(fd, node->bytes + done, node->size - done);

		must(written > 0, path);
		done += (size_t)written;
	}
	close(fd);
}

static void node_lay(struct tree *tree, size_t number, const char *path)
{
	struct tree_node *node = &tree->nodes[number];
	struct stat about;

	if (node->folder)
		must(mkdir(path, 0700) == 0, path);
	else
		file_lay(node, path);
	must(lstat(path, &about) == 0, path);
	node->device = about.st_dev;
	node->inode = about.st_ino;
	for (size_t i = 0; i < node->entry_count; i++) {
		char *inner = must_format("%s/%s", path, node->entries[i].name);

		node_lay(tree, node->entries[i].node, inner);
		free(inner);
	}
}

void tree_lay(struct tree *tree, const char *path)
{
	tree_remove(path);
	node_lay(tree, TREE_ROOT, path);
}

static void file_scan(struct tree *tree, size_t number, const char *path)
{
	FILE *file = fopen(path, "re");
	struct stat about;

	must(file && fstat(fileno(file), &about) == 0, path);
	tree_resize(tree, number, (size_t)about.st_size);
	must(fread(tree->nodes[number].bytes, 1, tree->nodes[number].size, file) ==
	             tree->nodes[number].size,
	     path);
	fclose(file);
}

static void folder_scan(struct tree *tree, size_t number, const char *path)
{
	DIR *names = opendir(path);
	const struct dirent *entry;

	must(names != NULL, path);
	while ((entry = readdir(names))) {
		char *inner = must_format("%s/%s", path, entry->d_name);
		bool folder = entry->d_type == DT_DIR;
		bool itself = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;

		if (!itself) {
			size_t node = tree_add(tree, folder);

			tree_name(tree, number, entry->d_name, node);
			(folder ? folder_scan : file_scan)(tree, node, inner);
		}
		free(inner);
	}
	closedir(names);
}

void tree_scan(struct tree *tree, const char *path)
{
	tree_init(tree);
	folder_scan(tree, TREE_ROOT, path);
}

static int entry_remove(const char *path, const struct stat *about, int type, struct FTW *place)
{
	(void)about, (void)type, (void)place;
	return remove(path);
}

void tree_remove(const char *path)
{
	int left = nftw(path, entry_remove, 16, FTW_DEPTH | FTW_PHYS);

	must(left == 0 || errno == ENOENT, path);
}
