/* Translating in the office: what is missing, one record, the file of an agency. */
#include "app/translations/office.html.h"

static const char *const state_names[STATES] = {
	[MISSING] = "chybi", [OUTDATED] = "zastarale", [MACHINE] = "strojove", [HUMAN] = "hotove",
};

/* Those who translate do so for the whole catalogue. */
static bool may(struct req *r) { return people_may(r, TRANSLATORS, 0); }

/* ---- the list ---- */

static struct kind_line *count_of(struct req *r, struct list_view *v, const struct translated *kind)
{
	for (size_t i = 0; i < v->counts.count; i++)
		if (v->counts.items[i].kind == kind)
			return &v->counts.items[i];
	struct kind_line *line =
		arena_push(r->arena, &v->counts.items, &v->counts.count, sizeof *line);
	line->kind = kind;
	return line;
}

static void count_all(struct req *r, struct list_view *v, const struct pieces *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct kind_line *line = count_of(r, v, all->items[i].kind);
		line->total++;
		line->of[all->items[i].state]++;
	}
}

/* Pieces [from, to) are one record's. */
static size_t record_end(const struct pieces *all, size_t from)
{
	size_t to = from + 1;
	while (to < all->count && all->items[to].kind == all->items[from].kind &&
		all->items[to].record == all->items[from].record)
		to++;
	return to;
}

static str edit_url(struct req *r, const struct piece *p, const struct lang *lang)
{
	return arena_printf(r->arena, "/urad/preklady/%s/%lld?jazyk=%s", p->kind->kind,
		(long long)p->record, lang->code);
}

static void record_add(struct req *r, struct list_view *v, const struct pieces *all, size_t from,
	size_t to)
{
	const struct piece *first = &all->items[from];
	struct buf states = { .arena = r->arena };
	for (size_t i = from; i < to; i++)
		buf_printf(&states, "%s%.*s: %.*s", i > from ? ", " : "",
			STR_ARG(tr(r->page.lang, all->items[i].field->label)),
			STR_ARG(translation_state_words(r->page.lang, all->items[i].state)));
	*(struct record_line *)arena_push(r->arena, &v->lines.items, &v->lines.count,
		sizeof *v->lines.items) = (struct record_line){ edit_url(r, first, v->lang),
		first->name, tr(r->page.lang, first->kind->many), buf_str(&states) };
}

static bool in_state(const struct pieces *all, size_t from, size_t to, int state)
{
	for (size_t i = from; i < to; i++)
		if (state < 0 || (int)all->items[i].state == state)
			return true;
	return false;
}

/* The records of the page that was asked for; how many fit in all. */
static int64_t fill_records(struct req *r, struct list_view *v, const struct pieces *all,
	int state, int64_t page)
{
	str kind = query_text(r, "druh");
	int64_t met = 0, first = (page - 1) * TRANSLATIONS_PAGE;
	for (size_t from = 0, to; from < all->count; from = to) {
		to = record_end(all, from);
		bool fits = (!kind.len || str_is(kind, all->items[from].kind->kind)) &&
			in_state(all, from, to, state);
		if (fits && met >= first && met < first + TRANSLATIONS_PAGE)
			record_add(r, v, all, from, to);
		met += fits;
	}
	return met;
}

static int fill_choices(struct req *r, struct list_view *v)
{
	str state = query_text(r, "stav"), kind = query_text(r, "druh");
	int chosen = -1;
	for (const struct lang *const *l = r->web->langs + 1; *l; l++)
		ui_choice_add(r, &v->languages, str_of((*l)->code), str_of((*l)->name), *l == v->lang);
	ui_choice_add(r, &v->kinds, S(""), tr(r->page.lang, N_("All")), false);
	for (size_t i = 0; i < v->counts.count; i++) {
		const struct translated *k = v->counts.items[i].kind;
		ui_choice_add(r, &v->kinds, str_of(k->kind), tr(r->page.lang, k->many),
			str_is(kind, k->kind));
	}
	ui_choice_add(r, &v->states, S(""), tr(r->page.lang, N_("All")), false);
	for (int i = 0; i < STATES; i++) {
		bool is = str_is(state, state_names[i]);
		ui_choice_add(r, &v->states, str_of(state_names[i]),
			translation_state_words(r->page.lang, (enum translation_state)i), is);
		chosen = is ? i : chosen;
	}
	return chosen;
}

