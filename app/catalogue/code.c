/*
 * Codelists of the catalogue, from the files that ship into the store: what is
 * new is added, what is worded otherwise is updated, what is gone gets a last
 * day.  Nothing is deleted, for records refer to it.
 */
#include "app/catalogue/code.sql.h"
#include "app/catalogue/import.h"
#include "app/catalogue/synonym.h"
#include "app/site/site.h"
#include "doc/doc.h"

/* Which column of a list's file holds what; NULL: the list has no such thing. */
struct codelist { const char *list, *file, *paragraph, *parent; };
static const struct codelist lists[] = {
	{ "service_type",  "codelists/service_types.csv",  "paragraph",  "group" },
	{ "health_kind",   "codelists/health_kinds.csv",   NULL,         "group" },
	{ "service_group", "codelists/service_groups.csv", "paragraphs", NULL },
	{ "service_form",  "codelists/service_forms.csv",  NULL,         NULL },
	{ "target_group",  "codelists/target_groups.csv",  NULL,         "planning_group" },
	{ "age_group",     "codelists/age_groups.csv",     NULL,         NULL },
	{ "capacity_unit", "codelists/capacity_units.csv", NULL,         NULL },
	{ "measure_kind",  "codelists/measure_kinds.csv",  NULL,         NULL },
	{ "funding_source", "codelists/funding_sources.csv", NULL,       NULL },
};

struct loading {
	struct db *db;
	const struct codelist *list;
	struct code_known_rows known;
	bool *met;
	const struct str_list *header, *row;
	str yesterday;
	int64_t position;
};

static str field(const struct loading *l, const char *column)
{
	return column ? csv_field(l->row, csv_column(l->header, column)) : (str){ 0 };
}

static bool int_eq(struct maybe_int a, struct maybe_int b)
{
	return a.set == b.set && (!a.set || a.value == b.value);
}

static bool same(const struct code_known_row *k, const struct code_set_args *s)
{
	return str_eq(k->name, s->name) && str_eq(k->name_en, s->name_en) &&
		str_eq(k->plain, s->plain) && str_eq(k->paragraph, s->paragraph) &&
		str_eq(k->parent, s->parent) && str_eq(k->register_code, s->register_code) &&
		int_eq(k->age_from, s->age_from) && int_eq(k->age_to, s->age_to) &&
		k->position == s->position && str_eq(k->valid_from, s->valid_from) &&
		str_eq(k->valid_to, s->valid_to);
}

static void code_write(struct loading *l, str code, struct code_set_args *values)
{
	for (size_t i = 0; i < l->known.count; i++) {
		const struct code_known_row *known = &l->known.items[i];
		if (!str_eq(known->code, code))
			continue;
		l->met[i] = true;
		values->id = known->id;
		if (!same(known, values)) {
			code_set_(l->db, values);
			db_note_change(l->db, "code", known->id);
		}
		return;
	}
	code_add(l->db, .name = values->name, .name_en = values->name_en, .plain = values->plain,
		.paragraph = values->paragraph, .parent = values->parent,
		.register_code = values->register_code, .age_from = values->age_from,
		.age_to = values->age_to, .position = values->position, .valid_from = values->valid_from,
		.valid_to = values->valid_to, .list = str_of(l->list->list), .code = code);
}

static void row_load(struct loading *l)
{
	str id = field(l, "id"), name = field(l, "name_cs"), english = field(l, "name_en");
	if (!id.len || !name.len)
		return;
	struct code_set_args values = { .name = name,
		.name_en = english.len ? english : name,
		.plain = field(l, "plain_cs"),
		.paragraph = field(l, l->list->paragraph),
		.parent = field(l, l->list->parent),
		.register_code = field(l, "od_code"),
		.age_from = str_int(field(l, "age_from")),
		.age_to = str_int(field(l, "age_to")),
		.position = ++l->position,
		.valid_from = field(l, "valid_from"),
		.valid_to = field(l, "valid_to") };
	code_write(l, id, &values);
}

void codes_load(struct db *db, struct arena *a, int64_t now, const char *list, str text)
{
	struct csv csv = csv_open(text, ',');
	struct str_list header, row;
	struct loading l = { .db = db,
		.header = &header,
		.row = &row,
		.yesterday = day_add(a, day_of(a, now), -1),
		.known = code_known(db, .list = str_of(list)) };
	for (size_t i = 0; i < COUNT(lists); i++)
		if (!strcmp(lists[i].list, list))
			l.list = &lists[i];
	l.met = arena_alloc(a, l.known.count + 1);
	if (!l.list || !csv_next(&csv, a, &header))
		return;
	while (csv_next(&csv, a, &row))
		row_load(&l);
	for (size_t i = 0; i < l.known.count; i++)
		if (!l.met[i] && !l.known.items[i].valid_to.len)
			code_end(db, .id = l.known.items[i].id, .valid_to = l.yesterday);
}

void catalogue_install(struct db *db, struct arena *a, int64_t now)
{
	struct arena own = { 0 };
	db_lend(db, &own);
	db_begin(db);
	for (size_t i = 0; i < COUNT(lists); i++)
		codes_load(db, &own, now, lists[i].list, data_file(str_of(lists[i].file)));
	synonyms_install(db, &own, now);
	db_commit(db);
	db_lend(db, a);
	arena_free(&own);
}
