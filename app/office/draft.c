/* What was written into a form and not saved: kept for its author alone. */
#include "app/office/office_internal.h"
#include "app/office/form.html.h"

enum { DRAFTS_MOST = 200 };

void draft_forget(struct req *r, const struct asked *a)
{
	struct draft_get_row *d = draft_get(r->db, .account = r->visitor.account,
		.kind = str_of(a->record->kind), .record = a->id);
	if (!d)
		return;
	draft_texts_drop(r->db, .draft = d->id);
	draft_drop(r->db, .id = d->id);
}

bool draft_load(struct req *r, const struct asked *a, void *form, int64_t *revision, int64_t *kept)
{
	struct draft_get_row *d = draft_get(r->db, .account = r->visitor.account,
		.kind = str_of(a->record->kind), .record = a->id);
	if (!d)
		return false;
	struct draft_texts_rows texts = draft_texts(r->db, .draft = d->id, .limit = LIMIT_FIELDS);
	/* What is wrong in a draft is said when it is saved. */
	for (size_t i = 0; i < texts.count; i++) {
		size_t n = field_number(a->fields, texts.items[i].field);
		if (a->fields[n].type)
			field_take(r->arena, &a->fields[n], texts.items[i].value, form);
	}
	*revision = d->revision;
	*kept = d->saved_at;
	return true;
}

/* Of the fields only those that say something else than the record. */
void draft_keep(struct req *r, const struct asked *a, int64_t revision)
{
	int64_t id = 0;
	draft_forget(r, a);
	for (const struct field *f = a->fields; f->type; f++) {
		str value = field_sent(r, f);
		if (f->type == FIELD_PASSWORD || str_eq(value, field_text(r->arena, f, a->form)))
			continue;
		if (!id)
			id = draft_put(r->db, .account = r->visitor.account, .kind = str_of(a->record->kind),
				.record = a->id, .revision = revision, .now = r->now);
		draft_text_add(
			r->db, .draft = id, .field = str_of(f->name), .value = value.ptr ? value : S(""));
	}
}

/* POST /urad/zaznamy/{kind}/{id}/koncept: by the script while one writes, or by
 * the button */
int record_draft(struct req *r)
{
	struct asked a;
	if (!asked_of(r, &a))
		return r->status;
	draft_keep(r, &a, str_int(form_text(r, "revision")).value);
	return answer_see_other(r, arena_printf(r->arena, "/urad/zaznamy/%s/%.*s?koncept=1",
		a.record->path, STR_ARG(r->sub)));
}

/* POST /urad/zaznamy/{kind}/{id}/zahodit */
int record_draft_drop(struct req *r)
{
	struct asked a;
	if (!asked_of(r, &a))
		return r->status;
	draft_forget(r, &a);
	return answer_see_other(r,
		arena_printf(r->arena, "/urad/zaznamy/%s/%.*s", a.record->path, STR_ARG(r->sub)));
}

/* ---- all of one's own ---- */

int64_t drafts_waiting(struct req *r) { return draft_count(r->db, .account = r->visitor.account); }

/* GET /urad/rozepsane */
int drafts_show(struct req *r)
{
	struct drafts_view v = { .r = r,
		.frame = record_frame(r, NULL, tr(r->page.lang, N_("Unsaved changes"))) };
	struct draft_list_rows rows =
		draft_list(r->db, .account = r->visitor.account, .limit = DRAFTS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct record *record = record_of_kind(r, rows.items[i].kind);
		int64_t id = rows.items[i].record;
		void *form = record && id ? record_load(r, record, id) : NULL;
		/* What is gone, or may no longer be seen, is not offered. */
		if (!record || !record_may(r, record, id) || (id && !form))
			continue;
		*(struct draft_line *)arena_push(r->arena, &v.lines.items, &v.lines.count,
			sizeof *v.lines.items) = (struct draft_line){
			.name = form ? field_text(r->arena, record->fields(r, id), form)
				: tr(r->page.lang, record->add),
			.kind = tr(r->page.lang, record->one), .when = moment_words(r, rows.items[i].saved_at),
			.href = record_url(r, record, id, id ? "?koncept=1" : "/novy?koncept=1") };
	}
	office_drafts_page(&r->page, v);
	return answer_page(r);
}
