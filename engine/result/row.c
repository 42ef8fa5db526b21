/* result/row.c -- what a program asks of a result */
#include "model/result.h"
#include "vigil/result.h"

const char *vigil_result_quiz(const struct vigil_result *result)
{
	return result->quiz.id;
}

size_t vigil_result_question_count(const struct vigil_result *result)
{
	return result->question_count;
}

struct vigil_result_question vigil_result_question(const struct vigil_result *result, size_t index)
{
	const struct result_question *question = &result->questions[index];

	return (struct vigil_result_question){.bank = question->bank,
	                                      .id = question->id,
	                                      .points_mpts = question->points_mpts,
	                                      .max_mpts = question->max_mpts};
}

bool vigil_result_is_all_right(const struct vigil_result *result)
{
	for (size_t i = 0; i < result->question_count; i++)
		if (result->questions[i].points_mpts < result->questions[i].max_mpts)
			return false;
	return true;
}
