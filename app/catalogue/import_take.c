/* Values out of JSON: types, lengths, characters. */
#include "app/catalogue/import_take.h"

enum { CONTACTS = 100 };                   /* of one record */

void take_refuse(struct import *im, const char *key, str value, const char *why)
{
	str what = value.len ? arena_printf(&im->item, "%s: %.*s", key, STR_ARG(utf8_head(value, 80)))
						 : str_of(key);
	import_refuse(im, what, why);
}

static bool control(char c)
{
	return ((unsigned char)c < ' ' && !strchr("\t\n\r", c)) || c == 0x7f;
}

static bool has_control(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (control(s.ptr[i]))
			return true;
	return false;
}

static str text_of(struct import *im, const json_t *value, const char *key, size_t most)
{
	if (!value || json_is_null(value))
		return (str){ 0 };
	if (!json_is_string(value)) {
		take_refuse(im, key, (str){ 0 }, N_("is not a text"));
		return (str){ 0 };
	}
	str s = str_trim((str){ json_string_value(value), json_string_length(value) });
	if (s.len > most)
		take_refuse(im, key, utf8_head(s, 40), N_("is too long"));
	else if (has_control(s))
		take_refuse(im, key, (str){ 0 }, N_("has characters that are not text"));
	else if (s.len)
		return s;
	return (str){ 0 };
}

str take_text(struct import *im, const json_t *object, const char *key, size_t most)
{
	return text_of(im, json_object_get(object, key), key, most);
}

str take_line(struct import *im, const json_t *object, const char *key, size_t most)
{
	str s = take_text(im, object, key, most);
	struct buf out = { .arena = &im->item };
	if (!s.len)
		return s;
	for (size_t i = 0; i < s.len; i++) {
		bool blank = strchr(" \t\n\r", s.ptr[i]) != NULL;
		if (!blank)
			buf_char(&out, s.ptr[i]);
		else if (out.ptr[out.len - 1] != ' ')
			buf_char(&out, ' ');
	}
	return buf_str(&out);
}

str take_id(struct import *im, const json_t *object, const char *key)
{
	str s = take_text(im, object, key, TAKE_ID);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!letter && !strchr("-_.:", c)) {
			take_refuse(
				im, key, s, N_("an id is made of letters without diacritics, digits and - _ . :"));
			return (str){ 0 };
		}
	}
	return s;
}

str take_day(struct import *im, const json_t *object, const char *key)
{
	str s = take_text(im, object, key, 40);
	/* The register writes some days with a time behind them. */
	str day = s.len > 10 && s.ptr[10] == 'T' ? str_part(s, 0, 10) : s;
	if (!s.len || day_valid(day))
		return day;
	take_refuse(im, key, s, N_("is not a day"));
	return (str){ 0 };
}

struct maybe_int take_int(
	struct import *im, const json_t *object, const char *key, int64_t least, int64_t most)
{
	const json_t *value = json_object_get(object, key);
	struct maybe_int n = NONE;
	if (!value || json_is_null(value))
		return NONE;
	if (json_is_integer(value))
		n = SOME(json_integer_value(value));
	else if (json_is_string(value))
		n = str_int(str_trim((str){ json_string_value(value), json_string_length(value) }));
	if (n.set && n.value >= least && n.value <= most)
		return n;
	take_refuse(im, key, (str){ 0 }, n.set ? N_("is out of range") : N_("is not a whole number"));
	return NONE;
}

struct maybe_int take_flag(struct import *im, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	if (json_is_boolean(value))
		return SOME(json_is_true(value));
	if (value && !json_is_null(value))
		take_refuse(im, key, (str){ 0 }, N_("is neither true nor false"));
	return NONE;
}

const json_t *take_list(struct import *im, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	if (json_is_array(value))
		return value;
	if (value && !json_is_null(value))
		take_refuse(im, key, (str){ 0 }, N_("is not a list"));
	return NULL;
}

static const json_t *object_of(struct import *im, const json_t *value, const char *key)
{
	if (json_is_object(value))
		return value;
	if (value && !json_is_null(value))
		take_refuse(im, key, (str){ 0 }, N_("is not an object"));
	return NULL;
}

