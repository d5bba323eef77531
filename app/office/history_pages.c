/* The history of a record, and putting back what it was. */
#include "app/office/office_internal.h"
#include "app/office/attachment.h"
#include "app/office/history.html.h"

static str action_words(struct req *r, str action)
{
	static const struct { const char *code, *words; } codes[] = {
		{ "create", N_("Created") }, { "change", N_("Changed") }, { "restore", N_("Put back") },
		{ "bulk", N_("Changed together with others") }, { "import", N_("Imported") },
		{ "undo", N_("Taken back") }, { "approve", N_("Approved") },
		{ "source", N_("Taken over from its source") }, { "vanish", N_("Gone from its source") },
		{ "link", N_("Found in another source") }, { "merge", N_("Merged with its duplicate") },
		{ "attach", N_("File added") }, { "replace", N_("File replaced by a newer version") },
		{ "attachment", N_("File described otherwise") }, { "detach", N_("File taken away") },
		{ "reattach", N_("File put back") }, { "reorder", N_("Order of files changed") },
	};
	for (size_t i = 0; i < COUNT(codes); i++)
		if (str_is(action, codes[i].code))
			return tr(r->page.lang, codes[i].words);
	return action;
}

/* Codes in words; a text as it is. */
str record_value_words(struct req *r, const struct field *f, str value)
{
	struct buf out = { .arena = r->arena };
	str code;
	if (f->type == FIELD_BOOL)
		return tr(r->page.lang, value.len ? N_("yes") : N_("no"));
	if (f->type == FIELD_DAY)
		return value.len ? czech_day(r->arena, value) : value;
	if (f->type != FIELD_CHOICE && f->type != FIELD_CHOICES)
		return value;
	while (str_cut(&value, ',', &code)) {
		code = str_trim(code);
		for (const struct choice *c = f->choices; c && c->label; c++)
			if (code.len && str_eq(c->value, code)) {
				buf_put(&out, out.len ? S(", ") : S(""));
				buf_put(&out, tr(r->page.lang, c->label));
			}
	}
	return buf_str(&out);
}

static void entry_add(struct req *r, const struct asked *a, struct history_step *step,
	const struct record_history_row *e)
{
	const struct field *f = &a->fields[field_number(a->fields, e->field)];
	if (e->field.ptr && !f->type && str_is(e->field, "attachment"))
		*(struct history_entry *)arena_push(r->arena, &step->entries.items,
			&step->entries.count, sizeof *step->entries.items) = (struct history_entry){
			.id = e->id, .field = tr(r->page.lang, N_("Attachment")),
			.before = attachment_words(r, e->old_value),
			.after = attachment_words(r, e->new_value) };
	if (!e->field.ptr || !f->type)
		return;
	*(struct history_entry *)arena_push(r->arena, &step->entries.items, &step->entries.count,
		sizeof *step->entries.items) = (struct history_entry){ .id = e->id,
		.field = tr(r->page.lang, f->label), .before = record_value_words(r, f, e->old_value),
		.after = record_value_words(r, f, e->new_value),
		.can_return = !str_eq(field_text(r->arena, f, a->form), e->old_value) };
}

/* Entries of one moment, one person and one action are one step. */
static void steps_fill(struct req *r, struct history_view *v, struct record_history_rows rows)
{
	struct history_step *step = NULL;
	for (size_t i = 0; i < rows.count; i++) {
		const struct record_history_row *e = &rows.items[i], *last = i ? e - 1 : NULL;
		bool same = last && last->at == e->at && str_eq(last->person, e->person) &&
			str_eq(last->action, e->action);
		if (!same) {
			step = arena_push(r->arena, &v->steps.items, &v->steps.count, sizeof *step);
			*step = (struct history_step){ .when = moment_words(r, e->at), .who = e->person,
				.what = action_words(r, e->action) };
		}
		entry_add(r, v->asked, step, e);
	}
}

/* GET /urad/zaznamy/{kind}/{id}/historie?strana=2 */
int record_history_show(struct req *r)
{
	struct asked a;
	int64_t page = query_page(r);
	if (!asked_of(r, &a))
		return r->status;
	if (!page || !a.id)
		return answer_error(r, 404);
	struct history_view v = { .r = r, .asked = &a,
		.frame = record_frame(r, a.record, arena_printf(r->arena, "%.*s: %.*s",
			STR_ARG(tr(r->page.lang, N_("History"))),
			STR_ARG(field_text(r->arena, a.fields, a.form)))) };
	v.total = record_history_count(r->db, .kind = str_of(a.record->kind), .record = a.id);
	steps_fill(r, &v, record_history(r->db, .kind = str_of(a.record->kind), .record = a.id,
		.limit = HISTORY_PAGE, .offset = (page - 1) * HISTORY_PAGE));
	v.pages = ui_pagination_of(r, page, (v.total + HISTORY_PAGE - 1) / HISTORY_PAGE);
	office_history_page(&r->page, v);
	return answer_page(r);
}

/* POST /urad/zaznamy/{kind}/{id}/vratit: a field as it was before the entry */
int record_return(struct req *r)
{
	struct asked a;
	struct maybe_int entry = str_int(form_text(r, "zmena"));
	if (!asked_of(r, &a))
		return r->status;
	struct record_entry_row *e = NULL;
	if (a.id && entry.set)
		e = record_entry(r->db, .id = entry.value, .kind = str_of(a.record->kind), .record = a.id);
	const struct field *f = e ? &a.fields[field_number(a.fields, e->field)] : NULL;
	if (!f || !f->type)
		return answer_error(r, 404);
	void *after = arena_alloc(r->arena, a.record->size);
	memcpy(after, a.form, a.record->size);
	const char *wrong = field_take(r->arena, f, e->old_value, after);
	/* A code that is no longer in force, a name that became required … */
	if (wrong)
		form_error(r, a.fields, f->name, wrong);
	if (wrong || !record_write(r, &(struct record_change){ .record = a.record, .fields = a.fields,
			.id = a.id, .before = a.form, .after = after, .action = "restore" }))
		return answer_error(r, 422);
	return answer_see_other(r, record_url(r, a.record, a.id, "/historie"));
}
