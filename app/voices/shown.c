/* A voice as the public reads it: of a row of a list, of its own row, of an end. */
#include "app/voices/voices_view.h"

/* Where the text or record is that a settlement changed, and what it is called. */
static void text_link(struct req *r, struct voice_shown *s, str title, str href, str section,
                      str anchor, str slug)
{
	s->text_title = title.len ? title : section;
	s->text_href = href.len ? href : section.len && slug.len
		? arena_printf(r->arena, "/zapojte-se/%.*s#%.*s", STR_ARG(slug), STR_ARG(anchor))
		: (str){ 0 };
}

static void settlement_put(struct req *r, struct voice_shown *s, str kind, str why, str to,
                           struct maybe_int at)
{
	s->closed = kind.len > 0;
	if (!s->closed)
		return;
	s->settled = settlement_words(r, kind);
	s->tone = settlement_tone(kind);
	s->why = why;
	s->passed = to;
	s->settled_day = at.set ? site_day(r, day_of(r->arena, at.value)) : (str){ 0 };
}

static str who_of(struct req *r, str author, bool shown, str behalf)
{
	if (shown && author.len && behalf.len)
		return arena_printf(r->arena, "%.*s (%.*s %.*s)", STR_ARG(author),
			STR_ARG(tr(r->page.lang, N_("on behalf of"))), STR_ARG(behalf));
	if (behalf.len)
		return behalf;
	return shown && author.len ? author : tr(r->page.lang, N_("Not signed"));
}

/* What the public may not read leaves only its number and the reason. */
static void text_put(struct voice_shown *s, str moderation, str title, str text,
                     str withheld_why)
{
	if (str_is(moderation, "withheld")) {
		s->withheld = withheld_why.len ? withheld_why : S("–");
		s->title = s->name;
		return;
	}
	s->text = text;
	s->title = title.len ? title : s->name;
}

struct voice_shown voice_row_shown(struct req *r, const struct voice_list_row *v, str slug)
{
	bool comment = slug.len > 0;
	struct voice_shown s = { .id = v->id, .name = voice_name(r, v->id, comment),
		.href = voice_href(r, v->id), .area = v->area, .section = v->section,
		.day = site_day(r, v->said_on), .mode = voice_mode_words(r, v->mode),
		.state = course_words(r, v->moderation, v->course) };
	bool shown = str_is(v->moderation, "shown");
	s.who = shown ? who_of(r, v->author, v->author_shown, v->behalf) : (str){ 0 };
	text_put(&s, v->moderation, v->title, v->text, v->withheld_why);
	settlement_put(r, &s, v->settled_as, v->settled_why, v->passed_to, v->settled_at);
	text_link(r, &s, v->text_title, v->text_href, v->text_section, v->text_section_anchor, slug);
	if (v->first_to.set)
		site_link_add(r, &s.to, voice_href(r, v->first_to.value),
			voice_name(r, v->first_to.value, comment));
	if (v->first_to.set && v->last_to.value != v->first_to.value)
		site_link_add(r, &s.to, voice_href(r, v->last_to.value),
			voice_name(r, v->last_to.value, comment));
	return s;
}

struct voice_shown voice_end_shown(struct req *r, const struct voice_ends_row *v)
{
	bool comment = v->consultation_slug.len > 0;
	struct voice_shown s = { .id = v->id, .name = voice_name(r, v->id, comment),
		.href = voice_href(r, v->id), .state = course_words(r, v->moderation, v->course) };
	text_put(&s, v->moderation, v->title, v->text, v->withheld_why);
	settlement_put(r, &s, v->settled_as, v->settled_why, v->passed_to, v->settled_at);
	text_link(r, &s, v->text_title, v->text_href, v->text_section, v->text_section_anchor,
		v->consultation_slug);
	return s;
}

struct voice_shown voice_get_shown(struct req *r, const struct voice_get_row *v)
{
	bool comment = v->consultation_id.set;
	struct voice_shown s = { .id = v->id, .name = voice_name(r, v->id, comment),
		.href = voice_href(r, v->id), .area = v->area, .section = v->section,
		.day = site_day(r, v->said_on), .mode = voice_mode_words(r, v->mode),
		.state = course_words(r, v->moderation, v->course) };
	if (v->section_anchor.len)
		s.section_href = arena_printf(r->arena, "/zapojte-se/%.*s#%.*s",
			STR_ARG(v->consultation_slug), STR_ARG(v->section_anchor));
	s.who = str_is(v->moderation, "withheld") ? (str){ 0 }
		: who_of(r, v->author, v->author_shown, v->behalf);
	text_put(&s, v->moderation, v->title, v->text, v->withheld_why);
	settlement_put(r, &s, v->settled_as, v->settled_why, v->passed_to, v->settled_at);
	text_link(r, &s, v->text_title, v->text_href, v->text_section, v->text_section_anchor,
		v->consultation_slug);
	return s;
}
