/* The file of a snapshot, written and read; see snapshot.h. */
#include "app/kiosk/snapshot.h"
#include "crypto/crypto.h"

#define NAME "rozcestnik-kiosk "
#define BEGINNING NAME "2\n"
enum { SIGNATURE = 128, DIGEST = 64, RULE = 11 };

/* ---- opening hours: a rule is a line of numbers ---- */

static void rule_put(struct buf *out, const struct hours_rule *r)
{
	buf_printf(out, "rule %d %u %d %d %d %d %d %d %d %d %d\n", r->holidays, r->weekdays,
		(int)r->weeks, r->from, r->to, r->valid_from, r->valid_to, (int)r->state, r->opens,
		r->closes, r->as);
}

/* Nothing that the hours could not have come from is taken. */
static bool rule_sound(const int64_t n[RULE])
{
	static const int64_t most[RULE] = { 1, HOURS_ALL_DAYS, HOURS_ODD_WEEKS, 21991231, 21991231,
		21991231, 21991231, HOURS_OPEN, HOURS_DAY, 2 * HOURS_DAY, HOURS_AS_USUAL };
	for (size_t i = 0; i < RULE; i++)
		if (n[i] < 0 || n[i] > most[i])
			return false;
	for (size_t i = 3; i < 7; i++) {
		int64_t month = n[i] / 100 % 100, day = n[i] % 100;
		if (n[i] && (month < 1 || month > 12 || day < 1 || day > 31))
			return false;
	}
	return true;
}

static bool rule_read(struct arena *a, str text, struct hours_rules *to)
{
	int64_t n[RULE] = { 0 };
	str piece;
	size_t count = 0;
	while (count < RULE && str_cut(&text, ' ', &piece)) {
		struct maybe_int number = str_int(piece);
		if (!number.set)
			return false;
		n[count++] = number.value;
	}
	if (count != RULE || text.len || to->count >= SNAPSHOT_RULES || !rule_sound(n))
		return false;
	*(struct hours_rule *)arena_push(a, &to->items, &to->count, sizeof *to->items) =
		(struct hours_rule){ .holidays = n[0], .weekdays = (unsigned)n[1],
			.weeks = (enum hours_weeks)n[2], .from = (int)n[3], .to = (int)n[4],
			.valid_from = (int)n[5], .valid_to = (int)n[6], .state = (enum hours_state)n[7],
			.opens = (int)n[8], .closes = (int)n[9], .as = (int)n[10] };
	return true;
}

/* ---- a page ---- */

#define LINE(name) { #name, offsetof(struct kiosk_page, name) }
static const struct { const char *name; size_t offset; } fields[] = { LINE(title),
	LINE(caption), LINE(back), LINE(kind), LINE(note), LINE(phone), LINE(words), LINE(codes),
	LINE(spoken) };

static void line_put(struct buf *out, const char *name, str value)
{
	if (!value.len)
		return;
	buf_printf(out, "%s ", name);
	for (size_t i = 0; i < value.len; i++)
		buf_char(out, value.ptr[i] == '\n' || value.ptr[i] == '\r' ? ' ' : value.ptr[i]);
	buf_char(out, '\n');
}

static void page_put(struct buf *out, const struct kiosk_page *p)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		line_put(out, fields[i].name, *(const str *)((const char *)p + fields[i].offset));
	for (size_t i = 0; i < p->opening.count && i < SNAPSHOT_RULES; i++)
		rule_put(out, &p->opening.items[i]);
	buf_char(out, '\n');
	buf_put(out, p->body.markup);
}

static bool field_read(struct arena *a, struct kiosk_page *p, str line)
{
	str name;
	if (!str_cut(&line, ' ', &name) || !line.ptr)
		return false;
	if (str_is(name, "rule"))
		return rule_read(a, line, &p->opening);
	for (size_t i = 0; i < COUNT(fields); i++)
		if (str_is(name, fields[i].name))
			*(str *)((char *)p + fields[i].offset) = line;
	return true;                       /* of a later program: nothing that matters here */
}

static bool page_read(struct arena *a, str bytes, struct kiosk_page *p)
{
	str line;
	if (!utf8_valid(bytes))
		return false;
	while (str_cut(&bytes, '\n', &line)) {
		if (!line.len) {
			p->body.markup = bytes.ptr ? bytes : S("");
			return p->title.len > 0;
		}
		if (!field_read(a, p, line))
			return false;
	}
	return false;
}

/* ---- the whole ---- */

