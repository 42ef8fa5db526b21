/* model/builder.c -- a bank while it is read */
#include "model/builder.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/findings.h"

void builder_find(struct bank_builder *builder, const struct vigil_code *code, size_t offset,
                  const char *format, ...)
{
	const struct vigil_bank *bank = builder->bank;
	const struct vigil_question *question = builder->question;
	va_list arguments;

	va_start(arguments, format);
	findings_addv(builder->findings, code, bank->path, offset,
	              question && question->id ? bank_text(bank, question->id) : NULL, format,
	              arguments);
	va_end(arguments);
}

void *builder_part(struct bank_builder *builder, size_t size)
{
	size_t capacity = builder->parts_capacity ? builder->parts_capacity : 1024;
	char *parts = builder->parts;

	while (capacity - builder->parts_used < size)
		capacity *= 2;
	if (capacity > builder->parts_capacity) {
		parts = realloc(parts, capacity);
		if (!parts)
			return NULL;
		builder->parts = parts;
		builder->parts_capacity = capacity;
	}
	parts += builder->parts_used;
	builder->parts_used += size;
	return memset(parts, 0, size);
}

ref builder_keep_parts(struct bank_builder *builder)
{
	ref kept = builder->parts_used ? arena_allocate(&builder->bank->arena, builder->parts_used)
	                               : 0;

	if (kept)
		memcpy(arena_at(&builder->bank->arena, kept), builder->parts, builder->parts_used);
	builder->parts_used = 0;
	return kept;
}
