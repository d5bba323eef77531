/* Annexes that a paper knows by their fingerprint: editions of plans, whose text is counted
 * each time before the paper is shown or printed, and things that lie elsewhere. */
#include "app/council/acts.h"
#include "app/planning/planning.h"

/* ---- what they are ---- */

static struct plan_edition_refs editions_of(struct req *r, const struct paper *p)
{
	int64_t *ids = arena_alloc(r->arena, (p->annexes.count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < p->annexes.count; i++)
		if (p->annexes.items[i].edition_id.set)
			ids[count++] = p->annexes.items[i].edition_id.value;
	return plan_editions_counted(r, (struct int_list){ ids, count });
}

static const struct plan_edition_ref *ref_of(const struct plan_edition_refs *refs, int64_t id)
{
	for (size_t i = 0; i < refs->count; i++)
		if (refs->items[i].id == id)
			return &refs->items[i];
	return NULL;
}

/* What the hash on the paper says counts, whatever the edition says of itself. */
static struct annex_line edition_line(struct req *r, const struct paper_annex_list_row *x,
	const struct plan_edition_ref *e, bool opens)
{
	struct annex_line to = { .id = x->id, .title = x->title, .sha256 = x->sha256,
		.fingerprint = arena_printf(r->arena, "%.*s…", STR_ARG(str_part(x->sha256, 0, 12))),
		.edition = true, .spoilt = !e || !e->whole || !str_eq(e->hash, x->sha256) };
	if (!e)
		return to;
	to.day = site_day(r, e->day);
	to.hidden = !e->published;
	if (!to.spoilt && opens) {
		to.href = e->page;
		to.file = e->file;
	}
	return to;
}

struct annex_lines paper_annex_lines(struct req *r, const struct paper *p, bool copy)
{
	struct annex_lines to = { 0 };
	struct plan_edition_refs refs = editions_of(r, p);
	bool plans = !copy && people_may(r, PLANNERS, p->row->area_id);
	for (size_t i = 0; i < p->annexes.count; i++) {
		const struct paper_annex_list_row *x = &p->annexes.items[i];
		const struct plan_edition_ref *e =
			x->edition_id.set ? ref_of(&refs, x->edition_id.value) : NULL;
		*(struct annex_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			x->edition_id.set ? edition_line(r, x, e, e && (e->published || plans))
			: (struct annex_line){ .id = x->id, .title = x->title, .sha256 = x->sha256,
				.fingerprint = x->sha256, .href = x->url };
	}
	return to;
}

struct str_list paper_annexes_spoilt(struct req *r, const struct annex_lines *annexes)
{
	struct str_list to = { 0 };
	for (size_t i = 0; i < annexes->count; i++)
		if (annexes->items[i].spoilt)
			*(str *)arena_push(r->arena, &to.items, &to.count, sizeof(str)) =
				council_say(r->arena, r->page.lang, N_("The annex \"%s\" is not what was added: "
				"the text of the edition does not match the fingerprint on the paper."),
				&annexes->items[i].title);
	return to;
}

/* ---- adding and taking away ---- */

static const char *hash_wrong(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("0123456789abcdefABCDEF", s.ptr[i]))
			return N_("A SHA-256 has 64 digits and letters a–f.");
	return s.len == 64 ? NULL : N_("A SHA-256 has 64 digits and letters a–f.");
}

#define A(member, type, ...) FIELD(struct annex_form, member, type, __VA_ARGS__)
static const struct field annex_table[] = {
	A(title, TEXT, .label = N_("What the annex is"), .required = true, .max = 300),
	A(url, URL, .label = N_("Its address"), .required = true, .max = 500),
	A(sha256, TEXT, .label = N_("Its fingerprint (SHA-256)"), .required = true, .max = 64,
		.check = hash_wrong,
		.hint = N_("64 signs. By them anybody can tell that it is the same.")),
	{ 0 }
};

#define E(member, type, ...) FIELD(struct edition_form, member, type, __VA_ARGS__)
static const struct field edition_table[] = {
	E(edition, CHOICE, .label = N_("Edition of a plan"), .required = true,
		.hint = N_("The paper keeps its fingerprint. If the edition is ever changed, the paper "
			"says so, and cannot be submitted or approved.")),
	{ 0 }
};

const struct field *paper_annex_table(void) { return annex_table; }

static bool annexed(const struct paper *p, int64_t edition)
{
	for (size_t i = 0; i < p->annexes.count; i++)
		if (p->annexes.items[i].edition_id.set && p->annexes.items[i].edition_id.value == edition)
			return true;
	return false;
}

const struct field *paper_edition_table(struct req *r, const struct paper *p)
{
	struct plan_edition_refs refs = plan_editions_in(r, p->row->area_id);
	struct choice *list = arena_alloc(r->arena, (refs.count + 1) * sizeof *list);
	struct field *to = council_fields(r, edition_table, COUNT(edition_table));
	size_t count = 0;
	for (size_t i = 0; i < refs.count; i++)
		if (!annexed(p, refs.items[i].id))
			list[count++] = (struct choice){
				arena_printf(r->arena, "%lld", (long long)refs.items[i].id),
				arena_printf(r->arena, "%.*s – %.*s", STR_ARG(refs.items[i].title),
					STR_ARG(site_day(r, refs.items[i].day))).ptr };
	fields_choose(to, "edition", list);
	return count ? to : NULL;
}

/* Why it cannot be an annex, or NULL: then *to is the edition, its hash counted now. */
static const char *edition_refused(
	struct req *r, const struct paper *p, struct maybe_int id, struct plan_edition_ref *to)
{
	if (!id.set)
		return N_("Choose an edition of a plan.");
	struct plan_edition_refs here = plan_editions_in(r, p->row->area_id);
	if (!ref_of(&here, id.value))
		return N_("Only an edition of a plan of the paper's area can be its annex.");
	if (annexed(p, id.value))
		return N_("This edition is an annex of the paper already.");
	struct plan_edition_refs now = plan_editions_counted(r, (struct int_list){ &id.value, 1 });
	if (!now.count || !now.items[0].whole)
		return N_("The text of this edition does not match its hash any more. Make a new edition.");
	*to = now.items[0];
	return NULL;
}

/* Annexes of a paper that is approved stand like the rest of it. */
static const char *closed(const struct paper *p)
{
	return paper_editable(p->state) ? NULL : p->state == PAPER_SUBMITTED
		? N_("The paper waits for the head. Take it back before you change it.")
		: paper_move(p->state, ACT_SUBMIT).refused;
}

static int refused(struct req *r, struct council_paper_view v, const struct field *fields,
	const char *name, const char *why)
{
	form_error(r, fields, name, why);
	return council_paper_answer(r, v);
}

int paper_annex_put(struct req *r, struct paper *p)
{
	struct council_paper_view v = { .paper = p };
	if (closed(p))
		return refused(r, v, NULL, NULL, closed(p));
	if (!form_read(r, annex_table, &v.annex))
		return council_paper_answer(r, v);
	paper_annex_add(r->db, .paper = p->row->id, .title = v.annex.title, .url = v.annex.url,
		.sha256 = v.annex.sha256);
	paper_noted(r, p, "annex", (str){ 0 }, v.annex.title);
	return 0;
}

int paper_edition_put(struct req *r, struct paper *p)
{
	struct council_paper_view v = { .paper = p, .edition.edition = form_text(r, "edition") };
	struct maybe_int id = str_int(v.edition.edition);
	if (closed(p))
		return refused(r, v, NULL, NULL, closed(p));
	struct plan_edition_ref e = { 0 };
	const char *why = edition_refused(r, p, id, &e);
	if (why)
		return refused(r, v, edition_table, "edition", why);
	paper_annex_add(r->db, .paper = p->row->id, .edition = id, .title = e.title, .url = e.page,
		.sha256 = e.hash);
	paper_noted(r, p, "annex", (str){ 0 }, e.title);
	return 0;
}

int paper_annex_away(struct req *r, struct paper *p)
{
	struct maybe_int which = str_int(form_text(r, "priloha"));
	const struct paper_annex_list_row *x = NULL;
	if (closed(p))
		return refused(r, (struct council_paper_view){ .paper = p }, NULL, NULL, closed(p));
	for (size_t i = 0; which.set && i < p->annexes.count; i++)
		if (p->annexes.items[i].id == which.value)
			x = &p->annexes.items[i];
	if (!x || !paper_annex_drop(r->db, .paper = p->row->id, .id = x->id))
		return answer_error(r, 404);
	paper_noted(r, p, "annex", x->title, (str){ 0 });
	return 0;
}
