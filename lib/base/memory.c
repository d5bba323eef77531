#include "base/base.h"
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK = 16 * 1024 };

struct chunk { struct chunk *below; size_t used, size; max_align_t data[]; };
struct arena_closer { struct arena_closer *next; void (*close)(void *); void *what; };

static void *must(void *p)
{
	if (!p) {
		fputs("out of memory\n", stderr);
		abort();
	}
	return p;
}

void *mem_alloc(size_t bytes)          { return must(calloc(1, bytes ? bytes : 1)); }
void *mem_grow(void *p, size_t bytes)  { return must(realloc(p, bytes ? bytes : 1)); }
void  mem_free(void *p)                { free(p); }

static struct chunk *chunk_make(struct arena *a, size_t bytes)
{
	size_t size = bytes > CHUNK ? bytes : CHUNK;
	struct chunk *c = must(malloc(sizeof *c + size));
	*c = (struct chunk){ .below = a->top, .size = size };
	return a->top = c;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
	if (bytes > SIZE_MAX / 2)
		must(NULL);
	bytes = (bytes + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);
	struct chunk *c = a->top;
	if (!c || c->size - c->used < bytes)
		c = chunk_make(a, bytes);
	void *p = (char *)c->data + c->used;
	c->used += bytes;
	return memset(p, 0, bytes);
}

str arena_copy(struct arena *a, str s)
{
	if (!s.ptr)
		return s;
	char *p = arena_alloc(a, s.len + 1);
	if (s.len)
		memcpy(p, s.ptr, s.len);
	return (str){ p, s.len };
}

const char *arena_z(struct arena *a, str s)
{
	return s.ptr ? arena_copy(a, s).ptr : "";
}

str arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	char *p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (str){ p, (size_t)n };
}

void *arena_push(struct arena *a, void *items, size_t *count, size_t size)
{
	/* Doubling inside an arena wastes at most what it holds; lists are short. */
	void *list;
	memcpy(&list, items, sizeof list);
	if ((*count & (*count - 1)) == 0) {
		void *more = arena_alloc(a, size * (*count ? *count * 2 : 1));
		if (*count)
			memcpy(more, list, size * *count);
		list = more;
		memcpy(items, &list, sizeof list);
	}
	return (char *)list + size * (*count)++;
}

void arena_on_free(struct arena *a, void (*close)(void *), void *what)
{
	struct arena_closer *c = arena_alloc(a, sizeof *c);
	*c = (struct arena_closer){ a->closers, close, what };
	a->closers = c;
}

static void close_all(struct arena *a)
{
	/* A closer may live in the arena, so they run before its memory goes. */
	for (struct arena_closer *c = a->closers; c; c = c->next)
		c->close(c->what);
	a->closers = NULL;
}

void arena_reset(struct arena *a)
{
	close_all(a);
	while (a->top && (a->top->below || a->top->size > CHUNK)) {
		struct chunk *below = a->top->below;
		free(a->top);
		a->top = below;
	}
	if (a->top)
		a->top->used = 0;
}

void arena_free(struct arena *a)
{
	close_all(a);
	for (struct chunk *c = a->top, *below; c; c = below) {
		below = c->below;
		free(c);
	}
	a->top = NULL;
}

/* ---- buffers ---- */

void buf_reserve(struct buf *b, size_t more)
{
	if (b->cap - b->len > more)
		return;
	size_t cap = b->cap ? b->cap : 256;
	while (cap - b->len <= more)
		cap *= 2;
	if (b->arena) {
		char *p = arena_alloc(b->arena, cap);
		if (b->len)
			memcpy(p, b->ptr, b->len);
		b->ptr = p;
	} else {
		b->ptr = mem_grow(b->ptr, cap);
	}
	b->cap = cap;
}

void buf_put(struct buf *b, str s)
{
	buf_reserve(b, s.len);
	if (s.len)
		memcpy(b->ptr + b->len, s.ptr, s.len);
	b->len += s.len;
	b->ptr[b->len] = '\0';
}

void buf_char(struct buf *b, char c)
{
	buf_put(b, (str){ &c, 1 });
}

void buf_int(struct buf *b, int64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%lld", (long long)n);
	buf_put(b, (str){ digits, (size_t)len });
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	buf_reserve(b, (size_t)n);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, again);
	va_end(again);
	b->len += (size_t)n;
}

void buf_free(struct buf *b)
{
	if (!b->arena)
		free(b->ptr);
	*b = (struct buf){ .arena = b->arena };
}

int rows_order(const void *a, const void *b)
{
	return int_order(*(const int64_t *)a, *(const int64_t *)b);
}

size_t rows_from(const void *rows, size_t count, size_t size, int64_t id)
{
	size_t from = 0, to = count;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (*(const int64_t *)((const char *)rows + middle * size) < id)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}
