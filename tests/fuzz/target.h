/* fuzz/target.h -- what a fuzzer, and the replaying of what it found, call with an input */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer's name for it. Always 0; whatever may not happen ends in abort(). */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
