/*
 * Writes the documents of lib/doc/document_fixture.h as PDF, and says how long it took.
 *
 *     make_pdf document|form|odd FILE  for tests/pdf
 *     make_pdf plan FILE MEASURES      the fastest of five: "12.3 ms"
 */
#include "doc/document_fixture.h"
#include <stdio.h>
#include <stdlib.h>

static bool file_write(const char *path, str bytes)
{
	FILE *f = fopen(path, "wb");
	if (!f)
		return false;
	bool whole = fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len;
	return !fclose(f) && whole;
}

static struct document *document_of(struct arena *a, const char *name, int measures)
{
	if (!strcmp(name, "plan"))
		return try_plan(a, measures);
	if (!strcmp(name, "odd"))
		return try_odd(a);
	return !strcmp(name, "form") ? try_form(a) : try_document(a);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	int64_t best = INT64_MAX;
	bool written = false;
	for (int i = 0; i < (argc > 3 ? 5 : 1); i++) {
		struct arena a = { 0 };
		struct document *d = document_of(&a, argv[1], argc > 3 ? atoi(argv[3]) : 10);
		int64_t from = clock_micros();
		str bytes = document_write(d, DOCUMENT_PDF, &a);
		int64_t took = clock_micros() - from;
		best = took < best ? took : best;
		written = bytes.ptr && file_write(argv[2], bytes);
		arena_free(&a);
	}
	printf("%.1f ms\n", (double)best / 1000);
	return written ? 0 : 1;
}
