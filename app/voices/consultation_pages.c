/* A draft with its sections, and the table of what became of the comments. */
#include "app/voices/voices_view.h"
#include "app/voices/public.html.h"
#include "doc/doc.h"

static bool keeper_of(struct req *r, int64_t area)
{
	return r->visitor.account && people_may(r, VOICE_KEEPERS, area);
}

/* The consultation of the address; NULL: what was answered is in r->status. */
static struct consultation_get_row *asked(struct req *r)
{
	struct consultation_get_row *c = consultation_get(r->db, .slug = r->id);
	if (c && (!str_is(c->status, "draft") || keeper_of(r, c->area_id)))
		return c;
	answer_error(r, 404);
	return NULL;
}

static enum phase phase_of(struct req *r, const struct consultation_get_row *c)
{
	str today = day_of(r->arena, r->now);
	if (str_order(today, c->opens_on) < 0)
		answer_holds(r, day_begins(c->opens_on));
	else if (str_order(today, c->closes_on) <= 0)
		answer_holds(r, day_begins(day_add(r->arena, c->closes_on, 1)));
	return consultation_phase(c->status, c->opens_on, c->closes_on, today);
}

static struct site_frame *frame_of(struct req *r, const struct consultation_get_row *c, str title)
{
	struct site_frame *f = site_frame(r, title);
	f->current = S("/zapojte-se");
	site_crumb(r, f, S("/zapojte-se"), tr(r->page.lang, N_("Take part")));
	if (!str_eq(title, c->title))
		site_crumb(r, f, consultation_href(r, c->slug, ""), c->title);
	site_crumb(r, f, S(""), title);
	f->no_index = str_is(c->status, "draft");
	r->no_store = r->no_store || f->no_index;
	return f;
}

static void section_add_shown(struct req *r, struct consultation_view *v,
                              const struct section_list_row *s,
                              const struct section_voices_rows *led)
{
	struct section_shown *to = arena_push(r->arena, &v->sections.items, &v->sections.count,
		sizeof *to);
	*to = (struct section_shown){ .id = s->id, .anchor = s->anchor, .heading = s->heading,
		.comments = s->comments, .changed = s->new_text.len,
		.text = { markdown_html(r->arena, r->page.prefix, s->text) },
		.ask = arena_printf(r->arena, "%.*s?cast=%.*s", STR_ARG(v->ask),
			STR_ARG(url_encode(r->arena, s->anchor))),
		.list = arena_printf(r->arena, "%.*s?cast=%.*s", STR_ARG(v->list),
			STR_ARG(url_encode(r->arena, s->anchor))) };
	if (to->changed)
		to->new_text.markup = markdown_html(r->arena, r->page.prefix, s->new_text);
	for (size_t i = 0; i < led->count; i++)
		if (led->items[i].text_section_id.value == s->id)
			site_link_add(r, &to->voices, voice_href(r, led->items[i].id),
				voice_name(r, led->items[i].id, true));
}

/* GET /zapojte-se/{consultation} */
int consultation_show(struct req *r)
{
	struct consultation_get_row *c = asked(r);
	if (!c)
		return r->status;
	enum phase phase = phase_of(r, c);
	struct consultation_view v = { .r = r, .c = c, .frame = frame_of(r, c, c->title),
		.open = phase == PHASE_OPEN, .preview = phase == PHASE_DRAFT,
		.closed = phase == PHASE_CLOSED, .settle_by = site_day(r, c->settle_by),
		.when = phase_words(r, phase, c->opens_on, c->closes_on),
		.ask = consultation_href(r, c->slug, "/pripominka"),
		.list = consultation_href(r, c->slug, "/vyporadani"),
		.introduction = { markdown_html(r->arena, r->page.prefix, c->introduction) } };
	struct section_list_rows rows =
		section_list(r->db, .consultation_id = c->id, .limit = SECTIONS_MOST);
	struct section_voices_rows led =
		section_voices(r->db, .consultation_id = c->id, .limit = LINEAGE_MOST);
	for (size_t i = 0; i < rows.count; i++)
		section_add_shown(r, &v, &rows.items[i], &led);
	struct voice_counts_rows counts =
		voice_counts(r->db, .consultation_id = SOME(c->id), .limit = 50);
	for (size_t i = 0; i < counts.count; i++) {
		v.comments += counts.items[i].n;
		v.settled += str_is(counts.items[i].course, "open") ? 0 : counts.items[i].n;
	}
	consultation_page(&r->page, v);
	return answer_page(r);
}

/* ---- the table of settlements ---- */

