/* Lists, plans, contacts, shared links and the slip of the reception desk. */
#include "app/catalogue/fixture.h"
#include "app/features.h"
#include "app/people/fixture.h"
#include "app/shortlist/shortlist_test.sql.h"
#include "app/shortlist/shortlist_view.h"
#include "crypto/crypto.h"

#define HAS(reply, text) str_has((reply).body, S(text))
#define BASE "https://socialni.example.cz"
#define LIST "pece-doma,denni-centrum,azylovy-dum"

/* A portal whose address is known; asked from a network of this test's and engine's own,
 * for how often one may ask is counted in the process. */
static void portal(struct check *t, int test)
{
	catalogue_fixture(t);
	site_setting_put(t->db, "base_url", S(BASE));
	people.install(t->db, &t->arena, t->now);
	t->address = arena_printf(&t->arena, "10.91.%d.%d", db_is_postgres(t->db), test);
}

static size_t place_of(struct reply got, const char *text)
{
	const char *at = memmem(got.body.ptr, got.body.len, text, strlen(text));
	return at ? (size_t)(at - got.body.ptr) : SIZE_MAX;
}

/* ---- the list ---- */

UNIT(a_list_is_read_from_its_address_and_changed_into_another)
{
	struct arena *a = &t->arena;
	struct picks p = picks_read(a, S("a,,b, ,a,@3,@0,@x,Ž,c\"d,../x"));
	CHECK(str_is(picks_text(a, p.keys), "a,b,@3") && !p.more);
	CHECK(str_is(picks_with(a, p.keys, S("d")), "a,b,@3,d"));
	CHECK(str_is(picks_with(a, p.keys, S("b")), "a,b,@3"));
	CHECK(str_is(picks_without(a, p.keys, S("b")), "a,@3"));
	CHECK(str_is(picks_moved(a, p.keys, 1, -1), "b,a,@3"));
	CHECK(str_is(picks_moved(a, p.keys, 1, 1), "a,@3,b"));
	CHECK(str_is(picks_moved(a, p.keys, 0, -1), "a,b,@3"));
	CHECK(str_is(picks_moved(a, p.keys, 2, 1), "a,b,@3"));
	CHECK(str_is(picks_with(a, (struct str_list){ 0 }, S("d")), "d"));
	CHECK(!picks_read(a, (str){ 0 }).keys.count);
}

UNIT(a_list_has_room_for_twenty)
{
	struct buf text = { .arena = &t->arena };
	for (int i = 0; i < 20; i++)
		buf_printf(&text, "s%d,", i);
	CHECK(!picks_read(&t->arena, buf_str(&text)).more);
	buf_put(&text, S("s5,s21"));
	struct picks p = picks_read(&t->arena, buf_str(&text));
	CHECK(p.more && p.keys.count == LIMIT_PICKS);
}

TEST(a_list_shows_what_its_address_says_in_its_order_phone_first)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/muj-seznam?s=denni-centrum,pece-doma");
	CHECK(got.status == 200 && HAS(got, "2 items") && HAS(got, "noindex"));
	CHECK(place_of(got, "Denní centrum") < place_of(got, "Péče doma"));
	CHECK(place_of(got, "tel:+420491000111") < place_of(got, "Krátká"));
	CHECK(HAS(got, "/muj-seznam?s=pece-doma,denni-centrum#polozka-1"));
	CHECK(HAS(got, "data-list-set=\"pece-doma\"") && HAS(got, "href=\"/muj-seznam?s=pece-doma#"));
	got = check_get(t, "/muj-seznam");
	CHECK(got.status == 200 && HAS(got, "nothing on your list") && !HAS(got, "noindex"));
	CHECK(!got.req->no_store && !got.req->traceless && !got.req->set_cookies.count);
}

TEST(what_is_not_public_is_on_no_list)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/muj-seznam?s=pripravovana,neni-tu,pece-doma");
	CHECK(got.status == 200 && HAS(got, "1 item") && HAS(got, "was left out"));
	CHECK(!HAS(got, "Připravovaná") && HAS(got, "data-list=\"pece-doma\""));
	CHECK(check_get(t, "/muj-seznam/tisk?s=pripravovana").status == 404);
	CHECK(check_get(t, "/muj-seznam/kontakty.vcf?s=pripravovana").status == 404);
	CHECK(check_get(t, "/muj-seznam/tisk").status == 404);
}

