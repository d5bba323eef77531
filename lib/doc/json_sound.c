/* Schemas themselves: whether one is sound, and merge patches of them. */
#include "doc/doc.h"
#include "doc/json_internal.h"

enum { DEPTH = 100 };

struct looking { struct json_schema_check *check; json_t *document; int depth; };

static bool sound(struct looking l, json_t *schema, const char *at);

static bool unsound(struct looking l, const char *at, const char *what)
{
	struct json_schema_check *c = l.check;
	struct json_fault *f = arena_push(c->arena, &c->faults.items, &c->faults.count, sizeof *f);
	*f = (struct json_fault){ arena_copy(c->arena, str_of(at)), str_of(what) };
	return false;
}

static const char *below(struct looking l, const char *at, const char *name)
{
	return arena_printf(l.check->arena, "%s/%s", at, name).ptr;
}

static bool sound_members(struct looking l, json_t *members, const char *at)
{
	const char *name;
	json_t *schema;
	bool right = !members || json_is_object(members)
		|| unsound(l, at, "it is no object of schemas");
	json_object_foreach(members, name, schema)
		right &= sound(l, schema, below(l, at, name));
	return right;
}

static bool sound_list(struct looking l, json_t *list, const char *at)
{
	json_t *schema;
	size_t i;
	bool right = !list || json_array_size(list) || unsound(l, at, "it is no list of schemas");
	json_array_foreach(list, i, schema)
		right &= sound(l, schema, at);
	return right;
}

static bool sound_type(struct looking l, json_t *type, const char *at)
{
	static const char known[] = " string number integer boolean object array null ";
	json_t *one;
	size_t i;
	if (json_is_string(type)) {
		str word = arena_printf(l.check->arena, " %s ", json_string_value(type));
		return str_has(str_of(known), word) || unsound(l, at, "there is no such type");
	}
	bool right = !type || json_array_size(type) || unsound(l, at, "it is no type");
	json_array_foreach(type, i, one)
		right &= json_is_string(one) ? sound_type(l, one, at) : unsound(l, at, "it is no type");
	return right;
}

static bool sound_names(struct looking l, json_t *names, const char *at)
{
	json_t *one;
	size_t i;
	bool right = !names || json_is_array(names) || unsound(l, at, "it is no list of names");
	json_array_foreach(names, i, one)
		for (size_t k = 0; k <= i && right; k++)
			if (!json_is_string(one) || (k < i && json_equal(one, json_array_get(names, k))))
				right = unsound(l, at, "a name is no text, or stands there twice");
	return right;
}

static bool sound_ref(struct looking l, json_t *ref, const char *at)
{
	const char *name = json_string_value(ref);
	json_t *document = l.document;
	if (!ref)
		return true;
	return (name && json_ref_find(l.check, name, &document))
		|| unsound(l, at, "the reference leads nowhere");
}

/* Keywords that hold schemas, by how they hold them. */
static bool sound_parts(struct looking l, json_t *schema, const char *at)
{
	static const char *const members[] = { "properties", "patternProperties", "definitions",
		"$defs" };
	static const char *const lists[] = { "allOf", "anyOf", "oneOf", "prefixItems" };
	static const char *const ones[] = { "items", "additionalProperties", "propertyNames", "not",
		"contains", "if", "then", "else" };
	bool right = true;
	for (size_t i = 0; i < COUNT(members); i++)
		right &= sound_members(l, json_object_get(schema, members[i]), below(l, at, members[i]));
	for (size_t i = 0; i < COUNT(lists); i++)
		right &= sound_list(l, json_object_get(schema, lists[i]), below(l, at, lists[i]));
	for (size_t i = 0; i < COUNT(ones); i++) {
		json_t *one = json_object_get(schema, ones[i]);
		right &= !one || sound(l, one, below(l, at, ones[i]));
	}
	return right;
}

static bool sound(struct looking l, json_t *schema, const char *at)
{
	if (json_is_boolean(schema))
		return true;
	if (!json_is_object(schema) || ++l.depth > DEPTH)
		return unsound(l, at, "it is no schema");
	json_t *format = json_object_get(schema, "format"), *options = json_object_get(schema, "enum");
	bool right = sound_type(l, json_object_get(schema, "type"), below(l, at, "type"));
	right &= sound_names(l, json_object_get(schema, "required"), below(l, at, "required"));
	right &= sound_ref(l, json_object_get(schema, "$ref"), below(l, at, "$ref"));
	if (format && !json_is_string(format))
		right = unsound(l, at, "format is no text");
	if (options && !json_is_array(options))
		right = unsound(l, at, "enum is no list");
	return sound_parts(l, schema, at) && right;
}

bool json_schema_sound(struct json_schema_check *check, json_t *schema)
{
	return sound((struct looking){ check, schema, 0 }, schema, "");
}

/* ---- merge patches ---- */

static json_t *merged(json_t *target, json_t *patch, int depth)
{
	const char *name;
	json_t *value;
	if (!json_is_object(patch) || depth > DEPTH)
		return json_deep_copy(patch);
	json_t *out = json_is_object(target) ? json_copy(target) : json_object();
	json_object_foreach(patch, name, value) {
		if (json_is_null(value))
			json_object_del(out, name);
		else
			json_object_set_new(out, name, merged(json_object_get(out, name), value, depth + 1));
	}
	return out;
}

json_t *json_merge(json_t *target, json_t *patch) { return merged(target, patch, 0); }
