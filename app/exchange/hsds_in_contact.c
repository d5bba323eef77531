/* Contacts, and what all parts of a document have in common. */
#include "app/exchange/hsds_in_map.h"

/* ---- parts ---- */

str hsds_in_step(struct hsds_in *in, str path, const char *property)
{
	return arena_printf(&in->im.item, "%.*s.%s", STR_ARG(path), property);
}

json_t *hsds_in_item(struct hsds_in *in, json_t *object, const char *list, size_t i, str path,
	str *at)
{
	json_t *items = json_object_get(object, list);
	json_t *item = json_is_array(items) ? json_array_get(items, i) : NULL;
	if (!item)
		return NULL;
	*at = arena_printf(&in->im.item, "%.*s.%s[%zu]", STR_ARG(path), list, i);
	if (json_is_object(item))
		return item;
	hsds_where(in, *at);
	import_refuse(&in->im, json_words(&in->im.item, item), N_("is not an object"));
	return in->nothing;                    /* and on to the next one */
}

static bool is_held(const char *properties, const char *name)
{
	str rest = str_of(properties), piece;
	while (str_cut(&rest, ' ', &piece))
		if (str_is(piece, name))
			return true;
	return false;
}

void hsds_in_rest(struct hsds_in *in, json_t *object, const char *kind, str path)
{
	const char *properties = hsds_held(kind), *key;
	str pointer = { (const char *)&object, sizeof object };
	json_t *value;
	if (!properties || import_map_find(&in->told, pointer))
		return;
	import_map_add(&in->told, &in->arena, pointer);
	json_object_foreach(object, key, value)
		if (!json_is_null(value) && !is_held(properties, key))
			hsds_in_tell(in, object, path, key, json_words(&in->im.item, value),
				N_("there is no place for this here; it is kept for exports"));
}

struct maybe_int hsds_in_number(struct hsds_in *in, json_t *object, const char *key, str path,
	int64_t least, int64_t most)
{
	json_t *value = json_object_get(object, key);
	double number = json_number_value(value);
	bool told = json_is_string(value) && hsds_at(in, object, path).ptr != path.ptr;
	if (!value || json_is_null(value) || told)
		return NONE;                       /* of a cell it was said when it was read */
	if (json_is_number(value) && number >= (double)least && number <= (double)most)
		return SOME((int64_t)number);
	hsds_in_tell(in, object, path, key, json_words(&in->im.item, value),
		json_is_number(value) ? N_("is out of range") : N_("is not a number"));
	return NONE;
}

/* ---- contacts ---- */

static struct import_contact *contact_of(struct import_contacts *all, const char *kind, str value)
{
	for (size_t i = 0; i < all->count; i++)
		if (!strcmp(all->items[i].kind, kind) && str_eq(all->items[i].value, value))
			return &all->items[i];
	return NULL;
}

/* Some write a number in quotation marks, to save it from a spreadsheet. */
static str unquoted(str s)
{
	s = str_trim(s);
	while (s.len > 1 && (s.ptr[0] == '"' || s.ptr[0] == '\''))
		s = str_part(s, 1, s.len - (s.ptr[s.len - 1] == s.ptr[0]));
	return s;
}

static void phone_read(struct hsds_in *in, struct import_contacts *all, json_t *phone, str path)
{
	str type = json_get(phone, "type"), number = unquoted(json_get(phone, "number"));
	str extension = json_words(&in->im.item, json_object_get(phone, "extension"));
	hsds_in_rest(in, phone, "phone", path);
	if (str_is(type, "fax")) {
		hsds_in_tell(in, phone, path, "type", type, N_("numbers of faxes are not taken"));
		return;
	}
	hsds_where(in, hsds_at(in, phone, path));
	str note = take_text(&in->im, phone, "description", TAKE_NOTE);
	if (extension.len)
		note = arena_printf(&in->im.item, "linka %.*s%s%.*s", STR_ARG(extension),
			note.len ? "; " : "", STR_ARG(note));
	take_phone(&in->im, all, number, note, false);
}

static void phones_read(struct hsds_in *in, struct import_contacts *all, json_t *object, str path)
{
	json_t *phone;
	str at;
	for (size_t i = 0; (phone = hsds_in_item(in, object, "phones", i, path, &at)); i++)
		phone_read(in, all, phone, at);
}

static void person_read(struct hsds_in *in, struct import_contacts *all, json_t *contact, str path)
{
	str name = str_trim(json_get(contact, "name"));
	struct import_contact *had = contact_of(all, "email", str_trim(json_get(contact, "email")));
	hsds_in_rest(in, contact, "contact", path);
	hsds_where(in, hsds_at(in, contact, path));
	str title = take_line(&in->im, contact, "title", TAKE_NAME);
	if (had && !had->note.len)
		had->note = title;
	take_email(&in->im, all, json_get(contact, "email"), title);
	if (phone_like(name)) {
		hsds_in_tell(in, contact, path, "name", name,
			N_("is a telephone number where a name should be; it was taken as a number"));
		take_phone(&in->im, all, name, title, false);
	}
	phones_read(in, all, contact, path);
}

static void identifiers_read(struct hsds_in *in, struct import_contacts *all, json_t *object,
	str path)
{
	json_t *item;
	str at;
	for (size_t i = 0;
		 (item = hsds_in_item(in, object, "organization_identifiers", i, path, &at)); i++) {
		str scheme = json_get(item, "identifier_scheme"), value = json_get(item, "identifier");
		hsds_in_rest(in, item, "organization_identifier", at);
		if (str_is(scheme, "CZ-ISDS") && str_trim(value).len) {
			struct import_contact *c =
				arena_push(&in->im.item, &all->items, &all->count, sizeof *c);
			*c = (struct import_contact){ "data_box", str_trim(value), (str){ 0 } };
		} else if (!str_is(scheme, "CZ-ICO")) {
			hsds_in_tell(in, item, at, "identifier", value,
				N_("there is no place for this here; it is kept for exports"));
		}
	}
}

struct import_contacts hsds_in_contacts(
	struct hsds_in *in, json_t *object, str path, const char *web, const char *sites)
{
	struct import_contacts all = { 0 };
	json_t *item;
	str at;
	phones_read(in, &all, object, path);
	hsds_where(in, hsds_at(in, object, path));
	take_email(&in->im, &all, json_get(object, "email"), (str){ 0 });
	take_web(&in->im, &all, json_get(object, web), (str){ 0 });
	for (size_t i = 0; (item = hsds_in_item(in, object, "contacts", i, path, &at)); i++)
		person_read(in, &all, item, at);
	for (size_t i = 0; sites && (item = hsds_in_item(in, object, sites, i, path, &at)); i++) {
		hsds_where(in, hsds_at(in, item, at));
		hsds_in_rest(in, item, "url", at);
		take_web(&in->im, &all, json_get(item, "url"),
			take_line(&in->im, item, "label", TAKE_NAME));
	}
	identifiers_read(in, &all, object, path);
	return all;
}
