/* The provider's own place in the office: its services, what is to be done with
 * each, changes, confirmation, free places. */
#include "app/upkeep/own.h"
#include "app/upkeep/reminder.sql.h"
#include "app/upkeep/own.html.h"

static struct site_frame *frame_of(struct req *r, str title)
{
	struct site_frame *f = site_frame(r, title);
	r->no_store = f->no_index = true;
	f->error = r->errors.count;
	site_crumb(r, f, S("/urad"), tr(r->page.lang, N_("Office")));
	if (!str_eq(title, tr(r->page.lang, N_("My services"))))
		site_crumb(r, f, S("/urad/moje"), tr(r->page.lang, N_("My services")));
	site_crumb(r, f, S(""), title);
	return f;
}

/* ---- tasks ---- */

static void task_add(struct req *r, struct own_service *s, const char *text, const char *rest)
{
	*(struct own_task *)arena_push(r->arena, &s->tasks.items, &s->tasks.count,
		sizeof *s->tasks.items) = (struct own_task){ tr(r->page.lang, text),
		arena_printf(r->arena, "/urad/moje/sluzby/%lld%s", (long long)s->id, rest) };
}

static void tasks_fill(struct req *r, struct own_service *to, const struct own_services_row *s)
{
	if (to->freshness != FRESHNESS_FRESH)
		task_add(r, to, N_("Confirm that all is right"), "/potvrdit");
	if (!s->summary.len && !s->description.len)
		task_add(r, to, N_("Say what people get"), "#summary");
	if (!s->contacts)
		task_add(r, to, N_("Add a phone number or an e-mail"), "#contacts.phones");
	if (!s->hours && !s->opening_note.len)
		task_add(r, to, N_("Add the opening hours"), "#hours");
	if (!s->price.len)
		task_add(r, to, N_("Say what it costs"), "#price");
	if (!s->entry_conditions.len)
		task_add(r, to, N_("Say how one gets in"), "#entry_conditions");
}

static void service_add(struct req *r, struct own_provider *p, const struct own_services_row *s,
	const struct freshness_records *all)
{
	struct freshness_days days = freshness_days_of(all, s->id);
	struct own_service *to =
		arena_push(r->arena, &p->services.items, &p->services.count, sizeof *to);
	*to = (struct own_service){ .id = s->id, .name = s->name,
		.freshness = freshness_score(&days, FRESHNESS_PARTS, day_of(r->arena, r->now)).state,
		.draft = str_is(s->status, "draft"),
		.url = arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug)),
		.checked = s->checked_on.len ? site_day(r, s->checked_on) : (str){ 0 },
		.waiting = proposal_waiting_of(r->db, .kind = S("service"), .record = s->id) != NULL };
	if (s->free.set)
		to->free = arena_printf(r->arena, "%lld (%.*s)", (long long)s->free.value,
			STR_ARG(moment_words(r, s->told_at.value)));
	tasks_fill(r, to, s);
}

static struct freshness_records freshness_of_these(
	struct req *r, const struct own_services_rows *services)
{
	int64_t *ids = arena_alloc(r->arena, (services->count + 1) * sizeof *ids);
	for (size_t i = 0; i < services->count; i++)
		ids[i] = services->items[i].id;
	return services->count ? freshness_read(r->db, r->arena, S("service"),
		(struct int_list){ ids, services->count }) : (struct freshness_records){ 0 };
}

static void providers_fill(struct req *r, struct own_home_view *v)
{
	struct own_providers_rows own = own_providers(r->db, .account = r->visitor.account,
		.today = day_of(r->arena, r->now), .limit = OWN_MOST);
	for (size_t i = 0; i < own.count; i++) {
		struct own_provider *p =
			arena_push(r->arena, &v->providers.items, &v->providers.count, sizeof *p);
		*p = (struct own_provider){ .id = own.items[i].id,
			.name = own.items[i].name,
			.waiting = proposal_waiting_of(
						   r->db, .kind = S("provider"), .record = own.items[i].id) != NULL,
			.url = arena_printf(r->arena, "/organizace/%.*s", STR_ARG(own.items[i].slug)) };
		struct own_services_rows services =
			own_services(r->db, .provider = p->id, .limit = OWN_MOST);
		struct freshness_records all = freshness_of_these(r, &services);
		for (size_t n = 0; n < services.count; n++)
			service_add(r, p, &services.items[n], &all);
	}
}

