/* One voice in the office: what was said, where it comes from, what can be done. */
#include "app/trace/trace.h"
#include "app/voices/voices_view.h"
#include "app/voices/office.html.h"

static str desk_href(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/zapojeni/%lld%s", (long long)id, rest);
}

/* The voice of the address; NULL: what was answered is in r->status. */
static const struct voice_get_row *asked(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	const struct voice_get_row *v = id.set ? voice_find(r, id.value) : NULL;
	if (v && people_may(r, VOICE_HANDS, v->area_id))
		return v;
	answer_error(r, v ? 403 : 404);
	return NULL;
}

static void kin_add(struct req *r, struct voice_desk *d)
{
	bool comment = d->v->consultation_id.set;
	struct lineage_parents_rows from =
		lineage_parents(r->db, .id = d->v->id, .limit = LINEAGE_MOST);
	struct lineage_children_rows to =
		lineage_children(r->db, .id = d->v->id, .limit = LINEAGE_MOST);
	for (size_t i = 0; i < from.count; i++)
		site_link_add(r, &d->from, desk_href(r, from.items[i].id, ""),
			voice_name(r, from.items[i].id, comment));
	for (size_t i = 0; i < to.count; i++)
		site_link_add(r, &d->to, desk_href(r, to.items[i].id, ""),
			voice_name(r, to.items[i].id, comment));
}

static void form_add(struct voice_desk *d, struct desk_form form)
{
	*(struct desk_form *)arena_push(d->r->arena, &d->forms.items, &d->forms.count, sizeof form) =
		form;
}

static struct site_frame *frame_of(struct req *r, str title)
{
	struct site_frame *f = site_frame(r, title);
	r->no_store = f->no_index = true;
	f->error = r->errors.count;
	site_crumb(r, f, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, f, S("/urad/zapojeni"), tr(r->page.lang, N_("Suggestions and comments")));
	site_crumb(r, f, S(""), title);
	return f;
}

/* `sent`: the form that is shown again with what is wrong, or NULL. */
static int desk(struct req *r, const struct voice_get_row *v, const struct desk_form *sent)
{
	struct voice_desk d = { .r = r, .v = v, .shown = voice_get_shown(r, v),
		.href = desk_href(r, v->id, ""),
		.late = str_is(v->course, "open") &&
			str_order(v->due_on, day_of(r->arena, r->now)) < 0,
		.public_href = str_is(v->moderation, "waiting") ? (str){ 0 } : voice_href(r, v->id) };
	if (!v->consultation_id.set)
		d.way = trace_place(r, "voice", v->id);
	d.frame = frame_of(r, d.shown.name);
	kin_add(r, &d);
	for (const char *const *name = act_names; *name; name++) {
		bool again = sent && !strcmp(sent->name, *name);
		if (!again && act_refused(r, *name, v))
			continue;
		struct desk_form form = again ? *sent : act_form(r, *name, v);
		form.open = again || (!sent && form.open);
		form_add(&d, form);
	}
	d.done = r->method == GET && query_text(r, "hotovo").ptr
		? tr(r->page.lang, N_("The change is saved.")) : (str){ 0 };
	voice_desk_page(&r->page, d);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/zapojeni/{number} */
int voice_desk_show(struct req *r)
{
	const struct voice_get_row *v = asked(r);
	return v ? desk(r, v, NULL) : r->status;
}

/* POST /urad/zapojeni/{number}/{act} */
int voice_desk_act(struct req *r)
{
	const struct voice_get_row *v = asked(r);
	if (!v)
		return r->status;
	struct desk_form form = act_form(r, arena_z(r->arena, r->sub), v);
	if (!form.name)
		return answer_error(r, 404);
	if (!people_may(r, VOICE_KEEPERS, v->area_id))
		return answer_error(r, 403);
	struct act_form sent = { 0 };
	form.form = &sent;
	if (form_read(r, form.fields, &sent))
		act_do(r, &form, v, &sent);
	return r->errors.count ? desk(r, v, &form)
		: answer_see_other(r, desk_href(r, v->id, "?hotovo=1"));
}
