/* Services, and services at places. */
#include "app/catalogue/catalogue.h"
#include "app/exchange/hsds.h"
#include "app/exchange/hsds.sql.h"
#include "crypto/crypto.h"

/* What belongs to a batch of services, each list by service. */
struct parts {
	struct hsds_codes_of_rows codes;
	struct hsds_situations_of_rows situations;
	struct hsds_hours_of_rows hours;
	struct hsds_hours_unsaid_rows unsaid;
	struct hsds_areas_of_rows areas;
	struct hsds_capacities_of_rows capacities;
	struct hsds_free_of_rows free;
	struct hsds_service_contacts_rows contacts;
	struct hsds_stay_rows_rows stays;
	struct hsds_records providers, locations;      /* by their rows' ids, below */
	struct int_list provider_ids, location_ids;
	size_t at_code, at_situation, at_hours, at_area, at_capacity, at_free, at_contact, at_stay;
	size_t at_unsaid;
};

typedef const struct hsds_service_rows_row service_row;

str hsds_stay_id(struct arena *a, str service_uuid, int64_t stay)
{
	return uuid_numbered(a, service_uuid, S("service_at_location"), stay);
}

static struct hsds_record *by_id(struct hsds_records all, str id)
{
	for (size_t i = 0; i < all.count; i++)
		if (str_eq(all.items[i]->id, id))
			return all.items[i];
	return NULL;
}

/* ---- what a service is ---- */

static void put_words(struct hsds *h, struct hsds_record *r, service_row *s)
{
	bool both = s->summary.len && s->description.len && !str_has(s->description, s->summary);
	put_text(h, r, HSDS_ALL, "description", both
		? arena_printf(h->arena, "%.*s\n\n%.*s", STR_ARG(s->summary), STR_ARG(s->description))
		: s->description.len ? s->description : s->summary);
}

static str status_of(const struct hsds *h, service_row *s)
{
	bool over = s->valid_to.len && str_order(s->valid_to, h->day) < 0;
	return str_is(s->status, "published") ? S("active") : over ? S("defunct") : S("inactive");
}

/* What lists show. */
static void put_brief(struct hsds *h, struct hsds_record *r, service_row *s,
	const struct hsds_contacts *contacts)
{
	put_text(h, r, HSDS_ALL, "organization_id", s->provider_uuid);
	put_text(h, r, HSDS_ALL, "name", s->name);
	put_words(h, r, s);
	put_reach(h, r, contacts, "url");
	put_text(h, r, HSDS_ALL, "status", status_of(h, s));
	put_text(h, r, HSDS_BOTH, "application_process", s->entry_conditions);
	put_text(h, r, h->version == HSDS_UK ? HSDS_UK : HSDS_BOTH,
		h->version == HSDS_UK ? "fees" : "fees_description", s->price);
	if (s->register_number.len)
		put_text(h, r, HSDS_ALL, "accreditations", arena_printf(h->arena,
			"Registrovaná sociální služba podle zákona č. 108/2006 Sb., identifikátor %.*s",
			STR_ARG(s->register_number)));
	put_text(h, r, HSDS_BOTH, "eligibility_description", s->age_note);
	put_int(h, r, HSDS_ALL, "minimum_age", s->age_from);
	put_int(h, r, HSDS_ALL, "maximum_age", s->age_to);
	put_text(h, r, HSDS_ALL, "assured_date", s->checked_on);
	put_text(h, r, HSDS_ALL, "last_modified", instant_utc(h->arena, s->updated_at));
}

/* ---- schedules ---- */

static str clock_text(struct arena *a, int64_t minutes)
{
	return arena_printf(a, "%02d:%02d:00", (int)(minutes / 60 % 24), (int)(minutes % 60));
}

typedef const struct hsds_hours_of_row hours_row;

static bool same_time(hours_row *a, hours_row *b)
{
	return a->opens == b->opens && a->closes == b->closes && str_eq(a->note, b->note)
		&& a->place_id.set == b->place_id.set && a->place_id.value == b->place_id.value
		&& str_eq(a->valid_from, b->valid_from) && str_eq(a->valid_to, b->valid_to);
}

