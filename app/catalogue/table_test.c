/* Tables of the catalogue's records, out of the office and in. */
#include "app/catalogue/fixture.h"
#include "app/catalogue/record.h"
#include "app/catalogue/record_test.sql.h"
#include "app/office/table.sql.h"
#include "app/people/audit.h"
#include "app/people/fixture.h"
#include "doc/doc.h"
#include <stdlib.h>

#define OFFICE "/urad/zaznamy/"

extern const struct lang lang_cs;

static void editor(struct check *t)
{
	catalogue_fixture(t);
	t->lang = &lang_cs;
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
}

static const char *z(struct check *t, const char *format, const char *kind)
{
	return arena_printf(&t->arena, format, kind).ptr;
}

static str export_of(struct check *t, const char *kind)
{
	return check_get(t, z(t, OFFICE "%s/tabulka.csv", kind)).body;
}

/* Hands the file over, with the columns as they are guessed, and tries it; where
 * what would happen is shown. */
static str try_import(struct check *t, const char *kind, str bytes, const char *key)
{
	struct reply got = try_upload(t, z(t, OFFICE "%s/prevzit", kind), "tabulka.csv", bytes);
	if (got.status != 303)
		return (str){ 0 };
	const char *url = arena_z(&t->arena, got.location);
	str page = check_get(t, url).body, rest = page;
	struct buf form = { .arena = &t->arena };
	buf_printf(&form, "klic=%s", key);
	for (int i = 0; ; i++) {
		str name = arena_printf(&t->arena, "name=\"s%d\"", i), chosen = S("\" selected");
		const char *at = memmem(rest.ptr, rest.len, name.ptr, name.len);
		if (!at)
			break;
		rest = str_part(rest, (size_t)(at - rest.ptr), rest.len);
		const char *end = memmem(rest.ptr, rest.len, "</select>", 9);
		const char *mark = memmem(rest.ptr, (size_t)(end - rest.ptr), chosen.ptr, chosen.len);
		const char *from = mark;
		while (from && from[-1] != '"')
			from--;
		buf_printf(&form, "&s%d=%.*s", i, from ? (int)(mark - from) : 0, from ? from : "");
	}
	buf_char(&form, '\0');
	got = try_post(t, url, form.ptr);
	return got.status == 303 ? got.location : (str){ 0 };
}

static str beside(struct check *t, str preview, const char *last)
{
	return arena_printf(
		&t->arena, "%.*s%s", (int)(preview.len - strlen("nahled")), preview.ptr, last);
}

static str report_of(struct check *t, str preview)
{
	return check_get(t, beside(t, preview, "zprava.csv").ptr).body;
}

static struct reply do_import(struct check *t, str preview)
{
	return try_post(t, beside(t, preview, "provest").ptr, "");
}

static struct reply undo_last(struct check *t, const char *kind)
{
	return try_post(t, arena_printf(&t->arena, OFFICE "%s/operace/%lld", kind,
		(long long)rt_operation(t->db)).ptr, "");
}

static str page_of(struct check *t, str preview)
{
	return check_get(t, arena_z(&t->arena, preview)).body;
}

static bool tells(struct check *t, str preview, int added, int changed, int same, int refused)
{
	str page = page_of(t, preview);
	const int counts[] = { added, changed, same, refused };
	const char *const begin = memmem(page.ptr, page.len, "govuk-list--bullet", 18);
	const char *at = begin;
	for (int i = 0; at && i < 4; i++) {
		str wanted = arena_printf(&t->arena, "<li>%d\xc2\xa0", counts[i]);
		str other = arena_printf(&t->arena, "<li>%d ", counts[i]);
		const char *item = strstr(at, "<li>");
		if (!item || (strncmp(item, wanted.ptr, wanted.len) && strncmp(item, other.ptr, other.len)))
			return false;
		at = item + 4;
	}
	return at != NULL;
}

/* The text with one part of it replaced. */
static str with(struct check *t, str s, const char *old, const char *new)
{
	const char *at = memmem(s.ptr, s.len, old, strlen(old));
	if (!at)
		return s;
	size_t n = (size_t)(at - s.ptr);
	return arena_printf(&t->arena, "%.*s%s%.*s", (int)n, s.ptr, new, (int)(s.len - n - strlen(old)),
		at + strlen(old));
}

