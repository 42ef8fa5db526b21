/* base/folder.c -- a folder that files are added to: one's own, or one that many drop files into */
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/findings.h"

const struct vigil_code folder_unusable = {"folder-unusable", VIGIL_ERROR};
const struct vigil_code folder_unsafe = {"folder-unsafe", VIGIL_ERROR};
const struct vigil_code folder_full = {"folder-full", VIGIL_ERROR};

/* What an account is shown as that does not exist here: in a container, or across a network. */
#define OWNER_UNKNOWN ((uid_t)65534)

#define DROP_MODE (S_ISGID | S_ISVTX | S_IRWXU | S_IRWXG | S_IWOTH | S_IXOTH)

/* Deeper than any path: a folder above itself would be a broken file system. */
#define DEPTH_MOST 4096

/* ---- making one ---- */

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

/*
 * A folder that is there may have been made by somebody who was stopped before its name was durable:
 * nothing may be kept in it until it is. Of a folder that we may not read that cannot be seen to,
 * and we have not made anything in it.
 */
static bool parent_settle(const char *path)
{
	return parent_sync(path) || errno == EACCES || errno == EINVAL;
}

/* Makes what is missing of `path`, one folder in the other. `path` is as it was afterwards. */
static bool make(char *path)
{
	for (char *end = path + 1;; end++) {
		char rest = *end;
		bool there;

		if (rest && rest != '/')
			continue;
		*end = '\0';
		there = mkdir(path, 0700) == 0 ? parent_sync(path)
		                               : errno == EEXIST && parent_settle(path);
		*end = rest;
		if (!there || !rest)
			return there;
	}
}

/* The path without slashes behind it, with which a link would be followed. NULL: no memory. */
static char *path_trim(const char *path)
{
	char *trimmed = strdup(path);

	for (size_t length = trimmed ? strlen(trimmed) : 0;
	     length > 1 && trimmed[length - 1] == '/'; length--)
		trimmed[length - 1] = '\0';
	return trimmed;
}

/* ---- looking at one ---- */

static bool others_write(const struct stat *about)
{
	return about->st_mode & (S_IWGRP | S_IWOTH);
}

/* Is the account of this process in the group? On failure it might be. */
static bool is_member(gid_t group)
{
	int count = getgroups(0, NULL);
	gid_t *groups = count > 0 ? calloc((size_t)count, sizeof(*groups)) : NULL;
	bool member = getegid() == group || count < 0 || (count > 0 && !groups);

	if (groups && (count = getgroups(count, groups)) < 0)
		member = true;
	for (int i = 0; groups && i < count; i++)
		member = member || groups[i] == group;
	free(groups);
	return member;
}

/* Could somebody put another folder in the place of this one, or of one above it? */
static bool is_replaceable(int fd)
{
	struct stat about, last = {0};
	int here = openat(fd, "..", O_PATH | O_DIRECTORY | O_CLOEXEC);
	bool replaceable = true;

	for (int depth = 0; here >= 0 && depth < DEPTH_MOST; depth++) {
		int above;

		if (fstat(here, &about) ||
		    ((about.st_mode & S_IWOTH) && !(about.st_mode & S_ISVTX)))
			break;
		replaceable = !(about.st_dev == last.st_dev && about.st_ino == last.st_ino);
		if (!replaceable) /* the root is above itself */
			break;
		last = about;
		above = openat(here, "..", O_PATH | O_DIRECTORY | O_CLOEXEC);
		close(here);
		here = above;
	}
	if (here >= 0)
		close(here);
	return replaceable;
}

/* What is wrong with a folder in which others may write, in words; NULL: nothing. */
static const char *drop_fault(int fd, const struct stat *about)
{
	if (!(about->st_mode & S_ISVTX))
		return "others may remove and replace files in it (to make it safe: 'vigil index "
		       "--make-drop', or take the write permission from them)";
	if (about->st_mode & S_IROTH)
		return "others may list it";
	if (!(about->st_mode & S_ISGID))
		return "files in it would not belong to its group (it has no set-group-id bit)";
	if (about->st_uid == OWNER_UNKNOWN)
		return "its owner is not an account of this machine";
	if (about->st_uid != geteuid() && is_member(about->st_gid))
		return "this account belongs to the folder's group, and so may others whose "
		       "results it would show";
	if (is_replaceable(fd))
		return "a folder above it can be replaced by others";
	return NULL;
}

/* ---- opening ---- */

static int open_at(struct folder *folder, const char *path)
{
	const int flags = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

	folder->fd = open(path, O_RDONLY | flags);
	folder->readable = folder->fd >= 0;
	if (folder->fd < 0 && errno == EACCES)
		folder->fd = open(path, O_PATH | flags);
	return folder->fd;
}