/* Local time of day, as iCalendar's floating time: an offset would be wrong for
 * half of the year (HSDS has a number for a zone). */
static struct hsds_record *schedule_make(struct hsds *h, str parent, str days, hours_row *t)
{
	str name = arena_printf(h->arena, "schedule:%.*s:%d:%d:%lld:%.*s:%.*s:%.*s", STR_ARG(days),
		(int)t->opens, (int)t->closes, (long long)t->place_id.value, STR_ARG(t->note),
		STR_ARG(t->valid_from), STR_ARG(t->valid_to));
	struct hsds_record *r = record_make(h, "schedule", uuid_named(h->arena, parent, name));
	put_text(h, r, HSDS_ALL, "valid_from", t->valid_from);
	put_text(h, r, HSDS_ALL, "valid_to", t->valid_to);
	put_text(h, r, HSDS_ALL, "freq", S("WEEKLY"));
	put_text(h, r, HSDS_ALL, "byday", days);
	put_text(h, r, HSDS_ALL, "opens_at", clock_text(h->arena, t->opens));
	put_text(h, r, HSDS_ALL, "closes_at", clock_text(h->arena, t->closes));
	put_text(h, r, HSDS_ALL, "notes", t->note);
	return r;
}

struct schedule { struct maybe_int place; struct hsds_record *record; };
struct schedules { struct schedule *items; size_t count; };

/* Rows that differ only in the day of the week are one schedule. */
static struct schedules schedules_make(struct hsds *h, service_row *s, struct parts *p)
{
	static const char names[][3] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	struct schedules all = { 0 };
	hours_row *t = NULL, *first = NULL;
	const struct hsds_hours_unsaid_row *u = NULL;
	struct buf days = { .arena = h->arena };
	int seen = 0;
	ROWS_OF(&p->unsaid, &p->at_unsaid, service_id, s->id, u)
		hsds_lost(h, "service", "schedules",
			N_("seasons, single days, even weeks and appointments are not written"), u->rows);
	ROWS_OF(&p->hours, &p->at_hours, service_id, s->id, t) {
		if (first && !same_time(first, t)) {
			struct schedule *made = arena_push(h->arena, &all.items, &all.count, sizeof *made);
			*made = (struct schedule){ first->place_id,
				schedule_make(h, s->uuid, buf_str(&days), first) };
			first = NULL;
		}
		if (!first) {
			first = t;
			days = (struct buf){ .arena = h->arena };
			seen = 0;
		}
		if (!(seen & 1 << t->weekday))
			buf_printf(&days, "%s%s", days.len ? "," : "", names[t->weekday - 1]);
		seen |= 1 << t->weekday;
	}
	if (first)
		*(struct schedule *)arena_push(h->arena, &all.items, &all.count, sizeof *all.items) =
			(struct schedule){ first->place_id,
				schedule_make(h, s->uuid, buf_str(&days), first) };
	return all;
}

static void put_always_open(struct hsds *h, struct hsds_record *r, service_row *s)
{
	struct hsds_record *all = record_make(h, "schedule",
		uuid_named(h->arena, s->uuid, S("schedule:round_the_clock")));
	put_text(h, all, HSDS_ALL, "freq", S("WEEKLY"));
	put_text(h, all, HSDS_ALL, "byday", S("MO,TU,WE,TH,FR,SA,SU"));
	put_text(h, all, HSDS_ALL, "description", S("Nepřetržitě"));
	put_text(h, all, HSDS_ALL, "opens_at", S("00:00:00"));
	put_text(h, all, HSDS_ALL, "closes_at", S("23:59:59"));
	put_item(h, r, HSDS_ALL, "schedules", all);
}

