/* Invitations by e-mail, with an entry for the calendar; and that a meeting is off. */
#include "app/groups/groups_internal.h"
#include "doc/doc.h"

static str agenda_text(struct req *r, const struct meeting_get_row *m)
{
	struct buf out = { .arena = r->arena };
	struct agenda_list_rows rows = agenda_list(r->db, .meeting_id = m->id, .limit = AGENDA_MOST);
	for (size_t i = 0; i < rows.count; i++)
		buf_printf(&out, "%zu. %.*s\n", i + 1, STR_ARG(rows.items[i].title));
	return buf_str(&out);
}

static void line(struct buf *out, const struct lang *lang, const char *label, str value)
{
	if (value.len)
		buf_printf(out, "%.*s: %.*s\n", STR_ARG(tr(lang, label)), STR_ARG(value));
}

static str letter_text(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	bool cancelled, str agenda)
{
	const struct lang *lang = r->page.lang;
	struct buf out = { .arena = r->arena };
	buf_printf(&out, "%.*s\n\n", STR_ARG(tr(lang, cancelled
		? N_("This meeting does not take place.") : N_("We invite you to a meeting."))));
	line(&out, lang, N_("Group"), s->g->name);
	line(&out, lang, N_("When"), meeting_time(r, m->day, m->starts, m->ends));
	line(&out, lang, N_("Place"), m->place);
	if (cancelled) {
		line(&out, lang, N_("Why it is cancelled"), m->cancel_reason);
		return buf_str(&out);
	}
	line(&out, lang, N_("Address to join online"), m->link);
	if (m->invitation.len)
		buf_printf(&out, "\n%.*s\n", STR_ARG(m->invitation));
	if (agenda.len)
		buf_printf(&out, "\n%.*s:\n%.*s", STR_ARG(tr(lang, N_("Agenda"))), STR_ARG(agenda));
	buf_printf(&out, "\n%.*s\n", STR_ARG(tr(lang,
		N_("When you cannot come, answer this message, so that we know."))));
	return buf_str(&out);
}

int64_t meeting_announce(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	bool cancelled)
{
	struct site_settings have = site_settings(r->db);
	str from = mail_address(s->g->email) ? s->g->email : mail_address(have.email) ? have.email
		: have.mail_from, agenda = agenda_text(r, m), name = meeting_name(r, m->number);
	struct calendar_event e = { .sequence = m->sequence, .stamp = r->now,
		.uid = arena_printf(r->arena, "%.*s@rozcestnik", STR_ARG(m->uuid)),
		.starts = clock_instant(m->day, m->starts), .ends = clock_instant(m->day, m->ends),
		.summary = arena_printf(r->arena, "%.*s – %.*s", STR_ARG(s->g->name), STR_ARG(name)),
		.place = m->place.len ? m->place : m->link, .about = agenda, .url = m->link,
		.organizer = from, .organizer_name = have.operator.len ? have.operator
			: have.portal_name, .cancelled = cancelled };
	str text = letter_text(r, s, m, cancelled, agenda);
	str subject = arena_printf(r->arena, "%.*s: %.*s, %.*s", STR_ARG(tr(r->page.lang, cancelled
		? N_("Cancelled") : m->sent_sequence.set ? N_("Changed invitation") : N_("Invitation"))),
		STR_ARG(s->g->name), STR_ARG(site_day(r, m->day)));
	struct member_to_invite_rows to = member_to_invite(r->db, .group_id = s->g->id,
		.day = m->day, .limit = MEMBERS_MOST);
	for (size_t i = 0; i < to.count; i++) {
		e.attendee = to.items[i].email;
		mail_put(r->db, r->now, &(struct mail){ .kind = "meeting", .to = e.attendee,
			.reply_to = from, .subject = subject, .text = text, .by_person = true,
			.calendar = calendar_write(r->arena, cancelled ? CALENDAR_CANCEL : CALENDAR_REQUEST,
				(str){ 0 }, (struct calendar_events){ &e, 1 }) });
	}
	return (int64_t)to.count;
}
