/* cli/cmd_abandon.c -- vigil abandon: end an unfinished session for good */
#include <stdlib.h>

#include "cli/command.h"
#include "cli/say.h"
#include "cli/sitting.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/delivery.h"

static int abandon_run(const struct invocation *invocation, struct terminal *terminal)
{
	struct sitting sitting;
	char *path = NULL;
	int status = sitting_open(&sitting, invocation, terminal);

	if (status == EXIT_DONE &&
	    vigil_delivery_abandon(&path, sitting.store, invocation->operands[0], vigil_time_now(),
	                           sitting.findings) != VIGIL_OK)
		status = sitting_refuse(&sitting);
	if (status == EXIT_DONE)
		terminal_print(terminal, _("The session is over, not finished.\nResult: %s\n"),
		               path);
	free(path);
	sitting_clear(&sitting);
	return status;
}

static const struct option *const abandon_options[] = {NULL};

static const char *const abandon_examples[] = {
	"vigil abandon 019389f0-4f2c-7cc3-98c4-dc0c0c07398f",
	NULL,
};

const struct command abandon_command = {
	.name = "abandon",
	.operands = "SESSION",
	.operands_min = 1,
	.operands_max = 1,
	.summary = N_("end an unfinished session for good"),
	.about = N_(
		"Its result is written with the answers there are, and says that it was abandoned. "
		"Where attempts are limited, it was one of them."),
	.options = abandon_options,
	.examples = abandon_examples,
	.run = abandon_run,
};
