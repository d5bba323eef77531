/*
 * table — the records of a kind as one table, out and in.  Private to the office.
 *
 * A column is the record's number or one of its fields, headed by its label; a
 * cell is what the form shows, in the words of its reader: choices by their
 * labels, "ano" for a tick.  What was written so is read so, and a cell that says
 * what the record says already changes nothing, whatever the form would think of
 * it.
 */
#ifndef OFFICE_TABLE_H
#define OFFICE_TABLE_H
#include "app/office/office_internal.h"
#include "app/office/table.sql.h"
#include "doc/doc.h"

struct column {
	const struct field *field;         /* NULL: the record's number */
	str label;
	struct words by_value, by_label;   /* of choices: their place in the list */
};
struct columns { struct column *items; size_t count; const struct field *fields; };
/* All that records of the kind have, the number first. */
struct columns columns_of(struct req *, const struct record *);

/* How the field of the form is written in a table. */
str column_cell(struct req *, const struct column *, const void *form);
/* Reads a cell into the form, and answers what is wrong with it or NULL.  A cell
 * that says the same as before leaves the form alone. */
const char *column_take(struct req *, const struct column *, str cell, void *form);

/* ---- what is kept of an upload, and of its trial ----
 * Rows end with ROW_END, cells with CELL_END; no cell holds either. */
#define ROW_END '\x1e'
#define CELL_END '\x1f'
enum { KEPT_SECONDS = 24 * 3600, REPORT_CHANGES = 20000 };

/* Rows of a table, one after another; a row's first cell is its number in the file. */
bool kept_row(struct arena *, str *rest, struct str_list *cells);
void kept_put(struct buf *, str cell);
/* A CSV or XLSX in memory as such rows. */
struct kept {
	struct buf heading, rows, notes;   /* heading: the first row with more than one cell */
	int64_t heading_row, count;
	struct table_about about;
};
enum table_wrong table_keep(struct req *, str bytes, str sheet, struct kept *);
void kept_free(struct kept *);

/* ---- trying and doing ---- */
enum { TAKE_NOTHING = -1 };
struct plan {
	struct req *r;
	const struct record *record;
	struct columns columns;
	const int *takes;                  /* of each of the file's columns: ours, or TAKE_NOTHING */
	size_t width;
	str key;                           /* "id", "new", or the name of a field */
	str content, notes;
	int64_t operation;                 /* 0: only tried */
	struct { int64_t added, changed, same, refused; } counts;
	struct buf report;
	bool failed;                       /* doing it met a row that had passed the trial */
	const struct words *refused;       /* rows that the trial refused; NULL: this is the trial */
};
void plan_run(struct plan *);

/* A line of the report. */
enum report_cell { REPORT_ROW, REPORT_WHAT, REPORT_NAME, REPORT_COLUMN, REPORT_LABEL, REPORT_BEFORE,
	REPORT_AFTER, REPORT_WHY, REPORT_CELLS };
/* REPORT_WHAT of it. */
#define REPORT_ADDED "added"
#define REPORT_CHANGED "changed"
#define REPORT_REFUSED "refused"

/* ---- pages ---- */
struct import_column { int number; str letters, heading, example; struct ui_choices takes; };
struct import_line { str row, what, name, at, label, before, after, why; };
struct import_lines { struct import_line *items; size_t count; int64_t total; };
struct import_view {
	struct req *r;
	struct site_frame *frame;
	const struct record *record;
	str url;                           /* of the import, or of this upload */
	const struct upload_get_row *upload;
	struct operation_list_rows done;   /* imports that can be taken back */
	struct { struct import_column *items; size_t count; } columns;
	struct ui_choices keys;
	struct import_lines refused, changes;
	str wrong;                         /* what is wrong with the file or the answer, or ptr NULL */
	bool changed;                      /* the records changed after the trial */
};

int table_export_csv(struct req *), table_export_xlsx(struct req *);
int table_import_ask(struct req *), table_import_upload(struct req *);
int table_import_map(struct req *), table_import_try(struct req *);
int table_import_preview(struct req *), table_import_report(struct req *);
int table_import_do(struct req *);
void uploads_forget(struct job_run *);
#endif