void snapshot_write(struct arena *a, const struct snapshot *s, str seed, struct buf *out)
{
	struct buf list = { .arena = a }, pages = { .arena = a };
	buf_printf(&list, "made %lld\n", (long long)s->origin.made);
	line_put(&list, "portal", s->origin.portal);
	line_put(&list, "town", s->origin.town);
	for (str rest = s->synonyms, line; str_cut(&rest, '\n', &line);)
		line_put(&list, "synonym", line);
	for (size_t i = 0; i < s->pages.count; i++) {
		size_t from = pages.len;
		page_put(&pages, &s->pages.items[i]);
		str bytes = str_part(buf_str(&pages), from, pages.len);
		struct arena own = { 0 };
		buf_printf(&list, "%.*s %zu %.*s\n", STR_ARG(digest(&own, bytes)), bytes.len,
			STR_ARG(s->pages.items[i].path));
		arena_free(&own);
	}
	buf_printf(out, BEGINNING "%.*s\n%.*s\n",
		STR_ARG(sign_make(a, seed, buf_str(&list))), STR_ARG(buf_str(&list)));
	buf_put(out, buf_str(&pages));
}

/* "/kiosk…" or "/uk/kiosk…" */
static bool path_sound(str path)
{
	enum { CODE = 3 };
	bool other = path.len > CODE && path.ptr[0] == '/' && path.ptr[CODE] == '/';
	return str_starts(other ? str_part(path, CODE, path.len) : path, S("/kiosk"));
}

/* A line of the list that is a page, which lies at the beginning of *pages. */
static bool page_take(struct arena *a, struct snapshot *s, str sum, str line, str *pages)
{
	str size;
	struct arena own = { 0 };
	if (!str_cut(&line, ' ', &size) || !path_sound(line) ||
		s->pages.count >= SNAPSHOT_PAGES)
		return false;
	struct maybe_int bytes = str_int(size);
	if (!bytes.set || bytes.value < 0 || (size_t)bytes.value > pages->len)
		return false;
	str page = str_part(*pages, 0, (size_t)bytes.value);
	bool same = str_eq(digest(&own, page), sum);
	arena_free(&own);
	*pages = str_part(*pages, page.len, pages->len);
	struct kiosk_page *to =
		arena_push(a, &s->pages.items, &s->pages.count, sizeof *s->pages.items);
	to->path = line;
	return same && page_read(a, page, to);
}

static bool list_read(struct arena *a, struct snapshot *s, str list, str pages)
{
	str line, name;
	struct buf synonyms = { .arena = a };
	while (str_cut(&list, '\n', &line)) {
		if (!line.len)
			continue;
		if (!str_cut(&line, ' ', &name) || !line.ptr)
			return false;
		if (str_is(name, "made"))
			s->origin.made = str_int(line).value;
		else if (str_is(name, "portal"))
			s->origin.portal = line;
		else if (str_is(name, "town"))
			s->origin.town = line;
		else if (str_is(name, "synonym"))
			buf_printf(&synonyms, "%.*s\n", STR_ARG(line));
		else if (name.len == DIGEST && !page_take(a, s, name, line, &pages))
			return false;
	}
	s->synonyms = buf_str(&synonyms);
	return s->origin.made > 0 && !pages.len;
}

enum snapshot_wrong snapshot_read(
	struct arena *a, str bytes, str public, int64_t least, struct snapshot *s)
{
	*s = (struct snapshot){ 0 };
	if (str_starts(bytes, S(NAME)) && bytes.len >= strlen(BEGINNING) &&
		!str_starts(bytes, S(BEGINNING)))
		return SNAPSHOT_STRANGE;
	if (bytes.len > SNAPSHOT_MOST || !str_starts(bytes, S(BEGINNING)))
		return SNAPSHOT_DAMAGED;
	str rest = str_part(bytes, strlen(BEGINNING), bytes.len), signature;
	if (!str_cut(&rest, '\n', &signature) || signature.len != SIGNATURE || !rest.ptr)
		return SNAPSHOT_DAMAGED;
	const char *end = memmem(rest.ptr, rest.len, "\n\n", 2);
	if (!end)
		return SNAPSHOT_DAMAGED;
	str list = str_part(rest, 0, (size_t)(end - rest.ptr) + 1);
	if (!sign_right(public, signature, list))
		return SNAPSHOT_FORGED;
	if (!utf8_valid(list) || !list_read(a, s, list, str_part(rest, list.len + 1, rest.len)))
		return SNAPSHOT_DAMAGED;
	return s->origin.made < least ? SNAPSHOT_OLDER : SNAPSHOT_RIGHT;
}

const char *snapshot_words(enum snapshot_wrong wrong)
{
	switch (wrong) {
	case SNAPSHOT_RIGHT:   return "snímek je v pořádku";
	case SNAPSHOT_DAMAGED: return "snímek je poškozený nebo neúplný";
	case SNAPSHOT_STRANGE:
		return "snímek je od jiné verze programu, aktualizujte kiosek i portál";
	case SNAPSHOT_FORGED:  return "snímek nepodepsal portál, kterému patří klíč";
	case SNAPSHOT_OLDER:   return "snímek je starší než ten, který tu už byl";
	}
	return "";
}

const struct kiosk_page *snapshot_page(const struct snapshot *s, str path)
{
	for (size_t i = 0; i < s->pages.count; i++)
		if (str_eq(s->pages.items[i].path, path))
			return &s->pages.items[i];
	return NULL;
}