struct narrowing { struct maybe_int section; str whole, settled_as; struct str_list courses; };

/* What ?cast= and ?stav= choose; false: there is no such thing. */
static bool narrowing_read(struct req *r, const struct consultation_get_row *c,
                           struct narrowing *by)
{
	static const str open[] = { S("open") }, other[] = { S("merged"), S("split") };
	str section = query_text(r, "cast"), state = query_text(r, "stav");
	*by = (struct narrowing){ 0 };
	if (str_is(section, "celek")) {
		by->whole = S("ano");
	} else if (section.len) {
		struct section_anchor_row *s =
			section_anchor(r->db, .consultation_id = c->id, .anchor = section);
		if (!s)
			return false;
		by->section = SOME(s->id);
	}
	if (str_is(state, "ceka"))
		by->courses = (struct str_list){ open, 1 };
	else if (str_is(state, "jinde"))
		by->courses = (struct str_list){ other, 2 };
	else if (state.len && *choice_label(voice_settlements, state))
		by->settled_as = state;
	return !state.len || by->courses.count || by->settled_as.len;
}

static void choices_fill(struct req *r, struct voice_list_view *v, int64_t consultation)
{
	str chosen = query_text(r, "cast");
	struct section_list_rows rows =
		section_list(r->db, .consultation_id = consultation, .limit = SECTIONS_MOST);
	ui_choice_add(r, &v->choices, S(""), tr(r->page.lang, N_("All")), false);
	ui_choice_add(r, &v->choices, S("celek"), tr(r->page.lang, N_("The draft as a whole")),
		str_is(chosen, "celek"));
	for (size_t i = 0; i < rows.count; i++)
		ui_choice_add(r, &v->choices, rows.items[i].anchor, rows.items[i].heading,
			str_eq(chosen, rows.items[i].anchor));
}

static void states_fill(struct req *r, struct voice_list_view *v, const struct narrowing *by,
                        int64_t consultation)
{
	struct { const char *label; str value; int64_t n; } all[] = {
		{ N_("All of them"), { 0 }, 0 }, { N_("Accepted"), S("accepted"), 0 },
		{ N_("Accepted in part"), S("partly"), 0 }, { N_("Explained"), S("explained"), 0 },
		{ N_("Not accepted"), S("rejected"), 0 }, { N_("Not ours: passed on"), S("passed"), 0 },
		{ N_("Merged or split"), S("jinde"), 0 }, { N_("Waits to be settled"), S("ceka"), 0 },
	};
	struct voice_counts_rows rows = voice_counts(r->db, .consultation_id = SOME(consultation),
		.section_id = by->section, .whole = by->whole, .limit = 50);
	for (size_t i = 0; i < rows.count; i++) {
		str value = rows.items[i].settled_as.len ? rows.items[i].settled_as
			: str_is(rows.items[i].course, "open") ? S("ceka") : S("jinde");
		all[0].n += rows.items[i].n;
		for (size_t n = 1; n < COUNT(all); n++)
			all[n].n += str_eq(all[n].value, value) ? rows.items[i].n : 0;
	}
	for (size_t i = 0; i < COUNT(all); i++)
		if (all[i].n || !i)
			*(struct voice_count *)arena_push(r->arena, &v->states.items, &v->states.count,
				sizeof *v->states.items) = (struct voice_count){ tr(r->page.lang, all[i].label),
				arena_printf(r->arena, "%.*s%.*s", STR_ARG(r->path),
					STR_ARG(query_with(r, "stav", all[i].value))), all[i].n,
				str_eq(v->state, all[i].value) };
}

static void files_add(struct req *r, struct voice_list_view *v)
{
	for (int f = 0; f < DOCUMENT_FORMATS; f++) {
		static const char *const names[DOCUMENT_FORMATS] = { "PDF", "ODT", "DOCX", "XLSX", "CSV" };
		site_link_add(r, &v->files, arena_printf(r->arena, "%.*s.%s", STR_ARG(r->path),
			document_suffix((enum document_format)f)), str_of(names[f]));
	}
}

