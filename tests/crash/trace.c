/* crash/trace.c -- a program watched at its system calls, which can be killed or failed at each */
#include "crash/trace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash/calls.h"
#include "crash/must.h"

#define PATH_SIZE ((size_t)PATH_MAX + 64) /* with /proc/PID/fd/N/ in front */

struct trace {
	struct record *record;
	const struct order *order;
	struct running running;
	int memory;           /* the program's */
	bool inside;          /* a step has begun and not come back */
	size_t said;          /* by those before */
	char made[PATH_SIZE]; /* where the step makes something; "" if it doesn't */
};

typedef unsigned long long word; /* an argument of a system call, as the kernel has it */

/* --- What the program's arguments mean -------------------------------------------------------- */

static void memory_read(const struct trace *trace, word address, void *bytes, size_t size)
{
	ssize_t got = pread(trace->memory, bytes, size, (off_t)address);

	must(got == (ssize_t)size, "the program's memory");
}

/* A string of the program's, cut where there is no room. */
static void string_read(const struct trace *trace, word address, char *string, size_t size)
{
	size_t length = 0;

	while (length + 1 < size &&
	       pread(trace->memory, string + length, 1, (off_t)(address + length)) == 1 &&
	       string[length])
		length++;
	string[length] = '\0';
}

/* The path of an argument as we would name it; with `fd` absent, relative to where it runs. */
static void path_read(const struct trace *trace, const struct call *call, const word *arguments,
                      bool to, char *path)
{
	static const char self[] = "/proc/self/";
	int fd_at = to ? call->to_fd : call->fd, path_at = to ? call->to_path : call->path;
	int fd = fd_at == CALL_LACKS ? AT_FDCWD : (int)arguments[fd_at];
	int pid = (int)trace->running.pid;
	char given[PATH_MAX];

	string_read(trace, arguments[path_at], given, sizeof(given));
	for (size_t length = strlen(given); length > 1 && given[length - 1] == '/'; length--)
		given[length - 1] = '\0';
	if (strncmp(given, self, strlen(self)) == 0)
		snprintf(path, PATH_SIZE, "/proc/%d/%s", pid, given + strlen(self));
	else if (given[0] == '/')
		snprintf(path, PATH_SIZE, "%s", given);
	else if (fd == AT_FDCWD)
		snprintf(path, PATH_SIZE, "/proc/%d/cwd/%s", pid, given);
	else
		snprintf(path, PATH_SIZE, "/proc/%d/fd/%d/%s", pid, fd, given);
	if (!*given) /* AT_EMPTY_PATH: what the descriptor is of */
		path[strlen(path) - 1] = '\0';
}

/* The node at a path, or TREE_NOWHERE. */
static size_t node_at(const struct trace *trace, const char *path, bool follow)
{
	struct stat about;

	if (follow ? stat(path, &about) : lstat(path, &about))
		return TREE_NOWHERE;
	return tree_find(&trace->record->tree, about.st_dev, about.st_ino);
}

static size_t node_of_fd(const struct trace *trace, int fd)
{
	char path[PATH_SIZE];

	snprintf(path, sizeof(path), "/proc/%d/fd/%d", (int)trace->running.pid, fd);
	return node_at(trace, path, true);
}

/* The folder that holds `path`, and the name there; TREE_NOWHERE: it is none that is watched. */
static size_t folder_at(const struct trace *trace, const char *path, char **name)
{
	const char *slash = strrchr(path, '/');
	char *folder = must_format("%.*s/", (int)(slash - path), path);
	size_t node = node_at(trace, folder, true);

	if (node != TREE_NOWHERE)
		*name = must_copy(slash + 1);
	free(folder);
	return node;
}

/* A number in /proc/PID/fdinfo/N: the place in the file in decimal, or the flags in octal. */
static unsigned long fd_number(const struct trace *trace, int fd, const char *label, int base)
{
	char *path = must_format("/proc/%d/fdinfo/%d", (int)trace->running.pid, fd);
	FILE *file = fopen(path, "re");
	unsigned long value = 0;
	char line[80];

	must(file != NULL, path);
	while (fgets(line, sizeof(line), file))
		if (strncmp(line, label, strlen(label)) == 0)
			value = strtoul(line + strlen(label), NULL, base);
	fclose(file);
	free(path);
	return value;
}

