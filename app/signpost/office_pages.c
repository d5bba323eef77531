/* Trees in the office: the list, editing, preview, publishing, what is missing. */
#include "app/signpost/office.html.h"

enum { VERSIONS_SHOWN = 100, SLUG_MOST = 60 };

static const char *slug_check(str slug)
{
	for (size_t i = 0; i < slug.len; i++) {
		char c = slug.ptr[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i)))
			return N_("Write small letters without accents, digits and hyphens: ztrata-bydleni.");
	}
	return NULL;
}

#define F(member, type, ...) FIELD(struct tree_form, member, type, __VA_ARGS__)
#define COMMON \
	F(notation, LONG_TEXT, .label = N_("Tree"), .required = true, .max = TREE_TEXT), \
	F(note, TEXT, .label = N_("What you changed and why"), .max = 200), \
	{ 0 }
static const struct field new_fields[] = {
	F(slug, TEXT, .label = N_("Address"), .required = true, .max = SLUG_MOST, .check = slug_check,
		.hint = N_("What stands behind /najit-pomoc/. It does not change any more.")),
	COMMON
};
static const struct field fields[] = { COMMON };

static bool may(struct req *r) { return people_may(r, CATALOGUE_KEEPERS, 0); }

static str tree_url(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/rozcestnik/%lld%s", (long long)id, rest);
}

static str author_words(struct req *r, str name)
{
	return name.len ? name : tr(r->page.lang, N_("came with the program"));
}

/* ---- the list ---- */

static void tree_list(struct req *r, const struct lint_known *known, struct office_trees *v,
	const struct signpost_trees_row *row)
{
	struct office_tree *x =
		arena_push(r->arena, &v->trees.items, &v->trees.count, sizeof *x);
	const struct tree *t = lint_read(known, r->arena, row->notation);
	*x = (struct office_tree){ .name = t->name.len ? t->name : row->slug,
		.href = tree_url(r, row->id, ""), .published = row->published.set,
		.newer = row->published.set && row->published.value != row->number,
		.state = tr(r->page.lang, row->published.set ? N_("Published") : N_("Draft")),
		.author = author_words(r, row->author), .when = moment_words(r, row->created_at) };
	for (size_t i = 0; i < t->problems.count; i++)
		*(t->problems.items[i].warning ? &x->warnings : &x->errors) += 1;
}

/* GET /urad/rozcestnik */
int office_trees_list(struct req *r)
{
	if (!may(r))
		return answer_error(r, 403);
	struct office_trees v = { .r = r, .frame = office_frame(r, N_("Signpost")) };
	struct signpost_trees_rows rows = signpost_trees(r->db, .limit = SIGNPOST_MOST);
	struct lint_known known = lint_known(r->db);
	for (size_t i = 0; i < rows.count; i++)
		tree_list(r, &known, &v, &rows.items[i]);
	office_trees_page(&r->page, v);
	return answer_page(r);
}

/* ---- one tree ---- */

static void fill_problems(struct req *r, struct office_edit *v)
{
	struct lint_known known = lint_known(r->db);
	const struct tree *t = lint_read(&known, r->arena, v->form->notation);
	v->publishable = tree_publishable(t);
	v->name = t->name;
	for (size_t i = 0; i < t->problems.count; i++) {
		const struct tree_problem *p = &t->problems.items[i];
		*(struct office_problem *)arena_push(
			r->arena, &v->problems.items, &v->problems.count, sizeof(struct office_problem)) =
			(struct office_problem){ p->row, p->warning,
				arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(tr(r->page.lang, p->message)),
					p->detail.len ? " " : "", STR_ARG(p->detail)) };
	}
}

static str preview_url(struct req *r, int64_t id, int64_t number)
{
	return arena_printf(r->arena, "/urad/rozcestnik/%lld/nahled/%lld", (long long)id,
		(long long)number);
}

