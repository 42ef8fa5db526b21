/* interaction/unordered.c -- for interactions of which nothing can stand in different orders */
#include "interaction/unordered.h"

size_t unordered_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	(void)bank;
	(void)question;
	return 0;
}

void unordered_shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                       struct random_stream *random, uint16_t *order)
{
	(void)bank;
	(void)question;
	(void)random;
	(void)order;
}
