/* The administrator sees what could not be sent, and has it sent again. */
#include "app/people/fixture.h"

TEST(mail_that_failed_waits_for_the_administrator_and_is_sent_again)
{
	int64_t admin = try_account(t, "spravce@example.cz", "admin");
	t->cookies = try_session(t, admin);
	CHECK(str_has(check_get(t, "/urad/sprava/posta").body, S("Everything has been sent")));
	CHECK(!str_has(check_get(t, "/urad").body, S("1 matter")));
	db_begin(t->db);
	mail_put(t->db, t->now, &(struct mail){ .kind = "test", .to = S("jana@example.cz"),
		.subject = S("Pozvánka <b>"), .text = S("obsah kanárek") });
	db_commit(t->db);
	db_script(t->db, "UPDATE mail SET state = 'failed', attempts = 10, error = '550 no'");
	struct reply got = check_get(t, "/urad/sprava/posta");
	CHECK(got.status == 200 && str_has(got.body, S("jana@example.cz")) &&
		str_has(got.body, S("Pozvánka &lt;b&gt;")) && str_has(got.body, S("550 no")));
	CHECK(!str_has(got.body, S("kanárek")));
	CHECK(str_has(check_get(t, "/urad").body, S("1 matter")));
	CHECK(try_post(t, "/urad/sprava/posta/znovu", "").status == 303);
	CHECK(mail_count(t->db, "failed") == 0 && mail_count(t->db, "waiting") == 1);
	CHECK(try_audited(t, "mail-retry") == 1);
}

TEST(an_administrator_of_one_area_reads_nobodys_mail)
{
	int64_t reader = try_account(t, "jana@example.cz", "reader");
	db_script(t->db, "INSERT INTO area (id, uuid, slug, kind, name, sort_key) "
		"VALUES (7, 'a', 'a', 'planning', 'A', 'a')");
	db_script(t->db, arena_printf(&t->arena, "INSERT INTO role_grant (account_id, role, area_id, "
		"valid_from) VALUES (%lld, 'admin', 7, '2026-01-01')", (long long)reader).ptr);
	t->cookies = try_session(t, reader);
	CHECK(check_get(t, "/urad/sprava/posta").status == 403);
	CHECK(try_post(t, "/urad/sprava/posta/znovu", "").status == 403);
}
