/* The snapshot: made, carried, forged, and shown by the machine of a kiosk. */
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/catalogue/opening.h"
#include "app/kiosk/machine.h"
#include "app/site/site.h"
#include "app/translations/translations.h"
#include "crypto/crypto.h"
#include <stdlib.h>
#include <unistd.h>

#define HAS(body, text) str_has(body, S(text))
enum { DAY = 86400 };

static str seed(struct check *t) { return digest(&t->arena, S("a seed")); }
static str public(struct check *t) { return sign_public(&t->arena, seed(t)); }

/* Of the fixture, with a service that is open from eight to four. */
static struct snapshot made_of(struct check *t)
{
	struct hours_rule open = { .weekdays = HOURS_ALL_DAYS, .state = HOURS_OPEN, .opens = 8 * 60,
		.closes = 16 * 60 };
	opening_save(t->db, &t->arena, 1, (struct hours_rules){ &open, 1 });
	return snapshot_make(t->db, &t->arena, t->now);
}

static struct snapshot made(struct check *t)
{
	catalogue_fixture(t);
	return made_of(t);
}

static str written(struct check *t, const struct snapshot *s)
{
	struct buf out = { .arena = &t->arena };
	snapshot_write(&t->arena, s, seed(t), &out);
	return buf_str(&out);
}

static enum snapshot_wrong read_back(struct check *t, str bytes, struct snapshot *s)
{
	return snapshot_read(&t->arena, bytes, public(t), 0, s);
}

/* A page as the machine shows it. */
static str shown(struct check *t, const char *url, int *status)
{
	struct req *r = arena_alloc(&t->arena, sizeof *r);
	str rest = str_of(url), path;
	str_cut(&rest, '?', &path);
	*r = (struct req){ .method = GET, .path = path, .query = rest, .db = t->db,
		.arena = &t->arena, .now = t->now, .host = S("127.0.0.1") };
	*status = web_dispatch(&machine_web, r);
	return buf_str(&r->page.out);
}

TEST(a_snapshot_comes_back_as_it_was_made)
{
	struct snapshot first = made(t), again;
	CHECK(first.pages.count > 8 && snapshot_page(&first, S("/kiosk/sluzby/pece-doma")));
	CHECK(!read_back(t, written(t, &first), &again));
	CHECK(again.origin.made == t->now && again.pages.count == first.pages.count);
	for (size_t i = 0; i < first.pages.count; i++) {
		const struct kiosk_page *a = &first.pages.items[i], *b = &again.pages.items[i];
		CHECK(str_eq(a->path, b->path) && str_eq(a->title, b->title));
		CHECK(str_eq(a->body.markup, b->body.markup) && str_eq(a->kind, b->kind));
		CHECK(a->opening.count == b->opening.count);
	}
	struct hours_rules hours = snapshot_page(&again, S("/kiosk/sluzby/pece-doma"))->opening;
	CHECK(hours.count == 1 && hours.items[0].weekdays == HOURS_ALL_DAYS);
	CHECK(hours.items[0].opens == 8 * 60 && hours.items[0].closes == 16 * 60);
	CHECK(hours.items[0].state == HOURS_OPEN && !hours.items[0].from && !hours.items[0].holidays);
}

TEST(a_snapshot_holds_every_page_in_every_language)
{
	struct snapshot s = made(t), again;
	size_t of[3] = { 0 };
	CHECK(!read_back(t, written(t, &s), &again) && again.pages.count % COUNT(of) == 0);
	for (size_t i = 0; i < again.pages.count; i++) {
		const struct kiosk_page *p = &again.pages.items[i];
		bool uk = str_starts(p->path, S("/uk/kiosk/")), en = str_starts(p->path, S("/en/kiosk/"));
		of[uk ? 1 : en ? 2 : 0]++;
		CHECK(uk || en || str_starts(p->path, S("/kiosk/")));
		/* Found by Czech words, so those of other languages have none. */
		CHECK((!uk && !en) || (!p->kind.len && !p->words.len && !p->codes.len));
		CHECK(!HAS(p->body.markup, "Tajná"));
	}
	CHECK(of[0] == of[1] && of[1] == of[2]);
	const struct kiosk_page *p = snapshot_page(&again, S("/uk/kiosk/sluzby/pece-doma"));
	CHECK(p && str_is(p->spoken, "caption") && p->opening.count == 1);
	CHECK(!snapshot_page(&again, S("/kiosk/sluzby/pece-doma"))->spoken.len);
}

