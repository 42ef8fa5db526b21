/* store/test_session.c -- what is put into the store comes out of it, and nobody else's comes in */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "model/quiz.h"
#include "model/rules.h"
#include "store/store.h"
#include "support/folder.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define HOUR_MS     ((int64_t)3600000)
#define NOON        ((int64_t)1763812800000)

static struct vigil_store *store;
static struct vigil_findings *findings;

static int setup(void **state)
{
	(void)state;
	findings = vigil_findings_new();
	return folder_enter() || !findings || store_open(&store, "here", 0, findings) != VIGIL_OK;
}

static int teardown(void **state)
{
	(void)state;
	vigil_store_free(store);
	store = NULL;
	vigil_findings_free(findings);
	return folder_leave();
}

static const char *last_code(void)
{
	size_t count = vigil_findings_count(findings);

	return count ? vigil_findings_get(findings, count - 1)->code->name : NULL;
}

/* A session of dana's on "annual"; ids differ in their last digits. */
static struct store_session sample(unsigned number)
{
	static char ids[16][40];
	static const char *const seen[] = {"mail#a", "mail#b"};
	static const char *const only[] = {"mail#c"};

	snprintf(ids[number % 16], sizeof(ids[0]), "01a20281-8530-7abc-8def-%012u", number);
	return (struct store_session){
		.options = {.id = ids[number % 16],
	                    .learner = "dana",
	                    .seed = "a seed",
	                    .seed_given = true,
	                    .attempt = 3,
	                    .practice = true,
	                    .custody_site = true,
	                    .time_factor_thousandths = 1500,
	                    .seen = seen,
	                    .seen_count = 2,
	                    .only = only,
	                    .only_count = 1},
		.quiz = "annual",
		.title = "Every year",
		.version = "1.2",
		.results = "/results",
		.started_wall_ms = NOON,
		.scored = true,
		.count = 29,
	};
}

static struct quiz_file document(char *name, const char *bytes)
{
	return (struct quiz_file){.name = name, .bytes = bytes, .size = strlen(bytes)};
}

static void add(struct store_session *session, const struct quiz_file *files, size_t count)
{
	assert_int_equal(store_begin(store, findings), VIGIL_OK);
	assert_int_equal(store_session_add(store, session, files, count, findings), VIGIL_OK);
	assert_int_equal(store_commit(store, findings), VIGIL_OK);
}

/* What another process would see. */
static void reopen(void)
{
	vigil_store_free(store);
	assert_int_equal(store_open(&store, "here", 0, findings), VIGIL_OK);
}

static void session_comes_back(void **state)
{
	struct store_session begun = sample(1), *read;

	(void)state;
	add(&begun, NULL, 0);
	reopen();
	assert_int_equal(store_session_read(&read, store, begun.options.id, findings), VIGIL_OK);
	assert_int_equal(read->number, begun.number);
	assert_int_equal(read->state, STORE_OPEN);
	assert_string_equal(read->options.id, begun.options.id);
	assert_string_equal(read->options.learner, "dana");
	assert_string_equal(read->options.seed, "a seed");
	assert_true(read->options.seed_given && read->options.practice);
	assert_true(read->options.custody_site && read->scored);
	assert_int_equal(read->options.attempt, 3);
	assert_int_equal(read->options.time_factor_thousandths, 1500);
	assert_int_equal(read->options.seen_count, 2);
	assert_string_equal(read->options.seen[1], "mail#b");
	assert_int_equal(read->options.only_count, 1);
	assert_string_equal(read->options.only[0], "mail#c");
	assert_string_equal(read->quiz, "annual");
	assert_string_equal(read->title, "Every year");
	assert_string_equal(read->version, "1.2");
	assert_string_equal(read->results, "/results");
	assert_int_equal(read->started_wall_ms, NOON);
	assert_int_equal(read->count, 29);
	store_session_free(read);
	store_session_free(NULL);
}

