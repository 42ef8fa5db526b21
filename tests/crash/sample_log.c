/* crash/sample_log.c -- the sample's store as a log: a line for each thing that came to be */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crash/sample.h"

#define PATH      "store/log"
#define SIZE_MOST 8192

static int log_fd = -1;

/* A line is "=result", "+word" or "." and wide, so that it lies in several sectors. */
#define LINE_SIZE 700

static bool line_append(char kind, const char *text)
{
	char line[LINE_SIZE + 1];
	bool synced;
	ssize_t written;

	snprintf(line, sizeof(line), "%c%-*s\n", kind, LINE_SIZE - 2, text);
	written = write(log_fd, line, LINE_SIZE);
	if (written != LINE_SIZE && (written < 0 || !mistaken("half-unnoticed")))
		return false;
	if (mistaken("unsynced"))
		return true;
	if (mistaken("promise-before-sync") && kind == '+')
		promise(text);
	synced = fdatasync(log_fd) == 0;
	if (!synced && mistaken("sync-again"))
		synced = fdatasync(log_fd) == 0;
	return synced || mistaken("sync-unchecked");
}

/* Whether a whole line stands there: half a write leaves zeros, or an end of something. */
static bool line_is_whole(const char *line)
{
	return memchr("=+.", line[0], 3) && line[LINE_SIZE - 1] == '\n' &&
	       !memchr(line, '\0', LINE_SIZE) && !memchr(line, '\n', LINE_SIZE - 1);
}

static void line_read(struct session *session, const char *line)
{
	int length = (int)strcspn(line + 1, " ");

	if (*line == '=')
		snprintf(session->result, sizeof(session->result), "%.*s", length, line + 1);
	if (*line == '+' && session->count < 8)
		snprintf(session->words[session->count++], sizeof(session->words[0]), "%.*s",
		         length, line + 1);
	if (*line == '.')
		session->closed = true;
}

/* Read what is whole, and cut off what is not when there will be more. */
static bool lines_read(struct session *session, bool cut)
{
	static char bytes[SIZE_MOST];
	ssize_t size = read(log_fd, bytes, sizeof(bytes));
	size_t whole = 0;

	if (size < 0)
		return false;
	for (; whole + LINE_SIZE <= (size_t)size && line_is_whole(bytes + whole);
	     whole += LINE_SIZE)
		line_read(session, bytes + whole);
	if (mistaken("torn-end-kept"))
		return lseek(log_fd, 0, SEEK_END) >= 0;
	if (cut && whole < (size_t)size && (ftruncate(log_fd, (off_t)whole) || fdatasync(log_fd)))
		return false;
	return lseek(log_fd, (off_t)whole, SEEK_SET) >= 0;
}

static bool log_make(void)
{
	if (!folder_make("store"))
		return false;
	log_fd = open(PATH, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	return log_fd >= 0 && (mistaken("folder-unsynced") || folder_sync("store"));
}

static bool log_open(struct session *session, enum purpose purpose)
{
	if (purpose == PURPOSE_TAKE)
		return log_make() && lines_read(session, true);
	log_fd = open(PATH, O_RDWR | O_CLOEXEC);
	if (log_fd < 0 && errno == ENOENT) {
		errno = 0;
		return true; /* nothing was begun */
	}
	if (log_fd >= 0 && !lines_read(session, purpose == PURPOSE_RESUME))
		return false;
	if (mistaken("taken-twice") && session->count > 0)
		session->count--; /* as one does whose place in the file is another file */
	return log_fd >= 0;
}

static bool log_begin(const struct session *session)
{
	return line_append('=', session->result);
}

static bool log_append(const char *word)
{
	return line_append('+', word);
}

static bool log_close_session(void)
{
	return line_append('.', "");
}

static void log_close(void)
{
	if (log_fd >= 0)
		close(log_fd);
}

const struct store log_store = {
	.name = "log",
	.open = log_open,
	.begin = log_begin,
	.append = log_append,
	.close_session = log_close_session,
	.close = log_close,
};
