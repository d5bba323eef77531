/*
 * Rows of tables become documents: every row stands where it refers to.  What
 * refers to nothing, or belongs to nothing, is reported and left out; the rest of
 * a broken set of tables is whole.
 */
#include "app/exchange/hsds_in.h"
#include "crypto/crypto.h"

enum { PARENTS_MOST = 1000 };          /* one above the other */

static struct hsds_row *row_of(struct hsds_in *in, const char *kind, str id)
{
	str key = arena_printf(&in->im.item, "%s:%.*s", kind, STR_ARG(str_trim(id)));
	const struct import_known *known = import_map_find(&in->rows_by_id, key);
	return known ? &in->rows.items[known->id - 1] : NULL;
}

static bool is_kind(const struct hsds_row *row, const char *kind)
{
	return !strcmp(row->table->kind->name, kind);
}

static void item_add(struct hsds_in *in, json_t *object, const char *list, json_t *item)
{
	json_t *items = json_object_get(object, list);
	if (!json_is_array(items))
		json_object_set_new(object, list, items = json_array());
	if (json_array_size(items) < HSDS_LIST_MOST)
		json_array_append(items, item);
	else
		hsds_in_tell(in, item, (str){ 0 }, "id", json_get(item, "id"),
			N_("too many of one kind; the rest was left out"));
}

/* ---- references ---- */

static const struct hsds_column *column_of(const struct hsds_row *row, const char *name)
{
	for (size_t i = 0; i < row->table->count; i++)
		if (str_is(row->table->columns[i].name, name))
			return &row->table->columns[i];
	return NULL;
}

/* The next of the ids in a cell: one, or several with commas where that is usual. */
static bool id_next(const struct hsds_row *row, const char *column, str *rest, str *id)
{
	const struct hsds_column *c = column_of(row, column);
	if (c && c->lists)
		return str_cut(rest, ',', id);
	*id = *rest;
	*rest = (str){ 0 };
	return id->ptr != NULL;
}

static void refer(struct hsds_in *in, struct hsds_row *row, const struct hsds_relation *relation)
{
	str rest = json_get(row->object, relation->column), id;
	while (id_next(row, relation->column, &rest, &id)) {
		struct hsds_row *target = row_of(in, relation->target, id);
		if (!target)
			hsds_in_tell(in, row->object, (str){ 0 }, relation->column, id,
				N_("leads nowhere: the table it refers to has no such id"));
		else if (relation->nests)
			item_add(in, target->object, relation->list, row->object);
		else
			json_object_set(row->object, relation->list, target->object);
	}
	json_object_del(row->object, relation->column);
}

/* What an attribute or an entry of the log is about.  Terms may not have any, for
 * they stand in attributes themselves. */
static struct hsds_row *described(struct hsds_in *in, const struct hsds_row *row, str id, str kind)
{
	static const char *const kinds[] = { "service", "organization", "location",
		"service_at_location", "phone", "contact", "schedule", "address", "program",
		"service_area", "funding", "required_document", "language", "accessibility",
		"cost_option", "organization_identifier", "service_capacity", "unit", "url" };
	struct hsds_row *found = NULL;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct hsds_row *one = row_of(in, kinds[i], id);
		if (one && one != row && (!found || str_is(kind, kinds[i])))
			found = one;
	}
	return found;
}

static void describe(struct hsds_in *in, struct hsds_row *row, const char *column,
	const char *kind_column, const char *list)
{
	static const char *const older[] = { "service", "organization", "location" };
	str id = json_get(row->object, column), kind = json_get(row->object, kind_column);
	for (size_t i = 0; i < COUNT(older) && !id.len; i++) {
		const char *other = arena_printf(&in->im.item, "%s_id", older[i]).ptr;
		id = json_get(row->object, other);
		kind = id.len ? str_of(older[i]) : kind;
		column = id.len ? other : column;
	}
	struct hsds_row *target = id.len ? described(in, row, id, kind) : NULL;
	if (target) {
		if (!json_object_get(row->object, kind_column))
			json_object_set_new(row->object, kind_column,
				json_string(target->table->kind->name));
		item_add(in, target->object, list, row->object);
		json_object_del(row->object, column);
	} else {
		hsds_in_tell(in, row->object, (str){ 0 }, column, id,
			N_("it describes nothing that is in the file"));
	}
}

