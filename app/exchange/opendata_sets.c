/* The data sets and their columns. */
#include "app/exchange/opendata.h"

static const struct opendata_list service_lists[] = {
	{ "forms", NULL, &opendata_service_forms_query },
	{ "groups", NULL, &opendata_service_groups_query },
	{ "ages", NULL, &opendata_service_ages_query },
	{ "towns", NULL, &opendata_service_towns_query },
	{ "areas", NULL, &opendata_service_areas_query },
	{ "hours", NULL, &opendata_service_hours_query },
	{ "phones", "phone", &opendata_service_contacts_query },
	{ "emails", "email", &opendata_service_contacts_query },
	{ "webs", "web", &opendata_service_contacts_query },
	{ 0 }
};

#define SOURCE \
	{ "zdroj", "source", OD_TEXT, N_("Whose record it is; the terms are those of the source."), \
	  "dct:source" }
#define ID(term) { "id", "uuid", OD_TEXT, N_("Identifier that does not change (UUID)."), term }

static const struct opendata_column service_columns[] = {
	{ "stranka", "slug", OD_PAGE, N_("Page about it on this site."), "@id", "/sluzby/" },
	ID("schema:identifier"),
	{ "nazev", "name", OD_TEXT, N_("Name."), "schema:name" },
	{ "evidence", "kind", OD_TEXT,
		N_("registered: in the register by Act 108/2006; related: beside it; "
		   "health: a health service."), NULL },
	{ "druh", "type", OD_TEXT, N_("Kind of service: code in the codelist."), NULL },
	{ "druh_nazev", "type_name", OD_TEXT, N_("Kind of service in words."), "schema:serviceType" },
	{ "paragraf", "paragraph", OD_TEXT, N_("Section of Act 108/2006."), NULL },
	{ "cislo_registrace", "register_number", OD_TEXT, N_("Number in the register."), NULL },
	{ "poskytovatel_id", "provider_uuid", OD_TEXT, N_("Identifier of the provider."), NULL },
	{ "poskytovatel_stranka", "provider_slug", OD_PAGE,
		N_("Page of the provider."), "schema:provider", "/organizace/" },
	{ "poskytovatel", "provider", OD_TEXT, N_("Name of the provider."), NULL },
	{ "poskytovatel_ico", "ico", OD_TEXT,
		N_("Organisation number of the provider (IČO), 8 digits."), NULL },
	{ "shrnuti", "summary", OD_TEXT, N_("One sentence about it."), "schema:abstract" },
	{ "popis", "description", OD_TEXT, N_("Description."), "schema:description" },
	{ "cena", "price", OD_TEXT, N_("What it costs, in words."), NULL },
	{ "jak_zacit", "entry_conditions", OD_TEXT, N_("How one gets in, in words."), NULL },
	{ "jazyky", "languages", OD_TEXT, N_("Languages beside Czech, in words."), NULL },
	{ "vek_od", "age_from", OD_INT, N_("From the age of, years; empty: no limit."), NULL },
	{ "vek_do", "age_to", OD_INT, N_("Up to the age of, years; empty: no limit."), NULL },
	{ "vek_poznamka", "age_note", OD_TEXT, N_("About the age, in words."), NULL },
	{ "formy", "forms", OD_LIST, N_("Forms: codes in the codelist."), NULL },
	{ "cilove_skupiny", "groups", OD_LIST, N_("Whom it is for: codes in the codelist."), NULL },
	{ "vekove_skupiny", "ages", OD_LIST, N_("Age groups: codes in the codelist."), NULL },
	{ "obce", "towns", OD_LIST,
		N_("Municipalities with a place of it: codes of RÚIAN; none of a secret address."), NULL },
	{ "pusobnost", "areas", OD_LIST,
		N_("Where it comes to beside its places: names."), "schema:areaServed" },
	{ "oteviraci_doba", "hours", OD_LIST,
		N_("Opening hours as schema.org writes them: Mo 08:00-12:00."), "schema:openingHours" },
	{ "oteviraci_doba_poznamka", "opening_note", OD_TEXT,
		N_("About opening hours, in words."), NULL },
	{ "nepretrzite", "round_the_clock", OD_BOOL, N_("Whether it works around the clock."), NULL },
	{ "telefony", "phones", OD_LIST, N_("Telephones."), "schema:telephone" },
	{ "emaily", "emails", OD_LIST, N_("E-mails."), "schema:email" },
	{ "weby", "webs", OD_LIST, N_("Web pages."), NULL },
	{ "plati_od", "valid_from", OD_DAY, N_("First day; empty: not known."), NULL },
	{ "plati_do", "valid_to", OD_DAY, N_("Last day; empty: goes on."), NULL },
	{ "overeno", "checked_on", OD_DAY,
		N_("When somebody last confirmed what is said."), "dct:date" },
	{ "zmeneno", "updated_at", OD_MOMENT, N_("Last change of the record."), "dct:modified" },
	SOURCE, { 0 }
};

