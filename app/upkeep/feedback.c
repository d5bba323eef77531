/* What may be said, whom it goes to, how it is settled and when it is forgotten. */
#include "app/upkeep/feedback.h"
#include "crypto/crypto.h"

enum { MOST_AREAS = 100, FORGET_AT_ONCE = 500 };

static const struct choice error_topics[] = {
	{ S("outdated"), N_("Something is out of date") },
	{ S("phone"), N_("The phone number or e-mail does not work") },
	{ S("closed"), N_("It has closed or moved") },
	{ S("hours"), N_("The opening hours are different") },
	{ S("other"), N_("Something else") },
	{ { 0 }, NULL }
};
static const struct choice question_topics[] = {
	{ S("advice"), N_("I do not know where to turn") },
	{ S("entry"), N_("I do not understand something on this site") },
	{ S("procedure"), N_("I ask how to arrange something at the office") },
	{ S("other"), N_("Something else") },
	{ { 0 }, NULL }
};
const struct choice feedback_states[] = {
	{ S("new"), N_("New") },
	{ S("working"), N_("Being dealt with") },
	{ S("done"), N_("Settled") },
	{ S("refused"), N_("Put aside") },
	{ { 0 }, NULL }
};
static const struct choice routes_taken[] = {
	{ S("provider"), N_("To the provider") },
	{ S("department"), N_("To the department") },
	{ S("office"), N_("To the office") },
	{ S("nobody"), N_("To nobody: there is no address to write to") },
	{ { 0 }, NULL }
};

#define TEXT_AND_EMAIL(label_)                                                                     \
	FIELD(struct feedback_form, text, LONG_TEXT, .label = label_, .required = true,                \
		.max = FEEDBACK_TEXT, .min = 5,                                                            \
		.hint = N_("Leave out names, birth numbers and health, unless we cannot do without.")),    \
		FIELD(struct feedback_form, email, EMAIL, .label = N_("Your e-mail"), .max = 254,          \
			.hint = N_("Only if you want the answer by e-mail. We use it for nothing else."),      \
			.autocomplete = "email")

static const struct field error_fields[] = {
	FIELD(struct feedback_form, topic, CHOICE, .label = N_("What is wrong"), .required = true,
		.choices = error_topics),
	TEXT_AND_EMAIL(N_("How it should be")), { 0 }
};
static const struct field question_fields[] = {
	FIELD(struct feedback_form, topic, CHOICE, .label = N_("What it is about"), .required = true,
		.choices = question_topics),
	TEXT_AND_EMAIL(N_("Your question")), { 0 }
};

const struct feedback_kind feedback_error = {
	.code = "error",
	.path = "/nahlasit",
	.title = N_("Report an error in this entry"),
	.lead =
		N_("Thank you for helping to keep it right. We pass it to whoever looks after the entry."),
	.button = N_("Send the report"),
	.topics = error_topics,
	.fields = error_fields,
};
const struct feedback_kind feedback_question = {
	.code = "question", .path = "/zeptat-se", .title = N_("Ask the office"),
	.lead = N_("Social workers answer free of charge. You need not say who you are."),
	.button = N_("Send the question"), .topics = question_topics, .fields = question_fields,
};

const struct feedback_kind *feedback_kind_of(str code)
{
	return str_is(code, feedback_error.code) ? &feedback_error : &feedback_question;
}

static str words_of(const struct lang *lang, const struct choice *list, str value)
{
	const char *label = choice_label(list, value);
	return *label ? tr(lang, label) : value;
}

str feedback_topic(const struct lang *lang, str kind, str topic)
{
	return words_of(lang, feedback_kind_of(kind)->topics, topic);
}
str feedback_state(const struct lang *lang, str state)
{
	return words_of(lang, feedback_states, state);
}
str feedback_routed(const struct lang *lang, str routed)
{
	return words_of(lang, routes_taken, routed);
}

