#include "app/exchange/hsds_kept.h"
#include "app/exchange/hsds.sql.h"
#include "app/exchange/hsds_in.h"
#include "app/exchange/hsds_kept.sql.h"
#include "crypto/crypto.h"

str hsds_json_text(struct arena *a, const json_t *value)
{
	size_t flags = JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15);
	char most[16 * 1024];                  /* nearly all fit, and are written only once */
	size_t len = json_dumpb(value, most, sizeof most, flags);
	if (len <= sizeof most)
		return arena_copy(a, (str){ most, len });
	char *text = arena_alloc(a, len + 1);
	json_dumpb(value, text, len, flags);
	return (str){ text, len };
}

/* ---- three become one ---- */

static bool says_the_same(const json_t *a, const json_t *b)
{
	return a == b || (a && b && json_equal(a, b));
}

json_t *hsds_three_way(json_t *base, json_t *now, json_t *kept)
{
	json_t *made = json_object(), *value;
	const char *key;
	json_object_foreach(kept, key, value) {
		json_t *was = json_object_get(base, key), *is = json_object_get(now, key);
		if (says_the_same(was, is))
			json_object_set(made, key, value);
		else if (json_is_object(was) && json_is_object(is) && json_is_object(value))
			json_object_set_new(made, key, hsds_three_way(was, is, value));
		else if (is)
			json_object_set(made, key, is);
	}
	json_object_foreach(now, key, value)
		if (!json_object_get(kept, key) && !says_the_same(json_object_get(base, key), value))
			json_object_set(made, key, value);
	return made;
}

/* What HSDS asks for and the document did not have. */
static void complete(json_t *made, json_t *now)
{
	static const char *const required[] = { "id", "name", "description", "status" };
	for (size_t i = 0; i < COUNT(required); i++) {
		json_t *value = json_object_get(made, required[i]);
		if ((!value || json_is_null(value)) && json_object_get(now, required[i]))
			json_object_set(made, required[i], json_object_get(now, required[i]));
	}
}

/* ---- between records and JSON ---- */

static json_t *json_of(struct arena *a, const struct hsds_record *record)
{
	struct buf text = { .arena = a };
	hsds_write(&text, record);
	return json_loadb(text.ptr, text.len, 0, NULL);
}

static struct hsds_value *value_make(struct arena *a, struct hsds_record *r, const char *name,
	enum hsds_type type)
{
	struct hsds_value *v = arena_push(a, &r->values.items, &r->values.count, sizeof *v);
	*v = (struct hsds_value){ .name = arena_z(a, str_of(name)), .type = type };
	return v;
}

static bool all_objects(const json_t *list)
{
	json_t *item;
	size_t i;
	json_array_foreach(list, i, item)
		if (!json_is_object(item))
			return false;
	return json_is_array(list);
}

static struct hsds_record *record_of(struct hsds *h, const char *kind, json_t *object);

static void value_add(struct hsds *h, struct hsds_record *r, const char *key, json_t *value)
{
	const char *kind = hsds_kind_of_list(key);
	kind = kind ? kind : arena_z(h->arena, str_of(key));
	json_t *item;
	size_t i;
	if (json_is_string(value)) {
		value_make(h->arena, r, key, HSDS_TEXT)->text = arena_copy(h->arena, json_str(value));
	} else if (json_is_object(value)) {
		value_make(h->arena, r, key, HSDS_RECORD)->record = record_of(h, kind, value);
	} else if (all_objects(value)) {
		struct hsds_value *v = value_make(h->arena, r, key, HSDS_LIST);
		json_array_foreach(value, i, item)
			*(struct hsds_record **)arena_push(h->arena, &v->list.items, &v->list.count,
				sizeof *v->list.items) = record_of(h, kind, item);
	} else {
		/* As JSON writes it, whatever it is. */
		value_make(h->arena, r, key, HSDS_NUMBER)->text = hsds_json_text(h->arena, value);
	}
}

