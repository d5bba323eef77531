/* What the feature consists of. */
#include "app/upkeep/upkeep.h"
#include "app/upkeep/difference.h"
#include "app/upkeep/duplicate.h"
#include "app/upkeep/feedback.h"
#include "app/upkeep/reminder.h"
#include <stdio.h>

enum { HOUR = 3600, TEN_MINUTES = 600 };

static const struct route routes[] = {
	{ GET, "/nahlasit/{kind}/{slug}", feedback_report_ask, EVERYBODY, .open_form = true },
	{ POST, "/nahlasit/{kind}/{slug}", feedback_report, EVERYBODY, .open_form = true },
	{ GET, "/zeptat-se", feedback_question_ask, EVERYBODY, .open_form = true },
	{ POST, "/zeptat-se", feedback_question_send, EVERYBODY, .open_form = true },
	{ GET, "/zeptat-se/{kind}/{slug}", feedback_question_ask, EVERYBODY, .open_form = true },
	{ POST, "/zeptat-se/{kind}/{slug}", feedback_question_send, EVERYBODY, .open_form = true },
	{ GET, "/podnet/{number}", feedback_thank, EVERYBODY },

	{ GET, "/urad/podnety", feedback_index, FEEDBACK_ROLES },
	{ GET, "/urad/podnety/{number}", feedback_show, FEEDBACK_ROLES },
	{ POST, "/urad/podnety/{number}/odpoved", feedback_answer_send, FEEDBACK_ROLES },
	{ POST, "/urad/podnety/{number}/stav", feedback_state_set, FEEDBACK_ROLES },

	{ GET, "/pozvanka/{token}", welcome_ask, EVERYBODY, .open_form = true },
	{ POST, "/pozvanka/{token}", welcome_take, EVERYBODY, .open_form = true, .slow = true,
		.by_hand = true },
	{ GET, "/urad/pozvanky", invites_list, CATALOGUE_KEEPERS },
	{ POST, "/urad/pozvanky", invite_send, CATALOGUE_KEEPERS },
	{ POST, "/urad/pozvanky/{id}/stahnout", invite_withdraw, CATALOGUE_KEEPERS },

	{ GET, "/urad/moje", own_home, ROLE_PROVIDER },
	{ GET, "/urad/moje/{kind}/{id}", own_edit, ROLE_PROVIDER },
	{ POST, "/urad/moje/{kind}/{id}", own_propose, ROLE_PROVIDER },
	{ POST, "/urad/moje/{kind}/{id}/stahnout", own_withdraw, ROLE_PROVIDER },
	{ GET, "/urad/moje/{kind}/{id}/potvrdit", own_confirm_ask, ROLE_PROVIDER },
	{ POST, "/urad/moje/{kind}/{id}/potvrdit", own_confirm, ROLE_PROVIDER },
	{ GET, "/urad/moje/{kind}/{id}/volna-mista", own_free_ask, ROLE_PROVIDER },
	{ POST, "/urad/moje/{kind}/{id}/volna-mista", own_free_set, ROLE_PROVIDER },

	{ POST, "/urad/moje/pripominky", reminder_switch, ROLE_PROVIDER },
	{ GET, "/pripominky/{token}", reminder_ask, EVERYBODY, .open_form = true },
	{ POST, "/pripominky/{token}", reminder_stop, EVERYBODY, .open_form = true },

	{ GET, "/urad/zmeny", changes_list, CATALOGUE_KEEPERS },
	{ GET, "/urad/zmeny/{id}", change_show, CATALOGUE_KEEPERS },
	{ POST, "/urad/zmeny/{id}", change_decide, CATALOGUE_KEEPERS },

	{ GET, "/urad/rozdily", differences_list, CATALOGUE_KEEPERS },
	{ POST, "/urad/rozdily", differences_decide, CATALOGUE_KEEPERS },
	{ GET, "/urad/duplicity", duplicates_list, CATALOGUE_KEEPERS },
	{ POST, "/urad/duplicity", duplicate_add, CATALOGUE_KEEPERS },
	{ GET, "/urad/duplicity/{id}", duplicate_show, CATALOGUE_KEEPERS },
	{ POST, "/urad/duplicity/{id}", duplicate_merge, CATALOGUE_KEEPERS },
	{ POST, "/urad/duplicity/{id}/ruzne", duplicate_distinct, CATALOGUE_KEEPERS },
	{ GET, "/urad/slouceni", merges_list, CATALOGUE_KEEPERS },
	{ POST, "/urad/slouceni/{id}/zpet", merge_undo, CATALOGUE_KEEPERS },

	{ GET, "/urad/overovani", verify_index, CATALOGUE_KEEPERS },
	{ GET, "/urad/overovani/{kind}/{id}", verify_show, CATALOGUE_KEEPERS },
	{ POST, "/urad/overovani/{kind}/{id}", verify_put, CATALOGUE_KEEPERS },
	{ GET, "/urad/jednani/{provider}", talks_show, CATALOGUE_KEEPERS },
	{ POST, "/urad/jednani/{provider}", talk_add, CATALOGUE_KEEPERS },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/moje", N_("My services"), ROLE_PROVIDER, own_waiting },
	{ "/urad/zmeny", N_("Changes by providers"), CATALOGUE_KEEPERS, changes_waiting },
	{ "/urad/overovani", N_("What is to be verified"), CATALOGUE_KEEPERS, verify_waiting },
	{ "/urad/rozdily", N_("Differences from the sources"), CATALOGUE_KEEPERS, differences_waiting },
	{ "/urad/duplicity", N_("Possible duplicates"), CATALOGUE_KEEPERS, duplicates_waiting },
	{ "/urad/pozvanky", N_("Invitations of providers"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/podnety", N_("Reports and questions"), FEEDBACK_ROLES, feedback_waiting },
	{ 0 }
};

static void tidy(struct job_run *run)
{
	feedback_tidy(run->db, run->now);
	contact_log_forget(run->db, .before = day_add(run->arena, day_of(run->arena, run->now),
		-LOG_DAYS));
	invitation_forget(run->db, .made_before = run->now - 2 * INVITATION_SECONDS);
}

static const struct job jobs[] = {
	{ "feedback", HOUR, tidy },
	{ "duplicates", TEN_MINUTES, duplicates_job },
	{ "reminders", HOUR, reminders_job },      /* each account once a day at most */
	{ 0 }
};

/* ---- who answers for a provider ---- */

static int provider_account(struct call *c, bool begins)
{
	const char *slug = NULL, *email = NULL;
	for (int i = 0; i + 1 < c->argc; i += 2)
		if (!strcmp(c->argv[i], "--provider"))
			slug = c->argv[i + 1];
		else if (!strcmp(c->argv[i], "--email"))
			email = c->argv[i + 1];
	if (!slug || !email) {
		fputs("Použití: rozcestnik provider assign|release --provider ADRESA --email E\n", stderr);
		return 2;
	}
	struct feedback_provider_row *p = feedback_provider(c->db, .slug = str_of(slug));
	struct account_known_row *a = account_known(c->db, .email = str_of(email));
	if (!p || !a) {
		fprintf(
			stderr, "rozcestnik: %s „%s“ tu není\n", p ? "účet" : "organizace", p ? email : slug);
		return 1;
	}
	str today = day_of(c->arena, c->now);
	db_begin(c->db);
	if (begins)
		provider_account_add(c->db, .provider_id = p->id, .account_id = a->id, .today = today);
	else
		provider_account_end(c->db, .provider_id = p->id, .account_id = a->id,
			.yesterday = day_add(c->arena, today, -1));
	audit_write(c->db, c->now, 0, &(struct audit){ .action = begins ? "grant" : "revoke",
		.kind = "provider", .record = p->id, .name = p->name, .field = "account",
		.new_value = begins ? a->name : (str){ 0 }, .old_value = begins ? (str){ 0 } : a->name });
	return db_commit(c->db) ? 0 : 1;
}

static int assign(struct call *c) { return provider_account(c, true); }
static int release(struct call *c) { return provider_account(c, false); }

static const struct command commands[] = {
	{ "provider assign", "--provider ADRESA --email E",
		"za údaje organizace odpovídá tento účet; chyby se hlásí jemu", assign },
	{ "provider release", "--provider ADRESA --email E", "už za ně neodpovídá", release },
	{ 0 }
};

static void demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	feedback_demo(db, a, now, say);
	verify_demo(db, a, now, say);
}

/* What follows lets its reader act for somebody, or read an answer to them. */
static const char *const secret[] = { "/pozvanka/", "/pripominky/", "/podnet/", "/urad/podnety/",
	NULL };

extern const struct db_schema upkeep_schema;
const struct feature upkeep = {
	.name = "upkeep", .routes = routes, .office = office_links, .commands = commands,
	.schema = &upkeep_schema, .secret = secret, .jobs = jobs, .demo = demo,
};
