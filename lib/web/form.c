#include "web/web_internal.h"

static str form_raw(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->form.count; i++)
		if (str_is(r->form.items[i].name, name))
			return r->form.items[i].value;
	return (str){ 0 };
}

/* Browsers end lines by two characters; one is kept. */
static str lines_end_plain(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	if (!str_has(text, S("\r")))
		return text;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '\r')
			buf_char(&out, text.ptr[i]);
	return buf_str(&out);
}

str form_text(struct req *r, const char *name)
{
	return lines_end_plain(r->arena, str_trim(form_raw(r, name)));
}

struct str_list form_list(struct req *r, const char *name)
{
	str *items = NULL;
	size_t count = 0;
	for (size_t i = 0; i < r->form.count && count < LIMIT_VALUES; i++)
		if (str_is(r->form.items[i].name, name) && r->form.items[i].value.len)
			*(str *)arena_push(r->arena, &items, &count, sizeof(str)) = r->form.items[i].value;
	return (struct str_list){ items, count };
}

void form_error(struct req *r, const struct field *fields, const char *name, const char *message)
{
	struct form_error *e = arena_push(r->arena, &r->errors.items, &r->errors.count, sizeof *e);
	const struct field *f = fields;
	while (f && f->type && name && strcmp(f->name, name))
		f++;
	*e = (struct form_error){ name && f && f->type ? f : NULL, message };
}

const char *form_error_of(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->errors.count; i++)
		if (r->errors.items[i].field && !strcmp(r->errors.items[i].field->name, name))
			return r->errors.items[i].message;
	return NULL;
}

/* One @ with something before it and a dot within what follows; the rest only a
 * message sent there can tell. */
bool email_plausible(str s)
{
	str host = s, local;
	if (s.len > 254 || !str_cut(&host, '@', &local) || !host.ptr || !local.len ||
		str_has(host, S("@")))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || strchr("<>,;\"()", s.ptr[i]))
			return false;
	return host.len > 2 && str_has(host, S(".")) && host.ptr[0] != '.' &&
		host.ptr[host.len - 1] != '.';
}

bool url_plausible(str s)
{
	bool scheme = str_starts(s, S("https://")) || str_starts(s, S("http://"));
	for (size_t i = 0; i < s.len; i++)
		scheme = scheme && (unsigned char)s.ptr[i] > ' ' && s.ptr[i] != '"' && s.ptr[i] != '<' &&
			s.ptr[i] != '>';
	return scheme && str_has(s, S("."));
}

bool phone_plausible(str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.len; i++) {
		digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
		if (!strchr("0123456789+ ()/-.", s.ptr[i]))
			return false;
	}
	return digits >= 3 && digits <= 15;
}

static bool is_choice(const struct field *f, str value)
{
	for (const struct choice *c = f->choices; c && c->label; c++)
		if (str_eq(c->value, value))
			return true;
	return false;
}

/* What is wrong with a value that is there, or NULL. */
static const char *text_wrong(const struct field *f, str s)
{
	size_t length = utf8_length(s), most = f->max ? (size_t)f->max : 1000;
	if (length > most)
		return N_("This is too long.");
	if (f->type != FIELD_CHOICE && f->type != FIELD_PASSWORD && f->min > 0 &&
		length < (size_t)f->min)
		return N_("This is too short.");
	switch (f->type) {
	case FIELD_EMAIL:
		return email_plausible(s) ? NULL : N_("Write an e-mail address such as jmeno@example.cz.");
	case FIELD_URL:
		return url_plausible(s) ? NULL : N_("Write a web address that begins with https://.");
	case FIELD_PHONE:
		return phone_plausible(s) ? NULL : N_("Write a phone number such as 499 123 456.");
	case FIELD_CHOICE: return is_choice(f, s) ? NULL : N_("Choose one of the options.");
	default:           return f->check ? f->check(s) : NULL;
	}
}

/* "12. 3. 2026" and "2026-03-12" as 2026-03-12; ptr NULL: no such day. */
static str day_read(struct arena *a, str s)
{
	str part, rest = s;
	int64_t n[3];
	if (day_valid(s))
		return s;
	for (size_t i = 0; i < 3; i++) {
		if (!str_cut(&rest, '.', &part) || !str_int(str_trim(part)).set)
			return (str){ 0 };
		n[i] = str_int(str_trim(part)).value;
	}
	if (rest.ptr || n[0] < 1 || n[0] > 31 || n[1] < 1 || n[1] > 12 || n[2] < 1000 || n[2] > 9999)
		return (str){ 0 };
	str day = arena_printf(a, "%04d-%02d-%02d", (int)n[2], (int)n[1], (int)n[0]);
	return day_valid(day) ? day : (str){ 0 };
}

