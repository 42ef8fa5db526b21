/* xml/plain.h -- patterns so plain that they need not be compiled to know that they are some */
#ifndef XML_PLAIN_H
#define XML_PLAIN_H

#include <stddef.h>

/*
 * How many steps (xml/pattern.c) the pattern takes at most, by whatever rules it is normalized;
 * 0 where it is not plain, which says nothing about it. Plain is what most authors need: letters,
 * digits, spaces, '.', classes of such with their ranges, \d, \s, \w, brackets, branches, and
 * whatever is repeated. All of it is ASCII, and no branch is empty.
 */
size_t plain_steps(const char *source);

#endif
