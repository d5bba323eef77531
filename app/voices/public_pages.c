/* What the public reads: how to take part, suggestions, one voice. */
#include "app/voices/voices_view.h"
#include "app/voices/public.html.h"

static struct site_frame *frame_of(struct req *r, str title)
{
	struct site_frame *f = site_frame(r, title);
	f->current = S("/zapojte-se");
	if (!str_is(r->path, "/zapojte-se"))
		site_crumb(r, f, S("/zapojte-se"), tr(r->page.lang, N_("Take part")));
	return f;
}

/* ---- what became of voices, in numbers ---- */

static void count_add(struct req *r, struct voice_counts *to, str label, str href, int64_t n)
{
	*(struct voice_count *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct voice_count){ label, href, n, false };
}

static struct voice_counts counts_of(struct req *r, struct voice_counts_rows rows, int64_t *total)
{
	struct voice_counts to = { 0 };
	int64_t open = 0, elsewhere = 0;
	*total = 0;
	for (size_t i = 0; i < rows.count; i++) {
		*total += rows.items[i].n;
		open += str_is(rows.items[i].course, "open") ? rows.items[i].n : 0;
		elsewhere += str_is(rows.items[i].course, "merged") ||
			str_is(rows.items[i].course, "split") ? rows.items[i].n : 0;
	}
	for (const struct choice *c = voice_settlements; c->label; c++)
		for (size_t i = 0; i < rows.count; i++)
			if (rows.items[i].settled_as.len && str_eq(rows.items[i].settled_as, c->value))
				count_add(r, &to, tr(r->page.lang, c->label), c->value, rows.items[i].n);
	if (elsewhere)
		count_add(r, &to, tr(r->page.lang, N_("Merged or split")), S("jinde"), elsewhere);
	if (open)
		count_add(r, &to, tr(r->page.lang, N_("Waits to be settled")), S("ceka"), open);
	return to;
}

/* ---- the front page ---- */

/* The page says what is open today: it holds until a day on which that changes. */
static void holds_until(struct req *r, str opens_on, str closes_on, str today)
{
	if (str_order(today, opens_on) < 0)
		answer_holds(r, day_begins(opens_on));
	else if (str_order(today, closes_on) <= 0)
		answer_holds(r, day_begins(day_add(r->arena, closes_on, 1)));
}

static void consultation_add_line(struct req *r, struct take_part_view *v,
                                  const struct consultation_public_row *c)
{
	str today = day_of(r->arena, r->now);
	enum phase phase = consultation_phase(c->status, c->opens_on, c->closes_on, today);
	struct consultation_line line = { c->title, consultation_href(r, c->slug, ""), c->area,
		phase_words(r, phase, c->opens_on, c->closes_on), { 0 } };
	struct page words = { .out.arena = r->arena, .lang = r->page.lang };
	holds_until(r, c->opens_on, c->closes_on, today);
	if (phase != PHASE_COMING)
		html_count(&words, trn(r->page.lang, "%d comment", "%d comments", c->comments),
			c->comments);
	if (phase == PHASE_CLOSED && c->open) {
		buf_put(&words.out, S(", "));
		html_count(&words, trn(r->page.lang, "%d waits to be settled", "%d wait to be settled",
			c->open), c->open);
	}
	line.state = buf_str(&words.out);
	struct consultation_lines *to = phase == PHASE_OPEN ? &v->now
		: phase == PHASE_COMING ? &v->coming : &v->over;
	*(struct consultation_line *)arena_push(r->arena, &to->items, &to->count, sizeof line) = line;
}

