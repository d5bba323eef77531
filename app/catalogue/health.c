/* What is said of health services; see health.h. */
#include "app/catalogue/health.h"
#include "app/catalogue/health.sql.h"
#include "search/search.h"

/* ---- for people ---- */

static const struct { const char *value, *text; } referrals[] = {
	{ "yes",         N_("A referral from a doctor is needed.") },
	{ "recommended", N_("A referral from a doctor is recommended.") },
	{ "no",          N_("No referral is needed; one may come or call.") },
};

static str referral_text(struct req *r, str value)
{
	for (size_t i = 0; i < COUNT(referrals); i++)
		if (str_is(value, referrals[i].value))
			return tr(r->page.lang, referrals[i].text);
	return (str){ 0 };
}

/* "Yes (told on 12. 3. 2026)"; what was told long ago is to be asked again. */
static str patients_text(struct req *r, const struct health_get_row *h)
{
	struct buf out = { .arena = r->arena };
	const struct lang *l = r->page.lang;
	if (!h->new_patients.len)
		return tr(l, N_("Not known; ask by phone."));
	buf_put(&out, str_is(h->new_patients, "yes") ? tr(l, N_("Yes")) : tr(l, N_("Not now")));
	if (!h->new_patients_on.len)
		return buf_str(&out);
	buf_printf(&out, " (%.*s %.*s)", STR_ARG(tr(l, N_("told on"))),
		STR_ARG(site_day(r, h->new_patients_on)));
	str old = day_add(r->arena, day_of(r->arena, r->now), -HEALTH_TOLD_DAYS);
	if (str_order(h->new_patients_on, old) < 0)
		buf_printf(&out, ". %.*s", STR_ARG(tr(l, N_("That is long ago; ask by phone."))));
	return buf_str(&out);
}

struct health_view health_view(struct req *r, int64_t service)
{
	struct health_get_row none = { 0 }, *h = health_get(r->db, .service = service);
	h = h ? h : &none;
	return (struct health_view){ .referral = referral_text(r, h->referral),
		.referral_note = h->referral_note,
		.new_patients = patients_text(r, h),
		.accepting = str_is(h->new_patients, "yes") ? SOME(1)
			: str_is(h->new_patients, "no")         ? SOME(0)
													: NONE,
		.home_visits = str_is(h->home_visits, "yes") ? tr(r->page.lang, N_("Yes"))
			: str_is(h->home_visits, "no")           ? tr(r->page.lang, N_("No"))
													 : (str){ 0 },
		.insurance = h->insurance };
}

static bool says_any(struct arena *a, str note, const char *const *words, size_t count)
{
	str folded = note.len ? search_fold(a, note) : (str){ 0 };
	for (size_t i = 0; i < count; i++)
		if (str_has(folded, str_of(words[i])))
			return true;
	return false;
}

bool contact_for_professionals(struct arena *a, str note)
{
	static const char *const words[] = { "odbornik", "pro lekare", "pro zdravotniky" };
	return says_any(a, note, words, COUNT(words));
}

bool contact_is_form(struct arena *a, str note)
{
	static const char *const words[] = { "formular", "zadost", "tiskopis", "dotaznik", "poukaz" };
	return says_any(a, note, words, COUNT(words));
}

/* ---- for search engines ---- */

/* https://schema.org/MedicalOrganization and MedicalSpecialty; what is not here
 * is a clinic without a specialty. */