TEST(a_snapshot_of_another_version_says_so)
{
	struct snapshot s = made(t), got;
	str bytes = arena_copy(&t->arena, written(t, &s));
	for (const char *c = "139"; *c; c++) {
		((char *)(uintptr_t)bytes.ptr)[strlen("rozcestnik-kiosk ")] = *c;
		CHECK(read_back(t, bytes, &got) == SNAPSHOT_STRANGE && !got.pages.count);
	}
	CHECK(HAS(str_of(snapshot_words(SNAPSHOT_STRANGE)), "jiné verze"));
}

UNIT(an_address_in_a_snapshot_is_of_the_kiosk)
{
	static const struct { const char *path; bool good; } cases[] = { { "/kiosk/a", true },
		{ "/uk/kiosk/a", true }, { "/uk/urad", false }, { "/urad", false }, { "/uk", false },
		{ "/uk/", false }, { "/u/kiosk", false }, { "kiosk", false }, { "//kiosk/a", false } };
	str page = S("title A\n\nbody");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = { .arena = &t->arena };
		struct snapshot s;
		str list = arena_printf(&t->arena, "made 7\n%.*s %zu %s\n",
			STR_ARG(digest(&t->arena, page)), page.len, cases[i].path);
		buf_printf(&out, "rozcestnik-kiosk 2\n%.*s\n%.*s\n%.*s",
			STR_ARG(sign_make(&t->arena, seed(t), list)), STR_ARG(list), STR_ARG(page));
		CHECK((read_back(t, buf_str(&out), &s) == SNAPSHOT_RIGHT) == cases[i].good);
	}
}

TEST(a_snapshot_holds_only_what_the_public_sees)
{
	struct snapshot s = made(t);
	str all = written(t, &s);
	CHECK(HAS(all, "Azylový dům") && !HAS(all, "Tajná") && !HAS(all, "Připravovaná"));
}

TEST(another_key_or_a_changed_list_is_a_forgery)
{
	struct snapshot s = made(t), got;
	str bytes = written(t, &s);
	str other = sign_public(&t->arena, digest(&t->arena, S("another seed")));
	CHECK(snapshot_read(&t->arena, bytes, other, 0, &got) == SNAPSHOT_FORGED);
	CHECK(snapshot_read(&t->arena, bytes, S(""), 0, &got) == SNAPSHOT_FORGED);
	str changed = arena_copy(&t->arena, bytes);
	char *year = (char *)memmem(changed.ptr, changed.len, "made 1", 6);
	year[5] = '2';                         /* newer than it is */
	CHECK(read_back(t, changed, &got) == SNAPSHOT_FORGED && !got.pages.count);
}

TEST(a_changed_page_is_refused_with_the_whole)
{
	struct snapshot s = made(t), got;
	str bytes = arena_copy(&t->arena, written(t, &s));
	((char *)(uintptr_t)bytes.ptr)[bytes.len - 3] ^= 1;
	CHECK(read_back(t, bytes, &got) == SNAPSHOT_DAMAGED);
}

TEST(a_snapshot_cut_anywhere_is_refused)
{
	struct snapshot s = made(t), got;
	str bytes = written(t, &s);
	for (size_t i = 0; i < bytes.len; i += 1 + i / 8)
		CHECK(read_back(t, str_part(bytes, 0, i), &got) != SNAPSHOT_RIGHT);
	CHECK(read_back(t, str_part(bytes, 0, bytes.len - 1), &got) == SNAPSHOT_DAMAGED);
	str longer = arena_printf(&t->arena, "%.*sx", STR_ARG(bytes));
	CHECK(read_back(t, longer, &got) == SNAPSHOT_DAMAGED);
}

