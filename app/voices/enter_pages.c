/* What the office writes down: slips of paper, calls, what was said at a meeting. */
#include "app/voices/voices_view.h"
#include "app/voices/office.html.h"

struct enter_form {
	str target, mode, said_on, title, text, behalf, author, email;
	struct maybe_int slip;
	bool author_shown, shown;
};
#define F(member, type, ...) FIELD(struct enter_form, member, type, __VA_ARGS__)

static const struct field fields[] = {
	F(target, CHOICE, .label = N_("What it is"), .required = true),
	F(mode, CHOICE, .label = N_("How it came"), .required = true, .choices = voice_modes_told),
	F(slip, INT, .label = N_("Number of the slip"), .min = 1, .max = INT32_MAX,
		.hint = N_("Only of a printed slip. Otherwise it gets a number now.")),
	F(said_on, DAY, .label = N_("Day when it was written or said"), .required = true),
	F(title, TEXT, .label = N_("What it is about, in a few words"), .max = VOICE_TITLE,
		.hint = N_("Of a suggestion. A comment needs none.")),
	F(text, LONG_TEXT, .label = N_("Text"), .required = true, .max = VOICE_TEXT,
		.hint = N_("As it was written or said. Leave out names, addresses and health of people.")),
	F(behalf, TEXT, .label = N_("On whose behalf"), .max = VOICE_NAME,
		.hint = N_("A role or a group such as parents of pupils, no names of people. It is "
			"public.")),
	F(author, TEXT, .label = N_("Signature"), .max = VOICE_NAME, .autocomplete = "off"),
	F(author_shown, BOOL, .label = N_("Publish it with the signature"),
		.hint = N_("Only if whoever said it wants that.")),
	F(email, EMAIL, .label = N_("E-mail for the settlement"), .max = 254, .autocomplete = "off"),
	F(shown, BOOL, .label = N_("Publish it now"),
		.hint = N_("I have read it, and there is nothing personal in it.")),
	{ 0 }
};

/* ---- what it can be ---- */

/* "o12": a suggestion in the area, "k3": the draft as a whole, "s7": a section. */
static const struct choice *targets(struct req *r)
{
	struct choices c = { 0 };
	struct participation_public_rows areas = participation_public(r->db, .limit = AREAS_MOST);
	struct section_choices_rows rows = section_choices(r->db,
		.today = day_of(r->arena, r->now), .limit = LINEAGE_MOST);
	int64_t last = 0;
	for (size_t i = 0; i < areas.count; i++)
		if (people_may(r, VOICE_HANDS, areas.items[i].area_id))
			choice_add(r, &c, arena_printf(r->arena, "o%lld", (long long)areas.items[i].area_id),
				arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(r->page.lang, N_("Suggestion"))),
					STR_ARG(areas.items[i].name)));
	for (size_t i = 0; i < rows.count; i++) {
		const struct section_choices_row *s = &rows.items[i];
		if (!people_may(r, VOICE_HANDS, s->area_id))
			continue;
		if (s->consultation_id != last)
			choice_add(r, &c, arena_printf(r->arena, "k%lld", (long long)s->consultation_id),
				arena_printf(r->arena, "%.*s: %.*s", STR_ARG(s->title),
					STR_ARG(tr(r->page.lang, N_("The draft as a whole")))));
		last = s->consultation_id;
		choice_add(r, &c, arena_printf(r->arena, "s%lld", (long long)s->id),
			arena_printf(r->arena, "%.*s: %.*s", STR_ARG(s->title), STR_ARG(s->heading)));
	}
	return choices_end(r, &c);
}

static const struct field *table(struct req *r)
{
	struct field *f = fields_copy(r, fields, COUNT(fields));
	fields_choose(f, "target", targets(r));
	if (!(r->visitor.roles & VOICE_KEEPERS))
		f[field_number(f, S("shown"))] = (struct field){ 0 };
	return f;
}

/* ---- reading it ---- */

/* Of a comment: days on which it could be made. */
struct aim { struct voice_new voice; str opens_on, closes_on; };