static struct hsds_record *record_of(struct hsds *h, const char *kind, json_t *object)
{
	struct hsds_record *r = arena_alloc(h->arena, sizeof *r);
	const char *key;
	json_t *value;
	r->kind = kind;
	r->id = arena_copy(h->arena, json_words(h->arena, json_object_get(object, "id")));
	r->shared = true;
	json_object_foreach(object, key, value)
		value_add(h, r, key, value);
	return r;
}

/* ---- what 3.0 does not know ---- */

static void older(struct hsds *h, json_t *value, const char *kind)
{
	static const struct { const char *kind, *field; } newer[] = {
		{ "service", "additional_urls" }, { "service", "capacities" },
		{ "organization", "additional_websites" }, { "attribute", "label" },
		{ "service_at_location", "service_areas" },
	};
	const char *key, *inner;
	json_t *item, *part;
	size_t i;
	for (i = 0; h->version == HSDS_30 && i < COUNT(newer); i++)
		if (!strcmp(newer[i].kind, kind) && json_object_get(value, newer[i].field)) {
			hsds_lost(h, newer[i].kind, newer[i].field, N_("this version has no such field"), 1);
			json_object_del(value, newer[i].field);
		}
	json_object_foreach(value, key, item) {
		if (h->version != HSDS_30 || !(inner = hsds_kind_of_list(key)))
			continue;
		if (json_is_object(item))
			older(h, item, inner);
		json_array_foreach(item, i, part)
			if (json_is_object(part))
				older(h, part, inner);
	}
}

/* ---- identifiers that are none ---- */

/* Older tables count their rows.  The same row of a source has the same identifier
 * in every document, and in every export. */
static void id_mend(struct hsds *h, json_t *object, const char *field, const char *kind, str source)
{
	json_t *value = json_object_get(object, field);
	str id = json_words(h->arena, value);
	if (!id.len || (json_is_string(value) && uuid_valid(id)))
		return;
	str made = uuid_named(h->arena, hsds_code_id(h->arena, S("source"), source),
		arena_printf(h->arena, "%s:%.*s", kind, STR_ARG(id)));
	hsds_lost(h, kind, field, N_("is no UUID; one made from it stands in its place"), 1);
	json_object_set_new(object, field, json_stringn(made.ptr, made.len));
}

static void ids_mend(struct hsds *h, json_t *object, const char *kind, str source)
{
	static const struct { const char *field, *kind; } references[] = {
		{ "parent_id", "taxonomy_term" }, { "parent_organization_id", "organization" },
		{ "taxonomy_id", "taxonomy" }, { "taxonomy_term_id", "taxonomy_term" },
	};
	const char *key, *inner;
	json_t *item, *part;
	size_t i;
	id_mend(h, object, "id", kind, source);
	for (i = 0; i < COUNT(references); i++)
		id_mend(h, object, references[i].field, references[i].kind, source);
	json_object_foreach(object, key, item) {
		if (!(inner = hsds_kind_of_list(key)))
			continue;
		if (json_is_object(item))
			ids_mend(h, item, inner, source);
		json_array_foreach(item, i, part)
			if (json_is_object(part))
				ids_mend(h, part, inner, source);
	}
}

/* ---- documents of a batch ---- */

struct merged { int64_t id; json_t *json; };
struct all_merged { struct merged *items; size_t count; };

static json_t *merged_of(struct all_merged all, int64_t id)
{
	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].id == id)
			return all.items[i].json;
	return NULL;
}

static void all_free(struct all_merged all)
{
	for (size_t i = 0; i < all.count; i++)
		json_decref(all.items[i].json);
}

typedef struct hsds_kept_services_row kept_row;
_Static_assert(sizeof(kept_row) == sizeof(struct hsds_kept_providers_row), "of one shape");

/* The mapping as the bases were made. */
static struct hsds plain(const struct hsds *h)
{
	struct hsds own = *h;
	own.version = HSDS_31;
	own.pages = (str){ 0 };
	own.losses = NULL;
	return own;
}

static struct hsds_records now_of(struct hsds *own, bool services, struct int_list ids)
{
	return services ? hsds_services(own, ids, HSDS_FULL)
					: hsds_organizations(own, ids, HSDS_FULL, HSDS_BRIEF);
}

