/* The office's queue of what is to be verified. */
#include "app/territory/territory.h"
#include "app/upkeep/reminder.h"
#include "app/upkeep/verify.html.h"

enum { MOST_AREAS = 1000 };

static void read_type(struct req *r, struct verify_queue *v, struct verify_filter *f)
{
	str chosen = query_text(r, "druh");
	struct verify_types_rows rows =
		verify_types(r->db, .day = day_of(r->arena, r->now), .limit = MOST_AREAS);
	ui_choice_add(r, &v->types, S(""), tr(r->page.lang, N_("All")), false);
	ui_choice_add(r, &v->types, S("linky"), tr(r->page.lang, N_("Crisis lines")),
		str_is(chosen, "linky"));
	for (size_t i = 0; i < rows.count; i++)
		ui_choice_add(r, &v->types, rows.items[i].code, rows.items[i].name,
			str_eq(chosen, rows.items[i].code));
	for (size_t i = 0; i < v->types.count; i++)
		if (v->types.items[i].chosen)
			f->type = v->types.items[i].value;
}

static void read_area(struct req *r, struct verify_queue *v, struct verify_filter *f)
{
	str chosen = query_text(r, "oblast");
	struct verify_areas_rows rows = verify_areas(r->db, .limit = MOST_AREAS);
	ui_choice_add(r, &v->areas, S(""), tr(r->page.lang, N_("Everywhere")), false);
	for (size_t i = 0; i < rows.count; i++) {
		bool here = str_eq(chosen, rows.items[i].slug);
		ui_choice_add(r, &v->areas, rows.items[i].slug, rows.items[i].name, here);
		if (here)
			f->area = SOME(rows.items[i].id);
	}
}

static void read_municipality(struct req *r, struct verify_queue *v, struct verify_filter *f)
{
	v->place = query_text(r, "obec");
	if (!v->place.len)
		return;
	int64_t id = municipality_named(r->db, r->arena, v->place, (str){ 0 });
	v->place_unknown = !id;
	if (id)
		f->municipality = SOME(id);
}

/* False: there is no such state. */
static bool read_state(struct req *r, struct verify_queue *v, struct verify_filter *f)
{
	struct ui_link *links = NULL;
	size_t count = 0;
	bool known = false;
	v->state = query_text(r, "stav");
	for (const struct choice *c = verify_states; c->label; c++) {
		bool here = str_eq(c->value, v->state);
		*(struct ui_link *)arena_push(r->arena, &links, &count, sizeof *links) =
			(struct ui_link){ c->value.len ? arena_printf(r->arena, "/urad/overovani?stav=%.*s",
								  STR_ARG(c->value)) : S("/urad/overovani"),
				tr(r->page.lang, c->label), here };
		known = known || here;
	}
	v->states = (struct ui_links){ links, count };
	f->state = v->state.len ? v->state : S("");
	return known;
}

/* Names of the parts that are not fresh. */
static str due_parts(struct req *r, const struct verify_entry *e)
{
	struct buf out = { .arena = r->arena };
	size_t parts = e->provider ? FRESHNESS_PARTS : FRESHNESS_LINE_PARTS;
	for (size_t i = 0; i < parts; i++)
		if (e->score.parts[i] != FRESHNESS_FRESH)
			buf_printf(&out, "%s%.*s", out.len ? ", " : "",
				STR_ARG(tr(r->page.lang, freshness_parts[i].label)));
	return buf_str(&out);
}

static str tried_text(struct req *r, const struct verify_entry *e)
{
	if (!e->tries)
		return (str){ 0 };
	return arena_printf(r->arena, "%.*s: %lld×, %.*s",
		STR_ARG(tr(r->page.lang, N_("Not reached"))), (long long)e->tries,
		STR_ARG(site_day(r, e->tried_on)));
}

static void line_add(struct req *r, struct verify_queue *v, const struct verify_entry *e)
{
	*(struct verify_line *)arena_push(r->arena, &v->lines.items, &v->lines.count,
		sizeof *v->lines.items) = (struct verify_line){
		.href = arena_printf(r->arena, "/urad/overovani/%s/%lld", e->path, (long long)e->id),
		.name = e->name, .about = e->provider_name, .type = e->type,
		.last = site_day(r, e->score.last), .parts = due_parts(r, e),
		.tried = tried_text(r, e), .state = e->score.state };
}

/* GET /urad/overovani?stav=&druh=&oblast=&obec=&strana= */
int verify_index(struct req *r)
{
	struct verify_filter filter = { 0 };
	struct verify_queue v = { .r = r, .done = query_text(r, "hotovo").len > 0 };
	int64_t page = query_page(r);
	if (!page || !read_state(r, &v, &filter))
		return answer_error(r, 404);
	read_type(r, &v, &filter);
	read_area(r, &v, &filter);
	read_municipality(r, &v, &filter);
	v.frame = office_frame(r, N_("What is to be verified"));
	const char *stopped = reminders_stopped(r->db);
	v.stopped = stopped ? tr(r->page.lang, stopped) : (str){ 0 };
	struct verify_entries due = { 0 };
	if (!v.place_unknown)
		due = verify_due(r, &filter, (page - 1) * VERIFY_PAGE, VERIFY_PAGE);
	for (size_t i = 0; i < due.count; i++)
		line_add(r, &v, &due.items[i]);
	v.total = due.total;
	v.pages = ui_pagination_of(r, page, (v.total + VERIFY_PAGE - 1) / VERIFY_PAGE);
	verify_queue_page(&r->page, v);
	return answer_page(r);
}
