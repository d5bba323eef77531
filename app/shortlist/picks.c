/* Lists in addresses; see picks.h. */
#include "app/shortlist/picks.h"

bool picks_has(struct str_list keys, str key)
{
	for (size_t i = 0; i < keys.count; i++)
		if (str_eq(keys.items[i], key))
			return true;
	return false;
}

struct picks picks_read(struct arena *a, str text)
{
	struct picks p = { 0 };
	str *items = NULL, key;
	while (str_cut(&text, ',', &key)) {
		if (!card_key(key) || picks_has(p.keys, key))
			continue;
		p.more = p.keys.count == LIMIT_PICKS;
		if (p.more)
			break;
		*(str *)arena_push(a, &items, &p.keys.count, sizeof key) = key;
		p.keys.items = items;
	}
	return p;
}

static void key_put(struct buf *out, str key)
{
	buf_printf(out, "%s%.*s", out->len ? "," : "", STR_ARG(key));
}

str picks_text(struct arena *a, struct str_list keys)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < keys.count; i++)
		key_put(&out, keys.items[i]);
	return buf_str(&out);
}

str picks_with(struct arena *a, struct str_list keys, str key)
{
	str text = picks_text(a, keys);
	if (picks_has(keys, key))
		return text;
	return arena_printf(a, "%.*s%s%.*s", STR_ARG(text), text.len ? "," : "", STR_ARG(key));
}

str picks_without(struct arena *a, struct str_list keys, str key)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < keys.count; i++)
		if (!str_eq(keys.items[i], key))
			key_put(&out, keys.items[i]);
	return buf_str(&out);
}

str picks_moved(struct arena *a, struct str_list keys, size_t place, int by)
{
	struct buf out = { .arena = a };
	size_t other = place + (size_t)by;
	if (place >= keys.count || other >= keys.count)
		return picks_text(a, keys);
	for (size_t i = 0; i < keys.count; i++)
		key_put(&out, keys.items[i == place ? other : i == other ? place : i]);
	return buf_str(&out);
}
