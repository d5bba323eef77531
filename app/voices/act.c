/* What the office does with voices: the form of each act, and the act itself. */
#include "app/voices/voices_view.h"

#define F(member, type, ...) FIELD(struct act_form, member, type, __VA_ARGS__)

static const struct field show_fields[] = {
	F(title, TEXT, .label = N_("What it is about"), .max = VOICE_TITLE),
	F(text, LONG_TEXT, .label = N_("Text that the public will read"), .required = true,
		.max = VOICE_TEXT,
		.hint = N_("Put […] in place of names, addresses and health of people. What was written "
			"stays with the office.")),
	{ 0 }
};
static const struct field withhold_fields[] = {
	F(reason, LONG_TEXT, .label = N_("Why it is not published"), .required = true, .max = 500,
		.hint = N_("The public reads the reason in place of the text.")),
	{ 0 }
};
static const struct field settle_fields[] = {
	F(kind, CHOICE, .label = N_("How it is settled"), .required = true,
		.choices = voice_settlements),
	F(why, LONG_TEXT, .label = N_("Reason"), .required = true, .max = VOICE_WHY,
		.hint = N_("Plain words for whoever said it. It is published.")),
	F(passed_to, TEXT, .label = N_("Passed on to"), .max = 200,
		.hint = N_("Only of what is not ours: which office or organisation has it now.")),
	F(section, CHOICE, .label = N_("Section that it changed")),
	F(changed, TEXT, .label = N_("Another text or record that it changed"), .max = 200),
	F(changed_href, URL, .label = N_("Its address"), .max = 500),
	{ 0 }
};
static const struct field assign_fields[] = {
	F(account, CHOICE, .label = N_("Who settles it")),
	F(answers, TEXT, .label = N_("or an office"), .max = 200,
		.hint = N_("A role or a department, no names of people.")),
	F(due_on, DAY, .label = N_("To be settled by"), .required = true),
	{ 0 }
};
static const struct field merge_fields[] = {
	F(into, INT, .label = N_("Number of the one that stays"), .required = true, .min = 1,
		.max = INT32_MAX,
		.hint = N_("Its settlement is then the settlement of both, and both authors find it.")),
	{ 0 }
};
static const struct field split_fields[] = {
	F(part1, LONG_TEXT, .label = N_("First part"), .max = VOICE_TEXT),
	F(part2, LONG_TEXT, .label = N_("Second part"), .max = VOICE_TEXT),
	F(part3, LONG_TEXT, .label = N_("Third part"), .max = VOICE_TEXT),
	F(part4, LONG_TEXT, .label = N_("Fourth part"), .max = VOICE_TEXT),
	F(part5, LONG_TEXT, .label = N_("Fifth part"), .max = VOICE_TEXT),
	{ 0 }
};
static const struct field no_fields[] = { { 0 } };

static const struct {
	const char *name, *title, *button, *hint;
	enum act act;
	const struct field *fields;
	size_t count;
	enum ui_look look;
	bool open;
} acts[] = {
	{ "zverejnit", N_("Publish"), N_("Publish it"), NULL, ACT_SHOW, show_fields,
		COUNT(show_fields), UI_PRIMARY, true },
	{ "nezverejnit", N_("Do not publish"), N_("Keep it from the public"),
		N_("Its number and the reason stay public, and it can still be settled."), ACT_WITHHOLD,
		withhold_fields, COUNT(withhold_fields), UI_WARNING, false },
	{ "vyporadat", N_("Settle"), N_("Settle and publish"),
		N_("Whoever left an e-mail is told at once."), ACT_SETTLE, settle_fields,
		COUNT(settle_fields), UI_PRIMARY, true },
	{ "pridelit", N_("Who settles it and by when"), N_("Save"), NULL, ACTS, assign_fields,
		COUNT(assign_fields), UI_SECONDARY, false },
	{ "sloucit", N_("Merge into another one"), N_("Merge"), NULL, ACT_MERGE, merge_fields,
		COUNT(merge_fields), UI_SECONDARY, false },
	{ "rozdelit", N_("Split into parts"), N_("Split"),
		N_("Each part gets a number and is settled by itself. Leave what you do not need empty."),
		ACT_SPLIT, split_fields, COUNT(split_fields), UI_SECONDARY, false },
	{ "znovu", N_("Open again"), N_("Open it again"),
		N_("Its settlement or merger is taken back; the audit trail keeps it."), ACT_REOPEN,
		no_fields, COUNT(no_fields), UI_SECONDARY, false },
};
const char *const act_names[] = { "zverejnit", "vyporadat", "pridelit", "sloucit", "rozdelit",
	"nezverejnit", "znovu", NULL };

/* ---- forms ---- */

static size_t place_of(const char *name)
{
	size_t i = 0;
	while (i < COUNT(acts) && strcmp(acts[i].name, name))
		i++;
	return i;
}

static void drop(struct field *fields, const char *name)
{
	for (struct field *f = fields + field_number(fields, str_of(name)); f->name; f++)
		*f = f[1];
}