static void nothing_chosen_comes_back(void **state)
{
	struct store_session begun = sample(1), *read;

	(void)state;
	begun.options.seen = begun.options.only = NULL;
	begun.options.seen_count = begun.options.only_count = 0;
	begun.options.seed_given = begun.options.practice = begun.options.custody_site = false;
	begun.scored = false;
	add(&begun, NULL, 0);
	assert_int_equal(store_session_read(&read, store, begun.options.id, findings), VIGIL_OK);
	assert_null(read->options.only);
	assert_int_equal(read->options.seen_count, 0);
	assert_false(read->options.seed_given || read->options.practice);
	assert_false(read->options.custody_site || read->scored);
	store_session_free(read);
}

static void missing_session_is_said(void **state)
{
	struct store_session *read;

	(void)state;
	assert_int_equal(store_session_read(&read, store, "nobody", findings), VIGIL_NOT_FOUND);
	assert_null(read);
	assert_string_equal(last_code(), "no-session");
}

static void rollback_leaves_nothing(void **state)
{
	struct store_session begun = sample(1), *read;

	(void)state;
	assert_int_equal(store_begin(store, findings), VIGIL_OK);
	assert_int_equal(store_session_add(store, &begun, NULL, 0, findings), VIGIL_OK);
	store_rollback(store);
	store_rollback(store);
	assert_int_equal(store_session_read(&read, store, begun.options.id, findings),
	                 VIGIL_NOT_FOUND);
}

/* ---- files ---- */

static void files_come_back_in_order(void **state)
{
	char names[3][8] = {"z.xml", "a.xml", "m.xml"};
	const struct quiz_file files[] = {document(names[0], "the quiz"),
	                                  document(names[1], "a bank"), document(names[2], "")};
	struct store_session one = sample(1), other = sample(2);
	struct quiz_file *read;
	size_t count;

	(void)state;
	add(&one, files, 3);
	add(&other, files, 3); /* the same bytes */
	reopen();
	assert_int_equal(store_files_read(&read, &count, store, other.number, findings), VIGIL_OK);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(read[i].name, files[i].name);
		assert_int_equal(read[i].size, files[i].size);
		assert_memory_equal(read[i].bytes, files[i].bytes, files[i].size + 1);
	}
	store_files_free(read, count);
	store_files_free(NULL, 0);
}

/* One byte of the store's file becomes another. */
static void change_byte(const char *bytes)
{
	static char all[1 << 20];
	int fd = open("here/store.db", O_RDWR);
	ssize_t size = read(fd, all, sizeof(all));
	char *found = size > 0 ? memmem(all, (size_t)size, bytes, strlen(bytes)) : NULL;

	assert_non_null(found);
	assert_int_equal(pwrite(fd, "?", 1, found - all), 1);
	close(fd);
}

static void changed_file_is_refused(void **state)
{
	char name[] = "a.xml";
	const struct quiz_file file = document(name, "a bank of questions");
	struct store_session begun = sample(1);
	struct quiz_file *read;
	size_t count;

	(void)state;
	add(&begun, &file, 1);
	vigil_store_free(store);
	change_byte(file.bytes);
	assert_int_equal(store_open(&store, "here", 0, findings), VIGIL_OK);
	assert_int_equal(store_files_read(&read, &count, store, begun.number, findings),
	                 VIGIL_INVALID);
	assert_null(read);
	assert_string_equal(last_code(), "store-damaged");
}

/* ---- events ---- */

struct reading {
	struct store_event events[8];
	char texts[8][64];
	size_t count, stop;
};

static bool keep(void *context, const struct store_event *event)
{
	struct reading *reading = context;

	reading->events[reading->count] = *event;
	snprintf(reading->texts[reading->count], sizeof(reading->texts[0]), "%s",
	         event->event.text);
	return ++reading->count != reading->stop;
}

static struct store_event event(enum vigil_event_kind kind, const char *text, size_t number)
{
	return (struct store_event){.event = {kind, text, number},
	                            .time = {NOON + (int64_t)number, (int64_t)number},
	                            .position = number + 1};
}

