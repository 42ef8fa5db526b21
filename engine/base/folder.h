/* base/folder.h -- a folder that files are added to: one's own, or one that many drop files into */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "vigil/finding.h"

extern const struct vigil_code folder_unusable, folder_unsafe, folder_full;

/*
 * A folder that nobody but its owner may write in is taken as it is. One that others may write in
 * too is a drop folder, and has to be safe: nobody may list it but its owner and its group (no read
 * permission for others), remove or replace another's file in it (sticky), bring files in under
 * another group (set-group-id), or replace the folder itself (nobody writes in the folders above,
 * unless they are sticky); its owner is known, and who adds a file is the owner, or outside of its
 * group: else the group has learners in it, who would read each other's.
 */
struct folder {
	int fd;        /* may only name the folder, where it cannot be read */
	bool readable; /* and so can be synced by itself */
	bool drop;     /* files in it are 0640, of its group */
	gid_t group;
};

/*
 * Open `path`, which must not be a symbolic link. What is missing of it is made, mode 0700, durably.
 * Else the descriptor is -1, and *unsafe says what is wrong with a folder that is not safe, or is
 * NULL where errno has the reason, ENOMEM among them.
 */
bool folder_open(struct folder *folder, const char *path, const char **unsafe);
void folder_clear(struct folder *folder); /* closes it; may be cleared twice */

/* Can files be added, of `room` bytes in all? VIGIL_IO, with a finding, when they cannot. */
enum vigil_status folder_check(const char *path, uint64_t room, struct vigil_findings *findings);

/*
 * Make the names in the folder durable. `file` is an open file in it: of a folder that cannot be
 * read there is no descriptor that can be synced, but the file system that holds both can.
 */
bool folder_sync(const struct folder *folder, int file);

/*
 * Make `path` a drop folder of the caller and the group, mode 03773. It may be there, if it is the
 * caller's own. VIGIL_IO, with a finding: it is not one afterwards.
 */
enum vigil_status folder_make_drop(const char *path, gid_t group, struct vigil_findings *findings);

#endif
