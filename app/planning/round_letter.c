/* What a personal link of a round leads to: the measures, and the form of one. */
#include "app/planning/letter.html.h"
#include "crypto/crypto.h"
#include "doc/doc.h"
#include <stddef.h>

struct answer_form { str text; struct str_list steps; str values[ROUND_INDICATORS]; };
#define A(member, type, ...) FIELD(struct answer_form, member, type, __VA_ARGS__)

static const struct field text_field =
	A(text, LONG_TEXT, .label = N_("What is new"), .required = true, .max = ROUND_TEXT,
		.hint = N_("What has been done, what holds it up, what comes next. Leave out names and "
			"health of people. When nothing has changed, say so."));
static const struct field steps_field = A(steps, CHOICES, .label = N_("Which activities are done"),
	.hint = N_("Leave unticked what still goes on."));

/* A letter that was found, its measures, and the one that the address names. */
struct letter {
	struct round_of_letter_row *row;
	struct asked_list all;
	const struct asked *own;           /* NULL: nothing is asked of this e-mail any more */
};

static struct letter letter_of(struct req *r)
{
	struct letter l = { .row = round_of_letter(r->db, .token_hash = token_hash(r->arena, r->id)) };
	r->no_store = true;
	if (!l.row)
		return l;
	l.all = round_asked(r->db, r->arena, l.row->round_id);
	for (size_t i = 0; i < l.all.count; i++)
		if (str_eq(l.all.items[i].email, l.row->email))
			l.own = &l.all.items[i];
	return l;
}

static const struct round_items_row *item_of(const struct letter *l, str code)
{
	for (size_t i = 0; l->own && i < l->own->count; i++)
		if (str_eq(l->own->items[i]->code, code))
			return l->own->items[i];
	return NULL;
}

static str item_url(struct req *r, const struct round_items_row *item)
{
	return arena_printf(r->arena, "/zpravy-o-plneni/%.*s/%.*s", STR_ARG(r->id),
		STR_ARG(item->code));
}

static struct site_frame *letter_frame(struct req *r, str title)
{
	struct site_frame *frame = site_frame(r, title);
	frame->no_index = true;
	return frame;
}

/* ---- the measures ---- */

static struct ui_tasks tasks_of(struct req *r, const struct asked *own, bool closed)
{
	struct ui_task *items = arena_alloc(r->arena, (own->count + 1) * sizeof *items);
	for (size_t i = 0; i < own->count; i++) {
		const struct round_items_row *item = own->items[i];
		bool open = !item->note_id.set;
		items[i] = (struct ui_task){
			.title.text = arena_printf(r->arena, "%.*s %.*s", STR_ARG(item->code),
				STR_ARG(item->title)),
			.href = closed || item->public ? (str){ 0 } : item_url(r, item),
			.status.text = open ? (str){ 0 } : tr(r->page.lang, N_("Answered")) };
		if (open)
			items[i].tag = (struct ui_tag){
				.text.text = tr(r->page.lang,
					closed ? N_("Without an answer") : N_("To be written")),
				.tone = closed ? UI_GREY : UI_BLUE };
	}
	return (struct ui_tasks){ .items = items, .count = own->count, .id = S("opatreni") };
}

static void next_put(struct req *r, struct letter_view *v, const struct asked *own)
{
	for (size_t i = own->count; i-- > 0;)
		if (!own->items[i]->note_id.set) {
			v->next = item_url(r, own->items[i]);
			v->next_title = own->items[i]->title;
		}
}

/* GET /zpravy-o-plneni/{token}?hotovo= */
int letter_show(struct req *r)
{
	struct letter l = letter_of(r);
	struct letter_view v = {
		.frame = letter_frame(r, tr(r->page.lang, N_("News for the plan of social services"))) };
	const struct round_items_row *done = item_of(&l, query_text(r, "hotovo"));
	if (l.row && l.own) {
		v.plan = l.row->plan;
		v.area = l.row->area;
		v.message = l.row->message;
		v.due = site_day(r, l.row->due_on);
		v.late = str_order(l.row->due_on, day_of(r->arena, r->now)) < 0;
		v.closed = l.row->closed_at.set;
		v.open = l.own->open;
		v.tasks = tasks_of(r, l.own, v.closed);
		if (!v.closed)
			next_put(r, &v, l.own);
	}
	if (done && done->note_id.set)
		v.done = arena_printf(r->arena, "%.*s %.*s", STR_ARG(tr(r->page.lang,
			N_("Thank you, we have it:"))), STR_ARG(done->title));
	letter_page(&r->page, v);
	int status = answer_page(r);
	return l.own ? status : (r->status = 404);
}

/* ---- the form of a measure ---- */

