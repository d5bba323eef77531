#include "app/catalogue/fixture.h"
#include "app/features.h"
#include "app/office/attachment.h"
#include "app/office/attachment_test.sql.h"
#include "app/people/account.h"
#include "app/people/fixture.h"
#include "app/people/role.h"
#include "app/people/role.sql.h"
#include "doc/content_fixture.h"
#include <stdio.h>

#define FILES "/urad/zaznamy/sluzby/1/prilohy"
#define CHANGE "/urad/zaznamy/sluzby/1/priloha"

static const char *z(struct check *t, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
static const char *z(struct check *t, const char *format, ...)
{
	char text[2000];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return arena_z(&t->arena, str_of(text));
}

static void begin(struct check *t)
{
	catalogue_fixture(t);
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
}

/* What stands between `before` and the next quotation mark in the page. */
static str between(str page, const char *before)
{
	const char *at = memmem(page.ptr, page.len, before, strlen(before));
	str rest = at ? str_part(page, (size_t)(at - page.ptr) + strlen(before), page.len) : S("");
	str found = { 0 };
	str_cut(&rest, '"', &found);
	return found;
}

/* Sends a file as the form on the page of files does. */
static struct reply send(struct check *t, const char *url, const char *fields, const char *name,
	str bytes)
{
	str csrf = between(check_get(t, FILES).body, "name=\"csrf\" value=\"");
	return check_upload(t, url, z(t, "csrf=%.*s&%s", STR_ARG(csrf), fields),
		(struct upload){ S("soubor"), str_of(name), S("image/png"), bytes });
}

static struct reply add(struct check *t, const char *fields, const char *name, str bytes)
{
	return send(t, FILES, fields, name, bytes);
}

static bool says(struct check *t, const char *url, const char *what)
{
	return str_has(check_get(t, url).body, str_of(what));
}

static const char *public_url(struct check *t, const char *page)
{
	str rest = between(check_get(t, page).body, "href=\"/soubory/");
	return z(t, "/soubory/%.*s", STR_ARG(rest));
}

static struct attachment_list_rows all(struct check *t)
{
	return attachment_list(t->db, .kind = S("service"), .record = 1, .limit = 100);
}

static const char *header(const struct reply *got, const char *name)
{
	for (size_t i = 0; i < got->req->headers.count; i++)
		if (!strcmp(got->req->headers.items[i].name, name))
			return arena_z(got->req->arena, got->req->headers.items[i].value);
	return "";
}

TEST(a_file_is_added_to_a_record_and_the_public_downloads_it)
{
	begin(t);
	CHECK(says(t, FILES, "There are no files yet."));
	str pdf = try_pdf(&t->arena, "");
	struct reply got = add(t, "label=Cen%C3%ADk&published=1", "C:\\x\\Ceník 2026.PDF", pdf);
	CHECK(got.status == 303 && str_has(got.location, S("hotovo=pridano")));
	CHECK(says(t, FILES, "Ceník") && says(t, FILES, "PDF, ") && says(t, FILES, "Jana Zkušební"));
	CHECK(says(t, FILES, "This PDF has no tags") && says(t, "/urad/zaznamy/sluzby/1", "(1)"));
	t->cookies = (str){ 0 };
	CHECK(says(t, "/sluzby/pece-doma", "To download") && says(t, "/sluzby/pece-doma", "Ceník"));
	got = check_get(t, public_url(t, "/sluzby/pece-doma"));
	CHECK(got.status == 200 && str_eq(got.body, pdf) && str_is(got.type, "application/pdf"));
	CHECK(str_is(got.req->download, "Ceník 2026.pdf") && !got.req->shown && !got.req->no_store);
	CHECK(strstr(header(&got, "Content-Security-Policy"), "sandbox"));
	CHECK(got.req->etag.len > 60);
}

TEST(files_of_providers_and_situations_are_on_their_pages)
{
	begin(t);
	static const char *const kinds[][2] = { { "organizace", "/organizace/oblastni-charita" },
		{ "situace", "/situace/nezvladam-doma" } };
	for (size_t i = 0; i < COUNT(kinds); i++) {
		const char *url = z(t, "/urad/zaznamy/%s/1/prilohy", kinds[i][0]);
		CHECK(send(t, url, "label=Le%C4%8Dba&published=1", "a.csv", S("a;b\n1;2\n")).status == 303);
		CHECK(says(t, kinds[i][1], "To download") && says(t, kinds[i][1], "Lečba"));
	}
}

TEST(every_kind_of_record_has_files_but_not_every_one_has_them_for_the_public)
{
	begin(t);
	for (const struct feature *const *f = app_features; *f; f++)
		for (const struct record *const *k = (*f)->records; k && *k; k++) {
			struct record_filter none = { 0 };
			struct req r = { .db = t->db, .arena = &t->arena, .now = t->now, .web = &app_web,
				.page.lang = t->lang };
			struct record_names names = (*k)->names(&r, &none);
			if (!names.count)
				continue;
			const char *url = z(t, "/urad/zaznamy/%s/%lld/prilohy", (*k)->path,
				(long long)names.items[0].id);
			CHECK(check_get(t, url).status == 200 && !says(t, url, "Tajná"));
			CHECK(says(t, url, "name=\"published\"") == ((*k)->shows_files != NULL));
			CHECK(send(t, url, "label=X&published=1", "a.csv", S("a;b\n")).status == 303);
		}
	CHECK(at_published(t->db, .kind = S("crisis_line")) == 0);
	CHECK(at_published(t->db, .kind = S("service")) == 1);
}

TEST(what_is_wrong_with_a_file_is_said_and_nothing_is_kept)
{
	static const struct { const char *name; str bytes; const char *says; } cases[] = {
		{ "cenik.pdf", { "<html>;,</html>", 15 }, "Web pages and drawings" },
		{ "cenik.pdf", { "MZ\x90\0", 4 }, "This kind of file cannot be attached." },
		{ "foto.jpg", { "\xff\xd8\xff\xe0", 4 }, "The file is damaged." },
		{ "a.doc", { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8 }, "This is an old Word" },
		{ "a.csv", { "", 0 }, "The file is empty." },
	};
	begin(t);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reply got = add(t, "label=Cen%C3%ADk", cases[i].name, cases[i].bytes);
		CHECK(got.status == 422 && str_has(got.body, str_of(cases[i].says)));
		CHECK(str_has(got.body, S("href=\"#soubor\"")) && str_has(got.body, S("value=\"Ceník\"")));
	}
	str docx = try_docx(&t->arena, "word/vbaProject.bin", S("x"));
	CHECK(str_has(add(t, "label=X", "a.docx", docx).body, S("There are macros or scripts")));
	struct reply got = add(t, "", "a.csv", S("a;b\n"));
	CHECK(got.status == 422 && str_has(got.body, S("href=\"#label\"")));
	CHECK(all(t).count == 0 && at_pieces(t->db) == 0 && try_audited(t, "attach") == 0);
	size_t size = CONTENT_MOST + 1;
	str large = { arena_alloc(&t->arena, size), size };
	CHECK(str_has(add(t, "label=X", "a.pdf", large).body, S("It may have 20 MB at most.")));
}

