/* What the feature consists of. */
#include "app/voices/voices_view.h"

enum { HOUR = 3600 };

#define TABLE "/zapojte-se/{consultation}/vyporadani"
static const struct route routes[] = {
	{ GET, "/zapojte-se", take_part_show, EVERYBODY },
	{ GET, "/zapojte-se/podnety", voice_index, EVERYBODY },
	{ GET, "/zapojte-se/podnety/{number}", voice_page_show, EVERYBODY },
	{ GET, "/zapojte-se/novy-podnet", suggestion_ask, EVERYBODY, .open_form = true },
	{ POST, "/zapojte-se/novy-podnet", suggestion_send, EVERYBODY, .open_form = true },
	{ GET, "/zapojte-se/muj-podnet", own_ask, EVERYBODY, .open_form = true },
	{ POST, "/zapojte-se/muj-podnet", own_find, EVERYBODY, .open_form = true },
	{ GET, "/zapojte-se/muj-podnet/{slip}", own_show, EVERYBODY },
	{ GET, "/zapojte-se/{consultation}", consultation_show, EVERYBODY },
	{ GET, "/zapojte-se/{consultation}/pripominka", comment_ask, EVERYBODY, .open_form = true },
	{ POST, "/zapojte-se/{consultation}/pripominka", comment_send, EVERYBODY, .open_form = true },
	{ GET, TABLE, comment_index, EVERYBODY },
	{ GET, TABLE ".pdf", comment_file, EVERYBODY, .slow = true },
	{ GET, TABLE ".odt", comment_file, EVERYBODY, .slow = true },
	{ GET, TABLE ".docx", comment_file, EVERYBODY, .slow = true },
	{ GET, TABLE ".xlsx", comment_file, EVERYBODY, .slow = true },
	{ GET, TABLE ".csv", comment_file, EVERYBODY, .slow = true },

	{ GET, "/urad/zapojeni", queue_show, VOICE_HANDS },
	{ POST, "/urad/zapojeni/hromadne", bulk_do, VOICE_KEEPERS },
	{ GET, "/urad/zapojeni/novy", enter_ask, VOICE_HANDS },
	{ POST, "/urad/zapojeni/novy", enter_send, VOICE_HANDS },
	{ GET, "/urad/zapojeni/listky", slips_ask, VOICE_HANDS },
	{ POST, "/urad/zapojeni/listky", slips_make, VOICE_HANDS },
	{ GET, "/urad/zapojeni/listky/{first}", slips_print, VOICE_HANDS },
	{ GET, "/urad/zapojeni/{number}", voice_desk_show, VOICE_HANDS },
	{ POST, "/urad/zapojeni/{number}/{act}", voice_desk_act, VOICE_KEEPERS },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/zapojeni", N_("Suggestions and comments"), VOICE_HANDS, voices_waiting },
	{ "/urad/zaznamy/konzultace", N_("Consultations"), VOICE_KEEPERS, NULL },
	{ 0 }
};

static const struct record *const records[] = { &participation_record, &consultation_record,
	&section_record, NULL };

static void tidy(struct job_run *run)
{
	voices_tidy(run->db, run->arena, run->now);
}
static const struct job jobs[] = { { "voices", HOUR, tidy }, { 0 } };

/* Whoever knows the rest reads what became of what somebody said. */
static const char *const secret[] = { "/zapojte-se/muj-podnet/", NULL };

/* The way in stands below every page of a town where one can take part. */
static void links(struct req *r, struct site_links *to)
{
	struct consultation_links_rows rows = consultation_links(r->db, .limit = CONSULTATIONS_MOST);
	bool takes = participation_any(r->db);
	if (!takes && !rows.count)
		return;
	str name = tr(r->page.lang, N_("Take part"));
	site_link_add(r, &to->footer, S("/zapojte-se"), name);
	site_link_add(r, &to->map, S("/zapojte-se"), name);
	site_link_add(r, &to->map, S("/zapojte-se/podnety"),
		tr(r->page.lang, N_("Suggestions and what became of them")));
	if (takes)
		site_link_add(r, &to->map, S("/zapojte-se/novy-podnet"),
			tr(r->page.lang, N_("Send a suggestion")));
	for (size_t i = 0; i < rows.count; i++)
		site_link_add(r, &to->map, consultation_href(r, rows.items[i].slug, ""),
			rows.items[i].title);
}

extern const struct db_schema voices_schema;
extern const struct trace_kind voice_trace;
static const struct trace_kind *const traces[] = { &voice_trace, NULL };

const struct feature voices = {
	.name = "voices", .routes = routes, .office = office_links, .records = records,
	.traces = traces, .schema = &voices_schema, .jobs = jobs, .secret = secret, .demo = voices_demo,
	.links = links,
};
