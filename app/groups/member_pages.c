/* The members of a group: a list, and one seat. */
#include "app/groups/member.html.h"

static const struct choice namings[] = { { S("name"), N_("By name") },
	{ S("pseudonym"), N_("By a pseudonym") },
	{ S("number"), N_("Only as a number; no name is kept") }, { .label = NULL } };
static const struct choice posts[] = { { S("chair"), N_("Chair") },
	{ S("secretary"), N_("Secretary: plans meetings and writes minutes") }, { .label = NULL } };

#define F(member, type, ...) FIELD(struct member_form, member, type, __VA_ARGS__)
static const struct field fields[] = {
	F(role, CHOICE, .label = N_("Role"), .required = true, .choices = participant_choices),
	F(naming, CHOICE, .label = N_("How they stand here"), .required = true, .choices = namings,
		.hint = N_("Let people choose. When you change it to a number, the name is erased.")),
	F(name, TEXT, .label = N_("Name or pseudonym"), .max = 150),
	F(organisation, TEXT, .label = N_("Organisation"), .max = 200,
		.hint = N_("The public sees it of commissioners, providers and experts.")),
	F(post, CHOICE, .label = N_("Post"), .choices = posts),
	F(email, EMAIL, .label = N_("E-mail for invitations"),
		.hint = N_("Only who keeps the group sees it. It is erased a year after the term ends.")),
	F(account, EMAIL, .label = N_("E-mail of the account they sign in with"),
		.hint = N_("They then see the group and score priorities on the web.")),
	F(public_name, BOOL, .label = N_("Agreed that the name stands on public pages")),
	F(thanks, BOOL, .label = N_("Agreed to stand in the list of thanks")),
	F(valid_from, DAY, .label = N_("Member since"), .required = true),
	F(valid_to, DAY, .label = N_("Member until"),
		.hint = N_("The last day of the term; empty while it goes on.")),
	{ 0 }
};

/* ---- the list ---- */

static str term_words(struct req *r, const struct member_list_row *m)
{
	str from = site_day(r, m->valid_from);
	if (!m->valid_to.len)
		return message_with(r->arena, tr(r->page.lang, N_("since %s")), from);
	return arena_printf(r->arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(site_day(r, m->valid_to)));
}

static str consent_words(struct req *r, const struct member_list_row *m)
{
	const struct lang *lang = r->page.lang;
	return m->public_name ? m->thanks ? tr(lang, N_("public name, thanks"))
									  : tr(lang, N_("public name"))
		: m->thanks ? tr(lang, N_("thanks")) : (str){ 0 };
}

static void member_add_line(struct req *r, struct members_view *v, const struct member_list_row *m)
{
	const struct lang *lang = r->page.lang;
	*(struct member_line *)arena_push(r->arena, &v->list.items, &v->list.count,
		sizeof *v->list.items) = (struct member_line){
		.url = seat_url(r, v->seat, "/clenove/%lld", (long long)m->id),
		.number = arena_printf(r->arena, "%lld", (long long)m->number),
		.name = person_words(r->arena, lang, PERSON(m)),
		.role = tr(lang, participant_words(participant_of(m->role))),
		.post = m->post.len ? tr(lang, choice_label(posts, m->post)) : (str){ 0 },
		.organisation = m->organisation, .term = term_words(r, m),
		.consent = consent_words(r, m), .over = m->over, .email = m->email.len > 0 };
}

