/* Pages in the office. */
#include "app/catalogue/catalogue.h"
#include "app/pages/pages_view.h"
#include "crypto/crypto.h"
#include "doc/doc.h"

#define F(member, type, ...) FIELD(struct page_form, member, type, __VA_ARGS__)

static const struct choice states[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Withdrawn") }, { .label = NULL } };
static const struct choice kinds[] = { { S("plain"), N_("Plain page") },
	{ S("easy"), N_("Easy to read") }, { .label = NULL } };
static const struct choice places[] = { { S("footer"), N_("In the footer") },
	{ S("menu"), N_("In the menu") }, { S("nowhere"), N_("Nowhere") }, { .label = NULL } };

static const char *path_check(str path)
{
	bool local = str_starts(path, S("/")) && !str_starts(path, S("//"));
	for (size_t i = 0; i < path.len; i++)
		local = local && (unsigned char)path.ptr[i] > ' ' && !strchr("\\?#\"<>", path.ptr[i]);
	return local ? NULL : N_("Write an address of this portal such as /krize.");
}

static const struct field fields[] = {
	F(title, TEXT, .label = N_("Title"), .required = true, .max = 150),
	F(kind, CHOICE, .label = N_("Kind"), .required = true, .choices = kinds,
		.hint = N_("An easy-to-read page has sentences of at most 12 words, no abbreviations and "
			"no long words. People who need such texts read it before it is published.")),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = states),
	F(summary, LONG_TEXT, .label = N_("Summary"), .max = 300,
		.hint = N_("A sentence or two for lists and search engines.")),
	F(text, LONG_TEXT, .label = N_("Text"), .required = true, .max = 30000,
		.hint = N_("An empty line divides paragraphs, - begins a line of a list, ## a heading, "
			"**bold**, [text of a link](https://example.cz).")),
	F(place, CHOICE, .label = N_("Where a link leads to it"), .required = true,
		.choices = places),
	F(position, INT, .label = N_("Order"), .max = 10000),
	F(sensitive, BOOL, .label = N_("Sensitive"),
		.hint = N_("The page has the quick exit and search engines do not find it.")),
	F(plain_path, TEXT, .label = N_("The same in plain words"), .max = 200, .check = path_check,
		.hint = N_("Of an easy-to-read page: the address of this portal with the longer text, such "
			"as /krize. Both pages then lead to each other.")),
	F(proofread_by, TEXT, .label = N_("Who proof-read it"), .max = 200,
		.hint = N_("A role or an organisation, such as a group of readers of a day centre. No "
			"names of people.")),
	F(proofread_on, DAY, .label = N_("Proof-read on")),
	{ 0 }
};

static const struct field *table(struct req *r, int64_t id)
{
	(void)r;
	(void)id;
	return fields;
}

struct page_filter { str druh, stav; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct page_filter, druh, CHOICE, .label = N_("Kind"), .choices = kinds),
		FIELD(struct page_filter, stav, CHOICE, .label = N_("State"), .choices = states), { 0 }
	};
	(void)r;
	return list;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct page_names_rows rows = page_names(r->db, .kind = filter->values[0],
		.status = filter->values[1], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct page_lines_rows rows = page_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].title,
				page_url(r->arena, rows.items[i].slug),
				str_of(choice_label(states, rows.items[i].status)), rows.items[i].updated_at };
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct page_form_rows rows = page_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct page_form_row *p = &rows.items[i];
		struct page_form *f = form_found(r, forms, ids, p->id, sizeof *f);
		*f = (struct page_form){ .title = p->title, .kind = p->kind, .status = p->status,
			.summary = p->summary, .text = p->text, .place = p->place,
			.plain_path = p->plain_path, .proofread_by = p->proofread_by,
			.proofread_on = p->proofread_on, .position = SOME(p->position),
			.sensitive = p->sensitive };
	}
	return forms;
}

static bool slug_taken(struct db *db, str slug) { return page_slug(db, .slug = slug) > 0; }

/* The day and the reader are of no use without each other; a plain page has neither. */
static const char *wrong(struct req *r, const struct page_form *f, const char **field)
{
	*field = "proofread_on";
	if (f->proofread_on.len && str_order(f->proofread_on, day_of(r->arena, r->now)) > 0)
		return N_("This day has not come yet.");
	if (!f->proofread_by.len != !f->proofread_on.len) {
		*field = f->proofread_by.len ? "proofread_on" : "proofread_by";
		return N_("Fill in both who proof-read it and when, or neither.");
	}
	*field = "plain_path";
	return f->plain_path.len && !page_is_easy(f->kind)
		? N_("Only an easy-to-read page has a plain one.") : NULL;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct page_form *f = s->after;
	const char *field, *message = wrong(r, f, &field);
	int64_t id = s->id;
	if (message) {
		form_error(r, s->fields, field, message);
		return 0;
	}
	if (!id)
		id = page_add(r->db, .uuid = uuid_make(r->arena, r->now),
			.slug = record_slug(r, f->title, slug_taken),
			.kind = f->kind, .title = f->title, .text = f->text, .place = f->place,
			.status = f->status, .now = r->now);
	page_set(r->db, .id = id, .kind = f->kind, .title = f->title, .summary = f->summary,
		.text = f->text, .place = f->place, .position = f->position.value,
		.sensitive = f->sensitive, .plain_path = f->plain_path,
		.proofread_by = f->proofread_by, .proofread_on = f->proofread_on, .status = f->status,
		.now = r->now);
	return id;
}

/* ---- advice ---- */

static struct str_list advise(struct req *r, const void *form)
{
	const struct page_form *f = form;
	bool easy = page_is_easy(f->kind);
	struct str_list to = readable_advice(r, easy ? &readable_easy : &readable_plain, f->text);
	if (easy && !f->proofread_by.len)
		*(str *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			tr(r->page.lang, N_("Nobody has proof-read this easy text yet. Ask people who need "
				"such texts, for example in a day centre."));
	return to;
}

static void preview(struct req *r, const void *form)
{
	page_write(r, form, 0, (str){ 0 });
}

/* ---- the record ---- */

static bool may(struct req *r, int64_t id)
{
	(void)id;
	return people_may(r, CATALOGUE_KEEPERS, 0);
}

static str public_url(struct req *r, int64_t id)
{
	struct page_form_row *p = page_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return p && str_is(p->status, "published") ? page_url(r->arena, p->slug) : (str){ 0 };
}

static bool shows_files(struct req *r, int64_t id) { return public_url(r, id).len > 0; }

const struct record page_record = {
	.kind = "page", .path = "stranky", .one = N_("Page"), .many = N_("Pages"),
	.add = N_("New page"), .empty = N_("There are no pages yet. Write the first."),
	.who = CATALOGUE_KEEPERS, .may = may, .size = sizeof(struct page_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url, .shows_files = shows_files, .advise = advise, .preview = preview,
};
