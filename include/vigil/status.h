/* vigil/status.h -- how a call ended, for control flow; the words are in findings */
#ifndef VIGIL_STATUS_H
#define VIGIL_STATUS_H

#if defined(__GNUC__)
#define VIGIL_PUBLIC __attribute__((visibility("default")))
#else
#define VIGIL_PUBLIC
#endif

#ifdef __cplusplus
extern "C" {
#endif

enum vigil_status {
	VIGIL_OK,
	VIGIL_INVALID,   /* the input was read and is not what it should be */
	VIGIL_NOT_FOUND, /* there is no such file, question, result ... */
	VIGIL_IO,        /* reading or writing failed */
	VIGIL_NO_MEMORY,
};

/* The library's version, "MAJOR.MINOR.PATCH". */
VIGIL_PUBLIC const char *vigil_version(void);

#ifdef __cplusplus
}
#endif

#endif
