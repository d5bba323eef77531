/* Taking back what was done to many records at once. */
#include "app/office/office_internal.h"

enum { ENTRIES_MOST = 2000000 };

struct undo {
	struct req *r;
	const struct record *record;
	const struct field *fields;
	int64_t operation, by;                 /* what is taken back, and by which operation */
	struct record_batch batch;
	int64_t count;
	bool left;                             /* some records are not this visitor's to change */
};

/* What an operation did to one record is undone where nobody has changed it
 * since.  What was there once may be there again, whatever the form says of it. */
static bool entries_undo(struct undo *u, const struct operation_entries_row *e, size_t count)
{
	struct req *r = u->r;
	void *before = record_load(r, u->record, e->record);
	void *after = arena_alloc(r->arena, u->record->size);
	bool any = false;
	if (!before)
		return false;
	memcpy(after, before, u->record->size);
	for (size_t i = 0; i < count; i++) {
		const struct field *f = &u->fields[field_number(u->fields, e[i].field)];
		if (!f->type || !e[i].field.ptr || !str_eq(field_text(r->arena, f, after), e[i].new_value))
			continue;
		field_take(r->arena, f, e[i].old_value, after);
		any |= str_eq(field_text(r->arena, f, after), e[i].old_value);
	}
	return any && record_write(r, &(struct record_change){ .record = u->record, .fields = u->fields,
		.id = e->record, .before = before, .after = after, .action = "undo", .operation = u->by,
		.batch = &u->batch });
}

static bool to_draft(struct undo *u, const struct operation_entries_row *e)
{
	struct req *r = u->r;
	const struct field *f = &u->fields[field_number(u->fields, S("status"))];
	void *before = record_load(r, u->record, e->record);
	void *after = arena_alloc(r->arena, u->record->size);
	if (!before || !f->type)
		return false;
	memcpy(after, before, u->record->size);
	field_take(r->arena, f, S("draft"), after);
	return record_write(r, &(struct record_change){ .record = u->record, .fields = u->fields,
		.id = e->record, .before = before, .after = after, .action = "undo", .operation = u->by,
		.batch = &u->batch });
}

/* A record that the operation made goes out of sight, but stays in its history. */
static bool made_undo(struct undo *u, const struct operation_entries_row *e)
{
	struct req *r = u->r;
	if (record_touched(r->db, .kind = str_of(u->record->kind), .record = e->record, .entry = e->id,
			.operation = u->operation))
		return false;
	if (!u->record->withdraw)
		return to_draft(u, e);
	u->record->withdraw(r, e->record);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "undo",
		.kind = u->record->kind, .record = e->record, .name = e->record_name, .operation = u->by,
		.chain = &u->batch.chain });
	record_note(r, &u->batch, u->record->kind, e->record);
	return true;
}

/* Each record in an arena of its own, which the request lends meanwhile. */
static void records_undo(struct undo *u, struct operation_entries_rows e)
{
	struct req *r = u->r;
	struct arena work = { 0 }, *kept = r->arena;
	r->arena = &work;
	db_lend(r->db, r->arena);
	for (size_t i = 0, n; i < e.count && !r->errors.count; i += n) {
		const struct operation_entries_row *first = &e.items[i];
		for (n = 1; i + n < e.count && e.items[i + n].record == first->record; n++)
			continue;
		if (!record_may(r, u->record, first->record)) {
			u->left = true;
			continue;
		}
		u->count += str_is(first[n - 1].action, "create") ? made_undo(u, &first[n - 1])
			: entries_undo(u, first, n);
		if (!r->errors.count)
			arena_reset(&work);
	}
	r->arena = kept;
	db_lend(r->db, r->arena);
	r->errors.items = NULL;                        /* they were in what ends now */
	arena_free(&work);
}

bool operation_undo(struct req *r, const struct record *record, int64_t operation, str name)
{
	struct operation_entries_rows e =
		operation_entries(r->db, .operation = operation, .limit = ENTRIES_MOST);
	struct undo u = { .r = r, .record = record, .fields = record->fields(r, RECORD_ANY),
		.operation = operation, .by = operation_begin(r, record, "undo", name) };
	records_undo(&u, e);
	if (r->errors.count) {
		record_batch_drop(&u.batch);
		r->errors.count = 0;
		return false;
	}
	record_batch_end(r, &u.batch);
	operation_end(r, u.by, u.count);
	/* Whoever may change the rest can still take that back. */
	if (!u.left)
		operation_undone(r->db, .id = operation, .by = u.by);
	return true;
}

/* POST /urad/zaznamy/{kind}/operace/{id}: takes it back */
int record_undo(struct req *r)
{
	const struct record *record = record_asked(r);
	struct maybe_int id = str_int(r->sub);
	if (!record)
		return r->status;
	struct operation_get_row *o = id.set ? operation_get(r->db, .id = id.value) : NULL;
	if (!o || !str_is(o->kind, record->kind))
		return answer_error(r, 404);
	if (o->undone_by.set)
		return answer_see_other(r, record_url(r, record, 0, "?hotovo=zpet"));
	if (!operation_undo(r, record, o->id, o->name))
		return answer_error(r, 422);
	return answer_see_other(r, record_url(r, record, 0, "?hotovo=zpet"));
}
