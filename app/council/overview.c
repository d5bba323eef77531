/* What waits in the council's work: papers, sessions to come with their agendas, tasks. */
#include "app/council/council.html.h"
#include "app/council/documents.h"

static str agenda_words(
	struct req *r, const struct council_session_coming_row *s, enum agenda state)
{
	str last = s->agenda_days.set ? site_day(r, agenda_last_day(r->arena, s->day,
		s->agenda_days.value)) : (str){ 0 };
	str posted = s->posted.len ? site_day(r, s->posted) : (str){ 0 };
	const struct lang *l = r->page.lang;
	if (state == AGENDA_POSTED)
		return council_say(r->arena, l, N_("The agenda hangs on the notice board since %s."),
			&posted);
	if (state == AGENDA_LATE)
		return council_say(r->arena, l, N_("The agenda was posted only on %s; it should have hung "
			"there since %s."), (str[]){ posted, last });
	if (state == AGENDA_WAITS)
		return council_say(r->arena, l, N_("The agenda is to be posted by %s."), &last);
	if (state == AGENDA_MISSING)
		return council_say(r->arena, l, N_("The agenda is not on the notice board; it should have "
			"hung there since %s."), &last);
	return (str){ 0 };
}

static void session_add_line(struct req *r, struct council_overview *v,
	const struct council_session_coming_row *s, const struct council_session_papers_rows *papers)
{
	enum agenda state = agenda_state(r->arena, (struct agenda_days){ s->day, s->posted,
		day_of(r->arena, r->now), s->agenda_days });
	struct session_line *line = arena_push(r->arena, &v->sessions.items, &v->sessions.count,
		sizeof *line);
	*line = (struct session_line){ .id = s->id, .title = s->title, .day = site_day(r, s->day),
		.href = record_url(r, &council_session_record, s->id, ""),
		.agenda = s->cancelled ? tr(r->page.lang, N_("The session is cancelled."))
			: agenda_words(r, s, state),
		.warns = !s->cancelled && (state == AGENDA_LATE || state == AGENDA_MISSING),
		.may_post = !s->cancelled && !s->posted.len && s->agenda_days.set &&
			people_may(r, COUNCIL_WRITERS, s->area_id) };
	for (size_t i = 0; i < papers->count; i++)
		if (papers->items[i].body == s->body && str_eq(papers->items[i].day, s->day))
			site_link_add(r, &line->papers, paper_url(r, papers->items[i].id, ""),
				papers->items[i].title);
}

static void fill_sessions(struct req *r, struct council_overview *v, struct int_list areas)
{
	str today = day_of(r->arena, r->now);
	struct council_session_coming_rows rows =
		council_session_coming(r->db, .areas = areas, .day = today, .limit = LIMIT_ROWS);
	struct council_session_papers_rows papers =
		council_session_papers(r->db, .areas = areas, .day = today, .limit = COUNCIL_MOST);
	for (size_t i = 0; i < rows.count; i++)
		session_add_line(r, v, &rows.items[i], &papers);
}

static void fill_papers(struct req *r, struct council_overview *v, struct int_list areas)
{
	struct paper_overview_rows rows =
		paper_overview(r->db, .areas = areas, .limit = LIMIT_ROWS);
	for (size_t i = 0; i < rows.count; i++)
		*(struct paper_line *)arena_push(r->arena, &v->papers.items, &v->papers.count,
			sizeof *v->papers.items) = (struct paper_line){ paper_url(r, rows.items[i].id, ""),
			rows.items[i].title,
			tr(r->page.lang, paper_state_label(paper_state_of(rows.items[i].state))),
			rows.items[i].area };
}

