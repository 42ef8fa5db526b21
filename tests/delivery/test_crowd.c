/* delivery/test_crowd.c -- fifty sessions at once against one store: nobody fails, nothing is lost */
#include <sys/wait.h>

#include "delivery/scene.h"

#define CROWD 50

/* One learner from beginning to end, without a pause. 0: all went well. */
static int learn(unsigned number)
{
	struct vigil_store *store = NULL;
	char learner[16];
	enum vigil_answer taken;

	snprintf(learner, sizeof(learner), "learner-%u", number);
	if (vigil_store_open(&store, "store", scene.findings) != VIGIL_OK)
		return 1;
	if (vigil_delivery_begin(&scene.delivery, store, scene.quiz,
	                         &(struct vigil_session_options){.learner = learner}, "results",
	                         scene_now(), scene.findings) != VIGIL_OK)
		return 2;
	for (unsigned i = 0; i < 4; i++)
		if (scene_event(&taken, VIGIL_EVENT_TYPED, (number >> i) & 1 ? "true" : "false") !=
		            VIGIL_OK ||
		    taken != VIGIL_ANSWER_DONE)
			return 3;
	if (scene_stage() != VIGIL_STAGE_OVER || scene_finish() != VIGIL_OK)
		return 4;
	scene_close();
	vigil_store_free(store);
	return 0;
}

static bool is_right(void *context, const struct vigil_result_row *row)
{
	struct vigil_result *result = NULL;
	char path[PATH_MAX + 64];
	unsigned number;

	++*(size_t *)context;
	assert_int_equal(sscanf(row->learner, "learner-%u", &number), 1);
	snprintf(path, sizeof(path), "%s/%s", row->folder, row->file);
	assert_int_equal(vigil_result_read(&result, path, scene.findings), VIGIL_OK);
	assert_string_equal(result->learner, row->learner);
	assert_int_equal(result->question_count, 4);
	for (unsigned i = 0; i < 4; i++) {
		assert_int_equal(result->questions[i].try_count, 1);
		assert_string_equal(result->questions[i].tries[0].typed,
		                    (number >> i) & 1 ? "true" : "false");
	}
	vigil_result_free(result);
	return true;
}

static void crowd_learns(void **state)
{
	size_t count = 0;

	(void)state;
	scene_quiz("navigation='linear'", 4);
	for (unsigned i = 0; i < CROWD; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			_exit(learn(i));
	}
	for (unsigned i = 0; i < CROWD; i++) {
		int ended;

		assert_true(wait(&ended) > 0 && WIFEXITED(ended));
		assert_int_equal(WEXITSTATUS(ended), 0);
	}
	assert_int_equal(
		vigil_store_history(scene.store, NULL, NULL, is_right, &count, scene.findings),
		VIGIL_OK);
	assert_int_equal(count, CROWD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{"fifty learn at once, and each has their result", crowd_learns, scene_begin,
	         scene_end, NULL},
	};

	return cmocka_run_group_tests_name("crowd", tests, NULL, NULL);
}
