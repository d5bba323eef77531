/* What the office does with voices: reads, settles, merges, splits, writes down. */
#include "app/voices/fixture.h"
#include "app/features.h"

static const char *page_of(struct check *t, int64_t id)
{
	return arena_printf(&t->arena, "/zapojte-se/podnety/%lld", (long long)id).ptr;
}

static int64_t shown(struct check *t, const char *url, const char *fields)
{
	int64_t id = try_voice(t, url, fields);
	db_script(t->db, arena_printf(&t->arena,
		"UPDATE voice SET moderation = 'shown' WHERE id = %lld", (long long)id).ptr);
	return id;
}

static str mail_text(struct check *t)
{
	struct buf dump = { .arena = &t->arena };
	db_dump(t->db, &dump);
	str all = buf_str(&dump);
	const char *at = memmem(all.ptr, all.len, "= mail\n", 7);
	return at ? str_part(all, (size_t)(at - all.ptr), (size_t)(at - all.ptr) + 3000) : (str){ 0 };
}

TEST(a_moderator_hides_what_is_personal_and_the_original_stays_with_the_office)
{
	try_voices(t, 101);
	int64_t id = try_voice(t, TRY_SUGGESTION, "title=Pan+Novák&text=Soused+Novák+je+sam.");
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	CHECK(try_act(t, id, "zverejnit", "title=Soused&text=Soused+[…]+je+sam.").status == 303);
	str page = check_get(t, page_of(t, id)).body;
	CHECK(str_has(page, S("Soused […] je sam.")) && !str_has(page, S("Novák")));
	CHECK(!str_has(check_get(t, "/zapojte-se/podnety").body, S("Novák")));
	const struct voice_get_row *v = try_get(t, id);
	CHECK(v && str_has(v->original, S("Pan Novák")) && str_has(v->original, S("Soused Novák")));
	str desk = check_get(t, arena_printf(&t->arena, "/urad/zapojeni/%lld", (long long)id).ptr).body;
	CHECK(str_has(desk, S("Soused Novák je sam.")));
}

TEST(what_is_not_published_keeps_its_number_and_reason_and_can_be_settled)
{
	try_voices(t, 102);
	int64_t id = try_voice(t, TRY_COMMENT, "section=pece&text=Nad%C3%A1vky.");
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	CHECK(try_act(t, id, "nezverejnit", "reason=").status == 422);
	CHECK(try_act(t, id, "nezverejnit", "reason=Uráží+lidi.").status == 303);
	CHECK(try_act(t, id, "vyporadat", "kind=explained&why=Tak+to+není.").status == 303);
	struct reply list = check_get(t, "/zapojte-se/navrh/vyporadani");
	CHECK(str_has(list.body, S("Uráží lidi.")) && str_has(list.body, S("Tak to není.")) &&
		!str_has(list.body, S("Nadávky")));
	str csv = check_get(t, "/zapojte-se/navrh/vyporadani.csv").body;
	CHECK(str_has(csv, S("Uráží lidi.")) && !str_has(csv, S("Nadávky")));
	CHECK(!str_has(check_get(t, page_of(t, id)).body, S("Nadávky")));
}

