/* bench/results.c -- results of a campaign, about 8 KB each: results COUNT FOLDER [FROM] */
#include <stdio.h>
#include <stdlib.h>

#include "support/results.h"

int main(int argc, char **argv)
{
	struct campaign campaign = {
		.seed = "campaign", .questions = 20, .words = 2, .wrong_key = -1};
	size_t count = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
	size_t from = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;

	if (count == 0) {
		fputs("usage: results COUNT FOLDER [FROM]\n", stderr);
		return 2;
	}
	campaign.learners = 100000;
	if (!campaign_write(&campaign, argv[2], from, from + count)) {
		perror(argv[2]);
		return 1;
	}
	return 0;
}
