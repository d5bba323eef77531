/* One page of a meeting with all that can be done now, and the steps themselves. */
#include "app/groups/meeting.html.h"

#define F(member, type, ...) FIELD(struct step_form, member, type, __VA_ARGS__)
static const struct field cancel_fields[] = {
	F(reason, TEXT, .label = N_("Why it is cancelled"), .required = true, .max = 300,
		.hint = N_("Members get it by e-mail, the public reads it.")), { 0 }
};
static const struct field approve_fields[] = {
	F(how, TEXT, .label = N_("How they were approved without a meeting"), .required = true,
		.max = 300, .hint = N_("Such as: sent to all by e-mail, nobody objected in 14 days.")),
	{ 0 }
};
static const struct field amend_fields[] = {
	F(amendment, LONG_TEXT, .label = N_("What is corrected"), .required = true, .max = 4000,
		.hint = N_("Say what stood there and what is right. The minutes stay as they were "
			"approved; the amendment stands below them.")), { 0 }
};

/* What a button of the page sends, and what it does. */
static const struct act {
	const char *name, *label;
	enum meeting_step step;
	enum ui_look look;
	const struct field *fields;        /* of a form of its own, or NULL: a button alone */
	const char *done;
} acts[] = {
	{ "pozvat", N_("Send the invitation"), STEP_INVITE, UI_PRIMARY, NULL,
		N_("The invitation is on its way.") },
	{ "zapisovat", N_("Write the minutes"), STEP_RECORD, UI_PRIMARY, NULL, NULL },
	{ "dokoncit", N_("Finish the minutes"), STEP_SUBMIT, UI_PRIMARY, NULL,
		N_("The minutes wait for approval by the next meeting.") },
	{ "vratit", N_("Take the minutes back"), STEP_RETURN, UI_SECONDARY, NULL,
		N_("The minutes can be changed again.") },
	{ "zrusit", N_("Cancel the meeting"), STEP_CANCEL, UI_WARNING, cancel_fields,
		N_("The meeting is cancelled. Members who were invited get a message.") },
	{ "schvalit", N_("Approve without a meeting"), STEP_APPROVE, UI_SECONDARY, approve_fields,
		N_("The minutes are approved.") },
	{ "dodatek", N_("Add the amendment"), STEP_AMEND, UI_SECONDARY, amend_fields,
		N_("The amendment is added.") },
};

static const struct act *act_named(str name)
{
	for (size_t i = 0; i < COUNT(acts); i++)
		if (str_is(name, acts[i].name))
			return &acts[i];
	return NULL;
}

static const char *refused(struct req *r, const struct meeting_get_row *m, enum meeting_step step)
{
	const char *why = meeting_refusal(meeting_state_of(m->state), step);
	return why ? why : meeting_day_refusal(step, m->day, day_of(r->arena, r->now));
}

/* ---- the page ---- */

static void agenda_fill(struct req *r, struct meeting_view *v)
{
	struct agenda_list_rows rows = agenda_list(
		r->db, .meeting_id = v->m->id, .limit = AGENDA_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct agenda_line *)arena_push(r->arena, &v->agenda.items, &v->agenda.count,
			sizeof *v->agenda.items) = (struct agenda_line){ .title = rows.items[i].title };
}

static void buttons_fill(struct req *r, struct meeting_view *v)
{
	for (size_t i = 0; i < COUNT(acts) && v->seat->writes; i++)
		if (!acts[i].fields && !refused(r, v->m, acts[i].step)) {
			enum ui_look look = v->buttons.count ? UI_SECONDARY : acts[i].look;
			*(struct step_button *)arena_push(r->arena, &v->buttons.items, &v->buttons.count,
				sizeof *v->buttons.items) = (struct step_button){ .label = acts[i].label,
				.look = look, .step = str_of(acts[i].name) };
		}
	v->may_cancel = v->seat->writes && !refused(r, v->m, STEP_CANCEL);
	v->may_approve = v->seat->writes && !refused(r, v->m, STEP_APPROVE);
	v->may_amend = v->seat->writes && !refused(r, v->m, STEP_AMEND);
}

static void invitation_fill(struct req *r, struct meeting_view *v)
{
	const struct meeting_get_row *m = v->m;
	if (!v->seat->writes || refused(r, m, STEP_INVITE))
		return;
	int64_t to = (int64_t)member_to_invite(r->db, .group_id = v->seat->g->id, .day = m->day,
		.limit = MEMBERS_MOST).count,
		without = member_without_email(r->db, .group_id = v->seat->g->id, .day = m->day);
	str tell = message_with(r->arena, tr(r->page.lang,
		N_("The invitation goes by e-mail with an entry for calendars. Members with an address: "
		   "%s.")), arena_printf(r->arena, "%lld", (long long)to));
	str rest = without ? message_with(r->arena, tr(r->page.lang,
		N_("Without one: %s; print it for them.")),
		arena_printf(r->arena, "%lld", (long long)without)) : S("");
	v->invite_note = arena_printf(r->arena, "%.*s %.*s", STR_ARG(tell), STR_ARG(rest));
	if (m->sent_sequence.set && m->sent_sequence.value != m->sequence)
		v->stale = tr(r->page.lang, N_("The meeting is other than the invitation that members "
			"have. Send it again."));
}

