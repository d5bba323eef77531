/* The log of talks with organisations: what is kept of one, and how it reads. */
#include "app/upkeep/verify.h"
#include "app/upkeep/verify.html.h"

const struct choice verify_methods[] = {
	{ S("phone"), N_("By phone") }, { S("visit"), N_("On the spot") },
	{ S("web"), N_("On its website") }, { S("register"), N_("In the register") },
	{ .label = NULL }
};
const struct choice verify_outcomes[] = {
	{ S("verified"), N_("What is ticked is right") },
	{ S("talked"), N_("Spoken with, but it is not settled yet") },
	{ S("not_reached"), N_("Not reached") },
	{ S("dead"), N_("The number or address does not work") }, { .label = NULL }
};
const struct choice talk_methods[] = {
	{ S("phone"), N_("By phone") }, { S("email"), N_("By e-mail") },
	{ S("visit"), N_("On the spot") }, { S("meeting"), N_("At a meeting") },
	{ S("letter"), N_("By letter") }, { .label = NULL }
};
const struct choice talk_outcomes[] = {
	{ S("talked"), N_("Spoken with") }, { S("not_reached"), N_("Not reached") },
	{ S("dead"), N_("The number or address does not work") }, { .label = NULL }
};

static str label_of(struct req *r, const struct choice *list, const struct choice *more, str value)
{
	for (const struct choice *c = list; c->label; c++)
		if (str_eq(c->value, value))
			return tr(r->page.lang, c->label);
	return more ? label_of(r, more, NULL, value) : value;
}

void talk_put(struct req *r, const struct talk *t)
{
	contact_log_add(r->db, .provider = t->provider, .line = t->line, .service = t->service,
		.day = t->day, .method = t->method, .role = t->role, .outcome = t->outcome,
		.note = t->note, .account = SOME(r->visitor.account), .now = r->now);
}

struct talk_lines talk_lines(
	struct req *r, struct maybe_int provider, struct maybe_int line, int64_t limit, int64_t offset)
{
	struct talk_lines to = { 0 };
	struct contact_log_list_rows rows = contact_log_list(
		r->db, .provider = provider, .line = line, .limit = limit, .offset = offset);
	for (size_t i = 0; i < rows.count; i++) {
		const struct contact_log_list_row *l = &rows.items[i];
		str how = label_of(r, verify_methods, talk_methods, l->method);
		*(struct talk_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct talk_line){ site_day(r, l->day),
				l->role.len ? arena_printf(r->arena, "%.*s, %.*s", STR_ARG(how), STR_ARG(l->role))
							: how,
				label_of(r, verify_outcomes, NULL, l->outcome), l->note, l->person,
				l->service_name, l->service.set ? arena_printf(r->arena,
					"/urad/overovani/sluzby/%lld", (long long)l->service.value) : (str){ 0 } };
	}
	return to;
}

/* ---- the log of one provider ---- */

static const struct field talk_fields[] = {
	FIELD(struct talk_form, day, DAY, .label = N_("Day"), .required = true),
	FIELD(struct talk_form, method, CHOICE, .label = N_("How"), .required = true,
		.choices = talk_methods),
	FIELD(struct talk_form, outcome, CHOICE, .label = N_("How it went"), .required = true,
		.choices = talk_outcomes),
	FIELD(struct talk_form, role, TEXT, .label = N_("With whom, by role"), .max = 100,
		.hint = N_("For example the director or a social worker. No names.")),
	FIELD(struct talk_form, note, LONG_TEXT, .label = N_("Note"), .max = 2000),
	{ 0 }
};

/* The provider of the address; NULL: what was answered is in r->status. */
static struct contact_provider_row *provider_of(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct contact_provider_row *p = id.set ? contact_provider(r->db, .id = id.value) : NULL;
	if (p && provider_may(r, p->id))
		return p;
	answer_error(r, p ? 403 : 404);
	return NULL;
}

static int show(
	struct req *r, const struct contact_provider_row *p, const struct talk_form *form, int64_t page)
{
	struct talks_view v = { .r = r, .fields = talk_fields, .form = form,
		.done = query_text(r, "hotovo").len > 0, .frame = site_frame(r, p->name),
		.action = arena_printf(r->arena, "/urad/jednani/%lld", (long long)p->id),
		.edit = arena_printf(r->arena, "/urad/zaznamy/organizace/%lld", (long long)p->id) };
	int64_t total = contact_log_count(r->db, .provider = p->id);
	r->no_store = v.frame->no_index = true;
	v.frame->error = r->errors.count;
	site_crumb(r, v.frame, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, v.frame, S("/urad/overovani"), tr(r->page.lang, N_("What is to be verified")));
	site_crumb(r, v.frame, S(""), p->name);
	v.talks = talk_lines(r, SOME(p->id), NONE, LOG_PAGE, (page - 1) * LOG_PAGE);
	v.pages = ui_pagination_of(r, page, (total + LOG_PAGE - 1) / LOG_PAGE);
	talks_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/jednani/{provider}?strana= */
int talks_show(struct req *r)
{
	struct contact_provider_row *p = provider_of(r);
	int64_t page = query_page(r);
	struct talk_form form = { .day = day_of(r->arena, r->now) };
	if (!p)
		return r->status;
	return page ? show(r, p, &form, page) : answer_error(r, 404);
}

/* POST /urad/jednani/{provider} */
int talk_add(struct req *r)
{
	struct contact_provider_row *p = provider_of(r);
	struct talk_form form = { 0 };
	if (!p)
		return r->status;
	if (form_read(r, talk_fields, &form) && str_order(form.day, day_of(r->arena, r->now)) > 0)
		form_error(r, talk_fields, "day", N_("This day is still to come."));
	if (r->errors.count)
		return show(r, p, &form, 1);
	talk_put(r, &(struct talk){ .provider = SOME(p->id), .day = form.day, .method = form.method,
		.role = form.role, .outcome = form.outcome, .note = form.note });
	audit_write(r->db, r->now, r->visitor.account,
		&(struct audit){ N_("contact"), "provider", p->id, p->name, NULL, { 0 }, { 0 }, 0 });
	return answer_see_other(
		r, arena_printf(r->arena, "/urad/jednani/%lld?hotovo=1", (long long)p->id));
}