static void fill_versions(struct req *r, struct office_edit *v)
{
	struct signpost_versions_rows rows =
		signpost_versions(r->db, .tree = v->id, .limit = VERSIONS_SHOWN);
	for (size_t i = 0; i < rows.count; i++)
		*(struct office_version *)arena_push(
			r->arena, &v->versions.items, &v->versions.count, sizeof(struct office_version)) =
			(struct office_version){ .number = rows.items[i].number,
				.author = author_words(r, rows.items[i].author),
				.when = moment_words(r, rows.items[i].created_at), .note = rows.items[i].note,
				.preview = preview_url(r, v->id, rows.items[i].number),
				.published = rows.items[i].number == v->published, .newest = i == 0 };
}

static int edit_show(struct req *r, struct office_edit v)
{
	v.r = r;
	v.frame = office_frame(r, v.id ? N_("Tree of questions") : N_("New tree"));
	v.frame->error = r->errors.count;
	v.fields = v.id ? fields : new_fields;
	v.url = v.id ? tree_url(r, v.id, "") : S("/urad/rozcestnik/novy");
	if (v.form->notation.len)
		fill_problems(r, &v);
	if (v.id) {
		v.preview = preview_url(r, v.id, v.number);
		fill_versions(r, &v);
	}
	office_edit_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/rozcestnik/novy */
int office_tree_new(struct req *r)
{
	struct tree_form form = { 0 };
	return may(r) ? edit_show(r, (struct office_edit){ .form = &form }) : answer_error(r, 403);
}

static void audit(struct req *r, int64_t id, const char *action, str name, int64_t number)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = action,
		.kind = "signpost", .record = id, .name = name, .field = "version",
		.new_value = number ? arena_printf(r->arena, "%lld", (long long)number) : (str){ 0 } });
}

static int version_add(struct req *r, int64_t id, int64_t number, const struct tree_form *form,
	str name)
{
	signpost_version_add(r->db, .tree = id, .number = number, .notation = form->notation,
		.note = form->note, .account = SOME(r->visitor.account), .now = r->now);
	audit(r, id, number == 1 ? "create" : "change", name, number);
	return answer_see_other(r, tree_url(r, id, "?hotovo=ulozeno"));
}

/* POST /urad/rozcestnik/novy */
int office_tree_add(struct req *r)
{
	struct tree_form form = { 0 };
	if (!may(r))
		return answer_error(r, 403);
	bool good = form_read(r, new_fields, &form);
	if (good && signpost_slug(r->db, .slug = form.slug))
		form_error(r, new_fields, "slug", N_("Another tree has this address."));
	if (r->errors.count)
		return edit_show(r, (struct office_edit){ .form = &form });
	int64_t id = signpost_tree_add(r->db, .slug = form.slug, .now = r->now);
	return version_add(r, id, 1, &form, form.slug);
}

static struct signpost_tree_row *tree_of(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	return id.set ? signpost_tree(r->db, .id = id.value) : NULL;
}

static str done_words(struct req *r)
{
	static const struct { const char *what, *words; } all[] = {
		{ "ulozeno", N_("The version is saved.") }, { "zverejneno", N_("It is published.") },
		{ "stazeno", N_("The public does not see it any more.") },
	};
	str what = query_text(r, "hotovo");
	for (size_t i = 0; i < COUNT(all); i++)
		if (str_is(what, all[i].what))
			return tr(r->page.lang, all[i].words);
	return (str){ 0 };
}

/* GET /urad/rozcestnik/{id} */
int office_tree_edit(struct req *r)
{
	struct signpost_tree_row *t = tree_of(r);
	if (!may(r) || !t)
		return answer_error(r, t ? 403 : 404);
	int64_t newest = signpost_newest(r->db, .tree = t->id);
	struct signpost_version_row *v = signpost_version(r->db, .tree = t->id, .number = newest);
	struct tree_form form = { .notation = v ? v->notation : S("") };
	return edit_show(r, (struct office_edit){ .form = &form, .id = t->id, .number = newest,
		.published = t->published.value, .done = done_words(r), .shown = true,
		.public_url = arena_printf(r->arena, "/najit-pomoc/%.*s", STR_ARG(t->slug)) });
}

/* POST /urad/rozcestnik/{id}: always a new version, never over one that the writer has
 * not seen. */
