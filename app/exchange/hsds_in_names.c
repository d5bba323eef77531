/*
 * What tables and their columns have been called: in HSDS 3.0 and 3.1, in 2.x and
 * what others made of it (service_recordid), in the export of Ohana.
 */
#include "app/exchange/hsds_in.h"

const struct hsds_kind hsds_kinds[] = {
	{ "organization", "organizations organization" },
	{ "program", "programs program" },
	{ "service", "services service" },
	{ "service_at_location",
		"service_at_location service_at_locations services_at_location services_at_locations" },
	{ "location", "locations location" },
	{ "phone", "phones phone" },
	{ "contact", "contacts contact" },
	{ "address", "addresses address physical_addresses physical_address postal_addresses "
		"postal_address mail_addresses mail_address" },
	{ "schedule", "schedules schedule regular_schedules regular_schedule" },
	{ "holiday_schedule", "holiday_schedules holiday_schedule" },
	{ "funding", "funding fundings" },
	{ "service_area", "service_areas service_area" },
	{ "required_document", "required_documents required_document" },
	{ "language", "languages language" },
	{ "accessibility", "accessibility accessibility_for_disabilities" },
	{ "taxonomy_term", "taxonomy_terms taxonomy_term" },
	{ "taxonomy", "taxonomies taxonomy" },
	{ "attribute", "attributes attribute service_attributes service_attribute services_taxonomy "
		"service_taxonomy services_taxonomies other_attributes other_attribute" },
	{ "metadata", "metadata" },
	{ "meta_table_description", "meta_table_descriptions meta_table_description" },
	{ "cost_option", "cost_options cost_option" },
	{ "payment_accepted", "payments_accepted payment_accepted" },
	{ "eligibility", "eligibility eligibilities" },
	{ "organization_identifier", "organization_identifiers organization_identifier" },
	{ "service_capacity", "service_capacity service_capacities capacities" },
	{ "unit", "units unit" },
	{ "url", "url urls" },
	{ 0 }
};

/* Rows of one list stand in this order of tables. */
const struct hsds_relation hsds_relations[] = {
	{ "service", "program_id", "program", "program", false },
	{ "service_at_location", "service_id", "service", "service_at_locations", true },
	{ "service_at_location", "location_id", "location", "location", false },
	{ "location", "organization_id", "organization", "locations", true },
	{ "program", "organization_id", "organization", "programs", true },
	{ "phone", "location_id", "location", "phones", true },
	{ "phone", "service_id", "service", "phones", true },
	{ "phone", "organization_id", "organization", "phones", true },
	{ "phone", "contact_id", "contact", "phones", true },
	{ "phone", "service_at_location_id", "service_at_location", "phones", true },
	{ "contact", "organization_id", "organization", "contacts", true },
	{ "contact", "service_id", "service", "contacts", true },
	{ "contact", "service_at_location_id", "service_at_location", "contacts", true },
	{ "contact", "location_id", "location", "contacts", true },
	{ "address", "location_id", "location", "addresses", true },
	{ "schedule", "service_id", "service", "schedules", true },
	{ "schedule", "location_id", "location", "schedules", true },
	{ "schedule", "service_at_location_id", "service_at_location", "schedules", true },
	{ "holiday_schedule", "service_id", "service", "holiday_schedules", true },
	{ "holiday_schedule", "location_id", "location", "holiday_schedules", true },
	{ "holiday_schedule", "service_at_location_id", "service_at_location", "holiday_schedules",
		true },
	{ "funding", "organization_id", "organization", "funding", true },
	{ "funding", "service_id", "service", "funding", true },
	{ "service_area", "service_id", "service", "service_areas", true },
	{ "service_area", "service_at_location_id", "service_at_location", "service_areas", true },
	{ "required_document", "service_id", "service", "required_documents", true },
	{ "language", "service_id", "service", "languages", true },
	{ "language", "location_id", "location", "languages", true },
	{ "language", "phone_id", "phone", "languages", true },
	{ "accessibility", "location_id", "location", "accessibility", true },
	{ "taxonomy_term", "taxonomy_id", "taxonomy", "taxonomy_detail", false },
	{ "attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term", false },
	{ "cost_option", "service_id", "service", "cost_options", true },
	{ "payment_accepted", "service_id", "service", "payments_accepted", true },
	{ "eligibility", "service_id", "service", "eligibility", true },
	{ "organization_identifier", "organization_id", "organization", "organization_identifiers",
		true },
	{ "service_capacity", "service_id", "service", "capacities", true },
	{ "service_capacity", "unit_id", "unit", "unit", false },
	{ "url", "service_id", "service", "additional_urls", true },
	{ "url", "organization_id", "organization", "additional_websites", true },
	{ 0 }
};

