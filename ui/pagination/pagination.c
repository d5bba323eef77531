#include "ui/ui.h"

/* The ends, the page and its neighbours; and a number that a gap would hide alone. */
static bool number_shown(int64_t n, int64_t page, int64_t pages)
{
	if (n == 1 || n == pages || (n >= page - 1 && n <= page + 1))
		return true;
	return (n == 2 && page == 4) || (n == pages - 1 && page == pages - 3);
}

struct int_list ui_pagination_window(struct arena *a, int64_t page, int64_t pages)
{
	const int64_t candidates[] = { 1, 2, page - 1, page, page + 1, pages - 1, pages };
	int64_t *numbers = arena_alloc(a, 2 * sizeof candidates), last = 0;
	size_t count = 0;
	for (size_t i = 0; i < COUNT(candidates); i++) {
		int64_t n = candidates[i];
		if (n <= last || n > pages || !number_shown(n, page, pages))
			continue;
		if (n > last + 1)
			numbers[count++] = 0;
		numbers[count++] = last = n;
	}
	return (struct int_list){ numbers, count };
}

/* The first page is the address without a number. */
static str page_href(struct req *r, int64_t number)
{
	str value = { 0 };
	if (number > 1)
		value = arena_printf(r->arena, "%lld", (long long)number);
	str href = query_with(r, "page", value);
	return href.len ? href : S("?");
}

struct ui_pagination ui_pagination_of(struct req *r, int64_t page, int64_t pages)
{
	struct int_list window = ui_pagination_window(r->arena, page, pages);
	struct ui_page *items = arena_alloc(r->arena, (window.count + 1) * sizeof *items);
	for (size_t i = 0; i < window.count; i++) {
		int64_t number = window.items[i];
		items[i].number = number;
		items[i].current = number == page;
		items[i].gap = number == 0;
		items[i].href = number ? page_href(r, number) : (str){ 0 };
	}
	return (struct ui_pagination){
		.label = tr(r->page.lang, "Pages"),
		.prev.href = page > 1 ? page_href(r, page - 1) : (str){ 0 },
		.next.href = page < pages ? page_href(r, page + 1) : (str){ 0 },
		.items = items, .count = window.count,
	};
}