/* Late ones by themselves, above those that have time. */
static void fill_tasks(struct req *r, struct council_overview *v, struct int_list areas)
{
	struct council_task_lines all = council_task_lines_of(r,
		council_task_list(r->db, .areas = areas, .state = S("open"), .limit = COUNCIL_MOST));
	struct council_task_lines reported = council_task_lines_of(r,
		council_task_list(r->db, .areas = areas, .state = S("reported"), .limit = COUNCIL_MOST));
	for (size_t i = 0; i < all.count + reported.count; i++) {
		struct council_task_line *line =
			i < all.count ? &all.items[i] : &reported.items[i - all.count];
		struct council_task_lines *to = line->late ? &v->late : &v->open;
		*(struct council_task_line *)arena_push(r->arena, &to->items, &to->count, sizeof *line) =
			*line;
	}
}

static void line_put(struct req *r, struct str_list *to, str line)
{
	*(str *)arena_push(r->arena, &to->items, &to->count, sizeof(str)) = line;
}

struct str_list council_papers_of(struct req *r, int64_t area)
{
	struct str_list to = { 0 };
	struct paper_overview_rows rows =
		paper_overview(r->db, .areas = { &area, 1 }, .limit = LIMIT_ROWS);
	for (size_t i = 0; i < rows.count; i++)
		line_put(r, &to, arena_printf(r->arena, "%.*s (%.*s)", STR_ARG(rows.items[i].title),
			STR_ARG(tr(r->page.lang, paper_state_label(paper_state_of(rows.items[i].state))))));
	return to;
}

struct str_list council_tasks_of(struct req *r, int64_t area)
{
	struct str_list to = { 0 };
	struct council_task_lines tasks = council_task_lines_of(r, council_task_list(r->db,
		.areas = { &area, 1 }, .state = S("open"), .limit = COUNCIL_MOST));
	for (size_t i = 0; i < tasks.count; i++)
		line_put(r, &to, arena_printf(r->arena, "%.*s – %.*s, %.*s (%.*s)",
			STR_ARG(tasks.items[i].what), STR_ARG(tasks.items[i].who),
			STR_ARG(tasks.items[i].when), STR_ARG(tasks.items[i].of)));
	return to;
}

/* GET /urad/usneseni */
int council_overview_show(struct req *r)
{
	struct areas_held areas = areas_held(r, COUNCIL_READERS);
	struct council_overview v = { .r = r, .frame = office_frame(r, N_("Papers and resolutions")),
		.writes = (r->visitor.roles & COUNCIL_WRITERS) != 0 };
	if (!areas.list.count)
		return answer_error(r, 403);
	v.frame->wide = true;
	v.bodies = council_body_names(r->db, .areas = areas.ids, .limit = 1).count > 0;
	v.documents = council_format_links(r, S("/urad/usneseni/ukoly"), true);
	fill_papers(r, &v, areas.ids);
	fill_sessions(r, &v, areas.ids);
	fill_tasks(r, &v, areas.ids);
	council_overview_page(&r->page, v);
	return answer_page(r);
}

/* GET /urad/usneseni/{file}: ukoly.csv … */
int council_overview_file(struct req *r)
{
	struct areas_held areas = areas_held(r, COUNCIL_READERS);
	enum document_format format = council_document_asked(r->id, "ukoly");
	if (format == DOCUMENT_FORMATS || !areas.list.count)
		return answer_error(r, areas.list.count ? 404 : 403);
	struct council_task_list_rows rows =
		council_task_list(r->db, .areas = areas.ids, .limit = COUNCIL_MOST);
	return site_document(
		r, council_tasks_document(r, rows), format, S("ukoly-z-usneseni"));
}

/* POST /urad/usneseni/program: the agenda of `jednani` begun on the notice board */
int council_agenda_post(struct req *r)
{
	struct maybe_int id = str_int(form_text(r, "jednani"));
	struct council_session_area_row *s =
		id.set ? council_session_area(r->db, .id = id.value) : NULL;
	if (!s || !people_may(r, COUNCIL_WRITERS, s->area_id))
		return answer_error(r, s ? 403 : 404);
	int64_t notice = board_notice_begin(r, id.value);
	return notice ? answer_see_other(r, record_url(r, &board_notice_record, notice, ""))
		: answer_error(r, 404);
}
