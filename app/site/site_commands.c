/* Settings from the command line. */
#include "app/site/site.h"
#include <stdio.h>

static int settings(struct call *c)
{
	struct buf out = { .arena = c->arena };
	site_settings_put(c->db, &out);
	printf("%.*s", STR_ARG(buf_str(&out)));
	return 0;
}

static int set(struct call *c)
{
	if (c->argc != 2 || !site_setting_known(c->argv[0])) {
		fputs("Použití: rozcestnik site set NÁZEV HODNOTA\nNázvy a hodnoty: rozcestnik site "
		      "settings\n",
			stderr);
		return 2;
	}
	if (!utf8_valid(str_of(c->argv[1]))) {
		fputs("rozcestnik: hodnota není platný text\n", stderr);
		return 2;
	}
	db_begin(c->db);
	site_setting_put(c->db, c->argv[0], str_trim(str_of(c->argv[1])));
	/* Every page says the town's name. */
	db_note_change(c->db, "setting", 0);
	return db_commit(c->db) ? settings(c) : 1;
}

const struct command site_commands[] = {
	{ "site settings", "", "vypíše nastavení: jméno města, kontakt, adresu portálu", settings },
	{ "site set", "NÁZEV HODNOTA", "změní jedno nastavení", set },
	{ 0 }
};
