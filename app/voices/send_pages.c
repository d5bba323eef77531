/* What the public sends: a suggestion, a comment on a draft. */
#include "app/voices/voices_view.h"
#include "app/voices/public.html.h"

enum { HOUR = 3600 };
#define TRAP "website"                 /* the field that only programs fill in */
#define F(member, type, ...) FIELD(struct voice_form, member, type, __VA_ARGS__)

#define WHO_FIELDS                                                                             \
	F(author, TEXT, .label = N_("Your name or organisation"), .max = VOICE_NAME,               \
		.hint = N_("You need not sign."), .autocomplete = "off"),                              \
		F(author_shown, BOOL, .label = N_("Publish it with the signature"),                    \
			.hint = N_("Otherwise only the office sees who signed.")),                         \
		F(email, EMAIL, .label = N_("Your e-mail"), .max = 254, .autocomplete = "email",       \
			.hint = N_("Only if you want to be told what became of it. We use it for nothing " \
				"else."))
#define TEXT_HINT                                                                              \
	N_("It will be published after the office has read it. Leave out names, addresses and "    \
		"health of people.")

static const struct field suggestion_fields[] = {
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(title, TEXT, .label = N_("What it is about, in a few words"), .required = true,
		.max = VOICE_TITLE, .min = 3),
	F(text, LONG_TEXT, .label = N_("What is missing, what should change and for whom"),
		.required = true, .max = VOICE_TEXT, .min = 5, .hint = TEXT_HINT),
	WHO_FIELDS, { 0 }
};
static const struct field comment_fields[] = {
	F(section, CHOICE, .label = N_("What you comment on"), .required = true),
	F(text, LONG_TEXT, .label = N_("Your comment"), .required = true, .max = VOICE_TEXT,
		.min = 5, .hint = TEXT_HINT),
	WHO_FIELDS, { 0 }
};

/* Programs that fill in everything at once, and floods.  What people see is a
 * form with all they wrote, and what to do. */
static void check_sender(struct req *r, const struct field *fields, const struct voice_form *form)
{
	if (form->email.len && !form_error_of(r, "email") && !mail_address(form->email))
		form_error(r, fields, "email", N_("We cannot write to this address."));
	if (form_text(r, TRAP).len)
		form_error(r, NULL, NULL, N_("Leave the field for programs empty and send it again."));
	else if (r->form_age < VOICE_SOON)
		form_error(r, NULL, NULL, N_("Check what you wrote and send it again."));
	else if (!r->errors.count &&
		(!rate_allows("voices", r->address, VOICE_TIMES, HOUR, r->now) ||
			!rate_allows("all voices", S(""), VOICE_FLOOD, HOUR, r->now)))
		form_error(r, NULL, NULL,
			N_("Too much has been sent from your network. Try it in an hour, or call us."));
}

