/* tests/session/test_replay.c -- a session is the sum of its events, from wherever it is begun anew */
#include "session/play.h"

#define EVENTS 40
#define TRIALS 60

/* Rules under which much can happen. */
static const struct replay_case {
	const char *name, *attributes, *sections;
	int factor;
} cases[] = {
	/* clang-format off */
	{ "under default rules", "", NULL, 0 },
	{ "linear and timed", "navigation='linear' time-limit='PT90S' warning='PT20S' question-limit='PT15S' grace='PT5S' late='accept'", NULL, 0 },
	{ "free and timed, and the clock runs on", "time-limit='PT3M' question-limit='PT30S' suspended='runs' feedback='end'", NULL, 1500 },
	{ "with tries, hints and confidence", "tries='3' try-cost='20%' confidence='score' key='end'", NULL, 0 },
	{ "with an end as soon as it is certain", "stop='certain' pass='75%' feedback='end' key='passed'", NULL, 0 },
	{ "in sections", "pass='50%'",
	  "<section id='one' shuffle='false' pass='50%' time-limit='PT40S'>" ASK("q1") ASK("q2") "</section>"
	  "<section id='two' navigation='linear'>" ASK("q3") ASK("essay") "</section>"
	  "<section id='three'>" ASK("q4") ASK("map") "</section>", 0 },
	/* clang-format on */
};

/* What happened, and when. */
struct happening {
	struct vigil_event event;
	struct vigil_time at;
	enum vigil_answer answer;
};

static struct happening happenings[EVENTS];
static size_t happened;
static uint64_t state_of_chance;

/* The same numbers in every run. */
static unsigned chance(unsigned below)
{
	state_of_chance = state_of_chance * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state_of_chance >> 33) % below;
}

static struct vigil_event some_event(void)
{
	static const char *const texts[] = {"right", "wrong", "nonsense", "", "I told them all.",
	                                    "sure",  "1"};
	static const enum vigil_event_kind kinds[] = {
		VIGIL_EVENT_RESPONSE, VIGIL_EVENT_RESPONSE, VIGIL_EVENT_TYPED,  VIGIL_EVENT_TYPED,
		VIGIL_EVENT_HINT,     VIGIL_EVENT_SKIP,     VIGIL_EVENT_FLAG,   VIGIL_EVENT_GO,
		VIGIL_EVENT_REVIEW,   VIGIL_EVENT_TIME,     VIGIL_EVENT_RESUME, VIGIL_EVENT_SUSPEND,
	};
	struct vigil_event event = {.kind = kinds[chance(COUNT(kinds))],
	                            .text = texts[chance(COUNT(texts))],
	                            .number = chance(6)};

	if (chance(30) == 0)
		event.kind = VIGIL_EVENT_HAND_IN;
	return event;
}

static void pass_time(void)
{
	int64_t passed_ms = chance(4) ? chance(9000) : 0;

	play.now.running_ms += passed_ms;
	play.now.wall_ms += passed_ms;
	if (chance(50) == 0)
		play.now.wall_ms -= 100000;
}

static void begin(const struct replay_case *row)
{
	vigil_session_free(play.session);
	play.session = NULL;
	play.now = (struct vigil_time){PLAY_WALL, PLAY_RUNNING};
	play_begin_with(&(struct vigil_session_options){
		.learner = "dana",
		.seed = "replay",
		.id = "01a20281-8530-7abc-8def-0123456789ab",
		.attempt = 2,
		.time_factor_thousandths = row->factor,
		.seen = (const char *const[]){"b#q1", "b#q2"},
		.seen_count = 2,
	});
}

static enum vigil_answer again(const struct happening *happening)
{
	enum vigil_answer answer =
		vigil_session_apply(play.session, &happening->event, happening->at, play.page);

	vigil_page_clear(play.page);
	return answer;
}

