/* Providers, contacts and classifications. */
#include "app/exchange/hsds.h"
#include "app/exchange/hsds.sql.h"
#include "crypto/crypto.h"

/* ---- contacts ---- */

static const struct hsds_contact *first_of(const struct hsds_contacts *all, const char *kind)
{
	for (size_t i = 0; i < all->count; i++)
		if (str_is(all->items[i].kind, kind))
			return &all->items[i];
	return NULL;
}

void put_reach(struct hsds *h, struct hsds_record *r, const struct hsds_contacts *all,
	const char *web)
{
	const struct hsds_contact *page = first_of(all, "web"), *mail = first_of(all, "email");
	if (page)
		put_uri(h, r, HSDS_ALL, web, page->value);
	if (mail)
		put_email(h, r, HSDS_ALL, "email", mail->value);
}

static str contact_id(struct hsds *h, str owner, const struct hsds_contact *c)
{
	return uuid_named(h->arena, owner, arena_printf(h->arena, "%.*s:%.*s:%.*s", STR_ARG(c->kind),
		STR_ARG(c->value), STR_ARG(c->note)));
}

static bool has_item(const struct hsds_record *r, const char *list, str id)
{
	const struct hsds_value *v = hsds_value_of(r, list);
	for (size_t i = 0; v && i < v->list.count; i++)
		if (str_eq(v->list.items[i]->id, id))
			return true;
	return false;
}

static void put_phone(struct hsds *h, struct hsds_record *r, const struct hsds_contact *c)
{
	str id = contact_id(h, r->id, c);
	if (has_item(r, "phones", id))
		return;
	struct hsds_record *phone = record_make(h, "phone", id);
	put_text(h, phone, HSDS_ALL, "number", c->value);
	put_text(h, phone, HSDS_ALL, "type", S("voice"));
	put_text(h, phone, HSDS_ALL, "description", c->note);
	put_item(h, r, HSDS_ALL, "phones", phone);
}

static void put_mail(struct hsds *h, struct hsds_record *r, const struct hsds_contact *c)
{
	str id = contact_id(h, r->id, c);
	if (has_item(r, "contacts", id))
		return;
	struct hsds_record *contact = record_make(h, "contact", id);
	put_text(h, contact, HSDS_ALL, "title", c->note);
	put_email(h, contact, HSDS_ALL, "email", c->value);
	put_item(h, r, HSDS_ALL, "contacts", contact);
}

static void put_site(struct hsds *h, struct hsds_record *r, const struct hsds_contact *c)
{
	bool owner = !strcmp(r->kind, "service") || !strcmp(r->kind, "organization");
	const char *list =
		!strcmp(r->kind, "organization") ? "additional_websites" : "additional_urls";
	str id = contact_id(h, r->id, c), uri = uri_of(h->arena, c->value);
	if (!owner || !uri.ptr) {
		hsds_lost(h, r->kind, list,
			owner ? N_("it is no address of the web") : N_("this version has no such field"), 1);
		return;
	}
	if (has_item(r, list, id))
		return;
	struct hsds_record *url = record_make(h, "url", id);
	put_text(h, url, HSDS_ALL, "label", c->note);
	put_text(h, url, HSDS_ALL, "url", uri);
	put_item(h, r, HSDS_31, list, url);
}

static void put_data_box(struct hsds *h, struct hsds_record *r, const struct hsds_contact *c)
{
	if (strcmp(r->kind, "organization")) {
		hsds_lost(h, r->kind, "data_box", N_("this version has no such field"), 1);
		return;
	}
	struct hsds_record *box =
		record_make(h, "organization_identifier", contact_id(h, r->id, c));
	put_text(h, box, HSDS_ALL, "identifier_scheme", S("CZ-ISDS"));
	put_text(h, box, HSDS_ALL, "identifier_type", S("datová schránka"));
	put_text(h, box, HSDS_ALL, "identifier", c->value);
	put_item(h, r, HSDS_ALL, "organization_identifiers", box);
}

