/* One entry to be verified: what it says, part by part, and whom to call. */
#include "app/upkeep/feedback.sql.h"
#include "app/upkeep/reminder.h"
#include "app/upkeep/verify.html.h"

enum { MOST_CONTACTS = 20 };

static const struct field fields[] = {
	FIELD(struct verify_form, outcome, CHOICE, .label = N_("How it went"), .required = true,
		.choices = verify_outcomes),
	FIELD(struct verify_form, method, CHOICE, .label = N_("How you asked"), .required = true,
		.choices = verify_methods),
	FIELD(struct verify_form, role, TEXT, .label = N_("With whom, by role"), .max = 100,
		.hint = N_("For example the director or a social worker. No names.")),
	FIELD(struct verify_form, note, LONG_TEXT, .label = N_("Note"), .max = 2000,
		.hint = N_("The public does not see it.")),
	{ 0 }
};

/* The boxes beside the texts; only what is wrong with them is said by this field. */
static const struct field parts_field[] = {
	FIELD(struct verify_form, parts, CHOICES, .label = N_("What is right")), { 0 }
};

/* What the address is about. */
struct verified {
	const struct record *record;
	int64_t id;
	size_t parts;
	str name, public;
	struct maybe_int provider;
	str provider_name;
	struct freshness_days days;
	struct freshness_score score;
	const struct field *fields;
	void *form;
};

static bool service_of(struct req *r, struct verified *v)
{
	struct verify_service_row *s = verify_service(r->db, .id = v->id);
	if (!s || !provider_may(r, s->provider)) {
		answer_error(r, s ? 403 : 404);
		return false;
	}
	v->name = s->name;
	v->provider = SOME(s->provider);
	v->provider_name = s->provider_name;
	v->parts = FRESHNESS_PARTS;
	if (!str_is(s->status, "draft"))
		v->public = arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug));
	struct freshness_records all =
		freshness_read(r->db, r->arena, S("service"), (struct int_list){ &v->id, 1 });
	v->days = freshness_days_of(&all, v->id);
	v->score = freshness_score(&v->days, v->parts, day_of(r->arena, r->now));
	return true;
}

static bool line_of(struct req *r, struct verified *v)
{
	struct verify_line_row *l = verify_line(r->db, .id = v->id);
	if (!l || !people_may(r, CATALOGUE_KEEPERS, 0)) {
		answer_error(r, l ? 403 : 404);
		return false;
	}
	v->name = l->name;
	v->public = S("/krize");
	v->parts = FRESHNESS_LINE_PARTS;
	struct freshness_records all =
		freshness_read(r->db, r->arena, S("crisis_line"), (struct int_list){ &v->id, 1 });
	v->days = verify_line_days(&all, v->id, l->checked_on);
	v->score = freshness_score(&v->days, v->parts, day_of(r->arena, r->now));
	return true;
}

static bool verified_of(struct req *r, struct verified *v)
{
	struct maybe_int id = str_int(r->sub);
	bool service = str_is(r->id, "sluzby"), line = str_is(r->id, "linky");
	*v = (struct verified){ .id = id.value,
		.record = service || line ? record_of_path(r, r->id) : NULL };
	if (!v->record || !id.set) {
		answer_error(r, 404);
		return false;
	}
	if (!(service ? service_of(r, v) : line_of(r, v)))
		return false;
	v->fields = v->record->fields(r, v->id);
	v->form = record_load(r, v->record, v->id);
	return v->form != NULL;
}

/* ---- the page ---- */

/* To which part a field of the entry belongs. */
static const char *part_of(const struct field *f, bool line)
{
	static const struct { const char *field, *part; } map[] = {
		{ "hours", "hours" }, { "opening_note", "hours" }, { "round_the_clock", "hours" },
		{ "availability", "hours" }, { "places", "places" }, { "areas", "places" },
		{ "towns", "places" }, { "price", "price" }, { "free_of_charge", "hours" },
		{ "entry_conditions", "entry" }, { "age_from", "entry" }, { "age_to", "entry" },
		{ "age_note", "entry" }, { "ages", "entry" },
	};
	if (str_starts(str_of(f->name), S("contacts.")))
		return "contacts";
	for (size_t i = 0; i < COUNT(map); i++)
		if (!strcmp(f->name, map[i].field))
			return map[i].part;
	return line ? "" : "description";
}

static bool among(struct str_list list, const char *code)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_is(list.items[i], code))
			return true;
	return false;
}

static void part_add(struct req *r, struct verify_view *v, const struct verified *of, size_t n)
{
	const struct freshness_part *p = &freshness_parts[n];
	struct verify_part *to = arena_push(r->arena, &v->parts.items, &v->parts.count, sizeof *to);
	*to = (struct verify_part){ .code = str_of(p->code), .label = tr(r->page.lang, p->label),
		.last = site_day(r, of->days.days[n]), .state = of->score.parts[n],
		.ticked = among(v->form->parts, p->code), .first = n == 0 };
	for (const struct field *f = of->fields; f->type; f++) {
		str value = strcmp(part_of(f, !of->provider.set), p->code)
			? (str){ 0 } : field_text(r->arena, f, of->form);
		/* What the office itself decides is not asked about. */
		if (value.len && strcmp(f->name, "status") && strcmp(f->name, "provider"))
			*(struct param *)arena_push(
				r->arena, &to->texts.items, &to->texts.count, sizeof *to->texts.items) =
				(struct param){ tr(r->page.lang, f->label), record_value_words(r, f, value) };
	}
}

