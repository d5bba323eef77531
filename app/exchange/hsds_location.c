/* Places, and services at them. */
#include "app/exchange/hsds.h"
#include "app/exchange/hsds.sql.h"
#include "app/exchange/hsds_lists.sql.h"
#include "crypto/crypto.h"

typedef const struct hsds_place_rows_row place_row;

/* ---- places ---- */

/* Street and number; a village has only numbers, so its part or itself leads. */
static str street_line(struct arena *a, place_row *p)
{
	str street = p->street.len ? p->street : p->part.len ? p->part : p->municipality;
	if (!p->street.len && !p->house_number.len)
		return p->address;
	return str_trim(arena_printf(a, "%.*s %.*s", STR_ARG(street), STR_ARG(p->house_number)));
}

static void put_address(struct hsds *h, struct hsds_record *r, place_row *p)
{
	str line = street_line(h->arena, p);
	str code = p->postal_code.len ? p->postal_code : p->municipality_code;
	if (!line.len && !p->municipality.len)
		return;
	if (!line.len || !p->municipality.len || !p->region.len || !code.len) {
		hsds_lost(h, "location", "address",
			N_("HSDS wants street, town, region and postal code together"), 1);
		return;
	}
	if (!p->postal_code.len)
		hsds_lost(h, "address", "postal_code",
			N_("unknown: the one of the municipality stands in its place"), 1);
	struct hsds_record *address =
		record_make(h, "address", uuid_named(h->arena, r->id, S("address")));
	put_text(h, address, HSDS_ALL, "address_1", line);
	if (p->part.len && p->street.len && !str_eq(p->part, p->municipality))
		put_text(h, address, HSDS_BOTH, "address_2", p->part);
	put_text(h, address, HSDS_ALL, "city", p->municipality);
	put_text(h, address, HSDS_ALL, "region", p->district);
	put_text(h, address, HSDS_ALL, "state_province", p->region);
	put_text(h, address, HSDS_ALL, "postal_code", code);
	put_text(h, address, HSDS_ALL, "country", S("CZ"));
	put_text(h, address, HSDS_ALL, "address_type", S("physical"));
	put_item(h, r, HSDS_ALL, "addresses", address);
}

static void put_access(struct hsds *h, struct hsds_record *r, place_row *p)
{
	struct buf text = { .arena = h->arena };
	buf_put(&text, str_is(p->step_free, "yes") ? S("Bezbariérový přístup.")
		: str_is(p->step_free, "partly")       ? S("Částečně bezbariérový přístup.")
		: str_is(p->step_free, "no")           ? S("Přístup není bezbariérový.")
											   : S(""));
	buf_put(&text, str_is(p->accessible_toilet, "yes") ? S(" Bezbariérová toaleta.")
		: str_is(p->accessible_toilet, "no")           ? S(" Bez bezbariérové toalety.")
													   : S(""));
	if (!text.len && !p->access_note.len)
		return;
	struct hsds_record *access =
		record_make(h, "accessibility", uuid_named(h->arena, r->id, S("accessibility")));
	put_text(h, access, HSDS_ALL, "description", buf_str(&text));
	put_text(h, access, HSDS_ALL, "details", p->access_note);
	put_item(h, r, HSDS_ALL, "accessibility", access);
}

/* Of a secret place the query gives nothing but its id. */
static struct hsds_record *location_make(struct hsds *h, place_row *p,
	const struct hsds_contacts *contacts, enum hsds_depth depth)
{
	struct hsds_record *r =
		record_make(h, "location", uuid_numbered(h->arena, p->provider_uuid, S("place"), p->id));
	r->owner = p->provider_uuid;
	put_text(h, r, HSDS_ALL, "location_type", S("physical"));
	if (p->secret) {
		put_text(h, r, HSDS_ALL, "description", S(HSDS_SECRET));
		return r;
	}
	put_text(h, r, HSDS_ALL, "name", p->name);
	if (p->latitude.set && p->longitude.set) {
		put_degrees(h, r, HSDS_ALL, "latitude", p->latitude);
		put_degrees(h, r, HSDS_ALL, "longitude", p->longitude);
	}
	if (p->address_point.set) {
		put_text(h, r, HSDS_ALL, "external_identifier",
			arena_printf(h->arena, "%lld", (long long)p->address_point.value));
		put_text(h, r, HSDS_ALL, "external_identifier_type", S("RÚIAN adresní místo"));
	}
	if (depth == HSDS_BRIEF)
		return r;
	put_address(h, r, p);
	put_access(h, r, p);
	for (size_t i = 0; i < contacts->count && !hsds_value_of(r, "url"); i++)
		if (str_is(contacts->items[i].kind, "web"))
			put_uri(h, r, HSDS_BOTH, "url", contacts->items[i].value);
	put_contacts(h, r, contacts, "url");
	return r;
}

