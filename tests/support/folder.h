/* support/folder.h -- a new folder for each test to stand in, and nothing left of it afterwards */
#ifndef SUPPORT_FOLDER_H
#define SUPPORT_FOLDER_H

#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An account that need not exist: what root may do anyway proves nothing. */
#define FOLDER_ACCOUNT 54321

static char folder_top[PATH_MAX];

static inline int folder_remove_one(const char *path, const struct stat *about, int kind,
                                    struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	return remove(path);
}

static inline int folder_remove(const char *folder)
{
	return nftw(folder, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Make a folder and go into it, mode 0711. 0, or -1. */
static inline int folder_enter(void)
{
	const char *parent = getenv("TMPDIR");

	umask(022);
	snprintf(folder_top, sizeof(folder_top), "%s/vigil-test-XXXXXX",
	         parent && *parent ? parent : "/tmp");
	return mkdtemp(folder_top) && chmod(folder_top, 0711) == 0 && chdir(folder_top) == 0 ? 0
	                                                                                     : -1;
}

static inline int folder_leave(void)
{
	return seteuid(getuid()) || chdir("/") || folder_remove(folder_top);
}

/* Root gives the folder away and goes on as somebody who may not do everything. */
static inline bool folder_stop_being_root(void)
{
	return geteuid() != 0 ||
	       (chown(folder_top, FOLDER_ACCOUNT, 0) == 0 && seteuid(FOLDER_ACCOUNT) == 0);
}

static inline unsigned folder_mode_of(const char *path)
{
	struct stat about;

	return lstat(path, &about) ? 0 : about.st_mode & 07777;
}

#endif