static const char *done_words(str what)
{
	return str_is(what, "navrh") ? N_("Thank you. The office will look at the change; until then "
	                                  "the public sees what was approved last.")
		: str_is(what, "nic")    ? N_("Nothing differs from what the public sees.")
		: str_is(what, "potvrzeno") ? N_("Thank you. The entry says since when it is confirmed.")
		: str_is(what, "mista")     ? N_("The number of free places is published.")
		: str_is(what, "stazeno")   ? N_("The change is withdrawn.")
									: NULL;
}

/* GET /urad/moje */
int own_home(struct req *r)
{
	struct own_home_view v = { .r = r, .frame = frame_of(r, tr(r->page.lang, N_("My services"))) };
	const char *done = done_words(query_text(r, "hotovo"));
	v.done = done ? tr(r->page.lang, done) : (str){ 0 };
	v.unreminded = reminder_is_off(r->db, .account = r->visitor.account) > 0;
	providers_fill(r, &v);
	own_home_page(&r->page, v);
	return answer_page(r);
}

int64_t own_waiting(struct req *r)
{
	struct own_home_view v = { .r = r };
	int64_t tasks = 0;
	providers_fill(r, &v);
	for (size_t i = 0; i < v.providers.count; i++)
		for (size_t n = 0; n < v.providers.items[i].services.count; n++)
			tasks += v.providers.items[i].services.items[n].tasks.count > 0;
	return tasks;
}

static int home(struct req *r, const char *done)
{
	return answer_see_other(r, arena_printf(r->arena, "/urad/moje?hotovo=%s", done));
}

/* ---- one entry ---- */

struct own {
	const struct record *record;
	int64_t id;
	const struct field *all, *fields;
	void *form;
};

/* Of the table only what a provider may change. */
static const struct field *own_fields(struct req *r, const struct field *all)
{
	struct field *own = NULL;
	size_t count = 0;
	for (; all->type; all++)
		if (!all->office)
			*(struct field *)arena_push(r->arena, &own, &count, sizeof *own) = *all;
	arena_push(r->arena, &own, &count, sizeof *own);
	return own;
}

static bool own_of(struct req *r, struct own *o)
{
	struct maybe_int id = str_int(r->sub);
	*o = (struct own){ .record = record_of_path(r, r->id), .id = id.value };
	int64_t provider = o->record && id.set ? own_provider_of(r, o->record, o->id) : 0;
	/* Whose it is not need not learn whether it exists. */
	if (!own_may(r, provider)) {
		answer_error(r, 404);
		return false;
	}
	o->all = o->record->fields(r, o->id);
	o->fields = own_fields(r, o->all);
	o->form = record_load(r, o->record, o->id);
	return o->form != NULL;
}

