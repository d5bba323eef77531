/* How long it is believed that an entry is true, part by part, and what the
 * public reads of it. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/freshness.sql.h"

const struct freshness_part freshness_parts[] = {
	{ "contacts",    N_("Phones and e-mails"),     180 },
	{ "hours",       N_("Opening hours"),          180 },
	{ "places",      N_("Where it is"),            365 },
	{ "price",       N_("Price"),                  365 },
	{ "entry",       N_("How to get in"),          365 },
	{ "description", N_("What it does, for whom"), 730 },
	{ 0 }
};

static const struct { const char *code, *words;
} methods[] = {
	{ "phone", N_("by phone") },
	{ "visit", N_("on the spot") },
	{ "provider", N_("by the provider") },
	{ "register", N_("in the register") },
	{ "web", N_("on its website") },
};

str freshness_method(const struct lang *lang, str method)
{
	for (size_t i = 0; i < COUNT(methods); i++)
		if (str_is(method, methods[i].code))
			return tr(lang, methods[i].words);
	return method;
}

static const char *part_label(str code)
{
	for (const struct freshness_part *p = freshness_parts; p->code; p++)
		if (str_is(code, p->code))
			return p->label;
	return NULL;
}

/* Parts that were verified on one day by one method stand in one line. */
struct str_list freshness_lines(struct req *r, int64_t service)
{
	enum { MOST = 50 };
	str *lines = NULL, last = { 0 };
	size_t count = 0;
	struct buf names = { .arena = r->arena };
	struct freshness_of_rows rows = freshness_of(r->db, .service = service, .limit = MOST);
	for (size_t i = 0; i <= rows.count; i++) {
		const struct freshness_of_row *v = i < rows.count ? &rows.items[i] : NULL;
		str how = v
			? arena_printf(r->arena, "%.*s %.*s", STR_ARG(czech_day(r->arena, v->verified_on)),
				  STR_ARG(freshness_method(r->page.lang, v->method)))
			: (str){ 0 };
		if (names.len && !str_eq(how, last)) {
			*(str *)arena_push(r->arena, &lines, &count, sizeof *lines) = arena_printf(r->arena,
				"%.*s: %.*s", STR_ARG(buf_str(&names)), STR_ARG(last));
			names = (struct buf){ .arena = r->arena };
		}
		last = how;
		if (v && part_label(v->part))
			buf_printf(&names, "%s%.*s", names.len ? ", " : "",
				STR_ARG(tr(r->page.lang, part_label(v->part))));
	}
	return (struct str_list){ lines, count };
}

str free_places_text(struct req *r, int64_t service)
{
	struct free_places_told_row *f = free_places_told(r->db, .service = service,
		.told_after = r->now - (int64_t)FREE_DAYS * 86400);
	if (!f)
		return (str){ 0 };
	return arena_printf(r->arena, "%lld%s%.*s (%.*s)", (long long)f->amount,
		f->note.len ? ", " : "", STR_ARG(f->note),
		STR_ARG(czech_day(r->arena, day_of(r->arena, f->told_at))));
}
