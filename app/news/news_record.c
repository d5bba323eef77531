/* News in the office. */
#include "app/catalogue/catalogue.h"
#include "app/news/news_view.h"
#include "crypto/crypto.h"

struct news_form { str title, status, summary, text, shown_from, relevant_to; };
#define F(member, type, ...) FIELD(struct news_form, member, type, __VA_ARGS__)

static const struct choice states[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Withdrawn") }, { .label = NULL } };

static const struct field fields[] = {
	F(title, TEXT, .label = N_("Title"), .required = true, .max = 150),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = states),
	F(summary, LONG_TEXT, .label = N_("Summary"), .required = true, .max = 400,
		.hint = N_("A sentence or two in plain words. They stand in the list, too.")),
	F(text, LONG_TEXT, .label = N_("Text"), .max = 20000,
		.hint = N_("An empty line divides paragraphs, - begins a line of a list, ## a heading, "
			"**bold**, [text of a link](https://example.cz).")),
	F(shown_from, DAY, .label = N_("The public sees it since"), .required = true),
	F(relevant_to, DAY, .label = N_("It holds until"),
		.hint = N_("After that day it stands among older news.")),
	{ 0 }
};

static const struct field *table(struct req *r, int64_t id)
{
	(void)r;
	(void)id;
	return fields;
}

struct news_filter { str stav; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct news_filter, stav, CHOICE, .label = N_("State"), .choices = states), { 0 }
	};
	(void)r;
	return list;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct news_names_rows rows =
		news_names(r->db, .status = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct news_lines_rows rows = news_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].title,
				czech_day(r->arena, rows.items[i].shown_from),
				str_of(choice_label(states, rows.items[i].status)), rows.items[i].updated_at };
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct news_form_rows rows = news_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct news_form_row *n = &rows.items[i];
		struct news_form *f = form_found(r, forms, ids, n->id, sizeof *f);
		*f = (struct news_form){ n->title, n->status, n->summary, n->text, n->shown_from,
			n->relevant_to };
	}
	return forms;
}

static bool slug_taken(struct db *db, str slug) { return news_slug(db, .slug = slug) > 0; }

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct news_form *f = s->after;
	int64_t id = s->id;
	if (f->relevant_to.len && str_order(f->relevant_to, f->shown_from) < 0) {
		form_error(r, s->fields, "relevant_to", N_("The last day is before the first."));
		return 0;
	}
	if (!id)
		id = news_add(r->db, .uuid = uuid_make(r->arena, r->now),
			.slug = record_slug(r, f->title, slug_taken), .title = f->title,
			.summary = f->summary, .status = f->status, .shown_from = f->shown_from,
			.now = r->now);
	news_set(r->db, .id = id, .title = f->title, .summary = f->summary, .text = f->text,
		.status = f->status, .shown_from = f->shown_from, .relevant_to = f->relevant_to,
		.now = r->now);
	return id;
}

static bool may(struct req *r, int64_t id)
{
	(void)id;
	return people_may(r, CATALOGUE_KEEPERS, 0);
}

static str public_url(struct req *r, int64_t id)
{
	struct news_form_row *n = news_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	bool shown = n && str_is(n->status, "published") &&
		str_order(n->shown_from, day_of(r->arena, r->now)) <= 0;
	return shown ? arena_printf(r->arena, "/aktuality/%.*s", STR_ARG(n->slug)) : (str){ 0 };
}

static bool shows_files(struct req *r, int64_t id) { return public_url(r, id).len > 0; }

const struct record news_record = {
	.kind = "news", .path = "aktuality", .one = N_("News item"), .many = N_("News"),
	.add = N_("New news item"), .empty = N_("There is no news yet. Write the first."),
	.who = CATALOGUE_KEEPERS, .may = may, .size = sizeof(struct news_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url, .shows_files = shows_files,
};
