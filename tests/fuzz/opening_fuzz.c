/* Opening hours as somebody wrote them: what is understood can be written, is then
 * understood again and means the same, and has an answer at every instant. */
#include "app/catalogue/opening.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct hours_rules read_lines(struct arena *a, struct str_list lines)
{
	struct hours_rules rules = { 0 };
	for (size_t i = 0; i < lines.count; i++)
		assert(opening_line_read(a, lines.items[i], &rules));
	return rules;
}

static void check_rules(struct hours_rules rules)
{
	for (size_t i = 0; i < rules.count; i++) {
		const struct hours_rule *r = &rules.items[i];
		assert(r->holidays || r->weekdays || r->from);
		assert(!(r->weekdays & ~(unsigned)HOURS_ALL_DAYS) && !r->from == !r->to);
		assert(r->opens >= 0 && r->opens < HOURS_DAY && r->closes <= 2 * HOURS_DAY);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = utf8_mend(&arena, (str){ (const char *)data, size }), line;
	struct hours_rules rules = { 0 };
	for (int n = 0; n < 10 && str_cut(&text, '\n', &line); n++)
		opening_line_read(&arena, line, &rules);
	check_rules(rules);
	struct str_list lines = opening_lines(&arena, NULL, rules);
	struct hours_rules again = read_lines(&arena, lines);
	struct str_list same = opening_lines(&arena, NULL, again);
	assert(lines.count == same.count && !rules.count == !again.count);
	for (size_t i = 0; i < lines.count; i++)
		assert(str_eq(lines.items[i], same.items[i]));
	for (int64_t at = 1773306000, n = 0; n < 5; n++, at += 77 * 86400 + 5555)
		assert(!again.count || hours_state(again, at) <= HOURS_OPEN);
	if (again.count) {
		struct hours_answer now = hours_at(again, 1774742400);
		assert(!now.until || hours_state(again, now.until) != now.state);
	}
	arena_free(&arena);
	return 0;
}
