/* One record: its form, saving it, what two people did to it at once. */
#include "app/office/office_internal.h"
#include "app/office/attachment.h"
#include "app/office/form.html.h"
#include "app/trace/trace.h"

bool asked_of(struct req *r, struct asked *a)
{
	struct maybe_int id = str_is(r->sub, "novy") ? SOME(0) : str_int(r->sub);
	*a = (struct asked){ .record = record_of_path(r, r->id), .id = id.value };
	if (!a->record || !id.set || id.value < 0) {
		answer_error(r, 404);
		return false;
	}
	if (!(a->record->who & r->visitor.roles)) {
		answer_error(r, 403);
		return false;
	}
	a->form = a->id ? record_load(r, a->record, a->id) : arena_alloc(r->arena, a->record->size);
	if (!a->form || !record_may(r, a->record, a->id)) {
		answer_error(r, a->form ? 403 : 404);
		return false;
	}
	a->fields = a->record->fields(r, a->id);
	return true;
}

int64_t record_revision_of(struct req *r, const struct record *record, int64_t id)
{
	return id ? record_revision(r->db, .kind = str_of(record->kind), .record = id) : 0;
}

static int64_t revision_of(struct req *r, const struct asked *a)
{
	return record_revision_of(r, a->record, a->id);
}

static str title_of(struct req *r, const struct asked *a)
{
	str name = a->id ? field_text(r->arena, a->fields, a->form) : (str){ 0 };
	return name.len ? name : tr(r->page.lang, a->id ? a->record->one : a->record->add);
}

static str form_url(struct req *r, const struct asked *a, const char *rest)
{
	return arena_printf(
		r->arena, "/urad/zaznamy/%s/%.*s%s", a->record->path, STR_ARG(r->sub), rest);
}

