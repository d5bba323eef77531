/* Values of JSON against a schema. */
#include "doc/doc.h"
#include "doc/json_internal.h"
#include <math.h>
#include <regex.h>

enum { DEPTH = 200, FAULTS = 100, SHOWN = 80 };

/* Where one is: the schema's document, for "#/…", and the way to the value. */
struct place { json_t *document; const struct step *step; int depth; };
struct step { const struct step *before; const char *name; size_t index; };

static bool check(struct json_schema_check *c, json_t *schema, json_t *value, struct place at);

/* ---- faults ---- */

static void put_path(struct buf *out, const struct step *s)
{
	if (!s)
		return;
	put_path(out, s->before);
	if (out->len)
		buf_char(out, '/');
	if (s->name)
		buf_put(out, str_of(s->name));
	else
		buf_int(out, (int64_t)s->index);
}

/* A value as it is shown in a fault. */
static str shown(struct arena *a, json_t *value)
{
	char text[SHOWN];
	if (json_is_string(value)) {
		str s = { json_string_value(value), json_string_length(value) };
		return arena_printf(a, "'%.*s'", STR_ARG(utf8_head(s, SHOWN)));
	}
	if (json_is_boolean(value))
		return json_is_true(value) ? S("True") : S("False");
	if (json_is_null(value))
		return S("None");
	size_t n = json_dumpb(value, text, sizeof text, JSON_ENCODE_ANY | JSON_COMPACT);
	return n <= sizeof text ? arena_copy(a, (str){ text, n }) : S("what stands here");
}

static bool fault(struct json_schema_check *c, struct place at, str what)
{
	size_t most = c->most ? c->most : FAULTS;
	if (c->faults.count < most) {
		struct buf path = { .arena = c->arena };
		put_path(&path, at.step);
		struct json_fault *f =
			arena_push(c->arena, &c->faults.items, &c->faults.count, sizeof *f);
		*f = (struct json_fault){ buf_str(&path), what };
	}
	return false;
}

/* ---- references ---- */

/* "#/definitions/phone": the pointer's piece with ~1 and ~0 undone. */
static json_t *pointer_follow(json_t *from, str pointer)
{
	str piece;
	char name[200];
	str_cut(&pointer, '/', &piece);
	while (from && str_cut(&pointer, '/', &piece)) {
		size_t n = 0;
		for (size_t i = 0; i < piece.len && n + 1 < sizeof name; i++) {
			bool escaped = piece.ptr[i] == '~' && i + 1 < piece.len;
			name[n++] = !escaped ? piece.ptr[i] : piece.ptr[++i] == '1' ? '/' : '~';
		}
		name[n] = '\0';
		struct maybe_int index = str_int(piece);
		from = json_is_array(from)
			? json_array_get(from, index.set ? (size_t)index.value : SIZE_MAX)
			: json_object_get(from, name);
	}
	return from;
}

json_t *json_ref_find(struct json_schema_check *c, const char *ref, json_t **document)
{
	str fragment = str_of(ref), file;
	str_cut(&fragment, '#', &file);
	if (file.len) {
		for (size_t i = file.len; i-- > 0;)
			if (file.ptr[i] == '/') {
				file = str_part(file, i + 1, file.len);
				break;
			}
		*document = c->load ? c->load(c->context, arena_z(c->arena, file)) : NULL;
	}
	return fragment.len ? pointer_follow(*document, fragment) : *document;
}

static bool check_ref(struct json_schema_check *c, json_t *ref, json_t *value, struct place at)
{
	const char *name = json_string_value(ref);
	json_t *schema = name ? json_ref_find(c, name, &at.document) : NULL;
	if (!schema)
		return fault(
			c, at, arena_printf(c->arena, "the schema %s is not known", name ? name : "?"));
	return check(c, schema, value, at);
}

/* ---- types ---- */

static bool is_whole(json_t *value)
{
	double n = json_real_value(value);
	return json_is_integer(value) || (json_is_real(value) && n == floor(n));
}