/* GET /zapojte-se */
int take_part_show(struct req *r)
{
	struct take_part_view v = { .r = r, .frame = frame_of(r, tr(r->page.lang, N_("Take part"))) };
	v.frame->description = tr(r->page.lang, N_("How to say what people here need, what is open "
		"for comments, and what became of what others said."));
	v.areas = participation_public(r->db, .limit = AREAS_MOST);
	struct consultation_public_rows rows =
		consultation_public(r->db, .limit = CONSULTATIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		consultation_add_line(r, &v, &rows.items[i]);
	v.counts = counts_of(r, voice_counts(r->db, .suggestions = S("ano"), .limit = 50), &v.total);
	site_crumb(r, v.frame, S(""), v.frame->title);
	take_part_page(&r->page, v);
	return answer_page(r);
}

/* ---- lists ---- */

/* What ?stav= chooses: a kind of settlement, what waits, what went up in others. */
struct narrowed { struct str_list courses; str settled_as; bool known; };
static struct narrowed narrowed_by(str state)
{
	static const str open[] = { S("open") }, other[] = { S("merged"), S("split") };
	if (!state.len)
		return (struct narrowed){ .known = true };
	if (str_is(state, "ceka"))
		return (struct narrowed){ .courses = { open, 1 }, .known = true };
	if (str_is(state, "jinde"))
		return (struct narrowed){ .courses = { other, 2 }, .known = true };
	return (struct narrowed){ .settled_as = state,
		.known = *choice_label(voice_settlements, state) };
}

static void state_links(struct req *r, struct voice_list_view *v, struct voice_counts all)
{
	count_add(r, &v->states, tr(r->page.lang, N_("All of them")), (str){ 0 }, 0);
	for (size_t i = 0; i < all.count; i++)
		count_add(r, &v->states, all.items[i].label, all.items[i].href, all.items[i].count);
	for (size_t i = 0; i < v->states.count; i++) {
		struct voice_count *c = &v->states.items[i];
		str value = c->href;
		int64_t sum = c->count;
		for (size_t n = 0; !value.ptr && n < all.count; n++)
			sum += all.items[n].count;
		c->count = sum;
		c->current = str_eq(v->state, value);
		c->href = arena_printf(r->arena, "%.*s%.*s", STR_ARG(r->path),
			STR_ARG(query_with(r, "stav", value)));
	}
}

static void line_add(struct req *r, struct voice_list_view *v, struct voice_shown s)
{
	*(struct voice_shown *)arena_push(r->arena, &v->lines.items, &v->lines.count,
		sizeof *v->lines.items) = s;
}

/* Where there are several areas, ?oblast= chooses one; NONE: all. */
static struct maybe_int area_chosen(struct req *r, struct voice_list_view *v)
{
	struct participation_public_rows areas = participation_public(r->db, .limit = AREAS_MOST);
	str chosen = query_text(r, "oblast");
	struct maybe_int id = NONE;
	v->takes = areas.count;
	ui_choice_add(r, &v->choices, S(""), tr(r->page.lang, N_("All")), false);
	for (size_t i = 0; i < areas.count; i++) {
		bool this = str_eq(chosen, areas.items[i].slug);
		id = this ? SOME(areas.items[i].area_id) : id;
		ui_choice_add(r, &v->choices, areas.items[i].slug, areas.items[i].name, this);
	}
	return id;
}

/* GET /zapojte-se/podnety?oblast=&stav=&strana= */
int voice_index(struct req *r)
{
	int64_t page = query_page(r), all;
	struct voice_list_view v = { .r = r, .state = query_text(r, "stav"), .action = r->path,
		.frame = frame_of(r, tr(r->page.lang, N_("Suggestions and what became of them"))) };
	struct narrowed by = narrowed_by(v.state);
	if (!page || !by.known)
		return answer_error(r, 404);
	struct maybe_int area = area_chosen(r, &v);
	state_links(r, &v, counts_of(r, voice_counts(r->db, .suggestions = S("ano"),
		.area_id = area, .limit = 50), &all));
	v.total = voice_total(r->db, .suggestions = S("ano"), .area_id = area,
		.courses = by.courses, .settled_as = by.settled_as);
	struct voice_list_rows rows = voice_list(r->db, .suggestions = S("ano"),
		.area_id = area, .courses = by.courses, .settled_as = by.settled_as,
		.limit = SITE_PAGE_SIZE,
		.offset = (page - 1) * SITE_PAGE_SIZE);
	for (size_t i = 0; i < rows.count; i++)
		line_add(r, &v, voice_row_shown(r, &rows.items[i], (str){ 0 }));
	v.pages = ui_pagination_of(r, page, (v.total + SITE_PAGE_SIZE - 1) / SITE_PAGE_SIZE);
	site_crumb(r, v.frame, S(""), v.frame->title);
	voice_list_page(&r->page, v);
	return answer_page(r);
}

/* ---- one voice ---- */

static void ends_add(struct req *r, struct voice_view *v, int64_t id)
{
	struct voice_ends_rows ends = voice_outcome(r, id);
	for (size_t i = 0; i < ends.count; i++)
		if (ends.items[i].id != id)
			*(struct voice_shown *)arena_push(r->arena, &v->ends.items, &v->ends.count,
				sizeof *v->ends.items) = voice_end_shown(r, &ends.items[i]);
}

static void from_add(struct req *r, struct voice_view *v, int64_t id, bool comment)
{
	struct lineage_parents_rows rows = lineage_parents(r->db, .id = id, .limit = LINEAGE_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct lineage_parents_row *p = &rows.items[i];
		if (str_is(p->moderation, "waiting"))
			continue;
		str name = voice_name(r, p->id, comment);
		site_link_add(r, &v->from, voice_href(r, p->id), p->title.len &&
			str_is(p->moderation, "shown") ? arena_printf(r->arena, "%.*s: %.*s", STR_ARG(name),
			STR_ARG(p->title)) : name);
	}
}

static struct voice_view view_of(struct req *r, const struct voice_get_row *v)
{
	struct voice_view view = { .r = r, .voice = voice_get_shown(r, v),
		.due = site_day(r, v->due_on), .waiting = str_is(v->moderation, "waiting") };
	ends_add(r, &view, v->id);
	from_add(r, &view, v->id, v->consultation_id.set);
	return view;
}

static void crumbs(struct req *r, struct site_frame *f, const struct voice_get_row *v)
{
	if (v->consultation_id.set)
		site_crumb(r, f, consultation_href(r, v->consultation_slug, ""), v->consultation);
	else
		site_crumb(r, f, S("/zapojte-se/podnety"), tr(r->page.lang, N_("Suggestions")));
}

/* GET /zapojte-se/podnety/{number} */
int voice_page_show(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	const struct voice_get_row *v = id.set ? voice_find(r, id.value) : NULL;
	if (!v || str_is(v->moderation, "waiting") || str_is(v->consultation_status, "draft"))
		return answer_error(r, 404);
	struct voice_view view = view_of(r, v);
	view.frame = frame_of(r, view.voice.title);
	view.frame->no_index = !str_is(v->moderation, "shown");
	crumbs(r, view.frame, v);
	site_crumb(r, view.frame, S(""), view.voice.name);
	voice_page(&r->page, view);
	return answer_page(r);
}

/* ---- one's own ---- */

static const struct field own_fields[] = {
	FIELD(struct own_form, number, TEXT, .label = N_("Number"), .required = true, .max = 20,
		.hint = N_("It stands on the slip, or we showed it when you sent the form.")),
	FIELD(struct own_form, code, TEXT, .label = N_("Code"), .required = true, .max = 40,
		.hint = N_("Ten letters and digits, for example k7mq2 xfp9t."), .autocomplete = "off"),
	{ 0 }
};

static int own_form_show(struct req *r, const struct own_form *form)
{
	struct own_ask_view v = { .r = r, .fields = own_fields, .form = form,
		.frame = frame_of(r, tr(r->page.lang, N_("What became of what I said"))) };
	r->no_store = true;
	v.frame->error = r->errors.count;
	site_crumb(r, v.frame, S(""), v.frame->title);
	own_ask_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /zapojte-se/muj-podnet */
int own_ask(struct req *r)
{
	return own_form_show(r, &(struct own_form){ 0 });
}

static bool may_look(struct req *r)
{
	enum { HOUR = 3600 };
	return rate_allows("slip look", r->address, VOICE_LOOKS, HOUR, r->now);
}

/* POST /zapojte-se/muj-podnet */
int own_find(struct req *r)
{
	struct own_form form = { 0 };
	if (!form_read(r, own_fields, &form))
		return own_form_show(r, &form);
	if (!may_look(r)) {
		form_error(r, NULL, NULL,
			N_("Too many numbers were tried from your network. Try it in an hour, or call us."));
		return own_form_show(r, &form);
	}
	int64_t number = slip_opened(r, form.number, form.code);
	if (number && slip_get(r->db, .id = number))
		return answer_see_other(r, slip_href(r, number));
	form_error(r, own_fields, "code", N_("The number and the code do not belong together. "
		"Check both; the code has no zero and no one."));
	return own_form_show(r, &form);
}

/* A printed slip that nobody has written down yet. */
static int blank_show(struct req *r, int64_t number)
{
	struct voice_view v = { .r = r, .code = slip_code_words(r, number),
		.frame = frame_of(r, tr(r->page.lang, N_("Your slip has not been written down yet"))),
		.voice = { .id = number } };
	v.frame->no_index = r->no_store = true;
	site_crumb(r, v.frame, S(""), v.frame->title);
	own_blank_page(&r->page, v);
	return answer_page(r);
}

/* GET /zapojte-se/muj-podnet/{number and code}: thanks at first, later what became of it */
int own_show(struct req *r)
{
	str code = r->id, number;
	if (!may_look(r))
		return answer_error(r, 429);
	int64_t id = str_cut(&code, '-', &number) ? slip_opened(r, number, code) : 0;
	struct slip_get_row *slip = id ? slip_get(r->db, .id = id) : NULL;
	if (!slip)
		return answer_error(r, 404);
	const struct voice_get_row *row = voice_find(r, id);
	if (!row)
		return blank_show(r, id);
	struct voice_view v = view_of(r, row);
	v.code = slip_code_words(r, id);
	v.told = row->email.len;
	v.frame = frame_of(r, v.voice.name);
	v.frame->no_index = r->no_store = true;
	site_crumb(r, v.frame, S(""), v.voice.name);
	own_page_show(&r->page, v);
	return answer_page(r);
}