static void events_come_back_in_order(void **state)
{
	const struct store_event events[] = {
		event(VIGIL_EVENT_TYPED, "b\n\x1B[1m \xFF\xC3\xA9 '; DROP TABLE event; --", 7),
		event(VIGIL_EVENT_GO, NULL, 4),
		event(VIGIL_EVENT_ABANDON, "", 9),
	};
	struct store_session one = sample(1), other = sample(2);
	struct reading reading = {.count = 0};

	(void)state;
	add(&one, NULL, 0);
	add(&other, NULL, 0);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(store_event_add(store, one.number, i + 1, &events[i], findings),
		                 VIGIL_OK);
		assert_int_equal(store_event_add(store, other.number, i + 1, &events[0], findings),
		                 VIGIL_OK);
	}
	reopen();
	assert_int_equal(store_events(store, one.number, keep, &reading, findings), VIGIL_OK);
	assert_int_equal(reading.count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(reading.events[i].event.kind, events[i].event.kind);
		assert_int_equal(reading.events[i].event.number, events[i].event.number);
		assert_int_equal(reading.events[i].time.wall_ms, events[i].time.wall_ms);
		assert_int_equal(reading.events[i].time.running_ms, events[i].time.running_ms);
		assert_int_equal(reading.events[i].position, events[i].position);
		assert_string_equal(reading.texts[i],
		                    events[i].event.text ? events[i].event.text : "");
	}
}

static void second_event_of_a_number_is_refused(void **state)
{
	const struct store_event one = event(VIGIL_EVENT_TYPED, "a", 1);
	const struct store_event other = event(VIGIL_EVENT_TYPED, "b", 1);
	struct store_session begun = sample(1);
	struct reading reading = {.count = 0};

	(void)state;
	add(&begun, NULL, 0);
	assert_int_equal(store_event_add(store, begun.number, 1, &one, findings), VIGIL_OK);
	assert_int_equal(store_event_add(store, begun.number, 1, &other, findings), VIGIL_INVALID);
	assert_int_equal(store_events(store, begun.number, keep, &reading, findings), VIGIL_OK);
	assert_int_equal(reading.count, 1);
	assert_string_equal(reading.texts[0], "a");
}

static void missing_event_is_damage(void **state)
{
	const struct store_event late = event(VIGIL_EVENT_TYPED, "a", 1);
	struct store_session begun = sample(1);
	struct reading reading = {.count = 0};

	(void)state;
	add(&begun, NULL, 0);
	assert_int_equal(store_event_add(store, begun.number, 2, &late, findings), VIGIL_OK);
	assert_int_equal(store_events(store, begun.number, keep, &reading, findings),
	                 VIGIL_INVALID);
	assert_string_equal(last_code(), "store-damaged");
	assert_int_equal(reading.count, 0);
}

static void refused_event_is_damage(void **state)
{
	const struct store_event one = event(VIGIL_EVENT_TYPED, "a", 1);
	struct store_session begun = sample(1);
	struct reading reading = {.stop = 1};

	(void)state;
	add(&begun, NULL, 0);
	assert_int_equal(store_event_add(store, begun.number, 1, &one, findings), VIGIL_OK);
	assert_int_equal(store_events(store, begun.number, keep, &reading, findings),
	                 VIGIL_INVALID);
	assert_string_equal(last_code(), "store-damaged");
}

/* ---- claims ---- */

static void claim_is_one_terminals(void **state)
{
	struct store_claim *claim, *second, *other;
	char words[64];

	(void)state;
	assert_int_equal(store_claim(&claim, store, 5, findings), VIGIL_OK);
	assert_int_equal(store_claim(&other, store, 6, findings), VIGIL_OK);
	assert_int_equal(store_claim(&second, store, 5, findings), VIGIL_IO);
	assert_null(second);
	assert_string_equal(last_code(), "session-open");
	snprintf(words, sizeof(words), "another terminal (process %d)", (int)getpid());
	assert_non_null(strstr(vigil_findings_get(findings, 0)->text, words));
	store_claim_free(claim);
	assert_int_equal(store_claim(&claim, store, 5, findings), VIGIL_OK);
	store_claim_free(claim);
	store_claim_free(other);
	store_claim_free(NULL);
}

