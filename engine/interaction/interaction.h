/* interaction/interaction.h -- what an interaction is: one constant of functions, in one list */
#ifndef INTERACTION_INTERACTION_H
#define INTERACTION_INTERACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "model/bank.h"
#include "vigil/finding.h"
#include "xml/grammar.h"

struct options;      /* interaction/options.h */
struct bank_builder; /* model/builder.h: where parsed parts go */
struct random_stream;
struct vigil_page;

/*
 * What is asked now. An interaction with several steps finds in `response` what was answered in
 * the steps before; it is "" at the first.
 */
struct asked {
	const struct vigil_bank *bank;
	const struct vigil_question *question;
	const uint16_t *order; /* the plan's, as `shuffle` made it; order_count() numbers */
	const char *language;  /* of the session: BCP 47 */
	const char *response;  /* so far, in the normalized form */
};

enum read_outcome {
	READ_DONE,        /* the response is complete */
	READ_MORE,        /* kept; the question goes on with its next step */
	READ_UNREADABLE,  /* not understood; costs nothing */
	READ_NOT_ALLOWED, /* understood, but not a possible response; costs nothing */
};

struct score {
	int32_t earned_mpts;
	bool pending;   /* a person has to score it; earned_mpts is 0 */
	bool tolerated; /* a slip was forgiven, such as a typing error */
};

/* One thing that a question showed besides its prompt, for the record: element, id, text. */
typedef void shown_part(void *context, const char *element, const char *id, const char *marked);

/*
 * One text that an author wrote: its place in words ("option"), the id of the part it belongs to or
 * "", and the text. `text` points into the bank's memory: who owns the bank can put a translation
 * there.
 */
typedef void written_text(void *context, const char *where, const char *id, const ref *text);

/*
 * One of several things that stand beside each other and are told apart by their texts: what it is
 * ("option"), the step or gap that it belongs to or "", its id and its text.
 */
typedef void some_alternative(void *context, const char *element, const char *group, const char *id,
                              ref text);

/* One response in normalized form, and what it is in words: "every option". */
typedef void some_response(void *context, const char *response, const char *words);

/* How much of the key a review may tell. */
enum release { RELEASE_VERDICT, RELEASE_KEY };

/*
 * An interaction knows its parts and its formulas, and nothing of terminals, clocks, files or
 * sessions. A response is kept in its normalized form, which is text: what the record holds, what
 * an answers file holds and what is scored are the same thing.
 */
struct interaction {
	const char *name; /* the XML element, and the name in results and reports */
	const struct vigil_code *const *codes; /* lists of its findings, each ends in {0}; NULL */

	bool takes_lines;   /* an answer may have many lines, and each is read by itself */
	bool numbers_marks; /* the marks of its exhibit are shown with their numbers, from 1 */

	/* Its own part of the grammar; the common attributes and children are added to these. */
	const struct xml_attribute_rule *attributes; /* or NULL */
	const struct xml_element_rule *children;     /* or NULL; ranks as they come */
	/* Both get the struct bank_builder as context. `end` checks, and keeps the parts. */
	xml_start *start;
	xml_end *end;

	/* Every text of its own parts, in the order of the file. */
	void (*texts)(const struct vigil_bank *bank, const struct vigil_question *question,
	              written_text *visit, void *context);

	/* The order of its parts in the file gives the key away: they are shuffled in any case. */
	bool order_tells;
	/* What can stand in different orders: so many numbers, put in order by `shuffle`. */
	size_t (*order_count)(const struct vigil_bank *bank, const struct vigil_question *question);
	void (*shuffle)(const struct vigil_bank *bank, const struct vigil_question *question,
	                struct random_stream *random, uint16_t *order);

	/* Fill a page with what is asked, behind the prompt. */
	void (*present)(const struct asked *asked, struct vigil_page *page);
	/* What `present` does not show at the start, and an author wants to see: later steps, what
	   those who score are told. NULL: nothing. */
	void (*preview)(const struct asked *asked, struct vigil_page *page);
	/* What can be typed, as it goes on behind "Type": "one letter from a to d". Short: it is
	   part of the prompt. */
	void (*accepts)(const struct asked *asked, struct text *line);
	/*
	 * Read what was typed, or a response in normalized form. On DONE and MORE `response` is the
	 * whole response so far, normalized, and `why` is empty or says how the entry was
	 * understood: "= 2,250,000"; else `why` says what is wrong with it, or what to decide.
	 */
	enum read_outcome (*read)(const struct asked *asked, const char *typed,
	                          struct text *response, struct text *why);
	enum read_outcome (*restore)(const struct asked *asked, const char *normalized,
	                             struct text *response, struct text *why);

	/* `response` is normalized and complete; "" only where nothing is a response. */
	struct score (*score)(const struct vigil_bank *bank, const struct vigil_question *question,
	                      const char *response);
	/* The fewest points that a response can earn. NULL: none at all. */
	int32_t (*least)(const struct vigil_bank *bank, const struct vigil_question *question);
	/*
	 * A response that earns the most: all points. Nothing where a person scores it
	 * (score.pending), since nobody can say beforehand what that person will want.
	 */
	void (*best)(const struct vigil_bank *bank, const struct vigil_question *question,
	             struct text *response);
	/*
	 * Responses that can be given without a thought and must earn nothing: every option, all
	 * in one class, the order as shown. NULL: there is none.
	 */
	void (*careless)(const struct vigil_bank *bank, const struct vigil_question *question,
	                 some_response *visit, void *context);
	/* The formula in words, and the score of each possible response or of its parts. */
	void (*explain)(const struct vigil_bank *bank, const struct vigil_question *question,
	                struct vigil_page *page);
	/*
	 * What whoever chooses blindly among all possible responses can expect to earn, rounded
	 * down; 0 where that is not worked out. NULL: there is no guessing.
	 */
	int64_t (*guess)(const struct vigil_bank *bank, const struct vigil_question *question);
	/* What stands beside each other, group by group. NULL: nothing. */
	void (*alternatives)(const struct vigil_bank *bank, const struct vigil_question *question,
	                     some_alternative *visit, void *context);
	/* The options it offers to choose from, for checks of their wording; NULL: it has none. */
	const struct options *(*options)(const struct vigil_bank *bank,
	                                 const struct vigil_question *question);
	/* Feedback on the response's parts, and with RELEASE_KEY what would have been right. */
	void (*review)(const struct asked *asked, enum release release, struct vigil_page *page);
	/* What was shown, in the order shown. */
	void (*describe)(const struct asked *asked, shown_part *visit, void *context);
};

extern const struct interaction *const interactions[]; /* the one list; ends in NULL */

#endif