static bool aim_at_section(struct req *r, struct aim *a, int64_t section)
{
	struct section_form_row *s = section_form(r->db, .ids = { &section, 1 }, .limit = 1).items;
	if (s) {
		a->voice.section = SOME(s->id);
		a->voice.consultation = SOME(s->consultation_id);
	}
	return s;
}

/* The target was one of the choices, so its number is one of ours. */
static void aim_at(struct req *r, str target, struct aim *a)
{
	int64_t id = str_int(str_part(target, 1, target.len)).value;
	if (str_starts(target, S("o"))) {
		struct participation_of_row *p = participation_of(r->db, .area_id = id);
		a->voice.area = id;
		a->voice.due_on = day_add(r->arena, day_of(r->arena, r->now),
			p ? (int)p->days : VOICE_DAYS);
		return;
	}
	if (str_starts(target, S("k")))
		a->voice.consultation = SOME(id);
	else if (!aim_at_section(r, a, id))
		return;
	struct consultation_of_row *c =
		consultation_of(r->db, .id = a->voice.consultation.value);
	if (c) {
		a->voice.area = c->area_id;
		a->voice.due_on = c->settle_by;
		a->opens_on = c->opens_on;
		a->closes_on = c->closes_on;
	}
}

static const char *slip_wrong(struct req *r, int64_t number, int64_t area)
{
	struct slip_get_row *s = slip_get(r->db, .id = number);
	if (!s || !s->printed)
		return N_("No slip of this number was printed.");
	if (s->voice_id.set)
		return N_("This slip has been written down already.");
	return s->area_id != area ? N_("This slip was printed for another area.") : NULL;
}

/* What is wrong with the whole; `*field` says where. */
static const char *wrong(struct req *r, const struct enter_form *f, const struct aim *a,
                         const char **field)
{
	*field = "said_on";
	if (str_order(f->said_on, day_of(r->arena, r->now)) > 0)
		return N_("This day has not come yet.");
	if (a->closes_on.len && (str_order(f->said_on, a->opens_on) < 0 ||
			str_order(f->said_on, a->closes_on) > 0))
		return N_("Comments were not taken on this day. Write it down as a suggestion.");
	*field = "title";
	if (!a->voice.consultation.set && !str_trim(f->title).len)
		return N_("A suggestion needs a few words that say what it is about.");
	*field = "slip";
	if (f->slip.set)
		return slip_wrong(r, f->slip.value, a->voice.area);
	if (str_is(f->mode, "paper"))
		return N_("Copy the number of the slip. For paper without one choose how it came: at a "
			"meeting or by phone.");
	*field = "email";
	return f->email.len && !mail_address(f->email) ? N_("We cannot write to this address.") : NULL;
}

/* ---- pages ---- */

