/* terminal/style.h -- how to write for whoever reads: colour, width, plainness */
#ifndef TERMINAL_STYLE_H
#define TERMINAL_STYLE_H

#include <stdbool.h>

struct terminal_options;

/* Asked for by an option, or by ACCESSIBLE in the environment: not empty, not 0. */
bool style_accessible(const struct terminal_options *options);

/*
 * May what is written to `fd` have colours? The first of these that says anything decides: the
 * option, accessibility (no), NO_COLOR, CLICOLOR_FORCE, CLICOLOR, a dumb terminal, and last
 * whether it is a terminal at all.
 */
bool style_colour(const struct terminal_options *options, int fd);

/* Columns: what the terminal at `fd` says now, else COLUMNS, else 80. */
unsigned style_width(int fd);

/* Is there a person behind it who sees what is drawn with plain characters? */
bool style_draws(int fd);

#endif