/* In another order: what is saved sorts as Czechs sort, what the fixture has does not. */
static bool same_lines(str a, str b)
{
	str line, rest = a;
	while (str_cut(&rest, '\n', &line))
		if (!str_has(b, line))
			return false;
	return a.len == b.len;
}

TEST(what_a_table_of_any_kind_says_changes_nothing_when_it_comes_back)
{
	editor(t);
	for (const struct record *const *k = catalogue_records; *k; k++) {
		str csv = export_of(t, (*k)->path);
		struct reply xlsx = check_get(t, z(t, OFFICE "%s/tabulka.xlsx", (*k)->path));
		CHECK(str_starts(csv, S("\xef\xbb\xbf")) && xlsx.status == 200);
		if (edit_department_names(t->db, .limit = 1).count || (*k != &department_record
				&& *k != &office_record)) {
			str preview = try_import(t, (*k)->path, csv, "id");
			CHECK(preview.ptr && str_has(page_of(t, preview), S("zprava.csv")));
			CHECK(!str_has(page_of(t, preview), S("/provest")));
			preview = try_import(t, (*k)->path, xlsx.body, "id");
			CHECK(preview.ptr && !str_has(page_of(t, preview), S("/provest")));
			CHECK(report_of(t, preview).len < 150);
		}
	}
}

TEST(a_table_is_changed_imported_and_taken_back)
{
	editor(t);
	str before = export_of(t, "sluzby"), providers = export_of(t, "organizace");
	CHECK(str_has(before, S("Péče doma;Zveřejněno;Oblastní <charita>")));
	str edited = with(t, before, "Péče doma;Zveřejněno", "Péče u vás;Ukončeno");
	edited = with(t, edited, ";terénní;", ";\"terénní; ambulantní\";");
	edited = arena_printf(&t->arena, "%.*s;Úplně nová;zveřejněno;Most k životu;Návazná služba\r\n",
		STR_ARG(edited));
	str preview = try_import(t, "sluzby", edited, "id");
	CHECK(preview.ptr && tells(t, preview, 1, 1, 3, 0));
	str page = page_of(t, preview);
	CHECK(str_has(page, S("Péče u vás")) && str_has(page, S("terénní; ambulantní")));
	CHECK(str_eq(export_of(t, "sluzby"), before));
	CHECK(do_import(t, preview).status == 303);
	str after = export_of(t, "sluzby");
	CHECK(str_has(after, S("Péče u vás;Ukončeno")) && str_has(after, S("Úplně nová;Zveřejněno")));
	CHECK(try_audited(t, "import") == 3 && try_audited(t, "create") > 0);
	CHECK(do_import(t, preview).status == 404);
	/* The table that came out of it says nothing new. */
	preview = try_import(t, "sluzby", after, "id");
	CHECK(preview.ptr && tells(t, preview, 0, 0, 5, 0));
	CHECK(undo_last(t, "sluzby").status == 303);
	str back = export_of(t, "sluzby"), rest = before, line;
	while (str_cut(&rest, '\n', &line))
		CHECK(str_has(back, line));
	/* What the import made is left as a draft that the public does not see. */
	CHECK(str_has(back, S("Úplně nová;Rozpracováno")) && !str_has(back, S("Péče u vás")));
	CHECK(str_eq(export_of(t, "organizace"), providers));
	CHECK(audit_prove(t->db).sound);
}

TEST(taking_an_import_back_leaves_every_record_as_it_was)
{
	static const struct { const char *kind, *old, *new; } edits[] = {
		{ "organizace", "Most k životu;Zveřejněno;;;", "Most k žití;Zveřejněno;00216224;spolek;" },
		{ "mista", ";Horská;", ";Dolní;" },
		{ "situace", "Nezvládám péči doma", "Nezvládám péči" },
		{ "linky", "116 111", "116 111\n116 000 (záloha)" },
	};
	editor(t);
	for (size_t i = 0; i < COUNT(edits); i++) {
		str before = export_of(t, edits[i].kind);
		str edited = with(t, before, edits[i].old, edits[i].new);
		if (i == 3)
			edited = with(t, before, "116 111", "\"116 111\n116 000 (záloha)\"");
		CHECK(!str_eq(before, edited));
		str preview = try_import(t, edits[i].kind, edited, "id");
		CHECK(preview.ptr && do_import(t, preview).status == 303);
		CHECK(!str_eq(export_of(t, edits[i].kind), before));
		CHECK(undo_last(t, edits[i].kind).status == 303);
		CHECK(same_lines(export_of(t, edits[i].kind), before));
	}
}

