/* base/version.c -- which vigil this is */
#include "vigil/status.h"

const char *vigil_version(void)
{
	return VIGIL_VERSION;
}
