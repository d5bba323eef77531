/* Steps of a life situation: their text read. */
#include "app/catalogue/steps.h"
#include "app/site/site.h"

#define LABEL(word, member, kind) { S(word), \
	{ .name = #member, .type = FIELD_##kind, .offset = offsetof(struct step, member) } }
static const struct label { str word; struct field field; } labels[] = {
	LABEL("Kdo", who, TEXT),
	LABEL("Telefon", phones, TEXT),
	LABEL("Lhůta", deadline, TEXT),
	LABEL("Doklady", papers, TEXT),
	LABEL("Peníze", money, TEXT),
	LABEL("Zdroj", source, TEXT),
	LABEL("Ověřeno", checked, DAY),
};

static str rest_of(str s, size_t from) { return str_trim(str_part(s, from, s.len)); }

/* The label that the line begins with, or NULL: it is part of the explanation. */
static const struct label *label_of(str line, str *value)
{
	for (size_t i = 0; i < COUNT(labels); i++) {
		size_t len = labels[i].word.len;
		if (str_starts(line, labels[i].word) && line.len > len && line.ptr[len] == ':') {
			*value = rest_of(line, len + 1);
			return &labels[i];
		}
	}
	return NULL;
}

static const char *phones_wrong(struct arena *a, str phones)
{
	struct str_list list = steps_pieces(a, phones);
	for (size_t i = 0; i < list.count; i++) {
		str number = list.items[i], note = number;
		str_cut(&note, '(', &number);
		if (!phone_plausible(str_trim(number)))
			return N_("Write a phone number such as 499 123 456.");
	}
	return NULL;
}

static const char *labelled(struct arena *a, struct step *s, const struct label *l, str value)
{
	if (((str *)((char *)s + l->field.offset))->len)
		return N_("The step has this label twice.");
	if (!value.len)
		return N_("Write something behind the label, or leave the line out.");
	if (str_is(str_of(l->field.name), "phones") && phones_wrong(a, value))
		return phones_wrong(a, value);
	return field_take(a, &l->field, value, s);
}

static const char *line_take(struct arena *a, struct step *s, str line)
{
	str value;
	const struct label *l = label_of(line, &value);
	if (!s->what.len && l)
		return N_("A step begins with what to do, then come lines with a label.");
	if (l)
		return labelled(a, s, l, value);
	if (!s->what.len)
		s->what = line;
	else
		s->text = s->text.len
			? arena_printf(a, "%.*s\n%.*s", STR_ARG(s->text), STR_ARG(line)) : line;
	return NULL;
}

static const char *step_wrong(const struct step *s)
{
	if ((s->deadline.len || s->money.len) && !s->source.len)
		return N_("A deadline or money needs a line Zdroj: a law and its section, or a price "
			"list.");
	if (s->checked.len && !s->source.len)
		return N_("A line Ověřeno needs a line Zdroj: what it was compared with.");
	return NULL;
}

struct steps_reading steps_read(struct arena *a, str text)
{
	struct steps_reading to = { 0 };
	struct step *now = NULL;
	str line;
	while (!to.wrong && str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (!line.len) {
			to.wrong = now ? step_wrong(now) : NULL;
			to.line = now ? now->what : line;
			now = NULL;
			continue;
		}
		if (!now && to.steps.count == STEPS_MOST)
			to.wrong = N_("There are too many steps. Put some of them together.");
		else if (!now)
			now = arena_push(a, &to.steps.items, &to.steps.count, sizeof *now);
		to.wrong = to.wrong ? to.wrong : line_take(a, now, line);
		to.line = line;
	}
	if (!to.wrong && now) {
		to.wrong = step_wrong(now);
		to.line = now->what;
	}
	return to;
}

const char *steps_check(str text)
{
	struct arena arena = { 0 };
	struct steps_reading got = steps_read(&arena, text);
	arena_free(&arena);
	return got.wrong;
}

struct str_list steps_pieces(struct arena *a, str text)
{
	struct str_list to = { 0 };
	str piece;
	while (str_cut(&text, ';', &piece))
		if (str_trim(piece).len)
			*(str *)arena_push(a, &to.items, &to.count, sizeof *to.items) = str_trim(piece);
	return to;
}

str steps_address(str source, str *words)
{
	*words = source;
	for (size_t i = source.len; i-- > 0;)
		if (source.ptr[i] == ';') {
			str address = rest_of(source, i + 1);
			if (!url_plausible(address))
				return (str){ 0 };
			*words = str_trim(str_part(source, 0, i));
			return address;
		}
	return (str){ 0 };
}

bool step_doubtful(struct arena *a, const struct step *s, str today)
{
	if (!s->deadline.len && !s->money.len)
		return false;
	return !s->checked.len || str_order(s->checked, day_add(a, today, -STEP_KEEPS_DAYS)) < 0;
}

str steps_shipped(struct arena *a, str name)
{
	str slug = slug_make(a, name);
	return str_trim(data_file(arena_printf(a, "situations/%.*s.txt", STR_ARG(slug))));
}