TEST(an_older_snapshot_does_not_come_back)
{
	enum snapshot_wrong wrong;
	struct snapshot s = made(t);
	str older = written(t, &s);
	t->now += DAY;
	s = snapshot_make(t->db, &t->arena, t->now);
	CHECK(machine_take(written(t, &s), public(t), 0, &wrong));
	CHECK(!machine_take(older, public(t), machine_made() + 1, &wrong) && wrong == SNAPSHOT_OLDER);
	CHECK(machine_made() == t->now);
}

UNIT(hours_that_cannot_be_are_no_hours)
{
	static const char *const bad[] = { "rule 2 254 0 0 0 0 0 3 480 960 0",
		"rule 0 254 0 0 0 0 0 3 480 960", "rule 0 254 0 0 0 0 0 3 480 960 0 1",
		"rule 0 254 0 1399 0 0 0 3 480 960 0", "rule 0 254 0 0 0 0 0 9 480 960 0",
		"rule 0 254 0 0 0 0 0 3 -1 960 0", "rule x", "rule " };
	for (size_t i = 0; i <= COUNT(bad); i++) {
		struct buf out = { .arena = &t->arena };
		str page = arena_printf(&t->arena, "title A\n%s\n\nbody",
			i < COUNT(bad) ? bad[i] : "rule 0 254 0 0 0 0 0 3 480 960 0");
		str list = arena_printf(&t->arena, "made 7\n%.*s %zu /kiosk/a\n",
			STR_ARG(digest(&t->arena, page)), page.len);
		buf_printf(&out, "rozcestnik-kiosk 2\n%.*s\n%.*s\n%.*s",
			STR_ARG(sign_make(&t->arena, seed(t), list)), STR_ARG(list), STR_ARG(page));
		struct snapshot s;
		CHECK(read_back(t, buf_str(&out), &s) ==
			(i < COUNT(bad) ? SNAPSHOT_DAMAGED : SNAPSHOT_RIGHT));
	}
}

TEST(the_machine_shows_the_snapshot_its_age_and_what_is_open)
{
	int status;
	enum snapshot_wrong wrong;
	struct snapshot s = made(t);
	CHECK(machine_take(written(t, &s), public(t), 0, &wrong));
	str page = shown(t, "/kiosk/sluzby/pece-doma", &status);
	CHECK(status == 200 && HAS(page, "Péče doma") && HAS(page, "Otevřeno, zavírá v 16:00"));
	CHECK(HAS(page, "Údaje z 12.\u00a03.\u00a02026 v\u00a010:00"));
	CHECK(HAS(shown(t, "/kiosk/otevreno", &status), "Péče doma"));
	t->now += 8 * 3600;
	CHECK(HAS(shown(t, "/kiosk/sluzby/pece-doma", &status), "Zavřeno"));
	CHECK(!HAS(shown(t, "/kiosk/otevreno", &status), "Péče doma"));
	CHECK(!HAS(shown(t, "/kiosk", &status), "sp-kiosk__age--old"));
	t->now += 7 * DAY;
	page = shown(t, "/kiosk", &status);
	CHECK(status == 200 && HAS(page, "sp-kiosk__age--old") && HAS(page, "starší než týden"));
}

TEST(the_machine_finds_words_and_has_nothing_else)
{
	int status;
	enum snapshot_wrong wrong;
	struct snapshot s = made(t);
	CHECK(machine_take(written(t, &s), public(t), 0, &wrong));
	str page = shown(t, "/kiosk/hledat?q=hygienou", &status);
	CHECK(HAS(page, "href=\"/kiosk/sluzby/pece-doma?z=%2Fkiosk%2Fhledat%3Fq%3Dhygienou\""));
	CHECK(HAS(shown(t, "/kiosk/hledat?q=azilovy+dum", &status), "/kiosk/sluzby/azylovy-dum"));
	static const char *const away[] = { "/urad", "/sluzby", "/prihlaseni", "/kiosk/nic",
		"/kiosk/sluzby/nic", "/api/v1/search", "/dev/ui", "/kiosk/snimek" };
	for (size_t i = 0; i < COUNT(away); i++) {
		shown(t, away[i], &status);
		CHECK(status == 404);
	}
}

