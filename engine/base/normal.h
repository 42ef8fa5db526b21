/* base/normal.h -- the form in which two texts are compared */
#ifndef BASE_NORMAL_H
#define BASE_NORMAL_H

struct text;

/*
 * Append `utf8` in NFKC with full case folding (Unicode's compatibility caseless form), runs of
 * white space as one space and none at the ends, typographic quotes and dashes as ' " and -.
 * Bytes that are not valid UTF-8 end the text.
 */
void normal_add(struct text *out, const char *utf8);

/* How another form differs from that. */
enum normal_rule {
	NORMAL_KEEPS_CASE = 1,    /* A and a are two letters */
	NORMAL_DROPS_ACCENTS = 2, /* letters without their marks */
	NORMAL_ONLY_COMPOSED = 4, /* NFC and white space; nothing else is changed */
};

/* The same by other rules, combined. */
void normal_add_as(struct text *out, const char *utf8, unsigned rules);

#endif