TEST(records_that_an_import_made_vanish_from_lists_when_it_is_taken_back)
{
	static const struct { const char *kind, *csv, *name; } made[] = {
		{ "linky", "Název;Telefony\nLinka nová;116 006\n", "Linka nová" },
		{ "urady", "Název;Obec\nÚřad nový;Trutnov\n", "Úřad nový" },
		{ "mista", "Název;Poskytovatel;Ulice;Obec\nNová budova;Most k životu;Dlouhá;Úpice\n",
			"Nová budova" },
	};
	editor(t);
	for (size_t i = 0; i < COUNT(made); i++) {
		str before = export_of(t, made[i].kind);
		str preview = try_import(t, made[i].kind, str_of(made[i].csv), "name");
		CHECK(preview.ptr && tells(t, preview, 1, 0, 0, 0) && do_import(t, preview).status == 303);
		CHECK(str_has(export_of(t, made[i].kind), str_of(made[i].name)));
		preview = try_import(t, made[i].kind, str_of(made[i].csv), "name");
		CHECK(preview.ptr && tells(t, preview, 0, 0, 1, 0));
		CHECK(undo_last(t, made[i].kind).status == 303);
		CHECK(str_eq(export_of(t, made[i].kind), before));
	}
}

TEST(what_somebody_changed_since_an_import_stays_when_it_is_taken_back)
{
	editor(t);
	str preview =
		try_import(t, "situace", S("Název;Stav\nPrvní;Zveřejněno\nDruhá;Zveřejněno\n"), "name");
	CHECK(preview.ptr && tells(t, preview, 2, 0, 0, 0) && do_import(t, preview).status == 303);
	int64_t operation = rt_operation(t->db);
	str list = check_get(t, OFFICE "situace?q=druha").body;
	const char *at = strstr(list.ptr, "name=\"id\" value=\"");
	CHECK(at);
	const char *url =
		arena_printf(&t->arena, OFFICE "situace/%d", (int)strtol(at + 17, NULL, 10)).ptr;
	CHECK(try_post(t, url, "name=Druh%C3%A1&status=published&description=text&revision=99999")
			  .status == 303);
	CHECK(try_post(t, arena_printf(&t->arena, OFFICE "situace/operace/%lld",
		(long long)operation).ptr, "").status == 303);
	str now = export_of(t, "situace");
	CHECK(str_has(now, S("První;Rozpracováno")) && str_has(now, S("Druhá;Zveřejněno")));
}

TEST(every_row_that_is_refused_is_told_with_its_column_value_and_reason)
{
	editor(t);
	str preview = try_import(t, "organizace",
		S("Seznam organizací\n\nNázev;Stav;IČO;Telefony;Obec\n"
		  "Dobrá;Zveřejněno;00216224;499 123 456;Trutnov\n"
		  "Špatné číslo;Zveřejněno;12345678;;\n"
		  "Kdesi;Zveřejněno;;;Nikde\n"
		  ";Zveřejněno;;777 111 222;\n"
		  "Bez stavu;možná;;;\n"
		  "Dobrá;Zveřejněno;;;\n"
		  "Spojení;Zveřejněno;;zavolejte nám;\n"),
		"name");
	CHECK(preview.ptr && tells(t, preview, 1, 0, 0, 6));
	str report = report_of(t, preview);
	static const char *const told[] = {
		"5;odmítnuto;Špatné číslo;C;IČO;;12345678;",
		"6;odmítnuto;Kdesi;E;Obec;;Nikde;", "7;odmítnuto;;A;Název;;;",
		"8;odmítnuto;Bez stavu;B;Stav;;možná;", "9;odmítnuto;Dobrá;A;Název;;Dobrá;",
		"10;odmítnuto;Spojení;D;Telefony;;zavolejte nám;", "4;přidalo by se;Dobrá;",
	};
	for (size_t i = 0; i < COUNT(told); i++)
		CHECK(str_has(report, str_of(told[i])));
	CHECK(do_import(t, preview).status == 303);
	str after = export_of(t, "organizace");
	CHECK(
		str_has(after, S("Dobrá")) && !str_has(after, S("Kdesi")) && !str_has(after, S("Spojení")));
}