static void claim_dies_with_its_holder(void **state)
{
	struct store_claim *claim;
	int ready[2];
	char byte;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(ready), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		byte = store_claim(&claim, store, 5, findings) == VIGIL_OK ? '1' : '0';
		if (write(ready[1], &byte, 1) == 1)
			pause();
		_exit(1);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_int_equal(byte, '1');
	assert_int_equal(store_claim(&claim, store, 5, findings), VIGIL_IO);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(store_claim(&claim, store, 5, findings), VIGIL_OK);
	store_claim_free(claim);
	close(ready[0]);
	close(ready[1]);
}

/* ---- lists ---- */

struct listing {
	char ids[8][40];
	struct vigil_unfinished rows[8];
	size_t count, most;
};

static bool list(void *context, const struct vigil_unfinished *row)
{
	struct listing *listing = context;

	listing->rows[listing->count] = *row;
	snprintf(listing->ids[listing->count], sizeof(listing->ids[0]), "%s", row->id);
	return ++listing->count != listing->most;
}

static void unfinished_are_listed(void **state)
{
	struct store_session one = sample(1), two = sample(2), three = sample(3), four = sample(4);
	const struct store_event answer = event(VIGIL_EVENT_TYPED, "a", 500);
	struct listing listing = {.count = 0}, first = {.most = 1}, all = {.count = 0};
	struct store_claim *claim;

	(void)state;
	three.options.learner = "li";
	four.scored = false;
	add(&one, NULL, 0);
	add(&two, NULL, 0);
	add(&three, NULL, 0);
	add(&four, NULL, 0);
	assert_int_equal(store_event_add(store, one.number, 1, &answer, findings), VIGIL_OK);
	assert_int_equal(store_session_end(store, two.number, NOON + 1, findings), VIGIL_OK);
	assert_int_equal(store_claim(&claim, store, one.number, findings), VIGIL_OK);
	assert_int_equal(vigil_store_unfinished(store, "dana", list, &listing, findings), VIGIL_OK);
	assert_int_equal(listing.count, 2);
	assert_string_equal(listing.ids[0], one.options.id);
	assert_int_equal(listing.rows[0].position, 501);
	assert_int_equal(listing.rows[0].count, 29);
	assert_int_equal(listing.rows[0].started_wall_ms, NOON);
	assert_int_equal(listing.rows[0].last_wall_ms, NOON + 500);
	assert_int_equal(listing.rows[0].used_ms, 500);
	assert_true(listing.rows[0].open);
	assert_int_equal(listing.rows[0].process, getpid());
	assert_false(listing.rows[0].practice);
	assert_string_equal(listing.ids[1], four.options.id);
	assert_int_equal(listing.rows[1].position, 1);
	assert_true(listing.rows[1].practice);
	assert_false(listing.rows[1].open);
	assert_int_equal(vigil_store_unfinished(store, NULL, list, &all, findings), VIGIL_OK);
	assert_int_equal(all.count, 3);
	assert_int_equal(vigil_store_unfinished(store, NULL, list, &first, findings), VIGIL_OK);
	assert_int_equal(first.count, 1);
	store_claim_free(claim);
}

static void ended_are_listed(void **state)
{
	struct store_session one = sample(1), two = sample(2);
	char **ids;
	size_t count;

	(void)state;
	add(&one, NULL, 0);
	add(&two, NULL, 0);
	assert_int_equal(store_ended(&ids, &count, store, findings), VIGIL_OK);
	assert_int_equal(count, 0);
	assert_int_equal(store_session_end(store, two.number, NOON, findings), VIGIL_OK);
	assert_int_equal(store_ended(&ids, &count, store, findings), VIGIL_OK);
	assert_int_equal(count, 1);
	assert_string_equal(ids[0], two.options.id);
	store_strings_free(ids, count);
}

/* ---- attempts ---- */

/* A session of dana's on "annual": a day before noon, and how long before noon it ended. */
struct past {
	int64_t ended_ago_ms; /* 0: it has not */
	bool practice, other_learner, other_quiz;
};

