/* Versions of a paper: its texts as they were, and how each differs from the one before. */
#include "app/council/council.html.h"
#include "crypto/crypto.h"

static str texts_hash(struct req *r, const struct paper_version_texts_rows *rows)
{
	struct buf all = { .arena = r->arena };
	for (size_t i = 0; i < rows->count; i++) {
		buf_put(&all, rows->items[i].field);
		buf_char(&all, '\x1f');
		buf_put(&all, rows->items[i].value);
		buf_char(&all, '\x1e');
	}
	return digest(r->arena, buf_str(&all));
}

/* Annexes that are known by their fingerprint, so that a version holds those, too. */
static struct paper_version_texts_row annexes_row(struct req *r, int64_t paper)
{
	struct paper_annex_list_rows rows =
		paper_annex_list(r->db, .papers = { &paper, 1 }, .limit = COUNCIL_MOST);
	struct buf text = { .arena = r->arena };
	for (size_t i = 0; i < rows.count; i++)
		buf_printf(&text, "%s%.*s (SHA-256 %.*s)", i ? "\n" : "", STR_ARG(rows.items[i].title),
			STR_ARG(rows.items[i].sha256));
	return (struct paper_version_texts_row){ S("fingerprints"),
		tr(r->page.lang, N_("Annexes known by their fingerprint")), buf_str(&text) };
}

void paper_version_keep(struct req *r, int64_t paper, const char *reason)
{
	const struct field *fields = paper_record.fields(r, paper);
	struct paper_version_texts_rows rows = { 0 };
	void *form = record_load(r, &paper_record, paper);
	for (const struct field *f = fields; form && f->type; f++)
		*(struct paper_version_texts_row *)arena_push(r->arena, &rows.items, &rows.count,
			sizeof *rows.items) = (struct paper_version_texts_row){ str_of(f->name),
			tr(r->page.lang, f->label),
			record_value_words(r, f, field_text(r->arena, f, form)) };
	*(struct paper_version_texts_row *)arena_push(r->arena, &rows.items, &rows.count,
		sizeof *rows.items) = annexes_row(r, paper);
	for (size_t i = 0; i < rows.count; i++)
		if (!rows.items[i].value.ptr)
			rows.items[i].value = S("");
	int64_t id = paper_version_put(r->db, .paper = paper,
		.number = paper_version_next(r->db, .paper = paper), .reason = str_of(reason),
		.hash = texts_hash(r, &rows),
		.account = r->visitor.account ? SOME(r->visitor.account) : NONE, .now = r->now);
	for (size_t i = 0; i < rows.count; i++)
		paper_version_text_put(r->db, .version = id, .field = rows.items[i].field,
			.label = rows.items[i].label, .value = rows.items[i].value);
}

static str text_of(const struct paper_version_texts_rows *rows, str field)
{
	for (size_t i = 0; i < rows->count; i++)
		if (str_eq(rows->items[i].field, field))
			return rows->items[i].value;
	return S("");
}

static void field_add(struct req *r, struct council_version_view *v, str label, str before,
	str after)
{
	if (!str_eq(before, after))
		*(struct differ_field *)arena_push(r->arena, &v->fields.items, &v->fields.count,
			sizeof *v->fields.items) =
			(struct differ_field){ label, council_differ(r->arena, before, after) };
}

static struct paper_version_texts_rows texts_at(struct req *r, int64_t paper, int64_t number)
{
	struct paper_version_at_row *v =
		paper_version_at(r->db, .paper = paper, .number = number);
	return v ? paper_version_texts(r->db, .version = v->id, .limit = COUNCIL_MOST)
		: (struct paper_version_texts_rows){ 0 };
}

/* GET /urad/material/{id}/verze/{number} */
int council_version_show(struct req *r)
{
	struct maybe_int id = str_int(r->id), number = str_int(r->sub);
	struct paper *p = id.set ? paper_load(r, id.value) : NULL;
	struct paper_version_at_row *at = p && number.set
		? paper_version_at(r->db, .paper = id.value, .number = number.value) : NULL;
	if (!at)
		return answer_error(r, 404);
	if (!people_may(r, COUNCIL_READERS, p->row->area_id))
		return answer_error(r, 403);
	struct council_version_view v = { .number = at->number, .first = at->number == 1,
		.back = paper_url(r, id.value, ""), .when = moment_words(r, at->made_at),
		.hash = at->hash, .reason = tr(r->page.lang, str_is(at->reason, "amended")
			? N_("amended by a body") : N_("submitted")) };
	struct paper_version_texts_rows now =
		paper_version_texts(r->db, .version = at->id, .limit = COUNCIL_MOST);
	struct paper_version_texts_rows was = texts_at(r, id.value, at->number - 1);
	v.whole = str_eq(at->hash, texts_hash(r, &now));
	for (size_t i = 0; i < now.count; i++)
		field_add(r, &v, now.items[i].label, text_of(&was, now.items[i].field),
			now.items[i].value);
	v.frame = office_frame(r, N_("Version of a paper"));
	council_version_page(&r->page, v);
	return answer_page(r);
}