TEST(a_settlement_is_published_with_its_reason_and_the_author_is_told)
{
	try_voices(t, 103);
	const char *own = try_own(t, TRY_SUGGESTION, TRY_SAID "&email=jana@example.cz");
	CHECK(own);
	int64_t id = str_int(str_part(str_of(own), 23, 24)).value;
	try_office(t, "k@example.cz", "head", TRY_AREA);
	str mine = t->cookies;
	CHECK(try_act(t, id, "vyporadat", "kind=accepted&why=Doplníme.").status == 422);
	CHECK(try_act(t, id, "zverejnit", "title=Klub&text=Klub").status == 303);
	CHECK(try_act(t, id, "vyporadat", "kind=accepted&why=").status == 422);
	CHECK(try_act(t, id, "vyporadat", "kind=passed&why=Není+naše.").status == 422);
	CHECK(try_act(t, id, "vyporadat", "kind=accepted&why=Ano.&changed_href=https://a.cz").status ==
		422);
	CHECK(str_is(try_get(t, id)->course, "open"));
	CHECK(try_act(t, id, "vyporadat", "kind=passed&why=Není+naše.&passed_to=Kraj&changed=Plán+"
		"kraje&changed_href=https://kraj.example/plan").status == 303);
	t->cookies = (str){ 0 };
	str page = check_get(t, page_of(t, id)).body, found = check_get(t, own).body;
	CHECK(str_has(page, S("Není naše.")) && str_has(page, S("Kraj")) &&
		str_has(page, S("https://kraj.example/plan")));
	CHECK(str_has(found, S("Není naše.")) && str_has(found, S("Not ours")));
	str mail = mail_text(t);
	CHECK(str_has(mail, S("jana@example.cz")) && str_has(mail, S("Není naše.")));
	/* It has one end: another one is refused until it is opened again. */
	t->cookies = mine;
	CHECK(try_act(t, id, "vyporadat", "kind=accepted&why=Přece+ano.").status == 422);
	CHECK(try_act(t, id, "znovu", "").status == 303);
	CHECK(!try_get(t, id)->settled_why.ptr && str_is(try_get(t, id)->course, "open"));
	CHECK(try_audited(t, "settle") == 1 && try_audited(t, "reopen") == 1);
}

TEST(of_merged_ones_all_authors_find_the_settlement_of_the_one_that_stays)
{
	try_voices(t, 104);
	const char *own = try_own(t, TRY_SUGGESTION, TRY_SAID "&email=jana@example.cz");
	int64_t first = str_int(str_part(str_of(own), 23, 24)).value;
	db_script(t->db, "UPDATE voice SET moderation = 'shown'");
	int64_t second = shown(t, TRY_SUGGESTION, TRY_SAID), comment = shown(t, TRY_COMMENT,
		"section=pece&text=Jina+vec.");
	try_office(t, "k@example.cz", "coordinator", 0);
	const char *into = arena_printf(&t->arena, "into=%lld", (long long)second).ptr,
		*other = arena_printf(&t->arena, "into=%lld", (long long)comment).ptr,
		*itself = arena_printf(&t->arena, "into=%lld", (long long)first).ptr;
	CHECK(try_act(t, first, "sloucit", "into=9999").status == 422);
	CHECK(try_act(t, first, "sloucit", itself).status == 422);
	CHECK(try_act(t, first, "sloucit", other).status == 422);
	CHECK(try_act(t, first, "sloucit", into).status == 303);
	CHECK(try_act(t, second, "sloucit", itself).status == 422);
	CHECK(try_act(t, second, "vyporadat", "kind=partly&why=Klub+bude.").status == 303);
	t->cookies = (str){ 0 };
	CHECK(str_has(check_get(t, own).body, S("Klub bude.")));
	CHECK(str_has(check_get(t, page_of(t, first)).body, S("Klub bude.")));
	CHECK(str_has(mail_text(t), S("jana@example.cz")));
	CHECK(try_get(t, first)->done_at.set && try_get(t, second)->done_at.set);
}

TEST(parts_of_a_split_one_are_settled_by_themselves_and_lead_back_to_it)
{
	try_voices(t, 105);
	int64_t id = shown(t, TRY_SUGGESTION, TRY_SAID);
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	CHECK(try_act(t, id, "rozdelit", "part1=Jen+jedna").status == 422);
	CHECK(try_act(t, id, "rozdelit", "part1=Místo&part3=Čas").status == 303);
	CHECK(try_act(t, id, "znovu", "").status == 422);
	CHECK(try_act(t, id, "vyporadat", "kind=accepted&why=Ano.").status == 422);
	CHECK(try_act(t, id + 1, "vyporadat", "kind=accepted&why=Místo+je.").status == 303);
	CHECK(try_act(t, id + 2, "vyporadat", "kind=rejected&why=Čas+není.").status == 303);
	str page = check_get(t, page_of(t, id)).body, part = check_get(t, page_of(t, id + 1)).body;
	CHECK(str_has(page, S("Místo je.")) && str_has(page, S("Čas není.")));
	CHECK(str_has(part, arena_printf(&t->arena, "\"/zapojte-se/podnety/%lld\"", (long long)id)));
}

