/*
 * What a table would do to the records, row by row, and doing it.
 *
 * A trial writes, too, since only writing tells all that may be wrong; what it
 * wrote is rolled back after a moment, so that nobody waits for the writer's lock.
 * Doing it is one transaction without the rows that the trial refused; when a row
 * fails that had passed, nothing is done at all.
 */
#include "app/office/table.h"
#include "search/search.h"

enum { HOLD_MICROS = 100 * 1000 };             /* a trial's transaction */
enum { NO_RECORD = -1 };

struct wrong_cell { const struct column *column; int at; str value; const char *why; };
struct row {
	int64_t number;
	struct str_list cells;
	int64_t id;                            /* 0: a new record */
	struct { struct wrong_cell *items; size_t count; } wrongs;
	bool lost;                             /* nobody knows which record it is */
	void *before, *after;
};
struct run {
	struct plan *plan;
	struct req *r;
	struct arena work, *kept;              /* of one row; of the whole */
	struct words ids, names;               /* of the records there are; by what a row is known */
	struct words seen;                     /* what the table has already said */
	struct words noted;                    /* rows that have notes */
	struct record_batch batch;
	const struct field *fields;
	int64_t begun;                         /* the present trial's transaction, in microseconds */
	int64_t told;                          /* changes in the report */
	int64_t written;                       /* rows; of a trial since its transaction began */
	bool looked;                           /* the engine has looked at what the trial wrote */
};

static str id_key(struct arena *a, int64_t id) { return arena_printf(a, "%lld", (long long)id); }

static void wrong_add(struct run *run, struct row *row, const struct column *column, int at,
	str value, const char *why)
{
	*(struct wrong_cell *)arena_push(run->r->arena, &row->wrongs.items, &row->wrongs.count,
		sizeof *row->wrongs.items) = (struct wrong_cell){ column, at, value, why };
}

/* ---- which record ---- */

static str known_by(struct run *run, str text)
{
	return search_fold(run->r->arena, str_trim(text));
}

static void records_index(struct run *run)
{
	static const struct record_filter all;
	const struct record *record = run->plan->record;
	struct record_names names = record->names(run->r, &all), keys = names;
	for (size_t i = 0; i < names.count; i++)
		words_put(
			run->kept, &run->ids, id_key(run->r->arena, names.items[i].id), names.items[i].id);
	if (record->key && str_is(run->plan->key, record->key))
		keys = record->keys(run->r);
	for (size_t i = 0; i < keys.count; i++)
		words_put(run->kept, &run->names, known_by(run, keys.items[i].name), keys.items[i].id);
}

/* The cell of the column that takes this; at is its place in the file, or -1. */
static str cell_for(const struct run *run, const struct row *row, size_t column, int *at)
{
	*at = -1;
	for (size_t i = 0; i < run->plan->width && *at < 0; i++)
		if (run->plan->takes[i] == (int)column)
			*at = (int)i;
	return *at >= 0 && (size_t)*at < row->cells.count ? row->cells.items[*at] : (str){ 0 };
}

static size_t key_column(const struct run *run)
{
	const struct columns *all = &run->plan->columns;
	for (size_t i = 1; i < all->count; i++)
		if (str_is(run->plan->key, all->items[i].field->name))
			return i;
	return 0;
}

static void find_by_number(struct run *run, struct row *row, str cell, int at)
{
	const struct column *number = &run->plan->columns.items[0];
	const struct word *w = words_find(&run->ids, str_trim(cell));
	row->id = w ? w->value : 0;
	if (!w && str_trim(cell).len)
		wrong_add(run, row, number, at, cell, N_("There is no record of this number."));
}

static void find_by_key(struct run *run, struct row *row, str cell, int at, size_t column)
{
	const struct column *c = &run->plan->columns.items[column];
	const struct word *w = words_find(&run->names, known_by(run, cell));
	row->id = w ? w->value : 0;
	if (w && w->several)
		wrong_add(run, row, c, at, cell,
			N_("More than one record is called so. Use the column with record numbers."));
}

