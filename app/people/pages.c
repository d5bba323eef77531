/* What several pages of app/people share. */
#include "app/people/pages.h"

struct site_frame *office_frame(struct req *r, const char *title)
{
	struct site_frame *f = site_frame(r, tr(r->page.lang, title));
	r->no_store = true;
	f->no_index = true;
	if (r->visitor.account)
		site_crumb(r, f, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, f, S(""), f->title);
	return f;
}

str moment_words(struct req *r, int64_t instant)
{
	struct local_time t = local_time(instant);
	str day = czech_day(r->arena, day_of(r->arena, instant));
	return arena_printf(r->arena, "%.*s %d:%02d", STR_ARG(day), t.hour, t.minute);
}

str moment_maybe(struct req *r, struct maybe_int instant)
{
	return instant.set ? moment_words(r, instant.value) : (str){ 0 };
}

str grant_label(struct req *r, const struct grants_of_row *g)
{
	struct buf out = { .arena = r->arena };
	buf_put(&out, role_label(r->page.lang, g->role));
	if (g->area.ptr)
		buf_printf(&out, ", %.*s", STR_ARG(g->area));
	if (g->valid_to.ptr)
		buf_printf(&out, ", %.*s %.*s", STR_ARG(tr(r->page.lang, N_("until"))),
			STR_ARG(czech_day(r->arena, g->valid_to)));
	return buf_str(&out);
}

bool grant_over(const struct grants_of_row *g, str today)
{
	return g->valid_to.ptr && str_order(g->valid_to, today) < 0;
}

str person_url(struct req *r, str uuid, const char *rest)
{
	return arena_printf(r->arena, "/urad/sprava/lide/%.*s%s", STR_ARG(uuid), rest);
}
