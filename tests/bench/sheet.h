/* bench/sheet.h -- what a bank is written with: numbers, words and lines drawn at random */
#ifndef BENCH_SHEET_H
#define BENCH_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Everything goes to standard output. The same state gives the same bytes on every machine. */
struct sheet {
	uint64_t state;  /* of the random numbers */
	unsigned column; /* where the line stands */
	unsigned facts, topics, exhibits;
	uint32_t marks; /* bit i: the exhibit written last has the mark mi */
};

unsigned sheet_between(struct sheet *sheet, unsigned least, unsigned most);
bool sheet_one_in(struct sheet *sheet, unsigned count);

void sheet_put(struct sheet *sheet, const char *string);
void sheet_putf(struct sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sheet_new_line(struct sheet *sheet, unsigned indent);

/* A word in letters alone; the one at a place of the list, which goes round. */
const char *sheet_plain_word(struct sheet *sheet);
const char *sheet_word_at(size_t index);

/*
 * A text of so many characters or a few more, wrapped at the indent unless that is 0, ended by
 * `end`. Now and then a word is marked if that is wanted.
 */
void sheet_put_words(struct sheet *sheet, unsigned length, unsigned indent, bool marked,
                     const char *end);

#endif
