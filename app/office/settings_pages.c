/* What the installation says about itself, changed by its administrator.  How
 * mail leaves the server is for whoever runs it: `rozcestnik site set`. */
#include "app/office/office_internal.h"
#include "app/office/settings.html.h"

#define F(member, type, ...) FIELD(struct site_settings, member, type, __VA_ARGS__)

static const char *base_url_check(str url)
{
	return url_plausible(url) && !str_ends(url, S("/")) ? NULL
		: N_("Write the address without a slash at its end, such as https://socialni.mesto.cz.");
}

static const char *licence_check(str url)
{
	return url_plausible(url) ? NULL : N_("Write a web address that begins with https://.");
}

static const char *exit_check(str url)
{
	return site_exit_good(url) ? NULL
		: N_("Write the whole address of a page, such as https://www.chmi.cz/.");
}

static const char *days_check(str s)
{
	struct maybe_int n = str_int(s);
	return n.set && n.value >= 1 && n.value <= 365 ? NULL
												   : N_("Write a number of days from 1 to 365.");
}

static const struct choice yes_no[] = {
	{ S("ano"), N_("yes") }, { S("ne"), N_("no") }, { .label = NULL }
};
static const struct choice accessible[] = { { S("plny"), N_("in full") },
	{ S("castecny"), N_("in part") }, { S("neni"), N_("not yet") }, { .label = NULL } };
static const struct choice assessed[] = { { S("vlastni"), N_("by ourselves") },
	{ S("tretiosoba"), N_("by a third party") }, { .label = NULL } };
static const struct field fields[] = {
	F(portal_name, TEXT, .label = N_("Name of the portal"), .required = true, .max = 60),
	F(town_name, TEXT, .label = N_("Name of the town"), .required = true, .max = 60,
		.hint = N_("It stands under the name of the portal.")),
	F(operator, TEXT, .label = N_("Who runs the portal"), .required = true, .max = 200),
	F(address, TEXT, .label = N_("Address"), .max = 200),
	F(phone, PHONE, .label = N_("Phone"), .max = 40),
	F(email, EMAIL, .label = N_("E-mail"), .max = 254),
	F(base_url, TEXT, .label = N_("Address of the portal"), .max = 200, .check = base_url_check,
		.hint = N_("As people write it into a browser. Messages and open data need it.")),
	F(feedback_days, TEXT, .label = N_("Days to answer a report or a question"), .required = true,
		.max = 3, .check = days_check),
	F(feedback_keep_days, TEXT, .label = N_("Days after which a settled one is deleted"),
		.required = true, .max = 3, .check = days_check),
	F(reminders, CHOICE, .label = N_("Remind providers of old entries by e-mail"), .required = true,
		.choices = yes_no),
	F(reminder_first_days, TEXT, .label = N_("Days until the first reminder"), .required = true,
		.max = 3, .check = days_check),
	F(exit_url, TEXT, .label = N_("Where the quick exit leads"), .required = true, .max = 200,
		.check = exit_check,
		.hint = N_("A page of another web that anybody may have open, such as the weather, and "
				   "that greets nobody by name.")),
	F(operator_ico, TEXT, .label = N_("Organisation number (IČO)"), .max = 8,
		.hint = N_("Of who publishes the open data.")),
	F(data_licence, TEXT, .label = N_("Licence of the open data"), .required = true, .max = 200,
		.check = licence_check),
	F(accessibility_day, DAY, .label = N_("Accessibility: day of the assessment"),
		.hint = N_("Without it the accessibility statement says that nobody has assessed the "
			"portal.")),
	F(accessibility_method, CHOICE, .label = N_("Accessibility: how it was assessed"),
		.required = true, .choices = assessed),
	F(accessibility_state, CHOICE, .label = N_("Accessibility: how far the portal complies"),
		.required = true, .choices = accessible),
	F(accessibility_exceptions, LONG_TEXT, .label = N_("Accessibility: exceptions"), .max = 4000,
		.hint = N_("What is not accessible and why, one on a line.")),
	{ 0 }
};

static int show(struct req *r, const struct site_settings *now)
{
	struct settings_view v = { .r = r, .fields = fields, .now = now,
		.frame = record_frame(r, NULL, tr(r->page.lang, N_("Settings"))),
		.saved = r->method == GET && query_text(r, "ulozeno").len > 0 };
	v.frame->error = r->errors.count;
	office_settings_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/sprava/nastaveni */
int settings_show(struct req *r)
{
	struct site_settings now = site_settings(r->db);
	return people_may(r, ROLE_ADMIN, 0) ? show(r, &now) : answer_error(r, 403);
}

/* POST /urad/sprava/nastaveni */
int settings_save(struct req *r)
{
	struct site_settings now = site_settings(r->db), wanted = now;
	if (!people_may(r, ROLE_ADMIN, 0))
		return answer_error(r, 403);
	if (!form_read(r, fields, &wanted))
		return show(r, &wanted);
	for (const struct field *f = fields; f->type; f++) {
		str value = field_text(r->arena, f, &wanted);
		if (!str_eq(value, field_text(r->arena, f, &now)))
			site_setting_put(r->db, f->name, value.ptr ? value : S(""));
	}
	if (audit_changes(r, "setting", 1, tr(r->page.lang, N_("Settings")), fields, &now, &wanted))
		db_note_change(r->db, "setting", 0);
	return answer_see_other(r, S("/urad/sprava/nastaveni?ulozeno=1"));
}