int office_tree_save(struct req *r)
{
	struct signpost_tree_row *t = tree_of(r);
	struct tree_form form = { 0 };
	if (!may(r) || !t)
		return answer_error(r, t ? 403 : 404);
	int64_t newest = signpost_newest(r->db, .tree = t->id);
	bool good = form_read(r, fields, &form);
	struct maybe_int base = str_int(form_text(r, "zaklad"));
	struct office_edit v = { .form = &form, .id = t->id, .number = newest,
		.published = t->published.value };
	if (good && (!base.set || base.value != newest)) {
		form_error(r, fields, NULL, N_("Yours is not saved. Compare it with the newest version; "
			"saving again puts yours on top of it."));
		v.conflict = tr(r->page.lang, N_("What you wrote stands below. The newest version is "
			"among the versions of the tree, and stays there."));
	}
	return r->errors.count ? edit_show(r, v) : version_add(r, t->id, newest + 1, &form, t->slug);
}

/* GET /urad/rozcestnik/{id}/nahled/{number}?o=&obec=… */
int office_tree_preview(struct req *r)
{
	struct signpost_tree_row *t = tree_of(r);
	struct maybe_int number = str_int(r->sub);
	struct signpost_version_row *v =
		t && number.set ? signpost_version(r->db, .tree = t->id, .number = number.value) : NULL;
	if (!may(r) || !v)
		return answer_error(r, v ? 403 : 404);
	r->no_store = true;
	return signpost_show(r, &(struct signpost_source){ .preview = true,
		.base = preview_url(r, t->id, v->number), .number = v->number,
		.tree = tree_read(r->arena, v->notation), .back = tree_url(r, t->id, "") });
}

/* POST /urad/rozcestnik/{id}/zverejnit: this version, be it an older one */
int office_tree_publish(struct req *r)
{
	struct signpost_tree_row *t = tree_of(r);
	struct maybe_int number = str_int(form_text(r, "verze"));
	struct signpost_version_row *v =
		t && number.set ? signpost_version(r->db, .tree = t->id, .number = number.value) : NULL;
	if (!may(r) || !v)
		return answer_error(r, v ? 403 : 404);
	struct tree_form form = { .notation = v->notation };
	struct lint_known known = lint_known(r->db);
	if (!tree_publishable(lint_read(&known, r->arena, v->notation))) {
		form_error(r, fields, NULL, N_("This version has errors and cannot be published."));
		return edit_show(r, (struct office_edit){ .form = &form, .id = t->id,
			.number = signpost_newest(r->db, .tree = t->id), .published = t->published.value });
	}
	signpost_publish(r->db, .tree = t->id, .number = number,
		.account = SOME(r->visitor.account), .now = r->now);
	audit(r, t->id, "publish", t->slug, number.value);
	db_note_change(r->db, "signpost", t->id);
	return answer_see_other(r, tree_url(r, t->id, "?hotovo=zverejneno"));
}

/* POST /urad/rozcestnik/{id}/stahnout */
int office_tree_withdraw(struct req *r)
{
	struct signpost_tree_row *t = tree_of(r);
	if (!may(r) || !t)
		return answer_error(r, t ? 403 : 404);
	signpost_publish(r->db, .tree = t->id, .number = NONE, .account = SOME(r->visitor.account),
		.now = r->now);
	audit(r, t->id, "withdraw", t->slug, 0);
	db_note_change(r->db, "signpost", t->id);
	return answer_see_other(r, tree_url(r, t->id, "?hotovo=stazeno"));
}

/* GET /urad/rozcestnik/pokryti */
int office_coverage_show(struct req *r)
{
	if (!may(r))
		return answer_error(r, 403);
	struct office_coverage v = { .frame = office_frame(r, N_("What the signpost lacks")),
		.report = lint_all(r->db, r->arena, r->now, (str){ 0 }) };
	struct buf towns = { .arena = r->arena };
	for (size_t i = 0; i < v.report.towns.count; i++)
		buf_printf(&towns, "%s%.*s", i ? ", " : "", STR_ARG(v.report.towns.items[i].name));
	v.towns = buf_str(&towns);
	office_coverage_page(&r->page, v);
	return answer_page(r);
}