bool feedback_open(str state) { return str_is(state, "new") || str_is(state, "working"); }

str feedback_day(struct req *r, int64_t instant)
{
	return site_day(r, day_of(r->arena, instant));
}

/* ---- what it is about ---- */

bool feedback_entry_find(struct req *r, str kind, str slug, struct feedback_entry *e)
{
	*e = (struct feedback_entry){ 0 };
	const char *place = "sluzby";
	if (str_is(kind, "sluzba")) {
		struct feedback_service_row *s = feedback_service(r->db, .slug = slug);
		if (s)
			*e = (struct feedback_entry){ .service = SOME(s->id), .owner = s->provider_id,
				.municipality = s->municipality_id, .name = s->name };
	} else if (str_is(kind, "organizace")) {
		struct feedback_provider_row *p = feedback_provider(r->db, .slug = slug);
		place = "organizace";
		if (p)
			*e = (struct feedback_entry){ .provider = SOME(p->id), .owner = p->id,
				.municipality = p->municipality_id, .name = p->name };
	} else if (str_is(kind, "situace")) {
		struct feedback_situation_row *s = feedback_situation(r->db, .slug = slug);
		place = "situace";
		if (s)
			*e = (struct feedback_entry){ .situation = SOME(s->id), .name = s->name };
	}
	e->href = arena_printf(r->arena, "/%s/%.*s", place, STR_ARG(slug));
	return e->name.ptr;
}

static int64_t days_set(str value, int64_t least, int64_t most, int64_t otherwise)
{
	struct maybe_int n = str_int(value);
	return n.set && n.value >= least && n.value <= most ? n.value : otherwise;
}

struct feedback_terms feedback_terms(struct db *db)
{
	struct site_settings have = site_settings(db);
	return (struct feedback_terms){ days_set(have.feedback_days, 1, 90, 10),
		days_set(have.feedback_keep_days, MAIL_KEPT_DAYS, FEEDBACK_OLDEST_DAYS, 180) };
}

/* ---- whom it goes to ---- */

struct told { str emails[FEEDBACK_TOLD]; size_t count; const char *how; };

static void tell(struct told *to, str email, const char *how)
{
	if (to->count < FEEDBACK_TOLD && mail_address(email)) {
		to->emails[to->count++] = email;
		to->how = how;
	}
}

/* People of the office who hold the first of these roles that anybody holds. */
static void tell_office(struct req *r, struct told *to, const char *const *roles, int64_t where)
{
	str today = day_of(r->arena, r->now);
	for (; *roles && !to->count; roles++) {
		struct officers_rows who = officers(r->db, .role = str_of(*roles),
			.municipality_id = where, .today = today, .limit = FEEDBACK_TOLD);
		for (size_t i = 0; i < who.count; i++)
			tell(to, who.items[i].email, "office");
	}
	if (!to->count)
		tell(to, site_settings(r->db).email, "office");
}

static struct told find_recipients(
	struct req *r, const struct feedback_kind *kind, const struct feedback_entry *e)
{
	static const char *const for_errors[] = { "editor", "coordinator", "desk", "head", NULL };
	static const char *const for_questions[] = { "desk", "editor", "coordinator", "head", NULL };
	struct told to = { .how = "nobody" };
	bool error = kind == &feedback_error;
	if (error && e->owner) {
		struct provider_accounts_rows who = provider_accounts(r->db, .provider_id = e->owner,
			.today = day_of(r->arena, r->now), .limit = FEEDBACK_TOLD);
		for (size_t i = 0; i < who.count; i++)
			tell(&to, who.items[i].email, "provider");
	}
	if (!to.count && e->situation.set) {
		struct situation_department_email_row *d =
			situation_department_email(r->db, .situation_id = e->situation.value);
		if (d)
			tell(&to, d->email, "department");
	}
	if (!to.count)
		tell_office(r, &to, error ? for_errors : for_questions, e->municipality.value);
	return to;
}

