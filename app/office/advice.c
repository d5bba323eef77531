/* How a text could be easier to read, in words. */
#include "app/office/office.h"
#include "doc/doc.h"

static str finding_words(struct req *r, const struct readable_finding *f)
{
	static const char *const messages[] = {
		[READABLE_SENTENCE] = N_("A long sentence, words:"),
		[READABLE_PARAGRAPH] = N_("A long paragraph, sentences:"),
		[READABLE_WORD] = N_("A long word, letters:"),
		[READABLE_ABBREVIATION] = N_("An abbreviation that is not explained:"),
	};
	str what = tr(r->page.lang, messages[f->fault]);
	if (f->fault == READABLE_ABBREVIATION)
		return arena_printf(r->arena, "%.*s %.*s", STR_ARG(what), STR_ARG(f->text));
	return arena_printf(r->arena, "%.*s %lld: „%.*s“", STR_ARG(what), (long long)f->count,
		STR_ARG(f->text));
}

static void add(struct req *r, struct str_list *to, str text)
{
	*(str *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) = text;
}

struct str_list readable_advice(struct req *r, const struct readable_rules *rules, str markdown)
{
	struct str_list to = { 0 };
	struct readable got = readable_check(r->arena, rules, markdown);
	for (size_t i = 0; i < got.findings.count; i++)
		add(r, &to, finding_words(r, &got.findings.items[i]));
	if (got.found > (int64_t)got.findings.count)
		add(r, &to, tr(r->page.lang, N_("There is more of it; these are the first.")));
	if (got.found)
		add(r, &to, arena_printf(r->arena, "%.*s %lld, %.*s %lld.",
			STR_ARG(tr(r->page.lang, N_("Words in a sentence: half of them have at most"))),
			(long long)got.median, STR_ARG(tr(r->page.lang, N_("the longest"))),
			(long long)got.longest));
	return to;
}