/* --- A step begins ------------------------------------------------------------------------------ */

static void foreign_say(struct trace *trace, const char *does, const char *what)
{
	if (!trace->record->foreign)
		trace->record->foreign = must_format("%s %s", does, what);
}

/* Each of these returns whether the call is a step: one on what is watched. */

static bool open_begin(struct trace *trace, struct step *step, const struct call *call,
                       const word *arguments)
{
	int flags = (int)arguments[call->flags];
	char path[PATH_SIZE];
	size_t folder;

	path_read(trace, call, arguments, false, path);
	step->kind = STEP_OPEN;
	step->node = node_at(trace, path, true);
	if ((flags & O_TMPFILE) == O_TMPFILE) {
		step->kind = STEP_NAMELESS;
		return step->node != TREE_NOWHERE;
	}
	if (step->node != TREE_NOWHERE) {
		if (flags & O_DSYNC)
			foreign_say(trace, "opens with", "O_SYNC or O_DSYNC");
		if (flags & O_TRUNC)
			step->kind = STEP_TRUNCATE;
		return true;
	}
	folder = folder_at(trace, path, &step->name);
	if (folder == TREE_NOWHERE)
		return false;
	step->folder = folder;
	if (flags & O_CREAT) {
		step->kind = STEP_CREATE;
		snprintf(trace->made, sizeof(trace->made), "%s", path);
	}
	return true;
}

static void write_read(const struct trace *trace, struct step *step, const char *name,
                       const word *arguments)
{
	struct iovec *pieces;
	size_t at = 0;

	if (strcmp(name, "writev") != 0) {
		step->size = (size_t)arguments[2];
		step->bytes = must_have(malloc(step->size + 1));
		memory_read(trace, arguments[1], step->bytes, step->size);
		return;
	}
	pieces = must_have(calloc((size_t)arguments[2] + 1, sizeof(*pieces)));
	memory_read(trace, arguments[1], pieces, (size_t)arguments[2] * sizeof(*pieces));
	for (size_t i = 0; i < arguments[2]; i++)
		step->size += pieces[i].iov_len;
	step->bytes = must_have(malloc(step->size + 1));
	for (size_t i = 0; i < arguments[2]; at += pieces[i++].iov_len)
		memory_read(trace, (word)(uintptr_t)pieces[i].iov_base, step->bytes + at,
		            pieces[i].iov_len);
	free(pieces);
}

static bool write_begin(struct trace *trace, struct step *step, const struct call *call,
                        const word *arguments)
{
	int fd = (int)arguments[call->fd];

	step->kind = STEP_WRITE;
	step->node = node_of_fd(trace, fd);
	if (step->node == TREE_NOWHERE)
		return false;
	write_read(trace, step, call->name, arguments);
	if (strcmp(call->name, "pwrite64") == 0)
		step->offset = (size_t)arguments[3];
	else if (fd_number(trace, fd, "flags:", 8) & O_APPEND) {
		char *path = must_format("/proc/%d/fd/%d", (int)trace->running.pid, fd);
		struct stat about;

		must(stat(path, &about) == 0, path);
		step->offset = (size_t)about.st_size;
		free(path);
	} else
		step->offset = fd_number(trace, fd, "pos:", 10);
	return true;
}

static bool truncate_begin(struct trace *trace, struct step *step, const struct call *call,
                           const word *arguments)
{
	step->kind = STEP_TRUNCATE;
	step->node = node_of_fd(trace, (int)arguments[call->fd]);
	step->size = (size_t)arguments[1];
	return step->node != TREE_NOWHERE;
}

static bool sync_begin(struct trace *trace, struct step *step, const struct call *call,
                       const word *arguments)
{
	step->kind = STEP_SYNC;
	step->node = node_of_fd(trace, (int)arguments[call->fd]);
	return step->node != TREE_NOWHERE;
}

static bool sync_all_begin(struct trace *trace, struct step *step, const struct call *call,
                           const word *arguments)
{
	step->kind = STEP_SYNC_ALL;
	return call->fd == CALL_LACKS ||
	       node_of_fd(trace, (int)arguments[call->fd]) != TREE_NOWHERE;
}