/* GET /urad/skupiny/{slug}/clenove */
int members_show(struct req *r)
{
	struct seat seat;
	if (!seat_taken(r, &seat))
		return r->status;
	struct members_view v = { .r = r, .seat = &seat,
		.frame = seat_frame(r, &seat, tr(r->page.lang, N_("Members"))) };
	struct member_list_rows rows = member_list(r->db, .group_id = seat.g->id,
		.today = day_of(r->arena, r->now), .limit = MEMBERS_MOST + ENDED_MOST);
	struct triad now = { 0 };
	for (size_t i = 0; i < rows.count; i++) {
		const struct member_list_row *m = &rows.items[i];
		member_add_line(r, &v, m);
		v.current += !m->over;
		if (!m->over && participant_of(m->role) < PARTICIPANTS)
			now.people[participant_of(m->role)]++;
	}
	for (int p = 0; p < PARTICIPANTS; p++)
		words_add(r->arena, &v.counts, arena_printf(r->arena, "%.*s: %lld",
			STR_ARG(tr(r->page.lang, participants_words((enum participant)p))),
			(long long)now.people[p]));
	for (int p = 0; p < TRIAD && v.current; p++)
		if (!now.people[p])
			words_add(r->arena, &v.gaps, message_with(r->arena,
				tr(r->page.lang, N_("Nobody in the group speaks for this party: %s.")),
				tr(r->page.lang, participants_words((enum participant)p))));
	v.frame->wide = true;
	if (query_text(r, "hotovo").len)
		v.done = tr(r->page.lang, N_("The change is saved."));
	members_page(&r->page, v);
	return answer_page(r);
}

/* ---- one seat ---- */

static int form_show(struct req *r, const struct seat *seat, int64_t id,
	const struct member_form *form, str title)
{
	struct member_view v = { .r = r, .fields = fields, .form = form,
		.frame = seat_frame(r, seat, title),
		.action = id ? seat_url(r, seat, "/clenove/%lld", (long long)id)
					 : seat_url(r, seat, "/clenove/novy") };
	member_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

static int new_show(struct req *r, const struct seat *seat, const struct member_form *form)
{
	return form_show(r, seat, 0, form, tr(r->page.lang, N_("New member")));
}

/* GET /urad/skupiny/{slug}/clenove/novy */
int member_new(struct req *r)
{
	struct seat seat;
	struct member_form form = { .naming = S("name"), .valid_from = day_of(r->arena, r->now) };
	return seat_coordinates(r, &seat) ? new_show(r, &seat, &form) : r->status;
}

/* What is wrong beyond single fields; `account` is who the address signs in. */
static void check(struct req *r, const struct seat *seat, int64_t id, struct member_form *f,
	struct maybe_int *account)
{
	bool number = str_is(f->naming, "number");
	const char *term = f->valid_from.len ? term_refusal(f->valid_from, f->valid_to) : NULL;
	if (number)
		f->name = (str){ 0 };
	if (!number && f->naming.len && !f->name.len)
		form_error(r, fields, "name", N_("Fill this in."));
	if (number && (f->public_name || f->thanks))
		form_error(r, fields, f->public_name ? "public_name" : "thanks",
			N_("Who stands here only as a number has no name to show."));
	if (term)
		form_error(r, fields, "valid_to", term);
	if (f->email.len && !mail_address(f->email))
		form_error(r, fields, "email", N_("We cannot send to such an address."));
	if (!f->account.len)
		return;
	struct member_account_row *a = member_account(r->db, .email = f->account);
	if (!a)
		form_error(r, fields, "account", N_("Nobody signs in with this address. An "
			"administrator makes the account first."));
	else if (member_account_taken(r->db, .group_id = seat->g->id, .account_id = a->id, .id = id))
		form_error(r, fields, "account", N_("This account belongs to another member."));
	else
		*account = SOME(a->id);
}

/* Of people the trail keeps numbers, never names: they could not be erased from it. */
static void audited(struct req *r, const struct seat *seat, int64_t id, const char *action,
	const struct member_form *f)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = action,
		.kind = "group_member", .record = id, .name = seat->g->name, .field = "valid_to",
		.new_value = f->valid_to });
}

static void write(struct req *r, const struct seat *seat, int64_t id, const struct member_form *f,
	struct maybe_int account, str consent_on)
{
	member_set(r->db, .id = id, .naming = f->naming, .name = f->name, .role = f->role,
		.post = f->post, .organisation = f->organisation, .email = f->email,
		.account_id = account, .public_name = f->public_name, .thanks = f->thanks,
		.consent_on = consent_on, .valid_from = f->valid_from, .valid_to = f->valid_to,
		.now = r->now);
	db_note_change(r->db, "group", seat->g->id);
}

