/* A table somebody hands over.  The first byte chooses the separator, the rest
 * is the text.  Rows that were read are written and read again: the same, once the
 * guard before formulas is taken away. */
#include "doc/doc.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_and_read(struct arena *a, const struct str_list *row, char separator)
{
	struct buf out = { .arena = a };
	struct str_list again;
	buf_put(&out, S("header\n"));     /* what a file begins with is not like the rest */
	for (size_t i = 0; i < row->count; i++) {
		if (i)
			buf_char(&out, separator);
		csv_put(&out, row->items[i], separator);
	}
	buf_char(&out, '\n');
	struct csv csv = csv_open(buf_str(&out), separator);
	bool empty = row->count == 1 && !row->items[0].len;
	assert(csv_next(&csv, a, &again));
	bool found = csv_next(&csv, a, &again);
	assert(found == !empty && !csv.wrong);
	assert(empty || again.count == row->count);
	for (size_t i = 0; !empty && i < row->count; i++)
		assert(str_eq(row->items[i], cell_unguarded(again.items[i])));
	assert(empty || !csv_next(&csv, a, &again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	if (!size)
		return 0;
	char separator = data[0] & 1 ? ';' : ',';
	struct csv csv = csv_open((str){ (const char *)data + 1, size - 1 }, separator);
	struct str_list row;
	int64_t line = 0;
	while (csv_next(&csv, &arena, &row)) {
		assert(row.count && csv.line > line && csv.line < csv.next_line);
		line = csv.line;
		assert(csv_column(&row, "a b") < (int)row.count);
		csv_field(&row, (int)row.count);
		write_and_read(&arena, &row, separator);
	}
	assert(csv.wrong || !csv.rest.len);
	arena_free(&arena);
	return 0;
}