static bool link_begin(struct trace *trace, struct step *step, const struct call *call,
                       const word *arguments)
{
	bool follow = call->flags != CALL_LACKS &&
	              arguments[call->flags] & (AT_SYMLINK_FOLLOW | AT_EMPTY_PATH);
	char from[PATH_SIZE], to[PATH_SIZE];

	path_read(trace, call, arguments, false, from);
	path_read(trace, call, arguments, true, to);
	step->kind = STEP_LINK;
	step->node = node_at(trace, from, follow);
	step->folder = folder_at(trace, to, &step->name);
	return step->node != TREE_NOWHERE && step->folder != TREE_NOWHERE;
}

static bool rename_begin(struct trace *trace, struct step *step, const struct call *call,
                         const word *arguments)
{
	char from[PATH_SIZE], to[PATH_SIZE];

	if (call->flags != CALL_LACKS && arguments[call->flags] & RENAME_EXCHANGE)
		foreign_say(trace, "renames with", "RENAME_EXCHANGE");
	path_read(trace, call, arguments, false, from);
	path_read(trace, call, arguments, true, to);
	step->kind = STEP_RENAME;
	step->node = node_at(trace, from, false);
	step->folder = folder_at(trace, from, &step->name);
	step->to_folder = folder_at(trace, to, &step->to_name);
	return step->folder != TREE_NOWHERE && step->to_folder != TREE_NOWHERE;
}

static bool name_begin(struct trace *trace, struct step *step, const struct call *call,
                       const word *arguments)
{
	char path[PATH_SIZE];

	path_read(trace, call, arguments, false, path);
	step->kind = call->kind == CALL_MKDIR ? STEP_MKDIR : STEP_UNLINK;
	step->folder = folder_at(trace, path, &step->name);
	if (call->kind == CALL_MKDIR)
		snprintf(trace->made, sizeof(trace->made), "%s", path);
	return step->folder != TREE_NOWHERE;
}

/* Never a step; but what is written by way of memory is not seen, except where it does not matter. */
static bool map_begin(struct trace *trace, struct step *step, const struct call *call,
                      const word *arguments)
{
	int fd = (int)arguments[call->fd];
	char *path = must_format("/proc/%d/fd/%d", (int)trace->running.pid, fd);
	char target[PATH_MAX] = "";
	static const char rebuilt[] = "-shm";
	ssize_t length = fd < 0 ? -1 : readlink(path, target, sizeof(target) - 1);

	(void)step;
	if (length >= (ssize_t)strlen(rebuilt) && arguments[call->flags] & MAP_SHARED &&
	    arguments[2] & PROT_WRITE && node_at(trace, path, true) != TREE_NOWHERE &&
	    strcmp(target + length - strlen(rebuilt), rebuilt) != 0)
		foreign_say(trace, "writes through a mapping of", target);
	free(path);
	return false;
}

static bool foreign_begin(struct trace *trace, struct step *step, const struct call *call,
                          const word *arguments)
{
	char path[PATH_SIZE];

	if (call->path != CALL_LACKS) {
		path_read(trace, call, arguments, false, path);
		if (folder_at(trace, path, &step->name) != TREE_NOWHERE)
			foreign_say(trace, "calls", call->name);
	} else if (node_of_fd(trace, (int)arguments[call->fd]) != TREE_NOWHERE)
		foreign_say(trace, "calls", call->name);
	return false;
}

static bool step_begin(struct trace *trace, struct step *step, const struct call *call,
                       const word *arguments)
{
	static bool (*const begin[])(struct trace *, struct step *, const struct call *,
	                             const word *) = {
		[CALL_OPEN] = open_begin,         [CALL_WRITE] = write_begin,
		[CALL_TRUNCATE] = truncate_begin, [CALL_SYNC] = sync_begin,
		[CALL_LINK] = link_begin,         [CALL_RENAME] = rename_begin,
		[CALL_UNLINK] = name_begin,       [CALL_MKDIR] = name_begin,
		[CALL_SYNC_ALL] = sync_all_begin, [CALL_MAP] = map_begin,
		[CALL_FOREIGN] = foreign_begin,
	};

	trace->made[0] = '\0';
	*step = (struct step){.call = call->name,
	                      .node = TREE_NOWHERE,
	                      .folder = TREE_NOWHERE,
	                      .to_folder = TREE_NOWHERE,
	                      .said = trace->said + program_said(&trace->running)};
	return begin[call->kind](trace, step, call, arguments);
}

