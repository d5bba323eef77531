/*
 * The file that goes to a translation agency and back: PO of gettext.  The context of
 * a message is the record's field ("service:12:price"), its id the Czech; "fuzzy" is
 * what nobody has read yet or whose original has changed.
 */
#include "app/translations/translations_internal.h"

/* ---- writing ---- */

static void quoted_put(struct buf *out, str s)
{
	buf_char(out, '"');
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '\n')
			buf_put(out, S("\\n"));
		else if (s.ptr[i] == '\t')
			buf_put(out, S("\\t"));
		else if (s.ptr[i] == '"' || s.ptr[i] == '\\')
			buf_printf(out, "\\%c", s.ptr[i]);
		else if ((unsigned char)s.ptr[i] >= ' ')
			buf_char(out, s.ptr[i]);
	buf_put(out, S("\"\n"));
}

/* A comment, on one line whatever the name holds. */
static void comment_put(struct buf *out, str s)
{
	buf_put(out, S("#. "));
	for (size_t i = 0; i < s.len; i++)
		buf_char(out, (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i]);
	buf_char(out, '\n');
}

void po_write(struct buf *out, const struct lang *lang, const struct pieces *all)
{
	buf_printf(out, "msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"Content-Transfer-Encoding: 8bit\\n\"\n", lang->code);
	for (size_t i = 0; i < all->count; i++) {
		const struct piece *p = &all->items[i];
		buf_char(out, '\n');
		comment_put(out, p->name);
		if (p->state == OUTDATED || p->state == MACHINE)
			buf_put(out, S("#, fuzzy\n"));
		buf_printf(out, "msgctxt \"%s:%lld:%s\"\nmsgid ", p->kind->kind, (long long)p->record,
			p->field->name);
		quoted_put(out, p->original);
		buf_put(out, S("msgstr "));
		quoted_put(out, p->text);
	}
}

/* ---- reading ---- */

static bool letter_put(struct buf *out, char c)
{
	switch (c) {
	case 'n':  buf_char(out, '\n'); return true;
	case 't':  buf_char(out, '\t'); return true;
	case 'r':  return true;
	case '"': case '\\': buf_char(out, c); return true;
	default:   return false;
	}
}

/* Appends what stands in the quotes; false: they are not right. */
static bool quoted_take(struct arena *a, str s, str *to)
{
	struct buf out = { .arena = a };
	size_t i = 1;
	if (!str_starts(s, S("\"")) || to->len > 4 * TRANSLATION_LONGEST)
		return false;
	buf_put(&out, *to);
	for (; i < s.len && s.ptr[i] != '"'; i++)
		if (s.ptr[i] != '\\')
			buf_char(&out, s.ptr[i]);
		else if (++i >= s.len || !letter_put(&out, s.ptr[i]))
			return false;
	*to = buf_str(&out);
	return i + 1 == s.len;
}

static str *part_of(struct po_entry *e, str *line)
{
	static const struct { const char *word; size_t offset; } words[] = {
		{ "msgctxt ", offsetof(struct po_entry, context) },
		{ "msgid ", offsetof(struct po_entry, id) },
		{ "msgstr ", offsetof(struct po_entry, text) },
	};
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(*line, str_of(words[i].word))) {
			*line = str_part(*line, strlen(words[i].word), line->len);
			return (str *)(void *)((char *)e + words[i].offset);
		}
	return NULL;
}

bool po_next(struct po_reader *po, struct arena *a, struct po_entry *e)
{
	str line, *part = NULL;
	*e = (struct po_entry){ 0 };
	while (!po->wrong && str_cut(&po->rest, '\n', &line)) {
		po->line++;
		line = str_trim(line);
		if (!line.len && e->text.ptr)
			return true;
		if (str_starts(line, S("#,")) && str_has(line, S("fuzzy")))
			e->fuzzy = true;
		if (!line.len || str_starts(line, S("#")))
			continue;
		str *named = part_of(e, &line);
		if (named && named->ptr)
			po->wrong = N_("the same part of a message again");
		part = named ? named : part;
		e->line = e->line ? e->line : po->line;
		if (!po->wrong && (!part || !quoted_take(a, line, part)))
			po->wrong = N_("this line is not of a PO file");
	}
	return !po->wrong && e->text.ptr;
}
