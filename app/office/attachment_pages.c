/* Files of a record in the office: the list, adding, describing, order, taking away. */
#include "app/office/attachment.h"
#include "app/office/attachment.html.h"
#include "crypto/crypto.h"

#define F(member, kind, ...) FIELD(struct attachment_form, member, kind, __VA_ARGS__)
static const struct field attachment_fields[] = {
	F(label, TEXT, .label = N_("What the file is"), .required = true, .max = 200,
		.hint = N_("People choose by this, not by the name of the file: “Price list 2026”.")),
	F(alt, TEXT, .label = N_("What the picture shows"), .max = 500,
		.hint = N_("For those who do not see it. A picture for the public must have it; other "
			"files need not.")),
	F(published, BOOL, .label = N_("For the public"),
		.hint = N_("It is shown while the record is published. Check that it says nothing about "
			"particular people and shows no secret address.")),
	{ 0 }
};
/* What an error of the file refers to. */
static const struct field file_field[] = {
	{ .name = "soubor", .label = N_("File"), .type = FIELD_TEXT }, { 0 }
};

/* Of a kind without a public page nothing is for the public. */
static const struct field *fields_of(struct req *r, const struct record *record)
{
	struct field *fields = arena_alloc(r->arena, sizeof attachment_fields);
	memcpy(fields, attachment_fields, sizeof attachment_fields);
	if (!record->shows_files)
		fields[field_number(fields, S("published"))] = (struct field){ 0 };
	return fields;
}

static str record_name(struct req *r, const struct asked *a)
{
	return field_text(r->arena, a->fields, a->form);
}

static str page_url(struct req *r, const struct asked *a, const char *rest)
{
	return record_url(r, a->record, a->id,
		arena_printf(r->arena, "/prilohy%s", rest).ptr);
}

/* The record of the address; false: it was answered. */
static bool attachments_asked(struct req *r, struct asked *a)
{
	if (!asked_of(r, a))
		return false;
	if (!a->id)
		answer_error(r, 404);
	return a->id;
}

/* ---- showing ---- */

static str by_whom(struct req *r, str person, int64_t at)
{
	return arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(moment_words(r, at)),
		person.len ? ", " : "", STR_ARG(person));
}

static str office_href(struct req *r, const struct asked *a, int64_t version)
{
	return record_url(r, a->record, a->id,
		arena_printf(r->arena, "/soubor?verze=%lld", (long long)version).ptr);
}

static struct attachment_line line_of(struct req *r, const struct asked *a,
	const struct attachment_list_row *row)
{
	return (struct attachment_line){ .id = row->id, .label = row->label, .name = row->name,
		.alt = row->alt,
		.href = office_href(r, a, row->version), .about = file_about(r, row->ending, row->bytes),
		.added = by_whom(r, row->person, row->added_at), .published = row->published,
		.picture = row->width.set, .width = row->width.value, .height = row->height.value,
		.untagged = row->untagged, .versions = row->number,
		.withdrawn = row->withdrawn_at.set ? moment_words(r, row->withdrawn_at.value)
			: (str){ 0 } };
}

static void lines_fill(struct req *r, struct attachments_view *v)
{
	const struct asked *a = v->asked;
	struct attachment_list_rows rows = attachment_list(r->db, .kind = str_of(a->record->kind),
		.record = a->id, .limit = ATTACHMENTS_READ);
	for (size_t i = 0; i < rows.count; i++) {
		struct attachment_lines *to = rows.items[i].withdrawn_at.set ? &v->withdrawn : &v->lines;
		*(struct attachment_line *)arena_push(r->arena, &to->items, &to->count,
			sizeof *to->items) = line_of(r, a, &rows.items[i]);
	}
	if (v->lines.count) {
		v->lines.items[0].first = true;
		v->lines.items[v->lines.count - 1].last = true;
	}
	v->full = v->lines.count >= ATTACHMENTS_MOST;
}

static struct site_frame *frame_of(struct req *r, const struct asked *a, str title)
{
	struct site_frame *f = record_frame(r, a->record, title);
	f->error = r->errors.count;
	return f;
}

