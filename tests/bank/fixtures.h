/* bank/fixtures.h -- every fixture of a bank or translation, and what is found in it */
#ifndef BANK_FIXTURES_H
#define BANK_FIXTURES_H

struct fixture {
	const char *name, *file;
	const char *beyond_schema; /* NULL: a schema judges it as the loader does; else why not */
	const char *findings;      /* "LINE:COLUMN CODE" each on a line, in order */
};

/* clang-format off */
static const struct fixture fixtures[] = {
	{ "everything that the format has", "good/everything.xml",
	  NULL,
	  "" },
	{ "a title is enough", "good/least.xml",
	  NULL,
	  "" },
	{ "its translation", "good/screens.de.xml",
	  NULL,
	  "" },
	{ "a small bank", "good/screens.xml",
	  NULL,
	  "" },
	{ "an error cannot be allowed", "bad/allow-impossible.xml",
	  "a schema does not know the codes",
	  "7:3 allow-impossible\n" },
	{ "a warning that there is not cannot be allowed", "bad/allow-unknown.xml",
	  "a schema does not know the codes",
	  "7:3 allow-unknown\n" },
	{ "a page of the web is no bank", "bad/another-document.xml",
	  NULL,
	  "2:1 another-document\n" },
	{ "values that are not of their type", "bad/bad-attribute.xml",
	  NULL,
	  "7:3 bad-attribute\n"
	  "11:3 bad-attribute\n"
	  "17:3 bad-attribute\n"
	  "23:3 bad-attribute\n"
	  "29:3 bad-attribute\n"
	  "35:3 bad-attribute\n"
	  "41:3 bad-attribute\n"
	  "47:3 bad-attribute\n"
	  "53:3 bad-attribute\n"
	  "59:3 bad-attribute\n" },
	{ "a title of blanks", "bad/blank-title.xml",
	  NULL,
	  "3:3 empty-text\n" },
	{ "bounds that would not count", "bad/bounds-unused.xml",
	  "a schema cannot compare attributes",
	  "7:3 bounds-unused\n" },
	{ "text that is shown backwards", "bad/control-character.xml",
	  "a schema cannot look into mixed text",
	  "8:5 control-character\n" },
	{ "a right option that would not count", "bad/correct-unused.xml",
	  "a schema cannot compare attributes",
	  "10:5 correct-unused\n" },
	{ "as many as have to be chosen cannot be", "bad/count-impossible.xml",
	  "a schema cannot count by a value",
	  "7:3 count-impossible\n"
	  "13:3 count-impossible\n"
	  "20:3 count-impossible\n" },
	{ "an exhibit that is declared behind its question", "bad/declared-late.xml",
	  "a schema has no order of declarations",
	  "7:3 unknown-reference\n" },
	{ "a document type declaration is refused before it is looked at", "bad/doctype.xml",
	  "a schema does not see document types",
	  "2:1 doctype\n" },
	{ "two topics, marks and questions of one name", "bad/duplicate-id.xml",
	  NULL,
	  "7:3 duplicate-id\n"
	  "8:3 duplicate-id\n"
	  "16:3 duplicate-id\n" },
	{ "an option of blanks in an element", "bad/empty-text.xml",
	  "a schema cannot look into mixed text",
	  "10:5 empty-text\n" },
	{ "another encoding is declared", "bad/encoding.xml",
	  "a schema sees characters, not bytes",
	  "1:31 encoding\n" },
	{ "a question without explanation", "bad/explanation-missing.xml",
	  NULL,
	  "7:3 explanation-missing\n" },
	{ "a question that rests on nothing", "bad/facts-missing.xml",
	  NULL,
	  "7:3 facts-missing\n" },
	{ "two texts for one outcome", "bad/feedback-doubled.xml",
	  NULL,
	  "10:5 feedback-doubled\n" },
	{ "a translation has no keys", "bad/key-in-translation.xml",
	  NULL,
	  "15:3 unknown-attribute\n"
	  "17:5 unknown-attribute\n" },
	{ "no option is right", "bad/key-missing.xml",
	  "a schema cannot compare elements",
	  "7:3 key-missing\n" },
	{ "a choice with two right options", "bad/key-several.xml",
	  "a schema cannot compare elements",
	  "7:3 key-several\n" },
	{ "all mistakes of a file are found in one run, in order", "bad/many.xml",
	  NULL,
	  "5:3 unknown-reference\n"
	  "7:3 unknown-reference\n"
	  "7:3 key-missing\n"
	  "7:65 unknown-attribute\n"
	  "7:102 option-doubled\n"
	  "8:3 unknown-element\n"
	  "9:3 bad-attribute\n"
	  "9:3 duplicate-id\n"
	  "9:47 misplaced-text\n"
	  "9:68 repeated-element\n"
	  "10:3 count-impossible\n"
	  "10:102 empty-text\n"
	  "10:147 misplaced-element\n"
	  "11:3 misplaced-element\n" },
	{ "feedback together with an option that is not there", "bad/combination-unknown.xml",
	  "a schema cannot look into lists",
	  "12:5 combination-unknown\n" },
	{ "feedback twice for the same options together", "bad/combination-doubled.xml",
	  "a schema cannot compare lists",
	  "13:5 combination-doubled\n" },
	{ "points that nobody can earn", "bad/maximum-not-reached.xml",
	  "a schema cannot add",
	  "7:3 maximum-not-reached\n" },
	{ "a prompt behind the explanation", "bad/misplaced-element.xml",
	  NULL,
	  "9:5 misplaced-element\n" },
	{ "text where only elements stand, or behind the one that ends it", "bad/misplaced-text.xml",
	  NULL,
	  "7:3 misplaced-text\n"
	  "10:73 misplaced-text\n" },
	{ "a statement that is neither true nor false", "bad/missing-attribute.xml",
	  NULL,
	  "7:3 missing-attribute\n" },
	{ "a question without a prompt", "bad/missing-element.xml",
	  NULL,
	  "7:3 missing-element\n" },
	{ "a tag that is closed by another", "bad/not-well-formed.xml",
	  NULL,
	  "8:50 not-well-formed\n" },
	{ "two options of one name", "bad/option-doubled.xml",
	  NULL,
	  "11:5 option-doubled\n" },
	{ "two texts for choosing one option", "bad/option-feedback-doubled.xml",
	  NULL,
	  "12:7 option-feedback-doubled\n" },
	{ "one option is no choice", "bad/options-missing.xml",
	  NULL,
	  "7:3 options-missing\n" },
	{ "more options than letters", "bad/options-too-many.xml",
	  NULL,
	  "7:3 options-too-many\n" },
	{ "two explanations", "bad/repeated-element.xml",
	  NULL,
	  "10:5 repeated-element\n" },
	{ "a score that would not count", "bad/score-unused.xml",
	  "a schema cannot compare attributes",
	  "11:5 score-unused\n" },
	{ "elements nested beyond all use", "bad/too-large.xml",
	  "a schema has no depth",
	  "8:257 too-large\n" },
	{ "more hints than fit", "bad/too-many-hints.xml",
	  NULL,
	  "264:5 too-many-hints\n" },
	{ "an exhibit full of marks", "bad/too-many-marks.xml",
	  "a schema cannot count over several parents",
	  "7:3 too-many-marks\n" },
	{ "the bank that is translated here has no mistake", "bad/translated.xml",
	  NULL,
	  "" },
	{ "a translation that lacks texts", "bad/translation-missing.xml",
	  NULL,
	  "2:1 translation-missing\n"
	  "2:1 translation-missing\n"
	  "4:3 translation-missing\n"
	  "4:3 translation-missing\n"
	  "8:3 translation-missing\n"
	  "12:3 translation-missing\n" },
	{ "a translation of an older version", "bad/translation-stale.xml",
	  NULL,
	  "2:1 translation-stale\n" },
	{ "a translation of what the bank does not have", "bad/translation-unknown.xml",
	  "a schema sees one file",
	  "2:1 translation-missing\n"
	  "4:3 translation-unknown\n"
	  "6:3 translation-unknown\n"
	  "10:3 translation-unknown\n"
	  "15:3 translation-missing\n"
	  "18:5 translation-unknown\n"
	  "19:5 translation-unknown\n" },
	{ "a translation without its bank", "bad/translation-without-bank.xml",
	  "a schema sees one file",
	  "2:1 translation-without-bank\n" },
	{ "an attribute with a typing mistake", "bad/unknown-attribute.xml",
	  NULL,
	  "7:3 unknown-attribute\n" },
	{ "an element with a typing mistake", "bad/unknown-element.xml",
	  NULL,
	  "9:5 unknown-element\n" },
	{ "references to nothing", "bad/unknown-reference.xml",
	  NULL,
	  "5:3 unknown-reference\n"
	  "7:4 unknown-reference\n"
	  "7:4 unknown-reference\n"
	  "11:3 unknown-reference\n" },
	{ "a complete translation has no mistake", "bad/wrong-kind.xml",
	  NULL,
	  "" },
	{ "marking everything would earn something", "bad/wrong-missing.xml",
	  "a schema cannot compare elements",
	  "7:3 wrong-missing\n"
	  "13:3 wrong-missing\n" },
};
/* clang-format on */

#define FIXTURE_COUNT (sizeof(fixtures) / sizeof(*fixtures))

#endif
