/* Records as rows of the tables of HSDS's tabular data package. */
#include "app/exchange/hsds_tables.h"
#include "crypto/crypto.h"
#include "doc/doc.h"
#include <jansson.h>

enum { SPILL = 64 * 1024 };            /* bytes of a table that wait in memory */

static void table_spill(struct hsds_tables *all, struct hsds_table *t)
{
	if (!all->failed && fwrite(t->text.ptr, 1, t->text.len, t->file) != t->text.len)
		all->failed = t->path;
	t->text.len = 0;
}

static void table_open(struct hsds_tables *all, json_t *resource)
{
	json_t *fields = json_object_get(json_object_get(resource, "schema"), "fields"), *field;
	size_t i, count = json_array_size(fields);
	struct hsds_table *t =
		arena_push(all->arena, &all->items, &all->count, sizeof *all->items);
	t->kind = arena_z(all->arena, str_of(json_string_value(json_object_get(resource, "name"))));
	t->path = arena_z(all->arena, str_of(json_string_value(json_object_get(resource, "path"))));
	t->fields = arena_alloc(all->arena, (count + 1) * sizeof *t->fields);
	json_array_foreach(fields, i, field) {
		t->fields[t->count++] =
			arena_z(all->arena, str_of(json_string_value(json_object_get(field, "name"))));
		buf_printf(&t->text, "%s%s", i ? "," : "", t->fields[i]);
	}
	buf_put(&t->text, S("\r\n"));
	t->file = fopen(arena_printf(all->arena, "%s/%s", all->folder, t->path).ptr, "w");
	if (!t->file)
		all->failed = t->path;
}

/* Columns that 3.1-dev forgot in its description; they are in its schemas and in
 * the tables of its example. */
static const struct { const char *table, *name, *type; } forgotten[] = {
	{ "service_capacity", "id", "string" }, { "service_capacity", "available", "number" },
	{ "service_capacity", "maximum", "number" }, { "service_capacity", "description", "string" },
	{ "service_capacity", "updated", "datetime" }, { "unit", "id", "string" },
	{ "unit", "name", "string" }, { "unit", "scheme", "string" },
	{ "unit", "identifier", "string" }, { "unit", "uri", "string" },
};

static bool has_field(json_t *fields, const char *name)
{
	json_t *field;
	size_t i;
	json_array_foreach(fields, i, field)
		if (!strcmp(json_string_value(json_object_get(field, "name")), name))
			return true;
	return false;
}

static void fields_complete(json_t *resource)
{
	const char *table = json_string_value(json_object_get(resource, "name"));
	json_t *schema = json_object_get(resource, "schema");
	json_t *fields = json_object_get(schema, "fields");
	if (!json_is_array(fields))
		json_object_set_new(schema, "fields", fields = json_array());
	for (size_t i = 0; i < COUNT(forgotten); i++)
		if (!strcmp(table, forgotten[i].table) && !has_field(fields, forgotten[i].name))
			json_array_append_new(fields, json_pack("{s:s, s:s}", "name", forgotten[i].name,
				"type", forgotten[i].type));
}

static json_t *package_read(enum hsds_version version)
{
	str text = data_file(version == HSDS_30 ? S("hsds-3.0/datapackage.json")
											: S("hsds-3.1/datapackage.json"));
	json_t *package = json_loadb(text.ptr, text.len, 0, NULL), *resource;
	size_t i;
	json_array_foreach(json_object_get(package, "resources"), i, resource)
		fields_complete(resource);
	return package;
}

static void package_write(struct hsds_tables *all, json_t *package)
{
	FILE *out = fopen(arena_printf(all->arena, "%s/datapackage.json", all->folder).ptr, "w");
	bool written = out && !json_dumpf(package, out, JSON_INDENT(2));
	if (!out || fclose(out) || !written)
		all->failed = "datapackage.json";
}

struct hsds_tables hsds_tables_open(struct arena *a, const char *folder, enum hsds_version version,
	bool description)
{
	struct hsds_tables all = { .arena = a, .folder = folder };
	json_t *package = package_read(version), *resource;
	size_t i;
	json_array_foreach(json_object_get(package, "resources"), i, resource)
		table_open(&all, resource);
	if (description)
		package_write(&all, package);
	json_decref(package);
	return all;
}