static void documents_add(struct req *r, struct meeting_view *v, const char *title,
	const char *name, bool tables)
{
	*(struct document_link *)arena_push(r->arena, &v->documents.items, &v->documents.count,
		sizeof *v->documents.items) = (struct document_link){ tr(r->page.lang, title),
		document_links(r, seat_url(r, v->seat, "/dokumenty/%s-%lld", name,
			(long long)v->m->number), tables) };
}

static void links_fill(struct req *r, struct meeting_view *v)
{
	const struct lang *lang = r->page.lang;
	long long number = v->m->number;
	bool changes = v->seat->writes && !refused(r, v->m, STEP_CHANGE),
		 records = v->seat->writes &&
			!meeting_refusal(meeting_state_of(v->m->state), STEP_RECORD);
	if (changes) {
		link_add(r, &v->links, seat_url(r, v->seat, "/setkani/%lld/zmenit", number),
			tr(lang, N_("Change the meeting")));
		link_add(r, &v->links, seat_url(r, v->seat, "/setkani/%lld/program", number),
			tr(lang, N_("Change the agenda")));
	}
	if (records)
		link_add(r, &v->links, seat_url(r, v->seat, "/setkani/%lld/dochazka", number),
			tr(lang, N_("Attendance")));
	link_add(r, &v->links, seat_url(r, v->seat, "/setkani/%lld/prezencni-listina", number),
		tr(lang, N_("Attendance sheet to print")));
	documents_add(r, v, N_("Invitation"), "pozvanka", false);
	documents_add(r, v, N_("Attendance sheet"), "prezencni-listina", true);
	if (meeting_state_of(v->m->state) >= MEETING_RECORDED &&
		meeting_state_of(v->m->state) <= MEETING_APPROVED)
		documents_add(r, v, N_("Minutes"), "zapis", false);
}

static void attendance_fill(struct req *r, struct meeting_view *v)
{
	struct attendance a = attendance_read(r, v->m);
	struct triad_sum sum = { 0 };
	if (meeting_state_of(v->m->state) < MEETING_RECORDED)
		return;
	v->attendance = triad_words(r, &a.triad);
	triad_add(&sum, &a.triad);
	for (int p = 0; p < TRIAD; p++)
		if (sum.missed[p])
			v->gaps = arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(v->gaps),
				v->gaps.len ? ", " : "",
				STR_ARG(tr(r->page.lang, participants_words((enum participant)p))));
}

static str approved_words(struct req *r, const struct meeting_get_row *m)
{
	if (!m->approved_on.len)
		return (str){ 0 };
	str how = m->approved_number.set ? meeting_name(r, m->approved_number.value)
									 : m->approved_how;
	return arena_printf(r->arena, "%.*s, %.*s", STR_ARG(site_day(r, m->approved_on)),
		STR_ARG(how));
}

static int page(struct req *r, const struct seat *s, const struct meeting_get_row *m, str done,
	str not_done)
{
	enum meeting_state state = meeting_state_of(m->state);
	struct meeting_view v = { .r = r, .seat = s, .m = m, .done = done, .refused = not_done,
		.url = seat_url(r, s, "/setkani/%lld", (long long)m->number),
		.frame = seat_frame(r, s, meeting_name(r, m->number)), .place = m->place,
		.state = tr(r->page.lang, meeting_state_words(state)),
		.time = meeting_time(r, m->day, m->starts, m->ends),
		.kind = tr(r->page.lang, choice_label(meeting_kinds, m->kind)),
		.cancel_fields = cancel_fields, .approve_fields = approve_fields,
		.amend_fields = amend_fields, .approved = approved_words(r, m) };
	struct amendment_list_rows amended = amendment_list(r->db, .meeting_id = m->id,
		.limit = RESOLUTIONS_MOST);
	for (size_t i = 0; i < amended.count; i++)
		words_add(r->arena, &v.amendments, arena_printf(r->arena, "%.*s: %.*s",
			STR_ARG(site_day(r, amended.items[i].day)), STR_ARG(amended.items[i].text)));
	if (str_is(s->g->status, "published") && (m->published || m->minutes_public))
		v.public_url = arena_printf(r->arena, "/skupiny/%.*s/setkani/%lld", STR_ARG(s->g->slug),
			(long long)m->number);
	agenda_fill(r, &v);
	buttons_fill(r, &v);
	invitation_fill(r, &v);
	links_fill(r, &v);
	attendance_fill(r, &v);
	meeting_page(&r->page, v);
	return not_done.len || r->errors.count ? answer_invalid(r) : answer_page(r);
}