static const char *number_read(const struct field *f, str s, struct maybe_int *to)
{
	*to = str_int(s);
	if (!to->set)
		return N_("Write a whole number.");
	if (to->value < f->min || (f->max && to->value > f->max))
		return N_("This number is out of range.");
	return NULL;
}

/* The parts of a text between separators, trimmed, without empty ones. */
static struct str_list parts_read(struct arena *a, str text, char separator)
{
	str *items = NULL, part;
	size_t count = 0;
	while (str_cut(&text, separator, &part))
		if ((part = str_trim(part)).len)
			*(str *)arena_push(a, &items, &count, sizeof *items) = part;
	return (struct str_list){ items, count };
}

static const char *choices_read(const struct field *f, struct str_list chosen)
{
	for (size_t i = 0; i < chosen.count; i++)
		if (!is_choice(f, chosen.items[i]))
			return N_("Choose one of the options.");
	return f->required && !chosen.count ? N_("Choose at least one option.") : NULL;
}

static const char *lines_read(const struct field *f, struct str_list lines)
{
	const char *wrong = f->required && !lines.count ? N_("Fill this in.") : NULL;
	if (lines.count > LIMIT_LINES)
		return N_("These are too many lines.");
	for (size_t i = 0; i < lines.count && !wrong; i++)
		wrong = text_wrong(f, lines.items[i]);
	return wrong;
}

const char *field_take(struct arena *a, const struct field *f, str s, void *record)
{
	void *at = (char *)record + f->offset;
	switch (f->type) {
	case FIELD_BOOL:
		*(bool *)at = s.len > 0;
		return f->required && !s.len ? N_("Tick this to continue.") : NULL;
	case FIELD_CHOICES: return choices_read(f, *(struct str_list *)at = parts_read(a, s, ','));
	case FIELD_LINES:   return lines_read(f, *(struct str_list *)at = parts_read(a, s, '\n'));
	case FIELD_INT:     *(struct maybe_int *)at = NONE; break;
	default:            *(str *)at = s.len ? s : (str){ 0 };
	}
	if (!s.len)
		return f->required ? N_("Fill this in.") : NULL;
	if (f->type == FIELD_INT)
		return number_read(f, s, at);
	if (f->type == FIELD_DAY) {
		*(str *)at = day_read(a, s);
		return ((str *)at)->ptr ? NULL : N_("Write a day such as 12. 3. 2026.");
	}
	return text_wrong(f, s);
}

static str list_join(struct arena *a, struct str_list list, str between)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < list.count; i++) {
		buf_put(&out, i ? between : S(""));
		buf_put(&out, list.items[i]);
	}
	return out.len ? buf_str(&out) : (str){ 0 };
}

/* A password is taken as it was typed (OWASP ASVS 5.0 6.2.8). */
str field_sent(struct req *r, const struct field *f)
{
	if (f->type == FIELD_PASSWORD)
		return form_raw(r, f->name);
	if (f->type == FIELD_CHOICES)
		return list_join(r->arena, form_list(r, f->name), S(", "));
	return form_text(r, f->name);
}

bool form_read(struct req *r, const struct field *fields, void *record)
{
	size_t before = r->errors.count;
	for (const struct field *f = fields; f->type; f++) {
		const char *wrong = field_take(r->arena, f, field_sent(r, f), record);
		if (wrong)
			form_error(r, fields, f->name, wrong);
	}
	return r->errors.count == before;
}

str field_text(struct arena *a, const struct field *f, const void *record)
{
	const void *at = (const char *)record + f->offset;
	const struct maybe_int *n = at;
	switch (f->type) {
	case FIELD_BOOL:    return *(const bool *)at ? S("1") : (str){ 0 };
	case FIELD_INT:     return n->set ? arena_printf(a, "%lld", (long long)n->value) : (str){ 0 };
	case FIELD_CHOICES: return list_join(a, *(const struct str_list *)at, S(", "));
	case FIELD_LINES:   return list_join(a, *(const struct str_list *)at, S("\n"));
	default:            return *(const str *)at;
	}
}
