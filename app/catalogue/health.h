/*
 * health — services of Act 372/2011 Sb. beside the social ones: doctors,
 * hospitals, home nursing.  They are services like others (kind 'health', their
 * type an item of the codelist health_kind), with a row of service_health that
 * says what a patient and whoever sends one must know.
 *
 * A contact whose note says "pro odborníky" or "pro lékaře" is for those who
 * refer people: the professional view shows it, the public page does not.
 *
 * Only files of the catalogue include this.
 */
#ifndef HEALTH_H
#define HEALTH_H
#include "app/catalogue/service_view.h"

enum { HEALTH_TOLD_DAYS = 180 };       /* after which "takes new patients" is to be asked again */

/* What the pages say of a health service; zero where nothing is known. */
struct health_view health_view(struct req *, int64_t service);

bool contact_for_professionals(struct arena *, str note);
/* The note names a form to be filled in: "žádost", "formulář", "dotazník". */
bool contact_is_form(struct arena *, str note);

/* schema.org: the type of a health service of this kind, "MedicalClinic" … */
str  health_schema_type(str kind);
/* … and its medicalSpecialty, or ptr NULL. */
str  health_schema_specialty(str kind);

/* ---- in the office ---- */
struct health_form {
	str kind, referral, referral_note, new_patients, new_patients_on, home_visits, insurance;
};
/* Of each of the services, without their kinds. */
struct health_form *health_forms_read(struct req *, struct int_list services);
/* Adds what is wrong to the request's errors; `is_health`: what the form says it is. */
void health_form_check(
	struct req *, const struct field *table, bool is_health, const struct health_form *);
void health_form_write(struct req *, int64_t service, bool is_health, const struct health_form *);
#define HEALTH_FIELDS(form)                                                                        \
	FIELD(form, health.kind, CHOICE, .office = true, .label = N_("Kind of health service"),        \
		.hint = N_("Of a health service; the fields up to insurance are only for these.")),        \
		FIELD(form, health.referral, CHOICE, .label = N_("Referral"), .choices = health_referrals),\
		FIELD(form, health.referral_note, LONG_TEXT, .label = N_("Conditions of the referral"),    \
			.max = 2000, .hint = N_("From whom, with what, what it must say.")),                   \
		FIELD(form, health.new_patients, CHOICE, .label = N_("Takes new patients"),                \
			.choices = health_answers),                                                            \
		FIELD(form, health.new_patients_on, DAY, .label = N_("Told on"),                           \
			.hint = N_("The day when somebody said whether new patients are taken.")),             \
		FIELD(form, health.home_visits, CHOICE, .label = N_("Home visits"),                        \
			.choices = health_answers),                                                            \
		FIELD(form, health.insurance, TEXT, .label = N_("Insurance companies"), .max = 500,        \
			.hint = N_("With which it has contracts, such as 111, 201, 205."))
extern const struct choice health_referrals[], health_answers[];
#endif
