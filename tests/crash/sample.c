/* crash/sample.c -- a small program that keeps its promises, or makes one planted mistake */
#include "crash/sample.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const words[] = {"alpha", "bravo", "carol", "delta"};
static const char *the_mistake;

#define WORDS (sizeof(words) / sizeof(words[0]))

bool mistaken(const char *mistake)
{
	return strcmp(the_mistake, mistake) == 0;
}

bool folder_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return synced;
}

/* It may be there because one that was killed had no time to sync it. */
bool folder_make(const char *path)
{
	bool made = mkdir(path, 0700) == 0;

	if (!made && errno != EEXIST)
		return false;
	if (mistaken("parent-unsynced") || (!made && mistaken("folder-there-is-durable")))
		return true;
	return folder_sync(".");
}

void promise(const char *word)
{
	char line[16];
	int length = snprintf(line, sizeof(line), "saved %s\n", word);

	if (write(STDERR_FILENO, line, (size_t)length) != length)
		_exit(3);
}

/* --- The result --------------------------------------------------------------------------------- */

static char *result_text(const struct session *session, size_t *size)
{
	char *text = NULL;
	FILE *memory = open_memstream(&text, size);
	bool whole;

	if (!memory && !mistaken("memory-unchecked"))
		return NULL;
	fprintf(memory, "result of");
	for (size_t i = 0; i < session->count; i++)
		fprintf(memory, " %s", session->words[i]);
	fprintf(memory, "\nthe end\n");
	whole = !ferror(memory);
	if (fclose(memory) == 0 && whole)
		return text;
	free(text);
	return NULL;
}

/* In pieces, so that there is a time between them. */
static bool text_write(int fd, const char *text, size_t size)
{
	size_t half = size / 2;

	if (mistaken("result-write-unchecked")) {
		(void)!write(fd, text, half);
		(void)!write(fd, text + half, size - half);
		return true;
	}
	return write(fd, text, half) == (ssize_t)half &&
	       write(fd, text + half, size - half) == (ssize_t)(size - half);
}

/* Under its final name from the first byte on. */
static bool result_write_in_place(const char *path, const char *text, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool written = fd >= 0 && text_write(fd, text, size) && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return written;
}

static bool result_write_renamed(const char *path, const char *text, size_t size)
{
	int fd = open("results/.new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool written = fd >= 0 && text_write(fd, text, size) &&
	               (mistaken("rename-without-sync") || fsync(fd) == 0) &&
	               rename("results/.new", path) == 0;

	if (fd >= 0)
		close(fd);
	return written;
}

/* It may be there already, if we were stopped before we could close the session. */
static bool result_write_linked(const char *path, const char *text, size_t size)
{
	int fd = open("results", O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
	char self[64];
	bool written = fd >= 0 && text_write(fd, text, size) && fsync(fd) == 0;

	snprintf(self, sizeof(self), "/proc/self/fd/%d", fd);
	if (written && linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) != 0)
		written = errno == EEXIST;
	if (fd >= 0)
		close(fd);
	return written;
}

static bool result_write(const struct session *session)
{
	uint32_t other = 0;
	size_t size = 0;
	char *text = result_text(session, &size);
	char path[64];
	bool written = false, there;

	snprintf(path, sizeof(path), "results/%s", session->result);
	there = access(path, F_OK) == 0;
	if (mistaken("result-named-anew")) { /* each time it is written, and not at the start */
		if (getrandom(&other, sizeof(other), 0) != sizeof(other))
			goto done;
		snprintf(path, sizeof(path), "results/%08x", other);
	}
	if (!text)
		goto done;
	if (!folder_make("results"))
		goto done;
	if (mistaken("result-in-place"))
		written = result_write_in_place(path, text, size);
	else if (mistaken("rename-without-sync") || mistaken("none-renamed"))
		written = result_write_renamed(path, text, size);
	else
		written = result_write_linked(path, text, size);
	if (there && mistaken("result-there-is-durable"))
		goto done;
	written = written && (mistaken("result-folder-unsynced") || folder_sync("results"));
done:
	free(text);
	return written;
}

/* --- The session -------------------------------------------------------------------------------- */

static bool session_has(const struct session *session, const char *word)
{
	for (size_t i = 0; i < session->count; i++)
		if (strcmp(session->words[i], word) == 0)
			return true;
	return false;
}

static bool word_take(const struct store *store, struct session *session, const char *word)
{
	if (mistaken("promise-before-write"))
		promise(word);
	if (!store->append(word) && !mistaken("append-unchecked"))
		return false;
	if (!mistaken("promise-before-write") && !mistaken("promise-before-sync"))
		promise(word);
	snprintf(session->words[session->count++], sizeof(session->words[0]), "%s", word);
	return true;
}

static bool session_begin(const struct store *store, struct session *session)
{
	uint64_t id;

	if (getrandom(&id, sizeof(id), 0) != sizeof(id))
		return false;
	snprintf(session->result, sizeof(session->result), "%016jx", (uintmax_t)id);
	return store->begin(session);
}

static bool session_hold(const struct store *store, struct session *session)
{
	if (!*session->result && !session_begin(store, session))
		return false;
	for (size_t i = 0; i < WORDS; i++)
		if (!session_has(session, words[i]) && !word_take(store, session, words[i]))
			return false;
	if (mistaken("closed-before-result") && !store->close_session())
		return false;
	if (!session->closed && !result_write(session))
		return false;
	return session->closed || mistaken("closed-before-result") || store->close_session();
}

static int failed(void)
{
	if (mistaken("silent"))
		return 3;
	fprintf(stderr, "sample: %s\n", errno ? strerror(errno) : "could not go on");
	return mistaken("failure-is-done") ? 0 : 3;
}

static int sample_run(const struct store *store, enum purpose purpose)
{
	struct session session = {0};
	bool done = store->open(&session, purpose);
	int status = 0;

	for (size_t i = 0; done && purpose == PURPOSE_LIST && i < session.count; i++)
		puts(session.words[i]);
	if (done && purpose == PURPOSE_RESUME && !*session.result) {
		errno = ENOENT; /* nothing to go on with */
		done = false;
	}
	if (done && purpose != PURPOSE_LIST)
		done = session_hold(store, &session);
	if (!done)
		status = failed();
	store->close();
	return status;
}

static bool purpose_read(enum purpose *purpose, const char *what)
{
	static const char *const names[] = {"list", "resume", "take"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(what, names[i]) != 0)
			continue;
		*purpose = (enum purpose)i;
		return true;
	}
	return false;
}

int main(int argc, char **argv)
{
	enum purpose purpose;

	if (argc != 4 || !purpose_read(&purpose, argv[3]))
		return 2;
	the_mistake = argv[2];
	return sample_run(strcmp(argv[1], "sqlite") == 0 ? &sqlite_store : &log_store, purpose);
}