/* A record may stand in the table only once, and so may a new one's name. */
static void seen_check(struct run *run, struct row *row, str cell, int at, size_t column)
{
	str key = row->id ? arena_printf(run->r->arena, "#%lld", (long long)row->id)
		: column ? known_by(run, cell) : (str){ 0 };
	if (!key.len || row->wrongs.count)
		return;
	if (words_find(&run->seen, key))
		wrong_add(run, row, &run->plan->columns.items[column], at, cell,
			N_("This record is in the table more than once."));
	words_put(run->kept, &run->seen, key, row->number);
}

static void record_find(struct run *run, struct row *row)
{
	int at = -1;
	bool fresh = str_is(run->plan->key, "new");
	size_t column = key_column(run);
	str cell = fresh ? (str){ 0 } : cell_for(run, row, column, &at);
	if (column)
		find_by_key(run, row, cell, at, column);
	else if (!fresh)
		find_by_number(run, row, cell, at);
	seen_check(run, row, cell, at, column);
	row->lost = row->wrongs.count > 0;
	if (!row->wrongs.count && !record_may(run->r, run->plan->record, row->id))
		wrong_add(run, row, &run->plan->columns.items[column], at, cell,
			N_("You may not change this record."));
}

/* ---- what cells say ---- */

static const char *note_words(enum table_note_kind kind)
{
	switch (kind) {
	case TABLE_ERROR:    return N_("The spreadsheet has an error here instead of a value.");
	case TABLE_NO_VALUE:
		return N_("The formula has no value here. Open the file and save it again.");
	case TABLE_MERGED:   return N_("This cell is merged with others. Split them.");
	default:             return N_("Some letters cannot be read. Save the file as UTF-8.");
	}
}

/* A note from one row to another, of the columns that are taken. */
static void note_check(struct run *run, struct row *row, struct str_list note)
{
	int64_t n[5];
	for (size_t i = 0; i < 5; i++)
		n[i] = str_int(note.items[i]).value;
	if (row->number < n[1] || row->number > n[2])
		return;
	for (int64_t at = n[3]; at <= n[4] && at < (int64_t)run->plan->width; at++)
		if (run->plan->takes[at] != TAKE_NOTHING)
			wrong_add(run, row, &run->plan->columns.items[run->plan->takes[at]], (int)at,
				note.count > 5 ? note.items[5] : (str){ 0 },
				note_words((enum table_note_kind)n[0]));
}

static void notes_check(struct run *run, struct row *row)
{
	str rest = run->plan->notes;
	struct str_list note;
	if (!words_find(&run->noted, id_key(run->r->arena, row->number)))
		return;
	while (kept_row(run->r->arena, &rest, &note))
		if (note.count >= 5)
			note_check(run, row, note);
}

static void notes_index(struct run *run)
{
	str rest = run->plan->notes;
	struct str_list note;
	while (kept_row(run->r->arena, &rest, &note)) {
		if (note.count < 5)
			continue;
		int64_t from = str_int(note.items[1]).value, to = str_int(note.items[2]).value;
		for (int64_t n = from; n <= to && n < from + TABLE_ROWS_MOST; n++)
			words_put(run->kept, &run->noted, id_key(run->r->arena, n), n);
	}
}

static void cells_take(struct run *run, struct row *row)
{
	const struct plan *p = run->plan;
	for (size_t i = 0; i < p->width; i++) {
		const struct column *c = p->takes[i] > 0 ? &p->columns.items[p->takes[i]] : NULL;
		str cell = i < row->cells.count ? row->cells.items[i] : (str){ 0 };
		const char *wrong = c ? column_take(run->r, c, cell, row->after) : NULL;
		if (wrong)
			wrong_add(run, row, c, (int)i, cell, wrong);
	}
	/* A new record must have all that its form asks for. */
	for (size_t i = 1; !row->id && !row->lost && i < p->columns.count; i++) {
		const struct column *c = &p->columns.items[i];
		int at;
		str cell = cell_for(run, row, i, &at);
		if (c->field->required && !str_trim(cell).len)
			wrong_add(run, row, c, at, (str){ 0 },
				field_take(run->r->arena, c->field, S(""), row->after));
	}
}