static bool is_type(json_t *value, const char *type)
{
	return !strcmp(type, "string") ? json_is_string(value)
		: !strcmp(type, "number")   ? json_is_number(value)
		: !strcmp(type, "integer")  ? is_whole(value)
		: !strcmp(type, "boolean")  ? json_is_boolean(value)
		: !strcmp(type, "object")   ? json_is_object(value)
		: !strcmp(type, "array")    ? json_is_array(value)
		: !strcmp(type, "null")     ? json_is_null(value)
									: false;
}

static bool check_type(struct json_schema_check *c, json_t *type, json_t *value, struct place at)
{
	struct buf names = { .arena = c->arena };
	json_t *one;
	size_t i;
	if (json_is_string(type) && is_type(value, json_string_value(type)))
		return true;
	json_array_foreach(type, i, one) {
		if (json_is_string(one) && is_type(value, json_string_value(one)))
			return true;
		buf_printf(&names, "%s'%s'", i ? ", " : "", json_string_value(one));
	}
	if (json_is_string(type))
		buf_printf(&names, "'%s'", json_string_value(type));
	return fault(c, at, arena_printf(c->arena, "%.*s is not of type %.*s",
		STR_ARG(shown(c->arena, value)), STR_ARG(buf_str(&names))));
}

static bool check_enum(struct json_schema_check *c, json_t *options, json_t *value, struct place at)
{
	json_t *one;
	size_t i;
	json_array_foreach(options, i, one)
		if (json_equal(one, value))
			return true;
	return fault(c, at, arena_printf(c->arena, "%.*s is not one of what is allowed",
		STR_ARG(shown(c->arena, value))));
}

/* ---- objects ---- */

static bool check_properties(struct json_schema_check *c, json_t *properties, json_t *value,
	struct place at)
{
	const char *name;
	json_t *schema;
	bool right = true;
	json_object_foreach(properties, name, schema) {
		json_t *member = json_object_get(value, name);
		struct step step = { at.step, name, 0 };
		if (member)
			right &= check(c, schema, member, (struct place){ at.document, &step, at.depth });
	}
	return right;
}

static bool check_required(struct json_schema_check *c, json_t *required, json_t *value,
	struct place at)
{
	json_t *name;
	size_t i;
	bool right = true;
	json_array_foreach(required, i, name)
		if (json_is_string(name) && !json_object_get(value, json_string_value(name)))
			right = fault(c, at, arena_printf(c->arena, "'%s' is a required property",
				json_string_value(name)));
	return right;
}

static bool matches(const char *pattern, const char *text)
{
	regex_t regex;
	if (!pattern || regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB))
		return true;                   /* a pattern of another kind is not looked at */
	bool yes = !regexec(&regex, text, 0, NULL, 0);
	regfree(&regex);
	return yes;
}

static bool named(json_t *schema, const char *name)
{
	const char *pattern;
	json_t *ignored;
	if (json_object_get(json_object_get(schema, "properties"), name))
		return true;
	json_object_foreach(json_object_get(schema, "patternProperties"), pattern, ignored)
		if (matches(pattern, name))
			return true;
	return false;
}

/* What no property names: by additionalProperties, or in strict checks. */
static bool check_others(
	struct json_schema_check *c, json_t *schema, json_t *value, struct place at)
{
	json_t *others = json_object_get(schema, "additionalProperties"), *member;
	bool strict = c->strict && !others && json_object_get(schema, "properties"), right = true;
	const char *name;
	json_object_foreach(value, name, member) {
		struct step step = { at.step, name, 0 };
		if (named(schema, name))
			continue;
		if (json_is_false(others) || (strict && strncmp(name, "x-", 2)))
			right = fault(c, at, arena_printf(c->arena, "'%s' was unexpected", name));
		else if (json_is_object(others))
			right &= check(c, others, member, (struct place){ at.document, &step, at.depth });
	}
	return right;
}

