/* A table somebody hands over, kept as rows and cells until it is imported. */
#include "app/office/table.h"

bool kept_row(struct arena *a, str *rest, struct str_list *cells)
{
	str row, cell, *items = NULL;
	size_t count = 0;
	if (!rest->len || !str_cut(rest, ROW_END, &row))
		return false;
	while (row.len && str_cut(&row, CELL_END, &cell))
		*(str *)arena_push(a, &items, &count, sizeof *items) = cell;
	*cells = (struct str_list){ items, count };
	return true;
}

void kept_put(struct buf *out, str cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if (cell.ptr[i] != ROW_END && cell.ptr[i] != CELL_END)
			buf_char(out, cell.ptr[i]);
	buf_char(out, CELL_END);
}

static void number_put(struct buf *out, int64_t n)
{
	buf_int(out, n);
	buf_char(out, CELL_END);
}

static size_t filled(struct str_list cells)
{
	size_t n = 0;
	for (size_t i = 0; i < cells.count; i++)
		n += cells.items[i].len > 0;
	return n;
}

/* What stands above the heading is a title, which fills one cell. */
static bool row_keep(void *context, int64_t row, struct str_list cells)
{
	struct kept *k = context;
	bool heading = !k->heading_row || (!k->count && filled(cells) > 1 && k->heading_row < 0);
	if (heading) {
		k->heading.len = 0;
		for (size_t i = 0; i < cells.count; i++)
			kept_put(&k->heading, str_trim(cells.items[i]));
		/* Below zero: it may still be only a title. */
		k->heading_row = filled(cells) > 1 ? row : -row;
		return true;
	}
	number_put(&k->rows, row);
	for (size_t i = 0; i < cells.count; i++)
		kept_put(&k->rows, cells.items[i]);
	buf_char(&k->rows, ROW_END);
	k->count++;
	return true;
}

static void note_keep(void *context, const struct table_note *n)
{
	struct kept *k = context;
	number_put(&k->notes, n->kind);
	number_put(&k->notes, n->row);
	number_put(&k->notes, n->last_row);
	number_put(&k->notes, n->column);
	number_put(&k->notes, n->last_column);
	kept_put(&k->notes, n->text);
	buf_char(&k->notes, ROW_END);
}

enum table_wrong table_keep(struct req *r, str bytes, str sheet, struct kept *k)
{
	const struct table_taker to = { k, row_keep, note_keep };
	*k = (struct kept){ 0 };
	enum table_wrong wrong = table_read(r->arena, bytes, sheet, &to, &k->about);
	if (k->heading_row < 0)
		k->heading_row = -k->heading_row;
	return wrong;
}

void kept_free(struct kept *k)
{
	buf_free(&k->heading);
	buf_free(&k->rows);
	buf_free(&k->notes);
}

/* A job: what nobody has finished within a day. */
void uploads_forget(struct job_run *run)
{
	uploads_drop_before(run->db, .at = run->now - KEPT_SECONDS);
}