/* ---- the report ---- */

static void report_line(struct run *run, const struct row *row, const char *what, const str rest[6])
{
	struct buf *out = &run->plan->report;
	buf_int(out, row->number);
	buf_char(out, CELL_END);
	kept_put(out, str_of(what));
	for (int i = 0; i < 6; i++)
		kept_put(out, rest[i]);
	buf_char(out, ROW_END);
}

static str row_name(struct run *run, const struct row *row)
{
	const struct field *name = run->plan->columns.items[1].field;
	return row->after ? field_text(run->r->arena, name, row->after) : (str){ 0 };
}

static void report_wrongs(struct run *run, const struct row *row)
{
	for (size_t i = 0; i < row->wrongs.count; i++) {
		const struct wrong_cell *w = &row->wrongs.items[i];
		str at = w->at >= 0 ? column_letters(run->r->arena, w->at) : (str){ 0 };
		report_line(run, row, REPORT_REFUSED, (str[]){ row_name(run, row), at,
			w->column ? w->column->label : (str){ 0 }, (str){ 0 }, w->value, str_of(w->why) });
	}
}

static void report_changes(struct run *run, const struct row *row)
{
	if (run->told >= REPORT_CHANGES)
		return;
	if (!row->id) {
		run->told++;
		report_line(run, row, REPORT_ADDED, (str[6]){ row_name(run, row) });
		return;
	}
	for (size_t i = 1; i < run->plan->columns.count; i++) {
		const struct column *c = &run->plan->columns.items[i];
		if (str_eq(field_text(run->r->arena, c->field, row->before),
				field_text(run->r->arena, c->field, row->after)))
			continue;
		run->told++;
		report_line(run, row, REPORT_CHANGED, (str[]){ row_name(run, row), (str){ 0 }, c->label,
			column_cell(run->r, c, row->before), column_cell(run->r, c, row->after), (str){ 0 } });
	}
}

/* ---- a row ---- */

static bool differs(struct run *run, const struct row *row)
{
	for (const struct field *f = run->fields; f->type; f++)
		if (!str_eq(field_text(run->r->arena, f, row->before),
				field_text(run->r->arena, f, row->after)))
			return true;
	return false;
}

/* When the engine is to look again how much there is. */
static bool grows(int64_t written) { return written == 300 || written == 1500 || written == 7500; }

/* PostgreSQL must look while the rows are there: by plans that it made for empty
 * tables it reads all of them to find one. */
static void trial_end(struct run *run)
{
	record_batch_flush(&run->batch);
	if (!run->looked && run->written >= 100) {
		db_analyze(run->r->db);
		run->looked = true;
	}
	db_rollback(run->r->db);
	run->written = 0;
}

/* Writes the row; false: the record's own rules refused it. */
static bool row_write(struct run *run, struct row *row)
{
	struct req *r = run->r;
	const struct record *record = run->plan->record;
	bool trial = !run->plan->operation;
	if (trial && !db_begun(r->db)) {
		db_begin(r->db);
		run->begun = clock_micros();
	}
	r->errors = (struct form_errors){ 0 };
	const void *before = row->id ? row->before : NULL;
	int64_t id = trial
		? record->save(r, &(struct record_saving){ row->id, run->fields, before, row->after,
			&run->batch })
		: record_write(r, &(struct record_change){ .record = record, .fields = run->fields,
			.id = row->id, .before = before, .after = row->after, .action = "import",
			.operation = run->plan->operation, .batch = &run->batch });
	for (size_t i = 0; i < r->errors.count; i++) {
		size_t n = 1;
		const struct form_error *e = &r->errors.items[i];
		while (n < run->plan->columns.count && run->plan->columns.items[n].field != e->field)
			n++;
		int at = -1;
		str cell = n < run->plan->columns.count ? cell_for(run, row, n, &at) : (str){ 0 };
		wrong_add(run, row, n < run->plan->columns.count ? &run->plan->columns.items[n] : NULL, at,
			cell, e->message);
	}
	r->errors = (struct form_errors){ 0 };
	if (!id && !row->wrongs.count)
		wrong_add(run, row, NULL, -1, (str){ 0 }, N_("The record could not be written."));
	run->written++;
	if (!trial && grows(run->written))
		db_analyze(r->db);
	if (trial && (!id || clock_micros() - run->begun > HOLD_MICROS))
		trial_end(run);
	return id != 0;
}

