/* Priorities, goals, measures, indicators and what years brought, on the way from evidence
 * to results (app/trace). */
#include "app/planning/planning_internal.h"
#include "app/planning/rules.h"
#include "app/planning/way.h"
#include "app/planning/way.sql.h"

enum { WAY_MOST = 2000 };

static int64_t open_of(bool all) { return all ? 0 : 1; }

static str coded(struct req *r, str code, str name)
{
	return arena_printf(r->arena, "%.*s %.*s", STR_ARG(code), STR_ARG(name));
}

static str office_url(struct req *r, const char *records, int64_t id)
{
	return arena_printf(r->arena, "/urad/zaznamy/%s/%lld", records, (long long)id);
}

static struct trace_node found(struct req *r, int64_t id, str code, str name, str plan)
{
	return (struct trace_node){ NULL, id, coded(r, code, name), plan, { 0 } };
}

/* ---- priorities and goals ---- */

static struct trace_nodes aims(struct req *r, struct int_list ids, const char *kind, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct way_aims_rows rows = way_aims(r->db, .ids = ids, .kind = str_of(kind),
		.open = open_of(all), .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct way_aims_row *x = &rows.items[i];
		str url = all ? office_url(r, "priority-a-cile", x->id) :
			arena_printf(r->arena, "/plan/%.*s", STR_ARG(x->slug));
		trace_node_add(r, &nodes, (struct trace_node){ NULL, x->id,
			coded(r, x->code, x->name), x->plan, url });
	}
	return nodes;
}

static struct trace_nodes aims_find(struct req *r, const char *kind, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct way_all_aims_rows rows =
		way_all_aims(r->db, .kind = str_of(kind), .limit = WAY_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, found(r, rows.items[i].id,
		rows.items[i].code, rows.items[i].name, rows.items[i].plan)))
		i++;
	return nodes;
}

static void goals_link(struct req *r, struct trace_links *links, struct int_list priorities,
	struct int_list goals)
{
	struct way_goals_of_rows rows =
		way_goals_of(r->db, .priorities = priorities, .goals = goals, .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++)
		trace_own(r, links, (struct trace_link){ "priority", rows.items[i].parent_id, "goal",
			rows.items[i].id, { 0 }, 0 });
}

static void measures_link(struct req *r, struct trace_links *links, struct int_list of,
	struct int_list measures)
{
	struct way_measures_of_rows rows =
		way_measures_of(r->db, .aims = of, .measures = measures, .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++)
		trace_own(r, links, (struct trace_link){
			str_is(rows.items[i].kind, "goal") ? "goal" : "priority", rows.items[i].aim_id,
			"measure", rows.items[i].id, { 0 }, 0 });
}

static const struct int_list none = { NULL, 0 };

static struct trace_nodes priority_nodes(struct req *r, struct int_list ids, bool all)
{
	return aims(r, ids, "priority", all);
}

static struct trace_nodes priority_find(struct req *r, str words, int64_t limit)
{
	return aims_find(r, "priority", words, limit);
}

static struct trace_links priority_own(struct req *r, struct int_list ids)
{
	struct trace_links links = { 0 };
	goals_link(r, &links, ids, none);
	measures_link(r, &links, ids, none);
	return links;
}

static bool aim_links(struct req *r, int64_t id) { return aim_record.may(r, id); }

const struct trace_kind priority_trace = {
	.kind = "priority", .one = N_("Priority"), .step = TRACE_PRIORITY,
	.who = PLANNERS, .may = aim_links, .nodes = priority_nodes,
	.find = priority_find, .own = priority_own,
	.no_cause = N_("Priorities that answer no need"),
	.no_effect = N_("Priorities without a goal or measure"),
};

static struct trace_nodes goal_nodes(struct req *r, struct int_list ids, bool all)
{
	return aims(r, ids, "goal", all);
}

static struct trace_nodes goal_find(struct req *r, str words, int64_t limit)
{
	return aims_find(r, "goal", words, limit);
}

