/* What the feature consists of. */
#include "app/council/view.h"

static const struct route routes[] = {
	{ GET, "/usneseni", public_papers_show, EVERYBODY },
	{ GET, "/usneseni/{slug}", public_paper_show, EVERYBODY },
	{ GET, "/usneseni/{slug}/{file}", public_paper_file, EVERYBODY, .slow = true },
	{ GET, "/uredni-deska", board_index, EVERYBODY },
	{ GET, "/uredni-deska/{id}", board_notice_show, EVERYBODY },
	{ GET, "/api/v1/uredni-deska", board_open_data, EVERYBODY },

	{ GET, "/urad/usneseni", council_overview_show, COUNCIL_READERS },
	{ GET, "/urad/usneseni/{file}", council_overview_file, COUNCIL_READERS, .slow = true },
	{ POST, "/urad/usneseni/program", council_agenda_post, COUNCIL_WRITERS },
	{ GET, "/urad/material/{id}", council_paper_show, COUNCIL_READERS },
	{ POST, "/urad/material/{id}", council_paper_act, COUNCIL_OFFICE },
	{ GET, "/urad/material/{id}/verze/{number}", council_version_show, COUNCIL_READERS },
	{ GET, "/urad/material/{id}/zverejneni", council_copy_show, COUNCIL_WRITERS },
	{ POST, "/urad/material/{id}/zverejneni", council_copy_act, COUNCIL_WRITERS },
	{ GET, "/urad/material/{id}/soubor/{file}", council_paper_file, COUNCIL_READERS, .slow = true },
	{ 0 }
};

/* For a head the papers to be approved, for a coordinator the tasks that are late. */
static int64_t waiting(struct req *r)
{
	return paper_waiting(r->db, .areas = areas_held(r, ROLE_HEAD).ids,
		.state = S("submitted")) +
		paper_waiting(r->db, .areas = areas_held(r, COUNCIL_WRITERS).ids,
		.state = S("returned")) +
		council_task_late_count(r->db, .areas = areas_held(r, COUNCIL_WRITERS).ids,
		.day = day_of(r->arena, r->now));
}

static const struct office_link office_links[] = {
	{ "/urad/usneseni", N_("Papers and resolutions"), COUNCIL_READERS, waiting }, { 0 }
};

static const struct record *const records[] = { &paper_record, &council_body_record,
	&council_session_record, &resolution_task_record, &board_notice_record, NULL };

extern const struct trace_kind paper_trace;
static const struct trace_kind *const traces[] = { &paper_trace, NULL };

static void links(struct req *r, struct site_links *to)
{
	str resolutions = tr(r->page.lang, N_("Resolutions"));
	site_link_add(r, &to->footer, S("/usneseni"), resolutions);
	site_link_add(r, &to->map, S("/usneseni"), resolutions);
	site_link_add(r, &to->map, S("/uredni-deska"),
		tr(r->page.lang, N_("Official notice board")));
}

enum { HOUR = 3600 };
static const struct job jobs[] = { { "council", HOUR, council_remind }, { 0 } };
static const char *const open[] = { "/api/v1/uredni-deska", NULL };

extern const struct db_schema council_schema;
const struct feature council = {
	.name = "council", .routes = routes, .office = office_links, .records = records,
	.schema = &council_schema, .jobs = jobs, .open = open, .links = links, .demo = council_demo,
	.traces = traces,
};