static const struct opendata_list provider_lists[] = {
	{ "phones", "phone", &opendata_provider_contacts_query },
	{ "emails", "email", &opendata_provider_contacts_query },
	{ "webs", "web", &opendata_provider_contacts_query },
	{ "boxes", "data_box", &opendata_provider_contacts_query },
	{ 0 }
};

static const struct opendata_column provider_columns[] = {
	{ "stranka", "slug", OD_PAGE, N_("Page about it on this site."), "@id", "/organizace/" },
	ID("dct:identifier"),
	{ "nazev", "name", OD_TEXT, N_("Name."), "schema:name" },
	{ "ico", "ico", OD_TEXT, N_("Organisation number (IČO), 8 digits."), "schema:identifier" },
	{ "pravni_forma", "legal_form", OD_TEXT, N_("Legal form."), NULL },
	{ "popis", "description", OD_TEXT, N_("Description."), "schema:description" },
	{ "adresa", "address", OD_TEXT, N_("Address of the seat in one line."), "schema:address" },
	{ "obec", "municipality_id", OD_INT, N_("Municipality: code of RÚIAN."), NULL },
	{ "obec_nazev", "municipality", OD_TEXT, N_("Name of the municipality."), NULL },
	{ "telefony", "phones", OD_LIST, N_("Telephones."), "schema:telephone" },
	{ "emaily", "emails", OD_LIST, N_("E-mails."), "schema:email" },
	{ "weby", "webs", OD_LIST, N_("Web pages."), NULL },
	{ "datove_schranky", "boxes", OD_LIST, N_("Data boxes."), NULL },
	{ "overeno", "checked_on", OD_DAY,
		N_("When somebody last confirmed what is said."), "dct:date" },
	{ "zmeneno", "updated_at", OD_MOMENT, N_("Last change of the record."), "dct:modified" },
	SOURCE, { 0 }
};

static const struct opendata_list place_lists[] = {
	{ "services", NULL, &opendata_place_services_query }, { 0 }
};

#define ACCESS \
	{ "bez_schodu", "step_free", OD_TEXT, \
		N_("Step-free access: yes, partly, no; empty: not known."), NULL }, \
	{ "bezbarierova_toaleta", "accessible_toilet", OD_TEXT, \
		N_("Accessible toilet: yes, no; empty: not known."), NULL }, \
	{ "pristup_poznamka", "access_note", OD_TEXT, N_("About access, in words."), NULL }