/* The office reads it where it settles it; whoever has no way in there gets what
 * was written, never the writer's address. */
static str notice_text(struct req *r, const struct feedback_kind *kind,
                       const struct feedback_entry *e, const struct feedback_form *f,
                       const struct told *to, str number, str due_on)
{
	const struct lang *lang = r->web->langs[0];
	struct buf out = { .arena = r->arena };
	bool inside = !strcmp(to->how, "office");
	if (e->name.ptr)
		buf_printf(&out, "%.*s: %.*s\n%.*s\n", STR_ARG(tr(lang, N_("About"))), STR_ARG(e->name),
			STR_ARG(site_url(r, e->href)));
	buf_printf(&out, "%.*s: %.*s\n", STR_ARG(tr(lang, N_("Subject"))),
		STR_ARG(feedback_topic(lang, str_of(kind->code), f->topic)));
	buf_printf(&out, "%.*s: %.*s\n", STR_ARG(tr(lang, N_("Answer by"))),
		STR_ARG(czech_day(r->arena, due_on)));
	if (inside)
		buf_printf(&out, "\n%.*s\n%.*s\n", STR_ARG(tr(lang, N_("Read it and answer here:"))),
			STR_ARG(site_url(r, arena_printf(r->arena, "/urad/podnety/%.*s", STR_ARG(number)))));
	else
		buf_printf(&out, "\n%.*s\n\n%.*s\n\n%.*s\n",
			STR_ARG(tr(lang, N_("Somebody wrote through the portal:"))), STR_ARG(f->text),
			STR_ARG(tr(lang, N_("Correct what is wrong, or reply to the office."))));
	return buf_str(&out);
}

static void send_notices(struct req *r, const struct feedback_kind *kind, str text,
                         const struct told *to)
{
	const struct lang *lang = r->web->langs[0];
	str subject = tr(lang, kind == &feedback_error ? N_("An error in an entry was reported")
												   : N_("Somebody asks the office")),
		reply_to = site_settings(r->db).email;
	for (size_t i = 0; i < to->count; i++)
		mail_put(r->db, r->now, &(struct mail){ .kind = "feedback", .to = to->emails[i],
			.reply_to = reply_to, .subject = subject, .text = text });
}

/* ---- the life of a report ---- */

static void note(struct db *db, int64_t now, int64_t account, const struct audit *a)
{
	struct audit entry = *a;
	entry.kind = N_("feedback");
	audit_write(db, now, account, &entry);
}

str feedback_put(struct req *r, const struct feedback_kind *kind, const struct feedback_entry *e,
                 const struct feedback_form *f)
{
	struct told to = find_recipients(r, kind, e);
	str number = str_part(password_invent(r->arena), 0, FEEDBACK_NUMBER);
	str today = day_of(r->arena, r->now);
	str due_on = day_add(r->arena, today, (int)feedback_terms(r->db).days);
	int64_t id = feedback_add(r->db, .number = number, .kind = str_of(kind->code),
		.topic = f->topic, .service_id = e->service, .provider_id = e->provider,
		.situation_id = e->situation, .entry_name = e->name,
		.municipality_id = e->municipality, .routed = str_of(to.how), .text = f->text,
		.email = f->email, .language = r->page.lang ? str_of(r->page.lang->code) : S("en"),
		.now = r->now, .due_on = due_on);
	note(r->db, r->now, 0, &(struct audit){ .action = "create", .record = id, .name = e->name });
	send_notices(r, kind, notice_text(r, kind, e, f, &to, number, due_on), &to);
	return number;
}

bool feedback_may(struct req *r, struct maybe_int municipality)
{
	if (people_may(r, FEEDBACK_ROLES, 0))
		return true;
	if (!municipality.set)
		return r->visitor.roles & FEEDBACK_ROLES;
	struct feedback_areas_rows areas = feedback_areas(r->db,
		.municipality_id = municipality.value, .today = day_of(r->arena, r->now),
		.limit = MOST_AREAS);
	for (size_t i = 0; i < areas.count; i++)
		if (people_may(r, FEEDBACK_ROLES, areas.items[i].area_id))
			return true;
	return false;
}

