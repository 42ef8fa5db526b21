/* store/test_drop.c -- a folder that the results of many accounts arrive in, and who can do what */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>

#include "base/file.h"
#include "base/folder.h"
#include "support/folder.h"
#include "vigil/store.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Accounts by number: the kernel needs no names. */
#define TRAINERS 60001
enum account { ROOT, TRAINER, SECOND_TRAINER, LEARNER, OTHER_LEARNER };
static const struct {
	uid_t user;
	gid_t group, also; /* also: a second group, or the same */
} accounts[] = {
	[ROOT] = {0, 0, 0},
	[TRAINER] = {50001, 50001, TRAINERS},
	[SECOND_TRAINER] = {50002, 50002, TRAINERS},
	[LEARNER] = {50003, 50003, 50003},
	[OTHER_LEARNER] = {50004, 50004, 50004},
};

static struct vigil_findings *findings;

static int setup(void **state)
{
	(void)state;
	findings = vigil_findings_new();
	if (!findings || folder_enter())
		return -1;
	return geteuid() == 0 && chown(folder_top, accounts[TRAINER].user, 0);
}

static int teardown(void **state)
{
	(void)state;
	vigil_findings_free(findings);
	return folder_leave();
}

/* What `act` returns in a process of that account. */
static int as(enum account account, int (*act)(const void *argument), const void *argument)
{
	int ended = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		if (setgroups(1, &accounts[account].also) || setgid(accounts[account].group) ||
		    setuid(accounts[account].user))
			_exit(99);
		_exit(act(argument));
	}
	assert_int_equal(waitpid(child, &ended, 0), child);
	assert_true(WIFEXITED(ended));
	return WEXITSTATUS(ended);
}

static int prepare(const void *folder)
{
	return (int)vigil_results_prepare(folder, "60001", findings);
}

struct delivered {
	const char *folder, *name, *bytes;
};

/* The status, and 50 more when the finding is that the folder is not safe. */
static int deliver(const void *argument)
{
	const struct delivered *file = argument;
	enum vigil_status status =
		file_create(file->folder, file->name, file->bytes, strlen(file->bytes), findings);
	bool unsafe = status != VIGIL_OK && vigil_findings_get(findings, 0)->code == &folder_unsafe;

	return (int)status + (unsafe ? 50 : 0);
}

static const struct delivered mine = {"drop", "mine.xml", "my result"};

/* ---- who can do what ---- */

static int reads(const void *path)
{
	char bytes[32] = "";
	int fd = open(path, O_RDONLY);

	if (fd < 0)
		return errno;
	if (read(fd, bytes, sizeof(bytes) - 1) < 0)
		return errno;
	return strcmp(bytes, mine.bytes) == 0 ? 0 : 98;
}

static int lists(const void *folder)
{
	DIR *entries = opendir(folder);
	int count = 0;

	if (!entries)
		return errno;
	while (readdir(entries))
		count++;
	closedir(entries);
	return count == 3 ? 0 : 98; /* with itself and the one above */
}

static int removes(const void *path)
{
	return unlink(path) ? errno : 0;
}

static int moves_away(const void *path)
{
	return rename(path, "drop/gone") ? errno : 0;
}

static int writes_into(const void *path)
{
	return open(path, O_WRONLY) < 0 ? errno : 0;
}

static int changes_mode(const void *path)
{
	return chmod(path, 0666) ? errno : 0;
}

static int puts_another_in_place(const void *path)
{
	int fd = open("drop/other", O_WRONLY | O_CREAT | O_EXCL, 0644);

	if (fd < 0)
		return 98;
	return rename("drop/other", path) ? errno : 0;
}

static int links_another_in_place(const void *path)
{
	return symlink("/etc/passwd", path) ? errno : 0;
}

