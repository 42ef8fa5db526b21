/* base/file.h -- reading one regular file, and writing one that is whole or not there */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "vigil/finding.h"

extern const struct vigil_code file_missing, file_unreadable, file_not_regular, file_not_written;

/*
 * Open `path` for reading: a regular file, which a link may lead to. On VIGIL_OK the caller closes
 * *fd. Missing: VIGIL_NOT_FOUND; a folder, device or pipe: VIGIL_INVALID; else VIGIL_IO. Each with
 * a finding.
 */
enum vigil_status file_open(int *fd, size_t *size, const char *path,
                            struct vigil_findings *findings);

/*
 * Create `folder`/`name` with these bytes, mode 0600, durably: an unnamed temporary file in the
 * folder, synced, linked under its name, which must be free, and the folder synced. Folders that
 * are missing are made, mode 0700; the folder itself must not be a symbolic link. Where files need
 * a name, the temporary one begins with ".vigil-". VIGIL_INVALID: `name` has a slash or is no name;
 * VIGIL_IO: a finding names the step that failed, and what was at that name before is there still.
 * A folder that others may write in has to be a safe drop folder (base/folder.h); a file in it is
 * readable by the folder's group, too.
 */
enum vigil_status file_create(const char *folder, const char *name, const char *bytes, size_t size,
                              struct vigil_findings *findings);

/* The same, and fine as well when a file with just these bytes has that name, and is durable now. */
enum vigil_status file_keep(const char *folder, const char *name, const char *bytes, size_t size,
                            struct vigil_findings *findings);

struct file_piece {
	const void *bytes;
	size_t size;
};

/*
 * Write the pieces, one behind the other, as the file at `path`, mode 0600, in the place of what
 * was there: whoever looks sees the old file or the new one, whole. Its folder has to be there;
 * a link at `path` is replaced itself. Durable when VIGIL_OK; VIGIL_IO: a finding says why, and
 * what was there is there still. A folder or a device is not replaced.
 */
enum vigil_status file_replace(const char *path, const struct file_piece *pieces, size_t count,
                               struct vigil_findings *findings);

#endif
