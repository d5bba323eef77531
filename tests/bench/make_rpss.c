/*
 * make_rpss — a register of COUNT services in the shape and density of the real
 * one, from the codelists and municipalities that ship.  The same COUNT always
 * gives the same file.
 *
 *     make_rpss COUNT > register.json        (run at the root of the tree)
 */
#include "doc/doc.h"
#include <stdio.h>

enum { MOST = 4 * 1024 * 1024, SERVICES_OF_ONE = 5 };

struct town { str code, name, postal; };
struct world {
	struct arena arena;
	struct { struct town *items; size_t count; } towns;
	struct { str *items; size_t count; } types, groups, units;
	uint64_t state;
};

static uint64_t next(struct world *w)      /* xorshift64* */
{
	w->state ^= w->state >> 12;
	w->state ^= w->state << 25;
	w->state ^= w->state >> 27;
	return w->state * 0x2545f4914f6cdd1du;
}

static size_t below(struct world *w, size_t n) { return (size_t)((next(w) >> 33) % n); }

/* ---- what it is made from ---- */

typedef void row_use(struct world *, const struct str_list *header, const struct str_list *row);

static void list_read(struct world *w, const char *path, row_use *use)
{
	struct csv csv = csv_open(file_read(&w->arena, path, MOST), ',');
	struct str_list header, row;
	if (!csv_next(&csv, &w->arena, &header))
		return;
	while (csv_next(&csv, &w->arena, &row))
		use(w, &header, &row);
}

static str column(const struct str_list *header, const struct str_list *row, const char *name)
{
	return csv_field(row, csv_column(header, name));
}

static void town_use(struct world *w, const struct str_list *header, const struct str_list *row)
{
	struct town *t = arena_push(&w->arena, &w->towns.items, &w->towns.count, sizeof *t);
	*t = (struct town){ column(header, row, "code"), column(header, row, "name"),
		column(header, row, "postal_code") };
}

static void code_use(struct world *w, void *list, size_t *count, str code)
{
	if (code.len)
		*(str *)arena_push(&w->arena, list, count, sizeof(str)) = code;
}

static void type_use(struct world *w, const struct str_list *header, const struct str_list *row)
{
	code_use(w, &w->types.items, &w->types.count, column(header, row, "od_code"));
}

static void group_use(struct world *w, const struct str_list *header, const struct str_list *row)
{
	code_use(w, &w->groups.items, &w->groups.count, column(header, row, "od_code"));
}

static void unit_use(struct world *w, const struct str_list *header, const struct str_list *row)
{
	code_use(w, &w->units.items, &w->units.count, column(header, row, "od_code"));
}

/* ---- the parts of an item ---- */

static const char person[] =
	"{\"jmeno\":\"OSOBA-NESMI-BYT-ULOZENA\",\"prijmeni\":\"OSOBA-NESMI-BYT-ULOZENA\","
	"\"titulPred\":null,\"titulZa\":null}";

static void put_contacts(size_t provider, size_t service)
{
	printf(
		"\"telefony\":[{\"telefon\":\"%03zu%03zu%03zu\",\"poznamka\":null},{\"telefon\":\"7%02zu%"
	    "03zu%03zu\","
		"\"poznamka\":\"sociální "
	    "pracovnice\"}],\"emaily\":[{\"email\":\"info%zu@poskytovatel%zu.cz\",\"poznamka\":null}],"
		"\"weby\":[{\"web\":\"www.poskytovatel%zu.cz\",\"poznamka\":null}],\"faxy\":[]",
		300 + provider % 300, service % 1000, provider % 1000, service % 100, provider % 1000,
		service % 1000, service, provider, provider);
}

static void put_address(const struct town *t, size_t point)
{
	printf("{\"kodAdresnihoMista\":%zu,\"cisloDomovni\":%zu,\"cisloOrientacni\":\"%zu\","
	       "\"dodatekAdresy\":null,"
		   "\"psc\":\"%.*s\",\"typCislaDomovniho\":{\"id\":\"TypStavebnihoObjektu/"
	       "1\"},\"kraj\":{\"id\":\"Kraj/51\"},"
		   "\"okres\":{\"id\":\"Okres/3402\"},\"obec\":{\"id\":\"Obec/"
	       "%.*s\"},\"castObce\":{\"id\":\"CastObce/405507\"},"
		   "\"mestskyObvodMestskaCast\":null,\"mestskyObvodVPraze\":null,\"ulice\":{\"nazev\":"
	       "\"Ulice %zu\"}}",
		point, point % 3000 + 1, point % 90 + 1, STR_ARG(t->postal), STR_ARG(t->code),
		point % 400 + 1);
}

static void put_facilities(struct world *w, size_t provider, size_t service)
{
	size_t count = 1 + below(w, 5);
	printf("\"zarizeni\":[");
	for (size_t i = 0; i < count; i++) {
		bool secret = below(w, 50) == 0, over = below(w, 4) == 0;
		printf("%s{\"nazev\":\"Zařízení %zu poskytovatele "
		       "%zu\",\"poskytujeOd\":\"20%02zu-01-01\",\"poskytujeDo\":%s,"
			   "\"utajenaAdresa\":%s,\"vedouci\":%s",
			i ? "," : "", service * 10 + i, provider, 7 + below(w, 18),
			over ? "\"2025-12-31\"" : "null", secret ? "true" : "false", person);
		if (!secret) {
			printf(",\"adresa\":");
			put_address(&w->towns.items[below(w, w->towns.count)], 1000000 + service * 10 + i);
		}
		printf("}");
	}
	printf("]");
}