void put_contacts(struct hsds *h, struct hsds_record *r, const struct hsds_contacts *all,
	const char *web)
{
	const struct hsds_contact *page = hsds_value_of(r, web) ? first_of(all, "web") : NULL;
	const struct hsds_contact *mail = hsds_value_of(r, "email") ? first_of(all, "email") : NULL;
	for (size_t i = 0; i < all->count; i++) {
		const struct hsds_contact *c = &all->items[i];
		if (!str_trim(c->value).len)
			continue;
		if (str_is(c->kind, "phone"))
			put_phone(h, r, c);
		/* The first one stands in a field of its own; with a note it is here again. */
		else if (str_is(c->kind, "email") && (c != mail || c->note.len) && email_like(c->value))
			put_mail(h, r, c);
		else if (str_is(c->kind, "web") && c != page)
			put_site(h, r, c);
		else if (str_is(c->kind, "data_box"))
			put_data_box(h, r, c);
	}
}

/* ---- classifications ---- */

void put_attribute(struct hsds *h, struct hsds_record *r, const struct hsds_term *term, str value)
{
	static const struct { const char *taxonomy, *type; } types[] = {
		{ "service_type", "service_type" }, { "target_group", "service_eligibility" },
		{ "age_group", "service_eligibility" }, { "service_form", "service_delivery" },
		{ "life_situation", "need" },
	};
	if (!term)
		return;
	str id = uuid_named(h->arena, r->id,
		arena_printf(h->arena, "attribute:%.*s:%.*s", STR_ARG(term->id), STR_ARG(value)));
	if (has_item(r, "attributes", id))
		return;
	struct hsds_record *attribute = record_make(h, "attribute", id);
	put_text(h, attribute, HSDS_ALL, "link_id", r->id);
	for (size_t i = 0; i < COUNT(types); i++)
		if (!strcmp(types[i].taxonomy, term->taxonomy->code))
			put_text(h, attribute, HSDS_ALL, "link_type", str_of(types[i].type));
	if (h->version != HSDS_UK)                 /* says what stands above anyhow */
		put_text(h, attribute, HSDS_BOTH, "link_entity", str_of(r->kind));
	put_text(h, attribute, HSDS_BOTH, "value", value);
	put_text(h, attribute, HSDS_ALL, "taxonomy_term_id", term->id);
	put_record(h, attribute, HSDS_ALL, "taxonomy_term", term->record);
	put_item(h, r, HSDS_ALL, "attributes", attribute);
}

/* ---- providers ---- */

struct parts {
	struct hsds_provider_contacts_rows contacts;
	struct hsds_situations_of_provider_rows situations;
	size_t at_contact, at_situation;
};

static void put_ico(struct hsds *h, struct hsds_record *r, str ico)
{
	if (!ico.len)
		return;
	struct hsds_record *identifier =
		record_make(h, "organization_identifier", uuid_named(h->arena, r->id, S("ico")));
	put_text(h, identifier, HSDS_ALL, "identifier_scheme", S("CZ-ICO"));
	put_text(h, identifier, HSDS_ALL, "identifier_type", S("IČO"));
	put_text(h, identifier, HSDS_ALL, "identifier", ico);
	put_item(h, r, HSDS_ALL, "organization_identifiers", identifier);
}