/* The table for this measure: the text, its open activities, its indicators. */
static const struct field *answer_fields(struct req *r, int64_t measure)
{
	struct round_steps_rows steps =
		round_steps(r->db, .measure = measure, .limit = ROUND_STEPS);
	struct office_indicators_rows indicators =
		office_indicators(r->db, .measure = measure, .limit = ROUND_INDICATORS);
	struct field *to = arena_alloc(r->arena, (3 + indicators.count) * sizeof *to);
	struct choices c = { 0 };
	size_t n = 0;
	to[n++] = text_field;
	for (size_t i = 0; i < steps.count; i++)
		choice_add(r, &c, arena_printf(r->arena, "%lld", (long long)steps.items[i].id),
			steps.items[i].name);
	if (steps.count) {
		to[n] = steps_field;
		to[n++].choices = choices_end(r, &c);
	}
	for (size_t i = 0; i < indicators.count; i++) {
		const struct office_indicators_row *x = &indicators.items[i];
		to[n++] = (struct field){ .type = FIELD_TEXT, .max = 20,
			.name = arena_printf(r->arena, "hodnota-%lld", (long long)x->id).ptr,
			.label = arena_printf(r->arena, "%.*s (%.*s)", STR_ARG(x->name), STR_ARG(x->unit)).ptr,
			.hint = !x->last.set ? N_("Today's value, when you know it.")
				: arena_printf(r->arena, "%.*s %.*s", STR_ARG(tr(r->page.lang,
					N_("Today's value, when you know it. The last one:"))),
					STR_ARG(number_words(r->arena, x->last.value, 3))).ptr,
			.offset = offsetof(struct answer_form, values) + i * sizeof(str) };
	}
	to[n] = (struct field){ 0 };
	return to;
}

/* Of a field "hodnota-5": 5; unset for others. */
static struct maybe_int indicator_of(const struct field *f)
{
	str name = str_of(f->name), begins = S("hodnota-");
	return str_starts(name, begins) ? str_int(str_part(name, begins.len, name.len)) : NONE;
}

static str value_of(const struct field *f, const struct answer_form *form)
{
	return *(const str *)((const char *)form + f->offset);
}

static int form_show(struct req *r, const struct round_items_row *item,
	const struct field *fields, const struct answer_form *form)
{
	struct round_measure_row *m = round_measure(r->db, .id = item->measure_id);
	struct letter_answer_view v = { .r = r, .frame = letter_frame(r, m->title), .code = m->code,
		.back = arena_printf(r->arena, "/zpravy-o-plneni/%.*s", STR_ARG(r->id)),
		.deadline = m->ongoing ? tr(r->page.lang, N_("continuously"))
			: m->deadline.len ? site_day(r, m->deadline) : (str){ 0 },
		.description.markup = markdown_html(r->arena, r->page.prefix, m->description),
		.conditions.markup = markdown_html(r->arena, r->page.prefix, m->conditions),
		.fields = fields, .form = form };
	v.frame->error = r->errors.count;
	letter_answer_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* The measure that the address names and may be answered; NULL: it was answered. */
static const struct round_items_row *answerable(struct req *r, struct letter *l)
{
	*l = letter_of(r);
	const struct round_items_row *item = item_of(l, r->sub);
	if (item && !item->public && !l->row->closed_at.set)
		return item;
	/* The list says what became of it. */
	r->status = l->own ? answer_see_other(r,
		arena_printf(r->arena, "/zpravy-o-plneni/%.*s", STR_ARG(r->id))) : answer_error(r, 404);
	return NULL;
}

/* GET /zpravy-o-plneni/{token}/{code} */
int letter_form(struct req *r)
{
	struct letter l;
	const struct round_items_row *item = answerable(r, &l);
	struct answer_form form = { 0 };
	if (!item)
		return r->status;
	form.text = item->text;
	return form_show(r, item, answer_fields(r, item->measure_id), &form);
}

static void values_check(struct req *r, const struct field *fields, const struct answer_form *form)
{
	for (const struct field *f = fields; f->name; f++)
		if (indicator_of(f).set && value_of(f, form).len && !number_read(value_of(f, form), 3).set)
			form_error(r, fields, f->name, N_("Write a number such as 1 250 or 12,5."));
}

static void answer_put(struct req *r, const struct letter *l, const struct round_items_row *item,
	const struct field *fields, const struct answer_form *form)
{
	str today = day_of(r->arena, r->now);
	for (const struct field *f = fields; f->name; f++) {
		struct maybe_int indicator = indicator_of(f), value = number_read(value_of(f, form), 3);
		if (indicator.set && value.set)
			office_value_put(r->db, .indicator = indicator.value, .day = today,
				.value = value.value, .note = l->own->who);
	}
	for (size_t i = 0; i < form->steps.count; i++)
		round_step_done(r->db, .id = str_int(form->steps.items[i]).value,
			.measure = item->measure_id, .day = today);
	if (item->note_id.set)
		round_note_set(r->db, .id = item->note_id.value, .day = today, .text = form->text,
			.now = r->now);
	else
		round_item_answer(r->db, .round = l->row->round_id, .measure = item->measure_id,
			.note = round_note_add(r->db, .measure = item->measure_id, .day = today,
				.text = form->text, .author = l->own->who, .now = r->now));
	office_noted(r->db, .measure = item->measure_id, .day = today, .now = r->now);
	planning_told(r, &(struct told){ "measure", item->measure_id, "change", item->title, { 0 },
		form->text });
}

/* POST /zpravy-o-plneni/{token}/{code} */
int letter_answer(struct req *r)
{
	struct letter l;
	const struct round_items_row *item = answerable(r, &l);
	struct answer_form form = { 0 };
	if (!item)
		return r->status;
	const struct field *fields = answer_fields(r, item->measure_id);
	form_read(r, fields, &form);
	values_check(r, fields, &form);
	if (r->errors.count)
		return form_show(r, item, fields, &form);
	answer_put(r, &l, item, fields, &form);
	return answer_see_other(r, arena_printf(r->arena, "/zpravy-o-plneni/%.*s?hotovo=%.*s",
		STR_ARG(r->id), STR_ARG(item->code)));
}
