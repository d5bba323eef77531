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

/* ---- reading ---- */

size_t id_place(struct int_list ids, int64_t id)
{
	size_t n = 0;
	while (ids.items[n] != id)
		n++;
	return n;
}

void **forms_none(struct req *r, struct int_list ids)
{
	return arena_alloc(r->arena, (ids.count + 1) * sizeof(void *));
}

void *form_found(struct req *r, void **forms, struct int_list ids, int64_t id, size_t size)
{
	return forms[id_place(ids, id)] = arena_alloc(r->arena, size);
}

const char *choice_label(const struct choice *choices, str value)
{
	for (const struct choice *c = choices; c->label; c++)
		if (str_eq(c->value, value))
			return c->label;
	return "";
}

/* text, text-2, text-3 … */
str record_slug(struct req *r, str title, bool (*taken)(struct db *, str slug))
{
	str base = slug_make(r->arena, title), slug = base;
	for (int n = 2; taken(r->db, slug); n++)
		slug = arena_printf(r->arena, "%.*s-%d", STR_ARG(base), n);
	return slug;
}

/* ---- writing ---- */

/* A record whose history is not written yet, with its texts before. */
struct record_written {
	int64_t id;
	bool made;
	const struct record *record;
	const struct field *fields;
	const char *action;
	int64_t operation;
	str name;
	struct values before;
};

void *record_load(struct req *r, const struct record *record, int64_t id)
{
	return record->load(r, (struct int_list){ &id, 1 })[0];
}

static struct record_written written_of(struct req *r, const struct record_change *c, int64_t id)
{
	const void *before = c->before ? c->before : arena_alloc(r->arena, c->record->size);
	return (struct record_written){ id, !c->id, c->record, c->fields,
		c->id ? c->action : "create", c->operation, field_text(r->arena, c->fields, c->after),
		record_texts(r, c->fields, before) };
}

static void history_add(struct req *r, const struct record_written *w, const void *now,
	struct audit_chain *chain)
{
	struct audit entry = { .action = w->action, .kind = w->record->kind, .record = w->id,
		.name = w->name, .operation = w->operation, .chain = chain };
	if (w->made)
		audit_write(r->db, r->now, r->visitor.account, &entry);
	for (size_t i = 0; w->fields[i].type; i++) {
		entry.field = w->fields[i].name;
		entry.old_value = w->before.items[i];
		entry.new_value = field_text(r->arena, &w->fields[i], now);
		if (w->fields[i].type != FIELD_PASSWORD && !str_eq(entry.old_value, entry.new_value))
			audit_write(r->db, r->now, r->visitor.account, &entry);
	}
}

/* As the store has them now: "8-12" has become "8:00–12:00". */
static void histories_add(struct req *r, const struct record_written *w, size_t count,
	struct audit_chain *chain)
{
	int64_t *ids = arena_alloc(r->arena, (count + 1) * sizeof *ids);
	for (size_t i = 0; i < count; i++)
		ids[i] = w[i].id;
	void **now = count ? w->record->load(r, (struct int_list){ ids, count }) : NULL;
	for (size_t i = 0; i < count; i++)
		if (now[i])
			history_add(r, &w[i], now[i], chain);
}

/* ---- of many ---- */

void record_batch_flush(struct record_batch *b)
{
	if (b->more.of)
		b->more.flush(b->more.of);
}

static void batch_settle(struct req *r, struct record_batch *b)
{
	record_batch_flush(b);
	histories_add(r, b->written.items, b->written.count, &b->chain);
	b->written.items = NULL;
	b->written.count = 0;
	arena_reset(&b->waiting);
}

static void written_keep(struct req *r, struct record_batch *b, struct record_written w)
{
	w.name = arena_copy(&b->waiting, w.name);
	for (size_t i = 0; i < w.before.count; i++)
		w.before.items[i] = arena_copy(&b->waiting, w.before.items[i]);
	str *texts = arena_alloc(&b->waiting, (w.before.count + 1) * sizeof *texts);
	w.before.items = memcpy(texts, w.before.items, w.before.count * sizeof *texts);
	*(struct record_written *)arena_push(
		&b->waiting, &b->written.items, &b->written.count, sizeof w) = w;
	if (b->written.count == RECORDS_TOGETHER)
		batch_settle(r, b);
}

void record_note(struct req *r, struct record_batch *b, const char *kind, int64_t id)
{
	if (!b) {
		db_note_change(r->db, kind, id);
		return;
	}
	str key = arena_printf(r->arena, "%s %lld", kind, (long long)id);
	if (words_find(&b->noted, key))
		return;
	words_put(&b->own, &b->noted, key, id);
	*(struct record_note *)arena_push(&b->own, &b->notes.items, &b->notes.count,
		sizeof *b->notes.items) = (struct record_note){ kind, id };
}

/* A kind at a time, in the order in which they were first met. */
static void notes_write(struct req *r, struct record_batch *b)
{
	for (size_t i = 0; i < b->notes.count; i++) {
		const char *kind = b->notes.items[i].kind;
		int64_t *ids = NULL;
		size_t count = 0;
		for (size_t n = i; kind && n < b->notes.count; n++)
			if (b->notes.items[n].kind && !strcmp(b->notes.items[n].kind, kind)) {
				*(int64_t *)arena_push(&b->own, &ids, &count, sizeof *ids) = b->notes.items[n].id;
				b->notes.items[n].kind = NULL;
			}
		if (count)
			db_note_changes(r->db, kind, (struct int_list){ ids, count });
	}
}

void record_batch_end(struct req *r, struct record_batch *b)
{
	batch_settle(r, b);
	audit_chain_end(r->db, &b->chain);
	notes_write(r, b);
	record_batch_drop(b);
}

void record_batch_drop(struct record_batch *b)
{
	if (b->more.of)
		b->more.drop(b->more.of);
	audit_chain_drop(&b->chain);
	arena_free(&b->own);
	arena_free(&b->waiting);
	*b = (struct record_batch){ 0 };
}

int64_t record_write(struct req *r, const struct record_change *c)
{
	int64_t id = c->record->save(
		r, &(struct record_saving){ c->id, c->fields, c->before, c->after, c->batch });
	if (!id)
		return 0;
	struct record_written w = written_of(r, c, id);
	if (c->batch)
		written_keep(r, c->batch, w);
	else
		histories_add(r, &w, 1, NULL);
	record_note(r, c->batch, c->record->kind, id);
	return id;
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
