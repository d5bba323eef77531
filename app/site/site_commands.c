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
	if (site_setting_secret(c->argv[0], str_of(c->argv[1]))) {
		fputs("rozcestnik: jméno patří do smtp_user a heslo do souboru, ne do adresy serveru\n",
			stderr);
		return 2;
	}
	if (site_setting_foreign(c->argv[0], str_trim(str_of(c->argv[1])))) {
		fputs("rozcestnik: dlaždice mapy musí být na tomto serveru: adresa začíná jedním\n"
		      "lomítkem a má v sobě {z}, {x} a {y}, třeba /dlazdice/{z}/{x}-{y}. Cizí server by\n"
		      "se dozvěděl, kdo si prohlíží okolí azylového domu. Postup: docs/provoz.md, Mapa.\n",
			stderr);
		return 2;
	}
	db_begin(c->db);
	site_setting_put(c->db, c->argv[0], str_trim(str_of(c->argv[1])));
	/* Every page says the town's name. */
	db_note_change(c->db, "setting", 0);
	return db_commit(c->db) ? settings(c) : 1;
}

/* ---- the outbox ---- */

static int mail_list(struct call *c)
{
	enum { MOST = 200 };
	struct mail_entries all = mail_unsent(c->db, MOST, 0);
	for (size_t i = 0; i < all.count; i++) {
		const struct mail_entry *m = &all.items[i];
		const char *word = str_is(m->state, "failed") ? "selhala"
			: str_is(m->state, "sending") ? "odesílá se" : "čeká";
		printf("%-8lld %-10s od %.*s, pokusů %lld, komu %.*s, %.*s%s%.*s\n", (long long)m->id,
			word, STR_ARG(day_of(c->arena, m->put_at)), (long long)m->attempts,
			STR_ARG(m->recipient), STR_ARG(m->subject), m->error.ptr ? ": " : "",
			STR_ARG(m->error));
	}
	printf("Čeká %lld, selhalo %lld, odesláno za posledních %d dní %lld.\n",
		(long long)(mail_count(c->db, "waiting") + mail_count(c->db, "sending")),
		(long long)mail_count(c->db, "failed"), MAIL_KEPT_DAYS,
		(long long)mail_count(c->db, "sent"));
	return 0;
}

static int mail_again(struct call *c)
{
	db_begin(c->db);
	int64_t count = mail_retry(c->db, c->now);
	if (!db_commit(c->db))
		return 1;
	printf("Znovu čeká %lld zpráv.\n", (long long)count);
	return 0;
}

static int mail_test(struct call *c)
{
	if (c->argc != 2 || strcmp(c->argv[0], "--to")) {
		fputs("Použití: rozcestnik mail test --to ADRESA\n", stderr);
		return 2;
	}
	db_begin(c->db);
	int64_t id = mail_put(c->db, c->now, &(struct mail){ .kind = "test",
		.to = str_of(c->argv[1]), .subject = S("Zkouška pošty"),
		.text = S("Tuto zprávu poslal správce portálu, aby vyzkoušel odesílání pošty.\n"
			"Nemusíte nic dělat.\n") });
	if (!id) {
		db_rollback(c->db);
		fprintf(stderr, "rozcestnik: „%s“ není adresa\n", c->argv[1]);
		return 2;
	}
	if (!db_commit(c->db))
		return 1;
	site_mail_send(&(struct job_run){ .db = c->db, .arena = c->arena, .now = c->now }, c->data);
	str error, state = mail_state(c->db, id, &error);
	if (str_is(state, "sent")) {
		puts("Odesláno.");
		return 0;
	}
	printf("Zatím neodesláno: %.*s\n", STR_ARG(error.ptr ? error : S("čeká v pořadí")));
	return 1;
}

const struct command site_commands[] = {
	{ "site settings", "", "vypíše nastavení: jméno města, kontakt, adresu portálu", settings },
	{ "site set", "NÁZEV HODNOTA", "změní jedno nastavení", set },
	{ "mail list", "", "vypíše poštu, která čeká nebo selhala", mail_list },
	{ "mail test", "--to ADRESA", "pošle zkušební zprávu a řekne, jak to dopadlo", mail_test },
	{ "mail retry", "", "pošle znovu, co selhalo", mail_again },
	{ 0 }
};