static str done_words(struct req *r)
{
	static const struct { const char *code, *words; } all[] = {
		{ "pridano", N_("The file is added.") }, { "nahrazeno", N_("The newer version is added.") },
		{ "zmeneno", N_("The change is saved.") }, { "odebrano", N_("The file is taken away.") },
		{ "vraceno", N_("The file is back.") }, { "poradi", N_("The order is changed.") },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		if (str_is(query_text(r, "hotovo"), all[i].code))
			return tr(r->page.lang, all[i].words);
	return (str){ 0 };
}

static int list_show(struct req *r, const struct asked *a)
{
	struct attachments_view v = { .r = r, .asked = a, .fields = fields_of(r, a->record),
		.url = page_url(r, a, ""), .done = done_words(r),
		.action = record_url(r, a->record, a->id, "/priloha") };
	const char *wrong = form_error_of(r, "soubor");
	v.frame = frame_of(r, a, arena_printf(r->arena, "%.*s: %.*s",
		STR_ARG(tr(r->page.lang, N_("Attachments"))), STR_ARG(record_name(r, a))));
	v.file_wrong = wrong ? tr(r->page.lang, wrong) : (str){ 0 };
	lines_fill(r, &v);
	if (str_is(query_text(r, "hotovo"), "odebrano"))
		for (size_t i = 0; i < v.withdrawn.count; i++)
			if (v.withdrawn.items[i].id == query_int(r, "ktera").value)
				v.undo = v.withdrawn.items[i].id;
	office_attachments_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

static void versions_fill(struct req *r, struct attachment_view *v)
{
	struct version_list_rows rows =
		version_list(r->db, .attachment = v->line.id, .limit = VERSIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct version_line *)arena_push(r->arena, &v->versions.items, &v->versions.count,
			sizeof *v->versions.items) = (struct version_line){ .number = rows.items[i].number,
			.name = rows.items[i].name,
			.about = file_about(r, rows.items[i].ending, rows.items[i].bytes),
			.added = by_whom(r, rows.items[i].person, rows.items[i].added_at),
			.href = office_href(r, v->asked, rows.items[i].id) };
}

/* One of them, to be described or replaced. */
static int one_show(struct req *r, const struct asked *a, int64_t id)
{
	struct attachment_view v = { .r = r, .asked = a, .fields = fields_of(r, a->record),
		.url = page_url(r, a, ""), .action = record_url(r, a->record, a->id, "/priloha") };
	struct attachment_list_rows rows = attachment_list(r->db, .kind = str_of(a->record->kind),
		.record = a->id, .limit = ATTACHMENTS_READ);
	const char *wrong = form_error_of(r, "soubor");
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i].id == id && !rows.items[i].withdrawn_at.set) {
			v.line = line_of(r, a, &rows.items[i]);
			v.form = (struct attachment_form){ rows.items[i].label, rows.items[i].alt,
				rows.items[i].published };
		}
	if (!v.line.id)
		return answer_error(r, 404);
	v.frame = frame_of(r, a, arena_printf(r->arena, "%.*s: %.*s",
		STR_ARG(tr(r->page.lang, N_("Attachment"))), STR_ARG(v.line.label)));
	v.file_wrong = wrong ? tr(r->page.lang, wrong) : (str){ 0 };
	versions_fill(r, &v);
	office_attachment_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/zaznamy/{kind}/{id}/prilohy?priloha= */
int attachments_show(struct req *r)
{
	struct asked a;
	struct maybe_int one = query_int(r, "priloha");
	if (!attachments_asked(r, &a))
		return r->status;
	return one.set ? one_show(r, &a, one.value) : list_show(r, &a);
}

/* GET /urad/zaznamy/{kind}/{id}/soubor?verze= */
int attachment_file(struct req *r)
{
	struct asked a;
	struct maybe_int id = query_int(r, "verze");
	if (!attachments_asked(r, &a))
		return r->status;
	struct version_get_row *v = id.set ? version_get(r->db, .id = id.value,
		.kind = str_of(a.record->kind), .record = a.id) : NULL;
	if (!v)
		return answer_error(r, 404);
	r->no_store = true;
	r->download = v->name;
	r->shown = str_is(v->ending, "png") || str_is(v->ending, "jpg");
	return stored_answer(r, v->file, arena_z(r->arena, v->type), v->hash);
}

/* ---- changing ---- */

static struct attachment_get_row *get(struct req *r, const struct asked *a, int64_t id)
{
	return attachment_get(r->db, .id = id, .kind = str_of(a->record->kind), .record = a->id);
}

/* What was done, in the record's history; the public's pages are made anew. */
static void noted(struct req *r, const struct asked *a, const char *action, str before, str after)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = action,
		.kind = a->record->kind, .record = a->id, .name = record_name(r, a),
		.field = "attachment", .old_value = before, .new_value = after });
	db_note_change(r->db, a->record->kind, a->id);
}

