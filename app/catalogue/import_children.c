/*
 * What belongs to a record.  Sets that change over time keep their history:
 * what is gone gets its last day.  Contacts and help are lists without one.
 */
#include "app/catalogue/import.h"
#include "app/catalogue/import.sql.h"

/* Queries of one set.  Their rows and parameters have the shape of
 * service_capacity's; those of the others are a beginning of it. */
struct child_queries { const struct db_query *add, *end, *drop; };
static const struct child_queries queries[IMPORT_CHILD_KINDS] = {
#define CHILD(name)                                                                                \
	{                                                                                              \
		&import_##name##_add_query, &import_##name##_end_query, &import_##name##_drop_query        \
	}
	[IMPORT_FORMS] = CHILD(form),
	[IMPORT_TARGETS] = CHILD(target),
	[IMPORT_AGES] = CHILD(age),
	[IMPORT_CAPACITIES] = CHILD(capacity),
	[IMPORT_STAYS] = CHILD(stay),
	[IMPORT_AREAS] = CHILD(area),
	[IMPORT_TOWNS] = CHILD(town),
#undef CHILD
};
typedef struct import_capacity_stored_row child_row;
#define SAME_SHAPE(name)                                                                           \
	_Static_assert(sizeof(struct import_##name##_stored_row) == sizeof(child_row) &&               \
			offsetof(struct import_##name##_stored_row, amount) == offsetof(child_row, amount),    \
		#name);                                                                                    \
	_Static_assert(offsetof(struct import_##name##_add_args, valid_to) ==                          \
			offsetof(struct import_capacity_add_args, valid_to),                                   \
		#name)
SAME_SHAPE(form);
SAME_SHAPE(target);
SAME_SHAPE(age);
SAME_SHAPE(stay);
SAME_SHAPE(area);
SAME_SHAPE(town);
_Static_assert(offsetof(struct import_target_add_args, note) ==
		offsetof(struct import_capacity_add_args, note),
	"target");

/* Empty and missing are the same here. */
static bool text_eq(str a, str b)          { return str_eq(a, b); }
static bool int_eq(struct maybe_int a, struct maybe_int b)
{
	return a.set == b.set && (!a.set || a.value == b.value);
}

static bool same_thing(const child_row *have, const struct import_child *want)
{
	return have->what == want->what && text_eq(have->note, want->note) &&
		int_eq(have->form, want->form) && int_eq(have->amount, want->amount) &&
		(!want->from.len || text_eq(have->valid_from, want->from));
}

static bool over(const child_row *row, str day)
{
	return row->valid_to.len && str_order(row->valid_to, day) < 0;
}

/* It ends the day before; what began only today never was. */
static void child_end(struct import *im, const struct child_queries *q, const child_row *row)
{
	if (row->valid_from.len && str_order(row->valid_from, im->day) >= 0)
		db_exec(im->db, q->drop, &(struct import_capacity_drop_args){ row->id });
	else
		db_exec(im->db, q->end, &(struct import_capacity_end_args){ row->id, im->day_before });
}

static void child_add(struct import *im, const struct child_queries *q, int64_t service, bool fresh,
                      const struct import_child *want)
{
	bool past = want->to.len && str_order(want->to, im->day) < 0;
	import_add(im, q->add,
		&(struct import_capacity_add_args){ .service_id = service,
			.what = want->what,
			.valid_from = want->from.len || fresh || past ? want->from : im->day,
			.valid_to = want->to,
			.note = want->note,
			.form = want->form,
			.amount = want->amount });
}

/* The row that says the same, if there is one nobody has taken yet.  One with
 * another last day will do when there is no better; one that is over only if
 * its source says since when, for then it never ended. */
static size_t row_for(
	const struct db_rows *rows, const bool *taken, const struct import_child *want, str day)
{
	const child_row *have = rows->items;
	size_t other = rows->count;
	for (size_t i = 0; i < rows->count; i++) {
		if (taken[i] || !same_thing(&have[i], want))
			continue;
		if (text_eq(have[i].valid_to, want->to))
			return i;
		if (want->from.len || !over(&have[i], day))
			other = i;
	}
	return other;
}

bool import_children_merge(struct import *im, enum import_child_kind kind, int64_t service,
	bool fresh, const struct import_children *want)
{
	const struct child_queries *q = &queries[kind];
	struct db_rows rows = { 0 };
	bool wrote = false;
	if (!fresh)
		rows = import_stored(im, IMPORT_STORED_CHILDREN + kind, service);
	const child_row *have = rows.items;
	bool *taken = arena_alloc(&im->item, rows.count + 1);
	for (size_t i = 0; i < want->count; i++) {
		const struct import_child *w = &want->items[i];
		size_t at = row_for(&rows, taken, w, im->day);
		if (at == rows.count) {
			child_add(im, q, service, fresh, w);
			wrote = true;
			continue;
		}
		taken[at] = true;
		if (!text_eq(have[at].valid_to, w->to)) {
			db_exec(im->db, q->end, &(struct import_capacity_end_args){ have[at].id, w->to });
			wrote = true;
		}
	}
	for (size_t i = 0; i < rows.count; i++)
		if (!taken[i] && !over(&have[i], im->day)) {
			child_end(im, q, &have[i]);
			wrote = true;
		}
	return wrote;
}

struct import_children import_children_of(
	struct import *im, enum import_child_kind kind, int64_t service)
{
	struct import_children of = { 0 };
	struct db_rows rows = import_stored(im, IMPORT_STORED_CHILDREN + kind, service);
	const child_row *have = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		import_child_add(im, &of,
			(struct import_child){ .what = have[i].what, .from = have[i].valid_from,
				.to = have[i].valid_to, .note = have[i].note, .form = have[i].form,
				.amount = have[i].amount });
	return of;
}

/* ---- contacts ---- */

struct owner { struct maybe_int provider, service, place, line, office, department; };
_Static_assert(
	sizeof(struct owner) == sizeof(struct import_contacts_drop_args), "an owner is the parameters");
_Static_assert(
	sizeof(struct owner) == offsetof(struct import_contact_add_args, position), "an owner leads");

static struct owner owner_of(enum import_kind kind, int64_t id)
{
	struct owner o = { 0 };
	struct maybe_int *of[IMPORT_KINDS] = {
		[IMPORT_PROVIDER] = &o.provider, [IMPORT_SERVICE] = &o.service, [IMPORT_PLACE] = &o.place,
		[IMPORT_LINE] = &o.line, [IMPORT_OFFICE] = &o.office, [IMPORT_DEPARTMENT] = &o.department,
	};
	*of[kind] = SOME(id);
	return o;
}

typedef struct import_service_contacts_row contact_row;

static bool contacts_same(struct db_rows rows, const struct import_contacts *want)
{
	const contact_row *have = rows.items;
	if (rows.count != want->count)
		return false;
	for (size_t i = 0; i < rows.count; i++)
		if (!str_is(have[i].kind, want->items[i].kind) ||
			!text_eq(have[i].value, want->items[i].value) ||
			!text_eq(have[i].note, want->items[i].note))
			return false;
	return true;
}

bool import_contacts_merge(struct import *im, enum import_kind kind, int64_t id, bool fresh,
                           const struct import_contacts *want)
{
	struct owner owner = owner_of(kind, id);
	if (!fresh) {
		struct db_rows had = import_stored(im, IMPORT_STORED_CONTACTS + kind, id);
		if (contacts_same(had, want))
			return false;
		if (had.count)
			db_exec(im->db, &import_contacts_drop_query, &owner);
	}
	for (size_t i = 0; i < want->count; i++) {
		const struct import_contact *c = &want->items[i];
		struct import_contact_add_args add = { .position = (int64_t)i + 1,
			.kind = str_of(c->kind),
			.value = c->value,
			.note = c->note };
		memcpy(&add, &owner, sizeof owner);
		import_add(im, &import_contact_add_query, &add);
	}
	return true;
}

/* ---- help in a life situation ---- */

static struct import_help_add_args help_args(
	int64_t situation, const struct import_help *h, int64_t position)
{
	struct import_help_add_args args = { .situation_id = situation, .position = position };
	switch (h->kind) {
	case IMPORT_SERVICE:  args.service_id = SOME(h->id); break;
	case IMPORT_PROVIDER: args.provider_id = SOME(h->id); break;
	case IMPORT_LINE:     args.crisis_line_id = SOME(h->id); break;
	default:              args.department_id = SOME(h->id); break;
	}
	return args;
}

static struct import_help help_of(const struct import_helps_stored_row *row)
{
	return row->service_id.set ? (struct import_help){ IMPORT_SERVICE, row->service_id.value }
		: row->provider_id.set ? (struct import_help){ IMPORT_PROVIDER, row->provider_id.value }
		: row->crisis_line_id.set ? (struct import_help){ IMPORT_LINE, row->crisis_line_id.value }
		: (struct import_help){ IMPORT_DEPARTMENT, row->department_id.value };
}

static void help_push(struct import *im, struct import_situation *to, struct import_help h)
{
	*(struct import_help *)arena_push(
		&im->item, &to->helps.items, &to->helps.count, sizeof h) = h;
}

static bool helps_same(struct db_rows rows, const struct import_situation *want)
{
	const struct import_helps_stored_row *have = rows.items;
	if (rows.count != want->helps.count)
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct import_help h = help_of(&have[i]);
		if (h.kind != want->helps.items[i].kind || h.id != want->helps.items[i].id)
			return false;
	}
	return true;
}

/* Of whom somebody said in which situations it helps, that stays: the form of a
 * helper has them. */
static struct import_situation helps_kept(
	struct import *im, struct db_rows rows, const struct import_situation *said)
{
	struct import_situation want = *said;
	const struct import_helps_stored_row *have = rows.items;
	want.helps.items = NULL;
	want.helps.count = 0;
	for (size_t i = 0; i < said->helps.count; i++) {
		struct import_help h = said->helps.items[i];
		bool kept = import_edited(im, h.kind, h.id, "situations");
		for (size_t n = 0; kept && n < rows.count; n++)
			kept = help_of(&have[n]).kind != h.kind || help_of(&have[n]).id != h.id;
		if (!kept)
			help_push(im, &want, h);
	}
	for (size_t n = 0; n < rows.count; n++) {
		struct import_help h = help_of(&have[n]);
		bool said_too = false;
		for (size_t i = 0; i < said->helps.count; i++)
			said_too |= said->helps.items[i].kind == h.kind && said->helps.items[i].id == h.id;
		if (!said_too && import_edited(im, h.kind, h.id, "situations"))
			help_push(im, &want, h);
	}
	return want;
}

bool import_helps_merge(
	struct import *im, int64_t situation, bool fresh, const struct import_situation *said)
{
	struct import_situation kept = *said, *want = &kept;
	if (!fresh) {
		struct db_rows had = import_stored(im, IMPORT_STORED_HELPS, situation);
		kept = helps_kept(im, had, said);
		if (helps_same(had, want))
			return false;
		import_helps_drop(im->db, .situation_id = situation);
	}
	for (size_t i = 0; i < want->helps.count; i++) {
		struct import_help_add_args args =
			help_args(situation, &want->helps.items[i], (int64_t)i + 1);
		import_add(im, &import_help_add_query, &args);
	}
	return true;
}
