/* store/results.c -- preparing a folder that the results of many accounts arrive in */
#include <errno.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/findings.h"
#include "base/folder.h"
#include "base/message.h"
#include "store/store.h"

/* A group's entry with all its members is longer only where it is no group of trainers. */
#define GROUP_MOST ((size_t)1 << 20)

/* A number that stands for itself. False: it is a name. */
static bool group_number(gid_t *group, const char *text)
{
	unsigned long long number = 0;

	for (const char *digit = text; *digit; digit++) {
		if (*digit < '0' || *digit > '9' || number > UINT32_MAX / 10)
			return false;
		number = 10 * number + (unsigned)(*digit - '0');
	}
	*group = (gid_t)number;
	return *text && number < UINT32_MAX; /* the last one stands for none */
}

static enum vigil_status group_find(gid_t *group, const char *name)
{
	struct group entry, *found = NULL;
	char *memory = NULL;
	int error = ERANGE;

	for (size_t size = 1024; error == ERANGE && size <= GROUP_MOST; size *= 4) {
		free(memory);
		memory = malloc(size);
		if (!memory)
			return VIGIL_NO_MEMORY;
		error = getgrnam_r(name, &entry, memory, size, &found);
	}
	if (found)
		*group = entry.gr_gid;
	free(memory);
	return found ? VIGIL_OK : VIGIL_INVALID;
}

enum vigil_status vigil_results_prepare(const char *folder, const char *group,
                                        struct vigil_findings *findings)
{
	gid_t number = getegid();
	enum vigil_status status =
		group && !group_number(&number, group) ? group_find(&number, group) : VIGIL_OK;

	if (status == VIGIL_INVALID)
		findings_add(findings, &store_codes[STORE_NO_GROUP], folder, FINDING_NOWHERE, NULL,
		             _("there is no group '%s'"), group);
	return status == VIGIL_OK ? folder_make_drop(folder, number, findings) : status;
}