TEST(only_who_keeps_the_area_may_read_or_act)
{
	try_voices(t, 106);
	int64_t id = try_voice(t, TRY_SUGGESTION, TRY_SAID);
	const char *desk = arena_printf(&t->arena, "/urad/zapojeni/%lld", (long long)id).ptr;
	static const struct { const char *role; int64_t area; int sees, acts; } tries[] = {
		{ "coordinator", TRY_AREA, 200, 303 }, { "coordinator", TRY_OTHER_AREA, 403, 403 },
		{ "desk", TRY_AREA, 200, 403 }, { "editor", 0, 403, 403 }, { "reader", 0, 403, 403 },
		{ "provider", 0, 403, 403 }, { "member", 0, 403, 403 },
	};
	CHECK(check_get(t, "/urad/zapojeni").status == 401);
	for (size_t i = COUNT(tries); i-- > 0;) {
		try_office(t, arena_printf(&t->arena, "u%zu@example.cz", i).ptr, tries[i].role,
			tries[i].area);
		CHECK(check_get(t, desk).status == tries[i].sees);
		CHECK(try_act(t, id, "zverejnit", "title=Klub&text=Klub").status == tries[i].acts);
		struct reply queue = check_get(t, "/urad/zapojeni");
		CHECK((queue.status == 200 && str_has(queue.body, str_of(desk))) ==
			(tries[i].sees == 200 && i != 0));
	}
}

TEST(the_queue_shows_gaps_and_whom_it_was_given_to)
{
	try_voices(t, 107);
	int64_t id = shown(t, TRY_SUGGESTION, TRY_SAID);
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	const char *desk = arena_printf(&t->arena, "\"/urad/zapojeni/%lld\"", (long long)id).ptr;
	CHECK(str_has(check_get(t, "/urad/zapojeni?stav=bez-garanta").body, str_of(desk)));
	CHECK(!str_has(check_get(t, "/urad/zapojeni?stav=po-lhute").body, str_of(desk)));
	int64_t head = try_account(t, "vedouci@example.cz", "head");
	CHECK(try_act(t, id, "pridelit", arena_printf(&t->arena,
		"account=%lld&due_on=2026-03-11&answers=Odbor", (long long)head).ptr).status == 303);
	CHECK(try_act(t, id, "pridelit", "account=9999&due_on=2026-03-11").status == 422);
	CHECK(str_has(mail_text(t), S("vedouci@example.cz")));
	CHECK(!str_has(check_get(t, "/urad/zapojeni?stav=bez-garanta").body, str_of(desk)));
	CHECK(str_has(check_get(t, "/urad/zapojeni?stav=po-lhute").body, str_of(desk)));
	CHECK(str_has(check_get(t, "/urad/zapojeni?stav=po-lhute&rizeni=podnety").body, str_of(desk)));
	CHECK(!str_has(check_get(t, "/urad/zapojeni?stav=po-lhute&rizeni=3").body, str_of(desk)));
	t->cookies = try_session(t, head);
	CHECK(str_has(check_get(t, "/urad/zapojeni?stav=moje").body, str_of(desk)));
}

