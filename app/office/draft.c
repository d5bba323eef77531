/* What was written into a form and not saved: kept for its author alone. */
#include "app/office/office_internal.h"

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