TEST(what_is_sensitive_hides_the_page_and_is_never_kept)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/muj-seznam?s=pece-doma,azylovy-dum");
	CHECK(got.req->traceless && HAS(got, "/rychly-odchod"));
	CHECK(HAS(got, "data-list=\"pece-doma,azylovy-dum\" data-list-kept=\"pece-doma\""));
	CHECK(!HAS(got, "data-note=\"azylovy-dum\"") && HAS(got, "data-note=\"pece-doma\""));
	got = check_get(t, "/muj-seznam?s=pece-doma");
	CHECK(!got.req->traceless && !HAS(got, "/rychly-odchod"));
	got = check_get(t, "/muj-seznam/tisk?s=azylovy-dum");
	CHECK(got.req->traceless && !HAS(got, "data-note=\""));
	CHECK(check_get(t, "/muj-seznam/kontakty.vcf?s=azylovy-dum").req->traceless);
}

/* A-23: the street and the town of the shelter, whose place is secret. */
TEST(a_secret_address_is_on_no_list_slip_or_contact)
{
	portal(t, 1);
	struct str_list keys = picks_read(&t->arena, S("azylovy-dum")).keys;
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now };
	db_lend(t->db, &t->arena);
	str code = shared_make(&r, keys, S(""), 7);
	t->cookies = try_session(t, try_account(t, "d@example.cz", "desk"));
	const char *urls[] = { "/muj-seznam?s=azylovy-dum", "/muj-seznam/tisk?s=azylovy-dum",
		"/muj-seznam/kontakty.vcf?s=azylovy-dum", "/sluzby/azylovy-dum/tisk",
		"/sluzby/azylovy-dum/kontakt.vcf", "/sluzby/azylovy-dum/qr.svg",
		"/muj-seznam/sdilet?s=azylovy-dum", "/urad/prepazka?s=azylovy-dum",
		arena_printf(&t->arena, "/s/%.*s", STR_ARG(code)).ptr,
		arena_printf(&t->arena, "/s/%.*s/tisk", STR_ARG(code)).ptr,
		arena_printf(&t->arena, "/urad/prepazka/listek/%.*s", STR_ARG(code)).ptr };
	for (size_t i = 0; i < COUNT(urls); i++) {
		struct reply got = check_get(t, urls[i]);
		CHECK(got.status == 200 && !HAS(got, "Tajná") && !HAS(got, "Trutnov"));
	}
	CHECK(HAS(check_get(t, urls[0]), "The address is secret"));
	CHECK(HAS(check_get(t, urls[2]), "TEL;TYPE=WORK,VOICE:+420 777 000 333"));
}

/* ---- paper and telephone ---- */

TEST(a_plan_of_help_is_printed_with_its_day_and_a_code_of_the_list)
{
	portal(t, 2);
	struct reply got = check_get(t, "/muj-seznam/tisk?s=denni-centrum,pece-doma");
	struct qr qr = qr_make(&t->arena, S(BASE "/muj-seznam?s=denni-centrum,pece-doma"));
	CHECK(got.status == 200 && HAS(got, "Printed on 12\u00a0March\u00a02026."));
	CHECK(HAS(got, "1. Denní centrum") && HAS(got, "2. Péče doma") && HAS(got, "What to say"));
	CHECK(qr.size && str_has(got.body, qr.path));
	got = check_get(t, "/sluzby/pece-doma/tisk");
	CHECK(got.status == 200 &&
		str_has(got.body, qr_make(&t->arena, S(BASE "/sluzby/pece-doma")).path));
	CHECK(check_get(t, "/sluzby/neni-tu/tisk").status == 404);
	site_setting_put(t->db, "base_url", S(""));
	got = check_get(t, "/muj-seznam/tisk?s=pece-doma");
	CHECK(got.status == 200 && !HAS(got, "sp-qr"));
}

TEST(contacts_are_a_file_for_a_telephone)
{
	portal(t, 3);
	struct reply got = check_get(t, "/muj-seznam/kontakty.vcf?s=pece-doma,denni-centrum");
	CHECK(got.status == 200 && str_starts(got.type, S("text/vcard")));
	CHECK(str_is(got.req->download, "muj-seznam.vcf"));
	CHECK(HAS(got, "FN:Péče doma\r\n") && HAS(got, "ORG:Oblastní <charita>\r\n"));
	CHECK(HAS(got, "TEL;TYPE=WORK,VOICE:+420 499 811 890\r\n"));
	CHECK(HAS(got, "ADR;TYPE=WORK:;;Horská") && HAS(got, "URL:https://most.example.cz/\r\n"));
	got = check_get(t, "/sluzby/pece-doma/kontakt.vcf");
	CHECK(HAS(got, "URL:" BASE "/sluzby/pece-doma\r\n") && !HAS(got, "Denní"));
	got = check_get(t, "/sluzby/pece-doma/qr.svg");
	CHECK(got.status == 200 && str_is(got.type, "image/svg+xml") && HAS(got, "xmlns="));
	CHECK(check_get(t, "/sluzby/pripravovana/qr.svg").status == 404);
}

/* ---- sharing ---- */