TEST(a_picture_for_the_public_says_what_it_shows_and_not_where_it_was_taken)
{
	begin(t);
	str jpeg = try_jpeg(&t->arena, 64, 32, 6);
	CHECK(str_has(jpeg, S("50.561N")));
	struct reply got = add(t, "label=Vchod&published=1", "IMG_0001.jpeg", jpeg);
	CHECK(got.status == 422 && str_has(got.body, S("href=\"#alt\"")));
	CHECK(add(t, "label=Vchod", "IMG_0001.jpeg", jpeg).status == 303);
	int64_t id = all(t).items[0].id;
	CHECK(try_post(t, CHANGE, z(t, "priloha=%lld&co=upravit&label=Vchod&published=1",
		(long long)id)).status == 422);
	CHECK(try_post(t, CHANGE, z(t, "priloha=%lld&co=upravit&label=Vchod&published=1"
		"&alt=Dve%%C5%%99e", (long long)id)).status == 303);
	str page = check_get(t, "/sluzby/pece-doma").body;
	CHECK(str_has(page, S("alt=\"Dveře\" width=\"32\" height=\"64\"")));
	got = check_get(t, public_url(t, "/sluzby/pece-doma"));
	CHECK(got.status == 200 && got.req->shown && str_is(got.type, "image/jpeg"));
	CHECK(!str_has(got.body, S("50.561N")) && !str_has(got.body, S("Exif")));
	CHECK(str_is(got.req->download, "IMG_0001.jpg"));
}

