/* cli/command.h -- a command describes itself once, in a row that everything about it is read from
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

struct invocation;
struct terminal;

/* How this process ends; exit_rows says the same in words. */
enum exit_status {
	EXIT_DONE = 0,
	EXIT_NO = 1,
	EXIT_USAGE = 2,
	EXIT_CANNOT = 3,
	EXIT_SIGNALLED = 128, /* and the signal's number: main ends the process by that signal */
};

/* What a shell can offer in the place of an operand or of an option's value. */
enum completes {
	COMPLETES_NOTHING,
	COMPLETES_FILES,
	COMPLETES_FOLDERS,
	COMPLETES_QUIZZES,
	COMPLETES_COMMANDS,
	COMPLETES_WORDS, /* those of the row */
};

struct option {
	const char *name;  /* behind the two dashes */
	char letter;       /* behind one dash, or 0 */
	const char *value; /* its name in the usage; NULL: the option has no value */
	const char *summary;
	const char *const *words; /* all possible values, or NULL; ends in NULL */
	enum completes completes; /* its value */
};

struct command {
	const char *name;               /* "": vigil alone */
	const char *operands;           /* as the usage writes them */
	int operands_min, operands_max; /* most -1: any number */
	const char *summary;
	const char *about;                   /* what else there is to know, for its help; or NULL */
	const char *const *words;            /* all possible operands, or NULL; ends in NULL */
	enum completes completes;            /* its operands */
	const struct option *const *options; /* its own, besides common_options; ends in NULL */
	const char *const *examples;         /* ends in NULL */
	int (*run)(const struct invocation *invocation, struct terminal *terminal);
};

/* In the order that help lists them; the first is vigil alone. Ends in NULL. */
extern const struct command *const commands[];

/* Options that every command has; ends in NULL. */
extern const struct option *const common_options[];

struct exit_row {
	int status;
	const char *meaning; /* NULL ends the rows */
};

extern const struct exit_row exit_rows[];

/* NULL: there is no such command. */
const struct command *command_find(const char *name);

/* The sentence that says so, with the name that was probably meant. The caller's; NULL: no memory.
 */
char *command_unknown(const char *name);

/* NULL: the command has no such option, own or common. */
const struct option *command_option(const struct command *command, const char *name);

/* Print usage, options and examples of one command, or of the whole program for vigil alone. */
void command_explain(const struct command *command, struct terminal *terminal);

#endif