static const struct hsds_record *with_id(struct hsds_records all, str id)
{
	for (size_t i = 0; i < all.count; i++)
		if (str_eq(all.items[i]->id, id))
			return all.items[i];
	return NULL;
}

/* Without what is put together from others' documents. */
static json_t *alone(struct arena *a, const struct hsds_record *record)
{
	json_t *json = json_of(a, record);
	json_object_del(json, "organization");
	json_object_del(json, "services");
	return json;
}

static struct all_merged merge(struct hsds *h, bool services, const kept_row *rows, size_t count)
{
	struct all_merged all = { 0 };
	struct hsds own = plain(h);
	struct int_list ids = hsds_column(
		h->arena, rows, count, sizeof *rows, offsetof(kept_row, record));
	struct hsds_records now = now_of(&own, services, ids);
	for (size_t i = 0; i < count; i++) {
		const struct hsds_record *record = with_id(now, rows[i].uuid);
		if (!record)
			continue;                      /* it may not leave */
		json_t *base = json_loadb(rows[i].base.ptr, rows[i].base.len, 0, NULL);
		json_t *kept = json_loadb(rows[i].document.ptr, rows[i].document.len, 0, NULL);
		json_t *is = alone(h->arena, record);
		json_t *made = hsds_three_way(base, is, kept);
		complete(made, is);
		if (!uuid_valid(json_get(made, "id")))
			json_object_set(made, "id", json_object_get(is, "id"));
		ids_mend(h, made, services ? "service" : "organization", rows[i].source);
		older(h, made, services ? "service" : "organization");
		*(struct merged *)arena_push(h->arena, &all.items, &all.count, sizeof *all.items) =
			(struct merged){ rows[i].record, made };
		json_decref(base);
		json_decref(kept);
		json_decref(is);
	}
	return all;
}

static struct all_merged merged_services(struct hsds *h, struct int_list ids)
{
	if (!ids.count)
		return (struct all_merged){ 0 };
	struct hsds_kept_services_rows rows =
		hsds_kept_services(h->db, .ids = ids, .limit = HSDS_CHILDREN);
	return merge(h, true, rows.items, rows.count);
}

static struct all_merged merged_providers(struct hsds *h, struct int_list ids)
{
	if (!ids.count)
		return (struct all_merged){ 0 };
	struct hsds_kept_providers_rows rows =
		hsds_kept_providers(h->db, .ids = ids, .limit = HSDS_CHILDREN);
	return merge(h, false, (const kept_row *)rows.items, rows.count);
}

/* ---- out ---- */

static struct int_list mixed(struct hsds *h, struct int_list providers)
{
	struct hsds_kept_mixed_rows rows =
		hsds_kept_mixed(h->db, .providers = providers, .limit = HSDS_CHILDREN);
	return HSDS_COLUMN(h->arena, rows, id);
}

/* Those of the ids that did not come with a document. */
static struct int_list without(struct hsds *h, struct int_list ids, struct all_merged merged)
{
	int64_t *left = arena_alloc(h->arena, (ids.count + 1) * sizeof *left);
	size_t count = 0;
	for (size_t i = 0; i < ids.count; i++)
		if (!merged_of(merged, ids.items[i]))
			left[count++] = ids.items[i];
	return (struct int_list){ left, count };
}

static void record_add(struct hsds *h, struct hsds_records *all, struct hsds_record *record)
{
	*(struct hsds_record **)arena_push(h->arena, &all->items, &all->count, sizeof record) = record;
}

/* The organization as it stands in its services. */
static json_t *organization_of(struct hsds *h, struct all_merged merged, int64_t provider)
{
	json_t *json = merged_of(merged, provider);
	struct hsds own = *h;
	own.losses = NULL;
	if (json)
		return json_incref(json);
	struct hsds_records one = hsds_providers(&own, (struct int_list){ &provider, 1 }, HSDS_FULL);
	return one.count ? json_of(h->arena, one.items[0]) : NULL;
}

