/* store/claim.c -- claims on sessions, which the kernel holds and drops with their holder */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "store/claim.h"

/*
 * A session has these bytes of the lock file for itself. Whoever has them locked has the session,
 * and has written who that is into them: a lock of an open file, unlike one of a process, does not
 * tell its holder. What is written counts only as long as the lock is there, so it is never synced.
 */
#define CLAIM_FILE "store.lock"
#define CLAIM_SIZE ((off_t)sizeof(int64_t))

struct store_claim {
	int fd;
};

static struct flock claim_range(int64_t number, short type)
{
	return (struct flock){.l_type = type,
	                      .l_whence = SEEK_SET,
	                      .l_start = (off_t)number * CLAIM_SIZE,
	                      .l_len = CLAIM_SIZE};
}

static int claim_file_open(const struct vigil_store *store)
{
	return openat(store->folder.fd, CLAIM_FILE, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
	              0600);
}

static long claim_holder(int fd, int64_t number)
{
	int64_t process = 0;

	if (pread(fd, &process, sizeof(process), (off_t)number * CLAIM_SIZE) != sizeof(process))
		return 0;
	return (long)process;
}

static enum vigil_status claim_refuse(const struct vigil_store *store, int fd, int64_t number,
                                      struct vigil_findings *findings)
{
	int error = errno;
	long process = claim_holder(fd, number);

	if (error != EAGAIN && error != EACCES)
		store_find(findings, STORE_FAILED, store, _("the session cannot be claimed: %s"),
		           strerror(error));
	else if (process > 0)
		store_find(findings, STORE_SESSION_OPEN, store,
		           _("the session is open in another terminal (process %ld)"), process);
	else
		store_find(findings, STORE_SESSION_OPEN, store,
		           _("the session is open in another terminal"));
	return VIGIL_IO;
}

enum vigil_status store_claim(struct store_claim **claim, struct vigil_store *store, int64_t number,
                              struct vigil_findings *findings)
{
	struct store_claim *made = calloc(1, sizeof(*made));
	struct flock range = claim_range(number, F_WRLCK);
	const int64_t process = getpid();

	*claim = NULL;
	if (!made)
		return VIGIL_NO_MEMORY;
	made->fd = claim_file_open(store);
	if (made->fd < 0 || fcntl(made->fd, F_OFD_SETLK, &range)) {
		enum vigil_status status = claim_refuse(store, made->fd, number, findings);

		store_claim_free(made);
		return status;
	}
	/* Only for the others to read; without it they are told less. */
	if (pwrite(made->fd, &process, sizeof(process), range.l_start) != sizeof(process))
		errno = 0; /* nothing depends on it */
	*claim = made;
	return VIGIL_OK;
}

void store_claim_free(struct store_claim *claim)
{
	if (!claim)
		return;
	if (claim->fd >= 0)
		close(claim->fd);
	free(claim);
}

int claims_open(const struct vigil_store *store)
{
	return claim_file_open(store);
}

bool claim_look(long *process, int fd, int64_t number)
{
	struct flock range = claim_range(number, F_WRLCK);

	*process = 0;
	if (fd < 0 || fcntl(fd, F_OFD_GETLK, &range) || range.l_type == F_UNLCK)
		return false;
	*process = claim_holder(fd, number);
	return true;
}