/* clang-format off */
static struct right_case {
	const char *name;
	enum account account;
	int (*act)(const void *path);
	const char *path;
	int error;
} rights[] = {
	{ "the trainer lists the results",              TRAINER,        lists,        "drop",          0 },
	{ "the trainer reads them",                     TRAINER,        reads,        "drop/mine.xml", 0 },
	{ "another trainer lists them",                 SECOND_TRAINER, lists,        "drop",          0 },
	{ "another trainer reads them",                 SECOND_TRAINER, reads,        "drop/mine.xml", 0 },
	{ "another trainer cannot write into them",     SECOND_TRAINER, writes_into,  "drop/mine.xml", EACCES },
	{ "another trainer cannot remove them",         SECOND_TRAINER, removes,      "drop/mine.xml", EPERM },
	{ "the learner reads the own result",           LEARNER,        reads,        "drop/mine.xml", 0 },
	{ "the learner does not list the others'",      LEARNER,        lists,        "drop",          EACCES },
	{ "no other learner lists them",                OTHER_LEARNER,  lists,        "drop",          EACCES },
	{ "no other learner reads them",                OTHER_LEARNER,  reads,        "drop/mine.xml", EACCES },
	{ "no other learner removes them",              OTHER_LEARNER,  removes,      "drop/mine.xml", EPERM },
	{ "no other learner moves them away",           OTHER_LEARNER,  moves_away,   "drop/mine.xml", EPERM },
	{ "no other learner writes into them",          OTHER_LEARNER,  writes_into,  "drop/mine.xml", EACCES },
	{ "no other learner changes their mode",        OTHER_LEARNER,  changes_mode, "drop/mine.xml", EPERM },
	{ "no other learner puts a file in their place", OTHER_LEARNER, puts_another_in_place, "drop/mine.xml", EPERM },
	{ "no other learner puts a link in their place", OTHER_LEARNER, links_another_in_place, "drop/mine.xml", EEXIST },
	{ "no learner removes the folder",              OTHER_LEARNER,  removes,      "drop",          EACCES },
};
/* clang-format on */

static void account_has_rights(void **state)
{
	const struct right_case *row = *state;
	struct stat about;

	if (geteuid() != 0)
		skip();
	assert_int_equal(as(TRAINER, prepare, "drop"), VIGIL_OK);
	assert_int_equal(folder_mode_of("drop"), 03773);
	assert_int_equal(as(LEARNER, deliver, &mine), VIGIL_OK);
	assert_int_equal(stat("drop/mine.xml", &about), 0);
	assert_int_equal(about.st_uid, accounts[LEARNER].user);
	assert_int_equal(about.st_gid, TRAINERS);
	assert_int_equal(about.st_mode & 07777, 0640);
	assert_int_equal(as(row->account, row->act, row->path), row->error);
	assert_int_equal(as(TRAINER, reads, "drop/mine.xml"), 0);
}

/* ---- which folders are taken ---- */

static void as_prepared(void)
{
}

static void without_sticky(void)
{
	assert_int_equal(chmod("drop", 02773), 0);
}

static void for_its_group_without_sticky(void)
{
	assert_int_equal(chmod("drop", 02770), 0);
}

static void listed(void)
{
	assert_int_equal(chmod("drop", 03777), 0);
}

static void without_group(void)
{
	assert_int_equal(chmod("drop", 01773), 0);
}

static void without_owner(void)
{
	assert_int_equal(chown("drop", 65534, TRAINERS), 0);
	assert_int_equal(chmod("drop", 03773), 0);
}

static void in_a_folder_for_all(void)
{
	assert_int_equal(chmod(".", 0777), 0);
}

static void in_a_sticky_folder_for_all(void)
{
	assert_int_equal(chmod(".", 01777), 0);
}

static void behind_a_link(void)
{
	assert_int_equal(rename("drop", "real"), 0);
	assert_int_equal(symlink("real", "drop"), 0);
}

static void for_the_trainer_alone(void)
{
	assert_int_equal(chmod("drop", 0755), 0);
}

#define UNSAFE (VIGIL_IO + 50)

/* clang-format off */
static struct folder_case {
	const char *name;
	void (*before)(void);
	enum account account;
	int status;
} folders[] = {
	{ "a learner delivers",                                as_prepared,          LEARNER,        VIGIL_OK },
	{ "the trainer delivers, too",                         as_prepared,          TRAINER,        VIGIL_OK },
	{ "who is in the group that reads does not",           as_prepared,          SECOND_TRAINER, UNSAFE },
	{ "not where others can replace results",              without_sticky,       LEARNER,        UNSAFE },
	{ "not where the group can replace results",           for_its_group_without_sticky, TRAINER, UNSAFE },
	{ "not where others can list them",                    listed,               LEARNER,        UNSAFE },
	{ "not where results would be of the learner's group", without_group,        LEARNER,        UNSAFE },
	{ "not where nobody knows the owner",                  without_owner,        LEARNER,        UNSAFE },
	{ "not where the folder can be replaced",              in_a_folder_for_all,  LEARNER,        UNSAFE },
	{ "a sticky folder above is fine",                     in_a_sticky_folder_for_all, LEARNER,  VIGIL_OK },
	{ "not behind a link",                                 behind_a_link,        LEARNER,        VIGIL_IO },
	{ "not where nothing can be added",                    for_the_trainer_alone, LEARNER,       VIGIL_IO },
};
/* clang-format on */