static void put_schedules(struct hsds *h, struct hsds_record *r, service_row *s,
	const struct schedules *all)
{
	if (s->round_the_clock)
		put_always_open(h, r, s);
	for (size_t i = 0; i < all->count; i++)
		if (!all->items[i].place.set)
			put_item(h, r, HSDS_ALL, "schedules", all->items[i].record);
	if (!s->opening_note.len)
		return;
	struct hsds_record *note = record_make(h, "schedule",
		uuid_named(h->arena, s->uuid, S("schedule:note")));
	put_text(h, note, HSDS_ALL, "description", s->opening_note);
	put_item(h, r, HSDS_ALL, "schedules", note);
}

/* ---- its other parts ---- */

static void put_areas(struct hsds *h, struct hsds_record *r, service_row *s, struct parts *p)
{
	const struct hsds_areas_of_row *a = NULL;
	ROWS_OF(&p->areas, &p->at_area, service_id, s->id, a) {
		str name = a->municipality_id.set
			? arena_printf(h->arena, "area:obec:%lld", (long long)a->municipality_id.value)
			: arena_printf(h->arena, "area:%.*s", STR_ARG(a->area_uuid));
		struct hsds_record *area =
			record_make(h, "service_area", uuid_named(h->arena, s->uuid, name));
		put_text(h, area, HSDS_ALL, "name", a->name);
		if (a->municipality_id.set)
			put_text(h, area, HSDS_ALL, "uri", arena_printf(h->arena,
				"https://linked.cuzk.cz/resource/ruian/obec/%lld",
				(long long)a->municipality_id.value));
		put_item(h, r, HSDS_ALL, "service_areas", area);
	}
}

static void put_languages(struct hsds *h, struct hsds_record *r, service_row *s)
{
	static const struct { const char *name, *code; } known[] = {
		{ "angličtina", "en" }, { "němčina", "de" }, { "polština", "pl" }, { "ruština", "ru" },
		{ "ukrajinština", "uk" }, { "slovenština", "sk" }, { "vietnamština", "vi" },
		{ "francouzština", "fr" }, { "romština", "rom" }, { "český znakový jazyk", "cse" },
	};
	str rest = s->languages, piece;
	while (str_cut(&rest, ',', &piece)) {
		str name = str_trim(piece);
		if (!name.len)
			continue;
		if (h->version == HSDS_UK) {
			hsds_lost(h, "service", "languages", N_("this version has no such field"), 1);
			continue;
		}
		struct hsds_record *language = record_make(h, "language", uuid_named(h->arena, s->uuid,
			arena_printf(h->arena, "language:%.*s", STR_ARG(name))));
		put_text(h, language, HSDS_BOTH, "name", name);
		for (size_t i = 0; i < COUNT(known); i++)
			if (str_is(name, known[i].name))
				put_text(h, language, HSDS_BOTH, "code", str_of(known[i].code));
		put_item(h, r, HSDS_BOTH, "languages", language);
	}
}

static void put_price(struct hsds *h, struct hsds_record *r, service_row *s)
{
	if (!s->price.len)
		return;
	struct hsds_record *cost =
		record_make(h, "cost_option", uuid_named(h->arena, s->uuid, S("cost_option")));
	put_text(h, cost, HSDS_BOTH, "currency", S("CZK"));
	put_text(h, cost, HSDS_ALL, "amount_description", s->price);
	put_item(h, r, HSDS_ALL, "cost_options", cost);
}

static void put_attributes(struct hsds *h, struct hsds_record *r, service_row *s, struct parts *p)
{
	const struct hsds_codes_of_row *c = NULL;
	const struct hsds_situations_of_row *t = NULL;
	if (s->type_id.set)
		put_attribute(h, r, hsds_term_of_code(h, s->type_id.value), (str){ 0 });
	ROWS_OF(&p->codes, &p->at_code, service_id, s->id, c)
		put_attribute(h, r, hsds_term_of_code(h, c->code_id), c->note);
	ROWS_OF(&p->situations, &p->at_situation, service_id, s->id, t)
		put_attribute(h, r, hsds_term_of_situation(h, t->situation_id), (str){ 0 });
}