static const struct choice *section_choices_of(struct req *r, int64_t consultation)
{
	struct choices c = { 0 };
	struct section_list_rows rows =
		section_list(r->db, .consultation_id = consultation, .limit = SECTIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		choice_add(r, &c, id_text(r, rows.items[i].id), rows.items[i].heading);
	return choices_end(r, &c);
}

static const struct choice *account_choices(struct req *r, int64_t area)
{
	struct choices c = { 0 };
	struct voice_guarantors_rows rows = voice_guarantors(r->db, .area_id = area,
		.today = day_of(r->arena, r->now), .limit = AREAS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		choice_add(r, &c, id_text(r, rows.items[i].id), rows.items[i].name);
	return choices_end(r, &c);
}

static const struct field *fields_for(struct req *r, size_t i, const struct voice_get_row *v)
{
	struct field *f = fields_copy(r, acts[i].fields, acts[i].count);
	if (acts[i].act == ACT_SHOW && (!v || v->consultation_id.set))
		drop(f, "title");
	if (acts[i].act == ACT_SHOW && !v)
		drop(f, "text");
	if (acts[i].act == ACT_SETTLE && v && v->consultation_id.set)
		fields_choose(f, "section", section_choices_of(r, v->consultation_id.value));
	else if (acts[i].act == ACT_SETTLE)
		drop(f, "section");
	if (acts[i].act == ACTS)
		fields_choose(f, "account", account_choices(r, v ? v->area_id : 0));
	return f;
}

static struct act_form *form_of(struct req *r, const struct voice_get_row *v)
{
	struct act_form *f = arena_alloc(r->arena, sizeof *f);
	if (v)
		*f = (struct act_form){ .title = v->title, .text = v->text, .answers = v->answers,
			.due_on = v->due_on,
			.account = v->answers_by.set ? id_text(r, v->answers_by.value) : (str){ 0 },
			.section = v->section_id.set ? id_text(r, v->section_id.value) : (str){ 0 } };
	f->section = (str){ 0 };
	return f;
}

struct desk_form act_form(struct req *r, const char *name, const struct voice_get_row *v)
{
	size_t i = place_of(name);
	if (i == COUNT(acts))
		return (struct desk_form){ 0 };
	return (struct desk_form){ .name = acts[i].name, .title = tr(r->page.lang, acts[i].title),
		.button = tr(r->page.lang, acts[i].button),
		.hint = acts[i].hint ? tr(r->page.lang, acts[i].hint) : (str){ 0 },
		.fields = fields_for(r, i, v), .form = form_of(r, v), .look = acts[i].look,
		.open = acts[i].open };
}

const char *act_refused(struct req *r, const char *name, const struct voice_get_row *v)
{
	size_t i = place_of(name);
	if (i == COUNT(acts) || !people_may(r, VOICE_KEEPERS, v->area_id))
		return N_("You may not act in this area.");
	if (acts[i].act != ACTS)
		return act_refusal(voice_state(v), acts[i].act);
	return str_is(v->course, "open") ? NULL : N_("Nobody is to settle it any more.");
}

/* ---- doing ---- */

static struct str_list parts_of(struct req *r, const struct act_form *f)
{
	const str all[VOICE_PARTS] = { f->part1, f->part2, f->part3, f->part4, f->part5 };
	struct str_list to = { 0 };
	for (size_t i = 0; i < VOICE_PARTS; i++)
		if (str_trim(all[i]).len)
			*(str *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) = all[i];
	return to;
}

static const char *settle(struct req *r, const struct voice_get_row *v, const struct act_form *f,
                          const char **field)
{
	struct settlement s = { f->kind, f->why, f->passed_to.len ? f->passed_to : (str){ 0 } };
	const char *why = settlement_refusal(&s, field);
	*field = why ? *field : "changed";
	if (!why && f->changed_href.len && !f->changed.len)
		why = N_("Say what is at that address.");
	*field = why ? *field : NULL;
	if (!why)
		why = voice_settled(r, v, &s);
	if (!why && (f->section.len || f->changed.len))
		voice_text(r->db, .id = v->id, .section_id = str_int(f->section),
			.title = f->changed.len ? f->changed : (str){ 0 },
			.href = f->changed_href.len ? f->changed_href : (str){ 0 });
	return why;
}

static const char *assign(struct req *r, const struct voice_get_row *v, const struct act_form *f)
{
	voice_assign_to(r, v, str_int(f->account), f->answers.len ? f->answers : (str){ 0 },
		f->due_on);
	return NULL;
}

void act_do(struct req *r, const struct desk_form *form, const struct voice_get_row *v,
            const struct act_form *f)
{
	const char *field = NULL, *why = act_refused(r, form->name, v);
	size_t i = place_of(form->name);
	if (!why)
		switch (acts[i].act) {
		case ACT_SHOW:
			why = voice_show(r, v, f->title.len ? f->title : v->title,
				f->text.len ? f->text : v->text);
			break;
		case ACT_WITHHOLD: why = voice_withhold(r, v, f->reason); break;
		case ACT_SETTLE: why = settle(r, v, f, &field); break;
		case ACT_MERGE:
			field = "into";
			why = voice_merge(r, v, f->into.value);
			break;
		case ACT_SPLIT:
			field = "part2";
			why = voice_split(r, v, parts_of(r, f));
			break;
		case ACT_REOPEN: why = voice_reopen(r, v); break;
		default: why = assign(r, v, f); break;
		}
	if (why)
		form_error(r, field ? form->fields : NULL, field, why);
}
