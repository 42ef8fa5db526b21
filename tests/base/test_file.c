/* tests/base/test_file.c -- files are read if regular, and written whole or not at all */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/findings.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/*
 * Every test stands in a new folder, which has: `file`, ten bytes, mode 0644; `folder`, empty;
 * `to-file`, `to-folder`, `to-nothing`, symbolic links; `pipe`.
 */
static char top[4096];

static int remove_all(const char *folder)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;

	if (!entries)
		return unlink(folder);
	while ((entry = readdir(entries))) {
		char path[4096];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (entry->d_type == DT_DIR)
			remove_all(path);
		else
			unlink(path);
	}
	closedir(entries);
	return rmdir(folder);
}

static int setup(void **state)
{
	const char *parent = getenv("TMPDIR");
	FILE *file;

	(void)state;
	snprintf(top, sizeof(top), "%s/vigil-test-XXXXXX", parent && *parent ? parent : "/tmp");
	umask(022);
	if (!mkdtemp(top) || chdir(top))
		return -1;
	file = fopen("file", "w");
	if (!file || fputs("ten bytes.", file) < 0 || fclose(file))
		return -1;
	return mkdir("folder", 0700) || symlink("file", "to-file") ||
	       symlink("folder", "to-folder") || symlink("nothing", "to-nothing") ||
	       mkfifo("pipe", 0600);
}

static int teardown(void **state)
{
	(void)state;
	return chdir("/") || remove_all(top);
}

/* How many entries a folder has. */
static int entry_count(const char *folder)
{
	DIR *entries = opendir(folder);
	int count = -2; /* itself and the one above */

	if (!entries)
		return -1;
	while (readdir(entries))
		count++;
	closedir(entries);
	return count;
}

static bool file_holds(const char *path, const char *bytes)
{
	char read[64] = "";
	FILE *file = fopen(path, "r");
	size_t size = file ? fread(read, 1, sizeof(read), file) : 0;

	if (!file)
		return false;
	fclose(file);
	return size == strlen(bytes) && memcmp(read, bytes, size) == 0;
}

static unsigned mode_of(const char *path)
{
	struct stat about;

	return lstat(path, &about) ? 0 : about.st_mode & 07777;
}

/* clang-format off */
static struct open_case {
	const char *name, *path;
	enum vigil_status status;
	const char *code;
} opened[] = {
	{ "a file is opened",                     "file",       VIGIL_OK,        NULL },
	{ "a link to a file, too",                "to-file",    VIGIL_OK,        NULL },
	{ "a file that is not there is missing",  "nothing",    VIGIL_NOT_FOUND, "file-missing" },
	{ "so is a link's that leads nowhere",    "to-nothing", VIGIL_NOT_FOUND, "file-missing" },
	{ "so is one in a file",                  "file/x",     VIGIL_NOT_FOUND, "file-missing" },
	{ "so is one without a name",             "",           VIGIL_NOT_FOUND, "file-missing" },
	{ "a folder is no regular file",          "folder",     VIGIL_INVALID,   "file-not-regular" },
	{ "nor is a link to one",                 "to-folder",  VIGIL_INVALID,   "file-not-regular" },
	{ "a pipe is none, and is not waited for", "pipe",      VIGIL_INVALID,   "file-not-regular" },
	{ "a device is none",                     "/dev/null",  VIGIL_INVALID,   "file-not-regular" },
};

static struct create_case {
	const char *name, *folder, *file;
	enum vigil_status status;
	const char *words; /* in the finding */
} created[] = {
	{ "a file is created in a folder",             "folder",      "a.xml",   VIGIL_OK,      NULL },
	{ "a slash behind the folder is no trouble",   "folder//",    "a.xml",   VIGIL_OK,      NULL },
	{ "the folder we are in will do",              ".",           "a.xml",   VIGIL_OK,      NULL },
	{ "a missing folder is made",                  "new",         "a.xml",   VIGIL_OK,      NULL },
	{ "so are many, one in the other",             "folder/x//y/z/", "a.xml", VIGIL_OK,     NULL },
	{ "a link may lead to the folder above",       "to-folder/x", "a.xml",   VIGIL_OK,      NULL },
	{ "a name that is taken is refused",           ".",           "file",    VIGIL_IO,      "giving the file its name" },
	{ "so is a link's, wherever it leads",         ".",           "to-nothing", VIGIL_IO,   "giving the file its name" },
	{ "so is a folder's",                          ".",           "folder",  VIGIL_IO,      "giving the file its name" },
	{ "a link is not the folder",                  "to-folder",   "a.xml",   VIGIL_IO,      "opening the folder" },
	{ "nor is it with a slash behind",             "to-folder/",  "a.xml",   VIGIL_IO,      "opening the folder" },
	{ "a link that leads nowhere is not followed", "to-nothing",  "a.xml",   VIGIL_IO,      "opening the folder" },
	{ "a file is no folder",                       "file",        "a.xml",   VIGIL_IO,      "opening the folder" },
	{ "nothing can be made in a file",             "file/x",      "a.xml",   VIGIL_IO,      "opening the folder" },
	{ "no folder is no folder",                    "",            "a.xml",   VIGIL_IO,      "opening the folder" },
	{ "a name with a slash is refused",            "folder",      "x/a.xml", VIGIL_INVALID, "not the name" },
	{ "a name that leads out is refused",          "folder",      "../x",    VIGIL_INVALID, "not the name" },
	{ "the folder above is no name",               "folder",      "..",      VIGIL_INVALID, "not the name" },
	{ "the folder itself is no name",              "folder",      ".",       VIGIL_INVALID, "not the name" },
	{ "nothing is no name",                        "folder",      "",        VIGIL_INVALID, "not the name" },
};
/* clang-format on */