static void shared_write(struct hsds_tables *all)
{
	for (size_t i = 0; i < all->shared.count; i++) {
		struct hsds_shared_row *row = &all->shared.items[i];
		for (size_t k = 0; k < row->table->count; k++) {
			if (k)
				buf_char(&row->table->text, ',');
			csv_put_exact(&row->table->text, row->cells[k], ',');
		}
		buf_put(&row->table->text, S("\r\n"));
	}
	import_map_free(&all->shared_ids);
}

bool hsds_tables_close(struct hsds_tables *all)
{
	shared_write(all);
	for (size_t i = 0; i < all->count; i++) {
		struct hsds_table *t = &all->items[i];
		if (!t->file)
			continue;
		table_spill(all, t);
		if (fclose(t->file) && !all->failed)
			all->failed = t->path;
		buf_free(&t->text);
	}
	return !all->failed;
}

/* ---- rows ---- */

static struct hsds_table *table_of(struct hsds_tables *all, const char *kind)
{
	for (size_t i = 0; i < all->count; i++)
		if (!strcmp(all->items[i].kind, kind))
			return &all->items[i];
	return NULL;
}

static bool is_reference(const char *field, const char *name)
{
	size_t len = strlen(name);
	return !strncmp(field, name, len) && !strcmp(field + len, "_id");
}

/* What a row is about, of those that may be about anything. */
static str subject(const struct hsds_record *r, const struct hsds_record *parent, const char *field)
{
	if (!strcmp(r->kind, "attribute"))
		return !strcmp(field, "link_id") ? parent->id
			: !strcmp(field, "link_entity") ? str_of(parent->kind) : (str){ 0 };
	if (!strcmp(r->kind, "metadata"))
		return !strcmp(field, "resource_id") ? parent->id
			: !strcmp(field, "resource_type") ? str_of(parent->kind) : (str){ 0 };
	return (str){ 0 };
}

/* A column's value: the record's own, or the identifier of what it refers to or
 * belongs to. */
static str cell(const struct hsds_record *r, const struct hsds_record *parent, const char *field)
{
	for (size_t i = 0; i < r->values.count; i++) {
		const struct hsds_value *v = &r->values.items[i];
		if (v->type == HSDS_RECORD && (is_reference(field, v->name) ||
				(!strcmp(v->name, "taxonomy_detail") && is_reference(field, "taxonomy"))))
			return v->record->id;
		if (v->type <= HSDS_NUMBER && !strcmp(v->name, field))
			return v->text;
	}
	if (parent && is_reference(field, parent->kind))
		return parent->id;
	return parent ? subject(r, parent, field) : (str){ 0 };
}

static void count_lost(struct hsds *h, const struct hsds_table *t, const struct hsds_record *r)
{
	for (size_t i = 0; i < r->values.count; i++) {
		size_t k = 0;
		while (k < t->count && strcmp(t->fields[k], r->values.items[i].name))
			k++;
		if (r->values.items[i].type <= HSDS_NUMBER && k == t->count)
			hsds_lost(h, r->kind, r->values.items[i].name, N_("tables have no such column"), 1);
	}
}

/* ---- rows of shared records ---- */

/* What the terms of ours are written from, once. */
static bool is_our_term(struct hsds *h, const struct hsds_record *r)
{
	bool term = !strncmp(r->kind, "taxonomy", 8);
	bool ours = term && hsds_term_by_id(h, r->id);
	for (const struct hsds_taxonomy *t = hsds_taxonomies; term && t->code && !ours; t++)
		ours = str_eq(r->id, hsds_taxonomy_id(h->arena, t));
	return ours;
}

static bool joins(const struct hsds_shared_row *row, const str *cells)
{
	for (size_t i = 0; i < row->table->count; i++)
		if (row->cells[i].len && cells[i].len && !str_eq(row->cells[i], cells[i]))
			return false;
	return true;
}

static void join(struct hsds_tables *all, struct hsds_shared_row *row, const str *cells)
{
	for (size_t i = 0; i < row->table->count; i++)
		if (!row->cells[i].len && cells[i].len)
			row->cells[i] = arena_copy(all->arena, cells[i]);
}

static struct hsds_shared_row *shared_find(struct hsds_tables *all, const struct hsds_table *t,
	str id, struct import_known **known)
{
	str key = arena_printf(all->arena, "%s:%.*s", t->kind, STR_ARG(id));
	*known = import_map_find(&all->shared_ids, key);
	if (!*known)
		*known = import_map_add(&all->shared_ids, all->arena, key);
	return (*known)->id ? &all->shared.items[(*known)->id - 1] : NULL;
}

