/* terminal/signals.c -- signals that are noticed while waiting for input, and at no other time */
#include "terminal/signals.h"

#include <assert.h>
#include <errno.h>
#include <sys/select.h>
#include <unistd.h>

/* A handler is told nothing but the number, so what it notes is kept by number. */
static volatile sig_atomic_t arrived[NSIG];

static void note(int number)
{
	arrived[number] = 1;
}

static void catch (int number)
{
	struct sigaction action = {.sa_handler = note};

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static void reset(int number)
{
	struct sigaction action = {.sa_handler = SIG_DFL};

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static void set_blocked(int how, int number)
{
	sigset_t one;

	sigemptyset(&one);
	sigaddset(&one, number);
	sigprocmask(how, &one, NULL);
}

void signals_hold(struct signals *signals, const int *numbers)
{
	sigset_t held;

	sigemptyset(&held);
	signals->count = 0;
	for (; *numbers; numbers++) {
		assert(signals->count < SIGNALS_MOST);
		signals->numbers[signals->count++] = *numbers;
		sigaddset(&held, *numbers);
	}
	sigprocmask(SIG_BLOCK, &held, &signals->mask_before);
	signals->mask_waiting = signals->mask_before;
	for (size_t i = 0; i < signals->count; i++) {
		int number = signals->numbers[i];

		arrived[number] = 0;
		sigaction(number, NULL, &signals->before[i]);
		if (signals->before[i].sa_handler != SIG_IGN)
			catch (number);
		sigdelset(&signals->mask_waiting, number);
	}
}

void signals_release(struct signals *signals)
{
	for (size_t i = 0; i < signals->count; i++)
		sigaction(signals->numbers[i], &signals->before[i], NULL);
	sigprocmask(SIG_SETMASK, &signals->mask_before, NULL);
	signals->count = 0;
}

/* Let in what waits at the door: pselect() leaves it there when there is something to read, too. */
static void let_in(const struct signals *signals)
{
	sigset_t blocked;

	sigprocmask(SIG_SETMASK, &signals->mask_waiting, &blocked);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
}

enum signals_wait signals_wait(const struct signals *signals, int fd, int64_t most_ms)
{
	const struct timespec most = {.tv_sec = most_ms / 1000,
	                              .tv_nsec = most_ms % 1000 * 1000000};
	fd_set readable;
	int count;

	FD_ZERO(&readable);
	FD_SET(fd, &readable);
	count = pselect(fd + 1, &readable, NULL, NULL, most_ms < 0 ? NULL : &most,
	                &signals->mask_waiting);
	if (count > 0) {
		let_in(signals);
		return SIGNALS_READABLE;
	}
	if (count == 0)
		return SIGNALS_TIME;
	return errno == EINTR ? SIGNALS_ARRIVED : SIGNALS_FAILED;
}

bool signals_take(int number)
{
	bool taken = arrived[number];

	arrived[number] = 0;
	return taken;
}

bool signals_arrived(int number)
{
	return arrived[number];
}

void signals_stop(struct signals *signals)
{
	for (size_t i = 0; i < signals->count; i++) {
		if (signals->numbers[i] != SIGTSTP || signals->before[i].sa_handler == SIG_IGN)
			continue;
		reset(SIGTSTP);
		raise(SIGTSTP);
		set_blocked(SIG_UNBLOCK, SIGTSTP); /* the process stops here */
		set_blocked(SIG_BLOCK, SIGTSTP);
		catch (SIGTSTP);
	}
}

_Noreturn void signals_die(int number)
{
	reset(number);
	set_blocked(SIG_UNBLOCK, number);
	raise(number);
	_exit(128 + number);
}