/* Names of 2.x and of Ohana that no rule leads to a name of 3.1. */
static const struct { const char *kind, *was, *is; } renamed[] = {
	{ "accessibility", "accessibility", "description" },
	{ "address", "state", "state_province" }, { "address", "zip", "postal_code" },
	{ "address", "zip_code", "postal_code" },
	{ "attribute", "taxonomy_id", "taxonomy_term_id" },
	{ "language", "language", "name" }, { "location", "website", "url" },
	{ "organization", "url", "website" }, { "phone", "number_type", "type" },
	{ "required_document", "required_document", "document" },
	{ "schedule", "weekday", "byday" }, { "schedule", "days_of_week", "byday" },
	{ "schedule", "opens", "opens_at" }, { "schedule", "closes", "closes_at" },
	{ "service", "eligibility", "eligibility_description" }, { "service", "website", "url" },
	{ "service_area", "service_area", "name" }, { "taxonomy_term", "term", "name" },
};

/* Of our columns and those of the standard; the others are texts. */
static const struct { const char *names; enum hsds_column_type type; } types[] = {
	{ "year_incorporated minimum_age maximum_age latitude longitude extension timezone count "
	  "interval amount available maximum", COLUMN_NUMBER },
	{ "assured_date valid_from valid_to dtstart until last_action_date start_date end_date",
		COLUMN_DAY },
	{ "opens_at closes_at", COLUMN_TIME },
};

static const struct { const char *kind, *properties; } held[] = {
	{ "organization", "id name description email website additional_websites legal_status uri "
		"phones contacts organization_identifiers locations services" },
	{ "service", "id organization_id organization name description url additional_urls email "
		"status application_process fees_description fees eligibility_description minimum_age "
		"maximum_age assured_date last_modified phones contacts schedules service_areas "
		"service_at_locations languages cost_options attributes capacities accreditations" },
	{ "service_at_location", "id service_id location_id location schedules" },
	{ "location", "id organization_id location_type url name latitude longitude "
		"external_identifier external_identifier_type addresses contacts phones accessibility "
		"schedules" },
	{ "address", "id location_id address_1 address_2 city region state_province postal_code "
		"country address_type" },
	{ "phone", "id number type description extension location_id service_id organization_id "
		"contact_id service_at_location_id" },
	{ "contact", "id email title phones location_id service_id organization_id "
		"service_at_location_id" },
	{ "language", "id name code service_id location_id phone_id" },
	{ "accessibility", "id description details location_id" },
	{ "url", "id label url organization_id service_id" },
	{ "organization_identifier",
		"id identifier_scheme identifier_type identifier organization_id" },
	{ "service_capacity", "id unit available maximum description updated service_id unit_id" },
};

static bool among(const char *words, str word)
{
	str rest = str_of(words), piece;
	while (str_cut(&rest, ' ', &piece))
		if (str_eq(piece, word))
			return true;
	return false;
}

bool hsds_kind_known(str name)
{
	for (const struct hsds_kind *k = hsds_kinds; k->name; k++)
		if (str_is(name, k->name))
			return true;
	return false;
}

static const struct hsds_kind *kind_named(const char *name)
{
	const struct hsds_kind *k = hsds_kinds;
	while (k->name && strcmp(k->name, name))
		k++;
	return k->name ? k : NULL;
}

const struct hsds_kind *hsds_kind_of_file(str name, bool with_parents)
{
	/* Up to 2.0 a taxonomy was a list of terms. */
	if (str_is(name, "taxonomy") && with_parents)
		return kind_named("taxonomy_term");
	for (const struct hsds_kind *k = hsds_kinds; k->name; k++)
		if (among(k->files, name))
			return k;
	return NULL;
}

const char *hsds_kind_of_list(const char *property)
{
	static const struct { const char *property, *kind; } others[] = {
		{ "organization", "organization" }, { "services", "service" },
		{ "service", "service" }, { "attributes", "attribute" }, { "metadata", "metadata" },
	};
	for (const struct hsds_relation *r = hsds_relations; r->kind; r++)
		if (!strcmp(r->list, property))
			return r->nests ? r->kind : r->target;
	for (size_t i = 0; i < COUNT(others); i++)
		if (!strcmp(others[i].property, property))
			return others[i].kind;
	return NULL;
}

