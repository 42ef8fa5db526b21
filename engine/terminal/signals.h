/* terminal/signals.h -- signals that are noticed while waiting for input, and at no other time */
#ifndef TERMINAL_SIGNALS_H
#define TERMINAL_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SIGNALS_MOST 8

/*
 * While signals are held they are blocked, except within signals_wait(), and all that happens
 * when one arrives is that it is remembered. A signal that was ignored before stays ignored.
 */
struct signals {
	size_t count;
	int numbers[SIGNALS_MOST];
	struct sigaction before[SIGNALS_MOST];
	sigset_t mask_before, mask_waiting;
};

/* `numbers` ends in 0 and has at most SIGNALS_MOST before that. */
void signals_hold(struct signals *signals, const int *numbers);
void signals_release(struct signals *signals);

enum signals_wait { SIGNALS_READABLE, SIGNALS_ARRIVED, SIGNALS_TIME, SIGNALS_FAILED };

#define SIGNALS_FOR_EVER (-1)

/*
 * Wait until `fd` has something to read (its end counts) or a signal arrives, or both; but at most
 * so long.
 */
enum signals_wait signals_wait(const struct signals *signals, int fd, int64_t most_ms);

/* Has the signal arrived since the last call for it? */
bool signals_take(int number);

/* The same, and it stays to be taken. */
bool signals_arrived(int number);

/* Stop the process as SIGTSTP would have; return when it goes on. */
void signals_stop(struct signals *signals);

/* End the process as the signal would have ended it. */
_Noreturn void signals_die(int number);

#endif
