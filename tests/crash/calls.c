/* crash/calls.c -- the system calls of Linux that change what is on a disk, and how each is read */
#include "crash/calls.h"

#include <stddef.h>
#include <sys/syscall.h>

enum { NO = CALL_LACKS };

/* clang-format off */
static const struct call calls[] = {
	/* number               name               kind           fd  path to_fd to_path flags */
	{ SYS_open,             "open",            CALL_OPEN,     NO, 0,   NO,   NO,     1  },
	{ SYS_openat,           "openat",          CALL_OPEN,     0,  1,   NO,   NO,     2  },
	{ SYS_write,            "write",           CALL_WRITE,    0,  NO,  NO,   NO,     NO },
	{ SYS_writev,           "writev",          CALL_WRITE,    0,  NO,  NO,   NO,     NO },
	{ SYS_pwrite64,         "pwrite64",        CALL_WRITE,    0,  NO,  NO,   NO,     NO },
	{ SYS_ftruncate,        "ftruncate",       CALL_TRUNCATE, 0,  NO,  NO,   NO,     NO },
	{ SYS_fsync,            "fsync",           CALL_SYNC,     0,  NO,  NO,   NO,     NO },
	{ SYS_fdatasync,        "fdatasync",       CALL_SYNC,     0,  NO,  NO,   NO,     NO },
	{ SYS_syncfs,           "syncfs",          CALL_SYNC_ALL, 0,  NO,  NO,   NO,     NO },
	{ SYS_sync,             "sync",            CALL_SYNC_ALL, NO, NO,  NO,   NO,     NO },
	{ SYS_link,             "link",            CALL_LINK,     NO, 0,   NO,   1,      NO },
	{ SYS_linkat,           "linkat",          CALL_LINK,     0,  1,   2,    3,      4  },
	{ SYS_rename,           "rename",          CALL_RENAME,   NO, 0,   NO,   1,      NO },
	{ SYS_renameat,         "renameat",        CALL_RENAME,   0,  1,   2,    3,      NO },
	{ SYS_renameat2,        "renameat2",       CALL_RENAME,   0,  1,   2,    3,      4  },
	{ SYS_unlink,           "unlink",          CALL_UNLINK,   NO, 0,   NO,   NO,     NO },
	{ SYS_unlinkat,         "unlinkat",        CALL_UNLINK,   0,  1,   NO,   NO,     2  },
	{ SYS_rmdir,            "rmdir",           CALL_UNLINK,   NO, 0,   NO,   NO,     NO },
	{ SYS_mkdir,            "mkdir",           CALL_MKDIR,    NO, 0,   NO,   NO,     NO },
	{ SYS_mkdirat,          "mkdirat",         CALL_MKDIR,    0,  1,   NO,   NO,     NO },
	{ SYS_mmap,             "mmap",            CALL_MAP,      4,  NO,  NO,   NO,     3  },
	{ SYS_creat,            "creat",           CALL_FOREIGN,  NO, 0,   NO,   NO,     NO },
	{ SYS_openat2,          "openat2",         CALL_FOREIGN,  0,  1,   NO,   NO,     NO },
	{ SYS_symlink,          "symlink",         CALL_FOREIGN,  NO, 1,   NO,   NO,     NO },
	{ SYS_symlinkat,        "symlinkat",       CALL_FOREIGN,  1,  2,   NO,   NO,     NO },
	{ SYS_mknod,            "mknod",           CALL_FOREIGN,  NO, 0,   NO,   NO,     NO },
	{ SYS_mknodat,          "mknodat",         CALL_FOREIGN,  0,  1,   NO,   NO,     NO },
	{ SYS_truncate,         "truncate",        CALL_FOREIGN,  NO, 0,   NO,   NO,     NO },
	{ SYS_pwritev,          "pwritev",         CALL_FOREIGN,  0,  NO,  NO,   NO,     NO },
	{ SYS_pwritev2,         "pwritev2",        CALL_FOREIGN,  0,  NO,  NO,   NO,     NO },
	{ SYS_fallocate,        "fallocate",       CALL_FOREIGN,  0,  NO,  NO,   NO,     NO },
	{ SYS_sendfile,         "sendfile",        CALL_FOREIGN,  0,  NO,  NO,   NO,     NO },
	{ SYS_splice,           "splice",          CALL_FOREIGN,  2,  NO,  NO,   NO,     NO },
	{ SYS_copy_file_range,  "copy_file_range", CALL_FOREIGN,  2,  NO,  NO,   NO,     NO },
};
/* clang-format on */

const struct call *call_find(long number)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (calls[i].number == number)
			return &calls[i];
	return NULL;
}
