/* crash/planted.c -- whether the harness finds the mistakes that were planted in the sample */
#include "crash/planted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crash/modes.h"
#include "crash/must.h"

struct mistake {
	const char *store, *name;
	const char *mode; /* the one that has to find it; NULL: it is none, and no mode finds any */
};

/* clang-format off */
static const struct mistake mistakes[] = {
	{ "log",    "none",                    NULL    },
	{ "log",    "none-renamed",            NULL    },
	{ "sqlite", "none",                    NULL    },
	{ "log",    "promise-before-write",    "kill"  },
	{ "log",    "taken-twice",             "kill"  },
	{ "log",    "result-in-place",         "kill"  },
	{ "log",    "result-named-anew",       "kill"  },
	{ "log",    "closed-before-result",    "kill"  },
	{ "sqlite", "promise-before-sync",     "kill"  },
	{ "log",    "append-unchecked",        "fail"  },
	{ "log",    "result-write-unchecked",  "fail"  },
	{ "log",    "half-unnoticed",          "fail"  },
	{ "log",    "silent",                  "fail"  },
	{ "log",    "failure-is-done",         "fail"  },
	{ "sqlite", "append-unchecked",        "fail"  },
	{ "log",    "sync-again",              "lost"  },
	{ "log",    "sync-unchecked",          "lost"  },
	{ "log",    "unsynced",                "disk"  },
	{ "log",    "promise-before-sync",     "disk"  },
	{ "log",    "folder-unsynced",         "disk"  },
	{ "log",    "parent-unsynced",         "disk"  },
	{ "log",    "rename-without-sync",     "disk"  },
	{ "log",    "result-folder-unsynced",  "disk"  },
	{ "log",    "torn-end-kept",           "disk"  },
	{ "sqlite", "synchronous-normal",      "disk"  },
	{ "sqlite", "synchronous-off",         "disk"  },
	{ "sqlite", "journal",                 "disk"  },
	{ "log",    "result-there-is-durable", "twice" },
	{ "log",    "folder-there-is-durable", "twice" },
	{ "log",    "memory-unchecked",        "alloc" },
};
/* clang-format on */

/* The sample with one mistake; its commands live in `commands`, four words and an end each. */
static struct scenario sample_make(const char *commands[3][5], const struct mistake *mistake)
{
	static const char *const purposes[] = {"take", "resume", "list"};

	for (size_t i = 0; i < 3; i++) {
		commands[i][0] = SAMPLE;
		commands[i][1] = mistake->store;
		commands[i][2] = mistake->name;
		commands[i][3] = purposes[i];
		commands[i][4] = NULL;
	}
	return (struct scenario){.name = mistake->name,
	                         .command = commands[0],
	                         .recovery = commands[1],
	                         .listing = commands[2],
	                         .results = "results"};
}

/* Of what is right and small, a few points will do where not all are tried. */
static struct pool_count sample_try(const struct scenario *scenario, const struct mode *mode,
                                    const struct pool *pool, const char *title)
{
	char *folder = must_format("%s/start", pool->folder);
	const struct pool few = {.folder = pool->folder,
	                         .workers = pool->workers,
	                         .points_most = (pool->points_most + 4) / 5,
	                         .quiet = pool->quiet};
	struct subject subject;
	struct pool_count counted;

	subject_init(&subject, scenario, folder);
	counted = mode->run(&subject, &few, title);
	subject_clear(&subject);
	free(folder);
	return counted;
}

/* What is right has to pass every mode. */
static bool nothing_is_found(const struct scenario *scenario, const char *store,
                             const struct pool *pool)
{
	bool right = true;

	for (const struct mode *mode = modes; mode->name; mode++) {
		char *title = must_format("%s, %s, %s", store, scenario->name, mode->name);
		struct pool_count counted;

		counted = sample_try(scenario, mode, pool, title);
		printf("%s: %zu %s, %zu flaws\n", title, counted.points, mode->unit, counted.flaws);
		right = right && counted.flaws == 0;
		free(title);
	}
	return right;
}

static bool mistake_is_found(const struct scenario *scenario, const struct mistake *mistake,
                             const struct pool *pool)
{
	/* All points, for there may be but one that shows it. */
	const struct pool quiet = {.folder = pool->folder, .workers = pool->workers, .quiet = true};
	struct pool_count counted =
		sample_try(scenario, mode_find(mistake->mode), &quiet, mistake->name);

	printf("%s, %s: %s by %s\n", mistake->store, mistake->name,
	       counted.flaws ? "found" : "NOT FOUND", mistake->mode);
	return counted.flaws > 0;
}

bool planted_are_found(const struct pool *pool)
{
	bool right = true;

	for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		const struct mistake *mistake = &mistakes[i];
		const char *commands[3][5];
		const struct scenario scenario = sample_make(commands, mistake);

		const struct scenario behind = {.name = "none, behind two promises",
		                                .before = &scenario,
		                                .promises = 2,
		                                .command = scenario.recovery,
		                                .recovery = scenario.recovery,
		                                .listing = scenario.listing,
		                                .results = scenario.results};

		if (!mistake->mode) {
			right &= nothing_is_found(&scenario, mistake->store, pool);
			right &= nothing_is_found(&behind, mistake->store, pool);
		} else
			right &= mistake_is_found(&scenario, mistake, pool);
		fflush(stdout);
	}
	return right;
}
