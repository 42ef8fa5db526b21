/* support/later.c -- a clock that a test sets: to be loaded before the C library (LD_PRELOAD) */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/*
 * All clocks are ahead by so many seconds as the file that LATER names says, now. Nothing is waited
 * for: whoever changes the file lets the program look at its clock again, by a signal.
 */
__attribute__((visibility("default"))) int clock_gettime(clockid_t clock, struct timespec *now)
{
	const char *path = getenv("LATER");
	int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	char digits[16] = "";
	long status = syscall(SYS_clock_gettime, clock, now);

	if (file >= 0) {
		if (read(file, digits, sizeof(digits) - 1) > 0)
			now->tv_sec += atol(digits);
		close(file);
	}
	return (int)status;
}
