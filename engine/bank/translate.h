/* bank/translate.h -- putting the texts of a translation into its bank */
#ifndef BANK_TRANSLATE_H
#define BANK_TRANSLATE_H

#include "model/bank.h"

/*
 * Put the translation's texts into the bank, text by text; where one is missing, or has other marks
 * than the bank's, the bank's own stays. Ids, keys and all numbers are the bank's. The bank has the
 * translation's language then, and needs it no longer. *complete: nothing is missing of what a
 * session can show. False: no memory; some texts are put.
 */
bool bank_translate(bool *complete, struct vigil_bank *bank, const struct vigil_bank *translation);

/* Does it translate this bank, in this version? */
bool bank_is_translation_of(const struct vigil_bank *translation, const struct vigil_bank *bank);

#endif