static const struct { const char *kind, *type, *specialty; } schemas[] = {
	{ "general_practitioner", "Physician",     "PrimaryCare" },
	{ "paediatrician",        "Physician",     "Pediatric" },
	{ "dentist",              "Dentist",       "Dentistry" },
	{ "gynaecologist",        "Physician",     "Gynecologic" },
	{ "internist",            "Physician",     NULL },
	{ "geriatrician",         "Physician",     "Geriatric" },
	{ "neurologist",          "Physician",     "Neurologic" },
	{ "psychiatrist",         "Physician",     "Psychiatric" },
	{ "child_psychiatrist",   "Physician",     "Psychiatric" },
	{ "rehabilitation",       "MedicalClinic", "Physiotherapy" },
	{ "speech_therapist",     "MedicalClinic", "SpeechPathology" },
	{ "hospital",             "Hospital",      NULL },
	{ "long_term_care",       "Hospital",      NULL },
	{ "psychiatric_hospital", "Hospital",      "Psychiatric" },
	{ "urgent_care",          "MedicalClinic", "Emergency" },
	{ "dental_emergency",     "Dentist",       "Emergency" },
	{ "pharmacy",             "Pharmacy",      NULL },
	{ "medical_aids",         "MedicalBusiness", NULL },
	{ "home_nursing",         "MedicalBusiness", "CommunityHealth" },
	{ "home_hospice",         "MedicalBusiness", "CommunityHealth" },
};

str health_schema_type(str kind)
{
	for (size_t i = 0; i < COUNT(schemas); i++)
		if (str_is(kind, schemas[i].kind))
			return str_of(schemas[i].type);
	return S("MedicalClinic");
}

str health_schema_specialty(str kind)
{
	for (size_t i = 0; i < COUNT(schemas); i++)
		if (str_is(kind, schemas[i].kind) && schemas[i].specialty)
			return str_of(schemas[i].specialty);
	return (str){ 0 };
}

/* ---- in the office ---- */

const struct choice health_referrals[] = { { S("yes"), N_("needed") },
	{ S("recommended"), N_("recommended") }, { S("no"), N_("not needed") }, { .label = NULL } };
const struct choice health_answers[] = { { S("yes"), N_("yes") }, { S("no"), N_("no") },
	{ .label = NULL } };

struct health_form *health_forms_read(struct req *r, struct int_list services)
{
	struct health_form *all = arena_alloc(r->arena, (services.count + 1) * sizeof *all);
	struct health_get_all_rows rows =
		health_get_all(r->db, .services = services, .limit = (int64_t)services.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct health_get_all_row *h = &rows.items[i];
		size_t n = 0;
		while (services.items[n] != h->service)
			n++;
		all[n] = (struct health_form){ (str){ 0 }, h->referral, h->referral_note, h->new_patients,
			h->new_patients_on, h->home_visits, h->insurance };
	}
	return all;
}

void health_form_check(
	struct req *r, const struct field *table, bool is_health, const struct health_form *f)
{
	static const char only[] = N_("Only a health service has this: empty it, or choose its kind.");
	const struct { const char *name; str value;
	} all[] = { { "health.kind", f->kind }, { "health.referral", f->referral },
		{ "health.referral_note", f->referral_note }, { "health.new_patients", f->new_patients },
		{ "health.new_patients_on", f->new_patients_on }, { "health.home_visits", f->home_visits },
		{ "health.insurance", f->insurance } };
	for (size_t i = 0; !is_health && i < COUNT(all); i++)
		if (all[i].value.len)
			form_error(r, table, all[i].name, only);
	if (!is_health)
		return;
	if (!f->kind.len)
		form_error(r, table, "health.kind", N_("A health service has a kind."));
	if (!f->new_patients.len != !f->new_patients_on.len)
		form_error(r, table, "health.new_patients_on",
			N_("Write both whether new patients are taken and when it was told, or neither."));
	if (f->new_patients_on.len && str_order(f->new_patients_on, day_of(r->arena, r->now)) > 0)
		form_error(r, table, "health.new_patients_on", N_("This day is yet to come."));
}

void health_form_write(
	struct req *r, int64_t service, bool is_health, const struct health_form *f)
{
	if (!is_health)
		health_drop(r->db, .service = service);
	else
		health_set(r->db, .service = service, .referral = f->referral,
			.referral_note = f->referral_note, .new_patients = f->new_patients,
			.new_patients_on = f->new_patients_on, .home_visits = f->home_visits,
			.insurance = f->insurance);
}
