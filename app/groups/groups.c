/* What the feature consists of. */
#include "app/groups/groups_internal.h"

/* Addresses of one meeting, ballot and member. */
#define GROUP "/urad/skupiny/{slug}"
#define MEETING GROUP "/setkani/{number}"
#define BALLOT GROUP "/hodnoceni/{id}"

static const struct route routes[] = {
	{ GET, "/skupiny", public_groups, EVERYBODY },
	{ GET, "/skupiny/setkani.ics", public_feed_all, EVERYBODY },
	{ GET, "/skupiny/{slug}", public_group, EVERYBODY },
	{ GET, "/skupiny/{slug}/setkani.ics", public_feed_group, EVERYBODY },
	{ GET, "/skupiny/{slug}/setkani/{number}", public_meeting, EVERYBODY },
	{ GET, "/skupiny/{slug}/setkani/{number}/kalendar.ics", public_meeting_calendar, EVERYBODY },
	{ GET, "/skupiny/{slug}/dokumenty/{file}", public_document, EVERYBODY, .slow = true },

	{ GET, "/urad/skupiny", groups_office, GROUP_ROLES },
	{ GET, GROUP, group_office, GROUP_ROLES },
	{ GET, GROUP "/triada", group_triad, GROUP_ROLES },
	{ GET, GROUP "/podekovani", group_thanks, GROUP_ROLES },
	{ GET, GROUP "/dokumenty/{file}", office_document, GROUP_ROLES, .slow = true },

	{ GET, GROUP "/clenove", members_show, GROUP_ROLES },
	{ GET, GROUP "/clenove/novy", member_new, GROUP_ROLES },
	{ POST, GROUP "/clenove/novy", member_create, GROUP_ROLES },
	{ GET, GROUP "/clenove/{id}", member_edit, GROUP_ROLES },
	{ POST, GROUP "/clenove/{id}", member_save, GROUP_ROLES },

	{ GET, GROUP "/setkani/nove", meeting_new, GROUP_ROLES },
	{ POST, GROUP "/setkani/nove", meeting_create, GROUP_ROLES },
	{ GET, MEETING, meeting_show, GROUP_ROLES },
	{ POST, MEETING "/krok", meeting_step, GROUP_ROLES },
	{ GET, MEETING "/zmenit", meeting_edit, GROUP_ROLES },
	{ POST, MEETING "/zmenit", meeting_save, GROUP_ROLES },
	{ GET, MEETING "/program", agenda_edit, GROUP_ROLES },
	{ POST, MEETING "/program", agenda_save, GROUP_ROLES },
	{ GET, MEETING "/dochazka", attendance_show, GROUP_ROLES },
	{ POST, MEETING "/dochazka", attendance_save, GROUP_ROLES },
	{ GET, MEETING "/prezencni-listina", sheet_show, GROUP_ROLES },
	{ GET, MEETING "/zapis", minutes_show, GROUP_ROLES },
	{ POST, MEETING "/zapis", minutes_save, GROUP_ROLES, .body_limit = MINUTES_BODY },

	{ GET, GROUP "/hodnoceni/nove", ballot_new, GROUP_ROLES },
	{ POST, GROUP "/hodnoceni/nove", ballot_create, GROUP_ROLES },
	{ GET, BALLOT, ballot_show, GROUP_ROLES },
	{ POST, BALLOT, ballot_fill, GROUP_ROLES },
	{ POST, BALLOT "/krok", ballot_step, GROUP_ROLES },
	{ GET, BALLOT "/zmenit", ballot_edit, GROUP_ROLES },
	{ POST, BALLOT "/zmenit", ballot_save, GROUP_ROLES },
	{ GET, BALLOT "/listky", ballot_print, GROUP_ROLES },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/skupiny", N_("Groups of planning"), GROUP_ROLES, groups_waiting }, { 0 }
};

static const struct record *const records[] = { &group_record, NULL };

/* How to reach those whose term ended a year ago is nobody's business any more. */
static void tidy(struct job_run *run)
{
	member_forget(run->db, .before = day_add(run->arena, day_of(run->arena, run->now), -365),
		.now = run->now);
}

enum { DAY = 86400 };
static const struct job jobs[] = { { "groups", DAY, tidy, false }, { 0 } };

extern const struct db_schema groups_schema;
const struct feature groups = {
	.name = "groups", .routes = routes, .office = office_links, .records = records,
	.schema = &groups_schema, .jobs = jobs, .links = groups_links, .demo = groups_demo,
};
