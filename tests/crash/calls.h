/* crash/calls.h -- the system calls of Linux that change what is on a disk, and how each is read */
#ifndef CRASH_CALLS_H
#define CRASH_CALLS_H

enum call_kind {
	CALL_OPEN,
	CALL_WRITE,
	CALL_TRUNCATE,
	CALL_SYNC,
	CALL_SYNC_ALL, /* whatever it is called with: one file system holds it all */
	CALL_LINK,
	CALL_RENAME,
	CALL_UNLINK,
	CALL_MKDIR,
	CALL_MAP,
	CALL_FOREIGN, /* would change the disk in a way that the model does not know */
};

#define CALL_LACKS (-1) /* in the place of an argument: there is none */

/* Each number is the place of an argument among the six. */
struct call {
	long number;
	const char *name;
	enum call_kind kind;
	int fd;   /* what is written, synced or mapped; of a name: the folder it is relative to */
	int path; /* the name */
	int to_fd, to_path; /* the new name */
	int flags;
};

const struct call *call_find(long number); /* NULL: of no concern */

#endif