bool folder_open(struct folder *folder, const char *path, const char **unsafe)
{
	char *trimmed = path_trim(path);
	struct stat about;
	int error;

	*folder = (struct folder){.fd = -1};
	*unsafe = NULL;
	if (!trimmed)
		return false;
	if (open_at(folder, trimmed) < 0 && errno == ENOENT && *trimmed && make(trimmed))
		open_at(folder, trimmed);
	if (folder->fd >= 0 && (fstat(folder->fd, &about) || !parent_settle(trimmed))) {
		error = errno;
		folder_clear(folder);
		errno = error;
	}
	error = errno;
	free(trimmed);
	if (folder->fd >= 0 && others_write(&about)) {
		*unsafe = drop_fault(folder->fd, &about);
		folder->drop = true;
		folder->group = about.st_gid;
		if (*unsafe)
			folder_clear(folder);
	}
	errno = error;
	return folder->fd >= 0;
}

void folder_clear(struct folder *folder)
{
	if (folder->fd >= 0)
		close(folder->fd);
	folder->fd = -1;
}

enum vigil_status folder_check(const char *path, uint64_t room, struct vigil_findings *findings)
{
	struct folder folder;
	struct statvfs system;
	const char *unsafe;
	enum vigil_status status = VIGIL_OK;

	if (!folder_open(&folder, path, &unsafe)) {
		if (!unsafe && errno == ENOMEM)
			return VIGIL_NO_MEMORY;
		if (unsafe)
			findings_add(findings, &folder_unsafe, path, FINDING_NOWHERE, NULL,
			             "the folder is not safe: %s", unsafe);
		else
			findings_add(findings, &folder_unusable, path, FINDING_NOWHERE, NULL,
			             "the folder, which may not be a link, cannot be opened: %s",
			             strerror(errno));
		return VIGIL_IO;
	}
	if (faccessat(folder.fd, ".", W_OK | X_OK, AT_EACCESS)) {
		findings_add(findings, &folder_unusable, path, FINDING_NOWHERE, NULL,
		             "no file can be added to the folder: %s", strerror(errno));
		status = VIGIL_IO;
	} else if (fstatvfs(folder.fd, &system) == 0 && system.f_frsize > 0 &&
	           system.f_bavail < room / system.f_frsize) {
		findings_add(findings, &folder_full, path, FINDING_NOWHERE, NULL,
		             "there is not enough room in the folder's file system: %llu KiB are "
		             "free",
		             (unsigned long long)system.f_bavail * system.f_frsize / 1024);
		status = VIGIL_IO;
	}
	folder_clear(&folder);
	return status;
}

bool folder_sync(const struct folder *folder, int file)
{
	return folder->readable ? fsync(folder->fd) == 0 : syncfs(file) == 0;
}

/* ---- a drop folder ---- */

/* The step that failed, and left errno; NULL: none. */
static const char *drop_set(int fd, gid_t group)
{
	struct stat about;

	if (fstat(fd, &about))
		return "looking at it";
	errno = EPERM;
	if (about.st_uid != geteuid())
		return "it belongs to somebody else";
	if (about.st_gid != group && fchown(fd, (uid_t)-1, group))
		return "giving it to the group";
	if ((about.st_mode & 07777) != DROP_MODE && fchmod(fd, DROP_MODE))
		return "setting its mode";
	if (fsync(fd))
		return "syncing it";
	/* The bit that keeps the group is dropped silently for who is not in it. */
	errno = EPERM;
	if (fstat(fd, &about) || (about.st_mode & 07777) != DROP_MODE || about.st_gid != group)
		return "setting its mode";
	return NULL;
}

enum vigil_status folder_make_drop(const char *path, gid_t group, struct vigil_findings *findings)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	char *trimmed = path_trim(path);
	const char *step = NULL;
	int fd = -1;

	if (!trimmed)
		return VIGIL_NO_MEMORY;
	fd = open(trimmed, flags);
	if (fd < 0 && errno == ENOENT && *trimmed && make(trimmed))
		fd = open(trimmed, flags);
	step = fd < 0 ? "opening it; it may not be a link" : drop_set(fd, group);
	if (step)
		findings_add(findings, &folder_unusable, path, FINDING_NOWHERE, NULL,
		             "the folder is not made a drop folder: %s: %s", step, strerror(errno));
	else if (is_replaceable(fd)) {
		step = "";
		findings_add(findings, &folder_unsafe, path, FINDING_NOWHERE, NULL,
		             "the folder is not safe: a folder above it can be replaced by others");
	}
	if (fd >= 0)
		close(fd);
	free(trimmed);
	return step ? VIGIL_IO : VIGIL_OK;
}
