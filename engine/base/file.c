/* base/file.c -- reading one regular file, and writing one that is whole or not there */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/findings.h"
#include "base/random.h"

const struct vigil_code file_missing = {"file-missing", VIGIL_ERROR};
const struct vigil_code file_unreadable = {"file-unreadable", VIGIL_ERROR};
const struct vigil_code file_not_regular = {"file-not-regular", VIGIL_ERROR};
const struct vigil_code file_not_written = {"file-not-written", VIGIL_ERROR};

/* Says why `path` could not be opened or looked at. */
static enum vigil_status refuse(const char *path, int error, struct vigil_findings *findings)
{
	if (error == ENOENT || error == ENOTDIR) {
		findings_add(findings, &file_missing, path, FINDING_NOWHERE, NULL,
		             "there is no such file");
		return VIGIL_NOT_FOUND;
	}
	if (error == ENXIO) { /* a socket, or a device without hardware behind it */
		findings_add(findings, &file_not_regular, path, FINDING_NOWHERE, NULL,
		             "not a regular file");
		return VIGIL_INVALID;
	}
	findings_add(findings, &file_unreadable, path, FINDING_NOWHERE, NULL, "cannot be read: %s",
	             strerror(error));
	return VIGIL_IO;
}

enum vigil_status file_open(int *fd, size_t *size, const char *path,
                            struct vigil_findings *findings)
{
	struct stat about;
	int opened =
		open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); /* a pipe: no waiting */
	enum vigil_status status = VIGIL_OK;

	*fd = -1;
	if (opened < 0)
		return refuse(path, errno, findings);
	if (fstat(opened, &about)) {
		status = refuse(path, errno, findings);
		goto done;
	}
	if (!S_ISREG(about.st_mode)) {
		findings_add(findings, &file_not_regular, path, FINDING_NOWHERE, NULL,
		             S_ISDIR(about.st_mode) ? "a folder, not a regular file"
		                                    : "not a regular file");
		status = VIGIL_INVALID;
		goto done;
	}
	*fd = opened;
	*size = (size_t)about.st_size;
	opened = -1; /* the caller's from now on */
done:
	if (opened >= 0)
		close(opened);
	return status;
}

/* Whether `name` stays inside the folder that it is looked up in. */
static bool name_is_plain(const char *name)
{
	return *name && !strchr(name, '/') && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* Makes an entry of the folder that holds `path` durable. */
static bool parent_sync(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *parent =
		slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
	int fd = parent ? open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	bool synced = fd >= 0 && fsync(fd) == 0;
	int error = errno;

	if (fd >= 0)
		close(fd);
	free(parent);
	errno = error;
	return synced;
}

/* Makes what is missing of `path`, one folder in the other. `path` is as it was afterwards. */
static bool folder_make(char *path)
{
	for (char *end = path + 1;; end++) {
		char rest = *end;
		bool there;

		if (rest && rest != '/')
			continue;
		*end = '\0';
		there = mkdir(path, 0700) == 0 ? parent_sync(path) : errno == EEXIST;
		*end = rest;
		if (!there || !rest)
			return there;
	}
}

/* The folder's descriptor; -1 and errno when it cannot be made or is no folder, or only a link. */
static int folder_open(const char *folder)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	char *path = strdup(folder);
	int fd = -1, error;

	if (!path)
		return -1;
	/* With a slash behind it a link would be followed. */
	for (size_t length = strlen(path); length > 1 && path[length - 1] == '/'; length--)
		path[length - 1] = '\0';
	fd = open(path, flags);
	if (fd < 0 && errno == ENOENT && *path && folder_make(path))
		fd = open(path, flags);
	error = errno;
	free(path);
	errno = error;
	return fd;
}

/* A file that has not got its name yet. */
struct draft {
	int folder_fd, fd;
	char name[sizeof(".vigil-") + 4 * 8]; /* a passing one; "" where files can do without */
};

static bool draft_open(struct draft *draft)
{
	uint32_t words[4];

	draft->fd = openat(draft->folder_fd, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	if (draft->fd >= 0)
		return true;
	if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)
		return false;
	random_fresh(words, sizeof(words));
	snprintf(draft->name, sizeof(draft->name), ".vigil-%08x%08x%08x%08x", words[0], words[1],
	         words[2], words[3]);
	draft->fd = openat(draft->folder_fd, draft->name,
	                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (draft->fd < 0)
		draft->name[0] = '\0';
	return draft->fd >= 0;
}

static bool draft_write(const struct draft *draft, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t written = write(draft->fd, bytes, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		size -= (size_t)written;
	}
	return true;
}

static void draft_forget_name(struct draft *draft)
{
	if (draft->name[0])
		unlinkat(draft->folder_fd, draft->name, 0);
	draft->name[0] = '\0';
}

/* Gives the file its name, unless that is taken. */
static bool draft_link(struct draft *draft, const char *name)
{
	char self[sizeof("/proc/self/fd/") + 3 * sizeof(int)];

	if (draft->name[0]) {
		if (linkat(draft->folder_fd, draft->name, draft->folder_fd, name, 0))
			return false;
		draft_forget_name(draft);
		return true;
	}
	snprintf(self, sizeof(self), "/proc/self/fd/%d", draft->fd);
	if (linkat(AT_FDCWD, self, draft->folder_fd, name, AT_SYMLINK_FOLLOW) == 0)
		return true;
	if (errno != ENOENT) /* it is where /proc is not mounted */
		return false;
	return linkat(draft->fd, "", draft->folder_fd, name, AT_EMPTY_PATH) == 0;
}

/* Makes the new name durable, or takes it back. */
static bool draft_settle(const struct draft *draft, const char *name)
{
	int error;

	if (fsync(draft->folder_fd) == 0)
		return true;
	error = errno;
	unlinkat(draft->folder_fd, name, 0);
	errno = error;
	return false;
}

static void draft_clear(struct draft *draft)
{
	draft_forget_name(draft);
	if (draft->fd >= 0)
		close(draft->fd);
	if (draft->folder_fd >= 0)
		close(draft->folder_fd);
}

enum vigil_status file_create(const char *folder, const char *name, const char *bytes, size_t size,
                              struct vigil_findings *findings)
{
	struct draft draft = {.folder_fd = -1, .fd = -1};
	const char *step = NULL; /* the one that failed, and left errno */

	if (!name_is_plain(name)) {
		findings_add(findings, &file_not_written, folder, FINDING_NOWHERE, NULL,
		             "'%s' is not the name of a file in a folder", name);
		return VIGIL_INVALID;
	}
	draft.folder_fd = folder_open(folder);
	if (draft.folder_fd < 0)
		step = "opening the folder, which may not be a link";
	else if (!draft_open(&draft))
		step = "making a temporary file";
	else if (!draft_write(&draft, bytes, size))
		step = "writing";
	else if (fsync(draft.fd))
		step = "syncing the file";
	else if (!draft_link(&draft, name))
		step = "giving the file its name";
	else if (!draft_settle(&draft, name))
		step = "syncing the folder";
	if (step)
		findings_add(findings, &file_not_written, folder, FINDING_NOWHERE, NULL,
		             "'%s' is not written: %s: %s", name, step, strerror(errno));
	draft_clear(&draft);
	return step ? VIGIL_IO : VIGIL_OK;
}