TEST(many_are_settled_alike_and_those_that_cannot_be_are_named)
{
	try_voices(t, 108);
	int64_t a = shown(t, TRY_COMMENT, "section=pece&text=Jedna+dva."),
		b = shown(t, TRY_COMMENT, "section=pece&text=Tri+ctyri."),
		unread = try_voice(t, TRY_COMMENT, "section=celek&text=Neprectena.");
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	const char *chosen = arena_printf(&t->arena, "ukon=vyporadat&cislo=%lld&cislo=%lld&cislo=%lld",
		(long long)a, (long long)b, (long long)unread).ptr;
	struct reply asks = try_post(t, "/urad/zapojeni/hromadne", chosen);
	CHECK(asks.status == 200 && str_has(asks.body, S("Decide first whether the public")));
	const char *settle = arena_printf(&t->arena, "%s&krok=provest&kind=accepted&why=", chosen).ptr;
	CHECK(try_post(t, "/urad/zapojeni/hromadne", settle).status == 422);
	settle = arena_printf(&t->arena, "%sTak+ano.", settle).ptr;
	struct reply done = try_post(t, "/urad/zapojeni/hromadne", settle);
	CHECK(done.status == 303 && str_has(done.location, S("hotovo=2")));
	CHECK(str_is(try_get(t, a)->settled_why, "Tak ano.") &&
		str_is(try_get(t, b)->settled_why, "Tak ano.") && !try_get(t, unread)->settled_why.ptr);
	CHECK(try_post(t, "/urad/zapojeni/hromadne", "ukon=smazat&cislo=1").status == 404);
}

TEST(duplicates_are_merged_into_one_of_them_at_once)
{
	try_voices(t, 109);
	int64_t a = shown(t, TRY_SUGGESTION, TRY_SAID), b = shown(t, TRY_SUGGESTION, TRY_SAID),
		c = shown(t, TRY_SUGGESTION, TRY_SAID);
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	struct reply done = try_post(t, "/urad/zapojeni/hromadne", arena_printf(&t->arena,
		"ukon=sloucit&krok=provest&cislo=%lld&cislo=%lld&cislo=%lld&into=%lld", (long long)a,
		(long long)b, (long long)c, (long long)b).ptr);
	CHECK(done.status == 303 && str_has(done.location, S("hotovo=2")));
	CHECK(str_is(try_get(t, a)->course, "merged") && str_is(try_get(t, c)->course, "merged") &&
		str_is(try_get(t, b)->course, "open"));
}

/* ---- what is written down ---- */

TEST(a_printed_slip_is_written_down_once_and_found_by_the_code_on_its_stub)
{
	try_voices(t, 110);
	try_office(t, "prepazka@example.cz", "desk", TRY_AREA);
	struct reply made = try_post(t, "/urad/zapojeni/listky", "area=trutnov&count=3");
	CHECK(made.status == 303);
	struct reply sheet = check_get(t, arena_z(&t->arena, made.location));
	CHECK(sheet.status == 200 && str_has(sheet.body, S("sp-blank__stub")));
	str rest = str_part(made.location, strlen("/urad/zapojeni/listky/"), made.location.len), first;
	CHECK(str_cut(&rest, '?', &first));
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now, .web = &app_web };
	const char *own = arena_z(&t->arena, slip_href(&r, str_int(first).value));
	CHECK(str_has(sheet.body, slip_code_words(&r, str_int(first).value)));
	CHECK(str_has(check_get(t, own).body, S("has not yet written down")));
	const char *fields = arena_printf(&t->arena, "target=o7&mode=paper&said_on=2026-03-10&title="
		"Lavička&text=Chybí+lavička.&behalf=senioři&slip=%.*s", STR_ARG(first)).ptr;
	CHECK(try_post(t, "/urad/zapojeni/novy", fields).status == 303);
	const struct voice_get_row *v = try_get(t, str_int(first).value);
	CHECK(v && str_is(v->mode, "paper") && str_is(v->behalf, "senioři") &&
		str_is(v->said_on, "2026-03-10") && v->entered_name.len &&
		str_is(v->moderation, "waiting"));
	CHECK(try_post(t, "/urad/zapojeni/novy", fields).status == 422);
	t->cookies = (str){ 0 };
	CHECK(str_has(check_get(t, own).body, S("Thank you")));
}