static int list_show(struct req *r, struct list_view v)
{
	int64_t page = r->method == GET ? query_page(r) : 1;
	if (!page)
		return answer_error(r, 404);
	v.r = r;
	v.frame = office_frame(r, N_("Translations"));
	v.frame->error = r->errors.count;
	struct pieces all = pieces_read(r, v.lang, NULL, NONE);
	count_all(r, &v, &all);
	int64_t found = fill_records(r, &v, &all, fill_choices(r, &v), page);
	v.pages = ui_pagination_of(r, page, (found + TRANSLATIONS_PAGE - 1) / TRANSLATIONS_PAGE);
	translations_list_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/preklady?jazyk=&druh=&stav=&strana= */
int translations_list(struct req *r)
{
	struct list_view v = { .lang = translation_language(r, query_text(r, "jazyk")),
		.saved = query_text(r, "ulozeno").len > 0 };
	return !may(r) ? answer_error(r, 403) : v.lang ? list_show(r, v) : answer_error(r, 404);
}

/* ---- one record ---- */

/* Reads what the address names; false: it was answered. */
static bool edit_asked(struct req *r, struct edit_view *v)
{
	const struct translated *kind = translated_of(r, r->id);
	struct maybe_int record = str_int(r->sub);
	v->r = r;
	v->lang = translation_language(r, query_text(r, "jazyk"));
	if (!may(r)) {
		answer_error(r, 403);
		return false;
	}
	if (kind && record.set && v->lang)
		v->pieces = pieces_read(r, v->lang, kind, record);
	if (!v->pieces.count)
		answer_error(r, 404);
	return v->pieces.count > 0;
}

static int edit_show(struct req *r, struct edit_view *v)
{
	const struct piece *first = v->pieces.items;
	v->frame = office_frame(r, "");
	v->frame->title = arena_printf(r->arena, "%.*s – %s", STR_ARG(first->name), v->lang->name);
	v->frame->error = r->errors.count;
	v->frame->crumbs.count--;
	site_crumb(r, v->frame, S("/urad/preklady"), tr(r->page.lang, N_("Translations")));
	site_crumb(r, v->frame, S(""), v->frame->title);
	v->action = edit_url(r, first, v->lang);
	v->back = arena_printf(r->arena, "/urad/preklady?jazyk=%s", v->lang->code);
	for (size_t i = 0; i < v->pieces.count && r->method == GET; i++)
		v->machine = v->machine || v->pieces.items[i].state == MACHINE;
	translations_edit_page(&r->page, *v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/preklady/{kind}/{id}?jazyk= */
int translations_edit(struct req *r)
{
	struct edit_view v = { 0 };
	return edit_asked(r, &v) ? edit_show(r, &v) : r->status;
}

static void piece_save(struct req *r, const struct piece *p, const struct lang *lang, str text,
	bool machine)
{
	str label = arena_printf(r->arena, "%s (%s)", p->field->name, lang->code);
	translation_save(r->db, r->now, r->visitor.account, &(struct translation){
		.kind = p->kind->kind, .record = p->record, .field = str_of(p->field->name),
		.lang = str_of(lang->code), .text = text, .original = p->original, .machine = machine });
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = N_("translate"),
		.kind = p->kind->kind, .record = p->record, .name = p->name, .field = label.ptr,
		.old_value = p->text, .new_value = text });
}

static bool same_as_kept(const struct piece *p, str text, bool machine)
{
	return str_eq(text, p->text) && (!text.len || (p->state == (machine ? MACHINE : HUMAN)));
}

/* POST /urad/preklady/{kind}/{id}?jazyk= */
int translations_store(struct req *r)
{
	struct edit_view v = { 0 };
	bool moved = false;
	if (!edit_asked(r, &v))
		return r->status;
	v.machine = form_text(r, "stroj").len > 0;
	for (size_t i = 0; i < v.pieces.count; i++) {
		struct piece *p = &v.pieces.items[i];
		str name = str_of(p->field->name);
		str shown = form_text(r, arena_printf(r->arena, "o-%.*s", STR_ARG(name)).ptr);
		str text = form_text(r, arena_printf(r->arena, "t-%.*s", STR_ARG(name)).ptr);
		bool kept = same_as_kept(p, text, v.machine);
		moved = moved || (!kept && shown.ptr && !str_eq(shown, str_trim(p->original)));
		if (utf8_length(text) > TRANSLATION_LONGEST)
			form_error(r, NULL, NULL, N_("This is too long."));
		else if (!kept && !moved)
			piece_save(r, p, v.lang, text, v.machine);
		p->text = text;
	}
	if (moved)
		form_error(r, NULL, NULL,
			N_("The Czech text changed while you were translating. Look at it and save again."));
	if (r->errors.count)
		return edit_show(r, &v);
	return answer_see_other(r,
		arena_printf(r->arena, "/urad/preklady?jazyk=%s&ulozeno=1", v.lang->code));
}

/* ---- the file of an agency ---- */

/* GET /urad/preklady-soubor/{lang} */
int translations_file(struct req *r)
{
	const struct lang *lang = translation_language(r, r->id);
	struct buf out = { .arena = r->arena };
	if (!may(r) || !lang)
		return answer_error(r, lang ? 403 : 404);
	struct pieces all = pieces_read(r, lang, NULL, NONE);
	po_write(&out, lang, &all);
	r->no_store = true;
	return answer_file(r, "text/x-gettext-translation; charset=utf-8",
		arena_printf(r->arena, "preklady-%s.po", lang->code), buf_str(&out));
}

static void refuse(struct req *r, struct list_view *v, int64_t line, const char *why)
{
	if (v->refused.count < TRANSLATIONS_PAGE)
		*(struct refused *)arena_push(r->arena, &v->refused.items, &v->refused.count,
			sizeof *v->refused.items) = (struct refused){ line, tr(r->page.lang, why) };
}

static void entry_take(struct req *r, struct list_view *v, const struct pieces *all,
	const struct po_entry *e)
{
	str rest = e->context, kind, record;
	bool named = str_cut(&rest, ':', &kind) && str_cut(&rest, ':', &record) && rest.len;
	struct maybe_int id = named ? str_int(record) : NONE;
	struct piece *p = id.set ? piece_find(all, kind, id.value, rest) : NULL;
	str text = str_trim(e->text);
	if (!p)
		refuse(r, v, e->line, N_("there is no such text here"));
	else if (!text.len || e->fuzzy)
		v->same += e->fuzzy && str_eq(text, p->text);
	else if (!utf8_valid(text) || utf8_length(text) > TRANSLATION_LONGEST)
		refuse(r, v, e->line, N_("the text is too long or cannot be read"));
	else if (str_eq(text, p->text) && p->state == HUMAN)
		v->same++;
	else {
		/* Made from what the file has, which may not be what the record says now. */
		struct piece from = *p;
		from.original = e->id;
		piece_save(r, &from, v->lang, text, false);
		v->written++;
	}
}

/* POST /urad/preklady-soubor/{lang} */
int translations_take(struct req *r)
{
	struct list_view v = { .lang = translation_language(r, r->id) };
	if (!may(r) || !v.lang)
		return answer_error(r, v.lang ? 403 : 404);
	if (!r->files.count || !r->files.items[0].bytes.len) {
		form_error(r, NULL, NULL, N_("Choose a file."));
		return list_show(r, v);
	}
	struct po_reader po = { .rest = r->files.items[0].bytes };
	struct pieces all = pieces_read(r, v.lang, NULL, NONE);
	struct po_entry e;
	while (po_next(&po, r->arena, &e))
		if (e.id.len)
			entry_take(r, &v, &all, &e);
	if (po.wrong)
		refuse(r, &v, po.line, po.wrong);
	v.taken = true;
	return list_show(r, v);
}