static str done_words(struct req *r, str what)
{
	const struct act *a = act_named(what);
	const char *words = a ? a->done
		: str_is(what, "zverejnit") ? N_("The public sees the minutes.")
		: str_is(what, "skryt") ? N_("The public does not see the minutes any more.")
		: what.len ? N_("The change is saved.") : NULL;
	return words ? tr(r->page.lang, words) : (str){ 0 };
}

/* GET /urad/skupiny/{slug}/setkani/{number} */
int meeting_show(struct req *r)
{
	struct seat s;
	struct meeting_get_row *m = seat_taken(r, &s) ? meeting_asked(r, &s) : NULL;
	if (!m)
		return r->status;
	const char *why = query_text(r, "nelze").len
		? meeting_refusal(meeting_state_of(m->state), STEP_CHANGE) : NULL;
	return page(r, &s, m, done_words(r, query_text(r, "hotovo")),
		why ? tr(r->page.lang, why) : (str){ 0 });
}

/* ---- the steps ---- */

static void audited(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	str action)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "change",
		.kind = "meeting", .record = m->id, .name = arena_printf(r->arena, "%.*s, %.*s",
			STR_ARG(s->g->name), STR_ARG(meeting_name(r, m->number))), .field = "state",
		.old_value = m->state, .new_value = action });
}

/* What the step does beside the change of state. */
static void carry_out(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	enum meeting_step step, const struct step_form *f)
{
	str today = day_of(r->arena, r->now);
	if (step == STEP_INVITE) {
		meeting_announce(r, s, m, false);
		meeting_invited(r->db, .id = m->id, .now = r->now);
	} else if (step == STEP_CANCEL) {
		meeting_cancelled(r->db, .id = m->id, .reason = f->reason);
		struct meeting_get_row told = *m;
		told.sequence++;
		told.cancel_reason = f->reason;
		if (m->sent_sequence.set)
			meeting_announce(r, s, &told, true);
	} else if (step == STEP_SUBMIT) {
		meeting_submitted(r->db, .id = m->id, .day = today);
	} else if (step == STEP_APPROVE) {
		meeting_approved(r->db, .id = m->id, .day = today, .how = f->how);
	} else if (step == STEP_AMEND) {
		amendment_add(r->db, .meeting_id = m->id, .day = today, .text = f->amendment,
			.account_id = r->visitor.account);
	}
}

/* The public sees approved minutes, or no longer. */
static int publish(struct req *r, const struct seat *s, const struct meeting_get_row *m, bool shown)
{
	if (meeting_state_of(m->state) != MEETING_APPROVED)
		return page(r, s, m, (str){ 0 },
			tr(r->page.lang, N_("Only approved minutes are published.")));
	meeting_minutes_publish(r->db, .id = m->id, .shown = shown, .now = r->now);
	audited(r, s, m, shown ? S("published") : S("hidden"));
	db_note_change(r->db, "group", s->g->id);
	return answer_see_other(r, seat_url(r, s, "/setkani/%lld?hotovo=%s", (long long)m->number,
		shown ? "zverejnit" : "skryt"));
}

/* POST /urad/skupiny/{slug}/setkani/{number}/krok */
int meeting_step(struct req *r)
{
	struct seat s;
	struct step_form f = { 0 };
	struct meeting_get_row *m = seat_writes(r, &s) ? meeting_asked(r, &s) : NULL;
	if (!m)
		return r->status;
	str name = form_text(r, "krok");
	const struct act *a = act_named(name);
	if (str_is(name, "zverejnit") || str_is(name, "skryt"))
		return publish(r, &s, m, str_is(name, "zverejnit"));
	if (!a)
		return answer_error(r, 400);
	const char *why = refused(r, m, a->step);
	if (why)
		return page(r, &s, m, (str){ 0 }, tr(r->page.lang, why));
	if (a->fields && !form_read(r, a->fields, &f))
		return page(r, &s, m, (str){ 0 }, (str){ 0 });
	str state = str_of(meeting_state_code(meeting_after(meeting_state_of(m->state), a->step)));
	if (!meeting_state_set(r->db, .id = m->id, .was = m->state, .state = state, .now = r->now))
		return answer_see_other(r, seat_url(r, &s, "/setkani/%lld", (long long)m->number));
	carry_out(r, &s, m, a->step, &f);
	audited(r, &s, m, a->step == STEP_AMEND ? S("amended") : state);
	db_note_change(r->db, "group", s.g->id);
	return answer_see_other(r, a->step == STEP_RECORD
		? seat_url(r, &s, "/setkani/%lld/zapis", (long long)m->number)
		: seat_url(r, &s, "/setkani/%lld?hotovo=%s", (long long)m->number, a->name));
}