/* All that can be seen of a session, and what its record would be, abandoned here if need be. */
static void describe(struct text *out)
{
	struct vigil_time now = happened ? happenings[happened - 1].at : play.now;
	const struct vigil_text_style style = {.width = 76};
	size_t length;
	char *seen;

	vigil_page_clear(play.page);
	vigil_session_show_question(play.session, now, play.page);
	vigil_session_show_list(play.session, play.page);
	vigil_session_show_time(play.session, now, play.page);
	assert_int_equal(vigil_page_text(&seen, &length, play.page, &style), VIGIL_OK);
	text_addf(out, "%s\n%d %lld\n", seen, (int)vigil_session_stage(play.session),
	          (long long)vigil_session_left_ms(play.session, now));
	free(seen);
	assert_int_equal(vigil_session_finish(&play.result, play.session, now), VIGIL_OK);
	result_write(out, play.result);
	vigil_result_free(play.result);
	play.result = NULL;
}

/* Live through a session, and keep what changed something. */
static void live(const struct replay_case *row)
{
	begin(row);
	for (happened = 0; happened < EVENTS;) {
		struct happening happening = {.event = some_event()};

		pass_time();
		happening.at = play.now;
		happening.answer = again(&happening);
		if (happening.answer != VIGIL_ANSWER_UNREADABLE &&
		    happening.answer != VIGIL_ANSWER_NOT_ALLOWED)
			happenings[happened++] = happening;
		if (vigil_session_stage(play.session) == VIGIL_STAGE_OVER)
			break;
	}
}

static void replay_is_the_same(void **state)
{
	const struct replay_case *row = *state;
	struct text lived, replayed;

	play_read(row->attributes, row->sections);
	state_of_chance = 42;
	text_init(&lived);
	text_init(&replayed);
	for (int trial = 0; trial < TRIALS; trial++) {
		live(row);
		text_cut(&lived, 0);
		describe(&lived);
		begin(row);
		for (size_t i = 0; i < happened; i++)
			assert_int_equal(again(&happenings[i]), happenings[i].answer);
		text_cut(&replayed, 0);
		describe(&replayed);
		assert_string_equal(replayed.bytes, lived.bytes);
	}
	text_clear(&lived);
	text_clear(&replayed);
}

/* Cut the words that count suspensions, which are what differs. */
static void forget_suspensions(struct text *text)
{
	char *from = strstr(text->bytes, " suspensions=\""), *to;

	if (!from)
		return;
	to = strstr(from, " suspended=\"");
	to = strchr(to + strlen(" suspended=\""), '"') + 1;
	memmove(from, to, strlen(to) + 1);
}

/*
 * The session is cut short behind each of its events in turn, and gone on with at once: another
 * process has replayed it so far. But for the suspensions it is the same.
 */
static void it_goes_on_from_everywhere(void **state)
{
	const struct replay_case *row = *state;
	struct text lived, replayed;

	play_read(row->attributes, row->sections);
	state_of_chance = 7;
	text_init(&lived);
	text_init(&replayed);
	for (int trial = 0; trial < TRIALS / 6; trial++) {
		live(row);
		text_cut(&lived, 0);
		describe(&lived);
		forget_suspensions(&lived);
		for (size_t cut = 0; cut < happened; cut++) {
			struct happening leave = {.event.kind = VIGIL_EVENT_SUSPEND,
			                          .at = happenings[cut].at};
			struct happening back = {.event.kind = VIGIL_EVENT_RESUME, .at = leave.at};

			begin(row);
			for (size_t i = 0; i < happened; i++) {
				again(&happenings[i]);
				if (i == cut && again(&leave) == VIGIL_ANSWER_DONE)
					again(&back);
			}
			text_cut(&replayed, 0);
			describe(&replayed);
			forget_suspensions(&replayed);
			assert_string_equal(replayed.bytes, lived.bytes);
		}
	}
	text_clear(&lived);
	text_clear(&replayed);
}

int main(void)
{
	struct CMUnitTest tests[2 * COUNT(cases)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(cases); i++) {
		*test++ = PLAY_ROW(&cases[i], replay_is_the_same);
		*test++ = PLAY_ROW(&cases[i], it_goes_on_from_everywhere);
	}
	return cmocka_run_group_tests_name("session/replay", tests, NULL, NULL);
}