TEST(the_machine_speaks_the_language_of_the_address)
{
	int status;
	enum snapshot_wrong wrong;
	catalogue_fixture(t);
	translation_save(t->db, t->now, 0, &(struct translation){ .kind = "situation", .record = 1,
		.field = S("name"), .lang = S("uk"), .text = S("Не справляюся з доглядом"),
		.original = S("Nezvládám péči doma") });
	struct snapshot s = made_of(t);
	CHECK(machine_take(written(t, &s), public(t), 0, &wrong));
	str page = shown(t, "/uk/kiosk/sluzby/pece-doma", &status);
	CHECK(status == 200 && HAS(page, "lang=\"uk\">") && HAS(page, "Відчинено, зачиниться о 16:00"));
	CHECK(HAS(page, "2026 о\u00a010:00") && HAS(page, "href=\"/uk/kiosk/hledat\" rel=\"prev\""));
	CHECK(HAS(page, "sp-kiosk__title\"><span lang=\"cs\">Péče doma</span></h1>"));
	CHECK(HAS(page, "href=\"/kiosk/sluzby/pece-doma\" lang=\"cs\""));
	page = shown(t, "/uk/kiosk/situace/nezvladam-doma", &status);
	CHECK(HAS(page, "<h1 class=\"sp-kiosk__title\">Не справляюся з доглядом</h1>"));
	page = shown(t, "/uk/kiosk/otevreno", &status);
	CHECK(HAS(page, "href=\"/uk/kiosk/sluzby/pece-doma?z=") && !HAS(page, "/en/kiosk/sluzby"));
	page = shown(t, "/uk/kiosk/hledat?q=pece", &status);
	CHECK(HAS(page, "href=\"/uk/kiosk/situace/nezvladam-doma?") &&
		HAS(page, ">Не справляюся з доглядом</a>"));
	CHECK(HAS(page, "><span lang=\"cs\">Péče doma</span></a>"));
	page = shown(t, "/en/kiosk/nic", &status);
	CHECK(status == 404 && HAS(page, "There is nothing at this address."));
	shown(t, "/uk/urad", &status);
	CHECK(status == 404);
}

TEST(the_machine_knows_the_words_of_the_office)
{
	int status;
	enum snapshot_wrong wrong;
	catalogue_fixture(t);
	test_synonym(t->db, .id = 7, .term = S("chůva pro mámu"), .folded = S("chuva pro mamu"),
		.said = S("posezení\nVopatrování"), .kinds = S("home_care"), .groups = S(""));
	struct snapshot s = snapshot_make(t->db, &t->arena, t->now), again;
	CHECK(HAS(s.synonyms, "chůva pro mámu;posezení|Vopatrování;home_care;\n"));
	CHECK(!read_back(t, written(t, &s), &again) && str_eq(again.synonyms, s.synonyms));
	CHECK(machine_take(written(t, &s), public(t), 0, &wrong));
	str page = shown(t, "/kiosk/hledat?q=vopatrovani", &status);
	CHECK(status == 200 && HAS(page, "href=\"/kiosk/sluzby/pece-doma?"));
	/* A portal that is older than this machine sends none. */
	s.synonyms = S("");
	CHECK(machine_take(written(t, &s), public(t), 0, &wrong));
	CHECK(!HAS(shown(t, "/kiosk/hledat?q=vopatrovani", &status), "/kiosk/sluzby/pece-doma?"));
	CHECK(HAS(shown(t, "/kiosk/hledat?q=pecovatelka", &status), "/kiosk/sluzby/pece-doma?"));
}

TEST(the_portal_sends_a_snapshot_that_its_key_signed)
{
	catalogue_fixture(t);
	people.install(t->db, &t->arena, t->now);
	char folder[] = "/tmp/rozcestnik-kiosk-XXXXXX";
	CHECK(mkdtemp(folder));
	snapshot_start(folder, "");
	struct reply got = check_get(t, "/kiosk/snimek");
	struct snapshot s;
	unlink(arena_printf(&t->arena, "%s/kiosk.snimek", folder).ptr);
	CHECK(!rmdir(folder));
	CHECK(got.status == 200 && str_is(got.type, "application/octet-stream"));
	str key = sign_public(&t->arena, snapshot_seed(t->db, &t->arena));
	CHECK(!snapshot_read(&t->arena, got.body, key, t->now, &s) && s.pages.count > 8);
}
