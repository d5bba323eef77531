/* A state machine over the bytes of a JSON file, down to the items of one array. */
#include "app/catalogue/rpss_split.h"
#include "web/web.h"

enum state {
	START, FIRST_KEY, NEXT_KEY, KEY, COLON, VALUE, AFTER_VALUE,
	FIRST_ITEM, NEXT_ITEM, AFTER_ITEM, INSIDE, END
};

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool wrong(struct split *s, const char *why)
{
	s->wrong = why;
	return false;
}

/* ---- a value, whatever it is ---- */

static void value_begin(struct split *s, bool collecting)
{
	s->value = (struct split_value){ 0 };
	s->collecting = collecting;
	s->item_at = s->at;
	s->state = INSIDE;
}

/* Behind the string one is in, or as far as the piece goes. */
static size_t string_scan(struct split_value *v, str s, size_t i)
{
	while (i < s.len) {
		const char *from = s.ptr + i, *quote = v->escaped ? NULL : memchr(from, '"', s.len - i);
		size_t n = quote ? (size_t)(quote - from) : s.len - i;
		const char *slash = v->escaped ? NULL : memchr(from, '\\', n);
		if (v->escaped || slash) {
			i += v->escaped ? 1 : (size_t)(slash - from) + 1;
			v->escaped = !v->escaped;
			continue;
		}
		v->in_string = !quote;
		return i + n + (quote != NULL);
	}
	return i;
}

/* Goes on through a value from i; *end when it ends before the position answered. */
static size_t value_scan(struct split_value *v, str s, size_t i, bool *end)
{
	for (*end = false; i < s.len && !*end && v->depth <= SPLIT_DEPTH; ) {
		char c = s.ptr[i];
		if (v->in_string) {
			i = string_scan(v, s, i);
			*end = !v->in_string && v->depth == 0;
			continue;
		}
		if (v->scalar && (blank(c) || c == ',' || c == ']' || c == '}')) {
			*end = true;
			return i;
		}
		v->in_string = c == '"' && !v->scalar;
		v->depth += (c == '{' || c == '[') - (c == '}' || c == ']');
		*end = v->depth <= 0 && (c == '}' || c == ']');
		v->scalar = v->depth == 0 && !v->in_string && !*end;
		i++;
	}
	return i;
}

static bool value_end(struct split *s)
{
	bool item = s->collecting;
	s->state = item ? AFTER_ITEM : AFTER_VALUE;
	s->collecting = false;
	if (!item)
		return true;
	bool on = s->item(s->context, buf_str(&s->text), s->count, s->item_at);
	s->count++;
	s->text.len = 0;
	s->stopped = !on;
	return on;
}

/* ---- around the values ---- */

static bool key_byte(struct split *s, char c)
{
	if (c == '"' && !s->escaped) {
		s->state = COLON;
		return true;
	}
	s->escaped = c == '\\' && !s->escaped;
	if (s->key_len < sizeof s->key)
		s->key[s->key_len++] = c;
	return true;
}

static bool key_begin(struct split *s, char c)
{
	if (c == '}' && s->state == FIRST_KEY) {
		s->state = END;
		return true;
	}
	if (c != '"')
		return wrong(s, N_("a key in quotes was expected"));
	s->key_len = 0;
	s->escaped = false;
	s->state = KEY;
	return true;
}

static bool start_byte(struct split *s, char c)
{
	static const unsigned char mark[] = { 0xef, 0xbb, 0xbf };
	if (s->at < sizeof mark && (unsigned char)c == mark[s->at])
		return true;
	if (c != '{' && c != '[')
		return wrong(s, N_("the file is neither a list nor an object"));
	s->bare = s->found = c == '[';
	s->state = s->bare ? FIRST_ITEM : FIRST_KEY;
	return true;
}

static bool array_begin(struct split *s)
{
	if (s->found)
		return wrong(s, N_("the file has two lists of items"));
	s->found = true;
	s->state = FIRST_ITEM;
	return true;
}

static bool array_end(struct split *s)
{
	s->state = s->bare ? END : AFTER_VALUE;
	return true;
}