enum hsds_column_type hsds_column_type(const char *kind, str name)
{
	/* Nobody's clock: what 2.x calls so are texts of any kind. */
	if (!strcmp(kind, "holiday_schedule"))
		return COLUMN_TEXT;
	for (size_t i = 0; i < COUNT(types); i++)
		if (among(types[i].names, name))
			return types[i].type;
	return COLUMN_TEXT;
}

const char *hsds_held(const char *kind)
{
	for (size_t i = 0; i < COUNT(held); i++)
		if (!strcmp(held[i].kind, kind))
			return held[i].properties;
	return NULL;
}

/* ---- columns ---- */

static bool is_reference(const char *kind, str name)
{
	for (const struct hsds_relation *r = hsds_relations; r->kind; r++)
		if (!strcmp(r->kind, kind) && str_is(name, r->column))
			return true;
	return false;
}

/* "services" or "service" of phones: the reference to a service. */
static str reference_of(struct arena *a, const char *kind, str name)
{
	for (const struct hsds_kind *k = hsds_kinds; k->name; k++) {
		str column = arena_printf(a, "%s_id", k->name);
		if (among(k->files, name) && (is_reference(kind, column) ||
				(!strcmp(kind, "service") && str_is(column, "organization_id"))))
			return column;
	}
	return (str){ 0 };
}

static str without_kind(const char *kind, str name)
{
	str lead = str_of(kind);
	bool led = str_starts(name, lead) && name.len > lead.len + 1 && name.ptr[lead.len] == '_';
	return led ? str_part(name, lead.len + 1, name.len) : (str){ 0 };
}

static str renamed_of(const char *kind, str name)
{
	for (size_t i = 0; i < COUNT(renamed); i++)
		if (!strcmp(renamed[i].kind, kind) && str_is(name, renamed[i].was))
			return str_of(renamed[i].is);
	return name;
}

/* Columns that begin as the table is called, and are called so. */
static bool is_whole(const char *kind, str name)
{
	return (!strcmp(kind, "location") && str_is(name, "location_type")) ||
		(!strcmp(kind, "schedule") && str_is(name, "schedule_link")) ||
		(!strcmp(kind, "address") &&
			among("address_1 address_2 address_type", name)) ||
		(!strcmp(kind, "taxonomy_term") && str_is(name, "taxonomy_term_id"));
}

/* A text where 3.1 has records: Ohana's "languages". */
static bool is_part(const char *kind, str name)
{
	for (const struct hsds_relation *r = hsds_relations; r->kind; r++)
		if (!strcmp(r->nests ? r->target : r->kind, kind) && str_is(name, r->list))
			return true;
	return str_is(name, "attributes") || str_is(name, "metadata") || str_is(name, "services") ||
		(!strcmp(kind, "service") && str_is(name, "organization"));
}

static str canonical(struct arena *a, const char *kind, str name)
{
	str rest = without_kind(kind, name);
	if (str_is(name, "recordid") || str_is(rest, "recordid") ||
		(str_is(rest, "id") && !is_reference(kind, name)))
		return S("id");
	if (str_ends(name, S("_recordid")))
		return arena_printf(a, "%.*s_id", (int)name.len - 9, name.ptr);
	if (!rest.len || is_whole(kind, name))
		return name;
	str reference = reference_of(a, kind, rest);
	return reference.ptr ? reference : rest;
}

str hsds_column_name(struct arena *a, const struct hsds_kind *kind, str name)
{
	struct buf plain = { .arena = a };
	name = str_trim(name);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		buf_char(&plain, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == ' ' || c == '-' ? '_' : c);
	}
	str lowered = buf_str(&plain);
	/* "taxonomy_term_id" of attributes, which were services' taxonomies once. */
	bool known = is_reference(kind->name, lowered) || is_part(kind->name, lowered);
	str found = known ? lowered : canonical(a, kind->name, lowered);
	found = renamed_of(kind->name, found);
	return is_part(kind->name, found) ? arena_printf(a, "x-%.*s", STR_ARG(found)) : found;
}

bool hsds_column_lists(const struct hsds_kind *kind, str original)
{
	return without_kind(kind->name, str_trim(original)).len && !str_ends(original, S("_id")) &&
		!str_ends(original, S("_recordid"));
}