static bool needs_alt(struct req *r, const struct field *fields, bool picture,
	const struct attachment_form *form)
{
	bool needs = picture && form->published && !form->alt.len;
	if (needs)
		form_error(r, fields, "alt",
			N_("Say what the picture shows, for those who do not see it."));
	return needs;
}

/* What the POST's file holds; false: something is wrong with it, and said. */
static bool file_look(struct req *r, struct content *c)
{
	bool any = r->files.count > 0;
	*c = any ? content_check(r->arena, r->files.items[0].bytes) : (struct content){ 0 };
	const char *wrong = any ? content_wrong_words(c->wrong) : N_("Choose a file.");
	if (wrong)
		form_error(r, file_field, "soubor", wrong);
	return !wrong;
}

static void version_put(struct req *r, int64_t attachment, const struct content *c)
{
	bool picture = content_is_picture(c->kind);
	version_add(r->db, .attachment = attachment, .file = stored_keep(r, c->bytes),
		.name = content_name(r->arena, r->files.items[0].filename, c->kind),
		.ending = str_of(content_ending(c->kind)), .type = str_of(c->type),
		.width = picture ? SOME(c->width) : NONE, .height = picture ? SOME(c->height) : NONE,
		.untagged = c->kind == CONTENT_PDF && c->untagged,
		.account = r->visitor.account ? SOME(r->visitor.account) : NONE, .now = r->now);
}

static int added(struct req *r, const struct asked *a)
{
	struct attachment_form form = { 0 };
	struct content c;
	const struct field *fields = fields_of(r, a->record);
	bool full = attachment_count(r->db, .kind = str_of(a->record->kind), .record = a->id) >=
		ATTACHMENTS_MOST;
	if (full)
		form_error(r, NULL, NULL, N_("A record may have 50 files at most. Take one away first."));
	bool sound = form_read(r, fields, &form) && !full;
	if (!file_look(r, &c) || needs_alt(r, fields, content_is_picture(c.kind), &form) || !sound)
		return list_show(r, a);
	db_begin(r->db);
	int64_t id = attachment_add(r->db, .token = token_make(r->arena),
		.kind = str_of(a->record->kind), .record = a->id, .label = form.label, .alt = form.alt,
		.published = form.published);
	version_put(r, id, &c);
	struct attachment_get_row *after = get(r, a, id);
	if (after)
		noted(r, a, "attach", (str){ 0 }, attachment_text(r, after));
	db_commit(r->db);
	return answer_see_other(r, page_url(r, a,
		arena_printf(r->arena, "?hotovo=pridano#priloha-%lld", (long long)id).ptr));
}

