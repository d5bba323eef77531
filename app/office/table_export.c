/* The records that a list shows, as a file for a spreadsheet. */
#include "app/office/table.h"

/* Where rows of cells go: one of the two kinds of files. */
struct sink { struct buf *csv; struct xlsx_out *xlsx; };

static void sink_row(struct sink *to, struct str_list cells)
{
	if (to->xlsx) {
		xlsx_row(to->xlsx, cells);
		return;
	}
	csv_row(to->csv, cells.items, cells.count, ';');
}

static struct str_list labels_of(struct req *r, const struct columns *columns)
{
	str *labels = arena_alloc(r->arena, columns->count * sizeof *labels);
	for (size_t i = 0; i < columns->count; i++)
		labels[i] = columns->items[i].label;
	return (struct str_list){ labels, columns->count };
}

static void record_put(struct req *r, const struct record *record, const struct columns *columns,
	int64_t id, const void *form, struct sink *to)
{
	if (!form || !record_may(r, record, id))
		return;
	str *cells = arena_alloc(r->arena, columns->count * sizeof *cells);
	cells[0] = arena_printf(r->arena, "%lld", (long long)id);
	for (size_t i = 1; i < columns->count; i++)
		cells[i] = column_cell(r, &columns->items[i], form);
	sink_row(to, (struct str_list){ cells, columns->count });
}

/* Some records at a time are read into an arena of their own, so that only the file
 * grows. */
static void records_put(struct req *r, const struct record *record, const struct columns *columns,
	struct record_names names, struct sink *to)
{
	struct arena work = { 0 }, *kept = r->arena;
	r->arena = &work;
	db_lend(r->db, r->arena);
	for (size_t i = 0, n; i < names.count && !db_failed(r->db); i += n) {
		int64_t ids[RECORDS_TOGETHER];
		for (n = 0; n < RECORDS_TOGETHER && i + n < names.count; n++)
			ids[n] = names.items[i + n].id;
		void **forms = record->load(r, (struct int_list){ ids, n });
		for (size_t k = 0; k < n; k++)
			record_put(r, record, columns, ids[k], forms[k], to);
		arena_reset(&work);
	}
	r->arena = kept;
	db_lend(r->db, r->arena);
	arena_free(&work);
}

static struct record_names names_asked(struct req *r, const struct record *record)
{
	return query_text(r, "sablona").len ? (struct record_names){ 0 } : records_asked(r, record);
}

/* GET /urad/zaznamy/{kind}/tabulka.csv?q=…: what the list shows; ?sablona=1: only
 * the heading */
int table_export_csv(struct req *r)
{
	const struct record *record = record_asked(r);
	if (!record)
		return r->status;
	struct columns columns = columns_of(r, record);
	struct sink to = { .csv = &r->page.out };
	buf_put(to.csv, S(CSV_BEGINNING));
	sink_row(&to, labels_of(r, &columns));
	records_put(r, record, &columns, names_asked(r, record), &to);
	r->type = "text/csv; charset=utf-8";
	r->download = arena_printf(r->arena, "%s.csv", record->path);
	r->no_store = true;
	return r->status = 200;
}

/* GET /urad/zaznamy/{kind}/tabulka.xlsx?q=… */
int table_export_xlsx(struct req *r)
{
	const struct record *record = record_asked(r);
	struct xlsx_out x;
	if (!record)
		return r->status;
	struct columns columns = columns_of(r, record);
	struct sink to = { .xlsx = &x };
	xlsx_begin(&x, tr(r->page.lang, record->many), labels_of(r, &columns));
	records_put(r, record, &columns, names_asked(r, record), &to);
	r->no_store = true;
	return answer_file(r, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		arena_printf(r->arena, "%s.xlsx", record->path), xlsx_end(&x, r->arena));
}