static struct hsds_record *provider_make(struct hsds *h, const struct hsds_provider_rows_row *p,
	struct parts *parts, enum hsds_depth depth)
{
	struct hsds_contacts contacts = { 0 };
	const struct hsds_provider_contacts_row *c = NULL;
	const struct hsds_situations_of_provider_row *t = NULL;
	ROWS_OF(&parts->contacts, &parts->at_contact, owner, p->id, c)
		*(struct hsds_contact *)arena_push(
			h->arena, &contacts.items, &contacts.count, sizeof *contacts.items) =
			(struct hsds_contact){ c->kind, c->value, c->note };
	struct hsds_record *r = record_make(h, "organization", p->uuid);
	put_text(h, r, HSDS_ALL, "name", p->name);
	put_text(h, r, HSDS_ALL, "description", p->description.len ? p->description : p->name);
	put_reach(h, r, &contacts, "website");
	put_text(h, r, HSDS_BOTH, "legal_status", p->legal_form);
	if (h->pages.len)
		put_text(h, r, HSDS_ALL, "uri", arena_printf(h->arena, "%.*s/organizace/%.*s",
			STR_ARG(h->pages), STR_ARG(p->slug)));
	if (depth == HSDS_BRIEF)
		return r;
	if (p->address.len)
		hsds_lost(h, "organization", "address", N_("an organization has no address of its own"), 1);
	put_contacts(h, r, &contacts, "website");
	put_ico(h, r, p->ico);
	ROWS_OF(&parts->situations, &parts->at_situation, provider_id, p->id, t)
		put_attribute(h, r, hsds_term_of_situation(h, t->situation_id), (str){ 0 });
	return r;
}

struct hsds_records hsds_providers(struct hsds *h, struct int_list ids, enum hsds_depth depth)
{
	struct hsds_records all = { 0 };
	struct parts parts = { 0 };
	if (!ids.count)
		return all;
	struct hsds_provider_rows_rows rows =
		hsds_provider_rows(h->db, .ids = ids, .limit = HSDS_CHILDREN);
	parts.contacts = hsds_provider_contacts(h->db, .providers = ids, .limit = HSDS_CHILDREN);
	if (depth == HSDS_FULL) {
		hsds_terms_read(h);
		parts.situations =
			hsds_situations_of_provider(h->db, .providers = ids, .limit = HSDS_CHILDREN);
	}
	for (size_t i = 0; i < rows.count; i++) {
		struct hsds_record *r = provider_make(h, &rows.items[i], &parts, depth);
		*(struct hsds_record **)arena_push(h->arena, &all.items, &all.count, sizeof r) = r;
	}
	return all;
}

/* ---- with places and services ---- */

static struct hsds_record *owner_of(struct hsds_records all, str id)
{
	for (size_t i = 0; i < all.count; i++)
		if (str_eq(all.items[i]->id, id))
			return all.items[i];
	return NULL;
}

static void put_places(struct hsds *h, struct hsds_records all, struct int_list ids)
{
	struct hsds_places_of_provider_rows rows =
		hsds_places_of_provider(h->db, .providers = ids, .limit = HSDS_CHILDREN);
	struct hsds_records places = hsds_locations(h, HSDS_COLUMN(h->arena, rows, id), HSDS_FULL);
	for (size_t i = 0; i < places.count; i++) {
		struct hsds_record *owner =
			owner_of(all, places.items[i]->owner);
		if (owner)
			put_item(h, owner, HSDS_BOTH, "locations", places.items[i]);
	}
}

static void put_services(struct hsds *h, struct hsds_records all, struct int_list ids,
	enum hsds_depth depth)
{
	struct hsds_services_of_provider_rows rows =
		hsds_services_of_provider(h->db, .providers = ids, .limit = HSDS_CHILDREN);
	struct hsds_records services = hsds_services(h, HSDS_COLUMN(h->arena, rows, id), depth);
	for (size_t i = 0; i < services.count; i++) {
		struct hsds_record *owner =
			owner_of(all, hsds_value_of(services.items[i], "organization_id")->text);
		if (owner)
			put_item(h, owner, HSDS_ALL, "services", services.items[i]);
	}
}

struct hsds_records hsds_organizations(
	struct hsds *h, struct int_list ids, enum hsds_depth depth, enum hsds_depth services)
{
	struct hsds_records all = hsds_providers(h, ids, depth);
	if (depth == HSDS_FULL && ids.count) {
		put_places(h, all, ids);
		put_services(h, all, ids, services);
	}
	return all;
}