static const struct opendata_column place_columns[] = {
	{ "id", "id", OD_INT, N_("Number of the place on this site."), NULL },
	{ "nazev", "name", OD_TEXT, N_("Name."), NULL },
	{ "poskytovatel_id", "provider_uuid", OD_TEXT, N_("Identifier of the provider."), NULL },
	{ "poskytovatel_stranka", "provider_slug", OD_PAGE,
		N_("Page of the provider."), NULL, "/organizace/" },
	{ "sluzby", "services", OD_PAGES,
		N_("Pages of the services at this place."), NULL, "/sluzby/" },
	{ "adresa", "address", OD_TEXT, N_("Address in one line, as its source wrote it."), NULL },
	{ "ulice", "street", OD_TEXT, N_("Street."), NULL },
	{ "cislo", "house_number", OD_TEXT,
		N_("House number, and behind a slash that of the street."), NULL },
	{ "cast_obce", "part", OD_TEXT, N_("Part of the municipality."), NULL },
	{ "psc", "postal_code", OD_TEXT, N_("Postal code, 5 digits."), NULL },
	{ "obec", "municipality_id", OD_INT, N_("Municipality: code of RÚIAN."), NULL },
	{ "obec_nazev", "municipality", OD_TEXT, N_("Name of the municipality."), NULL },
	{ "adresni_misto", "address_point", OD_INT, N_("Address point: code of RÚIAN."), NULL },
	{ "zemepisna_sirka", "latitude", OD_DEGREES, N_("Latitude in degrees, WGS 84."), NULL },
	{ "zemepisna_delka", "longitude", OD_DEGREES, N_("Longitude in degrees, WGS 84."), NULL },
	ACCESS,
	SOURCE, { 0 }
};

static const struct opendata_column barrier_columns[] = {
	{ "id", "id", OD_INT, N_("Number of the place on this site."), NULL },
	{ "nazev", "name", OD_TEXT, N_("Name."), NULL },
	{ "poskytovatel", "provider", OD_TEXT, N_("Name of the provider."), NULL },
	{ "obec_nazev", "municipality", OD_TEXT, N_("Name of the municipality."), NULL },
	{ "ulice", "street", OD_TEXT, N_("Street."), NULL },
	{ "cislo", "house_number", OD_TEXT,
		N_("House number, and behind a slash that of the street."), NULL },
	ACCESS,
	SOURCE, { 0 }
};

static const struct opendata_column capacity_columns[] = {
	{ "sluzba_stranka", "service_slug", OD_PAGE,
		N_("Page of the service."), "dct:subject", "/sluzby/" },
	{ "sluzba_id", "service_uuid", OD_TEXT, N_("Identifier of the service."), NULL },
	{ "sluzba", "service", OD_TEXT, N_("Name of the service."), NULL },
	{ "forma", "form", OD_TEXT, N_("Form: code in the codelist; empty: any."), NULL },
	{ "jednotka", "unit", OD_TEXT,
		N_("What is counted: code in the codelist."), "schema:unitCode" },
	{ "jednotka_nazev", "unit_name", OD_TEXT, N_("What is counted, in words."), "schema:unitText" },
	{ "pocet", "amount", OD_INT,
		N_("Registered capacity: the highest number, not free places. Never add "
		   "it up over places."), "schema:value" },
	{ "poznamka", "note", OD_TEXT, N_("Note."), "schema:description" },
	{ "plati_od", "valid_from", OD_DAY, N_("First day; empty: not known."), "schema:validFrom" },
	{ "plati_do", "valid_to", OD_DAY, N_("Last day; empty: goes on."), "schema:validThrough" },
	SOURCE, { 0 }
};

static const struct opendata_list situation_lists[] = {
	{ "services", NULL, &opendata_situation_services_query },
	{ "providers", NULL, &opendata_situation_providers_query }, { 0 }
};

static const struct opendata_column situation_columns[] = {
	{ "stranka", "slug", OD_PAGE, N_("Page about it on this site."), "@id", "/situace/" },
	ID("dct:identifier"),
	{ "nazev", "name", OD_TEXT, N_("Name."), "skos:prefLabel" },
	{ "popis", "description", OD_TEXT, N_("Description."), "skos:definition" },
	{ "citliva", "sensitive", OD_BOOL,
		N_("Whether it is about violence or abuse: show it with care, and not to search engines."),
		NULL },
	{ "sluzby", "services", OD_PAGES,
		N_("Pages of the services that help."), "skos:related", "/sluzby/" },
	{ "poskytovatele", "providers", OD_PAGES,
		N_("Pages of the providers that help as a whole."), "dct:relation", "/organizace/" },
	{ "zmeneno", "updated_at", OD_MOMENT, N_("Last change of the record."), "dct:modified" },
	SOURCE, { 0 }
};

