/* What an installation says about itself. */
#include "app/site/setting.sql.h"
#include "app/site/site.h"

static const struct { const char *name, *value; size_t offset; } settings[] = {
#define SETTING(name, value) { #name, value, offsetof(struct site_settings, name) }
	SETTING(portal_name, "Sociální služby"),
	SETTING(town_name,   "Ukázkové město"),
	SETTING(operator,    "Ukázkové město"),
	SETTING(address,     ""),
	SETTING(phone,       ""),
	SETTING(email,       ""),
	SETTING(base_url,    ""),              /* https://socialni.mesto.cz, without a slash */
	SETTING(mail_from,   ""),              /* portal@mesto.cz; empty: the address in email */
	SETTING(mail_per_hour, "200"),
	SETTING(smtp_url,    ""),              /* smtp://host:587, smtps://host; empty: files */
	SETTING(smtp_user,   ""),
	SETTING(smtp_password_file, ""),       /* its first line; never the password itself */
	SETTING(feedback_days, "10"),          /* in which the office answers what people write */
	SETTING(feedback_keep_days, "180"),    /* after which it is deleted once it is settled */
	SETTING(reminders,   "ano"),           /* ne: providers are not asked to verify by e-mail */
	SETTING(reminder_first_days, "7"),     /* after something grew old */
	SETTING(smtp_plain,  "ne"),            /* ano: a server of the house that knows no TLS */
	SETTING(operator_ico, ""),                     /* 8 digits: who publishes the open data */
	SETTING(town_code,   ""),                      /* of RÚIAN: 579025 */
	SETTING(exit_url,    SITE_EXIT_URL),   /* where the quick exit leads */
	SETTING(map_tiles,   ""),              /* /dlazdice/{z}/{x}-{y}; empty: no background map */
	SETTING(map_credit,  ""),              /* who made it: Český úřad zeměměřický a katastrální */
	SETTING(map_licence, ""),              /* CC BY 4.0 */
	SETTING(accessibility_state, "castecny"),      /* plny, castecny, neni */
	SETTING(accessibility_exceptions, ""),         /* a line each */
	SETTING(accessibility_method, "vlastni"),      /* vlastni, tretiosoba */
	SETTING(accessibility_day, ""),        /* of the assessment; empty: there was none */
	SETTING(data_licence, "https://creativecommons.org/licenses/by/4.0/"),
};

struct site_settings site_settings(struct db *db)
{
	struct site_settings all;
	struct setting_list_rows have = setting_list(db, .limit = 100);
	for (size_t s = 0; s < COUNT(settings); s++) {
		str *value = (str *)((char *)&all + settings[s].offset);
		*value = str_of(settings[s].value);
		for (size_t i = 0; i < have.count; i++)
			if (str_is(have.items[i].name, settings[s].name))
				*value = have.items[i].value;
	}
	return all;
}

str site_setting(struct db *db, const char *name)
{
	struct site_settings all = site_settings(db);
	for (size_t s = 0; s < COUNT(settings); s++)
		if (!strcmp(settings[s].name, name))
			return *(str *)((char *)&all + settings[s].offset);
	return S("");
}

void site_setting_put(struct db *db, const char *name, str value)
{
	setting_put(db, .name = str_of(name), .value = value);
}

bool site_setting_secret(const char *name, str value)
{
	return !strcmp(name, "smtp_url") && str_has(value, S("@"));
}

bool site_setting_foreign(const char *name, str value)
{
	if (strcmp(name, "map_tiles") || !value.len)
		return false;
	bool own = str_starts(value, S("/")) && !str_starts(value, S("//"))
		&& !str_has(value, S("\\"));
	return !own || !str_has(value, S("{z}")) || !str_has(value, S("{x}"))
		|| !str_has(value, S("{y}"));
}

bool site_setting_known(const char *name)
{
	for (size_t s = 0; s < COUNT(settings); s++)
		if (!strcmp(settings[s].name, name))
			return true;
	return false;
}

void site_settings_put(struct db *db, struct buf *out)
{
	struct site_settings all = site_settings(db);
	for (size_t s = 0; s < COUNT(settings); s++)
		buf_printf(out, "%-18s %.*s\n", settings[s].name,
			STR_ARG(*(str *)((char *)&all + settings[s].offset)));
}