static void contact_add(struct req *r, struct verify_view *v, str kind, str value, str note)
{
	*(struct verify_contact *)arena_push(r->arena, &v->contacts.items, &v->contacts.count,
		sizeof *v->contacts.items) = (struct verify_contact){ value, note, str_is(kind, "phone") };
}

static void contacts_fill(struct req *r, struct verify_view *v, const struct verified *of)
{
	if (of->provider.set) {
		struct feedback_contacts_rows c = feedback_contacts(r->db, .service_id = of->id,
			.provider_id = of->provider.value, .limit = MOST_CONTACTS);
		for (size_t i = 0; i < c.count; i++)
			contact_add(r, v, c.items[i].kind, c.items[i].value, c.items[i].note);
		return;
	}
	struct verify_line_contacts_rows c =
		verify_line_contacts(r->db, .line = of->id, .limit = MOST_CONTACTS);
	for (size_t i = 0; i < c.count; i++)
		contact_add(r, v, c.items[i].kind, c.items[i].value, c.items[i].note);
}

/* Where to invite a provider that nobody answers for yet. */
static str invite_url(struct req *r, int64_t provider)
{
	struct verify_inviting_rows rows = verify_inviting(
		r->db, .today = day_of(r->arena, r->now), .limit = VERIFY_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i].id == provider)
			return arena_printf(r->arena, "/urad/pozvanky?organizace=%lld&email=%.*s",
				(long long)provider,
				STR_ARG(url_encode(
					r->arena, verify_email(r->db, .provider = provider)->value)));
	return (str){ 0 };
}

static str reminded_words(struct req *r, int64_t provider)
{
	struct int_list silent = reminder_unanswered(r);
	for (size_t i = 0; i < silent.count; i++)
		if (silent.items[i] == provider)
			return tr(r->page.lang,
				N_("The provider did not answer reminders or wants none: call it."));
	return (str){ 0 };
}

static int show(struct req *r, const struct verified *of, const struct verify_form *form)
{
	struct verify_view v = { .r = r, .fields = fields, .form = form,
		.frame = site_frame(r, of->name), .public = of->public, .about = of->provider_name,
		.action = arena_printf(
			r->arena, "/urad/overovani/%s/%lld", of->record->path, (long long)of->id),
		.edit = record_url(r, of->record, of->id, ""),
		.done = r->method == GET && query_text(r, "hotovo").len > 0 };
	r->no_store = v.frame->no_index = true;
	v.frame->error = r->errors.count;
	site_crumb(r, v.frame, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, v.frame, S("/urad/overovani"), tr(r->page.lang, N_("What is to be verified")));
	site_crumb(r, v.frame, S(""), of->name);
	for (size_t n = 0; n < of->parts; n++)
		part_add(r, &v, of, n);
	contacts_fill(r, &v, of);
	if (of->provider.set) {
		v.log = arena_printf(r->arena, "/urad/jednani/%lld", (long long)of->provider.value);
		v.invite = invite_url(r, of->provider.value);
		v.reminded = reminded_words(r, of->provider.value);
	}
	v.talks = talk_lines(r, of->provider, of->provider.set ? NONE : SOME(of->id), LOG_BESIDE, 0);
	verify_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/overovani/{kind}/{id} */
int verify_show(struct req *r)
{
	static const struct verify_form nothing;
	struct verified v;
	return verified_of(r, &v) ? show(r, &v, &nothing) : r->status;
}

/* ---- what came of it ---- */

/* Only parts that there are, each once. */
static struct str_list parts_sent(struct req *r, const struct verified *v)
{
	struct str_list sent = form_list(r, "parts");
	str *items = NULL;
	size_t count = 0;
	for (size_t i = 0; i < v->parts; i++)
		if (among(sent, freshness_parts[i].code))
			*(str *)arena_push(r->arena, &items, &count, sizeof *items) =
				str_of(freshness_parts[i].code);
	return (struct str_list){ items, count };
}

static str parts_words(struct req *r, struct str_list parts)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < parts.count; i++)
		buf_printf(&out, "%s%.*s", i ? ", " : "", STR_ARG(parts.items[i]));
	return buf_str(&out);
}

/* POST /urad/overovani/{kind}/{id} */
int verify_put(struct req *r)
{
	struct verify_form form = { 0 };
	struct verified v;
	if (!verified_of(r, &v))
		return r->status;
	form_read(r, fields, &form);
	form.parts = parts_sent(r, &v);
	bool verified = str_is(form.outcome, "verified");
	if (!r->errors.count && verified && !form.parts.count)
		form_error(r, parts_field, "parts", N_("Tick what you found to be right."));
	if (r->errors.count)
		return show(r, &v, &form);
	talk_put(r, &(struct talk){ .provider = v.provider,
		.line = v.provider.set ? NONE : SOME(v.id), .service = v.provider.set ? SOME(v.id) : NONE,
		.day = day_of(r->arena, r->now), .method = form.method, .role = form.role,
		.outcome = form.outcome, .note = form.note });
	if (verified)
		verify_parts(r, v.record->kind, v.id, form.parts, arena_z(r->arena, form.method));
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){
		.action = verified ? N_("verify") : "contact", .kind = v.record->kind, .record = v.id,
		.name = v.name, .field = verified ? N_("parts") : NULL,
		.new_value = verified ? parts_words(r, form.parts) : (str){ 0 } });
	return answer_see_other(r, verified ? S("/urad/overovani?hotovo=1")
		: arena_printf(r->arena, "/urad/overovani/%s/%lld?hotovo=1", v.record->path,
			(long long)v.id));
}