TEST(a_phone_in_the_column_of_names_is_a_name_and_in_that_of_mails_is_refused)
{
	editor(t);
	str preview = try_import(
		t, "organizace", S("Název;Stav;E-maily\nSpolek;Zveřejněno;499 811 000\n"), "name");
	CHECK(preview.ptr && tells(t, preview, 0, 0, 0, 1));
	CHECK(str_has(report_of(t, preview), S("2;odmítnuto;Spolek;C;E-maily;;499 811 000;")));
	CHECK(!str_has(page_of(t, preview), S("/provest")));
}

TEST(records_are_known_by_their_number_in_a_register_if_somebody_wants)
{
	editor(t);
	str csv = S("IČO;Název;Stav\n00216224;Univerzita;Zveřejněno\n");
	str preview = try_import(t, "organizace", csv, "ico");
	CHECK(preview.ptr && tells(t, preview, 1, 0, 0, 0) && do_import(t, preview).status == 303);
	preview = try_import(t, "organizace", S("Název;IČO\nKarlova univerzita;00216224\n"), "ico");
	CHECK(preview.ptr && tells(t, preview, 0, 1, 0, 0));
	preview = try_import(t, "organizace", csv, "new");
	CHECK(preview.ptr && tells(t, preview, 1, 0, 0, 0));
	CHECK(!try_import(t, "organizace", S("Název;Stav\nA;Zveřejněno\n"), "ico").ptr);
}

TEST(a_table_in_the_encoding_of_an_old_windows_is_imported)
{
	editor(t);
	str preview = try_import(t, "situace",
		S("N\xe1zev;Stav;Citliv\xe1\nP\xf8\xedli\x9a drah\xe9 bydlen"
		  "\xed;"
		  "zve\xf8"
		  "ejn\xec"
		  "no;ano\n"),
		"name");
	CHECK(preview.ptr && tells(t, preview, 1, 0, 0, 0) && do_import(t, preview).status == 303);
	CHECK(str_has(export_of(t, "situace"), S("Příliš drahé bydlení;Zveřejněno;;;ano")));
}

TEST(what_is_no_table_is_refused_in_words)
{
	static const struct { str bytes; const char *words;
	} bad[] = {
		{ S("\x89PNG\r\n\x1a\n\0\0"), "ani CSV ani XLSX" },
		{ S("\xd0\xcf\x11\xe0\0"), "starý soubor Excelu" },
		{ S("PK\x03\x04nic"), "poškozený" },
		{ S("a;b\n\"c\n"), "uvozovka" },
		{ S("a;b\n"), "nic není" },
	};
	editor(t);
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct reply got = try_upload(t, OFFICE "sluzby/prevzit", "x.xlsx", bad[i].bytes);
		CHECK(got.status == 422 && str_has(got.body, str_of(bad[i].words)));
	}
	CHECK(try_post(t, OFFICE "sluzby/prevzit", "").status == 422);
}

TEST(what_changed_after_the_trial_is_not_overwritten)
{
	editor(t);
	str preview = try_import(
		t, "situace", S("Název;Stav;Popis\nNezvládám péči doma;Zveřejněno;Jinak\n"), "name");
	CHECK(preview.ptr && tells(t, preview, 0, 1, 0, 0));
	CHECK(try_post(t, OFFICE "situace/1", "name=Jin%C3%A9+jm%C3%A9no&status=published&revision=0")
			  .status == 303);
	struct reply got = do_import(t, preview);
	CHECK(got.status == 303 && str_has(got.location, S("zmena=1")));
	CHECK(!str_has(export_of(t, "situace"), S("Jinak")) && try_audited(t, "import") == 0);
	CHECK(check_get(t, arena_z(&t->arena, got.location)).status == 200);
}

TEST(an_upload_is_its_owners_alone_and_ends_after_a_day)
{
	editor(t);
	str preview = try_import(t, "situace", S("Název;Stav\nNová;Zveřejněno\n"), "name");
	str cookies = t->cookies;
	t->cookies = try_session(t, try_account(t, "petr@example.cz", "editor"));
	CHECK(check_get(t, arena_z(&t->arena, preview)).status == 404 &&
		do_import(t, preview).status == 404);
	t->cookies = try_session(t, try_account(t, "cte@example.cz", "reader"));
	CHECK(check_get(t, OFFICE "situace/tabulka.csv").status == 403);
	CHECK(check_get(t, OFFICE "situace/prevzit").status == 403);
	t->cookies = cookies;
	CHECK(check_get(t, arena_z(&t->arena, preview)).status == 200);
	uploads_drop_before(t->db, .at = t->now - 60);
	CHECK(check_get(t, arena_z(&t->arena, preview)).status == 200);
	uploads_drop_before(t->db, .at = t->now + 1);
	CHECK(check_get(t, arena_z(&t->arena, preview)).status == 404);
}