/* One byte outside of values; *opens when a value begins with it. */
static bool outer_byte(struct split *s, char c, bool *opens)
{
	bool items = s->key_len == 7 && !memcmp(s->key, "polozky", 7);
	*opens = false;
	if (s->state == KEY)
		return key_byte(s, c);
	if (blank(c))
		return true;
	switch (s->state) {
	case START:
		return start_byte(s, c);
	case FIRST_KEY:
	case NEXT_KEY:
		return key_begin(s, c);
	case COLON:
		s->state = VALUE;
		return c == ':' || wrong(s, N_("a colon was expected"));
	case VALUE:
		if (items && c != '[')
			return wrong(s, N_("the items are not a list"));
		if (items)
			return array_begin(s);
		break;
	case AFTER_VALUE:
		s->state = c == ',' ? NEXT_KEY : END;
		return c == ',' || c == '}' || wrong(s, N_("a comma or a bracket was expected"));
	case AFTER_ITEM:
		if (c == ']')
			return array_end(s);
		s->state = NEXT_ITEM;
		return c == ',' || wrong(s, N_("a comma or a bracket was expected"));
	case FIRST_ITEM:
		if (c == ']')
			return array_end(s);
		break;
	case NEXT_ITEM:
		break;
	default:
		return wrong(s, N_("something follows the end of the data"));
	}
	if (strchr(",:]}", c))
		return wrong(s, N_("a value was expected"));
	*opens = true;
	return true;
}

static bool collect(struct split *s, str part)
{
	if (!s->collecting)
		return true;
	if (s->text.len + part.len > SPLIT_ITEM)
		return wrong(s, N_("an item is too long"));
	buf_put(&s->text, part);
	return true;
}

/* As much of a value as the piece has from `i` on; moves *i behind it. */
static bool value_feed(struct split *s, str piece, size_t *i)
{
	bool end = false;
	size_t to = value_scan(&s->value, piece, *i, &end);
	str part = str_part(piece, *i, to);
	s->at += part.len;
	*i = to;
	if (s->value.depth > SPLIT_DEPTH)
		return wrong(s, N_("brackets are nested too deep"));
	return collect(s, part) && (!end || value_end(s));
}

bool split_feed(struct split *s, str piece)
{
	if (s->wrong || s->stopped)
		return false;
	for (size_t i = 0; i < piece.len; ) {
		bool opens = false;
		if (s->state != INSIDE) {
			if (!outer_byte(s, piece.ptr[i], &opens))
				return false;
			if (opens)
				value_begin(s, s->state == FIRST_ITEM || s->state == NEXT_ITEM);
			else
				i++, s->at++;
		}
		if (s->state == INSIDE && !value_feed(s, piece, &i))
			return false;
	}
	return true;
}

bool split_end(struct split *s)
{
	if (s->wrong || s->stopped)
		return false;
	if (s->state != END)
		return wrong(s, N_("the file ends in the middle"));
	return s->found || wrong(s, N_("the file has no list of items (polozky)"));
}

void split_free(struct split *s)
{
	buf_free(&s->text);
}

/* ---- a part of an object ---- */

static size_t skip_blank(str s, size_t i)
{
	while (i < s.len && blank(s.ptr[i]))
		i++;
	return i;
}

/* Behind the value that begins at i; s.len + 1 when it does not end. */
static size_t skip_value(str s, size_t i)
{
	struct split_value v = { 0 };
	bool end = false;
	i = value_scan(&v, s, i, &end);
	return end ? i : s.len + 1;
}

static bool is_wanted(str key, const char *const *wanted)
{
	while (*wanted && !str_is(key, *wanted))
		wanted++;
	return *wanted != NULL;
}

/* Behind the member that begins at i and the blanks after it. */
static size_t keep_member(str s, size_t i, const char *const *wanted, struct buf *out)
{
	size_t key = skip_value(s, i);
	size_t colon = key <= s.len ? skip_blank(s, key) : s.len;
	if (colon >= s.len || s.ptr[i] != '"' || s.ptr[colon] != ':')
		return s.len + 1;
	size_t from = skip_blank(s, colon + 1), to = skip_value(s, from);
	if (to > s.len || strchr(",:]}", s.ptr[from]))
		return s.len + 1;
	if (is_wanted(str_part(s, i + 1, key - 1), wanted)) {
		buf_put(out, out->len > 1 ? S(",") : S(""));
		buf_put(out, str_part(s, i, to));
	}
	return skip_blank(s, to);
}

bool split_keep(str s, const char *const *wanted, struct buf *out)
{
	size_t i = skip_blank(s, 0);
	if (i == s.len || s.ptr[i] != '{') {
		buf_put(out, s);
		return true;
	}
	buf_char(out, '{');
	i = skip_blank(s, i + 1);
	bool more = i < s.len && s.ptr[i] != '}';
	while (more) {
		i = keep_member(s, i, wanted, out);
		more = i < s.len && s.ptr[i] == ',';
		i = more ? skip_blank(s, i + 1) : i;
	}
	buf_char(out, '}');
	return i < s.len && s.ptr[i] == '}' && skip_blank(s, i + 1) == s.len;
}
