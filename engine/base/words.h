/* base/words.h -- how many words a text has, in any script */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stddef.h>

/*
 * Words as Unicode divides text (UAX #29): "don't" and "3.14" are one, and each ideograph is one,
 * since Chinese and Japanese write without spaces. What has neither letter nor digit is none.
 * Bytes that are not valid UTF-8 end the text. (size_t)-1: no memory.
 */
size_t words_count(const char *utf8);

#endif
