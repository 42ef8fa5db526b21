/* store/test_open.c -- opening a store: made when it is not there, refused when it is not one */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <fcntl.h>

#include "base/folder.h"
#include "store/store.h"
#include "support/folder.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static int setup(void **state)
{
	(void)state;
	return folder_enter() || !folder_stop_being_root();
}

static int teardown(void **state)
{
	(void)state;
	return folder_leave();
}

/* ---- what stands there before ---- */

static void make_store(void)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_store *store;

	assert_int_equal(store_open(&store, "here", 0, findings), VIGIL_OK);
	vigil_store_free(store);
	vigil_findings_free(findings);
}

static void write_bytes(const char *bytes, size_t size, off_t at)
{
	int fd = open("here/store.db", O_WRONLY | O_CREAT, 0600);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, size, at), size);
	close(fd);
}

static void nothing(void)
{
}

static void an_empty_folder(void)
{
	assert_int_equal(mkdir("here", 0700), 0);
}

static void text(void)
{
	an_empty_folder();
	for (off_t at = 0; at < 8192; at += 16)
		write_bytes("This is a letter", 16, at);
}

static void an_empty_file(void)
{
	an_empty_folder();
	write_bytes("", 0, 0);
}

/* The header of SQLite's format: 60, version of the user's; 68, id of the application. */
static void another_application(void)
{
	make_store();
	write_bytes("mail", 4, 68);
}

static void newer(void)
{
	make_store();
	write_bytes("\0\0\0\2", 4, 60);
}

static void no_version(void)
{
	make_store();
	write_bytes("\0\0\0\0", 4, 60);
}

static void damaged(void)
{
	make_store();
	for (off_t at = 100; at < 4096; at += 2)
		write_bytes("xy", 2, at);
}

static void a_link_to_a_store(void)
{
	make_store();
	assert_int_equal(rename("here/store.db", "here/other.db"), 0);
	assert_int_equal(symlink("other.db", "here/store.db"), 0);
}

static void a_link_to_nothing(void)
{
	an_empty_folder();
	assert_int_equal(symlink("nothing", "here/store.db"), 0);
}

static void a_folder_in_its_place(void)
{
	an_empty_folder();
	assert_int_equal(mkdir("here/store.db", 0700), 0);
}

static void a_link_to_the_folder(void)
{
	assert_int_equal(mkdir("there", 0700), 0);
	assert_int_equal(symlink("there", "here"), 0);
}

static void a_file_for_a_folder(void)
{
	an_empty_folder();
	write_bytes("x", 1, 0);
	assert_int_equal(rename("here/store.db", "file"), 0);
	assert_int_equal(rmdir("here"), 0);
	assert_int_equal(rename("file", "here"), 0);
}

static void a_folder_for_all(void)
{
	an_empty_folder();
	assert_int_equal(chmod("here", 0777), 0);
}

static void a_folder_for_all_to_drop(void)
{
	an_empty_folder();
	assert_int_equal(chmod("here", 03733), 0);
}

static void a_file_to_read(void)
{
	make_store();
	assert_int_equal(chmod("here/store.db", 0400), 0);
}

static void a_folder_to_read(void)
{
	make_store();
	assert_int_equal(chmod("here", 0500), 0);
}

static void an_empty_folder_to_read(void)
{
	an_empty_folder();
	assert_int_equal(chmod("here", 0500), 0);
}

/* Somebody's lock on all of the bytes that SQLite locks; it lives as long as the descriptor. */
static void held(void)
{
	struct flock lock = {
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512};
	int fd;

	make_store();
	fd = open("here/store.db", O_RDWR);
	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &lock), 0);
}

/* A first start that was stopped before the names of its files were durable. */
static void half_made(void)
{
	make_store();
	assert_int_equal(unlink("here/store.lock"), 0);
	assert_int_equal(unlink("here/store.db-wal"), 0);
}