static int show(struct req *r, const struct own *o, const void *form)
{
	struct proposal_waiting_of_row *waiting =
		proposal_waiting_of(r->db, .kind = str_of(o->record->kind), .record = o->id);
	struct proposal_last_of_row *last =
		proposal_last_of(r->db, .kind = str_of(o->record->kind), .record = o->id);
	struct own_form_view v = { .r = r, .fields = o->fields, .form = form,
		.frame = frame_of(r, field_text(r->arena, o->all, o->form)),
		.action = arena_printf(r->arena, "/urad/moje/%s/%lld", o->record->path, (long long)o->id) };
	if (waiting)
		v.waiting_since = moment_words(r, waiting->made_at);
	else if (last && str_is(last->state, "refused"))
		v.refused = last->note.len ? last->note : S("");
	own_form_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/moje/{kind}/{id} */
int own_edit(struct req *r)
{
	struct own o;
	if (!own_of(r, &o))
		return r->status;
	struct proposal_waiting_of_row *waiting =
		proposal_waiting_of(r->db, .kind = str_of(o.record->kind), .record = o.id);
	if (waiting)
		proposal_over(r, waiting->id, o.fields, o.form);
	return show(r, &o, o.form);
}

/* POST /urad/moje/{kind}/{id} */
int own_propose(struct req *r)
{
	struct own o;
	if (!own_of(r, &o))
		return r->status;
	void *wanted = arena_alloc(r->arena, o.record->size);
	memcpy(wanted, o.form, o.record->size);
	if (!form_read(r, o.fields, wanted))
		return show(r, &o, wanted);
	return home(r, proposal_put(r, o.record, o.id, o.all, o.form, wanted) ? "navrh" : "nic");
}

/* POST /urad/moje/{kind}/{id}/stahnout */
int own_withdraw(struct req *r)
{
	struct own o;
	if (!own_of(r, &o))
		return r->status;
	proposal_put(r, o.record, o.id, o.all, o.form, o.form);
	return home(r, "stazeno");
}

/* ---- confirmation ---- */

/* GET /urad/moje/sluzby/{id}/potvrdit: what the public sees, to be read once more */
int own_confirm_ask(struct req *r)
{
	struct own o;
	if (!own_of(r, &o))
		return r->status;
	struct own_confirm_view v = { .r = r,
		.frame = frame_of(r, tr(r->page.lang, N_("Is all of this right?"))),
		.edit = arena_printf(r->arena, "/urad/moje/%s/%lld", o.record->path, (long long)o.id) };
	v.action = arena_printf(r->arena, "%.*s/potvrdit", STR_ARG(v.edit));
	for (const struct field *f = o.all; f->type; f++) {
		str value = field_text(r->arena, f, o.form);
		if (value.len)
			*(struct param *)arena_push(
				r->arena, &v.texts.items, &v.texts.count, sizeof *v.texts.items) =
				(struct param){ tr(r->page.lang, f->label), record_value_words(r, f, value) };
	}
	own_confirm_page(&r->page, v);
	return answer_page(r);
}

/* POST /urad/moje/sluzby/{id}/potvrdit */
int own_confirm(struct req *r)
{
	struct own o;
	if (!own_of(r, &o))
		return r->status;
	if (strcmp(o.record->kind, "service"))
		return answer_error(r, 404);
	verify_all(r, o.id, "provider");
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ "confirm", "service", o.id,
		field_text(r->arena, o.all, o.form), NULL, { 0 }, { 0 }, 0 });
	return home(r, "potvrzeno");
}

/* ---- free places ---- */

static const struct field free_fields[] = {
	FIELD(struct free_form, amount, INT, .label = N_("Places that are free now"), .max = 10000,
		.hint = N_("Leave it empty when you do not want to say.")),
	FIELD(struct free_form, note, TEXT, .label = N_("Note"), .max = 200,
		.hint = N_("For example for whom, or from when.")),
	{ 0 }
};

static int show_free(struct req *r, const struct own *o, const struct free_form *form)
{
	own_free_page(&r->page, (struct own_free_view){ .r = r, .fields = free_fields, .form = form,
		.frame = frame_of(r, tr(r->page.lang, N_("Free places"))),
		.action = arena_printf(r->arena, "/urad/moje/sluzby/%lld/volna-mista", (long long)o->id) });
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/moje/sluzby/{id}/volna-mista */
int own_free_ask(struct req *r)
{
	struct own o;
	if (!own_of(r, &o))
		return r->status;
	struct free_places_get_row *f = free_places_get(r->db, .service = o.id);
	struct free_form form = { 0 };
	if (f)
		form = (struct free_form){ SOME(f->amount), f->note };
	return show_free(r, &o, &form);
}

/* POST /urad/moje/sluzby/{id}/volna-mista */
int own_free_set(struct req *r)
{
	struct own o;
	struct free_form form = { 0 };
	if (!own_of(r, &o))
		return r->status;
	if (!form_read(r, free_fields, &form))
		return show_free(r, &o, &form);
	if (form.amount.set)
		free_places_put(r->db, .service = o.id, .amount = form.amount.value, .note = form.note,
			.now = r->now, .account = SOME(r->visitor.account));
	else
		free_places_drop(r->db, .service = o.id);
	db_note_change(r->db, "service", o.id);
	return home(r, "mista");
}
