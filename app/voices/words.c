/* How voices are spoken of: names, states and days in the visitor's language. */
#include "app/voices/voices_view.h"

const struct choice voice_modes[] = {
	{ S("web"), N_("from the web") },
	{ S("paper"), N_("on a slip of paper") },
	{ S("phone"), N_("by phone") },
	{ S("meeting"), N_("at a meeting") },
	{ S("part"), N_("a part of another one") },
	{ { 0 }, NULL }
};
const struct choice voice_modes_told[] = {
	{ S("paper"), N_("on a slip of paper") },
	{ S("phone"), N_("by phone") },
	{ S("meeting"), N_("at a meeting") },
	{ { 0 }, NULL }
};
const struct choice voice_settlements[] = {
	{ S("accepted"), N_("Accepted") },
	{ S("partly"), N_("Accepted in part") },
	{ S("explained"), N_("Explained") },
	{ S("rejected"), N_("Not accepted") },
	{ S("passed"), N_("Not ours: passed on") },
	{ { 0 }, NULL }
};

static str words_of(struct req *r, const struct choice *list, str value)
{
	const char *label = choice_label(list, value);
	return *label ? tr(r->page.lang, label) : value;
}

str voice_mode_words(struct req *r, str mode) { return words_of(r, voice_modes, mode); }
str settlement_words(struct req *r, str kind) { return words_of(r, voice_settlements, kind); }

enum ui_tone settlement_tone(str kind)
{
	return str_is(kind, "accepted") || str_is(kind, "partly") ? UI_GREEN
		: str_is(kind, "rejected") ? UI_RED : UI_BLUE;
}

str voice_name(struct req *r, int64_t id, bool comment)
{
	return arena_printf(r->arena, "%.*s %lld",
		STR_ARG(tr(r->page.lang, comment ? N_("Comment no.") : N_("Suggestion no."))),
		(long long)id);
}

str voice_title(struct req *r, int64_t id, str title, str text)
{
	enum { WORDS = 80 };
	if (title.len)
		return title;
	if (!text.len)
		return arena_printf(r->arena, "%lld", (long long)id);
	str line = text, head;
	str_cut(&line, '\n', &head);
	return utf8_length(head) <= WORDS ? head
		: arena_printf(r->arena, "%.*s…", STR_ARG(utf8_head(head, WORDS)));
}

str course_words(struct req *r, str moderation, str course)
{
	const char *words = str_is(course, "merged") ? N_("Dealt with together with another one")
		: str_is(course, "split")                ? N_("Split into parts")
		: str_is(course, "settled")              ? N_("Settled")
		: str_is(moderation, "waiting")          ? N_("The office has not read it yet")
												 : N_("Waits to be settled");
	return tr(r->page.lang, words);
}

str voice_href(struct req *r, int64_t id)
{
	return arena_printf(r->arena, "/zapojte-se/podnety/%lld", (long long)id);
}

str consultation_href(struct req *r, str slug, const char *rest)
{
	return arena_printf(r->arena, "/zapojte-se/%.*s%s", STR_ARG(slug), rest);
}

/* The message with the value in the place of %s. */
static str sentence(struct req *r, const char *message, str value)
{
	struct page p = { .out.arena = r->arena, .lang = r->page.lang };
	str words = tr(r->page.lang, message), before;
	const char *at = memmem(words.ptr, words.len, "%s", 2);
	before = str_part(words, 0, at ? (size_t)(at - words.ptr) : words.len);
	buf_put(&p.out, before);
	if (at) {
		buf_put(&p.out, value);
		buf_put(&p.out, str_part(words, before.len + 2, words.len));
	}
	return buf_str(&p.out);
}

str phase_words(struct req *r, enum phase phase, str opens_on, str closes_on)
{
	switch (phase) {
	case PHASE_COMING:
		return sentence(r, N_("Comments are taken from %s."), site_day(r, opens_on));
	case PHASE_OPEN:
		return sentence(r, N_("Comments are taken until %s, until midnight."),
			site_day(r, closes_on));
	case PHASE_CLOSED:
		return sentence(r, N_("Comments were taken until %s."), site_day(r, closes_on));
	case PHASE_DRAFT: return tr(r->page.lang, N_("The draft is not public yet."));
	default: return tr(r->page.lang, N_("The consultation was withdrawn."));
	}
}

/* ---- forms ---- */

str id_text(struct req *r, int64_t id) { return arena_printf(r->arena, "%lld", (long long)id); }