static void put_forms(struct world *w)
{
	static const char *const forms[] = { "amb", "pob", "ter" };
	size_t first = below(w, COUNT(forms)), count = 1 + (below(w, 3) == 0);
	printf("\"formy\":[");
	for (size_t i = 0; i < count; i++) {
		str unit = w->units.items[below(w, w->units.count)];
		printf("%s{\"forma\":{\"id\":\"FormaSocialniSluzby/"
		       "%s\"},\"nepretrzitePoskytovani\":%s,\"casoveRozsahy\":null,"
			   "\"kapacity\":[{\"pocet\":%zu,\"popis\":\"Maximální "
		       "kapacita.\",\"typ\":{\"id\":\"%.*s\"}}]}",
			i ? "," : "", forms[(first + i) % COUNT(forms)], below(w, 3) ? "false" : "true",
			1 + below(w, 90), STR_ARG(unit));
	}
	printf("]");
}

static void put_groups(struct world *w)
{
	size_t first = below(w, w->groups.count), count = 1 + below(w, 3);
	printf("\"ciloveSkupiny\":[");
	for (size_t i = 0; i < count; i++) {
		str group = w->groups.items[(first + i) % w->groups.count];
		printf("%s{\"cilovaSkupina\":{\"id\":\"%.*s\"}}", i ? "," : "", STR_ARG(group));
	}
	printf("],\"vekoveSkupiny\":[],\"doplnujiciInformaceVekoveSkupiny\":null");
}

/* Most of the real file's bytes are links to documents, which nobody imports. */
static void put_documents(size_t service)
{
	static const char *const kinds[] = { "realizacePoskytovani", "planyFinancnihoZajisteni",
		"personalniZajisteni" };
	printf("\"doplnkoveUdaje\":{");
	for (size_t k = 0; k < COUNT(kinds); k++) {
		printf("%s\"%s\":[", k ? "," : "", kinds[k]);
		for (size_t i = 0; i < 16; i++)
			printf("%s{\"priloha\":{\"url\":\"https://example.org/agportal-server/rest/documents/"
			       "%08zu-%s-%02zu-aaaa-bbbb-cccc-dddddddddddd\","
				   "\"popis\":null,\"platnostOd\":\"2020-01-01\"}}",
				i ? "," : "", service, kinds[k], i);
		printf("]");
	}
	printf("}");
}

static void put_item(struct world *w, size_t service)
{
	size_t provider = service / SERVICES_OF_ONE;
	str type = w->types.items[below(w, w->types.count)];
	printf(
		"{\"portalId\":%zu,\"id\":\"SocialniSluzba/"
	    "%zu\",\"identifikator\":\"%07zu\",\"datumPoskytovaniOd\":\"2007-01-01\","
		"\"datumPoskytovaniDo\":%s,\"druhSocialniSluzby\":{\"id\":\"%.*s\"},\"poskytovatel\":{"
	    "\"nazev\":\"Poskytovatel %zu, z. ú.\","
		"\"ico\":\"%08zu\",\"statutarniOrgany\":[{\"clen\":%s}],\"kontaktniAdresy\":[{\"adresa\":",
		service + 1, service + 1, service + 1000000, below(w, 12) ? "null" : "\"2024-12-31\"",
		STR_ARG(type), provider, provider + 10000000, person);
	put_address(&w->towns.items[provider * 7 % w->towns.count], 500000 + provider);
	printf("}],");
	put_contacts(provider, 0);
	printf("},");
	put_facilities(w, provider, service);
	printf(",\"kontaktniAdresy\":[],");
	put_contacts(provider, service);
	printf(",");
	put_groups(w);
	printf(",");
	put_forms(w);
	printf(",\"rozsirenePusobnostiVKraji\":[],");
	put_documents(service);
	printf("}");
}

int main(int argc, char **argv)
{
	struct world w = { .state = 0x9e3779b97f4a7c15u };
	struct maybe_int count = argc == 2 ? str_int(str_of(argv[1])) : NONE;
	if (!count.set || count.value < 0)
		return fputs("usage: make_rpss COUNT > register.json\n", stderr), 2;
	list_read(&w, "data/territory/municipalities.csv", town_use);
	list_read(&w, "data/codelists/service_types.csv", type_use);
	list_read(&w, "data/codelists/target_groups.csv", group_use);
	list_read(&w, "data/codelists/capacity_units.csv", unit_use);
	if (!w.towns.count || !w.types.count || !w.groups.count || !w.units.count)
		return fputs("make_rpss: run it at the root of the tree\n", stderr), 1;
	printf("{\"polozky\":[");
	for (size_t i = 0; i < (size_t)count.value; i++) {
		printf("%s", i ? ",\n" : "\n");
		put_item(&w, i);
	}
	printf("\n]}\n");
	arena_free(&w.arena);
	return fflush(stdout) == 0 ? 0 : 1;
}
