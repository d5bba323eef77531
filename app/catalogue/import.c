/* A run of an import: what it knows at its beginning, its report, its end. */
#include "app/catalogue/import.h"
#include "app/catalogue/import_kinds.h"
#include "app/catalogue/import.sql.h"
#include "app/people/people.h"
#include "doc/doc.h"

enum {
	REPORT_LINES = 50000,              /* kept; the others are counted */
	CODES = 10000,
	CHILDREN = 1000,                   /* of one kind, of one service */
	LOSS_PERCENT = 5,                  /* of services gone at once, from where it is suspicious */
};

#define RECORD(name, ...) \
	{ .known = &import_##name##_known_query, .set = &import_##name##_set_query, \
	  .add = &import_##name##_add_query, .vanish = &import_##name##_vanish_query, __VA_ARGS__ }
const struct import_record import_records[IMPORT_KINDS] = {
	[IMPORT_PROVIDER] = RECORD(provider, .table = "provider", .change = "provider",
		.slugs = &import_provider_slugs_query, .touch = &import_provider_touch_query),
	[IMPORT_PLACE] = RECORD(place, .table = "place"),
	[IMPORT_SERVICE] = RECORD(service, .table = "service", .change = "service",
		.slugs = &import_service_slugs_query, .touch = &import_service_touch_query),
	[IMPORT_SITUATION] = RECORD(situation, .table = "situation", .change = "situation",
		.slugs = &import_situation_slugs_query, .touch = &import_situation_touch_query),
	[IMPORT_LINE] = RECORD(line, .table = "crisis_line", .change = "line",
		.touch = &import_line_touch_query),
	[IMPORT_OFFICE] = RECORD(office, .table = "office", .change = "office",
		.touch = &import_office_touch_query),
	[IMPORT_DEPARTMENT] = RECORD(department, .table = "department"),
};

/* ---- beginning ---- */

struct learning { struct import *im; enum import_kind kind; };

/* Rows of every "_known" have this shape. */
typedef struct import_provider_known_row known_row;
#define KNOWN_SHAPE(name)                                                                          \
	_Static_assert(sizeof(struct import_##name##_known_row) == sizeof(known_row) &&                \
			offsetof(struct import_##name##_known_row, vanished) == offsetof(known_row, vanished), \
		#name)
KNOWN_SHAPE(place);
KNOWN_SHAPE(service);
KNOWN_SHAPE(situation);
KNOWN_SHAPE(line);
KNOWN_SHAPE(office);
KNOWN_SHAPE(department);

static bool learn_record(void *context, const void *row)
{
	struct learning *l = context;
	const known_row *r = row;
	struct import_known *known =
		import_map_add(&l->im->known[l->kind], &l->im->own, r->external_id);
	known->id = r->id;
	known->ours = str_eq(r->source, l->im->job.source) &&
		!str_starts(r->external_id, S("office:"));
	known->parent = r->parent;
	known->vanished = r->vanished;
	return true;
}

static bool learn_slug(void *context, const void *row)
{
	struct learning *l = context;
	const struct import_service_slugs_row *r = row;
	import_map_add(&l->im->slugs[l->kind], &l->im->own, r->slug)->id = 1;
	return true;
}

static bool learn_municipality(void *context, const void *row)
{
	struct import *im = context;
	const struct import_municipalities_row *r = row;
	struct import_municipality *m =
		arena_push(&im->own, &im->municipalities.items, &im->municipalities.count, sizeof *m);
	*m = (struct import_municipality){ r->id, arena_copy(&im->own, r->name) };
	return true;
}

static void learn(struct import *im)
{
	for (int kind = 0; kind < IMPORT_KINDS; kind++) {
		struct learning l = { im, (enum import_kind)kind };
		db_each(im->db, import_records[kind].known, &(struct import_provider_known_args){ 0 },
			learn_record, &l);
		if (import_records[kind].slugs)
			db_each(im->db, import_records[kind].slugs, &(struct import_service_slugs_args){ 0 },
				learn_slug, &l);
	}
	import_stored_read(im);
	import_link_learn(im);
	import_differ_learn(im);
	import_municipalities(im->db, learn_municipality, im);
	struct import_codes_rows codes = import_codes(im->db, .limit = CODES);
	for (size_t i = 0; i < codes.count; i++) {
		struct import_code *c = arena_push(&im->own, &im->codes.items, &im->codes.count, sizeof *c);
		*c = (struct import_code){ codes.items[i].id, arena_copy(&im->own, codes.items[i].list),
			arena_copy(&im->own, codes.items[i].code), arena_copy(&im->own, codes.items[i].name),
			arena_copy(&im->own, codes.items[i].register_code) };
	}
}

void import_open(
	struct import *im, struct db *db, struct arena *a, int64_t now, const struct import_job *job)
{
	*im = (struct import){ .db = db, .arena = a, .now = now, .job = *job };
	im->day = day_of(&im->own, now);
	im->day_before = day_add(&im->own, im->day, -1);
	db_lend(db, &im->item);
}

void import_begin(struct import *im)
{
	db_begin(im->db);
	im->begun = true;
	learn(im);
}

bool import_source_valid(str s)
{
	bool ok = s.len > 0 && s.len <= 40 && !str_is(s, "office");
	for (size_t i = 0; i < s.len; i++)
		ok = ok &&
			((s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || (s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
				s.ptr[i] == '-');
	return ok;
}

/* ---- reading on ---- */

void import_next(struct import *im, str where)
{
	im->where = (str){ 0 };
	arena_reset(&im->item);
	im->where = arena_copy(&im->item, where);
}

void import_refuse(struct import *im, str what, const char *why)
{
	if (im->quiet || ++im->refused > REPORT_LINES)
		return;
	csv_put(&im->report, im->where, ',');
	buf_char(&im->report, ',');
	/* A parser shows what stood in the file, cut where it likes. */
	csv_put(&im->report, utf8_head(utf8_mend(&im->item, what), 120), ',');
	buf_char(&im->report, ',');
	csv_put(&im->report, tr(im->job.lang, why), ',');
	buf_char(&im->report, '\n');
}

void import_break(struct import *im, str what, const char *why)
{
	im->quiet = false;
	if (!im->broken)
		import_refuse(im, what, why);
	im->broken = true;
}

int64_t import_met(struct import *im, enum import_kind kind, str external_id)
{
	const struct import_known *known = import_map_find(&im->known[kind], external_id);
	return known && known->state != IMPORT_UNSEEN ? known->id : 0;
}

str import_id(struct import *im, str first, str second)
{
	return arena_printf(
		&im->item, "%.*s:%.*s%.*s", STR_ARG(im->job.source), STR_ARG(first), STR_ARG(second));
}

int64_t import_code(const struct import *im, const char *list, str code)
{
	for (size_t i = 0; i < im->codes.count; i++)
		if (str_is(im->codes.items[i].list, list) && str_eq(im->codes.items[i].code, code))
			return im->codes.items[i].id;
	return 0;
}

int64_t import_register_code(const struct import *im, const char *list, str code)
{
	for (size_t i = 0; i < im->codes.count && code.len; i++)
		if (str_is(im->codes.items[i].list, list) && str_eq(im->codes.items[i].register_code, code))
			return im->codes.items[i].id;
	return 0;
}

const struct import_code *import_code_of(const struct import *im, int64_t id)
{
	for (size_t i = 0; i < im->codes.count; i++)
		if (im->codes.items[i].id == id)
			return &im->codes.items[i];
	return NULL;
}

str import_municipality_name(const struct import *im, int64_t code)
{
	size_t from = rows_from(im->municipalities.items, im->municipalities.count,
		sizeof *im->municipalities.items, code);
	bool found = from < im->municipalities.count && im->municipalities.items[from].id == code;
	return found ? im->municipalities.items[from].name : (str){ 0 };
}

static bool child_eq(const struct import_child *a, const struct import_child *b)
{
	return a->what == b->what && str_eq(a->from, b->from) && str_eq(a->to, b->to) &&
		str_eq(a->note, b->note) && a->form.set == b->form.set && a->form.value == b->form.value &&
		a->amount.set == b->amount.set && a->amount.value == b->amount.value;
}

void import_child_add(struct import *im, struct import_children *list, struct import_child child)
{
	for (size_t i = 0; i < list->count; i++)
		if (child_eq(&list->items[i], &child))
			return;
	if (list->count == CHILDREN)
		import_refuse(im, (str){ 0 }, N_("too many of one kind; the rest was left out"));
	else
		*(struct import_child *)arena_push(&im->item, &list->items, &list->count, sizeof child) =
			child;
}

/* ---- end ---- */

static bool gone(const struct import_known *known)
{
	return known->ours && !known->vanished && known->state == IMPORT_UNSEEN;
}

static void weigh_services(const struct import *im, struct import_result *result)
{
	const struct import_map *services = &im->known[IMPORT_SERVICE];
	for (size_t i = 0; i < services->count; i++) {
		const struct import_known *known = services->items[i];
		result->services_had += known->ours && !known->vanished && known->state != IMPORT_ADDED;
		result->services_gone += gone(known);
	}
}

struct ids { int64_t *items; size_t count; };

/* What every "_vanish" takes; places and departments have no instant.  What the
 * public can see of it has changed: its id goes into *changed. */
static void mark(
	struct import *im, enum import_kind kind, struct import_known *known, struct ids *changed)
{
	const struct import_record *record = &import_records[kind];
	arena_reset(&im->item);
	if (known->linked && !known->ours && !known->vanished && known->state == IMPORT_UNSEEN)
		import_differ_gone(im, kind, known);
	if (gone(known)) {
		db_exec(im->db, record->vanish,
			&(struct import_service_vanish_args){ known->id, im->day, im->now });
		audit_write(im->db, im->now, 0, &(struct audit){ .action = "vanish",
			.kind = record->table, .record = known->id,
			.name = import_stored_name(im, kind, known->id), .chain = &im->chain });
	} else if (known->state == IMPORT_CHANGED && !known->touched && record->touch)
		db_exec(im->db, record->touch, &(struct import_service_touch_args){ known->id, im->now });
	if (kind == IMPORT_PLACE || kind == IMPORT_DEPARTMENT)
		import_note(import_known_by_id(
						im, kind == IMPORT_PLACE ? IMPORT_PROVIDER : IMPORT_OFFICE, known->parent),
			gone(known));
	if (known->state == IMPORT_ADDED || known->state == IMPORT_CHANGED || gone(known))
		*(int64_t *)arena_push(&im->own, &changed->items, &changed->count, sizeof known->id) =
			known->id;
}

/* Writes what became of the records that were not in the file; whether
 * anything at all is written by the run. */
static bool settle(struct import *im, struct import_result *result)
{
	bool wrote = im->decided;
	for (int kind = 0; kind < IMPORT_KINDS; kind++) {
		bool counts = import_records[kind].change != NULL;
		struct ids changed = { 0 };
		for (size_t i = 0; i < im->known[kind].count; i++) {
			struct import_known *known = im->known[kind].items[i];
			int64_t *count[] = { NULL, &result->same, &result->changed, &result->added };
			if (known->state != IMPORT_UNSEEN && counts)
				++*count[known->state];
			result->vanished += counts && gone(known);
			wrote = wrote || known->state > IMPORT_SAME || gone(known);
			mark(im, (enum import_kind)kind, known, &changed);
		}
		if (counts)
			db_note_changes(im->db, import_records[kind].change,
				(struct int_list){ changed.items, changed.count });
	}
	if (wrote) {
		import_places_hide(im->db, .source = im->job.source);
		import_secret_differences_drop(im->db);
		import_secret_aliases_drop(im->db);
	}
	return wrote || im->decided;
}

/* An entry in the list of runs and one in the audit trail. */
static void sign(struct import *im, const struct import_result *r)
{
	int64_t run = import_run_add(im->db, .at = im->now, .format = str_of(im->job.format),
		.source = im->job.source, .file_name = im->job.file_name, .added = r->added,
		.changed = r->changed, .same = r->same, .vanished = r->vanished, .refused = r->refused);
	str what = arena_printf(&im->item,
		"%s %.*s: added %lld, changed %lld, same %lld, vanished %lld, refused %lld", im->job.format,
		STR_ARG(im->job.source), (long long)r->added, (long long)r->changed, (long long)r->same,
		(long long)r->vanished, (long long)r->refused);
	audit_write(im->db, im->now, 0,
		&(struct audit){ .action = "import",
			.kind = "import",
			.record = run,
			.name = im->job.file_name,
			.new_value = what,
			.chain = &im->chain });
	audit_chain_end(im->db, &im->chain);
}

static enum import_outcome conclude(struct import *im, struct import_result *result)
{
	import_flush(im);
	if (db_failed(im->db))
		return IMPORT_FAILED;
	if (im->broken)
		return IMPORT_BROKEN;
	weigh_services(im, result);
	if (result->services_gone * 100 > result->services_had * LOSS_PERCENT && !im->job.accept_loss)
		return IMPORT_LOSS;
	bool wrote = settle(im, result);
	if (wrote)
		sign(im, result);
	return im->job.dry_run ? IMPORT_TRIED : wrote ? IMPORT_LANDED : IMPORT_NOTHING_NEW;
}

struct import_result import_finish(struct import *im)
{
	struct import_result result = { .refused = im->refused };
	result.outcome = conclude(im, &result);
	result.linked = im->linked;
	result.asked = im->asked;
	bool landing = result.outcome == IMPORT_LANDED || result.outcome == IMPORT_NOTHING_NEW;
	audit_chain_drop(&im->chain);
	if (im->begun && !landing)
		db_rollback(im->db);
	else if (im->begun)
		db_commit(im->db);
	if (result.outcome == IMPORT_LANDED)
		db_analyze(im->db);
	if (db_failed(im->db))
		result.outcome = IMPORT_FAILED;
	result.report = arena_copy(im->arena, buf_str(&im->report));
	db_lend(im->db, im->arena);
	for (int kind = 0; kind < IMPORT_KINDS; kind++) {
		import_map_free(&im->known[kind]);
		import_map_free(&im->slugs[kind]);
		import_map_free(&im->aliases[kind]);
		import_map_free(&im->keys[kind]);
	}
	buf_free(&im->report);
	import_close(im);
	return result;
}
