/* Editions as other features refer to them: a paper for the council has one as its annex. */
#include "app/planning/edition.h"
#include "crypto/crypto.h"

enum { REFS_MOST = 500 };

static str title_of(struct req *r, const struct edition_refs_row *e)
{
	str what = e->year.set ? e->action : e->plan;
	if (str_eq(e->subject, SUBJECT_PROGRESS))
		what = arena_printf(r->arena, "%.*s: %.*s",
			STR_ARG(tr(r->page.lang, N_("Report on progress"))), STR_ARG(e->plan));
	return arena_printf(r->arena, "%.*s, %.*s %lld%s%.*s%s", STR_ARG(what),
		STR_ARG(tr(r->page.lang, N_("edition"))), (long long)e->number,
		e->name.len ? " (" : "", STR_ARG(e->name), e->name.len ? ")" : "");
}

static struct plan_edition_refs refs_of(struct req *r, const struct edition_refs_rows *rows)
{
	struct plan_edition_refs to = { 0 };
	for (size_t i = 0; i < rows->count; i++) {
		const struct edition_refs_row *e = &rows->items[i];
		*(struct plan_edition_ref *)arena_push(r->arena, &to.items, &to.count,
			sizeof *to.items) = (struct plan_edition_ref){ .id = e->id,
			.year = e->year.set ? e->year.value : 0, .title = title_of(r, e),
			.day = day_of(r->arena, e->made_at), .hash = e->hash, .whole = true,
			.published = e->published_at.set,
			.page = arena_printf(r->arena, "/plan/%.*s/vydani/%lld", STR_ARG(e->slug),
				(long long)e->id),
			.file = arena_printf(r->arena, "/plan/%.*s/soubory/vydani-%lld.pdf",
				STR_ARG(e->slug), (long long)e->id) };
	}
	return to;
}

struct plan_edition_refs plan_editions_in(struct req *r, int64_t area)
{
	struct edition_refs_rows rows =
		edition_refs(r->db, .area = SOME(area), .limit = REFS_MOST);
	return refs_of(r, &rows);
}

struct plan_edition_refs plan_editions_counted(struct req *r, struct int_list ids)
{
	struct plan_edition_refs to = { 0 };
	if (!ids.count)
		return to;
	struct edition_refs_rows rows = edition_refs(r->db, .ids = ids, .limit = REFS_MOST);
	struct edition_texts_rows texts = edition_texts(r->db, .ids = ids, .limit = REFS_MOST);
	to = refs_of(r, &rows);
	/* Both are in the order of their ids, of the same editions. */
	for (size_t i = 0; i < to.count && i < texts.count; i++) {
		str hash = sha256(r->arena, texts.items[i].text);
		to.items[i].whole = texts.items[i].id == to.items[i].id &&
			bytes_equal(hash, to.items[i].hash);
		to.items[i].hash = hash;
	}
	return to;
}
