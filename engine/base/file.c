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
#include "base/folder.h"
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

/* A file that has not got its name yet. */
struct draft {
	struct folder folder;
	int fd;
	char name[sizeof(".vigil-") + 4 * 8]; /* a passing one; "" where files can do without */
};

/* One that has a name already, if a passing one. */
static bool draft_open_named(struct draft *draft)
{
	uint32_t words[4];

	random_fresh(words, sizeof(words));
	snprintf(draft->name, sizeof(draft->name), ".vigil-%08x%08x%08x%08x", words[0], words[1],
	         words[2], words[3]);
	draft->fd = openat(draft->folder.fd, draft->name,
	                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (draft->fd < 0)
		draft->name[0] = '\0';
	return draft->fd >= 0;
}

static bool draft_open(struct draft *draft)
{
	draft->fd = openat(draft->folder.fd, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	if (draft->fd >= 0)
		return true;
	if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)
		return false;
	return draft_open_named(draft);
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
		unlinkat(draft->folder.fd, draft->name, 0);
	draft->name[0] = '\0';
}

/* Gives the file its name, unless that is taken. */
static bool draft_link(struct draft *draft, const char *name)
{
	char self[sizeof("/proc/self/fd/") + 3 * sizeof(int)];

	if (draft->name[0]) {
		if (linkat(draft->folder.fd, draft->name, draft->folder.fd, name, 0))
			return false;
		draft_forget_name(draft);
		return true;
	}
	snprintf(self, sizeof(self), "/proc/self/fd/%d", draft->fd);
	if (linkat(AT_FDCWD, self, draft->folder.fd, name, AT_SYMLINK_FOLLOW) == 0)
		return true;
	if (errno != ENOENT) /* it is where /proc is not mounted */
		return false;
	return linkat(draft->fd, "", draft->folder.fd, name, AT_EMPTY_PATH) == 0;
}

/*
 * In a drop folder the group reads the file. It is nobody's but the writer's until it is known to
 * be that group.
 */
static bool draft_share(const struct draft *draft)
{
	struct stat about;

	if (!draft->folder.drop)
		return true;
	if (fstat(draft->fd, &about))
		return false;
	errno = EPERM;
	return about.st_gid == draft->folder.group && fchmod(draft->fd, 0640) == 0;
}

/* Makes the new name durable, or takes it back. */
static bool draft_settle(const struct draft *draft, const char *name)
{
	int error;

	if (folder_sync(&draft->folder, draft->fd))
		return true;
	error = errno;
	unlinkat(draft->folder.fd, name, 0);
	errno = error;
	return false;
}

/* The step that failed, and left errno; NULL: none. */
static const char *draft_finish(struct draft *draft, const char *name, const char *bytes,
                                size_t size)
{
	if (!draft_open(draft))
		return "making a temporary file";
	if (!draft_write(draft, bytes, size))
		return "writing";
	if (!draft_share(draft))
		return "giving it to the folder's group";
	if (fsync(draft->fd))
		return "syncing the file";
	if (!draft_link(draft, name))
		return "giving the file its name";
	if (!draft_settle(draft, name))
		return "syncing the folder";
	return NULL;
}

static void draft_clear(struct draft *draft)
{
	draft_forget_name(draft);
	if (draft->fd >= 0)
		close(draft->fd);
	folder_clear(&draft->folder);
}

/* VIGIL_INVALID, with a finding: it would not stay inside of the folder. */
static enum vigil_status name_check(const char *folder, const char *name,
                                    struct vigil_findings *findings)
{
	if (name_is_plain(name))
		return VIGIL_OK;
	findings_add(findings, &file_not_written, folder, FINDING_NOWHERE, NULL,
	             "'%s' is not the name of a file in a folder", name);
	return VIGIL_INVALID;
}

static enum vigil_status not_written(const char *folder, const char *name, const char *step,
                                     struct vigil_findings *findings)
{
	findings_add(findings, &file_not_written, folder, FINDING_NOWHERE, NULL,
	             "'%s' is not written: %s: %s", name, step, strerror(errno));
	return VIGIL_IO;
}

/* Opens the folder for a file of that name. */
static enum vigil_status place_open(struct folder *opened, const char *folder, const char *name,
                                    struct vigil_findings *findings)
{
	const char *unsafe;
	enum vigil_status status = name_check(folder, name, findings);

	if (status != VIGIL_OK)
		return status;
	if (folder_open(opened, folder, &unsafe))
		return VIGIL_OK;
	if (!unsafe && errno == ENOMEM)
		return VIGIL_NO_MEMORY;
	if (!unsafe)
		return not_written(folder, name, "opening the folder, which may not be a link",
		                   findings);
	findings_add(findings, &folder_unsafe, folder, FINDING_NOWHERE, NULL,
	             "'%s' is not written: the folder is not safe: %s", name, unsafe);
	return VIGIL_IO;
}

enum vigil_status file_create(const char *folder, const char *name, const char *bytes, size_t size,
                              struct vigil_findings *findings)
{
	struct draft draft = {.fd = -1};
	const char *step;
	enum vigil_status status = place_open(&draft.folder, folder, name, findings);

	if (status != VIGIL_OK)
		return status;
	step = draft_finish(&draft, name, bytes, size);
	if (step)
		status = not_written(folder, name, step, findings);
	draft_clear(&draft);
	return status;
}

/* Are these the bytes of the file, all of them? */
static bool holds(int fd, const char *bytes, size_t size)
{
	char read_bytes[4096];

	for (;;) {
		ssize_t got = read(fd, read_bytes, sizeof(read_bytes));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0 && size == 0;
		if ((size_t)got > size || memcmp(read_bytes, bytes, (size_t)got) != 0)
			return false;
		bytes += got;
		size -= (size_t)got;
	}
}

enum vigil_status file_keep(const char *folder, const char *name, const char *bytes, size_t size,
                            struct vigil_findings *findings)
{
	struct folder opened;
	struct stat about;
	int fd = -1;
	enum vigil_status status = place_open(&opened, folder, name, findings);

	if (status != VIGIL_OK)
		return status;
	fd = openat(opened.fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT) {
		status = file_create(folder, name, bytes, size, findings);
		goto done;
	}
	if (fd < 0) {
		status = not_written(folder, name, "looking at the file that is there", findings);
	} else if (fstat(fd, &about) || !S_ISREG(about.st_mode) || !holds(fd, bytes, size)) {
		errno = EEXIST;
		status = not_written(folder, name, "another file has its name", findings);
	} else if (fsync(fd) || !folder_sync(&opened, fd)) {
		/* whoever wrote it may have been stopped before it and its name were durable */
		status = not_written(folder, name, "syncing the file that is there", findings);
	}
done:
	if (fd >= 0)
		close(fd);
	folder_clear(&opened);
	return status;
}

/* The step that failed, and left errno; NULL: none. */
static const char *draft_replace(struct draft *draft, const char *name,
                                 const struct file_piece *pieces, size_t count)
{
	struct stat about;

	if (fstatat(draft->folder.fd, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
	    !S_ISREG(about.st_mode) && !S_ISLNK(about.st_mode)) {
		errno = EEXIST;
		return "looking at what is there";
	}
	if (!draft_open_named(draft))
		return "making a temporary file";
	for (size_t i = 0; i < count; i++)
		if (!draft_write(draft, pieces[i].bytes, pieces[i].size))
			return "writing";
	if (fsync(draft->fd))
		return "syncing the file";
	if (renameat(draft->folder.fd, draft->name, draft->folder.fd, name))
		return "giving the file its name";
	draft->name[0] = '\0';
	return folder_sync(&draft->folder, draft->fd) ? NULL : "syncing the folder";
}

enum vigil_status file_replace(const char *path, const struct file_piece *pieces, size_t count,
                               struct vigil_findings *findings)
{
	struct draft draft = {.fd = -1, .folder = {.fd = -1, .readable = true}};
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *step;
	char *folder =
		slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!folder)
		goto done;
	status = name_check(folder, name, findings);
	if (status != VIGIL_OK)
		goto done;
	draft.folder.fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	step = draft.folder.fd < 0 ? "opening the folder"
	                           : draft_replace(&draft, name, pieces, count);
	if (step)
		status = not_written(folder, name, step, findings);
done:
	draft_clear(&draft);
	free(folder);
	return status;
}