static bool check_patterns(struct json_schema_check *c, json_t *patterns, json_t *value,
	struct place at)
{
	const char *pattern, *name;
	json_t *schema, *member;
	bool right = true;
	json_object_foreach(patterns, pattern, schema)
		json_object_foreach(value, name, member) {
			struct step step = { at.step, name, 0 };
			if (matches(pattern, name))
				right &= check(c, schema, member, (struct place){ at.document, &step, at.depth });
		}
	return right;
}

static bool limit(struct json_schema_check *c, json_t *schema, const char *keyword, double n,
	struct place at)
{
	json_t *most = json_object_get(schema, keyword);
	double value = json_number_value(most);
	bool right = !json_is_number(most)
		|| (!strncmp(keyword, "min", 3)            ? n >= value
				: !strncmp(keyword, "max", 3)      ? n <= value
				: !strcmp(keyword, "exclusiveMinimum") ? n > value
				: !strcmp(keyword, "exclusiveMaximum") ? n < value
													   : fabs(remainder(n, value)) < 1e-9);
	return right || fault(c, at, arena_printf(c->arena, "%g is against %s %g", n, keyword, value));
}

static bool check_object(
	struct json_schema_check *c, json_t *schema, json_t *value, struct place at)
{
	json_t *names = json_object_get(schema, "propertyNames"), *dependent, *member;
	double count = (double)json_object_size(value);
	const char *name;
	bool right = check_properties(c, json_object_get(schema, "properties"), value, at);
	right &= check_required(c, json_object_get(schema, "required"), value, at);
	right &= check_patterns(c, json_object_get(schema, "patternProperties"), value, at);
	right &= check_others(c, schema, value, at);
	right &= limit(c, schema, "minProperties", count, at);
	right &= limit(c, schema, "maxProperties", count, at);
	json_object_foreach(json_object_get(schema, "dependentRequired"), name, dependent)
		if (json_object_get(value, name))
			right &= check_required(c, dependent, value, at);
	if (names)
		json_object_foreach(value, name, member) {
			json_t *text = json_string(name);
			right &= check(c, names, text, at);
			json_decref(text);
		}
	return right;
}

/* ---- arrays ---- */

static bool check_unique(struct json_schema_check *c, json_t *value, struct place at)
{
	size_t count = json_array_size(value);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (json_equal(json_array_get(value, i), json_array_get(value, k)))
				return fault(c, at, S("its items are not unique"));
	return true;
}

/* Whether it would be right, without saying what is not. */
static bool try(struct json_schema_check *c, json_t *schema, json_t *value, struct place at)
{
	size_t before = c->faults.count;
	bool right = check(c, schema, value, at);
	c->faults.count = before;
	return right;
}

static bool check_array(struct json_schema_check *c, json_t *schema, json_t *value, struct place at)
{
	json_t *items = json_object_get(schema, "items"), *item;
	json_t *first = json_object_get(schema, "prefixItems");
	json_t *contains = json_object_get(schema, "contains");
	size_t i, led = json_array_size(first), having = 0;
	bool right = true;
	json_array_foreach(value, i, item) {
		struct step step = { at.step, NULL, i };
		struct place there = { at.document, &step, at.depth };
		if (i < led)
			right &= check(c, json_array_get(first, i), item, there);
		else if (items)
			right &= check(c, items, item, there);
		having += contains && try(c, contains, item, there);
	}
	if (contains && !having && !json_object_get(schema, "minContains"))
		right = fault(c, at, S("no item is as one has to be"));
	right &= limit(c, schema, "minItems", (double)json_array_size(value), at);
	right &= limit(c, schema, "maxItems", (double)json_array_size(value), at);
	if (contains) {
		right &= limit(c, schema, "minContains", (double)having, at);
		right &= limit(c, schema, "maxContains", (double)having, at);
	}
	if (json_is_true(json_object_get(schema, "uniqueItems")))
		right &= check_unique(c, value, at);
	return right;
}

/* ---- texts, numbers, combinations ---- */

