/* terminal/message.h -- for the program: its sentences in the reader's language */
#ifndef TERMINAL_MESSAGE_H
#define TERMINAL_MESSAGE_H

#include "base/message.h"

#endif