TEST(nobody_gets_a_file_that_is_private_or_of_a_record_the_public_does_not_see)
{
	begin(t);
	add(t, "label=Ve%C5%99ejn%C3%BD&published=1", "a.csv", S("a;b\n"));
	add(t, "label=Tajn%C3%BD", "b.csv", S("kan\xc3\xa1rek;b\n"));
	const char *url = public_url(t, "/sluzby/pece-doma");
	str signed_in = t->cookies, secret = all(t).items[1].token;
	const char *hidden = z(t, "/soubory/%.*s/b.csv", STR_ARG(secret));
	const char *inside = z(t, "/urad/zaznamy/sluzby/1/soubor?verze=%lld",
		(long long)all(t).items[1].version);
	t->cookies = (str){ 0 };
	CHECK(check_get(t, url).status == 200 && check_get(t, hidden).status == 404);
	CHECK(!says(t, "/sluzby/pece-doma", "Tajný") && check_get(t, inside).status != 200);
	static const char *const states[] = { "draft", "ended" };
	for (size_t i = 0; i < COUNT(states); i++) {
		at_status(t->db, .id = 1, .status = str_of(states[i]));
		CHECK(check_get(t, url).status == 404 && !says(t, "/sluzby/pece-doma", "Veřejný"));
	}
	at_status(t->db, .id = 1, .status = S("published"));
	CHECK(check_get(t, url).status == 200);
	t->cookies = signed_in;
	struct reply got = check_get(t, inside);
	CHECK(got.status == 200 && str_is(got.body, "kan\xc3\xa1rek;b\n") && got.req->no_store);
	/* By the address of another record not even that. */
	CHECK(check_get(t, z(t, "/urad/zaznamy/sluzby/2/soubor?verze=%lld",
		(long long)all(t).items[1].version)).status == 404);
	CHECK(try_post(t, "/urad/zaznamy/sluzby/2/priloha",
		z(t, "priloha=%lld&co=odebrat", (long long)all(t).items[0].id)).status == 404);
	CHECK(check_get(t, "/soubory/x/a.csv").status == 404);
}

TEST(who_may_not_change_the_record_may_not_touch_its_files)
{
	begin(t);
	add(t, "label=A", "a.csv", S("a;b\n"));
	int64_t id = all(t).items[0].id;
	const char *file = z(t, "/urad/zaznamy/sluzby/1/soubor?verze=%lld",
		(long long)all(t).items[0].version);
	int64_t local = try_account(t, "mistni@example.cz", "reader");
	struct writer w = { t->db, &t->arena, t->now, 0 };
	account_grant(&w, local, S("Místní"),
		&(struct grant){ .role = role_find(S("editor")),
			.area = area_of_slug(t->db, .slug = S("trutnovsko")) });
	t->cookies = try_session(t, local);
	CHECK(check_get(t, file).status == 200);
	at_move(t->db, .municipality = 573868);
	at_seat(t->db, .municipality = 573868);
	static const char *const nobody[] = { "reader", "auditor", "provider" };
	for (size_t i = 0; i <= COUNT(nobody); i++) {
		if (i)
			t->cookies = try_session(t, try_account(t, z(t, "n%zu@example.cz", i), nobody[i - 1]));
		CHECK(check_get(t, FILES).status == 403 && check_get(t, file).status == 403);
		CHECK(try_post(t, CHANGE, z(t, "priloha=%lld&co=odebrat", (long long)id)).status == 403);
		CHECK(try_upload(t, FILES, "b.csv", S("a;b\n")).status == 403);
	}
	CHECK(all(t).count == 1 && !all(t).items[0].withdrawn_at.set);
}