static int show(struct req *r, const struct field *table_, const struct enter_form *form)
{
	struct enter_view v = { .r = r, .fields = table_, .form = form,
		.frame = office_frame(r, N_("Write down what was said")) };
	struct maybe_int done = r->method == GET ? query_int(r, "hotovo") : NONE;
	struct slip_get_row *slip = done.set ? slip_get(r->db, .id = done.value) : NULL;
	v.frame->error = r->errors.count;
	if (slip && people_may(r, VOICE_HANDS, slip->area_id)) {
		v.done = slip->id;
		v.printed = slip->printed;
		v.code = slip_code_words(r, slip->id);
		v.href = arena_printf(r->arena, "/urad/zapojeni/%lld", (long long)slip->id);
	}
	enter_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/zapojeni/novy */
int enter_ask(struct req *r)
{
	struct enter_form form = { .said_on = day_of(r->arena, r->now) };
	return show(r, table(r), &form);
}

/* POST /urad/zapojeni/novy */
int enter_send(struct req *r)
{
	struct enter_form f = { 0 };
	struct aim a = { 0 };
	const struct field *t = table(r);
	const char *field = NULL, *message = NULL;
	if (!form_read(r, t, &f))
		return show(r, t, &f);
	aim_at(r, f.target, &a);
	message = wrong(r, &f, &a, &field);
	if (message) {
		form_error(r, t, field, message);
		return show(r, t, &f);
	}
	a.voice.slip = f.slip.value;
	a.voice.mode = f.mode;
	a.voice.title = a.voice.consultation.set ? (str){ 0 } : f.title;
	a.voice.text = f.text;
	a.voice.behalf = f.behalf;
	a.voice.author = f.author;
	a.voice.author_shown = f.author_shown;
	a.voice.email = f.email;
	a.voice.said_on = f.said_on;
	a.voice.shown = f.shown && people_may(r, VOICE_KEEPERS, a.voice.area);
	int64_t id = voice_put(r, &a.voice);
	return answer_see_other(r,
		arena_printf(r->arena, "/urad/zapojeni/novy?hotovo=%lld", (long long)id));
}

/* ---- slips to print ---- */

struct slips_form { str area; struct maybe_int count; };
static const struct field slip_fields[] = {
	FIELD(struct slips_form, area, CHOICE, .label = N_("Area"), .required = true),
	FIELD(struct slips_form, count, INT, .label = N_("How many slips"), .required = true,
		.min = 1, .max = SLIPS_AT_ONCE),
	{ 0 }
};

static const struct field *slip_table(struct req *r)
{
	struct field *f = fields_copy(r, slip_fields, COUNT(slip_fields));
	struct choices c = { 0 };
	struct participation_public_rows areas = participation_public(r->db, .limit = AREAS_MOST);
	for (size_t i = 0; i < areas.count; i++)
		if (people_may(r, VOICE_HANDS, areas.items[i].area_id))
			choice_add(r, &c, areas.items[i].slug, areas.items[i].name);
	fields_choose(f, "area", choices_end(r, &c));
	return f;
}

static int slips_form_show(struct req *r, const struct field *t, const struct slips_form *form)
{
	struct slips_view v = { .r = r, .fields = t, .form = form,
		.frame = office_frame(r, N_("Slips to print")) };
	v.frame->error = r->errors.count;
	slips_ask_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/zapojeni/listky */
int slips_ask(struct req *r)
{
	struct slips_form form = { .count = SOME(10) };
	return slips_form_show(r, slip_table(r), &form);
}

/* POST /urad/zapojeni/listky */
int slips_make(struct req *r)
{
	struct slips_form form = { 0 };
	const struct field *t = slip_table(r);
	if (!form_read(r, t, &form))
		return slips_form_show(r, t, &form);
	struct voice_area_row *area = voice_area(r->db, .slug = form.area);
	int64_t first = 0;
	for (int64_t i = 0; i < form.count.value; i++) {
		int64_t id = slip_make(r->db, .area_id = area->id, .printed = true, .now = r->now);
		first = first ? first : id;
	}
	return answer_see_other(r, arena_printf(r->arena, "/urad/zapojeni/listky/%lld?pocet=%lld",
		(long long)first, (long long)form.count.value));
}

/* GET /urad/zapojeni/listky/{first}?pocet= */
int slips_print(struct req *r)
{
	struct maybe_int first = str_int(r->id), count = query_int(r, "pocet");
	struct slip_get_row *slip = first.set ? slip_get(r->db, .id = first.value) : NULL;
	if (!slip || !slip->printed || !count.set || count.value < 1 || count.value > SLIPS_AT_ONCE)
		return answer_error(r, 404);
	if (!people_may(r, VOICE_HANDS, slip->area_id))
		return answer_error(r, 403);
	struct slips_view v = { .r = r, .frame = office_frame(r, N_("Slips to print")),
		.url = site_url(r, S("/zapojte-se/muj-podnet")),
		.where = participation_of(r->db, .area_id = slip->area_id) };
	struct slip_list_rows rows = slip_list(r->db, .first = first.value,
		.area_id = slip->area_id, .limit = count.value);
	for (size_t i = 0; i < rows.count; i++)
		*(struct slip_line *)arena_push(r->arena, &v.slips.items, &v.slips.count,
			sizeof *v.slips.items) =
			(struct slip_line){ rows.items[i].id, slip_code_words(r, rows.items[i].id) };
	slips_page(&r->page, v);
	return answer_page(r);
}