struct hsds_records hsds_kept_out_services(struct hsds *h, struct int_list ids)
{
	struct hsds_records all = { 0 };
	struct hsds_kept_owners_rows owners =
		hsds_kept_owners(h->db, .services = ids, .limit = HSDS_CHILDREN);
	struct int_list shared = mixed(h, HSDS_COLUMN(h->arena, owners, provider_id));
	if (!shared.count)
		return hsds_services(h, ids, HSDS_FULL);
	struct all_merged services = merged_services(h, ids);
	struct all_merged organizations = merged_providers(h, shared);
	struct hsds_records plain = hsds_services(h, without(h, ids, services), HSDS_FULL);
	for (size_t i = 0, at = 0; i < owners.count; i++) {
		int64_t provider = owners.items[i].provider_id;
		json_t *json = merged_of(services, owners.items[i].id);
		if (json)
			json_object_set_new(json, "organization", organization_of(h, organizations, provider));
		else if (at == plain.count)
			continue;
		struct hsds_record *record = json ? record_of(h, "service", json) : plain.items[at++];
		record->shared = hsds_index(shared, provider) < shared.count;
		record_add(h, &all, record);
	}
	all_free(services);
	all_free(organizations);
	return all;
}

/* The services that stand in it: those that came with documents as they are. */
static void put_services(struct hsds *h, json_t *json, int64_t provider)
{
	struct hsds_services_of_provider_rows rows = hsds_services_of_provider(h->db,
		.providers = (struct int_list){ &provider, 1 }, .limit = HSDS_CHILDREN);
	struct int_list ids = HSDS_COLUMN(h->arena, rows, id);
	struct all_merged services = merged_services(h, ids);
	struct hsds own = *h;
	own.losses = NULL;
	struct hsds_records plain = hsds_services(&own, without(h, ids, services), HSDS_BRIEF);
	json_t *list = json_array();
	for (size_t i = 0, at = 0; i < ids.count; i++) {
		json_t *kept = merged_of(services, ids.items[i]);
		if (kept)
			json_array_append(list, kept);
		else if (at < plain.count)
			json_array_append_new(list, json_of(h->arena, plain.items[at++]));
	}
	if (json_array_size(list))
		json_object_set(json, "services", list);
	json_decref(list);
	all_free(services);
}

struct hsds_records hsds_kept_out_organizations(struct hsds *h, struct int_list ids)
{
	struct hsds_records all = { 0 };
	struct int_list shared = mixed(h, ids);
	if (!shared.count)
		return hsds_organizations(h, ids, HSDS_FULL, HSDS_BRIEF);
	struct all_merged merged = merged_providers(h, shared);
	struct hsds_records plain =
		hsds_organizations(h, without(h, ids, merged), HSDS_FULL, HSDS_BRIEF);
	for (size_t i = 0, at = 0; i < ids.count; i++) {
		json_t *json = merged_of(merged, ids.items[i]);
		if (json)
			put_services(h, json, ids.items[i]);
		else if (at == plain.count)
			continue;
		struct hsds_record *record = json ? record_of(h, "organization", json)
										  : plain.items[at++];
		record->shared = hsds_index(shared, ids.items[i]) < shared.count;
		record_add(h, &all, record);
	}
	all_free(merged);
	return all;
}

/* ---- in ---- */

struct str_list hsds_kept_base(struct db *db, struct arena *a, bool services, struct int_list ids,
	int64_t now)
{
	struct hsds h = hsds_begin(db, a, HSDS_31, now);
	struct hsds own = plain(&h);
	struct hsds_records all = now_of(&own, services, ids);
	str *texts = arena_alloc(a, (all.count + 1) * sizeof *texts);
	for (size_t i = 0; i < all.count; i++) {
		json_t *json = alone(a, all.items[i]);
		str modified = instant_utc(a, now);
		if (services)
			json_object_set_new(json, "last_modified",
				json_stringn(modified.ptr, modified.len));
		texts[i] = hsds_json_text(a, json);
		json_decref(json);
	}
	return (struct str_list){ texts, all.count };
}
