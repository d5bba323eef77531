/* The result of a scoring, as people read it. */
#include "app/groups/groups_view.h"

/* 3 250 thousandths as "3,25" (Czech) or "3.25". */
static str decimal(struct req *r, int64_t thousandths)
{
	bool czech = r->page.lang && !strcmp(r->page.lang->code, "cs");
	int64_t hundredths = (thousandths + 5) / 10;
	return arena_printf(r->arena, "%lld%s%02d", (long long)(hundredths / 100), czech ? "," : ".",
		(int)(hundredths % 100));
}

static str whole(struct req *r, int64_t n)
{
	return arena_printf(r->arena, "%lld", (long long)n);
}

static const struct ballot_sums_row *row_of(const struct ballot_sums_rows *rows, int64_t item)
{
	size_t i = 0;
	while (rows->items[i].id != item)
		i++;
	return &rows->items[i];
}

struct result_lines ballot_results(struct req *r, const struct ballot_get_row *b, bool *ranked,
	str *low, str *papers)
{
	struct result_lines to = { 0 };
	struct ballot_sums_rows rows = ballot_sums(r->db, .ballot_id = b->id,
		.limit = BALLOT_ITEMS_MOST);
	int64_t n = ballot_papers(r->db, .ballot_id = b->id);
	struct score_line *lines = arena_alloc(r->arena, (rows.count + 1) * sizeof *lines);
	for (size_t i = 0; i < rows.count; i++)
		lines[i] = score_line(rows.items[i].id, rows.items[i].n, rows.items[i].total,
			rows.items[i].squares);
	*ranked = score_rank(lines, rows.count, n, b->threshold);
	*papers = whole(r, n);
	if (!*ranked)
		*low = message_with(r->arena, tr(r->page.lang, N_("Few papers came: fewer than %s. They "
			"make no order, for another paper could turn it round.")), whole(r, b->threshold));
	for (size_t i = 0; i < rows.count; i++) {
		const struct score_line *l = &lines[i];
		const struct ballot_sums_row *row = row_of(&rows, l->item);
		*(struct result_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct result_line){ .text = row->text, .link = row->link, .n = whole(r, l->n),
				.rank = l->rank ? arena_printf(r->arena, "%lld.", (long long)l->rank) : (str){ 0 },
				.total = whole(r, l->total), .mean = l->n ? decimal(r, l->mean) : S("–"),
				.spread = l->n ? decimal(r, l->spread) : S("–") };
	}
	return to;
}