/* clang-format off */
static struct attempt_case {
	const char *name;
	unsigned attempts;
	int64_t wait_ms;
	struct past past[3];
	size_t past_count;
	unsigned attempt; /* 0: refused */
	const char *code;
} attempts[] = {
	{ "the first attempt is the first",                 2, 0, {{0}}, 0, 1, NULL },
	{ "the second is the second",                       2, 0, {{.ended_ago_ms = 1}}, 1, 2, NULL },
	{ "there is no third of two",                       2, 0, {{.ended_ago_ms = 1}, {.ended_ago_ms = 2}}, 2, 0, "attempts-used" },
	{ "without a limit there is",                       0, 0, {{.ended_ago_ms = 1}, {.ended_ago_ms = 2}}, 2, 3, NULL },
	{ "an unfinished one blocks the next",              2, 0, {{0}}, 1, 0, "attempt-unfinished" },
	{ "it blocks where there is a waiting time",        0, HOUR_MS, {{0}}, 1, 0, "attempt-unfinished" },
	{ "without limits it does not block",               0, 0, {{0}}, 1, 2, NULL },
	{ "the waiting time counts from the last end",      0, HOUR_MS, {{.ended_ago_ms = HOUR_MS - 1}, {.ended_ago_ms = 3 * HOUR_MS}}, 2, 0, "attempt-early" },
	{ "once it is over there is another",               0, HOUR_MS, {{.ended_ago_ms = HOUR_MS}}, 1, 2, NULL },
	{ "a clock that was set back does not shorten it",  0, HOUR_MS, {{.ended_ago_ms = -HOUR_MS}}, 1, 0, "attempt-early" },
	{ "practice does not count",                        1, 0, {{.ended_ago_ms = 1, .practice = true}}, 1, 1, NULL },
	{ "unfinished practice does not block",             1, 0, {{.practice = true}}, 1, 1, NULL },
	{ "nor is there a wait after practice",             1, HOUR_MS, {{.ended_ago_ms = 1, .practice = true}}, 1, 1, NULL },
	{ "another learner's attempts are not mine",        1, HOUR_MS, {{.other_learner = true}, {.ended_ago_ms = 1, .other_learner = true}}, 2, 1, NULL },
	{ "attempts on another quiz are not on this",       1, HOUR_MS, {{.other_quiz = true}, {.ended_ago_ms = 1, .other_quiz = true}}, 2, 1, NULL },
};
/* clang-format on */

static void attempt_is_claimed(void **state)
{
	const struct attempt_case *row = *state;
	const struct rules rules = {.attempts = row->attempts, .wait_ms = row->wait_ms};
	unsigned attempt = 0;
	enum vigil_status status;

	for (size_t i = 0; i < row->past_count; i++) {
		const struct past *past = &row->past[i];
		struct store_session session = sample((unsigned)i + 1);

		session.scored = !past->practice;
		session.options.attempt = past->practice ? 1 : (unsigned)i + 1;
		if (past->other_learner)
			session.options.learner = "li";
		if (past->other_quiz)
			session.quiz = "mail";
		add(&session, NULL, 0);
		if (past->ended_ago_ms)
			assert_int_equal(store_session_end(store, session.number,
			                                   NOON - past->ended_ago_ms, findings),
			                 VIGIL_OK);
	}
	status = store_attempt(&attempt, store, "dana", "annual", &rules, NOON, findings);
	assert_int_equal(status, row->attempt ? VIGIL_OK : VIGIL_INVALID);
	if (row->attempt)
		assert_int_equal(attempt, row->attempt);
	else
		assert_string_equal(last_code(), row->code);
}