TEST(what_cannot_have_been_said_is_not_written_down)
{
	try_voices(t, 111);
	int64_t sent = try_voice(t, TRY_SUGGESTION, TRY_SAID);
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	static const char *const wrong[] = {
		"target=o7&mode=phone&said_on=2026-03-13&title=A&text=Zítra.",
		"target=o7&mode=phone&said_on=2026-03-10&title=&text=Bez+názvu.",
		"target=o7&mode=paper&said_on=2026-03-10&title=A&text=Bez+čísla.",
		"target=o7&mode=paper&said_on=2026-03-10&title=A&text=Cizí.&slip=9999",
		"target=o7&mode=web&said_on=2026-03-10&title=A&text=Z+webu.",
		"target=s11&mode=phone&said_on=2026-02-27&text=Před+začátkem.",
		"target=o8&mode=phone&said_on=2026-03-10&title=A&text=Jinde.",
		"target=x&mode=phone&said_on=2026-03-10&title=A&text=Nikde.",
	};
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK(try_post(t, "/urad/zapojeni/novy", wrong[i]).status == 422);
	/* A number that the web gave is no printed slip. */
	CHECK(try_post(t, "/urad/zapojeni/novy", arena_printf(&t->arena, "target=o7&mode=paper&said_on="
		"2026-03-10&title=A&text=Cizí.&slip=%lld", (long long)sent).ptr).status == 422);
	struct reply good = try_post(t, "/urad/zapojeni/novy",
		"target=s11&mode=phone&said_on=2026-03-10&text=Telefonem.&shown=1");
	CHECK(good.status == 303);
	CHECK(str_has(check_get(t, arena_z(&t->arena, good.location)).body, S("sp-code")));
	CHECK(str_has(check_get(t, "/zapojte-se/navrh/vyporadani?cast=pece").body, S("Telefonem.")));
}

/* ---- consultations ---- */

TEST(a_section_does_not_change_under_its_comments_and_its_new_text_names_them)
{
	try_voices(t, 112);
	int64_t id = shown(t, TRY_COMMENT, "section=pece&text=Do+dvaceti.");
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	const char *url = "/urad/zaznamy/casti-konzultaci/11";
	CHECK(check_get(t, url).status == 200);
	CHECK(try_post(t, url, "heading=Péče+doma&consultation=3&position=1&text=Do+20+hodin.")
		.status == 422);
	CHECK(try_post(t, url, "heading=Jinak&consultation=3&position=1&text=Do+19+hodin.")
		.status == 422);
	CHECK(try_post(t, url, "heading=Péče+doma&consultation=3&position=1&text=Do+19+hodin."
		"&new_text=Do+20+hodin.").status == 303);
	CHECK(try_act(t, id, "vyporadat", "kind=accepted&why=Prodloužíme.&section=11").status == 303);
	t->cookies = (str){ 0 };
	str page = check_get(t, "/zapojte-se/navrh").body;
	CHECK(str_has(page, S("Do 19 hodin.")) && str_has(page, S("Do 20 hodin.")) &&
		str_has(page, str_of(page_of(t, id))));
	CHECK(str_has(check_get(t, page_of(t, id)).body, S("/zapojte-se/navrh#pece")));
}

TEST(a_consultation_needs_days_in_order_and_stays_where_its_comments_are)
{
	try_voices(t, 113);
	try_voice(t, TRY_COMMENT, "section=pece&text=Do+dvaceti.");
	try_office(t, "k@example.cz", "coordinator", 0);
	#define DAYS "&area=trutnov&introduction=Úvod&title=Muj+podnet&status="
	const char *add = "/urad/zaznamy/konzultace/novy", *url = "/urad/zaznamy/konzultace/3";
	CHECK(try_post(t, add, "opens_on=2026-05-02&closes_on=2026-05-01&settle_by=2026-06-01"
		DAYS "draft").status == 422);
	CHECK(try_post(t, add, "opens_on=2026-05-01&closes_on=2026-05-31&settle_by=2026-05-31"
		DAYS "draft").status == 422);
	CHECK(try_post(t, url, "opens_on=2026-03-01&closes_on=2026-03-31&settle_by=2026-04-30"
		DAYS "draft").status == 422);
	CHECK(try_post(t, add, "opens_on=2026-05-01&closes_on=2026-05-31&settle_by=2026-06-30"
		DAYS "published").status == 303);
	/* Its address is none of ours. */
	CHECK(check_get(t, "/zapojte-se/muj-podnet-2").status == 200);
	CHECK(str_has(check_get(t, "/zapojte-se/muj-podnet").body, S("name=\"code\"")));
}

