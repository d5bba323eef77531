/* Documents by their addresses: …/dokumenty/zapis-3.pdf */
#include "app/groups/documents.h"
#include "doc/doc.h"

struct ui_links document_links(struct req *r, str base, bool tables)
{
	static const struct { enum document_format format; const char *name; } all[] = {
		{ DOCUMENT_PDF, "PDF" }, { DOCUMENT_ODT, "ODT" }, { DOCUMENT_DOCX, "DOCX" },
		{ DOCUMENT_XLSX, "XLSX" }, { DOCUMENT_CSV, "CSV" },
	};
	struct ui_links to = { 0 };
	for (size_t i = 0; i < COUNT(all) && (tables || all[i].format < DOCUMENT_XLSX); i++)
		link_add(r, &to, arena_printf(r->arena, "%.*s.%s", STR_ARG(base),
			document_suffix(all[i].format)), str_of(all[i].name));
	return to;
}

/* What an address asks for: "zapis-3.pdf" is zapis, 3 and PDF. */
struct asked { str kind; struct maybe_int number; enum document_format format; };

static bool asked_read(str file, struct asked *to)
{
	size_t dot = file.len, dash;
	while (dot && file.ptr[dot - 1] != '.')
		dot--;
	if (dot < 2)
		return false;
	*to = (struct asked){ .kind = str_part(file, 0, dot - 1),
		.format = document_format_of(str_part(file, dot, file.len)) };
	for (dash = to->kind.len; dash && to->kind.ptr[dash - 1] != '-'; dash--)
		;
	to->number = dash ? str_int(str_part(to->kind, dash, to->kind.len)) : NONE;
	if (to->number.set)
		to->kind = str_part(to->kind, 0, dash - 1);
	return to->format < DOCUMENT_FORMATS;
}

/* The document, or NULL: there is none for this visitor.  `open`: anybody asks. */
static struct document *built(struct req *r, const struct group_get_row *g,
	const struct asked *asked, bool open)
{
	bool minutes = str_is(asked->kind, "zapis"), invitation = str_is(asked->kind, "pozvanka"),
		 sheet = str_is(asked->kind, "prezencni-listina") && !open;
	if (str_is(asked->kind, "zakladni-listina") && !asked->number.set)
		return g->charter.len ? charter_document(r, g) : NULL;
	if (str_is(asked->kind, "podekovani") && !asked->number.set && !open)
		return thanks_document(r, g);
	if (!asked->number.set)
		return NULL;
	if (str_is(asked->kind, "hodnoceni")) {
		struct ballot_get_row *b = ballot_get(
			r->db, .id = asked->number.value, .group_id = g->id);
		bool shown = b && str_is(b->state, "closed") && (!open || b->published);
		return shown ? ballot_document(r, g, b) : NULL;
	}
	struct meeting_get_row *m = minutes || invitation || sheet
		? meeting_get(r->db, .group_id = g->id, .number = asked->number.value) : NULL;
	if (!m || (open && !(minutes ? m->minutes_public : m->published)))
		return NULL;
	return minutes ? minutes_document(r, g, m, open)
		: sheet ? sheet_document(r, g, m) : invitation_document(r, g, m, open);
}

static int answer(struct req *r, const struct group_get_row *g, bool open)
{
	struct asked asked;
	struct document *d = asked_read(r->sub, &asked) ? built(r, g, &asked, open) : NULL;
	if (!d)
		return answer_error(r, 404);
	size_t suffix = strlen(document_suffix(asked.format)) + 1;
	str file = str_part(r->sub, 0, r->sub.len - suffix);
	return site_document(r, d, asked.format,
		arena_printf(r->arena, "%.*s-%.*s", STR_ARG(g->slug), STR_ARG(file)));
}

/* GET /urad/skupiny/{slug}/dokumenty/{file} */
int office_document(struct req *r)
{
	struct seat s;
	if (!seat_taken(r, &s))
		return r->status;
	r->no_store = true;
	return answer(r, s.g, false);
}

/* GET /skupiny/{slug}/dokumenty/{file} */
int public_document(struct req *r)
{
	struct group_get_row *g = group_get(r->db, .slug = r->id);
	if (!g || str_is(g->status, "draft"))
		return answer_error(r, 404);
	return answer(r, g, true);
}
