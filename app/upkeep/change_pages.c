/* Providers' changes in the office: what differs, and whether it is right. */
#include "app/upkeep/own.h"
#include "app/upkeep/own.html.h"
#include "jobs/jobs.h"

static struct site_frame *frame_of(struct req *r, str title, bool list)
{
	struct site_frame *f = site_frame(r, title);
	r->no_store = f->no_index = true;
	site_crumb(r, f, S("/urad"), tr(r->page.lang, N_("Office")));
	if (!list)
		site_crumb(r, f, S("/urad/zmeny"), tr(r->page.lang, N_("Changes by providers")));
	site_crumb(r, f, S(""), title);
	return f;
}

int64_t changes_waiting(struct req *r)
{
	struct proposal_list_rows rows = proposal_list(r->db, .state = S("waiting"), .limit = OWN_MOST);
	int64_t mine = 0;
	for (size_t i = 0; i < rows.count; i++)
		mine += provider_may(r, rows.items[i].provider_id);
	return mine;
}

/* GET /urad/zmeny */
int changes_list(struct req *r)
{
	struct changes_view v = { .r = r, .done = query_text(r, "hotovo").len > 0,
		.frame = frame_of(r, tr(r->page.lang, N_("Changes by providers")), true) };
	struct proposal_list_rows rows = proposal_list(r->db, .state = S("waiting"), .limit = OWN_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (provider_may(r, rows.items[i].provider_id))
			*(struct change_line *)arena_push(r->arena, &v.lines.items, &v.lines.count,
				sizeof *v.lines.items) = (struct change_line){
				arena_printf(r->arena, "/urad/zmeny/%lld", (long long)rows.items[i].id),
				rows.items[i].record_name, rows.items[i].provider,
				moment_words(r, rows.items[i].made_at), rows.items[i].person };
	changes_list_page(&r->page, v);
	return answer_page(r);
}

/* ---- one change ---- */

struct decided {
	struct proposal_get_row *p;
	const struct record *record;
	const struct field *fields;
	void *form;
	struct proposal_texts_rows texts;
};

static bool decided_of(struct req *r, struct decided *d)
{
	struct maybe_int id = str_int(r->id);
	*d = (struct decided){ .p = id.set ? proposal_get(r->db, .id = id.value) : NULL };
	d->record = d->p ? record_of_kind(r, d->p->kind) : NULL;
	d->form = d->record ? record_load(r, d->record, d->p->record) : NULL;
	if (!d->form || !provider_may(r, d->p->provider_id)) {
		answer_error(r, d->form ? 403 : 404);
		return false;
	}
	d->fields = d->record->fields(r, d->p->record);
	d->texts = proposal_texts(r->db, .proposal = d->p->id, .limit = TEXTS_MOST);
	return true;
}

/* GET /urad/zmeny/{id} */
int change_show(struct req *r)
{
	struct decided d;
	if (!decided_of(r, &d))
		return r->status;
	struct change_view v = { .r = r, .p = d.p, .made = moment_words(r, d.p->made_at),
		.frame = frame_of(r, d.p->record_name, false),
		.action = arena_printf(r->arena, "/urad/zmeny/%lld", (long long)d.p->id),
		.record_url = record_url(r, d.record, d.p->record, "") };
	for (size_t i = 0; i < d.texts.count; i++) {
		const struct proposal_texts_row *t = &d.texts.items[i];
		const struct field *f = &d.fields[field_number(d.fields, t->field)];
		if (!f->type)
			continue;
		str now = field_text(r->arena, f, d.form);
		*(struct change *)arena_push(r->arena, &v.changes.items, &v.changes.count,
			sizeof *v.changes.items) = (struct change){ t->id, tr(r->page.lang, f->label),
			record_value_words(r, f, now), record_value_words(r, f, t->new_value),
			!str_eq(now, t->old_value) };
	}
	change_page(&r->page, v);
	return answer_page(r);
}

static bool chosen(struct str_list list, int64_t id)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_int(list.items[i]).value == id)
			return true;
	return false;
}

/* Writes what was accepted; how many texts that were, -1: it cannot be written. */
static int64_t accept(struct req *r, const struct decided *d)
{
	struct str_list list = form_list(r, "prijmout");
	void *after = arena_alloc(r->arena, d->record->size);
	int64_t count = 0;
	memcpy(after, d->form, d->record->size);
	for (size_t i = 0; i < d->texts.count; i++) {
		const struct proposal_texts_row *t = &d->texts.items[i];
		const struct field *f = &d->fields[field_number(d->fields, t->field)];
		bool taken =
			f->type && chosen(list, t->id) && !field_take(r->arena, f, t->new_value, after);
		proposal_text_accept(r->db, .id = t->id, .accepted = taken);
		count += taken;
	}
	if (count && !record_write(r, &(struct record_change){ .record = d->record, .fields = d->fields,
			.id = d->p->record, .before = d->form, .after = after, .action = "approve" }))
		return -1;
	return count;
}

static void tell(struct req *r, const struct decided *d, int64_t count, str note)
{
	struct buf text = { .arena = r->arena };
	buf_printf(&text, "%.*s\n\n", STR_ARG(d->p->record_name));
	buf_put(&text, tr(r->page.lang, !count ? N_("The office did not accept your change.")
		: count < (int64_t)d->texts.count ? N_("The office accepted a part of your change.")
		: N_("The office accepted your change; the public sees it now.")));
	if (note.len)
		buf_printf(&text, "\n\n%.*s", STR_ARG(note));
	buf_printf(&text, "\n\n%.*s\n", STR_ARG(site_url(r, S("/urad/moje"))));
	mail_put(r->db, r->now,
		&(struct mail){ .kind = "proposal",
			.to = d->p->email,
			.subject = arena_printf(r->arena, "%.*s: %.*s",
				STR_ARG(tr(r->page.lang, N_("Your change"))), STR_ARG(d->p->record_name)),
			.text = buf_str(&text) });
}

/* POST /urad/zmeny/{id}: accepts what is ticked; the rest is refused */
int change_decide(struct req *r)
{
	struct decided d;
	if (!decided_of(r, &d))
		return r->status;
	if (!str_is(d.p->state, "waiting"))
		return answer_see_other(r, S("/urad/zmeny"));
	str note = utf8_head(form_text(r, "poznamka"), 1000);
	int64_t count = accept(r, &d);
	if (count < 0)
		return answer_error(r, 422);
	proposal_decide(r->db, .id = d.p->id, .state = count ? S("approved") : S("refused"),
		.account = SOME(r->visitor.account), .now = r->now, .note = note);
	tell(r, &d, count, note);
	return answer_see_other(r, S("/urad/zmeny?hotovo=1"));
}