/* In a process of its own: 0 when it got the attempt, 1 when it was told that there is none. */
static int claim_last_attempt(unsigned number)
{
	const struct rules rules = {.attempts = 1};
	struct store_session session = sample(number);
	struct vigil_store *own;
	enum vigil_status status;
	unsigned attempt;

	session.options.attempt = 1;
	if (vigil_store_open(&own, "here", findings) != VIGIL_OK ||
	    store_begin(own, findings) != VIGIL_OK)
		return 2;
	status = store_attempt(&attempt, own, "dana", "annual", &rules, NOON, findings);
	if (status == VIGIL_OK &&
	    (store_session_add(own, &session, NULL, 0, findings) != VIGIL_OK ||
	     store_session_end(own, session.number, NOON, findings) != VIGIL_OK ||
	     store_commit(own, findings) != VIGIL_OK))
		return 3;
	vigil_store_free(own);
	return status == VIGIL_OK ? 0 : 1;
}

static void last_attempt_is_one_process(void **state)
{
	int got = 0, refused = 0;

	(void)state;
	for (unsigned i = 0; i < 12; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			_exit(claim_last_attempt(i + 1));
	}
	for (unsigned i = 0; i < 12; i++) {
		int ended;

		assert_true(wait(&ended) > 0 && WIFEXITED(ended));
		got += WEXITSTATUS(ended) == 0;
		refused += WEXITSTATUS(ended) == 1;
	}
	assert_int_equal(got, 1);
	assert_int_equal(refused, 11);
}

/* Twelve processes make the same store at once. */
static void first_starts_meet(void **state)
{
	(void)state;
	for (int i = 0; i < 12; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			struct store_session session = sample((unsigned)i + 1);
			struct vigil_store *own;

			if (vigil_store_open(&own, "new/store", findings) != VIGIL_OK ||
			    store_begin(own, findings) != VIGIL_OK ||
			    store_session_add(own, &session, NULL, 0, findings) != VIGIL_OK ||
			    store_commit(own, findings) != VIGIL_OK)
				_exit(1);
			vigil_store_free(own);
			_exit(0);
		}
	}
	for (int i = 0; i < 12; i++) {
		int ended;

		assert_true(wait(&ended) > 0 && WIFEXITED(ended));
		assert_int_equal(WEXITSTATUS(ended), 0);
	}
	vigil_store_free(store);
	assert_int_equal(store_open(&store, "new/store", 0, findings), VIGIL_OK);
	for (unsigned i = 0; i < 12; i++) {
		struct store_session session = sample(i + 1), *read;

		assert_int_equal(store_session_read(&read, store, session.options.id, findings),
		                 VIGIL_OK);
		store_session_free(read);
	}
}

/* clang-format off */
static struct test_case {
	const char *name;
	CMUnitTestFunction test;
} others[] = {
	{ "a session comes back as it was added",          session_comes_back },
	{ "what it did not have it does not have",         nothing_chosen_comes_back },
	{ "a session that is not there is said",           missing_session_is_said },
	{ "what is rolled back never was",                 rollback_leaves_nothing },
	{ "files come back in their order",                files_come_back_in_order },
	{ "a file that has changed in the store is refused", changed_file_is_refused },
	{ "events come back in their order, byte for byte", events_come_back_in_order },
	{ "a second event of one number is refused",       second_event_of_a_number_is_refused },
	{ "a missing event is damage",                     missing_event_is_damage },
	{ "an event that does not fit is damage",          refused_event_is_damage },
	{ "a session is open in one terminal only",        claim_is_one_terminals },
	{ "a claim dies with its holder",                  claim_dies_with_its_holder },
	{ "what is unfinished is listed, the latest first", unfinished_are_listed },
	{ "what has ended and has no result is listed",    ended_are_listed },
	{ "the last attempt is given to one of many",      last_attempt_is_one_process },
	{ "first starts that meet make one store",         first_starts_meet },
};
/* clang-format on */

int main(void)
{
	struct CMUnitTest tests[COUNT(others) + COUNT(attempts)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(others); i++)
		*test++ =
			(struct CMUnitTest){others[i].name, others[i].test, setup, teardown, NULL};
	for (size_t i = 0; i < COUNT(attempts); i++)
		*test++ = (struct CMUnitTest){attempts[i].name, attempt_is_claimed, setup, teardown,
		                              &attempts[i]};
	return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