static void put_stays(struct hsds *h, struct hsds_record *r, service_row *s, struct parts *p,
	const struct schedules *schedules)
{
	const struct hsds_stay_rows_row *stay = NULL;
	ROWS_OF(&p->stays, &p->at_stay, service_id, s->id, stay) {
		struct hsds_record *at =
			record_make(h, "service_at_location", hsds_stay_id(h->arena, s->uuid, stay->id));
		for (size_t i = 0; i < schedules->count; i++) {
			const struct schedule *when = &schedules->items[i];
			if (!when->place.set || when->place.value != stay->place_id)
				continue;
			if (hsds_value_of(when->record, "service_at_location_id"))
				continue;                      /* said of another stay at the same place */
			if (h->version == HSDS_UK) {
				put_text(h, when->record, HSDS_UK, "service_at_location_id", at->id);
				put_item(h, r, HSDS_UK, "schedules", when->record);
			} else {
				put_item(h, at, HSDS_BOTH, "schedules", when->record);
			}
		}
		size_t where = hsds_index(p->location_ids, stay->place_id);
		if (where < p->locations.count)
			put_record(h, at, HSDS_ALL, "location", p->locations.items[where]);
		put_item(h, r, HSDS_ALL, "service_at_locations", at);
	}
}

static struct hsds_record *unit_make(struct hsds *h, const struct hsds_capacities_of_row *c)
{
	str code = c ? c->code : S("place");
	struct hsds_record *unit =
		record_make(h, "unit", hsds_code_id(h->arena, S("capacity_unit"), code));
	put_text(h, unit, HSDS_ALL, "name", c ? c->name : S("místo"));
	return unit;
}

/* Free places as they were told; of how many, where there is just one registered
 * capacity.  A registered one alone says nothing of what is free. */
static void put_capacities(struct hsds *h, struct hsds_record *r, service_row *s, struct parts *p)
{
	const struct hsds_capacities_of_row *c = NULL, *registered = NULL;
	const struct hsds_free_of_row *f = NULL, *free_now = NULL;
	int64_t count = 0;
	ROWS_OF(&p->capacities, &p->at_capacity, service_id, s->id, c) {
		registered = c;
		count++;
	}
	ROWS_OF(&p->free, &p->at_free, service_id, s->id, f)
		free_now = f;
	bool one = count == 1 && free_now && h->version == HSDS_31;
	hsds_lost(h, "service", "capacities",
		N_("a registered capacity says nothing of free places, which HSDS asks for"), count - one);
	if (!free_now)
		return;
	struct hsds_record *capacity =
		record_make(h, "service_capacity", uuid_named(h->arena, s->uuid, S("free_places")));
	put_record(h, capacity, HSDS_ALL, "unit", unit_make(h, one ? registered : NULL));
	put_int(h, capacity, HSDS_ALL, "available", SOME(free_now->amount));
	put_int(h, capacity, HSDS_ALL, "maximum", one ? SOME(registered->amount) : NONE);
	put_text(h, capacity, HSDS_ALL, "description", free_now->note);
	put_text(h, capacity, HSDS_ALL, "updated", instant_utc(h->arena, free_now->told_at));
	put_item(h, r, HSDS_31, "capacities", capacity);
}

/* ---- batches ---- */

static struct hsds_contacts contacts_next(struct hsds *h, struct parts *p, int64_t id)
{
	struct hsds_contacts all = { 0 };
	const struct hsds_service_contacts_row *c = NULL;
	ROWS_OF(&p->contacts, &p->at_contact, owner, id, c)
		*(struct hsds_contact *)arena_push(h->arena, &all.items, &all.count, sizeof *all.items) =
			(struct hsds_contact){ c->kind, c->value, c->note };
	return all;
}