static void folder_is_judged(void **state)
{
	const struct folder_case *row = *state;

	if (geteuid() != 0)
		skip();
	assert_int_equal(as(TRAINER, prepare, "drop"), VIGIL_OK);
	row->before();
	assert_int_equal(as(row->account, deliver, &mine), row->status);
	if (row->status != VIGIL_OK)
		assert_int_equal(folder_mode_of("drop/mine.xml"), 0);
}

static int delivers_twice(const void *argument)
{
	const struct delivered *file = argument;
	size_t size = strlen(file->bytes);

	if (file_keep(file->folder, file->name, file->bytes, size, findings) != VIGIL_OK ||
	    file_keep(file->folder, file->name, file->bytes, size, findings) != VIGIL_OK)
		return 1;
	return file_keep(file->folder, file->name, "another", 7, findings) == VIGIL_IO ? 0 : 2;
}

static void same_result_is_kept(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	assert_int_equal(as(TRAINER, prepare, "drop"), VIGIL_OK);
	assert_int_equal(as(LEARNER, delivers_twice, &mine), 0);
	assert_int_equal(as(TRAINER, reads, "drop/mine.xml"), 0);
}

/* ---- making one ---- */

static void nothing(void)
{
}

static void own_folder(void)
{
	assert_int_equal(mkdir("drop", 0755), 0);
	if (geteuid() == 0)
		assert_int_equal(chown("drop", accounts[TRAINER].user, 0), 0);
}

static void anothers_folder(void)
{
	assert_int_equal(mkdir("drop", 0777), 0);
	if (geteuid() == 0)
		assert_int_equal(chown("drop", accounts[LEARNER].user, 0), 0);
}

static void link_to_own_folder(void)
{
	own_folder();
	behind_a_link();
}

static void file_in_its_place(void)
{
	assert_int_equal(mknod("drop", S_IFREG | 0644, 0), 0);
}

/* clang-format off */
static struct prepare_case {
	const char *name;
	void (*before)(void);
	const char *path, *group;
	int status;
} prepared[] = {
	{ "a drop folder is made",                     nothing,            "drop",     "60001",  VIGIL_OK },
	{ "so are the folders above it",               nothing,            "a/b/drop/", "60001", VIGIL_OK },
	{ "one's own folder becomes one",              own_folder,         "drop",     "60001",  VIGIL_OK },
	{ "without a group it is one's own group's",   nothing,            "drop",     NULL,     VIGIL_OK },
	{ "another's folder does not",                 anothers_folder,    "drop",     "60001",  VIGIL_IO },
	{ "a link does not",                           link_to_own_folder, "drop",     "60001",  VIGIL_IO },
	{ "a file does not",                           file_in_its_place,  "drop",     "60001",  VIGIL_IO },
	{ "a group that is not there is said",         nothing,            "drop",     "no such group", VIGIL_INVALID },
	{ "a number too large is no group",            nothing,            "drop",     "4294967295", VIGIL_INVALID },
	{ "a group that one is not in cannot be given", nothing,           "drop",     "60002",  VIGIL_IO },
	{ "where others can replace it none is made",  in_a_folder_for_all, "drop",    "60001",  VIGIL_IO },
};
/* clang-format on */

static int prepares(const void *argument)
{
	const struct prepare_case *row = argument;
	enum vigil_status status = vigil_results_prepare(row->path, row->group, findings);

	return status != VIGIL_OK && vigil_findings_count(findings) != 1 ? 97 : (int)status;
}

static void folder_is_prepared(void **state)
{
	const struct prepare_case *row = *state;

	if (geteuid() != 0)
		skip();
	row->before();
	assert_int_equal(as(TRAINER, prepares, row), row->status);
	if (row->status == VIGIL_OK)
		assert_int_equal(folder_mode_of(row->path), 03773);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(rights) + COUNT(folders) + COUNT(prepared) + 1];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(rights); i++)
		*test++ = (struct CMUnitTest){rights[i].name, account_has_rights, setup, teardown,
		                              &rights[i]};
	for (size_t i = 0; i < COUNT(folders); i++)
		*test++ = (struct CMUnitTest){folders[i].name, folder_is_judged, setup, teardown,
		                              &folders[i]};
	for (size_t i = 0; i < COUNT(prepared); i++)
		*test++ = (struct CMUnitTest){prepared[i].name, folder_is_prepared, setup, teardown,
		                              &prepared[i]};
	*test++ = (struct CMUnitTest){"the same result twice is one", same_result_is_kept, setup,
	                              teardown, NULL};
	return cmocka_run_group_tests_name("drop", tests, NULL, NULL);
}