static void row_read(struct run *run, struct row *row)
{
	const struct record *record = run->plan->record;
	notes_check(run, row);
	if (!row->id)
		row->before = arena_alloc(run->r->arena, record->size);
	if (!row->before) {
		row->before = arena_alloc(run->r->arena, record->size);
		wrong_add(run, row, NULL, -1, (str){ 0 }, N_("There is no record of this number."));
	}
	row->after = arena_alloc(run->r->arena, record->size);
	memcpy(row->after, row->before, record->size);
	cells_take(run, row);
}

static void row_run(struct run *run, struct row *row)
{
	struct plan *p = run->plan;
	row_read(run, row);
	bool writes = !row->wrongs.count && (!row->id || differs(run, row));
	if (writes && !row_write(run, row))
		p->failed = p->operation != 0;
	/* What passed the trial must pass now. */
	p->failed |= p->operation && row->wrongs.count;
	if (row->wrongs.count) {
		p->counts.refused++;
		report_wrongs(run, row);
	} else if (!writes) {
		p->counts.same++;
	} else {
		p->counts.added += !row->id;
		p->counts.changed += row->id != 0;
		report_changes(run, row);
	}
}

/* The next rows that were not refused, and which records they are. */
static size_t rows_take(struct run *run, str *rest, struct row rows[RECORDS_TOGETHER])
{
	struct plan *p = run->plan;
	struct arena *a = run->r->arena;
	struct str_list cells;
	size_t n = 0;
	while (n < RECORDS_TOGETHER && kept_row(a, rest, &cells)) {
		struct row *row = &rows[n];
		*row = (struct row){ .number = cells.count ? str_int(cells.items[0]).value : 0,
			.cells = { cells.items + 1, cells.count ? cells.count - 1 : 0 } };
		if (p->refused && words_find(p->refused, id_key(a, row->number))) {
			p->counts.refused++;
			continue;
		}
		record_find(run, row);
		n++;
	}
	return n;
}

static void rows_load(struct run *run, struct row *rows, size_t count)
{
	int64_t ids[RECORDS_TOGETHER];
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (rows[i].id)
			ids[n++] = rows[i].id;
	void **forms = n ? run->plan->record->load(run->r, (struct int_list){ ids, n }) : NULL;
	for (size_t i = 0; i < count; i++)
		if (rows[i].id)
			rows[i].before = *forms++;
}

/* Some rows at a time have an arena of their own, which the request lends meanwhile. */
static void rows_run(struct run *run)
{
	struct plan *p = run->plan;
	struct row rows[RECORDS_TOGETHER];
	str rest = p->content;
	for (size_t n; !p->failed && (n = rows_take(run, &rest, rows)); arena_reset(&run->work)) {
		rows_load(run, rows, n);
		for (size_t i = 0; i < n && !p->failed && !db_failed(run->r->db); i++)
			row_run(run, &rows[i]);
		p->failed |= db_failed(run->r->db);
	}
}

void plan_run(struct plan *p)
{
	struct req *r = p->r;
	struct run run = { .plan = p, .r = r, .kept = r->arena, .fields = p->columns.fields };
	records_index(&run);
	notes_index(&run);
	r->arena = &run.work;
	db_lend(r->db, r->arena);
	rows_run(&run);
	r->arena = run.kept;
	db_lend(r->db, r->arena);
	if (!p->operation && db_begun(r->db))
		trial_end(&run);
	if (p->operation && !p->failed)
		record_batch_end(r, &run.batch);
	record_batch_drop(&run.batch);
	arena_free(&run.work);
}