static struct trace_links goal_own(struct req *r, struct int_list ids)
{
	struct trace_links links = { 0 };
	goals_link(r, &links, none, ids);
	measures_link(r, &links, ids, none);
	return links;
}

const struct trace_kind goal_trace = {
	.kind = "goal", .one = N_("Goal"), .step = TRACE_GOAL, .who = PLANNERS,
	.may = aim_links, .nodes = goal_nodes, .find = goal_find, .own = goal_own,
	.no_effect = N_("Goals without a measure"),
};

/* ---- measures ---- */

static str measure_url(struct req *r, str slug, str code)
{
	return arena_printf(r->arena, "/plan/%.*s/opatreni/%.*s", STR_ARG(slug),
		STR_ARG(url_encode(r->arena, code)));
}

static struct trace_nodes measure_nodes(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct way_measures_rows rows =
		way_measures(r->db, .ids = ids, .open = open_of(all), .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct way_measures_row *m = &rows.items[i];
		trace_node_add(r, &nodes, (struct trace_node){ NULL, m->id,
			coded(r, m->code, m->title), m->plan,
			all ? office_url(r, "opatreni", m->id) : measure_url(r, m->slug, m->code) });
	}
	return nodes;
}

static struct trace_nodes measure_find(struct req *r, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct way_all_measures_rows rows = way_all_measures(r->db, .limit = WAY_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, found(r, rows.items[i].id,
		rows.items[i].code, rows.items[i].name, rows.items[i].plan)))
		i++;
	return nodes;
}

static void parts_link(struct req *r, struct trace_links *links, struct int_list measures,
	struct int_list indicators, struct int_list years)
{
	struct way_indicators_of_rows known = way_indicators_of(r->db, .measures = measures,
		.indicators = indicators, .limit = WAY_MOST);
	struct way_outcomes_of_rows brought = way_outcomes_of(r->db, .measures = measures,
		.items = years, .limit = WAY_MOST);
	for (size_t i = 0; i < known.count; i++)
		trace_own(r, links, (struct trace_link){ "measure", known.items[i].measure_id,
			"indicator", known.items[i].id, { 0 }, 0 });
	for (size_t i = 0; i < brought.count; i++)
		trace_own(r, links, (struct trace_link){ "measure", brought.items[i].measure_id, "outcome",
			brought.items[i].id, { 0 }, 0 });
}

static void notes_link(struct req *r, struct trace_links *links, struct int_list measures,
	struct int_list notes)
{
	struct way_notes_of_rows rows =
		way_notes_of(r->db, .measures = measures, .notes = notes, .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++)
		trace_own(r, links, (struct trace_link){ "measure", rows.items[i].measure_id,
			"evaluation", rows.items[i].id, { 0 }, 0 });
}

static struct trace_links measure_own(struct req *r, struct int_list ids)
{
	struct trace_links links = { 0 };
	struct way_merged_rows merged = way_merged(r->db, .measures = ids, .limit = WAY_MOST);
	measures_link(r, &links, none, ids);
	parts_link(r, &links, ids, none, none);
	notes_link(r, &links, ids, none);
	for (size_t i = 0; i < merged.count; i++)
		trace_own(r, &links, (struct trace_link){ "measure", merged.items[i].id, "measure",
			merged.items[i].merged_into, tr(r->page.lang, N_("It was merged into it.")), 0 });
	return links;
}

static bool measure_links(struct req *r, int64_t id) { return measure_record.may(r, id); }

const struct trace_kind measure_trace = {
	.kind = "measure", .one = N_("Measure"), .step = TRACE_MEASURE,
	.who = PLANNERS, .may = measure_links, .nodes = measure_nodes,
	.find = measure_find, .own = measure_own,
	.no_cause = N_("Measures that come from nothing"),
	.no_effect = N_("Measures without an indicator, a decision or a result"),
};

/* ---- indicators and what years brought ---- */

