/* What an installation says about itself. */
#include "app/site/setting.sql.h"
#include "app/site/site.h"

static const struct { const char *name, *value; } defaults[] = {
	{ "portal_name", "Sociální služby" },
	{ "town_name",   "Ukázkové město" },
	{ "operator",    "Ukázkové město" },
	{ "address",     "" },
	{ "phone",       "" },
	{ "email",       "" },
	{ "base_url",    "" },                     /* https://socialni.mesto.cz, without a slash */
};

str site_setting(struct db *db, const char *name)
{
	struct setting_list_rows have = setting_list(db, .limit = 100);
	for (size_t i = 0; i < have.count; i++)
		if (str_is(have.items[i].name, name))
			return have.items[i].value;
	for (size_t i = 0; i < COUNT(defaults); i++)
		if (!strcmp(defaults[i].name, name))
			return str_of(defaults[i].value);
	return S("");
}

void site_setting_put(struct db *db, const char *name, str value)
{
	setting_put(db, .name = str_of(name), .value = value);
}

bool site_setting_known(const char *name)
{
	for (size_t i = 0; i < COUNT(defaults); i++)
		if (!strcmp(defaults[i].name, name))
			return true;
	return false;
}

void site_settings_put(struct db *db, struct buf *out)
{
	for (size_t i = 0; i < COUNT(defaults); i++)
		buf_printf(
			out, "%-12s %.*s\n", defaults[i].name, STR_ARG(site_setting(db, defaults[i].name)));
}
