/* A state machine over the bytes of a JSON file, down to the items of one array. */
#include "app/catalogue/rpss_split.h"
#include "web/html.h"

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
	s->depth = 0;
	s->in_string = s->escaped = s->scalar = false;
	s->collecting = collecting;
	s->item_at = s->at;
	s->state = INSIDE;
}

/* Whether the value ends with this byte, or before it when *before is set. */
static bool value_byte(struct split *s, char c, bool *before)
{
	*before = false;
	if (s->in_string) {
		bool quote = c == '"' && !s->escaped;
		s->escaped = c == '\\' && !s->escaped;
		s->in_string = !quote;
		return quote && s->depth == 0;
	}
	if (s->scalar) {
		*before = blank(c) || strchr(",]}", c);
		return *before;
	}
	if (c == '"')
		s->in_string = true;
	else if (c == '{' || c == '[')
		s->depth++;
	else if (c == '}' || c == ']')
		return --s->depth <= 0;
	else if (s->depth == 0)
		s->scalar = true;
	return false;
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
	size_t from = *i;
	bool before = false, end = false;
	for (; *i < piece.len && !end; s->at += !before) {
		end = value_byte(s, piece.ptr[*i], &before);
		if (s->depth > SPLIT_DEPTH)
			return wrong(s, N_("brackets are nested too deep"));
		*i += !before;
	}
	if (!collect(s, str_part(piece, from, *i)))
		return false;
	return !end || value_end(s);
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