const json_t *take_object(struct import *im, const json_t *object, const char *key)
{
	return object_of(im, json_object_get(object, key), key);
}

const json_t *take_item(struct import *im, const json_t *list, size_t i, const char *key)
{
	return object_of(im, json_array_get(list, i), key);
}

void take_rest(struct import *im, const json_t *object, const char *const *known)
{
	const char *key;
	json_t *value;
	/* The macro walks through a view that it does not change. */
	json_object_foreach((json_t *)(uintptr_t)object, key, value) {
		size_t i = 0;
		while (known[i] && strcmp(known[i], key))
			i++;
		if (!known[i] && !json_is_null(value))
			import_refuse(im, str_of(key), N_("there is no place for this here"));
	}
}

/* ---- contacts ---- */

static void contact_add(
	struct import *im, struct import_contacts *list, const char *kind, str value, str note)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i].kind, kind) && str_eq(list->items[i].value, value))
			return;
	if (list->count == CONTACTS) {
		take_refuse(im, kind, value, N_("too many contacts; the rest was left out"));
		return;
	}
	struct import_contact *c = arena_push(&im->item, &list->items, &list->count, sizeof *c);
	*c = (struct import_contact){ kind, value, note };
}

static bool of_characters(str s, const char *others)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.ptr[i] < '0' || s.ptr[i] > '9') && !strchr(others, s.ptr[i]))
			return false;
	return true;
}

static size_t digits(str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] >= '0' && s.ptr[i] <= '9';
	return n;
}

void take_phone(struct import *im, struct import_contacts *list, str value, str note, bool loose)
{
	value = str_trim(value);
	size_t n = digits(value), most = loose ? 90 : 15;
	if (!value.len)
		return;
	if (of_characters(value, loose ? "+ -()/," : "+ -()/") && n >= 3 && n <= most)
		contact_add(im, list, "phone", value, note);
	else
		take_refuse(im, "phone", value, N_("is not a telephone number"));
}

/* Nothing that could end an attribute or hide in a list of addresses. */
static bool plain_word(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || strchr("\"'<>\\`,;", s.ptr[i]))
			return false;
	return true;
}

void take_email(struct import *im, struct import_contacts *list, str value, str note)
{
	value = str_trim(value);
	const char *at = value.len ? memchr(value.ptr, '@', value.len) : NULL;
	size_t before = at ? (size_t)(at - value.ptr) : 0;
	str domain = str_part(value, before + 1, value.len);
	if (!value.len)
		return;
	bool one = at && !memchr(domain.ptr, '@', domain.len);
	if (one && before && value.len <= 254 && plain_word(value) &&
		str_has(str_part(domain, 1, domain.len), S(".")))
		contact_add(im, list, "email", value, note);
	else
		take_refuse(im, "email", value, N_("is not an e-mail address"));
}

static bool host_begins(str s)
{
	char c = s.len ? s.ptr[0] : '\0';
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		(unsigned char)c >= 0x80;
}

void take_web(struct import *im, struct import_contacts *list, str value, str note)
{
	value = str_trim(value);
	str rest = value;
	if (!value.len)
		return;
	if (str_starts(rest, S("https://")))
		rest = str_part(rest, 8, rest.len);
	else if (str_starts(rest, S("http://")))
		rest = str_part(rest, 7, rest.len);
	size_t host = 0;
	while (host < rest.len && rest.ptr[host] != '/' && rest.ptr[host] != '?')
		host++;
	str name = str_part(rest, 0, host);
	bool fits = host_begins(name) && str_has(name, S(".")) && plain_word(value) && value.len <= 500;
	/* "mailto:a.b" and "javascript:a.b()" are not hosts; a port is. */
	const char *colon = name.len ? memchr(name.ptr, ':', name.len) : NULL;
	if (colon && !str_int(str_part(name, (size_t)(colon - name.ptr) + 1, name.len)).set)
		fits = false;
	if (!fits)
		take_refuse(im, "web", value, N_("is not a web address"));
	else
		contact_add(im, list, "web",
			rest.ptr == value.ptr ? arena_printf(&im->item, "http://%.*s", STR_ARG(value)) : value,
			note);
}