static bool check_text(struct json_schema_check *c, json_t *schema, json_t *value, struct place at)
{
	str text = { json_string_value(value), json_string_length(value) };
	const char *format = json_string_value(json_object_get(schema, "format"));
	const char *pattern = json_string_value(json_object_get(schema, "pattern"));
	double length = (double)utf8_length(text);
	bool right = limit(c, schema, "minLength", length, at);
	right &= limit(c, schema, "maxLength", length, at);
	if (pattern && !matches(pattern, text.ptr))
		right = fault(c, at, arena_printf(c->arena, "%.*s does not match '%s'",
			STR_ARG(shown(c->arena, value)), pattern));
	if (format && (!c->unlooked || strcmp(c->unlooked, format)) &&
		!json_format_valid(str_of(format), text))
		right = fault(c, at, arena_printf(c->arena, "%.*s is not a '%s'",
			STR_ARG(shown(c->arena, value)), format));
	return right;
}

static bool check_number(
	struct json_schema_check *c, json_t *schema, json_t *value, struct place at)
{
	static const char *const limits[] = { "minimum", "maximum", "exclusiveMinimum",
		"exclusiveMaximum", "multipleOf" };
	bool right = true;
	for (size_t i = 0; i < COUNT(limits); i++)
		right &= limit(c, schema, limits[i], json_number_value(value), at);
	return right;
}

static size_t how_many(struct json_schema_check *c, json_t *schemas, json_t *value, struct place at)
{
	size_t i, right = 0;
	json_t *schema;
	json_array_foreach(schemas, i, schema)
		right += try(c, schema, value, at);
	return right;
}

static bool check_combined(struct json_schema_check *c, json_t *schema, json_t *value,
	struct place at)
{
	json_t *all = json_object_get(schema, "allOf"), *any = json_object_get(schema, "anyOf");
	json_t *one = json_object_get(schema, "oneOf"), *not = json_object_get(schema, "not");
	json_t *when = json_object_get(schema, "if"), *then, *each;
	size_t i;
	bool right = true;
	json_array_foreach(all, i, each)
		right &= check(c, each, value, at);
	if (any && !how_many(c, any, value, at))
		right = fault(c, at, S("it is none of what it may be (anyOf)"));
	if (one && how_many(c, one, value, at) != 1)
		right = fault(c, at, S("it is not just one of what it may be (oneOf)"));
	if (not && try(c, not, value, at))
		right = fault(c, at, S("it is what it must not be (not)"));
	if (when) {
		then = json_object_get(schema, try(c, when, value, at) ? "then" : "else");
		right &= !then || check(c, then, value, at);
	}
	return right;
}

static bool check(struct json_schema_check *c, json_t *schema, json_t *value, struct place at)
{
	if (json_is_true(schema))
		return true;
	if (json_is_false(schema))
		return fault(c, at, S("nothing may stand here"));
	if (!json_is_object(schema) || ++at.depth > DEPTH)
		return fault(c, at, S("the schema is none, or goes round in circles"));
	json_t *ref = json_object_get(schema, "$ref"), *type = json_object_get(schema, "type");
	json_t *options = json_object_get(schema, "enum"), *constant = json_object_get(schema, "const");
	bool right = !ref || check_ref(c, ref, value, at);
	if (type && !check_type(c, type, value, at))
		return false;                  /* the rest would only say it again */
	if (options)
		right &= check_enum(c, options, value, at);
	if (constant && !json_equal(constant, value))
		right = fault(c, at, arena_printf(c->arena, "%.*s is not what is allowed",
			STR_ARG(shown(c->arena, value))));
	if (json_is_object(value))
		right &= check_object(c, schema, value, at);
	else if (json_is_array(value))
		right &= check_array(c, schema, value, at);
	else if (json_is_string(value))
		right &= check_text(c, schema, value, at);
	else if (json_is_number(value))
		right &= check_number(c, schema, value, at);
	return check_combined(c, schema, value, at) && right;
}

bool json_schema_check(struct json_schema_check *c, json_t *schema, json_t *value)
{
	return check(c, schema, value, (struct place){ .document = schema });
}