static const struct opendata_column contact_columns[] = {
	{ "id", "id", OD_INT, N_("Number of the contact on this site."), NULL },
	{ "ceho", "owner_kind", OD_TEXT,
		N_("Whose contact it is: sluzba, poskytovatel, linka, urad, oddeleni."), NULL },
	{ "vlastnik_id", "owner_uuid", OD_TEXT,
		N_("Identifier of whose contact it is; of a department that of its office."), NULL },
	{ "vlastnik", "owner", OD_TEXT, N_("Name of whose contact it is."), NULL },
	{ "urad", "office", OD_TEXT, N_("Office of a department."), NULL },
	{ "druh", "kind", OD_TEXT, N_("phone, email, web, data_box."), NULL },
	{ "hodnota", "value", OD_TEXT, N_("Number or address."), NULL },
	{ "poznamka", "note", OD_TEXT, N_("Note."), NULL },
	SOURCE, { 0 }
};

static const struct opendata_column news_columns[] = {
	{ "stranka", "slug", OD_PAGE, N_("Page about it on this site."), NULL, "/aktuality/" },
	ID(NULL),
	{ "nazev", "title", OD_TEXT, N_("Title."), NULL },
	{ "shrnuti", "summary", OD_TEXT, N_("A sentence or two."), NULL },
	{ "text", "text", OD_TEXT, N_("Text in Markdown; empty: the summary says it all."), NULL },
	{ "zverejneno", "shown_from", OD_DAY, N_("Day when it was published."), NULL },
	{ "plati_do", "relevant_to", OD_DAY, N_("Last day when it holds; empty: goes on."), NULL },
	{ "zmeneno", "updated_at", OD_MOMENT, N_("Last change of the record."), NULL },
	SOURCE, { 0 }
};

/* The names are those of the open standard Číselníky; ours stand behind them. */
static const struct opendata_column code_columns[] = {
	{ "číselník", NULL, OD_SET, N_("Address of the codelist."), NULL },
	{ "číselník_název_cs", NULL, OD_SET_NAME, N_("Name of the codelist."), NULL },
	{ "číselník_položka", NULL, OD_ITEM, N_("Address of the item."), NULL },
	{ "číselník_položka_kód", "code", OD_TEXT, N_("Code."), NULL },
	{ "číselník_položka_název_cs", "name", OD_TEXT, N_("Name."), NULL },
	{ "číselník_položka_název_en", "name_en", OD_TEXT, N_("Name in English."), NULL },
	{ "číselník_položka_popis_cs", "plain", OD_TEXT, N_("What it is, in plain words."), NULL },
	{ "číselník_položka_platnost_začátek_datum", "valid_from", OD_DAY,
		N_("First day; empty: since ever."), NULL },
	{ "číselník_položka_platnost_konec_datum", "valid_to", OD_DAY,
		N_("Last day; empty: goes on."), NULL },
	{ "paragraf", "paragraph", OD_TEXT, N_("Section of Act 108/2006."), NULL },
	{ "nadřazená_skupina", "parent", OD_TEXT, N_("Code of the group it belongs to."), NULL },
	{ "kód_registru", "register_code", OD_TEXT, N_("Its code in the national register."), NULL },
	{ "věk_od", "age_from", OD_INT, N_("From the age of, years; empty: no limit."), NULL },
	{ "věk_do", "age_to", OD_INT, N_("Up to the age of, years; empty: no limit."), NULL },
	{ 0 }
};

#define OFN "https://ofn.gov.cz/"
#define CODELIST(name_, list_, title_) \
	{ .name = name_, .list = list_, .title = title_, \
	  .about = N_("Codelist that the other data sets use, with items that are no longer valid."), \
	  .keywords = "číselník,sociální služby", .query = &opendata_codes_query, \
	  .columns = code_columns, .standard = OFN "číselníky/2022-02-08/", \
	  .ld_head = ofn_codelist_head, .ld_row = ofn_code, .ld_foot = "\n]}\n" }

