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
	{ "a title is not enough to be taken", "good/least.xml",
	  NULL,
	  "2:1 live-missing\n" },
	{ "a bank of pairs", "good/match.xml",
	  NULL,
	  "" },
	{ "a bank of orders", "good/order.xml",
	  NULL,
	  "" },
	{ "a bank of scorings", "good/scores.xml",
	  NULL,
	  "" },
	{ "its translation", "good/screens.de.xml",
	  NULL,
	  "" },
	{ "a small bank", "good/screens.xml",
	  NULL,
	  "" },
	{ "words, numbers and gaps", "good/typed.xml",
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
	{ "two texts for one outcome", "bad/feedback-doubled.xml",
	  NULL,
	  "10:5 feedback-doubled\n" },
	{ "two parts of one name", "bad/item-doubled.xml",
	  NULL,
	  "12:5 item-doubled\n" },
	{ "an order of two shows its key", "bad/items-missing.xml",
	  NULL,
	  "7:3 items-missing\n" },
	{ "more parts than letters", "bad/items-too-many.xml",
	  NULL,
	  "7:3 items-too-many\n" },
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
	{ "two sources of one name", "bad/source-doubled.xml",
	  NULL,
	  "11:5 source-doubled\n" },
	{ "one source is nothing to match", "bad/sources-missing.xml",
	  NULL,
	  "7:3 sources-missing\n" },
	{ "more sources than anybody would match", "bad/sources-too-many.xml",
	  NULL,
	  "7:3 sources-too-many\n" },
	{ "two targets of one name", "bad/target-doubled.xml",
	  NULL,
	  "13:5 target-doubled\n" },
	{ "all sources belong to one target", "bad/target-single.xml",
	  "a schema cannot compare elements",
	  "7:3 target-single\n" },
	{ "a source without its target", "bad/target-unknown.xml",
	  NULL,
	  "11:5 target-unknown\n" },
	{ "one target is nothing to match", "bad/targets-missing.xml",
	  NULL,
	  "7:3 targets-missing\n" },
	{ "more targets than letters", "bad/targets-too-many.xml",
	  NULL,
	  "7:3 targets-too-many\n" },
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
	{ "a complete translation has no mistake", "bad/translated.zh-Hans.xml",
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
	  "5:3 translation-unknown\n"
	  "7:3 translation-unknown\n"
	  "11:3 translation-unknown\n"
	  "20:5 translation-unknown\n"
	  "21:5 translation-unknown\n" },
	{ "a passage that is translated", "bad/gapped.xml", NULL, "" },
	{ "a translated passage with other gaps", "bad/translation-gaps.xml",
	  "a schema sees one file only",
	  "7:5 translation-missing\n"
	  "7:5 translation-unknown\n" },
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
	{ "marking everything would earn something", "bad/wrong-missing.xml",
	  "a schema cannot compare elements",
	  "7:3 wrong-missing\n"
	  "13:3 wrong-missing\n" },
	{ "what differs in case, marks and spaces is the same", "check/duplicate-options.xml",
	  "a schema cannot compare texts",
	  "11:5 duplicate-options\n"
	  "18:5 duplicate-options\n"
	  "24:5 duplicate-options\n"
	  "26:5 duplicate-options\n"
	  "33:64 duplicate-options\n"
	  "42:7 duplicate-options\n" },
	{ "options that differ in a letter are not the same", "check/duplicate-options-not.xml",
	  NULL,
	  "" },
	{ "an option about all others has to be fixed", "check/option-not-fixed.xml",
	  "a schema does not read English",
	  "12:5 option-not-fixed\n" },
	{ "an option about all others may be fixed, and 'all bills' is none", "check/option-not-fixed-not.xml",
	  NULL,
	  "" },
	{ "feedback names no letter while options change places", "check/names-letter.xml",
	  "a schema does not read English",
	  "11:7 names-letter\n" },
	{ "articles, plan B and fixed places are no letters of options", "check/names-letter-not.xml",
	  NULL,
	  "" },
	{ "German is not searched for English letters", "check/names-letter-german-not.xml",
	  NULL,
	  "" },
	{ "Chinese is not searched for English letters", "check/names-letter-chinese-not.xml",
	  NULL,
	  "" },
	{ "a question without explanation is found", "check/explanation-missing.xml",
	  NULL,
	  "7:3 explanation-missing\n" },
	{ "an explanation is enough", "check/explanation-missing-not.xml",
	  NULL,
	  "" },
	{ "a question without facts is found", "check/facts-missing.xml",
	  NULL,
	  "15:3 facts-missing\n" },
	{ "a fact is enough", "check/facts-missing-not.xml",
	  NULL,
	  "" },
	{ "a question without topic is found where most have one", "check/topic-missing.xml",
	  NULL,
	  "21:3 topic-missing\n" },
	{ "a bank without topics needs none", "check/topic-missing-not.xml",
	  NULL,
	  "" },
	{ "the hint that costs more than is left is found", "check/hint-cost.xml",
	  NULL,
	  "13:5 hint-cost\n" },
	{ "hints may cost all of the points", "check/hint-cost-not.xml",
	  NULL,
	  "" },
	{ "a source, a fact, a topic and an exhibit that nothing names", "check/unused-declaration.xml",
	  NULL,
	  "5:3 unused-declaration\n"
	  "7:3 unused-declaration\n"
	  "9:3 unused-declaration\n"
	  "11:3 unused-declaration\n" },
	{ "declarations that are used are fine", "check/unused-declaration-not.xml",
	  NULL,
	  "" },
	{ "a file has its bank's name", "check/name-differs.xml",
	  NULL,
	  "2:1 name-differs\n" },
	{ "a file that is not found by its name may have any", "check/name-differs-not.draft",
	  NULL,
	  "" },
	{ "a folder is no part of the name", "check/name-differs-not.xml",
	  NULL,
	  "" },
	{ "a bank of drafts cannot be taken", "check/live-missing.xml",
	  NULL,
	  "2:1 live-missing\n" },
	{ "one live question beside a draft is enough", "check/live-missing-not.xml",
	  NULL,
	  "" },
	{ "the right option is not the longest by far", "check/longest-option.xml",
	  NULL,
	  "10:5 longest-option\n" },
	{ "a little longer is fine, and so is a long wrong option", "check/longest-option-not.xml",
	  NULL,
	  "" },
	{ "very unequal options are found at the longest", "check/unequal-options.xml",
	  NULL,
	  "11:5 unequal-options\n" },
	{ "a short option of fixed place makes none unequal", "check/unequal-options-not.xml",
	  NULL,
	  "" },
	{ "an absolute word in a wrong option only is found", "check/absolute-words.xml",
	  NULL,
	  "11:5 absolute-words\n" },
	{ "absolute words on both sides give nothing away", "check/absolute-words-not.xml",
	  NULL,
	  "" },
	{ "a plain 'not' in the question is found at the prompt", "check/negative-prompt.xml",
	  NULL,
	  "8:5 negative-prompt\n" },
	{ "an emphasised 'not', or one of the story, is fine", "check/negative-prompt-not.xml",
	  NULL,
	  "" },
	{ "a word of the prompt in the right option only is found", "check/clue-word.xml",
	  NULL,
	  "10:5 clue-word\n" },
	{ "a word of the prompt in a wrong option, too, is no clue", "check/clue-word-not.xml",
	  NULL,
	  "" },
	{ "an option that 'an' cannot stand before is found", "check/grammar-clue.xml",
	  NULL,
	  "9:5 grammar-clue\n" },
	{ "'a/an' fits all, and acronyms are left to the ear", "check/grammar-clue-not.xml",
	  NULL,
	  "" },
	{ "six right options of seven in one place are a habit", "check/same-place.xml",
	  NULL,
	  "2:1 same-place\n" },
	{ "five of seven are none", "check/same-place-not.xml",
	  NULL,
	  "" },
	{ "two questions that differ in a word are found at the second", "check/near-duplicate.xml",
	  NULL,
	  "15:3 near-duplicate\n" },
	{ "another prompt or another exhibit makes another question", "check/near-duplicate-not.xml",
	  NULL,
	  "" },
	{ "guessing that earns more than half is found", "check/guessing.xml",
	  NULL,
	  "7:3 guessing\n" },
	{ "guessing that earns half is fine", "check/guessing-not.xml",
	  NULL,
	  "" },
	{ "an option that leads on and ends", "bad/end-contradicted.xml",
	  "a schema cannot ask for one of two attributes",
	  "11:7 end-contradicted\n" },
	{ "an option that leads nowhere", "bad/end-missing.xml",
	  "a schema cannot ask for one of two attributes",
	  "11:7 end-missing\n" },
	{ "a question asks for marks of no exhibit", "bad/exhibit-missing.xml",
	  "a schema has one set of common attributes",
	  "10:3 exhibit-missing\n" },
	{ "as many marks as have to be named cannot be", "bad/mark-count-impossible.xml",
	  "a schema cannot compare attributes",
	  "10:3 mark-count-impossible\n"
	  "14:3 mark-count-impossible\n"
	  "18:3 mark-count-impossible\n" },
	{ "marks that the exhibit does not have", "bad/mark-unknown.xml",
	  "a schema cannot look into another element",
	  "10:3 mark-unknown\n"
	  "10:3 mark-unknown\n"
	  "12:5 mark-unknown\n" },
	{ "marking every mark would earn all", "bad/marks-all-right.xml",
	  "a schema cannot look into another element",
	  "10:3 marks-all-right\n" },
	{ "an exhibit without marks has nothing to mark", "bad/marks-missing.xml",
	  "a schema cannot look into another element",
	  "8:3 marks-missing\n" },
	{ "a scenario that would go round in circles", "bad/next-not-later.xml",
	  "a schema has no order of steps",
	  "11:7 next-not-later\n"
	  "15:7 next-not-later\n" },
	{ "an option that leads to no step", "bad/next-unknown.xml",
	  NULL,
	  "10:7 next-unknown\n" },
	{ "two notes on one mark", "bad/note-doubled.xml",
	  NULL,
	  "13:5 note-doubled\n" },
	{ "points for reading", "bad/points-unused.xml",
	  "a schema has one set of common attributes",
	  "7:3 points-unused\n" },
	{ "two steps of one name", "bad/step-doubled.xml",
	  NULL,
	  "17:5 step-doubled\n" },
	{ "more options than a step can have", "bad/step-options-too-many.xml",
	  NULL,
	  "20:7 step-options-too-many\n" },
	{ "steps that no path comes to", "bad/step-unreachable.xml",
	  "a schema cannot follow paths",
	  "13:5 step-unreachable\n"
	  "17:5 step-unreachable\n" },
	{ "more steps than anyone walks", "bad/steps-too-many.xml",
	  NULL,
	  "89:5 steps-too-many\n" },
	{ "an essay longer than it may be", "bad/word-count-impossible.xml",
	  "a schema cannot compare attributes",
	  "7:3 word-count-impossible\n" },
	{ "give-aways and decisions", "good/decisions.xml",
	  NULL,
	  "" },
	{ "a key without a letter", "bad/key-empty.xml",
	  "a schema cannot look into mixed text",
	  "8:5 key-empty\n"
	  "9:5 key-empty\n" },
	{ "a key that nobody would type", "bad/key-too-long.xml",
	  "a schema cannot look into mixed text",
	  "8:5 key-too-long\n" },
	{ "more keys than fit", "bad/keys-too-many.xml",
	  NULL,
	  "6:3 keys-too-many\n" },
	{ "a pattern that is none, and one that is too large", "bad/key-impossible.xml",
	  "a schema does not know patterns",
	  "9:5 key-impossible\n"
	  "10:5 key-impossible\n" },
	{ "keys that say the same", "bad/key-doubled.xml",
	  "a schema cannot compare texts",
	  "9:5 key-doubled\n"
	  "10:5 key-doubled\n"
	  "12:5 key-doubled\n" },
	{ "keys behind others that take all of it", "bad/key-unreachable.xml",
	  "a schema cannot compare texts",
	  "9:5 key-unreachable\n"
	  "11:5 key-unreachable\n" },
	{ "slips where none can be tolerated", "bad/typos-unused.xml",
	  "a schema cannot count letters",
	  "8:5 typos-unused\n"
	  "9:5 typos-unused\n"
	  "10:5 typos-unused\n" },
	{ "a key that earns more than there is", "bad/score-too-high.xml",
	  "a schema cannot compare attributes",
	  "9:5 score-too-high\n" },
	{ "patterns alone do not say what is right", "bad/word-missing.xml",
	  "a schema cannot compare elements",
	  "6:3 word-missing\n" },
	{ "numbers that are not written plainly", "bad/number-malformed.xml",
	  NULL,
	  "6:3 number-malformed\n"
	  "8:5 number-malformed\n"
	  "9:5 number-malformed\n" },
	{ "no number is right", "bad/value-missing.xml",
	  "a schema cannot compare attributes",
	  "6:3 value-missing\n"
	  "8:5 value-missing\n"
	  "9:5 value-missing\n"
	  "10:5 value-missing\n" },
	{ "a value and a range at once", "bad/value-contradictory.xml",
	  "a schema cannot compare attributes",
	  "6:3 value-contradictory\n"
	  "8:5 value-contradictory\n"
	  "9:5 value-contradictory\n" },
	{ "a negative tolerance", "bad/tolerance-negative.xml",
	  "a schema sees a number",
	  "6:3 tolerance-negative\n" },
	{ "a range that runs backwards", "bad/range-empty.xml",
	  "a schema cannot compare attributes",
	  "6:3 range-empty\n" },
	{ "bands within what counts already", "bad/band-unreachable.xml",
	  "a schema cannot compare attributes",
	  "8:5 band-unreachable\n"
	  "10:5 band-unreachable\n" },
	{ "a band that earns more than there is", "bad/band-score-too-high.xml",
	  "a schema cannot compare attributes",
	  "8:5 band-score-too-high\n" },
	{ "one unit twice", "bad/unit-doubled.xml",
	  "a schema cannot compare attributes",
	  "9:5 unit-doubled\n"
	  "10:5 unit-doubled\n" },
	{ "units that are nothing, or less", "bad/factor-impossible.xml",
	  "a schema sees a number",
	  "8:5 factor-impossible\n"
	  "9:5 factor-impossible\n" },
	{ "more units than fit", "bad/number-parts-too-many.xml",
	  NULL,
	  "6:3 number-parts-too-many\n" },
	{ "a passage without a gap", "bad/gap-missing.xml",
	  "a schema cannot look into mixed text",
	  "8:5 gap-missing\n" },
	{ "more gaps than fit", "bad/gaps-too-many.xml",
	  "a schema cannot look into mixed text",
	  "8:5 gaps-too-many\n" },
	{ "two gaps of one name", "bad/gap-doubled.xml",
	  NULL,
	  "8:5 gap-doubled\n" },
	{ "a gap that nothing fills", "bad/gap-without-fill.xml",
	  "a schema cannot compare elements",
	  "6:3 gap-without-fill\n" },
	{ "what fills no gap", "bad/fill-without-gap.xml",
	  "a schema cannot compare elements",
	  "6:3 fill-without-gap\n" },
	{ "a gap that is filled twice", "bad/fill-doubled.xml",
	  NULL,
	  "10:5 fill-doubled\n" },
	{ "gaps that nothing is right in", "bad/fill-without-key.xml",
	  NULL,
	  "9:5 fill-without-key\n"
	  "10:5 fill-without-key\n"
	  "11:5 fill-without-key\n" },
	{ "a gap that is typed and chosen", "bad/fill-contradictory.xml",
	  NULL,
	  "9:5 fill-contradictory\n" },
	{ "a list with two right options", "bad/fill-key-several.xml",
	  "a schema cannot compare elements",
	  "9:5 fill-key-several\n" },
	{ "all that a quiz can have", "good/quiz.xml",
	  NULL,
	  "" },
	{ "a bank that the quizzes here draw from", "bad/drawn.xml",
	  NULL,
	  "" },
	{ "another bank of its id", "bad/drawn-again.xml",
	  NULL,
	  "2:1 name-differs\n" },
	{ "banks that are not beside the quiz or below", "bad/use-outside.xml",
	  "a schema does not know where a file stands",
	  "5:3 use-outside\n"
	  "6:3 use-outside\n"
	  "7:3 use-outside\n" },
	{ "a bank that is not there", "bad/use-missing.xml",
	  "a schema opens no bank",
	  "5:3 use-missing\n" },
	{ "a quiz that draws from a quiz, and from a translation", "bad/use-not-bank.xml",
	  "a schema opens no bank",
	  "5:3 use-not-bank\n"
	  "6:3 use-not-bank\n" },
	{ "a quiz that draws from itself", "bad/use-circular.xml",
	  "a schema does not know where a file stands",
	  "5:3 use-circular\n" },
	{ "a bank that is used twice, and once more by another name", "bad/use-doubled.xml",
	  "a schema does not know where a file stands",
	  "5:3 use-doubled\n"
	  "6:3 use-doubled\n" },
	{ "a bank that nothing is drawn from", "bad/use-unused.xml",
	  NULL,
	  "5:3 use-unused\n" },
	{ "two banks of one id", "bad/bank-doubled.xml",
	  "a schema opens no bank",
	  "5:3 bank-doubled\n" },
	{ "a section without questions", "bad/section-empty.xml",
	  NULL,
	  "8:3 section-empty\n" },
	{ "sections that choose more than they include, and fewer than they require", "bad/section-count-impossible.xml",
	  "a schema cannot count by a value",
	  "5:3 section-count-impossible\n"
	  "9:3 section-count-impossible\n" },
	{ "a question that is included twice", "bad/include-doubled.xml",
	  "a schema opens no bank",
	  "9:5 include-doubled\n" },
	{ "a draft and a retired question are included", "bad/include-not-live.xml",
	  "a schema opens no bank",
	  "7:5 include-not-live\n"
	  "8:5 include-not-live\n" },
	{ "questions in two exclusive groups, and twice in one", "bad/exclusive-doubled.xml",
	  "a schema sees a list",
	  "9:3 exclusive-doubled\n"
	  "10:3 exclusive-doubled\n" },
	{ "groups that exclude nothing", "bad/exclusive-unused.xml",
	  NULL,
	  "8:3 exclusive-unused\n"
	  "9:3 exclusive-unused\n" },
	{ "a topic that is to be passed and cannot come", "bad/topic-not-drawn.xml",
	  NULL,
	  "9:3 topic-not-drawn\n" },
	{ "rules that cannot stand together", "bad/rule-contradicted.xml",
	  "a schema cannot compare attributes",
	  "2:1 rule-contradicted\n"
	  "2:1 rule-contradicted\n"
	  "2:1 rule-contradicted\n"
	  "2:1 rule-contradicted\n"
	  "2:1 rule-contradicted\n" },
	{ "rules without effect", "bad/rule-unused.xml",
	  NULL,
	  "2:1 rule-unused\n"
	  "2:1 rule-unused\n"
	  "2:1 rule-unused\n"
	  "2:1 rule-unused\n"
	  "2:1 rule-unused\n"
	  "2:1 rule-unused\n"
	  "2:1 rule-unused\n"
	  "2:1 rule-unused\n" },
	{ "draws that want more than there is, alone and together", "bad/unfillable.xml",
	  "a schema opens no bank",
	  "6:5 unfillable\n"
	  "10:5 unfillable\n" },
	{ "draws that an exclusive group leaves too little for", "bad/group-unfillable.xml",
	  "a schema opens no bank",
	  "8:5 unfillable\n"
	  "10:3 unfillable\n" },
	{ "names that no bank knows", "bad/unknown-names.xml",
	  "a schema opens no bank",
	  "6:5 unknown-reference\n"
	  "7:5 unknown-reference\n"
	  "7:5 unknown-reference\n"
	  "7:5 unknown-reference\n"
	  "7:5 unknown-reference\n"
	  "8:5 unknown-reference\n"
	  "9:5 unknown-reference\n"
	  "11:3 unknown-reference\n" },
	{ "two sections of one name, and a topic twice", "bad/quiz-duplicates.xml",
	  NULL,
	  "8:3 duplicate-id\n"
	  "13:3 duplicate-id\n" },
	{ "shares, times and counts that are none", "bad/quiz-attributes.xml",
	  NULL,
	  "2:1 bad-attribute\n"
	  "2:1 bad-attribute\n"
	  "2:1 bad-attribute\n"
	  "2:1 bad-attribute\n"
	  "2:1 bad-attribute\n"
	  "2:1 bad-attribute\n"
	  "2:1 bad-attribute\n"
	  "6:3 bad-attribute\n"
	  "6:3 bad-attribute\n"
	  "6:3 bad-attribute\n"
	  "7:5 bad-attribute\n"
	  "7:5 bad-attribute\n"
	  "8:5 bad-attribute\n" },
};
/* clang-format on */

#define FIXTURE_COUNT (sizeof(fixtures) / sizeof(*fixtures))

#endif
