/* bank/quiz_find.c -- a question of one of a quiz's banks, by its name */
#include <string.h>

#include "model/quiz.h"
#include "vigil/bank.h"
#include "vigil/quiz.h"

bool vigil_quiz_has_question(const struct vigil_quiz *quiz, const char *question)
{
	const char *sign = strchr(question, '#');
	size_t length = sign ? (size_t)(sign - question) : 0;

	for (size_t i = 0; i < quiz->bank_count; i++) {
		const char *bank = vigil_bank_id(quiz->banks[i]);

		if (sign && (strncmp(bank, question, length) != 0 || bank[length]))
			continue;
		if (vigil_bank_find(quiz->banks[i], sign ? sign + 1 : question))
			return true;
	}
	return false;
}