/* POST /urad/skupiny/{slug}/clenove/novy */
int member_create(struct req *r)
{
	struct seat seat;
	struct member_form f = { 0 };
	struct maybe_int account = NONE;
	if (!seat_coordinates(r, &seat))
		return r->status;
	form_read(r, fields, &f);
	check(r, &seat, 0, &f, &account);
	if (member_count(r->db, .group_id = seat.g->id) >= MEMBERS_MOST + ENDED_MOST ||
		member_current(r->db, .group_id = seat.g->id, .today = day_of(r->arena, r->now)) >=
			MEMBERS_MOST)
		form_error(r, fields, NULL, N_("The group has as many members as it can have."));
	if (r->errors.count)
		return new_show(r, &seat, &f);
	int64_t id = member_add(r->db, .group_id = seat.g->id,
		.number = member_number(r->db, .group_id = seat.g->id), .naming = f.naming,
		.name = f.name, .role = f.role, .valid_from = f.valid_from, .now = r->now);
	write(r, &seat, id, &f, account,
		f.public_name || f.thanks ? day_of(r->arena, r->now) : (str){ 0 });
	audited(r, &seat, id, "create", &f);
	return answer_see_other(r, seat_url(r, &seat, "/clenove?hotovo=1"));
}

static struct member_get_row *member_asked(struct req *r, const struct seat *seat)
{
	struct maybe_int id = str_int(r->sub);
	struct member_get_row *m = id.set
		? member_get(r->db, .id = id.value, .group_id = seat->g->id) : NULL;
	if (!m)
		answer_error(r, 404);
	return m;
}

static int edit_show(struct req *r, const struct seat *seat, const struct member_get_row *m,
	const struct member_form *f)
{
	return form_show(r, seat, m->id, f, person_words(r->arena, r->page.lang, PERSON(m)));
}

/* GET /urad/skupiny/{slug}/clenove/{id} */
int member_edit(struct req *r)
{
	struct seat seat;
	struct member_get_row *m = seat_coordinates(r, &seat) ? member_asked(r, &seat) : NULL;
	if (!m)
		return r->status;
	struct member_account_email_row *a = m->account_id.set
		? member_account_email(r->db, .id = m->account_id.value) : NULL;
	struct member_form f = { m->naming, m->name, m->role, m->post, m->organisation, m->email,
		a ? a->email : (str){ 0 }, m->public_name, m->thanks, m->valid_from, m->valid_to };
	return edit_show(r, &seat, m, &f);
}

/* POST /urad/skupiny/{slug}/clenove/{id} */
int member_save(struct req *r)
{
	struct seat seat;
	struct member_form f = { 0 };
	struct maybe_int account = NONE;
	struct member_get_row *m = seat_coordinates(r, &seat) ? member_asked(r, &seat) : NULL;
	if (!m)
		return r->status;
	form_read(r, fields, &f);
	check(r, &seat, m->id, &f, &account);
	if (r->errors.count)
		return edit_show(r, &seat, m, &f);
	bool said = f.public_name != m->public_name || f.thanks != m->thanks;
	write(r, &seat, m->id, &f, account, said ? day_of(r->arena, r->now) : m->consent_on);
	audited(r, &seat, m->id, "change", &f);
	return answer_see_other(r, seat_url(r, &seat, "/clenove?hotovo=1"));
}

/* ---- thanks ---- */

/* GET /urad/skupiny/{slug}/podekovani */
int group_thanks(struct req *r)
{
	struct seat seat;
	if (!seat_taken(r, &seat))
		return r->status;
	struct thanks_view v = { .r = r,
		.frame = seat_frame(r, &seat, tr(r->page.lang, N_("We thank everybody"))) };
	struct member_list_rows rows = member_list(r->db, .group_id = seat.g->id,
		.today = day_of(r->arena, r->now), .limit = MEMBERS_MOST + ENDED_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct member_list_row *m = &rows.items[i];
		if (!m->thanks || !m->name.len)
			v.others++;
		else if (m->organisation.len)
			words_add(r->arena, &v.names, arena_printf(r->arena, "%.*s, %.*s", STR_ARG(m->name),
				STR_ARG(m->organisation)));
		else
			words_add(r->arena, &v.names, m->name);
	}
	v.files = document_links(r, seat_url(r, &seat, "/dokumenty/podekovani"), false);
	thanks_page(&r->page, v);
	return answer_page(r);
}
