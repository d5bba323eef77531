/* Writes every template of pages.html; pages.txt is what must come out. */
#include "tools/tests/written/pages.html.h"
#include <stdio.h>

static int czech_plural(int64_t n)
{
	return n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2;
}

static const struct message messages[] = {
	{ "%d place", { "%d místo", "%d místa", "%d míst" } },
	{ "Results for %s", { "Hledáte „%s“" } },
	{ "Services", { "Služby & <více>" } },
};

int main(void)
{
	static const str names[] = { S("Jana"), S("<b>Petr</b>"), S("") }, columns[] = { S("a"), S("b") };
	static const char *const urls[] = { "/a?b=1&c=2", "https://example.org/", "javascript:alert(1)", "a" };
	const struct lang czech = { "cs", "Čeština", czech_plural, messages, COUNT(messages), NULL, 0 };
	struct page p = { .lang = &czech };
	page_values(&p, S("<i>\"'&"), "<z>", 3, NONE, (struct html){ S("<b>bold</b>") }, sizeof(char));
	for (size_t i = 0; i < COUNT(urls); i++)
		page_address(&p, str_of(urls[i]));
	page_list(&p, (struct str_list){ names, COUNT(names) }, (struct str_list){ columns, COUNT(columns) });
	for (int64_t n = 1; n <= 3; n++)
		page_choice(&p, n);
	p.lang = NULL;
	page_messages(&p, S("Zlín"), 1);
	page_messages(&p, S("Zlín"), 0);
	struct html_attribute two[] = { { "hidden", { 0 } }, { "data-note", S("<\"&") } };
	page_parts(&p, (struct html_words){ .text = S("a < b") }, (struct html_classes){ S("b c\"") },
	           (struct html_attributes){ two, COUNT(two) });
	page_parts(&p, (struct html_words){ .html = { S("<b>a</b>") } }, (struct html_classes){ { 0 } },
	           (struct html_attributes){ NULL, 0 });
	printf("%.*s", STR_ARG(buf_str(&p.out)));
	buf_free(&p.out);
	return 0;
}
