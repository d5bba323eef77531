/* Scoring of priorities: prepared, filled in on the web or from paper, closed. */
#include "app/groups/ballot.html.h"

static const struct choice methods[] = {
	{ S("dots"), N_("Dots: everybody divides a number of points") },
	{ S("scale"), N_("Marks: everybody gives each item a mark") }, { .label = NULL }
};

/* "text | /path": the path is of this site. */
static const char *item_wrong(str line)
{
	str rest = line, text;
	str_cut(&rest, '|', &text);
	rest = str_trim(rest);
	if (!str_trim(text).len)
		return N_("An item needs words.");
	return rest.ptr && (!str_starts(rest, S("/")) || str_starts(rest, S("//")))
		? N_("What is behind | is an address of this site, such as /sluzby/poradna.") : NULL;
}

#define F(member, type, ...) FIELD(struct ballot_form, member, type, __VA_ARGS__)
static const struct field fields[] = {
	F(title, TEXT, .label = N_("Title"), .required = true, .max = 150),
	F(about, LONG_TEXT, .label = N_("What is decided by it"), .max = 2000),
	F(method, CHOICE, .label = N_("How it is scored"), .required = true, .choices = methods),
	F(budget, INT, .label = N_("Points for each, or the highest mark"), .required = true,
		.min = 2, .max = 100),
	F(threshold, INT, .label = N_("Papers needed to make an order"), .required = true, .min = 3,
		.max = 100, .hint = N_("From fewer the page shows no order, only what was given.")),
	F(items, LINES, .label = N_("What is scored"), .required = true, .max = 400,
		.check = item_wrong,
		.hint = N_("A line for each. Behind | may stand an address of this site that says more.")),
	{ 0 }
};

