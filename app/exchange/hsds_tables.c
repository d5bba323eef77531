/* Records as rows of the tables of HSDS's tabular data package. */
#include "app/exchange/hsds_tables.h"
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
	if (!count)
		return;                        /* 3.1-dev forgot the fields of its units */
	struct hsds_table *t =
		arena_push(all->arena, &all->items, &all->count, sizeof *all->items);
	t->kind = arena_z(all->arena, str_of(json_string_value(json_object_get(resource, "name"))));
	t->path = arena_z(all->arena, str_of(json_string_value(json_object_get(resource, "path"))));
	t->fields = arena_alloc(all->arena, count * sizeof *t->fields);
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

/* What is written of the standard's description: without tables that have no
 * columns, and what refers to them. */
static json_t *package_read(enum hsds_version version)
{
	str text = data_file(version == HSDS_30 ? S("hsds-3.0/datapackage.json")
											: S("hsds-3.1/datapackage.json"));
	json_t *package = json_loadb(text.ptr, text.len, 0, NULL);
	json_t *resources = json_object_get(package, "resources");
	for (size_t i = json_array_size(resources); i-- > 0;) {
		json_t *resource = json_array_get(resources, i);
		json_t *schema = json_object_get(resource, "schema");
		json_t *keys = json_object_get(schema, "foreignKeys"), *key;
		bool without = json_array_size(json_object_get(schema, "fields")) == 0;
		size_t k;
		json_array_foreach(keys, k, key)
			without = without || !strcmp("unit", json_string_value(json_object_get(
				json_object_get(key, "reference"), "resource")));
		if (without)
			json_array_remove(resources, i);
	}
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

bool hsds_tables_close(struct hsds_tables *all)
{
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

/* A column's value: the record's own, or the identifier of what it refers to or
 * belongs to. */
static str cell(const struct hsds_record *r, const struct hsds_record *parent, const char *field)
{
	for (size_t i = 0; i < r->values.count; i++) {
		const struct hsds_value *v = &r->values.items[i];
		if (v->type == HSDS_RECORD && is_reference(field, v->name))
			return v->record->id;
		if (v->type <= HSDS_NUMBER && !strcmp(v->name, field))
			return v->text;
	}
	return parent && is_reference(field, parent->kind) ? parent->id : (str){ 0 };
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

void hsds_tables_put(struct hsds_tables *all, struct hsds *h, const struct hsds_record *r,
	const struct hsds_record *parent)
{
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
		/* An organization's services are rows that come by themselves. */
		for (size_t k = 0; v->type == HSDS_LIST && strcmp(v->name, "services") && k < v->list.count;
			 k++)
			hsds_tables_put(all, h, v->list.items[k], r);
	}
}
