/* What the feature consists of. */
#include "app/planning/documents.h"
#include "app/planning/office.h"
#include "app/planning/round.h"
#include "app/planning/way.h"

static const struct route routes[] = {
	{ GET, "/plan", plans_index, EVERYBODY },
	{ GET, "/plan/plneni", plans_progress_show, EVERYBODY },
	{ GET, "/plan/plneni.csv", plans_progress_csv, EVERYBODY, .slow = true },
	{ GET, "/plan/{slug}", plan_show, EVERYBODY },
	{ GET, "/plan/{slug}/opatreni/{code}", plan_measure_show, EVERYBODY },
	{ GET, "/plan/{slug}/akcni-plan/{year}", plan_action_show, EVERYBODY },
	{ GET, "/plan/{slug}/vydani", plan_editions_show, EVERYBODY },
	{ GET, "/plan/{slug}/vydani/{id}", plan_edition_show, EVERYBODY },
	{ GET, "/plan/{slug}/porovnani", plan_compare_show, EVERYBODY },
	{ GET, "/plan/{slug}/soubory/{name}", plan_file, EVERYBODY, .slow = true },
	{ GET, "/urad/plany", office_plans, PLANNERS },
	{ GET, "/urad/plany/{id}", office_plan, PLANNERS },
	{ POST, "/urad/plany/{id}/stav", office_plan_state, PLANNERS },
	{ POST, "/urad/plany/{id}/vydani", office_edition_add, PLANNERS },
	{ POST, "/urad/plany/{id}/pripominky", office_consult, PLANNERS },
	{ POST, "/urad/plany/{id}/zverejnit", office_edition_publish, PLANNERS },
	{ POST, "/urad/plany/{id}/akcni-plany", office_action_add, PLANNERS },
	{ GET, "/urad/akcni-plany/{id}", office_action, PLANNERS },
	{ POST, "/urad/akcni-plany/{id}/opatreni", office_action_select, PLANNERS },
	{ POST, "/urad/akcni-plany/{id}/odebrat", office_action_remove, PLANNERS },
	{ POST, "/urad/akcni-plany/{id}/stav", office_action_state, PLANNERS },
	{ GET, "/urad/akcni-plany/{id}/text", office_action_text, PLANNERS },
	{ POST, "/urad/akcni-plany/{id}/text", office_action_text_save, PLANNERS },
	{ GET, "/urad/akcni-plany/{id}/polozka/{item}", office_item, PLANNERS },
	{ POST, "/urad/akcni-plany/{id}/polozka/{item}", office_item_save, PLANNERS },
	{ GET, "/urad/akcni-plany/{id}/uzavreni", office_closing, PLANNERS },
	{ POST, "/urad/akcni-plany/{id}/uzavreni", office_closing_save, PLANNERS },
	{ GET, "/urad/opatreni/{id}", office_measure, PLANNERS },
	{ POST, "/urad/opatreni/{id}/zprava", office_measure_note, PLANNERS },
	{ POST, "/urad/opatreni/{id}/stav", office_measure_state, PLANNERS },
	{ POST, "/urad/opatreni/{id}/prubeh", office_measure_progress, PLANNERS },
	{ POST, "/urad/opatreni/{id}/hodnota", office_measure_value, PLANNERS },
	{ GET, "/urad/plany/{id}/kolo", round_new, PLANNERS },
	{ POST, "/urad/plany/{id}/kolo", round_add, PLANNERS },
	{ GET, "/urad/kola", rounds_index, PLANNERS },
	{ GET, "/urad/kola/{id}", round_show, PLANNERS },
	{ GET, "/urad/kola/{id}/upravit", round_edit, PLANNERS },
	{ POST, "/urad/kola/{id}/upravit", round_save, PLANNERS },
	{ POST, "/urad/kola/{id}/poslat", round_ask, PLANNERS },
	{ POST, "/urad/kola/{id}/pripomenout", round_remind, PLANNERS },
	{ POST, "/urad/kola/{id}/zverejnit", round_publish, PLANNERS },
	{ POST, "/urad/kola/{id}/uzavrit", round_end, PLANNERS },
	{ GET, "/zpravy-o-plneni/{token}", letter_show, EVERYBODY },
	{ GET, "/zpravy-o-plneni/{token}/{code}", letter_form, EVERYBODY, .open_form = true },
	{ POST, "/zpravy-o-plneni/{token}/{code}", letter_answer, EVERYBODY, .open_form = true },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/plany", N_("Plans"), PLANNERS, NULL },
	{ "/urad/kola", N_("Rounds of news"), PLANNERS, rounds_unread }, { 0 }
};

static const struct job jobs[] = { { "news rounds", 3600, rounds_job }, { 0 } };
/* Whoever has such an address can write about somebody's measures. */
static const char *const secret[] = { "/zpravy-o-plneni/", NULL };

static const struct record *const records[] = { &plan_record, &plan_section_record, &swot_record,
	&aim_record, &measure_record, NULL };

/* The site map and the foot of every page lead to plans. */
static void links(struct req *r, struct site_links *to)
{
	str title = tr(r->page.lang, N_("Plans of social services"));
	site_link_add(r, &to->footer, S("/plan"), title);
	site_link_add(r, &to->map, S("/plan"), title);
}

extern const struct db_schema planning_schema;
static const struct trace_kind *const traces[] = { &priority_trace, &goal_trace, &measure_trace,
	&indicator_trace, &outcome_trace, &evaluation_trace, NULL };

const struct feature planning = {
	.name = "planning", .routes = routes, .office = office_links, .records = records,
	.traces = traces, .schema = &planning_schema, .links = links, .demo = planning_demo,
	.jobs = jobs, .secret = secret,
};
