/* page/sample.h -- a page with every kind of block on it, as reports make them */
#ifndef TESTS_PAGE_SAMPLE_H
#define TESTS_PAGE_SAMPLE_H

#include "page/page.h"

/* Names and texts of it are `outside`, or harmless ones where that is NULL. */
struct vigil_page *sample_page(const char *outside);

/* Texts that are against us; a NULL ends them. */
extern const char *const hostile_texts[];

/* A table of so many rows and ten columns. */
struct vigil_page *sample_large(size_t rows);

#endif