TEST(another_feature_opens_a_consultation)
{
	try_voices(t, 114);
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now, .web = &app_web };
	const char *why;
	static const struct consultation_part parts[] = {
		{ S("uvod"), S("Úvod"), S("První.") }, { S(""), S("Péče o děti"), S("Druhý.") },
		{ S(""), S("Péče o děti"), S("Třetí.") }, { S(""), S("Prázdná"), S(" ") }
	};
	struct consultation_new n = { .area = TRY_AREA, .title = S("Plán"), .introduction = S("Úvod"),
		.opens_on = S("2026-05-01"), .closes_on = S("2026-05-31"), .settle_by = S("2026-06-30"),
		.kind = "plan", .record = 5, .href = S("/plan/trutnov"), .parts = parts, .count = 4 };
	CHECK(!consultation_open(&r, &n, &why) && strlen(why) > 10);
	n.count = 0;
	CHECK(!consultation_open(&r, &n, &why) && strlen(why) > 10);
	n.count = 3;
	n.settle_by = n.closes_on;
	CHECK(!consultation_open(&r, &n, &why) && strlen(why) > 10);
	n.settle_by = S("2026-06-30");
	int64_t id = consultation_open(&r, &n, &why);
	struct section_list_rows rows = section_list(t->db, .consultation_id = id, .limit = 10);
	CHECK(id && !why && rows.count == 3 && str_is(rows.items[0].anchor, "uvod"));
	CHECK(str_is(rows.items[1].anchor, "pece-o-deti") &&
		!str_eq(rows.items[1].anchor, rows.items[2].anchor));
	CHECK(check_get(t, "/zapojte-se/plan").status == 404);
}

/* ---- forgetting ---- */

TEST(what_the_public_does_not_see_is_forgotten_and_what_it_sees_stays)
{
	try_voices(t, 115);
	int64_t kept = shown(t, TRY_SUGGESTION, TRY_SAID "&email=jana@example.cz&author=Jana"),
		hidden = try_voice(t, TRY_SUGGESTION, "title=Tajemstvi&text=Osobni+vec.&email=a@b.cz"),
		waiting = shown(t, TRY_SUGGESTION, TRY_SAID "&email=ceka@example.cz");
	try_office(t, "k@example.cz", "coordinator", TRY_AREA);
	CHECK(try_act(t, hidden, "nezverejnit", "reason=Osobní.").status == 303);
	CHECK(try_act(t, hidden, "vyporadat", "kind=explained&why=Poradíme.").status == 303);
	CHECK(try_act(t, kept, "vyporadat", "kind=accepted&why=Ano.").status == 303);
	int64_t day = 86400;
	CHECK(voices_tidy(t->db, &t->arena, t->now + 179 * day) == 0);
	CHECK(voices_tidy(t->db, &t->arena, t->now + 181 * day) == 2);
	const struct voice_get_row *v = try_get(t, kept), *h = try_get(t, hidden);
	CHECK(!v->email.ptr && !v->author.ptr && v->text.len && str_is(v->settled_why, "Ano."));
	CHECK(!h->email.ptr && !h->text.ptr && !h->title.ptr && h->settled_why.len);
	CHECK(try_get(t, waiting)->email.len);
	CHECK(voices_tidy(t->db, &t->arena, t->now + (VOICE_OLDEST_DAYS + 1) * day) == 1);
	CHECK(!try_get(t, waiting)->email.ptr && try_get(t, waiting)->text.len);
	CHECK(try_act(t, hidden, "zverejnit", "title=X&text=Zase.").status == 422);
	CHECK(check_get(t, page_of(t, hidden)).status == 200);
}