static void row_link(struct hsds_in *in, struct hsds_row *row)
{
	for (const struct hsds_relation *r = hsds_relations; r->kind; r++)
		if (is_kind(row, r->kind) && json_object_get(row->object, r->column))
			refer(in, row, r);
	if (is_kind(row, "attribute"))
		describe(in, row, "link_id", "link_entity", "attributes");
	else if (is_kind(row, "metadata"))
		describe(in, row, "resource_id", "resource_type", "metadata");
}

/* ---- parents ---- */

static void break_circle(struct hsds_in *in, struct hsds_row *row, const char *column)
{
	const struct hsds_row *above = row;
	for (size_t steps = 0; above && steps < PARENTS_MOST; steps++) {
		str parent = json_get(above->object, column);
		above = parent.len ? row_of(in, row->table->kind->name, parent) : NULL;
		if (above != row)
			continue;
		hsds_in_tell(in, row->object, (str){ 0 }, column, parent,
			N_("parents lead round in a circle; it was left without one"));
		json_object_del(row->object, column);
		return;
	}
}

/* ---- tables of older versions ---- */

/* Ohana's services stand at one place, whose organization is theirs. */
static void stay_make(struct hsds_in *in, struct hsds_row *row)
{
	str id = json_get(row->object, "location_id");
	struct hsds_row *place = row_of(in, "location", id);
	if (!id.len)
		return;
	if (!place) {
		hsds_in_tell(in, row->object, (str){ 0 }, "location_id", id,
			N_("leads nowhere: the table it refers to has no such id"));
	} else {
		json_t *stay = json_object();
		str made = arena_printf(&in->im.item, "%.*s-%.*s", STR_ARG(row->id), STR_ARG(id));
		str owner = json_get(place->object, "organization_id");
		json_object_set_new(stay, "id", json_stringn(made.ptr, made.len));
		json_object_set(stay, "location", place->object);
		item_add(in, row->object, "service_at_locations", stay);
		json_decref(stay);
		if (owner.len && !json_object_get(row->object, "organization_id"))
			json_object_set_new(row->object, "organization_id",
				json_stringn(owner.ptr, owner.len));
	}
	json_object_del(row->object, "location_id");
}

static void terms_make(struct hsds_in *in, struct hsds_row *row)
{
	str rest = json_get(row->object, "taxonomy_ids"), id;
	while (str_cut(&rest, ',', &id)) {
		struct hsds_row *term = row_of(in, "taxonomy_term", id);
		if (!term) {
			hsds_in_tell(in, row->object, (str){ 0 }, "taxonomy_ids", str_trim(id),
				N_("leads nowhere: the table it refers to has no such id"));
			continue;
		}
		str made = uuid_named(&in->im.item, row->id, str_trim(id));
		json_t *attribute = json_pack("{s:s%, s:s, s:O}", "id", made.ptr, made.len,
			"link_entity", "service", "taxonomy_term", term->object);
		item_add(in, row->object, "attributes", attribute);
		json_decref(attribute);
	}
	json_object_del(row->object, "taxonomy_ids");
}

/* What 3.1 asks for and older tables had said by being what they are. */
static void complete(struct hsds_in *in, struct hsds_row *row)
{
	json_t *o = row->object;
	if (is_kind(row, "service")) {
		stay_make(in, row);
		terms_make(in, row);
		if (!json_object_get(o, "status"))
			json_object_set_new(o, "status", json_string("active"));
	}
	if (is_kind(row, "location") && !json_object_get(o, "location_type"))
		json_object_set_new(o, "location_type", json_string("physical"));
	bool by_post = str_has(row->table->file, S("postal")) || str_has(row->table->file, S("mail"));
	if (is_kind(row, "address") && !json_object_get(o, "address_type"))
		json_object_set_new(o, "address_type", json_string(by_post ? "postal" : "physical"));
}