struct hsds_records hsds_locations(struct hsds *h, struct int_list ids, enum hsds_depth depth)
{
	struct hsds_records all = { 0 };
	struct hsds_place_contacts_rows reach = { 0 };
	const struct hsds_place_contacts_row *c = NULL;
	size_t at = 0;
	if (!ids.count)
		return all;
	struct hsds_place_rows_rows rows = hsds_place_rows(h->db, .ids = ids, .limit = HSDS_CHILDREN);
	if (depth == HSDS_FULL)
		reach = hsds_place_contacts(h->db, .places = ids, .limit = HSDS_CHILDREN);
	for (size_t i = 0; i < rows.count; i++) {
		struct hsds_contacts contacts = { 0 };
		ROWS_OF(&reach, &at, owner, rows.items[i].id, c)
			*(struct hsds_contact *)arena_push(
				h->arena, &contacts.items, &contacts.count, sizeof *contacts.items) =
				(struct hsds_contact){ c->kind, c->value, c->note };
		struct hsds_record *r = location_make(h, &rows.items[i], &contacts, depth);
		*(struct hsds_record **)arena_push(h->arena, &all.items, &all.count, sizeof r) = r;
	}
	return all;
}

/* ---- services at places ---- */

static struct hsds_record *with_id(struct hsds_records all, str id)
{
	for (size_t i = 0; i < all.count; i++)
		if (str_eq(all.items[i]->id, id))
			return all.items[i];
	return NULL;
}

/* What the service's own tree says of this stay: its opening hours. */
static void put_stay_parts(struct hsds *h, struct hsds_record *r, const struct hsds_record *service)
{
	const struct hsds_value *stays = hsds_value_of(service, "service_at_locations");
	const struct hsds_record *same = stays ? with_id(stays->list, r->id) : NULL;
	const struct hsds_value *schedules = same ? hsds_value_of(same, "schedules") : NULL;
	for (size_t i = 0; schedules && i < schedules->list.count; i++)
		put_item(h, r, HSDS_BOTH, "schedules", schedules->list.items[i]);
}

/* The service without its places, which would say the same once more. */
static struct hsds_record *without_stays(struct hsds *h, const struct hsds_record *service)
{
	struct hsds_record *copy = arena_alloc(h->arena, sizeof *copy);
	*copy = *service;
	copy->values.items =
		arena_alloc(h->arena, (service->values.count + 1) * sizeof *copy->values.items);
	copy->values.count = 0;
	for (size_t i = 0; i < service->values.count; i++)
		if (strcmp(service->values.items[i].name, "service_at_locations"))
			copy->values.items[copy->values.count++] = service->values.items[i];
	return copy;
}

struct hsds_records hsds_stays(struct hsds *h, struct int_list ids, enum hsds_depth depth)
{
	struct hsds_records all = { 0 };
	if (!ids.count)
		return all;
	struct hsds_stays_by_id_rows rows =
		hsds_stays_by_id(h->db, .ids = ids, .day = h->day, .limit = HSDS_CHILDREN);
	struct int_list services = HSDS_COLUMN(h->arena, rows, service_id);
	struct int_list places = HSDS_COLUMN(h->arena, rows, place_id);
	struct hsds_records whats = hsds_services(h, services, depth);
	struct hsds_records wheres = hsds_locations(h, places, depth);
	for (size_t i = 0; i < rows.count; i++) {
		size_t what = hsds_index(services, rows.items[i].service_id);
		size_t where = hsds_index(places, rows.items[i].place_id);
		if (what >= whats.count || where >= wheres.count)
			continue;
		struct hsds_record *service = whats.items[what], *place = wheres.items[where];
		struct hsds_record *r = record_make(h, "service_at_location",
			hsds_stay_id(h->arena, service->id, rows.items[i].id));
		put_text(h, r, HSDS_ALL, "service_id", service->id);
		put_text(h, r, HSDS_ALL, "location_id", place->id);
		if (depth == HSDS_FULL)
			put_stay_parts(h, r, service);
		put_record(h, r, HSDS_ALL, "location", place);
		put_record(h, r, HSDS_ALL, "service", without_stays(h, service));
		*(struct hsds_record **)arena_push(h->arena, &all.items, &all.count, sizeof r) = r;
	}
	return all;
}

struct hsds_records hsds_minimal(struct hsds *h, struct int_list ids)
{
	struct hsds_records all = { 0 };
	if (!ids.count)
		return all;
	struct hsds_brief_rows_rows rows =
		hsds_brief_rows(h->db, .ids = ids, .limit = HSDS_CHILDREN);
	for (size_t i = 0; i < rows.count; i++) {
		struct hsds_record *r = record_make(h, "service", rows.items[i].uuid);
		put_text(h, r, HSDS_ALL, "last_modified",
			instant_utc(h->arena, rows.items[i].updated_at));
		*(struct hsds_record **)arena_push(h->arena, &all.items, &all.count, sizeof r) = r;
	}
	return all;
}
