/* report/whole.c -- one file, whole in memory */
#include "report/whole.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/findings.h"

/* Room for as much as the file was said to have, and the byte that shows that there is no more. */
static bool room_make(struct whole_file *file, size_t size)
{
	char *grown;

	if (size < file->room)
		return true;
	grown = realloc(file->bytes, size + size / 4 + 4096);
	if (!grown)
		return false;
	file->bytes = grown;
	file->room = size + size / 4 + 4096;
	return true;
}

static enum vigil_status refuse(const char *path, const char *why, enum vigil_status status,
                                struct vigil_findings *findings)
{
	findings_add(findings, &file_unreadable, path, FINDING_NOWHERE, NULL, "cannot be read: %s",
	             why);
	return status;
}

static enum vigil_status bytes_read(struct whole_file *file, int fd, const char *path,
                                    struct vigil_findings *findings)
{
	size_t size = 0;

	for (;;) {
		ssize_t got;

		if (!room_make(file, size))
			return VIGIL_NO_MEMORY;
		got = read(fd, file->bytes + size, file->room - size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return refuse(path, strerror(errno), VIGIL_IO, findings);
		size += (size_t)got;
		if (got == 0)
			break;
		if (size > WHOLE_MOST)
			return refuse(path, "it is too large", VIGIL_INVALID, findings);
	}
	file->source =
		(struct xml_source){.name = path, .fd = -1, .bytes = file->bytes, .size = size};
	return VIGIL_OK;
}

enum vigil_status whole_read(struct whole_file *file, const char *path,
                             struct vigil_findings *findings)
{
	size_t size = 0;
	int fd = -1;
	enum vigil_status status = file_open(&fd, &size, path, findings);

	if (status != VIGIL_OK)
		return status;
	if (fstat(fd, &file->about))
		status = refuse(path, strerror(errno), VIGIL_IO, findings);
	else if (size > WHOLE_MOST)
		status = refuse(path, "it is too large", VIGIL_INVALID, findings);
	else if (!room_make(file, size))
		status = VIGIL_NO_MEMORY;
	else
		status = bytes_read(file, fd, path, findings);
	close(fd);
	return status;
}

void whole_clear(struct whole_file *file)
{
	free(file->bytes);
	*file = (struct whole_file){0};
}