TEST(a_newer_version_takes_the_place_of_the_old_which_can_still_be_read)
{
	begin(t);
	add(t, "label=Cen%C3%ADk&published=1", "cenik.csv", S("rok;2025\n"));
	const char *url = public_url(t, "/sluzby/pece-doma");
	int64_t id = all(t).items[0].id, first = all(t).items[0].version;
	const char *one = z(t, FILES "?priloha=%lld", (long long)id);
	struct reply got = send(t, FILES, z(t, "priloha=%lld", (long long)id), "cenik-2026.csv",
		S("rok;2026\n"));
	CHECK(got.status == 303 && all(t).count == 1 && all(t).items[0].number == 2);
	CHECK(says(t, one, "cenik.csv") && says(t, one, "cenik-2026.csv"));
	CHECK(str_is(check_get(t, z(t, "/urad/zaznamy/sluzby/1/soubor?verze=%lld", (long long)first))
		.body, "rok;2025\n"));
	/* The address that somebody has kept leads to what holds now. */
	got = check_get(t, url);
	CHECK(got.status == 302 && str_ends(got.location, S("/cenik-2026.csv")));
	CHECK(str_is(check_get(t, arena_z(&t->arena, got.location)).body, "rok;2026\n"));
	CHECK(send(t, FILES, "priloha=999", "a.csv", S("a;b\n")).status == 404);
	got = send(t, FILES, z(t, "priloha=%lld", (long long)id), "a.exe", S("MZ\1"));
	CHECK(got.status == 422 && all(t).items[0].number == 2);
}

TEST(what_was_taken_away_is_put_back_and_the_history_says_who_did_what)
{
	begin(t);
	add(t, "label=Cen%C3%ADk&published=1", "cenik.csv", S("a;b\n"));
	const char *url = public_url(t, "/sluzby/pece-doma");
	const char *id = z(t, "%lld", (long long)all(t).items[0].id);
	struct reply got = try_post(t, CHANGE, z(t, "priloha=%s&co=odebrat", id));
	CHECK(got.status == 303 && check_get(t, url).status == 404);
	CHECK(!says(t, "/sluzby/pece-doma", "Ceník"));
	str to = got.location, address;                /* without #priloha-1 */
	str_cut(&to, '#', &address);
	str page = check_get(t, arena_z(&t->arena, address)).body;
	CHECK(str_has(page, S("It can be put back for 30 days.")) && str_has(page, S("Taken away")));
	CHECK(try_post(t, CHANGE, z(t, "priloha=%s&co=odebrat", id)).status == 404);
	CHECK(try_post(t, CHANGE, z(t, "priloha=%s&co=vratit", id)).status == 303);
	CHECK(check_get(t, url).status == 200);
	CHECK(try_post(t, CHANGE, z(t, "priloha=%s&co=nic", id)).status == 400);
	CHECK(try_audited(t, "attach") == 1 && try_audited(t, "detach") == 1 &&
		try_audited(t, "reattach") == 1);
	page = check_get(t, "/urad/zaznamy/sluzby/1/historie").body;
	CHECK(str_has(page, S("File taken away")) && str_has(page, S("File put back")));
	CHECK(str_has(page, S("Ceník (cenik.csv, version 1, for the public)")));
}

TEST(a_form_that_was_open_while_files_changed_is_saved_without_a_question)
{
	begin(t);
	add(t, "label=A", "a.csv", S("a;b\n"));
	struct reply got = try_post(t, "/urad/zaznamy/sluzby/1", "revision=0&name=Jinak&provider=1"
		"&kind=registered&type=home_care&status=published");
	CHECK(got.status == 303 && !str_has(got.location, S("slouceno")));
}

TEST(files_stand_in_the_order_that_the_office_gave_them)
{
	begin(t);
	add(t, "label=Prvn%C3%AD", "a.csv", S("a;b\n"));
	add(t, "label=Druh%C3%BD", "b.csv", S("a;b\n"));
	add(t, "label=T%C5%99et%C3%AD", "c.csv", S("a;b\n"));
	int64_t third = all(t).items[2].id;
	for (int i = 0; i < 3; i++)                /* once more than there are places */
		CHECK(try_post(t, CHANGE, z(t, "priloha=%lld&co=vyse", (long long)third)).status == 303);
	CHECK(str_is(all(t).items[0].label, "Třetí") && str_is(all(t).items[1].label, "První"));
	CHECK(try_post(t, CHANGE, z(t, "priloha=%lld&co=nize", (long long)third)).status == 303);
	CHECK(str_is(all(t).items[1].label, "Třetí") && try_audited(t, "reorder") == 3);
}