/* --- A step comes back -------------------------------------------------------------------------- */

static size_t node_made(struct trace *trace, const char *path, bool follow)
{
	struct tree *tree = &trace->record->tree;
	struct stat about;
	size_t node;

	must((follow ? stat(path, &about) : lstat(path, &about)) == 0, path);
	node = tree_add(tree, S_ISDIR(about.st_mode));
	tree->nodes[node].device = about.st_dev;
	tree->nodes[node].inode = about.st_ino;
	return node;
}

static void step_end(struct trace *trace, struct step *step, long long result)
{
	char path[PATH_SIZE];

	step->done = result >= 0;
	if (!step->done)
		return;
	if (step->kind == STEP_WRITE)
		step->size = (size_t)result;
	if (step->kind == STEP_NAMELESS) {
		snprintf(path, sizeof(path), "/proc/%d/fd/%lld", (int)trace->running.pid, result);
		step->node = node_made(trace, path, true);
	}
	if (step->kind == STEP_CREATE || step->kind == STEP_MKDIR)
		step->node = node_made(trace, trace->made, false);
}

/* --- The program runs --------------------------------------------------------------------------- */

static void register_set(const struct trace *trace, size_t offset, long long value)
{
	must(ptrace(PTRACE_POKEUSER, trace->running.pid, offset, value) == 0, "ptrace");
}

static bool takes_space(const struct step *step)
{
	return step->kind == STEP_CREATE || step->kind == STEP_NAMELESS ||
	       step->kind == STEP_WRITE || step->kind == STEP_LINK || step->kind == STEP_MKDIR;
}

/* The error that the step `number` returns instead of being done; 0: it is done. */
static int error_ordered(const struct trace *trace, size_t number)
{
	const struct order *order = trace->order;
	const struct step *step = &trace->record->steps[number];

	if (order->fault == FAULT_ERROR && number == order->at)
		return order->error;
	if (order->fault != FAULT_FULL || number < order->at || !takes_space(step))
		return 0;
	return number == order->at && step->kind == STEP_WRITE ? 0 : ENOSPC;
}

static void step_disturb(const struct trace *trace, size_t number)
{
	const struct order *order = trace->order;
	const struct step *step = &trace->record->steps[number];

	if (error_ordered(trace, number)) /* it becomes a call that there isn't */
		register_set(trace, offsetof(struct user_regs_struct, orig_rax), -1);
	if (number != order->at)
		return;
	if (order->fault == FAULT_KILL_BEFORE)
		kill(trace->running.pid, SIGKILL);
	if (order->fault == FAULT_FULL && step->kind == STEP_WRITE &&
	    strcmp(step->call, "writev") != 0)
		register_set(trace, offsetof(struct user_regs_struct, rdx),
		             (long long)(step->size + 1) / 2);
}

static void stop_enter(struct trace *trace, const struct __ptrace_syscall_info *info)
{
	struct record *record = trace->record;
	const struct call *call = call_find((long)info->entry.nr);
	word arguments[6];
	struct step step;

	if (!call)
		return;
	for (size_t i = 0; i < 6; i++)
		arguments[i] = info->entry.args[i];
	trace->inside = step_begin(trace, &step, call, arguments);
	if (!trace->inside) {
		free(step.name);
		free(step.to_name);
		return;
	}
	record->steps = must_grow(record->steps, record->count, sizeof(*record->steps));
	record->steps[record->count++] = step;
	step_disturb(trace, record->count - 1);
}

static void stop_leave(struct trace *trace, const struct __ptrace_syscall_info *info)
{
	size_t number = trace->record->count - 1;
	long long result = info->exit.rval;
	int error;

	if (!trace->inside)
		return;
	trace->inside = false;
	error = error_ordered(trace, number);
	if (error) {
		result = -error;
		register_set(trace, offsetof(struct user_regs_struct, rax), result);
	}
	step_end(trace, &trace->record->steps[number], result);
	if (number == trace->order->at && trace->order->fault == FAULT_KILL_AFTER)
		kill(trace->running.pid, SIGKILL);
}