TEST(many_new_records_of_one_name_have_all_that_one_has)
{
	enum { MANY = 3 * RECORDS_TOGETHER + 7 };
	struct buf csv = { .arena = &t->arena };
	editor(t);
	buf_put(&csv, S("Název;Stav;Obec;Telefony;E-maily\n"));
	for (int i = 0; i < MANY; i++)
		buf_printf(&csv, "Spolek;Zveřejněno;Trutnov;499 811 %03d;s%d@example.cz\n", i, i);
	str preview = try_import(t, "organizace", buf_str(&csv), "new");
	CHECK(preview.ptr && tells(t, preview, MANY, 0, 0, 0));
	CHECK(rt_contacts(t->db, .name = S("Spolek")) == 0);
	CHECK(do_import(t, preview).status == 303);
	CHECK(rt_contacts(t->db, .name = S("Spolek")) == 2 * MANY);
	CHECK(rt_slugs(t->db, .name = S("Spolek"), .from = S("spolek"), .to = S("spolek")) == 1);
	CHECK(rt_slugs(t->db, .name = S("Spolek"), .from = S("spolek-2"), .to = S("spolek-2")) == 1);
	str last = S("spolek-307");
	CHECK(rt_slugs(t->db, .name = S("Spolek"), .from = last, .to = last) == 1);
	/* That it was made, and each of its five texts. */
	CHECK(rt_entries(t->db, .name = S("Spolek"), .action = S("create")) == 6 * MANY);
	CHECK(audit_prove(t->db).sound);
	str after = export_of(t, "organizace");
	CHECK(str_has(after, S(";499 811 000;s0@example.cz;")) &&
		str_has(after, S(";499 811 306;s306@example.cz;")));
	struct buf again = { .arena = &t->arena };
	buf_put(&again, after);
	preview = try_import(t, "organizace", buf_str(&again), "id");
	CHECK(preview.ptr && tells(t, preview, 0, 0, MANY + 2, 0));
	CHECK(undo_last(t, "organizace").status == 303 &&
		rt_entries(t->db, .name = S("Spolek"), .action = S("undo")) == MANY);
}

TEST(tables_say_no_address_that_is_secret)
{
	editor(t);
	str places = export_of(t, "mista"), services = export_of(t, "sluzby");
	CHECK(str_has(places, S("Horská")) && !str_has(places, S("Tajná")) &&
		!str_has(services, S("Tajná")));
	str preview = try_import(t, "mista", with(t, places, ";ano;;", ";ano;Prozrazená;"), "id");
	CHECK(preview.ptr && tells(t, preview, 0, 0, 2, 1));
}

TEST(a_list_gives_the_table_of_what_it_shows_and_an_empty_one)
{
	editor(t);
	str some = check_get(t, OFFICE "sluzby/tabulka.csv?stav=draft").body;
	CHECK(str_has(some, S("Připravovaná služba")) && !str_has(some, S("Péče doma")));
	str none = check_get(t, OFFICE "sluzby/tabulka.csv?sablona=1").body;
	CHECK(str_has(none, S("Název;Stav;")) && !str_has(none, S("služba\r")) &&
		!str_has(none, S("Péče")));
	CHECK(check_get(t, OFFICE "nic/tabulka.xlsx").status == 404);
}

TEST(the_labels_of_a_kinds_fields_tell_its_columns_apart)
{
	editor(t);
	for (const struct record *const *k = catalogue_records; *k; k++) {
		str heading = check_get(t, z(t, OFFICE "%s/tabulka.csv?sablona=1", (*k)->path)).body, label;
		struct csv csv = csv_open(heading, ';');
		struct str_list labels;
		CHECK(csv_next(&csv, &t->arena, &labels) && labels.count > 3);
		for (size_t i = 0; i < labels.count; i++)
			for (size_t n = 0; n < i; n++)
				CHECK(!str_eq(label = labels.items[i], labels.items[n]));
	}
}