const struct opendata_set opendata_sets[] = {
	{ .name = "sluzby", .title = N_("Social and related services"),
	  .about = N_("Services that are provided now: for whom, where, when, and whom to call."),
	  .keywords = "sociální služby,poskytovatelé sociálních služeb,pomoc",
	  .query = &opendata_services_query, .lists = service_lists, .columns = service_columns,
	  .type = "schema:Service", .personal = true },
	{ .name = "poskytovatele", .title = N_("Providers of services"),
	  .about = N_("Organisations that provide them, with their contacts."),
	  .keywords = "poskytovatelé sociálních služeb,organizace",
	  .query = &opendata_providers_query, .lists = provider_lists, .columns = provider_columns,
	  .type = "schema:Organization", .personal = true },
	{ .name = "mista", .title = N_("Places of services"),
	  .about = N_("Where services are. Secret addresses are not among them, "
	           "nor are their numbers."),
	  .keywords = "sociální služby,adresy,umístění", .query = &opendata_places_query,
	  .lists = place_lists, .columns = place_columns, .standard = OFN "umístění/2020-07-01/",
	  .ld_row = ofn_place },
	{ .name = "kapacity", .title = N_("Registered capacity of services"),
	  .about = N_("Capacity in the register, each form and unit on its own."),
	  .keywords = "sociální služby,kapacita", .query = &opendata_capacities_query,
	  .columns = capacity_columns, .type = "schema:QuantitativeValue" },
	{ .name = "situace", .title = N_("Life situations"),
	  .about = N_("What happened to somebody, and which services help."),
	  .keywords = "životní situace,sociální služby", .query = &opendata_situations_query,
	  .lists = situation_lists, .columns = situation_columns, .type = "skos:Concept" },
	{ .name = "kontakty", .title = N_("Contacts of services, providers, lines and offices"),
	  .about = N_("Telephones, e-mails, web pages and data boxes, a row each."),
	  .keywords = "kontakty,sociální služby,krizové linky", .query = &opendata_contacts_query,
	  .columns = contact_columns, .standard = OFN "kontakty/2020-07-01/", .ld_row = ofn_contact,
	  .personal = true },
	{ .name = "bezbarierovost", .title = N_("Access to places without barriers"),
	  .about = N_("What is known of steps and toilets at places of services."),
	  .keywords = "bezbariérovost,přístupnost", .query = &opendata_barriers_query,
	  .columns = barrier_columns, .standard = OFN "bezbariérovost/2020-07-01/",
	  .ld_row = ofn_barriers },
	{ .name = "aktuality", .title = N_("News of the office"),
	  .about = N_("What the office tells the public about social services."),
	  .keywords = "aktuality,sociální služby", .query = &opendata_news_query,
	  .columns = news_columns, .standard = OFN "aktuality/2020-07-01/", .ld_row = ofn_news },
	CODELIST("ciselnik-druhy-sluzeb", "service_type", N_("Codelist: kinds of services")),
	CODELIST("ciselnik-zdravotni-sluzby", "health_kind", N_("Codelist: kinds of health services")),
	CODELIST("ciselnik-skupiny-sluzeb", "service_group", N_("Codelist: groups of services")),
	CODELIST("ciselnik-formy", "service_form", N_("Codelist: forms of services")),
	CODELIST("ciselnik-cilove-skupiny", "target_group", N_("Codelist: target groups")),
	CODELIST("ciselnik-vekove-skupiny", "age_group", N_("Codelist: age groups")),
	CODELIST("ciselnik-jednotky-kapacity", "capacity_unit", N_("Codelist: units of capacity")),
	{ 0 }
};

const struct opendata_set *opendata_set_named(str name)
{
	for (const struct opendata_set *s = opendata_sets; s->name; s++)
		if (str_is(name, s->name))
			return s;
	return NULL;
}
