/* Duplicates in the office: the list, two records side by side, what was merged. */
#include "app/upkeep/duplicate.h"
#include "app/upkeep/duplicate.html.h"

enum { PAGE = 30 };

static const struct choice kinds[] = { { S("provider"), N_("Provider") },
	{ S("service"), N_("Service") }, { S("place"), N_("Place") }, { .label = NULL } };
struct pair_form { str kind, first, second; };
static const struct field pair_fields[] = {
	FIELD(struct pair_form, kind, CHOICE, .label = N_("Kind of record"), .required = true,
		.choices = kinds),
	FIELD(struct pair_form, first, TEXT, .label = N_("The first record"), .required = true,
		.max = 300, .hint = N_("Its number, or the address of its form in the office.")),
	FIELD(struct pair_form, second, TEXT, .label = N_("The second record"), .required = true,
		.max = 300),
	{ 0 }
};

/* ---- the list ---- */

static bool may_both(struct req *r, const struct record *record, int64_t first, int64_t second)
{
	return record && record_may(r, record, first) && record_may(r, record, second);
}

int64_t duplicates_waiting(struct req *r)
{
	int64_t mine = 0;
	if (people_may(r, CATALOGUE_KEEPERS, 0))
		return duplicate_count(r->db);
	struct duplicate_list_rows rows =
		duplicate_list(r->db, .state = S("open"), .limit = DUPLICATES_MOST);
	for (size_t i = 0; i < rows.count; i++)
		mine += may_both(r, record_of_kind(r, rows.items[i].kind), rows.items[i].first,
			rows.items[i].second);
	return mine;
}

/* Two records of a kind (0: none), and what lists say of them; a side without an id:
 * it is not there any more. */
struct pair {
	const struct record *record;
	const void *row;
	int64_t ids[2];
	struct duplicate_side sides[2];
};

static struct duplicate_side side_of(
	struct req *r, const struct record *record, const struct record_line *l)
{
	return (struct duplicate_side){ l->id, l->name, l->about, record_url(r, record, l->id, ""),
		l->state.len ? tr(r->page.lang, l->state.ptr) : l->state };
}

/* Fills the sides of all pairs of that kind. */
static void sides_read(struct req *r, const struct record *record, struct pair *pairs, size_t count)
{
	int64_t *ids = arena_alloc(r->arena, 2 * count * sizeof *ids);
	size_t n = 0;
	for (size_t i = 0; i < 2 * count; i++)
		if (pairs[i / 2].record == record && pairs[i / 2].ids[i % 2])
			ids[n++] = pairs[i / 2].ids[i % 2];
	struct record_lines lines = record->lines(r, (struct int_list){ ids, n });
	for (size_t k = 0; k < lines.count; k++)
		for (size_t i = 0; i < 2 * count; i++)
			if (pairs[i / 2].record == record && pairs[i / 2].ids[i % 2] == lines.items[k].id)
				pairs[i / 2].sides[i % 2] = side_of(r, record, &lines.items[k]);
}

/* Those of a page, each kind read at once. */
static void pairs_read(struct req *r, struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool done = false;
		for (size_t k = 0; k < i; k++)
			done |= pairs[k].record == pairs[i].record;
		if (!done)
			sides_read(r, pairs[i].record, pairs, count);
	}
}

static str reasons_words(struct req *r, str codes)
{
	struct buf out = { .arena = r->arena };
	str code;
	while (str_cut(&codes, ' ', &code)) {
		const char *words = duplicate_reason(code);
		if (*words)
			buf_printf(&out, "%s%.*s", out.len ? ", " : "", STR_ARG(tr(r->page.lang, words)));
	}
	return buf_str(&out);
}

static void line_add(struct req *r, struct duplicates_view *v, const struct pair *pair)
{
	const struct duplicate_list_row *d = pair->row;
	struct duplicate_line line = { .id = d->id, .kind = tr(r->page.lang, pair->record->one),
		.href = arena_printf(r->arena, "/urad/duplicity/%lld", (long long)d->id),
		.reasons = reasons_words(r, d->reasons), .first = pair->sides[0],
		.second = pair->sides[1] };
	if (d->decided_at.set)
		line.decided = arena_printf(r->arena, "%.*s, %.*s", STR_ARG(d->person),
			STR_ARG(moment_words(r, d->decided_at.value)));
	if (line.first.id && line.second.id)
		*(struct duplicate_line *)arena_push(r->arena, &v->lines.items, &v->lines.count,
			sizeof line) = line;
}