/* The signal that the program is to get for this stop; 0: none. */
static int stop_take(struct trace *trace, int status)
{
	struct __ptrace_syscall_info info;
	int signal = WSTOPSIG(status);

	if (status >> 16) {
		if (status >> 16 != PTRACE_EVENT_EXEC)
			foreign_say(trace, "starts", "a thread or a process");
		return 0;
	}
	if (signal != (SIGTRAP | 0x80))
		return signal;
	if (ptrace(PTRACE_GET_SYSCALL_INFO, trace->running.pid, sizeof(info), &info) <= 0)
		return 0; /* it was killed */
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		stop_enter(trace, &info);
	if (info.op == PTRACE_SYSCALL_INFO_EXIT)
		stop_leave(trace, &info);
	return 0;
}

static void program_follow(struct trace *trace)
{
	const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACEEXEC |
	                     PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK;
	pid_t pid = trace->running.pid;
	char *memory = must_format("/proc/%d/mem", (int)pid);
	int status, signal;

	must(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status), "starting a program");
	must(ptrace(PTRACE_SETOPTIONS, pid, NULL, options) == 0, "ptrace");
	ptrace(PTRACE_SYSCALL, pid, NULL, 0L);
	while (waitpid(pid, &status, __WALL) == pid && WIFSTOPPED(status)) {
		if (status >> 16 == PTRACE_EVENT_EXEC) /* another program: another memory */
			trace->memory = open(memory, O_RDONLY | O_CLOEXEC);
		signal = stop_take(trace, status);
		ptrace(PTRACE_SYSCALL, pid, NULL, (long)signal);
	}
	if (trace->memory >= 0)
		close(trace->memory);
	free(memory);
	program_end(&trace->record->outcome, &trace->running, status);
}

void record_init(struct record *record, const struct tree *start, const char *folder)
{
	*record = (struct record){.said = must_copy("")};
	tree_copy(&record->tree, start);
	tree_lay(&record->tree, folder);
}

void trace_run(struct record *record, const struct program *program, const struct order *order)
{
	struct trace trace = {
		.record = record, .order = order, .memory = -1, .said = strlen(record->said)};
	char *said;

	outcome_clear(&record->outcome);
	program_start(&trace.running, program, true);
	program_follow(&trace);
	said = must_format("%s%s", record->said, record->outcome.err);
	free(record->said);
	record->said = said;
}

bool trace_is_permitted(void)
{
	pid_t pid = fork();
	int status;

	must(pid >= 0, "fork");
	if (pid == 0)
		_exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0);
	return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void record_clear(struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		free(record->steps[i].name);
		free(record->steps[i].to_name);
		free(record->steps[i].bytes);
	}
	free(record->steps);
	free(record->foreign);
	free(record->said);
	outcome_clear(&record->outcome);
	tree_clear(&record->tree);
	*record = (struct record){0};
}

bool step_is_sync(const struct step *step)
{
	return step->kind == STEP_SYNC || step->kind == STEP_SYNC_ALL;
}

bool step_is_durable(const struct step *step)
{
	return step->kind != STEP_OPEN;
}

/* A path below the root of what had one at the start, or the name that a step gave it. */
static const char *node_name(const struct record *record, size_t node)
{
	for (size_t i = 0; i < record->tree.count; i++)
		for (size_t j = 0; j < record->tree.nodes[i].entry_count; j++)
			if (record->tree.nodes[i].entries[j].node == node)
				return record->tree.nodes[i].entries[j].name;
	for (size_t i = record->count; i-- > 0;)
		if (record->steps[i].name && record->steps[i].node == node)
			return record->steps[i].name;
	return node == TREE_ROOT ? "." : "a file";
}

char *step_tell(const struct record *record, size_t number)
{
	const struct step *step = &record->steps[number];
	const char *name = step->name;

	if (!name && step->node != TREE_NOWHERE)
		name = node_name(record, step->node);
	if (step->to_name)
		return must_format("step %zu, %s(%s to %s)", number, step->call, name,
		                   step->to_name);
	return must_format("step %zu, %s(%s)", number, step->call, name ? name : "?");
}
