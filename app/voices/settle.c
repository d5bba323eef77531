/* The end of a voice: its settlement, who is told, and what is forgotten. */
#include "app/voices/voices_view.h"

enum { DAY = 86400, FORGET_AT_ONCE = 500 };

static const struct lang *language_of(struct req *r, str code)
{
	for (const struct lang *const *l = r->web->langs; *l; l++)
		if (str_is(code, (*l)->code))
			return *l;
	return r->web->langs[0];
}

static void line(struct buf *out, const struct lang *lang, const char *label, str value)
{
	if (value.len)
		buf_printf(out, "%.*s: %.*s\n", STR_ARG(tr(lang, label)), STR_ARG(value));
}

/* `id`: what its author sent; `end`: what it became, which was settled. */
static void tell_author(struct req *r, const struct lineage_above_row *to, int64_t end,
                        const struct settlement *s)
{
	const struct lang *lang = language_of(r, to->language);
	struct buf out = { .arena = r->arena };
	struct site_settings town = site_settings(r->db);
	line(&out, lang, N_("Number"), id_text(r, to->id));
	if (end != to->id)
		line(&out, lang, N_("It was dealt with as number"), id_text(r, end));
	line(&out, lang, N_("Settlement"),
		tr(lang, choice_label(voice_settlements, s->kind)));
	line(&out, lang, N_("Passed on to"), s->to);
	buf_printf(&out, "\n%.*s\n", STR_ARG(s->why));
	if (town.base_url.len)
		buf_printf(&out, "\n%.*s%.*s\n", STR_ARG(town.base_url), STR_ARG(slip_href(r, to->id)));
	buf_printf(&out, "\n-- \n%.*s\n", STR_ARG(town.operator));
	mail_put(r->db, r->now, &(struct mail){ .kind = "settlement", .to = to->email,
		.reply_to = town.email, .text = buf_str(&out), .by_person = true,
		.subject = arena_printf(r->arena, "%.*s %lld",
			STR_ARG(tr(lang, N_("What became of what you sent us, no."))), (long long)to->id) });
}

/* It and all that it came from are done with it; whoever left an address is told. */
static void finish(struct req *r, int64_t id, const struct settlement *s)
{
	struct lineage_above_rows all = lineage_above(r->db, .id = id, .limit = LINEAGE_MOST);
	int64_t *ids = arena_alloc(r->arena, (all.count + 1) * sizeof *ids);
	for (size_t i = 0; i < all.count; i++) {
		ids[i] = all.items[i].id;
		if (all.items[i].email.len)
			tell_author(r, &all.items[i], id, s);
	}
	voice_done(r->db, .ids = { ids, all.count }, .now = r->now);
}

const char *voice_settled(struct req *r, const struct voice_get_row *v, const struct settlement *s)
{
	const char *field, *why = act_refusal(voice_state(v), ACT_SETTLE);
	if (!why)
		why = settlement_refusal(s, &field);
	if (why)
		return why;
	if (!voice_settle(r->db, .id = v->id, .settled_as = s->kind, .settled_why = s->why,
			.passed_to = s->to, .account_id = SOME(r->visitor.account), .now = r->now))
		return N_("Somebody was faster. Look at it again.");
	finish(r, v->id, s);
	voice_note(r, N_("settle"), v->id);
	return NULL;
}

/* ---- who is to settle it ---- */

static void tell_guarantor(struct req *r, const struct voice_get_row *v, int64_t account,
                           str due_on)
{
	const struct lang *lang = r->web->langs[0];
	struct voice_guarantors_rows who = voice_guarantors(r->db, .area_id = v->area_id,
		.today = day_of(r->arena, r->now), .limit = AREAS_MOST);
	for (size_t i = 0; i < who.count; i++)
		if (who.items[i].id == account && mail_address(who.items[i].email))
			mail_put(r->db, r->now, &(struct mail){ .kind = "voice",
				.to = who.items[i].email,
				.subject = tr(lang, N_("Something from the public is yours to settle")),
				.text = arena_printf(r->arena, "%.*s %lld\n%.*s: %.*s\n\n%.*s\n",
					STR_ARG(tr(lang, N_("Number"))), (long long)v->id,
					STR_ARG(tr(lang, N_("To be settled by"))),
					STR_ARG(czech_day(r->arena, due_on)),
					STR_ARG(site_url(r, arena_printf(r->arena, "/urad/zapojeni/%lld",
						(long long)v->id)))) });
}

void voice_assign_to(struct req *r, const struct voice_get_row *v, struct maybe_int account,
                     str answers, str due_on)
{
	voice_assign(r->db, .id = v->id, .account_id = account, .answers = answers, .due_on = due_on);
	if (account.set && account.value != r->visitor.account &&
		(!v->answers_by.set || v->answers_by.value != account.value))
		tell_guarantor(r, v, account.value, due_on);
	voice_note(r, N_("assign"), v->id);
}

/* ---- forgetting ---- */

int64_t voice_keep_days(struct db *db)
{
	struct maybe_int n = str_int(site_settings(db).feedback_keep_days);
	return n.set && n.value >= MAIL_KEPT_DAYS && n.value <= VOICE_OLDEST_DAYS ? n.value : 180;
}

int64_t voices_tidy(struct db *db, struct arena *a, int64_t now)
{
	db_begin(db);
	struct voice_old_rows old = voice_old(db, .limit = FORGET_AT_ONCE,
		.done_before = now - voice_keep_days(db) * DAY,
		.received_before = now - VOICE_OLDEST_DAYS * DAY);
	for (size_t i = 0; i < old.count; i++) {
		int64_t id = old.items[i].id;
		voice_forget(db, .id = id, .now = now);
		audit_write(db, now, 0, &(struct audit){ .action = N_("forget"), .kind = "voice",
			.record = id, .name = arena_printf(a, "%lld", (long long)id) });
		db_note_change(db, "voice", id);
	}
	return db_commit(db) ? (int64_t)old.count : 0;
}
