/* cli/say.h -- sentences that several commands say */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "vigil/finding.h"

struct terminal;

/* "file:line:column: severity: text [code]". The caller's; NULL: no memory. */
char *say_finding_line(const struct vigil_finding *finding);

/* All of them to standard error, a line each. */
void say_findings(struct terminal *terminal, const struct vigil_findings *findings);

/* What is wrong, and where there is help. Gives EXIT_USAGE. */
int say_usage(struct terminal *terminal, const char *command, const char *problem);

/* Gives EXIT_CANNOT. */
int say_no_memory(struct terminal *terminal);

#endif