static struct hsds_record *service_make(struct hsds *h, service_row *s, struct parts *p,
	enum hsds_depth depth)
{
	struct hsds_record *r = record_make(h, "service", s->uuid);
	struct hsds_contacts contacts = contacts_next(h, p, s->id);
	struct hsds_record *provider = by_id(p->providers, s->provider_uuid);
	put_brief(h, r, s, &contacts);
	if (depth == HSDS_BRIEF) {
		put_record(h, r, HSDS_ALL, "organization", provider);
		return r;
	}
	struct schedules schedules = schedules_make(h, s, p);
	put_contacts(h, r, &contacts, "url");
	put_schedules(h, r, s, &schedules);
	put_areas(h, r, s, p);
	put_languages(h, r, s);
	put_record(h, r, HSDS_ALL, "organization", provider);
	put_price(h, r, s);
	put_stays(h, r, s, p, &schedules);
	put_attributes(h, r, s, p);
	put_capacities(h, r, s, p);
	return r;
}

static void parts_read(struct hsds *h, struct int_list ids, struct parts *p)
{
	struct db *db = h->db;
	hsds_terms_read(h);
	p->codes = hsds_codes_of(db, .services = ids, .day = h->day, .limit = HSDS_CHILDREN);
	p->situations = hsds_situations_of(db, .services = ids, .limit = HSDS_CHILDREN);
	p->hours = hsds_hours_of(db, .services = ids, .day = h->day, .limit = HSDS_CHILDREN);
	p->unsaid = hsds_hours_unsaid(db, .services = ids, .day = h->day, .limit = HSDS_CHILDREN);
	p->areas = hsds_areas_of(db, .services = ids, .day = h->day, .limit = HSDS_CHILDREN);
	p->capacities = hsds_capacities_of(db, .services = ids, .day = h->day, .limit = HSDS_CHILDREN);
	p->free = hsds_free_of(db, .services = ids,
		.since = h->now - (int64_t)FREE_DAYS * 86400, .limit = HSDS_CHILDREN);
	p->stays = hsds_stay_rows(db, .services = ids, .day = h->day, .limit = HSDS_CHILDREN);
	p->location_ids = HSDS_COLUMN(h->arena, p->stays, place_id);
	p->locations = hsds_locations(h, p->location_ids, HSDS_FULL);
}

/* Of what is a draft again nothing leaves but that it is gone. */
static struct hsds_record *tombstone_make(struct hsds *h, const struct hsds_withdrawn_rows_row *s)
{
	struct hsds_record *r = record_make(h, "service", s->uuid);
	put_text(h, r, HSDS_ALL, "status", S("inactive"));
	put_text(h, r, HSDS_ALL, "last_modified", instant_utc(h->arena, s->withdrawn_at));
	return r;
}

struct hsds_records hsds_services(struct hsds *h, struct int_list ids, enum hsds_depth depth)
{
	struct parts p = { 0 };
	struct hsds_records all = { 0 };
	if (!ids.count)
		return all;
	struct hsds_service_rows_rows rows =
		hsds_service_rows(h->db, .ids = ids, .limit = HSDS_CHILDREN);
	struct hsds_losses *losses = h->losses;
	p.provider_ids = HSDS_COLUMN(h->arena, rows, provider_id);
	h->losses = NULL;                      /* of providers and places those count who list them */
	p.providers = hsds_providers(h, p.provider_ids, depth);
	p.contacts = hsds_service_contacts(h->db, .services = ids, .limit = HSDS_CHILDREN);
	if (depth == HSDS_FULL)
		parts_read(h, ids, &p);
	h->losses = losses;
	struct hsds_withdrawn_rows_rows gone = { 0 };
	if (rows.count < ids.count)
		gone = hsds_withdrawn_rows(h->db, .ids = ids, .limit = HSDS_CHILDREN);
	for (size_t i = 0, g = 0; i < rows.count || g < gone.count;) {
		bool is_gone = g < gone.count && (i == rows.count || gone.items[g].id < rows.items[i].id);
		struct hsds_record *r = is_gone ? tombstone_make(h, &gone.items[g++])
			: service_make(h, &rows.items[i++], &p, depth);
		*(struct hsds_record **)arena_push(h->arena, &all.items, &all.count, sizeof r) = r;
	}
	return all;
}