static int show(struct req *r, struct form_view v)
{
	const struct asked *a = v.asked;
	v.r = r;
	v.frame = record_frame(r, a->record, title_of(r, a));
	v.frame->error = r->errors.count;
	v.action = form_url(r, a, "");
	v.autosave = form_url(r, a, "/koncept");
	if (a->record->preview)
		v.preview = form_url(r, a, "/nahled");
	if (a->record->advise && (a->id || v.from_draft))
		v.advice = a->record->advise(r, a->form);
	if (a->id)
		v.attachments = attachment_count(r->db, .kind = str_of(a->record->kind), .record = a->id);
	if (a->id && a->record->public_url)
		v.public_url = a->record->public_url(r, a->id);
	v.trace = trace_place(r, a->record->kind, a->id);
	if (a->id && a->record->place)
		v.place = a->record->place(r, a->id);
	office_form_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* A new record begins with what the address says: "novy?plan=…".  What no field takes is left
 * out; nothing is saved before somebody presses the button. */
static void begin_by_address(struct req *r, const struct asked *a)
{
	for (const struct field *f = a->fields; !a->id && f->type; f++) {
		str said = query_text(r, f->name);
		if (said.len)
			field_take(r->arena, f, said, a->form);
	}
}

/* GET /urad/zaznamy/{kind}/{id}?koncept=1: the form, or what was begun in it */
int record_form_show(struct req *r)
{
	struct asked a;
	int64_t revision = 0, kept = 0;
	if (!asked_of(r, &a))
		return r->status;
	begin_by_address(r, &a);
	struct form_view v = { .asked = &a, .revision = revision_of(r, &a),
		.saved = query_text(r, "ulozeno").len > 0, .merged = query_text(r, "slouceno").len > 0 };
	void *begun = arena_alloc(r->arena, a.record->size);
	memcpy(begun, a.form, a.record->size);
	if (draft_load(r, &a, begun, &revision, &kept)) {
		v.draft_at = moment_words(r, kept);
		v.from_draft = query_text(r, "koncept").len > 0;
	}
	if (v.from_draft) {
		a.form = begun;
		v.revision = revision;
	}
	return show(r, v);
}

/* ---- saving ---- */

struct posted { struct values mine, theirs; int64_t revision, now; };

/* Where the visitor was shown both and chose the other's, that is what is meant. */
static void choices_take(struct req *r, const struct asked *a, struct posted *p)
{
	for (size_t i = 0; i < p->mine.count; i++) {
		str name = arena_printf(r->arena, "volba-%s", a->fields[i].name);
		if (str_is(form_text(r, name.ptr), "jejich"))
			p->mine.items[i] = p->theirs.items[i];
	}
}

static void dispute_add(
	struct req *r, struct dispute_view *v, const struct field *f, str mine, str theirs)
{
	*(struct dispute *)arena_push(r->arena, &v->disputes.items, &v->disputes.count,
		sizeof *v->disputes.items) =
		(struct dispute){ str_of(f->name), tr(r->page.lang, f->label), mine, theirs };
}

/* All texts go along unseen, as the browser would send them: also those that only
 * the other changed. */
static void rest_add(struct req *r, struct dispute_view *v, const struct field *f, str value)
{
	str one;
	while (str_cut(&value, f->type == FIELD_CHOICES ? ',' : '\0', &one))
		if (str_trim(one).len)
			*(struct param *)arena_push(r->arena, &v->rest.items, &v->rest.count,
				sizeof *v->rest.items) = (struct param){ str_of(f->name), str_trim(one) };
}

static int dispute(struct req *r, const struct asked *a, const struct posted *p,
	const struct merge *m, const struct record_changes_since_row *last)
{
	struct dispute_view v = { .r = r, .action = form_url(r, a, ""), .revision = p->now,
		.who = last->person, .when = moment_words(r, last->at),
		.frame = record_frame(r, a->record, title_of(r, a)) };
	for (size_t i = 0; i < p->mine.count; i++) {
		rest_add(r, &v, &a->fields[i], m->merged.items[i]);
		if (m->disputed[i])
			dispute_add(r, &v, &a->fields[i], p->mine.items[i], p->theirs.items[i]);
	}
	v.frame->error = true;
	office_dispute_page(&r->page, v);
	r->type = "text/html; charset=utf-8";
	return r->status = 409;
}

static bool texts_equal(struct values a, struct values b)
{
	for (size_t i = 0; i < a.count; i++)
		if (!str_eq(a.items[i], b.items[i]))
			return false;
	return true;
}

static int write(struct req *r, const struct asked *a, struct values texts, size_t merged)
{
	void *after = arena_alloc(r->arena, a->record->size);
	if (!record_take(r, a->fields, texts, after))
		return show(r, (struct form_view){ .asked = a, .revision = revision_of(r, a) });
	int64_t id = a->id;
	if (!id || !texts_equal(texts, record_texts(r, a->fields, a->form)))
		id = record_write(r, &(struct record_change){ .record = a->record, .fields = a->fields,
			.id = a->id, .before = a->id ? a->form : NULL, .after = after, .action = "change" });
	if (!id)
		return show(r, (struct form_view){ .asked = a, .revision = revision_of(r, a) });
	draft_forget(r, a);
	return answer_see_other(r,
		record_url(r, a->record, id, merged ? "?ulozeno=1&slouceno=1" : "?ulozeno=1"));
}

/* POST /urad/zaznamy/{kind}/{id} */
int record_save(struct req *r)
{
	struct asked a;
	if (!asked_of(r, &a))
		return r->status;
	void *after = arena_alloc(r->arena, a.record->size);
	if (!form_read(r, a.fields, after))
		return show(r,
			(struct form_view){ .asked = &a, .revision = str_int(form_text(r, "revision")).value });
	struct posted p = { .mine = record_texts(r, a.fields, after),
		.theirs = record_texts(r, a.fields, a.form),
		.revision = str_int(form_text(r, "revision")).value, .now = revision_of(r, &a) };
	choices_take(r, &a, &p);
	struct record_changes_since_rows changes = { 0 };
	if (a.id && p.now > p.revision)
		changes = record_changes_since(r->db, .kind = str_of(a.record->kind), .record = a.id,
			.revision = p.revision, .limit = CHANGES_MOST);
	if (!changes.count)
		return write(r, &a, p.mine, 0);
	struct values base = texts_at(r, a.fields, p.theirs, changes);
	struct merge m = texts_merge(r, base, p.mine, p.theirs);
	if (m.disputes)
		return dispute(r, &a, &p, &m, &changes.items[0]);
	return write(r, &a, m.merged, m.theirs);
}

/* POST /urad/zaznamy/{kind}/{id}/nahled: the page of what was typed; nothing is saved */
int record_preview(struct req *r)
{
	struct asked a;
	if (!asked_of(r, &a))
		return r->status;
	if (!a.record->preview)
		return answer_error(r, 404);
	void *typed = arena_alloc(r->arena, a.record->size);
	if (!form_read(r, a.fields, typed))
		return show(r,
			(struct form_view){ .asked = &a, .revision = str_int(form_text(r, "revision")).value });
	r->no_store = true;
	a.record->preview(r, typed);
	return answer_page(r);
}
