/* The buttons of a paper: submitted, approved, sent back, withdrawn. */
#include "app/council/acts.h"

#define N(member, type, ...) FIELD(struct note_form, member, type, __VA_ARGS__)
static const struct field note_table[] = {
	N(note, LONG_TEXT, .label = N_("Why it goes back"), .required = true, .max = 2000), { 0 }
};

void paper_acts_fields(struct req *r, struct council_paper_view *v)
{
	v->note_fields = note_table;
	v->annex_fields = paper_annex_table();
	v->edition_fields = v->editable && v->writes ? paper_edition_table(r, v->paper) : NULL;
	v->result_fields = hearing_result_table(r, v->paper);
	v->day_fields = hearing_result_day_table();
	v->number_fields = hearing_result_number_table();
}

void paper_noted(
	struct req *r, const struct paper *p, const char *field, str before, str after)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "change",
		.kind = "paper", .record = p->row->id, .name = p->row->title, .field = field,
		.old_value = before, .new_value = after });
	db_note_change(r->db, "paper", p->row->id);
}

static int refused(struct req *r, struct paper *p, const char *why)
{
	form_error(r, NULL, NULL, why);
	return council_paper_answer(r, (struct council_paper_view){ .paper = p });
}

/* What a paper must have before the head sees it; NULL: it has all. */
static const char *unfinished(struct req *r, const struct paper *p)
{
	struct council_advice advice = paper_advice(r, p);
	if (advice.refused.count)
		return arena_z(r->arena, advice.refused.items[0]);
	if (!p->row->department.len)
		return N_("The department is missing.");
	if (!p->row->report.len)
		return N_("The explanatory report is missing.");
	for (size_t i = 0; i < p->way.count; i++)
		if (!p->steps[i]->draft.len)
			return arena_z(r->arena, council_say(r->arena, r->page.lang,
				N_("The draft resolution of %s is missing."), &p->steps[i]->code));
	return NULL;
}

/* An annex that is not what was added to the paper; NULL: there is none. */
static const char *spoilt(struct req *r, const struct paper *p)
{
	struct annex_lines annexes = paper_annex_lines(r, p, false);
	struct str_list wrong = paper_annexes_spoilt(r, &annexes);
	return wrong.count ? arena_z(r->arena, wrong.items[0]) : NULL;
}

static int move(struct req *r, struct paper *p, enum paper_act act, str note)
{
	struct move m = paper_move(p->state, act);
	const char *why = m.refused ? m.refused : act == ACT_SUBMIT ? unfinished(r, p) : NULL;
	if (!why && (act == ACT_SUBMIT || act == ACT_APPROVE))
		why = spoilt(r, p);
	if (why)
		return refused(r, p, why);
	paper_state_set(r->db, .id = p->row->id, .state = str_of(paper_state_code(m.to)),
		.note = note, .now = r->now);
	if (act == ACT_SUBMIT)
		paper_version_keep(r, p->row->id, "submitted");
	if (act == ACT_APPROVE)
		paper_approved(r->db, .id = p->row->id, .account = SOME(r->visitor.account),
			.signed_on = day_of(r->arena, r->now),
			.signed_by = p->row->signed_office.len ? (str){ 0 } : r->visitor.name, .now = r->now);
	paper_noted(r, p, "state", str_of(paper_state_code(p->state)), str_of(paper_state_code(m.to)));
	return 0;
}

static int send_back(struct req *r, struct paper *p)
{
	struct council_paper_view v = { .paper = p };
	if (!form_read(r, note_table, &v.note))
		return council_paper_answer(r, v);
	return move(r, p, ACT_SEND_BACK, v.note.note);
}

static int take_back(struct req *r, struct paper *p)
{
	return move(r, p, ACT_TAKE_BACK, (str){ 0 });
}
static int submit(struct req *r, struct paper *p) { return move(r, p, ACT_SUBMIT, (str){ 0 }); }
static int approve(struct req *r, struct paper *p) { return move(r, p, ACT_APPROVE, (str){ 0 }); }
static int withdraw(struct req *r, struct paper *p) { return move(r, p, ACT_WITHDRAW, (str){ 0 }); }

/* Each button: its name, who may press it, what it does: a status, or 0 when it is done. */
static const struct { const char *name; access_set who; int (*run)(struct req *, struct paper *);
} acts[] = {
	{ "predlozit", COUNCIL_WRITERS, submit },
	{ "vzit-zpet", COUNCIL_WRITERS, take_back },
	{ "stahnout", COUNCIL_WRITERS, withdraw },
	{ "schvalit", ROLE_HEAD, approve },
	{ "vratit", ROLE_HEAD, send_back },
	{ "den", COUNCIL_WRITERS, hearing_result_day },
	{ "vysledek", COUNCIL_WRITERS, hearing_result_record },
	{ "cislo", COUNCIL_WRITERS, hearing_result_number },
	{ "vydani", COUNCIL_WRITERS, paper_edition_put },
	{ "priloha", COUNCIL_WRITERS, paper_annex_put },
	{ "odebrat", COUNCIL_WRITERS, paper_annex_away },
};

/* POST /urad/material/{id}: `co` */
int council_paper_act(struct req *r)
{
	str what = form_text(r, "co");
	struct paper *p = council_paper_asked(r, COUNCIL_OFFICE);
	if (!p)
		return r->status;
	for (size_t i = 0; i < COUNT(acts); i++) {
		if (!str_is(what, acts[i].name))
			continue;
		if (!people_may(r, acts[i].who, p->row->area_id))
			return answer_error(r, 403);
		int status = acts[i].run(r, p);
		return status ? status : answer_see_other(r,
			paper_url(r, p->row->id, arena_printf(r->arena, "?hotovo=%s", acts[i].name).ptr));
	}
	return answer_error(r, 400);
}
