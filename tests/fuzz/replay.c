/* fuzz/replay.c -- gives a target every file that is named, and every file in folders named */
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fuzz/target.h"

#define FOLDERS_OPEN 8

static size_t replayed; /* nftw() passes nothing to count with */

/* The bytes in memory of exactly their size, so that a read beyond them is seen. */
static int file_replay(const char *path, const struct stat *about, int type, struct FTW *walk)
{
	size_t size = (size_t)about->st_size;
	uint8_t *bytes;
	FILE *file;
	size_t got;

	(void)walk;
	if (type != FTW_F)
		return type == FTW_D ? 0 : -1;
	bytes = malloc(size ? size : 1);
	file = fopen(path, "rb");
	if (!bytes || !file) {
		perror(path);
		exit(2);
	}
	got = fread(bytes, 1, size, file);
	fclose(file);
	fprintf(stderr, "%s\n", path); /* the last one is the culprit */
	LLVMFuzzerTestOneInput(bytes, got);
	free(bytes);
	replayed++;
	return 0;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (nftw(argv[i], file_replay, FOLDERS_OPEN, FTW_PHYS)) {
			perror(argv[i]);
			return 2;
		}
	}
	printf("%zu inputs, nothing found\n", replayed);
	return replayed > 0 ? 0 : 2;
}