static void lines_read(struct req *r, struct duplicates_view *v, int64_t page)
{
	struct pair pairs[PAGE];
	size_t count = 0;
	int64_t mine = 0;
	struct duplicate_list_rows rows = duplicate_list(
		r->db, .state = v->distinct ? S("distinct") : S("open"), .limit = DUPLICATES_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct duplicate_list_row *d = &rows.items[i];
		const struct record *record = record_of_kind(r, d->kind);
		if (may_both(r, record, d->first, d->second) && mine++ / PAGE == page - 1)
			pairs[count++] = (struct pair){ record, d, { d->first, d->second }, { { 0 } } };
	}
	pairs_read(r, pairs, count);
	for (size_t i = 0; i < count; i++)
		line_add(r, v, &pairs[i]);
	v->pages = ui_pagination_of(r, page, (mine + PAGE - 1) / PAGE);
}

static int list_show(struct req *r, const struct pair_form *form)
{
	int64_t page = query_page(r);
	struct duplicates_view v = { .r = r, .distinct = query_text(r, "stav").len > 0,
		.fields = pair_fields, .form = form, .done = query_text(r, "hotovo").len > 0,
		.frame = office_frame(r, N_("Possible duplicates")) };
	if (!page)
		return answer_error(r, 404);
	v.frame->error = r->errors.count;
	lines_read(r, &v, page);
	duplicates_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/duplicity?stav=ruzne&strana= */
int duplicates_list(struct req *r)
{
	return list_show(r, &(struct pair_form){ .kind = S("service") });
}

/* The number at the end of what was written: "12" or ".../sluzby/12?ulozeno=1". */
static int64_t number_at_end(str s)
{
	str path = { 0 };
	str_cut(&s, '?', &path);
	size_t from = path.len;
	while (from && path.ptr[from - 1] >= '0' && path.ptr[from - 1] <= '9')
		from--;
	return str_int(str_part(path, from, path.len)).value;
}

/* POST /urad/duplicity: two records that nobody found */
int duplicate_add(struct req *r)
{
	struct pair_form form = { 0 };
	if (!form_read(r, pair_fields, &form))
		return list_show(r, &form);
	const struct record *record = record_of_kind(r, form.kind);
	int64_t a = number_at_end(form.first), b = number_at_end(form.second);
	if (!a || !record_load(r, record, a))
		form_error(r, pair_fields, "first", N_("There is no such record."));
	if (!b || !record_load(r, record, b))
		form_error(r, pair_fields, "second", N_("There is no such record."));
	else if (a == b)
		form_error(r, pair_fields, "second", N_("This is the same record."));
	if (r->errors.count)
		return list_show(r, &form);
	if (!may_both(r, record, a, b))
		return answer_error(r, 403);
	int64_t first = a < b ? a : b, second = a < b ? b : a;
	int64_t id = duplicate_of(r->db, .kind = form.kind, .first = first, .second = second);
	if (!id) {
		duplicate_put(r->db, .kind = form.kind, .first = first, .second = second, .score = 0,
			.reasons = S("manual"), .now = r->now);
		id = duplicate_of(r->db, .kind = form.kind, .first = first, .second = second);
	}
	return answer_see_other(r, arena_printf(r->arena, "/urad/duplicity/%lld", (long long)id));
}

/* ---- two side by side ---- */

struct two {
	struct duplicate_get_row *d;
	const struct record *record;
	const struct field *fields[2];
	void *forms[2];
};

static bool two_of(struct req *r, struct two *t)
{
	struct maybe_int id = str_int(r->id);
	*t = (struct two){ .d = id.set ? duplicate_get(r->db, .id = id.value) : NULL };
	t->record = t->d ? record_of_kind(r, t->d->kind) : NULL;
	if (!t->record || !may_both(r, t->record, t->d->first, t->d->second)) {
		answer_error(r, t->record ? 403 : 404);
		return false;
	}
	const int64_t ids[2] = { t->d->first, t->d->second };
	for (int i = 0; i < 2; i++) {
		t->forms[i] = record_load(r, t->record, ids[i]);
		t->fields[i] = t->forms[i] ? t->record->fields(r, ids[i]) : NULL;
	}
	if (!t->forms[0] || !t->forms[1]) {
		answer_error(r, 404);
		return false;
	}
	return true;
}

/* The field of that name in the other form; kinds of services differ in some. */
static str text_of(struct req *r, const struct two *t, int side, const char *name)
{
	const struct field *f = &t->fields[side][field_number(t->fields[side], str_of(name))];
	return f->type ? field_text(r->arena, f, t->forms[side]) : (str){ 0 };
}

static str words_of(struct req *r, const struct two *t, int side, const char *name, str text)
{
	const struct field *f = &t->fields[side][field_number(t->fields[side], str_of(name))];
	return f->type ? record_value_words(r, f, text) : text;
}

static bool is_many(const struct field *f)
{
	return f->type == FIELD_CHOICES || f->type == FIELD_LINES;
}

/* What is chosen when nobody has chosen yet: what there is; codes of both. */
static str chosen_for(struct req *r, const struct field *f, str first, str second, int keep)
{
	str sent = form_text(r, arena_printf(r->arena, "v-%s", f->name).ptr);
	str kept = keep ? second : first;
	if (sent.len)
		return sent;
	if (f->type == FIELD_CHOICES)
		return S("oba");
	return (keep && kept.len) || !first.len ? S("2") : S("1");
}

static void fields_fill(struct req *r, struct duplicate_view *v, const struct two *t, int keep)
{
	for (const struct field *f = t->fields[keep]; f->type; f++) {
		str a = text_of(r, t, 0, f->name), b = text_of(r, t, 1, f->name);
		const char *wrong = form_error_of(r, f->name);
		if (str_eq(a, b) && !wrong) {
			v->same++;
			continue;
		}
		*(struct duplicate_field *)arena_push(r->arena, &v->fields.items, &v->fields.count,
			sizeof *v->fields.items) = (struct duplicate_field){ .name = str_of(f->name),
			.label = tr(r->page.lang, f->label), .first = words_of(r, t, 0, f->name, a),
			.second = words_of(r, t, 1, f->name, b), .many = is_many(f),
			.wrong = wrong ? tr(r->page.lang, wrong) : S(""),
			.chosen = chosen_for(r, f, a, b, keep) };
	}
}

/* 0 or 1: the one that stays, if nothing else is asked for the one that the public sees. */
static int keep_of(struct req *r, const struct two *t)
{
	int64_t asked = str_int(form_text(r, "zustane")).value;
	if (asked == t->d->second)
		return 1;
	bool first = str_is(text_of(r, t, 0, "status"), "published");
	bool second = str_is(text_of(r, t, 1, "status"), "published");
	return !asked && second && !first;
}

static int show(struct req *r, const struct two *t, const char *hint)
{
	int keep = keep_of(r, t);
	struct pair pair = { t->record, NULL, { t->d->first, t->d->second }, { { 0 } } };
	pairs_read(r, &pair, 1);
	struct duplicate_view v = { .r = r, .kind = tr(r->page.lang, t->record->one),
		.reasons = reasons_words(r, t->d->reasons), .hint = hint ? tr(r->page.lang, hint) : S(""),
		.action = arena_printf(r->arena, "/urad/duplicity/%lld", (long long)t->d->id),
		.first = pair.sides[0], .second = pair.sides[1],
		.keep = keep ? t->d->second : t->d->first,
		.frame = site_frame(r, tr(r->page.lang, N_("Are these two the same?"))) };
	r->no_store = v.frame->no_index = true;
	v.frame->error = r->errors.count || hint;
	site_crumb(r, v.frame, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, v.frame, S("/urad/duplicity"), tr(r->page.lang, N_("Possible duplicates")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	fields_fill(r, &v, t, keep);
	duplicate_page(&r->page, v);
	return r->errors.count || hint ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/duplicity/{id} */
int duplicate_show(struct req *r)
{
	struct two t;
	return two_of(r, &t) ? show(r, &t, NULL) : r->status;
}

/* The items of both, those of the first first. */
static str both_of(struct req *r, const struct field *f, str a, str b)
{
	char mark = f->type == FIELD_CHOICES ? ',' : '\n';
	struct buf out = { .arena = r->arena };
	str seen[200], all[] = { a, b }, one;
	size_t count = 0;
	for (int side = 0; side < 2; side++)
		while (str_cut(&all[side], mark, &one)) {
			bool has = false;
			one = str_trim(one);
			for (size_t i = 0; i < count; i++)
				has |= str_eq(seen[i], one);
			if (has || !one.len || count == COUNT(seen))
				continue;
			buf_printf(&out, "%s%.*s", !count ? "" : mark == ',' ? ", " : "\n", STR_ARG(one));
			seen[count++] = one;
		}
	return buf_str(&out);
}

/* What the kept one is to say, as was chosen for each field. */
static bool texts_take(struct req *r, const struct two *t, int keep, void *after)
{
	for (const struct field *f = t->fields[keep]; f->type; f++) {
		str a = text_of(r, t, 0, f->name), b = text_of(r, t, 1, f->name);
		if (str_eq(a, b))
			continue;
		str how = chosen_for(r, f, a, b, keep);
		str value = str_is(how, "oba") && is_many(f) ? both_of(r, f, a, b)
			: str_is(how, "2") ? b : a;
		if (str_eq(value, keep ? b : a))
			continue;                  /* it is there, whatever the form would say of it */
		const char *wrong = field_take(r->arena, f, value, after);
		if (wrong)
			form_error(r, t->fields[keep], f->name, wrong);
	}
	return !r->errors.count;
}

/* POST /urad/duplicity/{id}: one of two */
int duplicate_merge(struct req *r)
{
	struct two t;
	if (!two_of(r, &t))
		return r->status;
	int keep = keep_of(r, &t);
	if (!str_eq(text_of(r, &t, 0, "secret"), text_of(r, &t, 1, "secret")))
		return show(r, &t, N_("One of the places has a secret address and the other has not. "
			"Find out which is right, and change that record first."));
	struct merge_wish w = { .record = t.record, .fields = t.fields[keep],
		.keep = keep ? t.d->second : t.d->first, .gone = keep ? t.d->first : t.d->second,
		.before = t.forms[keep] };
	void *after = arena_alloc(r->arena, t.record->size);
	memcpy(after, t.forms[keep], t.record->size);
	if (!texts_take(r, &t, keep, after))
		return show(r, &t, NULL);
	w.after = after;
	if (!records_merge(r, &w))
		return r->errors.count ? show(r, &t, NULL) : answer_error(r, 409);
	return answer_see_other(r, S("/urad/slouceni?hotovo=1"));
}

/* POST /urad/duplicity/{id}/ruzne: they are two; with `znovu` nobody knows again */
int duplicate_distinct(struct req *r)
{
	struct two t;
	if (!two_of(r, &t))
		return r->status;
	bool again = form_text(r, "znovu").len > 0;
	duplicate_decide(r->db, .id = t.d->id, .state = again ? S("open") : S("distinct"),
		.now = again ? NONE : SOME(r->now), .account = again ? NONE : SOME(r->visitor.account));
	return answer_see_other(r, again ? S("/urad/duplicity?stav=ruzne")
		: S("/urad/duplicity?hotovo=1"));
}

/* ---- what was merged ---- */

/* GET /urad/slouceni?strana= */
int merges_list(struct req *r)
{
	struct merges_view v = { .r = r, .done = query_int(r, "hotovo").value,
		.frame = office_frame(r, N_("Merged records")) };
	int64_t page = query_page(r), mine = 0;
	struct pair pairs[PAGE];
	size_t count = 0;
	if (!page)
		return answer_error(r, 404);
	struct merge_list_rows rows = merge_list(r->db, .limit = DUPLICATES_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct record *record = record_of_kind(r, rows.items[i].kind);
		if (record && record_may(r, record, rows.items[i].kept) && mine++ / PAGE == page - 1)
			pairs[count++] =
				(struct pair){ record, &rows.items[i], { rows.items[i].kept, 0 }, { { 0 } } };
	}
	pairs_read(r, pairs, count);
	for (size_t i = 0; i < count; i++) {
		const struct merge_list_row *m = pairs[i].row;
		*(struct merge_line *)arena_push(r->arena, &v.lines.items, &v.lines.count,
			sizeof *v.lines.items) = (struct merge_line){ .id = m->id,
			.kind = tr(r->page.lang, pairs[i].record->one), .kept = pairs[i].sides[0].name,
			.url = pairs[i].sides[0].url, .gone = m->gone_name, .when = moment_words(r, m->at),
			.who = m->person, .undone = m->undone_at.set };
	}
	v.pages = ui_pagination_of(r, page, (mine + PAGE - 1) / PAGE);
	merges_page(&r->page, v);
	return answer_page(r);
}

/* POST /urad/slouceni/{id}/zpet */
int merge_undo(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct merge_get_row *m = id.set ? merge_get(r->db, .id = id.value) : NULL;
	const struct record *record = m ? record_of_kind(r, m->kind) : NULL;
	if (!record || !may_both(r, record, m->kept, m->gone))
		return answer_error(r, record ? 403 : 404);
	return records_part(r, record, m) ? answer_see_other(r, S("/urad/slouceni?hotovo=2"))
		: answer_error(r, 409);
}
