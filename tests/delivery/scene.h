/* delivery/scene.h -- a store, a quiz in files, and a learner, in a folder of their own */
#ifndef DELIVERY_SCENE_H
#define DELIVERY_SCENE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/quiz.h"
#include "model/result.h"
#include "store/store.h"
#include "support/folder.h"
#include "vigil/delivery.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/result.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define NOON        ((int64_t)1763812800000)
#define MINUTE_MS   ((int64_t)60000)

/* True is right, but for `d`. */
#define SCENE_BANK(title)                                                                          \
	"<bank xmlns='urn:vigil:bank:1' id='mail' version='1' xml:lang='en'><title>" title         \
	"</title>"                                                                                 \
	"<true-false id='a' answer='true'><prompt>Report it.</prompt></true-false>"                \
	"<true-false id='b' answer='true'><prompt>Ask somebody.</prompt></true-false>"             \
	"<true-false id='c' answer='true'><prompt>Keep the mail.</prompt></true-false>"            \
	"<true-false id='d' answer='false'><prompt>Pay them.</prompt></true-false></bank>"

static struct scene {
	struct vigil_store *store;
	struct vigil_findings *findings;
	struct vigil_page *page;
	struct vigil_quiz *quiz;
	struct vigil_delivery *delivery;
	struct vigil_result *result;
	char *path;
	int64_t wall_ms, running_ms; /* the machine's clocks */
} scene;

static inline void scene_write(const char *name, const char *bytes)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* A quiz of `count` of the bank's questions, with these attributes. */
static inline void scene_quiz(const char *attributes, unsigned count)
{
	char quiz[1024];

	snprintf(quiz, sizeof(quiz),
	         "<quiz xmlns='urn:vigil:bank:1' id='annual' version='1' xml:lang='en' %s>"
	         "<title>Every year</title><use bank='mail.xml'/><section id='all'>"
	         "<draw bank='mail' count='%u'/></section></quiz>",
	         attributes, count);
	scene_write("mail.xml", SCENE_BANK("Mail"));
	scene_write("annual.xml", quiz);
	vigil_quiz_free(scene.quiz);
	assert_int_equal(vigil_quiz_load(&scene.quiz, "annual.xml", scene.findings), VIGIL_OK);
}

static inline void scene_open(void)
{
	assert_int_equal(store_open(&scene.store, "store", 0, scene.findings), VIGIL_OK);
}

static inline int scene_begin(void **state)
{
	(void)state;
	scene = (struct scene){.findings = vigil_findings_new(),
	                       .page = vigil_page_new(),
	                       .wall_ms = NOON,
	                       .running_ms = 1000000};
	if (!scene.findings || !scene.page || folder_enter() || !folder_stop_being_root())
		return -1;
	scene_open();
	scene_quiz("", 4);
	return 0;
}

static inline int scene_end(void **state)
{
	(void)state;
	vigil_delivery_free(scene.delivery);
	vigil_quiz_free(scene.quiz);
	vigil_store_free(scene.store);
	vigil_result_free(scene.result);
	vigil_page_free(scene.page);
	vigil_findings_free(scene.findings);
	free(scene.path);
	return folder_leave();
}

static inline struct vigil_time scene_now(void)
{
	return (struct vigil_time){scene.wall_ms, scene.running_ms};
}

/* Both clocks go on. */
static inline void scene_pass(int64_t ms)
{
	scene.wall_ms += ms;
	scene.running_ms += ms;
}

static inline const char *scene_last_code(void)
{
	size_t count = vigil_findings_count(scene.findings);

	return count ? vigil_findings_get(scene.findings, count - 1)->code->name : "";
}

static inline enum vigil_status scene_start_with(const struct vigil_session_options *options)
{
	return vigil_delivery_begin(&scene.delivery, scene.store, scene.quiz, options, "results",
	                            scene_now(), scene.findings);
}

static inline enum vigil_status scene_start(void)
{
	return scene_start_with(&(struct vigil_session_options){.learner = "dana"});
}

/* An event a second after the last. */
static inline enum vigil_status scene_event(enum vigil_answer *taken, enum vigil_event_kind kind,
                                            const char *text)
{
	const struct vigil_event event = {.kind = kind, .text = text};

	scene_pass(1000);
	return vigil_delivery_apply(taken, scene.delivery, &event, scene_now(), scene.page,
	                            scene.findings);
}

static inline void scene_answer(const char *text)
{
	enum vigil_answer taken;

	assert_int_equal(scene_event(&taken, VIGIL_EVENT_TYPED, text), VIGIL_OK);
	assert_int_equal(taken, VIGIL_ANSWER_DONE);
}

static inline enum vigil_stage scene_stage(void)
{
	return vigil_session_stage(vigil_delivery_session(scene.delivery));
}

/* Answer what is left, and come to the end. */
static inline void scene_answer_all(void)
{
	enum vigil_answer taken;

	while (scene_stage() == VIGIL_STAGE_QUESTION)
		scene_answer("true");
	if (scene_stage() == VIGIL_STAGE_REVIEW)
		assert_int_equal(scene_event(&taken, VIGIL_EVENT_HAND_IN, NULL), VIGIL_OK);
	assert_int_equal(scene_stage(), VIGIL_STAGE_OVER);
}

static inline enum vigil_status scene_finish(void)
{
	vigil_result_free(scene.result);
	free(scene.path);
	return vigil_delivery_finish(&scene.result, &scene.path, scene.delivery, scene.findings);
}

static inline void scene_close(void)
{
	vigil_delivery_free(scene.delivery);
	scene.delivery = NULL;
}

/* The process ends without a word, and another begins; nothing that is in memory helps it. */
static inline void scene_restart(void)
{
	scene_close();
	vigil_store_free(scene.store);
	scene_open();
}

static inline char *scene_id(void)
{
	static char id[40];

	snprintf(id, sizeof(id), "%s", vigil_session_id(vigil_delivery_session(scene.delivery)));
	return id;
}

static inline enum vigil_status scene_resume(const char *id)
{
	return vigil_delivery_resume(&scene.delivery, scene.store, id, scene_now(), scene.page,
	                             scene.findings);
}

#endif