/* GET /zapojte-se/{consultation}/vyporadani?cast=&stav=&strana= */
int comment_index(struct req *r)
{
	struct consultation_get_row *c = asked(r);
	struct narrowing by;
	int64_t page = query_page(r);
	if (!c)
		return r->status;
	if (!page || !narrowing_read(r, c, &by))
		return answer_error(r, 404);
	struct voice_list_view v = { .r = r, .action = r->path, .state = query_text(r, "stav"),
		.back = consultation_href(r, c->slug, ""), .back_text = c->title,
		.takes = phase_of(r, c) == PHASE_OPEN,
		.frame = frame_of(r, c, tr(r->page.lang, N_("Comments and their settlement"))) };
	v.total = voice_total(r->db, .consultation_id = SOME(c->id), .section_id = by.section,
		.whole = by.whole, .courses = by.courses, .settled_as = by.settled_as);
	struct voice_list_rows rows = voice_list(r->db, .consultation_id = SOME(c->id),
		.section_id = by.section, .whole = by.whole, .courses = by.courses,
		.settled_as = by.settled_as, .limit = VOICE_PAGE, .offset = (page - 1) * VOICE_PAGE);
	for (size_t i = 0; i < rows.count; i++)
		*(struct voice_shown *)arena_push(r->arena, &v.lines.items, &v.lines.count,
			sizeof *v.lines.items) = voice_row_shown(r, &rows.items[i], c->slug);
	v.pages = ui_pagination_of(r, page, (v.total + VOICE_PAGE - 1) / VOICE_PAGE);
	choices_fill(r, &v, c->id);
	states_fill(r, &v, &by, c->id);
	files_add(r, &v);
	v.frame->wide = true;
	comment_list_page(&r->page, v);
	return answer_page(r);
}

/* ---- the same as a document ---- */

static str settlement_cell(struct req *r, const struct voice_shown *s)
{
	struct buf out = { .arena = r->arena };
	buf_put(&out, s->closed ? s->settled : s->state);
	for (size_t i = 0; i < s->to.count; i++)
		buf_printf(&out, "%s%.*s", i ? ", " : ": ", STR_ARG(s->to.items[i].text));
	if (s->passed.len)
		buf_printf(&out, " (%.*s)", STR_ARG(s->passed));
	return buf_str(&out);
}

static void row_add(struct req *r, struct document *d, const struct voice_shown *s)
{
	document_row(d);
	document_cell_head(d, id_text(r, s->id));
	document_cell(d, s->section.len ? s->section
		: tr(r->page.lang, N_("The draft as a whole")));
	document_cell(d, s->who);
	document_cell(d, s->withheld.len ? arena_printf(r->arena, "%.*s: %.*s",
		STR_ARG(tr(r->page.lang, N_("The text is not published"))), STR_ARG(s->withheld))
		: s->text);
	document_cell(d, settlement_cell(r, s));
	document_cell(d, s->why);
	document_cell(d, s->text_title);
}

/* The table of settlements of a whole consultation. */
static struct document *settlements_document(struct req *r, const struct consultation_get_row *c)
{
	str today = day_of(r->arena, r->now);
	const struct lang *l = r->page.lang;
	struct document *d = document_new(r->arena, &(struct document_about){ .title = c->title,
		.subtitle = tr(l, N_("Comments and their settlement")),
		.author = site_settings(r->db).operator, .language = S("cs"), .day = today,
		.wide = true });
	if (l)
		d->about.language = str_of(l->code);
	const struct document_column columns[] = { { tr(l, N_("No.")), 1, ALIGN_END },
		{ tr(l, N_("Section")), 3, ALIGN_START }, { tr(l, N_("Who")), 2, ALIGN_START },
		{ tr(l, N_("Comment")), 6, ALIGN_START }, { tr(l, N_("Settlement")), 2, ALIGN_START },
		{ tr(l, N_("Reason")), 6, ALIGN_START }, { tr(l, N_("What it changed")), 2, ALIGN_START } };
	struct voice_list_rows rows = voice_list(r->db, .consultation_id = SOME(c->id),
		.limit = TABLE_MOST);
	document_plain(d, phase_words(r, phase_of(r, c), c->opens_on, c->closes_on));
	if (!rows.count) {
		document_plain(d, tr(l, N_("There are no comments.")));
		return d;
	}
	document_table(d, tr(l, N_("Comments and their settlement")), columns, COUNT(columns));
	for (size_t i = 0; i < rows.count; i++) {
		struct voice_shown s = voice_row_shown(r, &rows.items[i], c->slug);
		row_add(r, d, &s);
	}
	document_table_end(d);
	return d;
}

/* GET /zapojte-se/{consultation}/vyporadani.{pdf,odt,docx,xlsx,csv} */
int comment_file(struct req *r)
{
	struct consultation_get_row *c = asked(r);
	if (!c)
		return r->status;
	str suffix = r->path, piece;
	while (str_cut(&suffix, '.', &piece) && suffix.len)
		;
	return site_document(r, settlements_document(r, c), document_format_of(piece),
		arena_printf(r->arena, "vyporadani-%.*s", STR_ARG(c->slug)));
}