static int form_show(struct req *r, const struct seat *s, const struct ballot_get_row *b,
	const struct ballot_form *f)
{
	struct ballot_form_view v = { .r = r, .fields = fields, .form = f,
		.frame = seat_frame(r, s, b ? b->title : tr(r->page.lang, N_("New scoring"))),
		.action = b ? seat_url(r, s, "/hodnoceni/%lld/zmenit", (long long)b->id)
					: seat_url(r, s, "/hodnoceni/nove") };
	ballot_form_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/skupiny/{slug}/hodnoceni/nove */
int ballot_new(struct req *r)
{
	struct seat s;
	struct ballot_form f = { .method = S("dots"), .budget = SOME(10),
		.threshold = SOME(SCORE_THRESHOLD) };
	return seat_writes(r, &s) ? form_show(r, &s, NULL, &f) : r->status;
}

static bool form_take(struct req *r, struct ballot_form *f)
{
	form_read(r, fields, f);
	if (f->items.count > BALLOT_ITEMS_MOST)
		form_error(r, fields, "items", N_("These are too many items."));
	else if (f->items.count == 1)
		form_error(r, fields, "items", N_("There is nothing to choose from: write more items."));
	return !r->errors.count;
}

static void items_write(struct req *r, int64_t ballot, const struct ballot_form *f)
{
	ballot_item_clear(r->db, .ballot_id = ballot);
	for (size_t i = 0; i < f->items.count; i++) {
		str rest = f->items.items[i], text;
		str_cut(&rest, '|', &text);
		str link = str_trim(rest);
		ballot_item_add(r->db, .ballot_id = ballot, .position = (int64_t)i + 1,
			.text = str_trim(text), .link = link.len ? link : (str){ 0 });
	}
}

/* POST /urad/skupiny/{slug}/hodnoceni/nove */
int ballot_create(struct req *r)
{
	struct seat s;
	struct ballot_form f = { 0 };
	if (!seat_writes(r, &s))
		return r->status;
	if (!form_take(r, &f))
		return form_show(r, &s, NULL, &f);
	int64_t id = ballot_add(r->db, .group_id = s.g->id, .title = f.title, .about = f.about,
		.method = f.method, .budget = f.budget.value, .threshold = f.threshold.value,
		.now = r->now);
	items_write(r, id, &f);
	return answer_see_other(r, seat_url(r, &s, "/hodnoceni/%lld?hotovo=1", (long long)id));
}

static struct ballot_get_row *ballot_asked(struct req *r, const struct seat *s)
{
	struct maybe_int id = str_int(r->sub);
	struct ballot_get_row *b = id.set
		? ballot_get(r->db, .id = id.value, .group_id = s->g->id) : NULL;
	if (b && str_is(b->state, "draft") && !s->writes)
		b = NULL;
	if (!b)
		answer_error(r, 404);
	return b;
}

/* The one of the address while it can still be worded otherwise. */
static struct ballot_get_row *draft(struct req *r, struct seat *s)
{
	struct ballot_get_row *b = seat_writes(r, s) ? ballot_asked(r, s) : NULL;
	if (b && !str_is(b->state, "draft")) {
		answer_see_other(r, seat_url(r, s, "/hodnoceni/%lld?nelze=zmenit", (long long)b->id));
		return NULL;
	}
	return b;
}

/* GET /urad/skupiny/{slug}/hodnoceni/{id}/zmenit */
int ballot_edit(struct req *r)
{
	struct seat s;
	struct ballot_get_row *b = draft(r, &s);
	if (!b)
		return r->status;
	struct ballot_form f = { .title = b->title, .about = b->about, .method = b->method,
		.budget = SOME(b->budget), .threshold = SOME(b->threshold) };
	struct ballot_items_rows rows = ballot_items(r->db, .ballot_id = b->id,
		.limit = BALLOT_ITEMS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		words_add(r->arena, &f.items, rows.items[i].link.len
			? arena_printf(r->arena, "%.*s | %.*s", STR_ARG(rows.items[i].text),
				STR_ARG(rows.items[i].link)) : rows.items[i].text);
	return form_show(r, &s, b, &f);
}

/* POST /urad/skupiny/{slug}/hodnoceni/{id}/zmenit */
int ballot_save(struct req *r)
{
	struct seat s;
	struct ballot_form f = { 0 };
	struct ballot_get_row *b = draft(r, &s);
	if (!b)
		return r->status;
	if (!form_take(r, &f))
		return form_show(r, &s, b, &f);
	ballot_set(r->db, .id = b->id, .title = f.title, .about = f.about, .method = f.method,
		.budget = f.budget.value, .threshold = f.threshold.value);
	items_write(r, b->id, &f);
	return answer_see_other(r, seat_url(r, &s, "/hodnoceni/%lld?hotovo=1", (long long)b->id));
}

/* ---- one scoring ---- */

static str number_words(struct req *r, int64_t n)
{
	return arena_printf(r->arena, "%lld", (long long)n);
}

static str rules_words(struct req *r, const struct ballot_get_row *b)
{
	return message_with(r->arena, tr(r->page.lang, str_is(b->method, "dots")
		? N_("Everybody divides %s points among the items; one item may get more of them.")
		: N_("Everybody gives items marks from 1 to %s, the highest is the most important.")),
		number_words(r, b->budget));
}

/* What the visitor has given, or typed. */
static void items_fill(struct req *r, struct ballot_view *v)
{
	const struct ballot_get_row *b = v->b;
	struct ballot_items_rows rows = ballot_items(r->db, .ballot_id = b->id,
		.limit = BALLOT_ITEMS_MOST);
	struct ballot_paper_of_row *paper = v->fills && v->seat->member.set
		? ballot_paper_of(r->db, .ballot_id = b->id, .member_id = v->seat->member) : NULL;
	struct ballot_scores_rows had = { 0 };
	v->own = paper != NULL;
	if (paper)
		had = ballot_scores(r->db, .paper_id = paper->id, .limit = BALLOT_ITEMS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		struct ballot_item_line *l = arena_push(r->arena, &v->items.items, &v->items.count,
			sizeof *l);
		*l = (struct ballot_item_line){ .text = rows.items[i].text, .link = rows.items[i].link,
			.id = arena_printf(r->arena, "b%lld", (long long)rows.items[i].id), .value = S("") };
		for (size_t n = 0; n < had.count; n++)
			if (had.items[n].item_id == rows.items[i].id)
				l->value = number_words(r, had.items[n].points);
		if (r->method == POST)
			l->value = form_text(r, l->id.ptr);
	}
}

static void buttons_fill(struct req *r, struct ballot_view *v)
{
	static const struct { const char *state, *step, *label; enum ui_look look; } all[] = {
		{ "draft", "otevrit", N_("Open the scoring"), UI_PRIMARY },
		{ "open", "uzavrit", N_("Close the scoring"), UI_WARNING },
		{ "closed", "zverejnit", N_("Publish the result"), UI_PRIMARY },
	};
	for (size_t i = 0; i < COUNT(all) && v->seat->writes; i++)
		if (str_is(v->b->state, all[i].state))
			*(struct step_button *)arena_push(r->arena, &v->buttons.items, &v->buttons.count,
				sizeof *v->buttons.items) = v->b->published
				? (struct step_button){ N_("Hide the result from the public"), UI_SECONDARY,
					S("skryt") }
				: (struct step_button){ all[i].label, all[i].look, str_of(all[i].step) };
}

static int page(struct req *r, const struct seat *s, const struct ballot_get_row *b, str refused)
{
	bool open = str_is(b->state, "open");
	struct ballot_view v = { .r = r, .seat = s, .b = b, .refused = refused,
		.frame = seat_frame(r, s, b->title), .rules = rules_words(r, b),
		.url = seat_url(r, s, "/hodnoceni/%lld", (long long)b->id),
		.fills = open && s->member.set, .enters = open && s->writes,
		.number = r->method == POST ? form_text(r, "listek") : S("") };
	items_fill(r, &v);
	buttons_fill(r, &v);
	v.papers = number_words(r, ballot_papers(r->db, .ballot_id = b->id));
	if (str_is(b->state, "closed")) {
		v.results = ballot_results(r, b, &v.ranked, &v.low, &v.papers);
		v.files = document_links(r, seat_url(r, s, "/dokumenty/hodnoceni-%lld",
			(long long)b->id), true);
	}
	if (query_text(r, "hotovo").len && r->method == GET)
		v.done = tr(r->page.lang, str_is(query_text(r, "hotovo"), "listek")
			? N_("The paper is counted.") : N_("The change is saved."));
	ballot_page(&r->page, v);
	return refused.len || r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/skupiny/{slug}/hodnoceni/{id} */
int ballot_show(struct req *r)
{
	struct seat s;
	struct ballot_get_row *b = seat_taken(r, &s) ? ballot_asked(r, &s) : NULL;
	if (!b)
		return r->status;
	return page(r, &s, b,
		query_text(r, "nelze").len
			? tr(r->page.lang, N_("The scoring has begun and cannot be worded otherwise."))
			: (str){ 0 });
}

/* ---- a paper ---- */

static struct maybe_int *points_read(struct req *r, const struct ballot_items_rows *items)
{
	struct maybe_int *points = arena_alloc(r->arena, (items->count + 1) * sizeof *points);
	for (size_t i = 0; i < items->count; i++) {
		str sent = form_text(r,
			arena_printf(r->arena, "b%lld", (long long)items->items[i].id).ptr);
		points[i] = sent.len ? str_int(sent) : NONE;
		if (sent.len && !points[i].set)
			form_error(r, NULL, NULL, N_("Write a whole number."));
	}
	return points;
}

static int64_t paper_of(struct req *r, const struct ballot_get_row *b, struct maybe_int member,
	struct maybe_int number)
{
	struct ballot_paper_of_row *had = ballot_paper_of(
		r->db, .ballot_id = b->id, .member_id = member, .number = number);
	if (!had)
		return ballot_paper_add(r->db, .ballot_id = b->id, .member_id = member, .number = number);
	ballot_score_clear(r->db, .paper_id = had->id);
	return had->id;
}

static void scores_write(struct req *r, int64_t paper, const struct ballot_items_rows *items,
	const struct maybe_int *points, bool dots)
{
	struct ballot_score_put_args *rows = arena_alloc(r->arena, (items->count + 1) * sizeof *rows);
	size_t n = 0;
	for (size_t i = 0; i < items->count; i++)
		if (points[i].set || dots)
			rows[n++] = (struct ballot_score_put_args){ paper, items->items[i].id,
				points[i].value };
	if (n)
		ballot_score_put(r->db, rows, n);
}

/* Who fills it in: a member their own, the secretary one from paper by its number. */
static const char *whose(struct req *r, const struct seat *s, struct maybe_int *member,
	struct maybe_int *number)
{
	str listed = form_text(r, "listek");
	*member = *number = NONE;
	if (!listed.ptr) {
		*member = s->member;
		return s->member.set ? NULL : N_("Only members of the group score.");
	}
	*number = str_int(listed);
	if (!s->writes)
		return N_("Papers are entered by the secretary.");
	return number->set && number->value >= 1 && number->value <= PAPERS_MOST ? NULL
		: N_("Write the number printed on the paper.");
}

/* POST /urad/skupiny/{slug}/hodnoceni/{id}: a filled-in paper */
int ballot_fill(struct req *r)
{
	struct seat s;
	struct maybe_int member, number;
	struct ballot_get_row *b = seat_taken(r, &s) ? ballot_asked(r, &s) : NULL;
	if (!b)
		return r->status;
	bool dots = str_is(b->method, "dots");
	struct ballot_items_rows items = ballot_items(r->db, .ballot_id = b->id,
		.limit = BALLOT_ITEMS_MOST);
	const struct maybe_int *points = points_read(r, &items);
	const char *wrong = whose(r, &s, &member, &number);
	if (!wrong && !str_is(b->state, "open"))
		wrong = N_("The scoring is not open.");
	if (!wrong && !r->errors.count)
		wrong = score_refusal((struct score_rules){ dots, b->budget, b->threshold }, points,
			items.count);
	if (!wrong && number.set && !form_text(r, "prepsat").len &&
		ballot_paper_of(r->db, .ballot_id = b->id, .number = number))
		wrong = N_("A paper of this number is counted already. Tick that you want to replace it.");
	if (wrong)
		form_error(r, NULL, NULL, wrong);
	if (r->errors.count)
		return page(r, &s, b, (str){ 0 });
	scores_write(r, paper_of(r, b, member, number), &items, points, dots);
	return answer_see_other(r, seat_url(r, &s, "/hodnoceni/%lld?hotovo=listek",
		(long long)b->id));
}

/* POST /urad/skupiny/{slug}/hodnoceni/{id}/krok */
int ballot_step(struct req *r)
{
	struct seat s;
	struct ballot_get_row *b = seat_writes(r, &s) ? ballot_asked(r, &s) : NULL;
	if (!b)
		return r->status;
	str step = form_text(r, "krok"), today = day_of(r->arena, r->now);
	if (str_is(step, "otevrit") && str_is(b->state, "draft"))
		ballot_state_set(r->db, .id = b->id, .was = b->state, .state = S("open"));
	else if (str_is(step, "uzavrit") && str_is(b->state, "open")) {
		ballot_state_set(
			r->db, .id = b->id, .was = b->state, .state = S("closed"), .closed_on = today);
		ballot_forget(r->db, .ballot_id = b->id);
	} else if ((str_is(step, "zverejnit") || str_is(step, "skryt")) && str_is(b->state, "closed"))
		ballot_publish(r->db, .id = b->id, .shown = str_is(step, "zverejnit"));
	else
		return page(r, &s, b, tr(r->page.lang,
			N_("A scoring goes from being prepared to open to closed, and not back.")));
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "change",
		.kind = "ballot", .record = b->id, .name = b->title, .field = "state",
		.old_value = b->state, .new_value = step });
	db_note_change(r->db, "group", s.g->id);
	return answer_see_other(r, seat_url(r, &s, "/hodnoceni/%lld?hotovo=1", (long long)b->id));
}

/* GET /urad/skupiny/{slug}/hodnoceni/{id}/listky?od=1&do=20: papers to print */
int ballot_print(struct req *r)
{
	enum { SHEETS = 30 };
	struct seat s;
	struct ballot_get_row *b = seat_writes(r, &s) ? ballot_asked(r, &s) : NULL;
	if (!b)
		return r->status;
	struct maybe_int from = query_int(r, "od");
	if (!from.set || from.value < 1 || from.value > PAPERS_MOST)
		from = SOME(1);
	struct ballot_view items = { .b = b, .seat = &s };
	items_fill(r, &items);
	struct ballot_print_view v = { .r = r, .b = b, .rules = rules_words(r, b),
		.items = items.items, .frame = seat_frame(r, &s, b->title) };
	for (int64_t n = from.value; n < from.value + SHEETS && n <= PAPERS_MOST; n++)
		*(struct ballot_sheet *)arena_push(r->arena, &v.sheets.items, &v.sheets.count,
			sizeof *v.sheets.items) = (struct ballot_sheet){ number_words(r, n) };
	ballot_print_page(&r->page, v);
	return answer_page(r);
}