/* Fills in a public form. */
static struct reply form_send(struct check *t, const char *url, const char *rest)
{
	static const char mark[] = "name=\"csrf\" value=\"";
	str page = check_get(t, url).body, token = { 0 };
	const char *at = memmem(page.ptr, page.len, mark, strlen(mark));
	if (at) {
		str from = str_part(page, (size_t)(at - page.ptr) + strlen(mark), page.len);
		str_cut(&from, '"', &token);
	}
	return check_post(
		t, url, arena_printf(&t->arena, "csrf=%.*s&%s", STR_ARG(token), rest).ptr);
}

/* The address of the link that was made, without what is behind "?". */
static const char *link_of(struct check *t, struct reply got)
{
	str rest = got.location, path;
	return got.status == 303 && str_starts(rest, S("/s/")) && str_cut(&rest, '?', &path)
		? arena_z(&t->arena, path) : NULL;
}

static const char *shared(struct check *t, const char *rest)
{
	return link_of(t, form_send(t, "/muj-seznam/sdilet?s=" LIST, rest));
}

TEST(a_shared_list_opens_for_who_has_its_link_until_its_last_day)
{
	portal(t, 4);
	const char *link = shared(t, "days=7");
	CHECK(link && strlen(link) == strlen("/s/") + 43);
	struct reply got = check_get(t, link);
	CHECK(got.status == 200 && HAS(got, "Péče doma") && HAS(got, "19\u00a0March\u00a02026"));
	CHECK(got.req->no_store && got.req->traceless && HAS(got, "noindex"));
	str url = arena_printf(&t->arena, BASE "%s", link);
	CHECK(str_has(got.body, qr_make(&t->arena, url).path) && str_has(got.body, url));
	got = check_get(t, arena_printf(&t->arena, "%s/tisk", link).ptr);
	CHECK(got.status == 200 && str_has(got.body, qr_make(&t->arena, url).path));
	t->now += 7 * 86400 - 100;
	CHECK(check_get(t, link).status == 200);
	t->now += 200;
	CHECK(check_get(t, link).status == 404);
	CHECK(check_get(t, arena_printf(&t->arena, "%s/tisk", link).ptr).status == 404);
	shared_job(&(struct job_run){ t->db, &t->arena, t->now, NULL });
	CHECK(!st_shared(t->db, .limit = 5).count);
}

TEST(the_store_says_neither_the_link_nor_the_list_nor_the_note)
{
	portal(t, 5);
	const char *link = shared(t, "days=30&note=Zavolej+mi&keep_note=1");
	struct buf dump = { .arena = &t->arena };
	CHECK(link);
	struct st_shared_rows rows = st_shared(t->db, .limit = 5);
	CHECK(rows.count == 1 && rows.items[0].expires_at > t->now + 29 * 86400);
	db_dump(t->db, &dump);
	str all = buf_str(&dump);
	CHECK(!str_has(all, str_of(link + 3)) && !str_has(all, S("Zavolej")));
	CHECK(!str_has(rows.items[0].sealed, S("pece-doma")));
	CHECK(HAS(check_get(t, link), "Zavolej mi"));
	CHECK(HAS(check_get(t, arena_printf(&t->arena, "%s/tisk", link).ptr), "Zavolej mi"));
	str other = token_make(&t->arena);
	CHECK(check_get(t, arena_printf(&t->arena, "/s/%.*s", STR_ARG(other)).ptr).status == 404);
	str hash = rows.items[0].code_hash;
	CHECK(check_get(t, arena_printf(&t->arena, "/s/%.*s", STR_ARG(hash)).ptr).status == 404);
	CHECK(str_is(web_loggable(&app_web, str_of(link)), "/s/"));
}

TEST(a_note_is_kept_only_when_that_was_ticked)
{
	portal(t, 6);
	struct reply got = form_send(t, "/muj-seznam/sdilet?s=" LIST, "days=7&note=Zavolej+mi");
	CHECK(got.status == 422 && HAS(got, "Zavolej mi") && HAS(got, "Tick that the note"));
	CHECK(HAS(got, "Error:") && !st_shared(t->db, .limit = 1).count);
	CHECK(form_send(t, "/muj-seznam/sdilet?s=" LIST, "days=90").status == 422);
	CHECK(check_get(t, "/muj-seznam/sdilet?s=neni-tu").status == 303);
	const char *link = shared(t, "days=7&keep_note=1");
	CHECK(link && !HAS(check_get(t, link), "Zavolej"));
}

TEST(whoever_has_the_link_can_delete_it)
{
	portal(t, 7);
	const char *link = shared(t, "days=7");
	CHECK(link);
	CHECK(check_post(t, link, "csrf=x").status == 403 && check_get(t, link).status == 200);
	struct reply got = form_send(t, link, "");
	CHECK(got.status == 303 && HAS(check_get(t, got.location.ptr), "was deleted"));
	CHECK(check_get(t, link).status == 404 && !st_shared(t->db, .limit = 1).count);
}