/* ---- documents ---- */

static void mark(struct hsds_in *in, json_t *value)
{
	const char *key;
	json_t *item;
	size_t i;
	if (json_is_array(value)) {
		json_array_foreach(value, i, item)
			mark(in, item);
		return;
	}
	if (!json_is_object(value))
		return;
	const struct import_known *at =
		import_map_find(&in->at, (str){ (const char *)&value, sizeof value });
	if (at && in->rows.items[at->id - 1].used)
		return;
	if (at)
		in->rows.items[at->id - 1].used = true;
	json_object_foreach(value, key, item)
		mark(in, item);
}

static void organization_make(struct hsds_in *in, struct hsds_row *row)
{
	if (row->id.len)
		hsds_doc_add(in, &in->organizations, row->object, hsds_at(in, row->object, (str){ 0 }));
	else
		hsds_in_tell(in, row->object, (str){ 0 }, "id", (str){ 0 }, N_("has no id"));
	mark(in, row->object);
}

static void service_make(struct hsds_in *in, struct hsds_row *row)
{
	str organization = json_get(row->object, "organization_id");
	const struct import_known *known =
		import_map_find(&in->organizations.ids, str_trim(organization));
	const char *why = !row->id.len ? N_("has no id")
		: !organization.len ? N_("has no organization; the service was left out")
		: !known ? N_("leads nowhere: the table it refers to has no such id")
				 : NULL;
	if (why) {
		hsds_in_tell(in, row->object, (str){ 0 }, row->id.len ? "organization_id" : "id",
			organization, why);
		row->used = true;
		return;
	}
	json_object_del(row->object, "organization_id");
	size_t number = hsds_doc_add(
		in, &in->services, row->object, hsds_at(in, row->object, (str){ 0 }));
	if (number)
		in->services.items[number - 1].organization = (size_t)known->id;
	mark(in, row->object);
}

/* ---- what is left ---- */

/* Of a whole taxonomy most terms are used by nobody: one line says how many. */
static void terms_tell(struct hsds_in *in, size_t *from)
{
	const struct hsds_table_in *table = in->rows.items[*from].table;
	int64_t count = 0;
	for (; *from < in->rows.count && in->rows.items[*from].table == table; ++*from) {
		const struct hsds_row *row = &in->rows.items[*from];
		count += !row->used && !hsds_in_ours(in, row->id);
	}
	hsds_where(in, table->file);
	if (count)
		import_refuse(&in->im, arena_printf(&in->im.item, "%lld", (long long)count),
			N_("so many terms belong to nothing that was taken"));
}

static void rest_tell(struct hsds_in *in)
{
	for (size_t i = 0; i < in->rows.count;) {
		struct hsds_row *row = &in->rows.items[i];
		import_next(&in->im, (str){ 0 });
		if (is_kind(row, "taxonomy_term") || is_kind(row, "taxonomy")) {
			terms_tell(in, &i);
			continue;
		}
		if (!row->used)
			hsds_in_tell(in, row->object, (str){ 0 }, "id", row->id,
				N_("belongs to nothing that was taken"));
		i++;
	}
}

void hsds_in_link(struct hsds_in *in)
{
	for (size_t i = 0; i < in->rows.count; i++) {
		struct hsds_row *row = &in->rows.items[i];
		import_next(&in->im, (str){ 0 });
		if (row->used)
			continue;                      /* its id was taken before */
		break_circle(in, row, is_kind(row, "organization") ? "parent_organization_id"
														   : "parent_id");
		complete(in, row);
	}
	for (size_t i = 0; i < in->rows.count; i++) {
		import_next(&in->im, (str){ 0 });
		if (!in->rows.items[i].used)
			row_link(in, &in->rows.items[i]);
	}
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < in->rows.count; i++) {
			struct hsds_row *row = &in->rows.items[i];
			import_next(&in->im, (str){ 0 });
			if (!row->used && is_kind(row, pass ? "service" : "organization"))
				(pass ? service_make : organization_make)(in, row);
		}
	rest_tell(in);
}
