/* cli/options.h -- a command line, read by the rows of the commands; options that several share */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/command.h"

extern const struct option accessible_option, banks_option, color_option, help_option, lang_option,
	results_option, seed_option;

struct invocation {
	const struct command *command; /* vigil alone, where none is named */
	const char **operands;         /* without the command's name; ends in NULL */
	size_t operand_count;
	struct given_option {
		const struct option *option;
		const char *value; /* "" for an option without a value */
	} * given;
	size_t given_count;
	char *problem; /* what is wrong with the line, in words; NULL: nothing is */
};

/*
 * Read a command line. Options may stand anywhere before "--", values behind "=" or in the next
 * argument; names are never abbreviated. When an option is given twice, the last counts. With
 * --help, operands that are missing or too many are no problem. The strings are those of `argv`.
 * False: no memory.
 */
bool invocation_read(struct invocation *invocation, int argc, char *const *argv);
void invocation_clear(struct invocation *invocation);

/* The value given to one of the command's options, or NULL. */
const char *invocation_value(const struct invocation *invocation, const struct option *option);

static inline bool invocation_has(const struct invocation *invocation, const struct option *option)
{
	return invocation_value(invocation, option) != NULL;
}

#endif