/* clang-format off */
static struct open_case {
	const char *name;
	void (*before)(void);
	enum vigil_status status;
	const char *code, *words;
} cases[] = {
	{ "a missing store is made, with its folder",    nothing,             VIGIL_OK,      NULL,              NULL },
	{ "a missing store is made in its folder",       an_empty_folder,     VIGIL_OK,      NULL,              NULL },
	{ "a store is opened",                           make_store,          VIGIL_OK,      NULL,              NULL },
	{ "a first start that was stopped is gone on with", half_made,        VIGIL_OK,      NULL,              NULL },
	{ "what is no database is refused",              text,                VIGIL_INVALID, "store-foreign",   "not a store of vigil" },
	{ "an empty file is refused",                    an_empty_file,       VIGIL_INVALID, "store-foreign",   "not a store of vigil" },
	{ "another program's database is refused",       another_application, VIGIL_INVALID, "store-foreign",   "not a store of vigil" },
	{ "a store without a version is refused",        no_version,          VIGIL_INVALID, "store-foreign",   "not a store of vigil" },
	{ "a store from a newer version is refused",     newer,               VIGIL_INVALID, "store-newer",     "newer version" },
	{ "a damaged store is refused",                  damaged,             VIGIL_INVALID, "store-damaged",   "damaged" },
	{ "a link to a store is refused",                a_link_to_a_store,   VIGIL_INVALID, "store-foreign",   "no link" },
	{ "a link that leads nowhere is refused",        a_link_to_nothing,   VIGIL_INVALID, "store-foreign",   "no link" },
	{ "a folder is no store",                        a_folder_in_its_place, VIGIL_INVALID, "store-foreign", "regular file" },
	{ "a link to the folder is refused",             a_link_to_the_folder, VIGIL_IO,     "store-folder",    "may not be a link" },
	{ "a file is no folder",                         a_file_for_a_folder, VIGIL_IO,      "store-folder",    "cannot be opened" },
	{ "a folder that others may write in is refused", a_folder_for_all,   VIGIL_IO,      "store-folder",    "others" },
	{ "a drop folder is no place for a store",       a_folder_for_all_to_drop, VIGIL_IO, "store-folder",    "nobody else" },
	{ "a store that can only be read is refused",    a_file_to_read,      VIGIL_IO,      "store-read-only", "cannot be written" },
	{ "so is one in a folder that can only be read", a_folder_to_read,    VIGIL_IO,      "store-read-only", "cannot be written" },
	{ "none can be made in such a folder",           an_empty_folder_to_read, VIGIL_IO,  "store-failed",    "cannot be made" },
	{ "a store that is held by another is refused",  held,                VIGIL_IO,      "store-locked",    "another program" },
};
/* clang-format on */

/* All bytes of the store's file, 64 KiB at most. */
static size_t file_read(char *bytes)
{
	int fd = open("here/store.db", O_RDONLY);
	ssize_t size = fd >= 0 ? read(fd, bytes, 65536) : 0;

	if (fd >= 0)
		close(fd);
	return size > 0 ? (size_t)size : 0;
}

static void store_is_opened(void **state)
{
	static char before[65536], after[65536];
	const struct open_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_store *store = NULL;
	enum vigil_status status;
	size_t size;

	row->before();
	size = file_read(before);
	status = store_open(&store, "here", 0, findings);
	assert_int_equal(status, row->status);
	if (status == VIGIL_OK) {
		assert_int_equal(vigil_findings_count(findings), 0);
		assert_int_equal(folder_mode_of("here"), 0700);
		assert_int_equal(folder_mode_of("here/store.db"), 0600);
		assert_int_equal(folder_mode_of("here/store.db-wal"), 0600);
		assert_int_equal(folder_mode_of("here/store.lock"), 0600);
	} else {
		assert_null(store);
		assert_int_equal(vigil_findings_count(findings), 1);
		assert_string_equal(vigil_findings_get(findings, 0)->code->name, row->code);
		assert_non_null(strstr(vigil_findings_get(findings, 0)->text, row->words));
		assert_int_equal(file_read(after), size);
		assert_memory_equal(after, before, size);
	}
	vigil_store_free(store);
	vigil_findings_free(findings);
	chmod("here", 0700);
}

static void writer_waits_for_its_turn(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_store *one, *other;

	(void)state;
	assert_int_equal(store_open(&one, "here", 0, findings), VIGIL_OK);
	assert_int_equal(store_open(&other, "here", 0, findings), VIGIL_OK);
	assert_int_equal(store_begin(one, findings), VIGIL_OK);
	assert_int_equal(store_begin(other, findings), VIGIL_IO);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "store-locked");
	assert_int_equal(store_commit(one, findings), VIGIL_OK);
	assert_int_equal(store_begin(other, findings), VIGIL_OK);
	store_rollback(other);
	assert_int_equal(vigil_findings_count(findings), 1);
	vigil_store_free(one);
	vigil_store_free(other);
	vigil_findings_free(findings);
}

static void address_is_a_folder(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_store *store;

	(void)state;
	assert_int_equal(store_open(&store, "file:x?mode=memory", 0, findings), VIGIL_OK);
	vigil_store_free(store);
	assert_int_equal(folder_mode_of("file:x?mode=memory/store.db"), 0600);
	assert_int_equal(store_open(&store, "", 0, findings), VIGIL_IO);
	vigil_store_free(NULL);
	vigil_findings_free(findings);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases) + 2];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(cases); i++)
		*test++ = (struct CMUnitTest){cases[i].name, store_is_opened, setup, teardown,
		                              &cases[i]};
	*test++ = (struct CMUnitTest){"who writes waits for who writes already",
	                              writer_waits_for_its_turn, setup, teardown, NULL};
	*test++ = (struct CMUnitTest){"a folder's name is no address", address_is_a_folder, setup,
	                              teardown, NULL};
	return cmocka_run_group_tests_name("open", tests, NULL, NULL);
}