static void file_is_opened(void **state)
{
	const struct open_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	int fd = 77;
	size_t size = 0;
	enum vigil_status status = file_open(&fd, &size, row->path, findings);

	assert_int_equal(status, row->status);
	if (status == VIGIL_OK) {
		assert_int_equal(size, 10);
		assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
		close(fd);
		assert_int_equal(vigil_findings_count(findings), 0);
	} else {
		assert_int_equal(fd, -1);
		assert_int_equal(vigil_findings_count(findings), 1);
		assert_string_equal(vigil_findings_get(findings, 0)->code->name, row->code);
		assert_int_equal(vigil_findings_get(findings, 0)->code->severity, VIGIL_ERROR);
		assert_string_equal(vigil_findings_get(findings, 0)->at.file, row->path);
	}
	vigil_findings_free(findings);
}

static void file_is_created(void **state)
{
	const struct create_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status = file_create(row->folder, row->file, "<x/>", 4, findings);
	char path[256];

	assert_int_equal(status, row->status);
	if (status == VIGIL_OK) {
		snprintf(path, sizeof(path), "%s/%s", row->folder, row->file);
		assert_int_equal(vigil_findings_count(findings), 0);
		assert_true(file_holds(path, "<x/>"));
		assert_int_equal(mode_of(path), 0600);
	} else {
		assert_int_equal(vigil_findings_count(findings), 1);
		assert_string_equal(vigil_findings_get(findings, 0)->code->name,
		                    "file-not-written");
		assert_non_null(strstr(vigil_findings_get(findings, 0)->text, row->words));
		assert_true(file_holds("file", "ten bytes."));
		assert_int_equal(entry_count("folder"), 0);
		assert_int_equal(entry_count("."), 6);
	}
	vigil_findings_free(findings);
}

static void folders_are_private(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();

	(void)state;
	assert_int_equal(file_create("x/y", "a.xml", "", 0, findings), VIGIL_OK);
	vigil_findings_free(findings);
	assert_int_equal(mode_of("x"), 0700);
	assert_int_equal(mode_of("x/y"), 0700);
	assert_true(file_holds("x/y/a.xml", ""));
	assert_int_equal(mode_of("file"), 0644);
}

static void large_file_is_whole(void **state)
{
	const size_t size = 3000000;
	struct vigil_findings *findings = vigil_findings_new();
	char *bytes = malloc(size), *read = malloc(size);
	FILE *file;
	size_t got = 0;

	(void)state;
	assert_non_null(bytes);
	assert_non_null(read);
	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)(i * 31 >> 3);
	assert_int_equal(file_create("folder", "a.xml", bytes, size, findings), VIGIL_OK);
	file = fopen("folder/a.xml", "r");
	assert_non_null(file);
	got = fread(read, 1, size, file);
	assert_int_equal(fgetc(file), EOF);
	fclose(file);
	assert_int_equal(got, size);
	assert_memory_equal(bytes, read, size);
	free(bytes);
	free(read);
	vigil_findings_free(findings);
}

/*
 * Where the system refuses a call. The kernel does it, by a filter on a process of its own: calls
 * of number `call` fail with `error` if argument `argument` has the bits `bits` (0: always).
 */
struct refusal {
	long call;
	unsigned argument, bits;
	int error;
};

static bool refuse_calls(const struct refusal *refusals, size_t count)
{
	struct sock_filter program[64];
	size_t length = 0;

	for (size_t i = 0; i < count && refusals[i].error; i++) {
		const struct refusal *refusal = &refusals[i];
		const unsigned at =
			(unsigned)offsetof(struct seccomp_data, args) + 8 * refusal->argument;
		const struct sock_filter rule[] = {
			BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
			BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)refusal->call, 0, 4),
			BPF_STMT(BPF_LD | BPF_W | BPF_ABS, at),
			BPF_STMT(BPF_ALU | BPF_AND | BPF_K, refusal->bits),
			BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refusal->bits, 0, 1),
			BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)refusal->error),
		};

		memcpy(program + length, rule, sizeof(rule));
		length += COUNT(rule);
	}
	program[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER,
	             &(struct sock_fprog){(unsigned short)length, program}) == 0;
}

