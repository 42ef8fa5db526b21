/* crash/alloc.h -- the order that a harness and the allocator of a program share */
#ifndef CRASH_ALLOC_H
#define CRASH_ALLOC_H

#include <stddef.h>

#define ALLOC_VARIABLE "CRASH_ALLOC" /* the file that holds a struct alloc_order */

struct alloc_order {
	size_t fails; /* the number of the allocation that fails, from 1; 0: none */
	size_t count; /* of the allocations by now */
};

#endif