static void shared_add(struct hsds_tables *all, struct hsds_table *t, const str *cells,
	struct import_known *known)
{
	struct hsds_shared_row *row =
		arena_push(all->arena, &all->shared.items, &all->shared.count, sizeof *row);
	*row = (struct hsds_shared_row){ t, arena_alloc(all->arena, t->count * sizeof(str)) };
	known->id = (int64_t)all->shared.count;
	join(all, row, cells);
}

/* A row refers to one of a kind.  What belongs to two services is two rows, the
 * second under another id; what others refer to stays one. */
static void shared_split(struct hsds_tables *all, struct hsds *h, struct hsds_table *t,
	const struct hsds_record *r, str *cells)
{
	static const char *const one[] = { "location", "program", "taxonomy_term", "taxonomy",
		"unit", "organization", "service", "service_at_location" };
	struct import_known *known;
	struct buf whole = { .arena = h->arena };
	hsds_lost(h, r->kind, "id", N_("a row can belong to one of a kind only"), 1);
	for (size_t i = 0; i < COUNT(one); i++)
		if (!strcmp(r->kind, one[i]))
			return;
	for (size_t i = 0; i < t->count; i++)
		buf_printf(&whole, "%.*s|", STR_ARG(cells[i]));
	str id = uuid_named(h->arena, r->id, buf_str(&whole));
	for (size_t i = 0; i < t->count; i++)
		if (!strcmp(t->fields[i], "id"))
			cells[i] = id;
	if (!shared_find(all, t, id, &known))
		shared_add(all, t, cells, known);
}

static void share(struct hsds_tables *all, struct hsds *h, const struct hsds_record *r,
	const struct hsds_record *parent)
{
	struct hsds_table *t = table_of(all, r->kind);
	struct import_known *known;
	if (!t)
		hsds_lost(h, r->kind, "id", N_("there is no table of it"), 1);
	if (!t || is_our_term(h, r))
		return;
	str *cells = arena_alloc(h->arena, (t->count + 1) * sizeof *cells);
	for (size_t i = 0; i < t->count; i++)
		cells[i] = cell(r, parent, t->fields[i]);
	struct hsds_shared_row *row = shared_find(all, t, r->id, &known);
	if (!row) {
		shared_add(all, t, cells, known);
		count_lost(h, t, r);
	} else if (joins(row, cells)) {
		join(all, row, cells);
	} else {
		shared_split(all, h, t, r, cells);
	}
	for (size_t i = 0; i < r->values.count; i++) {
		const struct hsds_value *v = &r->values.items[i];
		/* Organizations and services are records that come by themselves. */
		bool whole = !strcmp(v->name, "organization") || !strcmp(v->name, "services");
		if (v->type == HSDS_RECORD && !whole)
			share(all, h, v->record, NULL);
		for (size_t k = 0; v->type == HSDS_LIST && !whole && k < v->list.count; k++)
			share(all, h, v->list.items[k], r);
	}
}

/* ---- rows of others ---- */

void hsds_tables_put(struct hsds_tables *all, struct hsds *h, const struct hsds_record *r,
	const struct hsds_record *parent)
{
	if (r->shared) {
		share(all, h, r, parent);
		return;
	}
	struct hsds_table *t = table_of(all, r->kind);
	if (!t)
		hsds_lost(h, r->kind, "id", N_("there is no table of it"), 1);
	if (!t || all->failed)
		return;
	for (size_t i = 0; i < t->count; i++) {
		if (i)
			buf_char(&t->text, ',');
		csv_put_exact(&t->text, cell(r, parent, t->fields[i]), ',');
	}
	buf_put(&t->text, S("\r\n"));
	count_lost(h, t, r);
	if (t->text.len > SPILL)
		table_spill(all, t);
	for (size_t i = 0; i < r->values.count; i++) {
		const struct hsds_value *v = &r->values.items[i];
		/* Units are few, and of many. */
		if (v->type == HSDS_RECORD && !strcmp(v->name, "unit"))
			share(all, h, v->record, NULL);
		/* An organization's services are rows that come by themselves. */
		for (size_t k = 0; v->type == HSDS_LIST && strcmp(v->name, "services") && k < v->list.count;
			 k++)
			hsds_tables_put(all, h, v->list.items[k], r);
	}
}