TEST(links_are_made_and_tried_only_so_often_from_one_network)
{
	portal(t, 8);
	int made = 0;
	for (int i = 0; i < LIMIT_SHARED_HOUR + 5; i++)
		made += shared(t, "days=7") != NULL;
	CHECK(made == LIMIT_SHARED_HOUR);
	struct reply got = form_send(t, "/muj-seznam/sdilet?s=" LIST, "days=7");
	CHECK(got.status == 422 && HAS(got, "Too many links"));
	int tried = 0;
	while (tried < 1000 && check_get(t, "/s/x").status == 404)
		tried++;
	CHECK(tried == LIMIT_SHARED_LOOKS && check_get(t, "/s/x/tisk").status == 429);
	t->address = arena_printf(&t->arena, "10.92.%d.8", db_is_postgres(t->db));
	CHECK(check_get(t, "/s/x").status == 404);
}

/* ---- the desk ---- */

static void desk(struct check *t, int test, const char *role)
{
	portal(t, test);
	db_script(t->db, "INSERT INTO office (id, uuid, source, name, address, position, updated_at) "
		"VALUES (1, 'u', 'office', 'Městský úřad', 'Náměstí 1', 1, 0);"
		"INSERT INTO department (id, office_id, name, floor, room, hours, agendas, position) "
		"VALUES (1, 1, 'Odbor dávek', '2. patro', 'dveře 12', 'Čt 8:00–12:00', "
		"'příspěvek na péči', 1);");
	t->cookies = try_session(t, try_account(t, "d@example.cz", role));
}

TEST(a_clerk_makes_a_slip_that_names_room_hours_and_whom_to_ask)
{
	desk(t, 9, "desk");
	struct reply got = check_get(t, "/urad/prepazka");
	CHECK(got.status == 200 && HAS(got, "příspěvek na péči") && HAS(got, "dveře 12"));
	CHECK(HAS(got, "href=\"/urad/prepazka?s=@1#listek\""));
	got = try_post(t, "/urad/prepazka/listek", "s=@1,pece-doma");
	CHECK(got.status == 303 && str_starts(got.location, S("/urad/prepazka/listek/")));
	str code = str_part(got.location, strlen("/urad/prepazka/listek/"), got.location.len);
	str url = arena_printf(&t->arena, BASE "/s/%.*s", STR_ARG(code));
	got = check_get(t, got.location.ptr);
	CHECK(HAS(got, "2. patro, dveře 12") && HAS(got, "Thu 8:00–12:00") && HAS(got, "Náměstí 1"));
	CHECK(HAS(got, "+420 499 811 890") && HAS(got, "sp-slip--receipt"));
	CHECK(str_has(got.body, qr_make(&t->arena, url).path) && got.req->no_store);
	const char *link = arena_printf(&t->arena, "/s/%.*s", STR_ARG(code)).ptr;
	CHECK(HAS(check_get(t, link), "Odbor dávek"));
	got = try_post(t, "/urad/prepazka/listek", "s=@1&papir=a6");
	CHECK(str_ends(got.location, S("?papir=a6")));
	CHECK(HAS(check_get(t, got.location.ptr), "sp-slip--a6"));
	CHECK(str_is(try_post(t, "/urad/prepazka/listek", "s=").location, "/urad/prepazka"));
}

TEST(the_desk_finds_departments_and_services_by_what_the_client_says)
{
	/* Another week than other tests, whose store of the same version the index holds. */
	t->now += 40 * 7 * 86400;
	desk(t, 10, "reader");
	catalogue_index_refresh(t->db, &t->arena, t->now);
	struct reply got = check_get(t, "/urad/prepazka?q=p%C5%99%C3%ADsp%C4%9Bvek&s=pece-doma");
	CHECK(got.status == 200 && HAS(got, "Odbor dávek") && HAS(got, "s=pece-doma,@1#listek"));
	got = check_get(t, "/urad/prepazka?q=denn");
	CHECK(HAS(got, "Denní centrum") && HAS(got, "No department says"));
	got = check_get(t, "/muj-seznam?s=pece-doma&q=centrum");
	CHECK(HAS(got, "href=\"/muj-seznam?s=pece-doma,denni-centrum\""));
	got = check_get(t, "/urad/prepazka?q=xyzxyz");
	CHECK(HAS(got, "Nothing was found"));
}

TEST(the_desk_is_for_who_works_there)
{
	desk(t, 11, "provider");
	CHECK(check_get(t, "/urad/prepazka").status == 403);
	t->cookies = S("");
	CHECK(check_get(t, "/urad/prepazka").status == 401);
	CHECK(check_post(t, "/urad/prepazka/listek", "s=pece-doma").status != 303);
	CHECK(!st_shared(t->db, .limit = 1).count);
}
