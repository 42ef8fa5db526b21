/* terminal/speech.h -- which language this process speaks */
#ifndef TERMINAL_SPEECH_H
#define TERMINAL_SPEECH_H

#include <stdbool.h>

struct speech {
	char *locale_before; /* of the messages; NULL: nothing was changed */
};

/*
 * Speak the first of these languages (as vigil_quiz_translate() takes them) that there is a
 * catalogue for; English where there is none, and where no language is named. Catalogues are where
 * the program is, as it is built or installed, or else in `folder`.
 */
void speech_begin(struct speech *speech, const char *languages, const char *folder);
void speech_end(struct speech *speech);

#endif