/* A table of that many bytes that no other is like. */
static str table(struct check *t, size_t bytes, unsigned seed)
{
	struct buf out = { .arena = &t->arena };
	buf_put(&out, S("a;b\n"));
	while (out.len < bytes) {
		seed = seed * 1103515245 + 12345;
		buf_printf(&out, "%u;x\n", seed);
	}
	return buf_str(&out);
}

TEST(the_same_file_is_kept_once_in_pieces_and_moves_with_the_store)
{
	begin(t);
	str large = table(t, 1000000, 7);
	add(t, "label=A&published=1", "a.csv", large);
	add(t, "label=B", "b.csv", large);
	CHECK(at_files(t->db) == 1 && at_pieces(t->db) == (int64_t)(large.len / STORED_PIECE) + 1);
	struct reply got = check_get(t, public_url(t, "/sluzby/pece-doma"));
	CHECK(got.status == 200 && str_eq(got.body, large));
	struct buf here = { .arena = &t->arena }, there = { .arena = &t->arena };
	struct db *other = db_open(":memory:");
	db_lend(other, &t->arena);
	bool copied = db_copy(t->db, other, app_schemas, t->now);
	db_dump(t->db, &here);
	db_dump(other, &there);
	struct db *mine = t->db;
	t->db = other;
	got = check_get(t, public_url(t, "/sluzby/pece-doma"));
	t->db = mine;
	bool same = str_eq(buf_str(&here), buf_str(&there)) && str_eq(got.body, large);
	db_close(other);
	CHECK(copied && same);
}

static void clean(struct check *t, int64_t days)
{
	attachments_clean(&(struct job_run){ .db = t->db, .arena = &t->arena,
		.now = t->now + days * 86400 });
}

TEST(what_was_taken_away_is_deleted_in_time_but_not_what_somebody_still_refers_to)
{
	begin(t);
	add(t, "label=A", "a.csv", S("spole\xc4\x8dn\xc3\xa9;b\n"));
	add(t, "label=B", "b.csv", S("spole\xc4\x8dn\xc3\xa9;b\n"));
	add(t, "label=C", "c.csv", S("jen;tady\n"));
	CHECK(at_files(t->db) == 2);
	for (int i = 0; i < 3; i += 2)
		CHECK(try_post(t, CHANGE, z(t, "priloha=%lld&co=odebrat",
			(long long)all(t).items[i].id)).status == 303);
	clean(t, WITHDRAWN_DAYS - 1);
	CHECK(all(t).count == 3 && at_files(t->db) == 2);
	clean(t, WITHDRAWN_DAYS + 1);
	CHECK(all(t).count == 1 && at_files(t->db) == 1 && at_pieces(t->db) == 1);
	CHECK(str_is(all(t).items[0].label, "B"));
	/* What was stored and never referred to goes after some days. */
	db_begin(t->db);
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now };
	CHECK(stored_keep(&r, S("nikdo;nechce\n")));
	CHECK(db_commit(t->db) && at_files(t->db) == 2);
	clean(t, UNWANTED_DAYS - 1);
	CHECK(at_files(t->db) == 2);
	clean(t, UNWANTED_DAYS + 1);
	CHECK(at_files(t->db) == 1 && !db_failed(t->db));
}

TEST(sizes_are_said_as_people_say_them)
{
	extern const struct lang lang_cs, lang_en;
	struct req r = { .arena = &t->arena, .page.lang = &lang_cs };
	CHECK(str_is(file_about(&r, S("pdf"), 1234567), "PDF, 1,2 MB"));
	CHECK(str_is(file_about(&r, S("pdf"), 380400), "PDF, 380 kB"));
	CHECK(str_is(file_about(&r, S("pdf"), 999600), "PDF, 1,0 MB"));
	CHECK(str_is(file_about(&r, S("pdf"), 12), "PDF, 12 B"));
	r.page.lang = &lang_en;
	CHECK(str_is(file_about(&r, S("pdf"), 1234567), "PDF, 1.2 MB"));
}
