/* terminal/style.c -- how to write for whoever reads: colour, width, plainness */
#include "terminal/style.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "terminal/terminal.h"

#define WIDTH_DEFAULT 80
#define WIDTH_MOST    65535 /* what a terminal can say of itself, too */

/* Set, and to something: an empty variable counts as none. */
static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* A switch that is on whatever it is set to, but for 0. */
static bool switched_on(const char *name)
{
	const char *value = environment(name);

	return value && strcmp(value, "0") != 0;
}

static bool is_set_to(const char *name, const char *wanted)
{
	const char *value = environment(name);

	return value && strcmp(value, wanted) == 0;
}

bool style_accessible(const struct terminal_options *options)
{
	return options->accessible || switched_on("ACCESSIBLE");
}

bool style_colour(const struct terminal_options *options, int fd)
{
	if (options->colour != TERMINAL_COLOUR_AUTO)
		return options->colour == TERMINAL_COLOUR_ALWAYS;
	if (style_accessible(options) || environment("NO_COLOR"))
		return false;
	if (switched_on("CLICOLOR_FORCE"))
		return true;
	if (is_set_to("CLICOLOR", "0") || is_set_to("TERM", "dumb"))
		return false;
	return isatty(fd);
}

bool style_draws(int fd)
{
	return isatty(fd) && environment("TERM") && !is_set_to("TERM", "dumb");
}

unsigned style_width(int fd)
{
	const char *columns = environment("COLUMNS");
	struct winsize size;
	unsigned long width;
	char *end;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	if (!columns || *columns < '0' || *columns > '9')
		return WIDTH_DEFAULT;
	width = strtoul(columns, &end, 10);
	return *end == '\0' && width > 0 && width <= WIDTH_MOST ? (unsigned)width : WIDTH_DEFAULT;
}