/* A place on a measure's page: no two things of the way have one address. */
static str part_url(struct req *r, str url, const char *part, int64_t id)
{
	return arena_printf(r->arena, "%.*s#%s-%lld", STR_ARG(url), part, (long long)id);
}

static struct trace_nodes indicator_nodes(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct way_indicators_rows rows =
		way_indicators(r->db, .ids = ids, .open = open_of(all), .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct way_indicators_row *n = &rows.items[i];
		trace_node_add(r, &nodes, (struct trace_node){ NULL, n->id, n->name, n->unit,
			part_url(r, measure_url(r, n->slug, n->code), "indikator", n->id) });
	}
	return nodes;
}

static struct trace_nodes indicator_find(struct req *r, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct way_all_indicators_rows rows = way_all_indicators(r->db, .limit = WAY_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, found(r, rows.items[i].id,
		rows.items[i].code, rows.items[i].name, rows.items[i].plan)))
		i++;
	return nodes;
}

static struct trace_links indicator_own(struct req *r, struct int_list ids)
{
	struct trace_links links = { 0 };
	parts_link(r, &links, none, ids, none);
	return links;
}

const struct trace_kind indicator_trace = {
	.kind = "indicator", .one = N_("Indicator"),
	.step = TRACE_INDICATOR, .who = PLANNERS, .nodes = indicator_nodes, .find = indicator_find,
	.own = indicator_own,
};

static struct trace_nodes outcome_nodes(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct way_outcomes_rows rows =
		way_outcomes(r->db, .ids = ids, .open = open_of(all), .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct way_outcomes_row *o = &rows.items[i];
		str what = tr(r->page.lang, state_label(outcomes, OUTCOMES, o->outcome));
		trace_node_add(r, &nodes, (struct trace_node){ NULL, o->id,
			arena_printf(r->arena, "%lld: %.*s", (long long)o->year, STR_ARG(what)),
			utf8_head(o->evaluation, 200), arena_printf(r->arena, "/plan/%.*s/akcni-plan/%lld",
			STR_ARG(o->slug), (long long)o->year) });
	}
	return nodes;
}

/* They follow from measures alone, so nobody links them. */
static struct trace_nodes nothing_find(struct req *r, str words, int64_t limit)
{
	(void)r;
	(void)words;
	(void)limit;
	return (struct trace_nodes){ 0 };
}

static struct trace_links outcome_own(struct req *r, struct int_list ids)
{
	struct trace_links links = { 0 };
	parts_link(r, &links, none, none, ids);
	return links;
}

const struct trace_kind outcome_trace = {
	.kind = "outcome", .one = N_("Result"), .step = TRACE_OUTCOME,
	.who = PLANNERS, .nodes = outcome_nodes, .find = nothing_find, .own = outcome_own,
};

static struct trace_nodes evaluation_nodes(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct way_notes_rows rows =
		way_notes(r->db, .ids = ids, .open = open_of(all), .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct way_notes_row *n = &rows.items[i];
		trace_node_add(r, &nodes, (struct trace_node){ NULL, n->id, utf8_head(n->text, 120),
			site_day(r, n->day),
			part_url(r, measure_url(r, n->slug, n->code), "zprava", n->id) });
	}
	return nodes;
}

static struct trace_links evaluation_own(struct req *r, struct int_list ids)
{
	struct trace_links links = { 0 };
	notes_link(r, &links, none, ids);
	return links;
}

const struct trace_kind evaluation_trace = {
	.kind = "evaluation", .one = N_("Result"), .step = TRACE_OUTCOME,
	.who = PLANNERS, .nodes = evaluation_nodes, .find = nothing_find, .own = evaluation_own,
};

struct int_list plan_measures(struct db *db, struct arena *a, str slug)
{
	struct way_plan_measures_rows rows = way_plan_measures(db, .slug = slug, .limit = WAY_MOST);
	int64_t *ids = arena_alloc(a, (rows.count + 1) * sizeof *ids);
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = rows.items[i].id;
	return (struct int_list){ ids, rows.count };
}