struct maybe_int feedback_narrow(struct req *r)
{
	return people_may(r, FEEDBACK_ROLES, 0) ? NONE : SOME(r->visitor.account);
}

static const struct lang *language_of(struct req *r, str code)
{
	for (const struct lang *const *l = r->web->langs; *l; l++)
		if (str_is(code, (*l)->code))
			return *l;
	return r->web->langs[0];
}

static void send_answer(struct req *r, const struct feedback_get_row *f, str answer)
{
	const struct lang *lang = language_of(r, f->language);
	struct page text = { .out.arena = r->arena, .lang = lang };
	struct site_settings have = site_settings(r->db);
	buf_put(&text.out, answer);
	buf_printf(&text.out, "\n\n-- \n%.*s\n", STR_ARG(have.operator));
	buf_printf(&text.out, "%.*s %.*s%s%.*s\n", STR_ARG(tr(lang, N_("You wrote to us on"))),
		STR_ARG(feedback_day(r, f->received_at)), f->entry_name.ptr ? ": " : ".",
		STR_ARG(f->entry_name));
	str kept = trn(lang, "We keep what you wrote and your address for %d day more.",
		"We keep what you wrote and your address for %d days more.",
		feedback_terms(r->db).keep_days);
	html_count(&text, kept, feedback_terms(r->db).keep_days);
	mail_put(r->db, r->now,
		&(struct mail){ .kind = "feedback answer",
			.to = f->email,
			.reply_to = have.email,
			.by_person = true,
			.text = buf_str(&text.out),
			.subject = arena_printf(r->arena, "%.*s %.*s",
				STR_ARG(tr(lang, N_("Answer to your message"))), STR_ARG(f->number)) });
}

bool feedback_reply(struct req *r, const struct feedback_get_row *f, str answer)
{
	if (!feedback_answer(r->db, .id = f->id, .answer = answer, .account_id = r->visitor.account,
			.now = r->now))
		return false;
	note(r->db, r->now, r->visitor.account,
		&(struct audit){ .action = N_("answer"), .record = f->id, .name = f->entry_name });
	if (f->email.ptr)
		send_answer(r, f, answer);
	return true;
}

void feedback_settle(struct req *r, const struct feedback_get_row *f, str state, str text)
{
	struct maybe_int done_at = feedback_open(state) ? NONE
		: f->done_at.set                            ? f->done_at : SOME(r->now);
	feedback_set(r->db, .id = f->id, .state = state, .note = text,
		.account_id = r->visitor.account, .done_at = done_at);
	if (!str_eq(state, f->state))
		note(r->db, r->now, r->visitor.account,
			&(struct audit){ .action = "change", .record = f->id, .name = f->entry_name,
				.field = N_("state"), .old_value = f->state, .new_value = state });
	/* What the note says may be about somebody. */
	if (!str_eq(text, f->note))
		note(r->db, r->now, r->visitor.account, &(struct audit){ .action = "change",
			.record = f->id, .name = f->entry_name, .field = N_("note") });
}

int64_t feedback_tidy(struct db *db, int64_t now)
{
	db_begin(db);
	struct feedback_old_rows old = feedback_old(db, .limit = FORGET_AT_ONCE,
		.done_before = now - feedback_terms(db).keep_days * 86400,
		.received_before = now - FEEDBACK_OLDEST_DAYS * 86400);
	for (size_t i = 0; i < old.count; i++) {
		feedback_forget(db, .id = old.items[i].id, .now = now);
		note(db, now, 0, &(struct audit){ .action = N_("forget"), .record = old.items[i].id,
			.name = old.items[i].entry_name });
	}
	return db_commit(db) ? (int64_t)old.count : 0;
}