static int show(struct req *r, struct voice_form_view *v)
{
	r->no_store = v->frame->no_index = true;
	v->frame->current = S("/zapojte-se");
	v->frame->error = r->errors.count;
	v->keep_days = voice_keep_days(r->db);
	site_crumb(r, v->frame, S(""), v->frame->title);
	voice_form_page(&r->page, *v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

static struct voice_form_view view_of(struct req *r, const char *title)
{
	struct voice_form_view v = { .r = r, .frame = site_frame(r, tr(r->page.lang, title)) };
	site_crumb(r, v.frame, S("/zapojte-se"), tr(r->page.lang, N_("Take part")));
	return v;
}

/* ---- suggestions ---- */

/* Where there is one area, nobody is asked which. */
static struct field *suggestion_table(struct req *r, const struct participation_public_rows *areas)
{
	struct field *f = fields_copy(r, suggestion_fields, COUNT(suggestion_fields));
	struct choices c = { 0 };
	if (areas->count == 1) {
		fields_drop(f, "area");
		return f;
	}
	for (size_t i = 0; i < areas->count; i++)
		choice_add(r, &c, areas->items[i].slug, areas->items[i].name);
	fields_choose(f, "area", choices_end(r, &c));
	return f;
}

static const struct participation_public_row *area_chosen(
	const struct participation_public_rows *areas, str slug)
{
	for (size_t i = 0; i < areas->count; i++)
		if (areas->count == 1 || str_eq(areas->items[i].slug, slug))
			return &areas->items[i];
	return NULL;
}

static int suggestion_form(struct req *r, const struct participation_public_rows *areas,
                           const struct field *fields, const struct voice_form *form)
{
	struct voice_form_view v = view_of(r, N_("Send a suggestion"));
	const struct participation_public_row *at = area_chosen(areas, form->area);
	v.fields = fields;
	v.form = form;
	v.takes = areas->count;
	v.button = tr(r->page.lang, N_("Send the suggestion"));
	v.lead = tr(r->page.lang, N_("Say what people here need from social services. You need not "
		"say who you are."));
	v.days = at ? at->days : 0;
	v.phone = at ? at->phone : (str){ 0 };
	return show(r, &v);
}

/* GET /zapojte-se/novy-podnet?oblast= */
int suggestion_ask(struct req *r)
{
	struct participation_public_rows areas = participation_public(r->db, .limit = AREAS_MOST);
	struct voice_form form = { .area = query_text(r, "oblast") };
	return suggestion_form(r, &areas, suggestion_table(r, &areas), &form);
}

/* POST /zapojte-se/novy-podnet */
int suggestion_send(struct req *r)
{
	struct participation_public_rows areas = participation_public(r->db, .limit = AREAS_MOST);
	const struct field *fields = suggestion_table(r, &areas);
	struct voice_form form = { 0 };
	form_read(r, fields, &form);
	const struct participation_public_row *at = area_chosen(&areas, form.area);
	check_sender(r, fields, &form);
	if (!areas.count)
		form_error(r, NULL, NULL, N_("No area takes suggestions through this page now."));
	if (r->errors.count)
		return suggestion_form(r, &areas, fields, &form);
	str today = day_of(r->arena, r->now);
	int64_t id = voice_put(r, &(struct voice_new){ .area = at->area_id, .mode = S("web"),
		.title = form.title, .text = form.text, .author = form.author,
		.author_shown = form.author_shown, .email = form.email, .said_on = today,
		.due_on = day_add(r->arena, today, (int)at->days) });
	return answer_see_other(r, slip_href(r, id));
}

/* ---- comments ---- */

static struct field *comment_table(struct req *r, int64_t consultation)
{
	struct field *f = fields_copy(r, comment_fields, COUNT(comment_fields));
	struct choices c = { 0 };
	struct section_list_rows rows =
		section_list(r->db, .consultation_id = consultation, .limit = SECTIONS_MOST);
	choice_add(r, &c, S("celek"), tr(r->page.lang, N_("The draft as a whole")));
	for (size_t i = 0; i < rows.count; i++)
		choice_add(r, &c, rows.items[i].anchor, rows.items[i].heading);
	fields_choose(f, "section", choices_end(r, &c));
	return f;
}

/* The consultation of the address if the public knows it; NULL: answered. */
static struct consultation_get_row *asked(struct req *r)
{
	struct consultation_get_row *c = consultation_get(r->db, .slug = r->id);
	if (c && !str_is(c->status, "draft"))
		return c;
	answer_error(r, 404);
	return NULL;
}

static enum phase phase_now(struct req *r, const struct consultation_get_row *c)
{
	return consultation_phase(c->status, c->opens_on, c->closes_on, day_of(r->arena, r->now));
}

static int comment_form(struct req *r, const struct consultation_get_row *c,
                        const struct field *fields, const struct voice_form *form)
{
	struct voice_form_view v = view_of(r, N_("Comment on the draft"));
	enum phase phase = phase_now(r, c);
	site_crumb(r, v.frame, consultation_href(r, c->slug, ""), c->title);
	v.fields = fields;
	v.form = form;
	v.takes = phase == PHASE_OPEN;
	v.button = tr(r->page.lang, N_("Send the comment"));
	v.lead = phase_words(r, phase, c->opens_on, c->closes_on);
	return show(r, &v);
}

/* GET /zapojte-se/{consultation}/pripominka?cast= */
int comment_ask(struct req *r)
{
	struct consultation_get_row *c = asked(r);
	struct voice_form form = { .section = query_text(r, "cast") };
	return c ? comment_form(r, c, comment_table(r, c->id), &form) : r->status;
}

/* POST /zapojte-se/{consultation}/pripominka */
int comment_send(struct req *r)
{
	struct consultation_get_row *c = asked(r);
	struct voice_form form = { 0 };
	if (!c)
		return r->status;
	const struct field *fields = comment_table(r, c->id);
	const char *late = phase_refusal(phase_now(r, c));
	form_read(r, fields, &form);
	if (late)
		form_error(r, NULL, NULL, late);
	check_sender(r, fields, &form);
	if (r->errors.count)
		return comment_form(r, c, fields, &form);
	struct section_anchor_row *s =
		section_anchor(r->db, .consultation_id = c->id, .anchor = form.section);
	int64_t id = voice_put(r, &(struct voice_new){ .area = c->area_id,
		.consultation = SOME(c->id), .section = s ? SOME(s->id) : NONE, .mode = S("web"),
		.text = form.text, .author = form.author, .author_shown = form.author_shown,
		.email = form.email, .said_on = day_of(r->arena, r->now), .due_on = c->settle_by });
	return answer_see_other(r, slip_href(r, id));
}