#define ONLY_TMPFILE ((unsigned)(O_TMPFILE & ~O_DIRECTORY))
#define FOLDER_FD    1 /* of 3, which the folder gets, and not of 4, the file's */

/* clang-format off */
#define NO_UNNAMED { SYS_openat, 2, ONLY_TMPFILE, EOPNOTSUPP }

static struct refused_case {
	const char *name;
	struct refusal refusals[3];
	const char *file;
	enum vigil_status status;
	const char *words;
	bool half; /* no file may be longer than two bytes */
} refused[] = {
	{ "files need a name: one is created all the same",
	  { NO_UNNAMED }, "a.xml", VIGIL_OK, NULL, false },
	{ "files need a name: a name that is taken is refused",
	  { NO_UNNAMED }, "taken", VIGIL_IO, "giving the file its name", false },
	{ "files need a name, and cannot be linked",
	  { NO_UNNAMED, { SYS_linkat, 0, 0, EPERM } }, "a.xml", VIGIL_IO, "giving the file its name", false },
	{ "files need a name, and there is room for half of one",
	  { NO_UNNAMED }, "a.xml", VIGIL_IO, "writing", true },
	{ "files need a name, and nothing can be synced",
	  { NO_UNNAMED, { SYS_fsync, 0, 0, EIO } }, "a.xml", VIGIL_IO, "Input/output error", false },
	{ "no file can be made",
	  { { SYS_openat, 2, ONLY_TMPFILE, EROFS } }, "a.xml", VIGIL_IO, "making a temporary file", false },
	{ "no folder can be opened",
	  { { SYS_openat, 2, O_DIRECTORY, EACCES } }, "a.xml", VIGIL_IO, "opening the folder", false },
	{ "there is room for half of a file",
	  { { 0 } }, "a.xml", VIGIL_IO, "writing", true },
	{ "nothing can be synced",
	  { { SYS_fsync, 0, 0, EIO } }, "a.xml", VIGIL_IO, "Input/output error", false },
	{ "the file cannot be linked",
	  { { SYS_linkat, 0, 0, EPERM } }, "a.xml", VIGIL_IO, "giving the file its name", false },
	{ "the folder cannot be synced",
	  { { SYS_fsync, 0, FOLDER_FD, EIO } }, "a.xml", VIGIL_IO, "syncing the folder", false },
	{ "files need a name, and the folder cannot be synced",
	  { NO_UNNAMED, { SYS_fsync, 0, FOLDER_FD, EIO } }, "a.xml", VIGIL_IO, "syncing the folder", false },
};
/* clang-format on */

/* What file_create() does in `folder` under refusals: its status, or 99 without a filter. */
static int create_refused(const struct refused_case *row)
{
	struct vigil_findings *findings = vigil_findings_new();
	const struct rlimit half = {2, 2};
	enum vigil_status status;

	signal(SIGXFSZ, SIG_IGN);
	if (row->half && setrlimit(RLIMIT_FSIZE, &half))
		return 99;
	if (!findings || close_range(3, ~0U, 0) ||
	    !refuse_calls(row->refusals, COUNT(row->refusals)))
		return 99;
	status = file_create("folder", row->file, "<x/>", 4, findings);
	if (status != VIGIL_OK && (vigil_findings_count(findings) != 1 ||
	                           !strstr(vigil_findings_get(findings, 0)->text, row->words)))
		return 98;
	return (int)status;
}

static void refusal_leaves_nothing(void **state)
{
	const struct refused_case *row = *state;
	int ended = 0;
	pid_t child;

	assert_int_equal(rename("file", "folder/taken"), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(create_refused(row));
	assert_int_equal(waitpid(child, &ended, 0), child);
	assert_true(WIFEXITED(ended));
	if (WEXITSTATUS(ended) == 99)
		skip();
	assert_int_equal(WEXITSTATUS(ended), row->status);
	assert_true(file_holds("folder/taken", "ten bytes."));
	assert_int_equal(entry_count("folder"), row->status == VIGIL_OK ? 2 : 1);
	if (row->status == VIGIL_OK) {
		assert_true(file_holds("folder/a.xml", "<x/>"));
		assert_int_equal(mode_of("folder/a.xml"), 0600);
	}
}

static struct CMUnitTest row(const char *name, CMUnitTestFunction function, void *state)
{
	return (struct CMUnitTest){name, function, setup, teardown, state};
}

int main(void)
{
	struct CMUnitTest tests[COUNT(opened) + COUNT(created) + COUNT(refused) + 2];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(opened); i++)
		*test++ = row(opened[i].name, file_is_opened, &opened[i]);
	for (size_t i = 0; i < COUNT(created); i++)
		*test++ = row(created[i].name, file_is_created, &created[i]);
	for (size_t i = 0; i < COUNT(refused); i++)
		*test++ = row(refused[i].name, refusal_leaves_nothing, &refused[i]);
	*test++ = row("folders are made for their owner alone", folders_are_private, NULL);
	*test++ = row("a large file is whole", large_file_is_whole, NULL);
	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
