/* terminal/scene.c -- a conversation with the asker, as a row of a table */
#include "terminal/scene.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "support/pty.h"

/* The same for everybody who runs the tests; a scene's own settings come behind it. */
static const char *const environment[] = {
	"TERM=xterm", "LC_ALL=C.UTF-8", "INPUTRC=/dev/null", "COLUMNS",    "LINES",
	"NO_COLOR",   "CLICOLOR",       "CLICOLOR_FORCE",    "ACCESSIBLE",
};

#define ENVIRONMENT_COUNT (sizeof environment / sizeof environment[0])
#define OWN_COUNT         (sizeof((struct scene *)0)->environment / sizeof(char *))

static struct pty *scene_start(const struct scene *scene)
{
	const char *shell[] = {"/bin/sh", "-c", scene->shell, ASKER, NULL};
	const char *direct[8] = {ASKER};
	const char *settings[ENVIRONMENT_COUNT + OWN_COUNT + 1] = {NULL};
	size_t count = ENVIRONMENT_COUNT;

	memcpy(settings, environment, sizeof environment);
	for (size_t i = 0; i < OWN_COUNT && scene->environment[i]; i++)
		settings[count++] = scene->environment[i];
	for (size_t i = 0; i < 6 && scene->arguments[i]; i++)
		direct[i + 1] = scene->arguments[i];
	return pty_start(scene->shell ? shell : direct, settings);
}

static bool flood(struct pty *pty, int number)
{
	char *letters = malloc((size_t)number);
	bool sent;

	if (!letters)
		return false;
	memset(letters, 'x', (size_t)number);
	sent = pty_send_bytes(pty, letters, (size_t)number);
	free(letters);
	return sent;
}

static const char *clock_path; /* the steps of a row say nothing of it */

void steps_set_clock(const char *path)
{
	clock_path = path;
}

static void clock_set(int seconds)
{
	FILE *file = clock_path ? fopen(clock_path, "w") : NULL;

	assert_non_null(file);
	fprintf(file, "%d\n", seconds);
	assert_int_equal(fclose(file), 0);
}

static void step_play(struct pty *pty, const struct step *step)
{
	switch (step->act) {
	case ACT_NONE:
		break;
	case ACT_TYPE:
		assert_true(pty_send(pty, step->text));
		break;
	case ACT_FLOOD:
		assert_true(flood(pty, step->number));
		break;
	case ACT_SEE:
		assert_true(pty_expect(pty, step->text));
		break;
	case ACT_SIGNAL:
		pty_signal(pty, step->number);
		break;
	case ACT_RESIZE:
		pty_resize(pty, PTY_ROWS, (unsigned)step->number);
		break;
	case ACT_LATER:
		clock_set(step->number);
		pty_signal(pty, SIGWINCH); /* look at the clock again */
		break;
	case ACT_STOPPED:
		assert_true(pty_stopped(pty));
		assert_true(pty_is_canonical(pty));
		break;
	}
}

void steps_play(struct pty *pty, const struct step *steps)
{
	for (const struct step *step = steps; step->act != ACT_NONE; step++)
		step_play(pty, step);
}

static struct pty *running; /* for the teardown, since `*state` holds the row */

static void scene_goes_as_written(void **state)
{
	const struct scene *scene = *state;
	const char *output;
	size_t length;
	int status;

	running = scene_start(scene);
	assert_non_null(running);
	steps_play(running, scene->steps);
	assert_true(pty_ended(running, &status));
	assert_int_equal(WIFSIGNALED(status) ? DIES(WTERMSIG(status)) : WEXITSTATUS(status),
	                 scene->ending);
	assert_true(pty_is_canonical(running));
	output = pty_output(running, &length);
	if (scene->never)
		assert_null(memmem(output, length, scene->never, strlen(scene->never)));
}

static int scene_end(void **state)
{
	(void)state;
	pty_free(running);
	running = NULL;
	return 0;
}

int scenes_play(const char *name, struct scene *scenes, size_t count)
{
	struct CMUnitTest *tests = calloc(count, sizeof *tests);
	int failed;

	if (!tests)
		return 1;
	for (size_t i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){.name = scenes[i].name,
		                               .test_func = scene_goes_as_written,
		                               .teardown_func = scene_end,
		                               .initial_state = &scenes[i]};
	failed = _cmocka_run_group_tests(name, tests, count, NULL, NULL);
	free(tests);
	return failed;
}