static int replaced(struct req *r, const struct asked *a, int64_t id)
{
	struct attachment_get_row *before = get(r, a, id);
	struct content c;
	if (!before || before->withdrawn_at.set)
		return answer_error(r, 404);
	if (!file_look(r, &c))
		return one_show(r, a, id);
	if (content_is_picture(c.kind) && before->published && !before->alt.len) {
		form_error(r, file_field, "soubor",
			N_("Say first what the picture shows; this file is for the public."));
		return one_show(r, a, id);
	}
	str was = attachment_text(r, before);
	db_begin(r->db);
	version_put(r, id, &c);
	struct attachment_get_row *after = get(r, a, id);
	if (after)
		noted(r, a, "replace", was, attachment_text(r, after));
	db_commit(r->db);
	return answer_see_other(r, page_url(r, a,
		arena_printf(r->arena, "?hotovo=nahrazeno#priloha-%lld", (long long)id).ptr));
}

/* POST /urad/zaznamy/{kind}/{id}/prilohy: a file, or with `priloha` its newer
 * version.  By hand: nobody waits while a picture is decoded. */
int attachment_upload(struct req *r)
{
	struct asked a;
	struct maybe_int id = str_int(form_text(r, "priloha"));
	if (!attachments_asked(r, &a))
		return r->status;
	return id.set ? replaced(r, &a, id.value) : added(r, &a);
}

/* One place up or down; false: it stands there already. */
static bool move(struct req *r, const struct asked *a, int64_t id, int by)
{
	struct attachment_list_rows rows = attachment_list(r->db, .kind = str_of(a->record->kind),
		.record = a->id, .limit = ATTACHMENTS_READ);
	int64_t *order = arena_alloc(r->arena, (rows.count + 1) * sizeof *order);
	int count = 0, at = -1;
	for (size_t i = 0; i < rows.count; i++)
		if (!rows.items[i].withdrawn_at.set) {
			at = rows.items[i].id == id ? count : at;
			order[count++] = rows.items[i].id;
		}
	if (at < 0 || at + by < 0 || at + by >= count)
		return false;
	order[at] = order[at + by];
	order[at + by] = id;
	for (int i = 0; i < count; i++)
		attachment_place(r->db, .id = order[i], .position = i + 1);
	return true;
}

static int described(struct req *r, const struct asked *a, const struct attachment_get_row *before)
{
	struct attachment_form form = { 0 };
	const struct field *fields = fields_of(r, a->record);
	bool sound = form_read(r, fields, &form);
	if (needs_alt(r, fields, before->width.set, &form) || !sound)
		return one_show(r, a, before->id);
	attachment_describe(r->db, .id = before->id, .label = form.label, .alt = form.alt,
		.published = form.published);
	return 0;
}

/* POST /urad/zaznamy/{kind}/{id}/priloha: `co` is done to one of them */
int attachment_change(struct req *r)
{
	struct asked a;
	str what = form_text(r, "co");
	if (!attachments_asked(r, &a))
		return r->status;
	struct attachment_get_row *before = get(r, &a, str_int(form_text(r, "priloha")).value), *after;
	if (!before || before->withdrawn_at.set != str_is(what, "vratit"))
		return answer_error(r, 404);
	str was = attachment_text(r, before), is = { 0 };
	const char *action = "attachment", *done = "zmeneno";
	if (str_is(what, "upravit") && described(r, &a, before))
		return r->status;
	if (str_is(what, "vyse") || str_is(what, "nize")) {
		move(r, &a, before->id, str_is(what, "vyse") ? -1 : 1);
		action = "reorder", done = "poradi";
	} else if (str_is(what, "odebrat")) {
		attachment_withdraw(r->db, .id = before->id, .at = SOME(r->now));
		action = "detach", done = "odebrano";
	} else if (str_is(what, "vratit")) {
		attachment_withdraw(r->db, .id = before->id, .at = NONE);
		action = "reattach", done = "vraceno", was = (str){ 0 };
	} else if (!str_is(what, "upravit")) {
		return answer_error(r, 400);
	}
	if (!str_is(what, "odebrat") && (after = get(r, &a, before->id)))
		is = attachment_text(r, after);
	if (!str_eq(was, is))
		noted(r, &a, action, was, is);
	return answer_see_other(r, page_url(r, &a, arena_printf(r->arena,
		"?hotovo=%s&ktera=%lld#priloha-%lld", done, (long long)before->id,
		(long long)before->id).ptr));
}
