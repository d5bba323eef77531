/* Notices of the official board in the office. */
#include "app/council/board.h"
#include "crypto/crypto.h"

extern const struct lang lang_cs;

struct notice_form { str title, area, kind, status, reference, text, posted_on, removed_on; };
#define F(member, type, ...) FIELD(struct notice_form, member, type, __VA_ARGS__)

static const struct choice kinds[] = { { S("agenda"), N_("Agenda of a session") },
	{ S("resolution"), N_("Resolution") }, { S("consultation"), N_("Call for comments") },
	{ S("other"), N_("Other notice") }, { .label = NULL } };
static const struct choice notice_states[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Withdrawn") }, { .label = NULL } };

static const struct field table[] = {
	F(title, TEXT, .label = N_("Title"), .required = true, .max = 300),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(kind, CHOICE, .label = N_("Kind"), .required = true, .choices = kinds),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = notice_states),
	F(reference, TEXT, .label = N_("Reference number"), .max = 100),
	F(text, LONG_TEXT, .label = N_("Text"), .max = 20000,
		.hint = N_("An empty line divides paragraphs, - begins a line of a list, ## a heading, "
			"**bold**, [text of a link](https://example.cz).")),
	F(posted_on, DAY, .label = N_("Posted on"), .required = true),
	F(removed_on, DAY, .label = N_("Taken down on"), .required = true,
		.hint = N_("At least 15 days after it was posted.")),
	{ 0 }
};

const char *board_notice_label(str kind) { return choice_label(kinds, kind); }

static const struct field *fields(struct req *r, int64_t id)
{
	struct field *f = council_fields(r, table, COUNT(table));
	(void)id;
	fields_choose(f, "area", council_area_choices(r));
	return f;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct board_notice_names_rows rows = board_notice_names(r->db,
		.areas = areas_held(r, COUNCIL_OFFICE).ids, .limit = RECORDS_MOST);
	(void)filter;
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct board_notice_get_rows rows = board_notice_get(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].title,
				arena_printf(r->arena, "%.*s–%.*s",
					STR_ARG(czech_day(r->arena, rows.items[i].posted_on)),
					STR_ARG(czech_day(r->arena, rows.items[i].removed_on))),
				str_of(choice_label(notice_states, rows.items[i].status)),
				rows.items[i].updated_at };
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct board_notice_get_rows rows =
		board_notice_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct board_notice_get_row *n = &rows.items[i];
		struct notice_form *f = form_found(r, forms, ids, n->id, sizeof *f);
		*f = (struct notice_form){ n->title, arena_printf(r->arena, "%lld",
			(long long)n->area_id), n->kind, n->status, n->reference, n->text, n->posted_on,
			n->removed_on };
	}
	return forms;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct notice_form *f = s->after, *had = s->before;
	int64_t area = council_area_chosen(r, s->fields, f->area), id = s->id;
	if (!area)
		return 0;
	if (had && !str_eq(had->area, f->area)) {
		form_error(r, s->fields, "area", N_("A notice stays in its area."));
		return 0;
	}
	if (board_notice_too_short(r->arena, f->posted_on, f->removed_on)) {
		form_error(r, s->fields, "removed_on",
			N_("A notice hangs for at least 15 days after the day it was posted."));
		return 0;
	}
	if (!id)
		id = board_notice_add(r->db, .uuid = uuid_make(r->arena, r->now), .area = area,
			.kind = f->kind, .title = f->title, .text = f->text, .status = f->status,
			.posted_on = f->posted_on, .removed_on = f->removed_on, .now = r->now);
	board_notice_set(r->db, .id = id, .kind = f->kind, .title = f->title, .reference = f->reference,
		.text = f->text, .status = f->status, .posted_on = f->posted_on,
		.removed_on = f->removed_on, .now = r->now);
	return id;
}

static bool may(struct req *r, int64_t id)
{
	struct board_notice_area_row *n = id ? board_notice_area(r->db, .id = id) : NULL;
	return id ? n && people_may(r, COUNCIL_WRITERS, n->area_id)
		: (r->visitor.roles & COUNCIL_WRITERS) != 0;
}

static str public_url(struct req *r, int64_t id)
{
	struct board_notice_area_row *n = board_notice_area(r->db, .id = id);
	bool shown = n && str_is(n->status, "published") &&
		str_order(n->posted_on, day_of(r->arena, r->now)) <= 0;
	return shown ? arena_printf(r->arena, "/uredni-deska/%lld", (long long)id) : (str){ 0 };
}

static bool shows_files(struct req *r, int64_t id) { return public_url(r, id).len > 0; }

const struct record board_notice_record = {
	.kind = "board_notice", .path = "uredni-deska", .one = N_("Notice"),
	.many = N_("Official notice board"), .add = N_("New notice"),
	.empty = N_("Nothing hangs on the board yet."),
	.who = COUNCIL_OFFICE, .may = may, .size = sizeof(struct notice_form), .fields = fields,
	.names = names, .lines = lines, .load = load, .save = save, .public_url = public_url,
	.shows_files = shows_files,
};

/* What is on the agenda of the session, as a list. */
static str agenda_text(struct req *r, const struct council_session_get_row *s)
{
	struct buf out = { .arena = r->arena };
	int64_t area = s->area_id;
	struct council_session_papers_rows rows = council_session_papers(r->db, .areas = { &area, 1 },
		.day = s->day, .limit = COUNCIL_MOST);
	if (s->place.len)
		buf_printf(&out, "%.*s\n\n", STR_ARG(s->place));
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i].body == s->body_id && str_eq(rows.items[i].day, s->day))
			buf_printf(&out, "- %.*s\n", STR_ARG(rows.items[i].title));
	return buf_str(&out);
}

int64_t board_notice_begin(struct req *r, int64_t session)
{
	struct board_notice_of_session_row *had = board_notice_of_session(r->db, .session = session);
	struct council_session_get_row *s =
		council_session_get(r->db, .ids = { &session, 1 }, .limit = 1).items;
	if (had || !s)
		return had ? had->id : 0;
	str today = day_of(r->arena, r->now), least = day_add(r->arena, today, NOTICE_DAYS);
	int64_t id = board_notice_add(r->db, .uuid = uuid_make(r->arena, r->now), .area = s->area_id,
		.kind = S("agenda"), .status = S("draft"), .posted_on = today,
		.title = council_say(r->arena, &lang_cs, N_("Agenda of the session: %s %s"),
			(str[]){ s->body, czech_day(r->arena, s->day) }),
		.removed_on = str_order(s->day, least) > 0 ? s->day : least,
		.text = agenda_text(r, s), .session = SOME(session), .now = r->now);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "create",
		.kind = "board_notice", .record = id, .name = s->title });
	return id;
}
