/* Records as texts: compared, written, merged. */
#include "app/office/office_internal.h"

static bool is_path(const struct record *record, str name) { return str_is(name, record->path); }
static bool is_kind(const struct record *record, str name) { return str_is(name, record->kind); }

static const struct record *record_find(struct req *r, str name,
	bool (*is)(const struct record *, str))
{
	for (const struct feature *const *f = r->web->features; *f; f++)
		for (const struct record *const *k = (*f)->records; k && *k; k++)
			if (is(*k, name))
				return *k;
	return NULL;
}

const struct record *record_of_path(struct req *r, str path)
{
	return record_find(r, path, is_path);
}
const struct record *record_of_kind(struct req *r, str kind)
{
	return record_find(r, kind, is_kind);
}

const struct record *record_asked(struct req *r)
{
	const struct record *record = record_of_path(r, r->id);
	if (record && record->who & r->visitor.roles)
		return record;
	answer_error(r, record ? 403 : 404);
	return NULL;
}

bool record_may(struct req *r, const struct record *record, int64_t id)
{
	return record->who & r->visitor.roles && (!record->may || record->may(r, id));
}

str record_url(struct req *r, const struct record *record, int64_t id, const char *rest)
{
	if (!id)
		return arena_printf(r->arena, "/urad/zaznamy/%s%s", record->path, rest);
	return arena_printf(r->arena, "/urad/zaznamy/%s/%lld%s", record->path, (long long)id, rest);
}

/* ---- texts ---- */

struct values record_texts(struct req *r, const struct field *fields, const void *form)
{
	struct values t = { 0 };
	for (const struct field *f = fields; f->type; f++)
		*(str *)arena_push(r->arena, &t.items, &t.count, sizeof *t.items) =
			field_text(r->arena, f, form);
	return t;
}

bool record_take(struct req *r, const struct field *fields, struct values texts, void *form)
{
	size_t before = r->errors.count;
	for (size_t i = 0; fields[i].type; i++) {
		const char *wrong = field_take(r->arena, &fields[i], texts.items[i], form);
		if (wrong)
			form_error(r, fields, fields[i].name, wrong);
	}
	return r->errors.count == before;
}

size_t field_number(const struct field *fields, str name)
{
	size_t n = 0;
	while (fields[n].type && !str_is(name, fields[n].name))
		n++;
	return n;
}

/* ---- writing ---- */

int64_t record_write(struct req *r, const struct record_change *c)
{
	const void *nothing = arena_alloc(r->arena, c->record->size);
	str name = field_text(r->arena, c->fields, c->after);
	int64_t id = c->record->save(r, c->id, c->fields, c->after);
	if (!id)
		return 0;
	struct audit about = { .action = c->action, .kind = c->record->kind, .record = id,
		.name = name, .operation = c->operation,
		.chain = c->batch ? &c->batch->chain : NULL };
	if (!c->id) {
		about.action = "create";
		audit_write(r->db, r->now, r->visitor.account, &about);
	}
	/* As the store has it now: "8-12" has become "8:00–12:00". */
	const void *written = c->record->load(r, id);
	audit_differences(r, &about, c->fields, c->before ? c->before : nothing,
		written ? written : c->after);
	if (c->batch)
		*(int64_t *)arena_push(c->batch->arena, &c->batch->ids, &c->batch->count, sizeof id) = id;
	else
		db_note_change(r->db, c->record->kind, id);
	return id;
}

void record_batch_end(struct req *r, const struct record *record, struct record_batch *batch)
{
	audit_chain_end(r->db, &batch->chain);
	if (batch->count)
		db_note_changes(r->db, record->kind, (struct int_list){ batch->ids, batch->count });
	*batch = (struct record_batch){ .arena = batch->arena };
}

int64_t operation_begin(struct req *r, const struct record *record, const char *action, str name)
{
	return operation_add(r->db, .at = r->now,
		.account_id = r->visitor.account ? SOME(r->visitor.account) : NONE,
		.kind = str_of(record->kind), .action = str_of(action), .name = name);
}

void operation_end(struct req *r, int64_t operation, int64_t records)
{
	operation_set(r->db, .id = operation, .records = records);
}

/* ---- two people, one record ---- */

/* The texts as they were at the revision: what changed since is turned back. */
struct values texts_at(struct req *r, const struct field *fields, struct values now,
	struct record_changes_since_rows changes)
{
	struct values then = { arena_alloc(r->arena, (now.count + 1) * sizeof(str)), now.count };
	memcpy(then.items, now.items, now.count * sizeof(str));
	for (size_t i = 0; i < changes.count; i++) {
		size_t n = field_number(fields, changes.items[i].field);
		if (n < then.count)
			then.items[n] = changes.items[i].old_value;
	}
	return then;
}

struct merge texts_merge(
	struct req *r, struct values base, struct values mine, struct values theirs)
{
	struct merge m = { .merged = { arena_alloc(r->arena, (mine.count + 1) * sizeof(str)),
						   mine.count },
		.disputed = arena_alloc(r->arena, mine.count + 1) };
	for (size_t i = 0; i < mine.count; i++) {
		bool changed_here = !str_eq(mine.items[i], base.items[i]);
		bool changed_there = !str_eq(theirs.items[i], base.items[i]);
		m.merged.items[i] = changed_here ? mine.items[i] : theirs.items[i];
		m.disputed[i] = changed_here && changed_there && !str_eq(mine.items[i], theirs.items[i]);
		m.disputes += m.disputed[i];
		m.theirs += changed_there && !changed_here;
	}
	return m;
}
