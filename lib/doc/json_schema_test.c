/* Schemas of JSON: by cases of our own, the official examples of HSDS, and what
 * another validator says of the mocks of Open Referral UK. */
#include "doc/doc.h"
#include "tests/check.h"

#define HAS(text, part) str_has(text, S(part))

/* ---- small cases ---- */

static json_t *parse(str text) { return json_loadb(text.ptr, text.len, JSON_DECODE_ANY, NULL); }

static void let_go(void *what) { json_decref(what); }

/* The faults of a value by a schema as one text: "path: what; …". */
static str faults(struct check *t, const char *schema, const char *value, bool strict)
{
	json_t *s = parse(str_of(schema)), *v = parse(str_of(value));
	struct json_schema_check c = { .arena = &t->arena, .strict = strict };
	struct buf out = { .arena = &t->arena };
	arena_on_free(&t->arena, let_go, s);
	arena_on_free(&t->arena, let_go, v);
	if (!s || !v)
		return S("the test itself is no JSON");
	bool right = json_schema_check(&c, s, v);
	for (size_t i = 0; i < c.faults.count; i++)
		buf_printf(&out, "%s%.*s: %.*s", i ? "; " : "", STR_ARG(c.faults.items[i].at),
			STR_ARG(c.faults.items[i].what));
	return right == (out.len == 0) ? buf_str(&out) : S("the answer and the faults differ");
}

static bool right(struct check *t, const char *schema, const char *value)
{
	return faults(t, schema, value, false).len == 0;
}

UNIT(a_schema_tells_types_apart)
{
	CHECK(right(t, "{\"type\":\"integer\"}", "3") && right(t, "{\"type\":\"integer\"}", "3.0"));
	CHECK(
		!right(t, "{\"type\":\"integer\"}", "3.5") && !right(t, "{\"type\":\"number\"}", "\"3\""));
	CHECK(right(t, "{\"type\":[\"string\",\"null\"]}", "null"));
	CHECK(str_is(
		faults(t, "{\"type\":\"string\"}", "false", false), ": False is not of type 'string'"));
	CHECK(!right(t, "{\"type\":\"object\"}", "[]") && !right(t, "{\"type\":\"boolean\"}", "0"));
	CHECK(right(t, "true", "1") && !right(t, "false", "1") && right(t, "{}", "{\"a\":[1]}"));
}

UNIT(a_schema_says_which_property_is_wrong)
{
	static const char schema[] = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\","
		"\"items\":{\"properties\":{\"b\":{\"format\":\"email\"}}}}},\"required\":[\"a\",\"c\"]}";
	str got = faults(t, schema, "{\"a\":[{\"b\":\"x@y.cz\"},{\"b\":\"nic\"}]}", false);
	CHECK(str_is(got, "a/1/b: 'nic' is not a 'email'; : 'c' is a required property"));
}

UNIT(a_strict_check_takes_only_what_is_named_or_begins_with_x)
{
	static const char schema[] = "{\"properties\":{\"a\":{}}}";
	CHECK(faults(t, schema, "{\"a\":1,\"x-b\":2}", true).len == 0);
	CHECK(str_is(faults(t, schema, "{\"b\":1}", true), ": 'b' was unexpected"));
	CHECK(faults(t, schema, "{\"b\":1}", false).len == 0);
	CHECK(faults(t, "{\"additionalProperties\":false,\"patternProperties\":{\"^p\":true}}",
		"{\"pq\":1,\"r\":2}", false).len > 0);
	CHECK(!right(t, "{\"additionalProperties\":{\"type\":\"string\"}}", "{\"a\":1}"));
}

UNIT(a_schema_limits_numbers_texts_and_lists)
{
	CHECK(right(t, "{\"minimum\":1,\"maximum\":2}", "2") && !right(t, "{\"maximum\":2}", "2.5"));
	CHECK(!right(t, "{\"exclusiveMinimum\":1}", "1") && !right(t, "{\"multipleOf\":3}", "4"));
	CHECK(right(t, "{\"maxLength\":3}", "\"příš\"") == false &&
		right(t, "{\"minLength\":4}", "\"příš\""));
	CHECK(!right(t, "{\"minItems\":1}", "[]") && !right(t, "{\"uniqueItems\":true}", "[1,2,1]"));
	CHECK(!right(t, "{\"pattern\":\"^[0-9]+$\"}", "\"12a\"") &&
		right(t, "{\"enum\":[1,\"a\"]}", "\"a\""));
	CHECK(!right(t, "{\"enum\":[1]}", "2") && !right(t, "{\"const\":{\"a\":1}}", "{\"a\":2}"));
	CHECK(right(t, "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"number\"}}",
		"[\"a\",1]"));
	CHECK(!right(t, "{\"contains\":{\"type\":\"number\"}}", "[\"a\"]"));
	CHECK(!right(t, "{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"a\":1}"));
	CHECK(!right(t, "{\"propertyNames\":{\"maxLength\":1}}", "{\"ab\":1}"));
}

UNIT(schemas_combine)
{
	CHECK(!right(t, "{\"allOf\":[{\"minimum\":1},{\"maximum\":2}]}", "3"));
	CHECK(right(t, "{\"anyOf\":[{\"type\":\"string\"},{\"minimum\":3}]}", "3"));
	CHECK(!right(t, "{\"oneOf\":[{\"minimum\":1},{\"minimum\":2}]}", "3"));
	CHECK(right(t, "{\"oneOf\":[{\"minimum\":1},{\"minimum\":2}]}", "1"));
	CHECK(!right(t, "{\"not\":{\"type\":\"null\"}}", "null"));
	static const char when[] = "{\"if\":{\"required\":[\"a\"]},\"then\":{\"required\":[\"b\"]},"
		"\"else\":{\"required\":[\"c\"]}}";
	CHECK(!right(t, when, "{\"a\":1}") && right(t, when, "{\"c\":1}") && !right(t, when, "{}"));
}

UNIT(a_reference_leads_within_the_document_and_never_round_in_circles)
{
	static const char tree[] = "{\"$ref\":\"#/definitions/node\",\"definitions\":{\"node\":{"
							   "\"properties\":{\"next\":{\"$ref\":\"#/definitions/"
	                           "node\"},\"n\":{\"type\":\"number\"}}}}}";
	CHECK(right(t, tree, "{\"next\":{\"next\":{\"n\":1}}}"));
	CHECK(str_is(faults(t, tree, "{\"next\":{\"n\":\"1\"}}", false),
		"next/n: '1' is not of type 'number'"));
	CHECK(!right(t, "{\"$ref\":\"#\"}", "1"));
	CHECK(!right(t, "{\"$ref\":\"https://example.cz/phone.json\"}", "1"));
	CHECK(right(t, "{\"$ref\":\"#/$defs/a~1b\",\"$defs\":{\"a/b\":{\"type\":\"number\"}}}", "1"));
}

UNIT(texts_have_the_form_that_their_format_names)
{
	static const struct { const char *format, *right, *wrong; } cases[] = {
		{ "date", "2024-02-29", "2023-02-29" }, { "time", "09:00:00Z", "09:00:00" },
		{ "time", "23:59:59.5+01:00", "24:00:00Z" },
		{ "date-time", "2023-03-15T10:30:45.123Z", "2023-03-15 10:30:45" },
		{ "date-time", "2023-03-15t10:30:45+01:00", "2023-03-15T10:30Z" },
		{ "email", "a.b+c@example.co.uk", "email-example_com" }, { "email", "a@b", "a@b..c" },
		{ "uri", "https://example.cz/%C3%A1?a=b#c", "https://example.cz/á" },
		{ "uri", "mailto:a@b.cz", "/relative" }, { "uri", "http://a/", "http://a b" },
		{ "uri-reference", "/relative", "%zz" },
		{ "uuid", "ac148810-d857-441c-9679-408f346de14b", "ac148810d857441c9679408f346de14b" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		CHECK(json_format_valid(str_of(cases[i].format), str_of(cases[i].right)));
		CHECK(!json_format_valid(str_of(cases[i].format), str_of(cases[i].wrong)));
	}
	CHECK(json_format_valid(S("hostname"), S("anything at all")));
}

UNIT(a_schema_that_is_none_is_told)
{
	static const char *const wrong[] = { "{\"type\":\"text\"}", "{\"required\":\"id\"}",
		"{\"required\":[\"a\",\"a\"]}", "{\"properties\":{\"a\":3}}", "{\"$ref\":\"#/nowhere\"}",
		"{\"items\":[]}", "{\"enum\":1}", "{\"allOf\":[]}", "[]" };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		json_t *schema = parse(str_of(wrong[i]));
		struct json_schema_check c = { .arena = &t->arena };
		arena_on_free(&t->arena, let_go, schema);
		CHECK(!json_schema_sound(&c, schema) && c.faults.count == 1);
	}
}

UNIT(a_merge_patch_adds_replaces_and_takes_away)
{
	json_t *target = parse(S("{\"a\":\"b\",\"c\":{\"d\":\"e\",\"f\":\"g\"}}"));
	json_t *patch = parse(S("{\"a\":\"z\",\"c\":{\"f\":null,\"h\":{\"i\":null}},\"k\":[1]}"));
	json_t *wanted = parse(S("{\"a\":\"z\",\"c\":{\"d\":\"e\",\"h\":{}},\"k\":[1]}"));
	json_t *got = json_merge(target, patch);
	bool same = json_equal(got, wanted), kept = json_object_get(json_object_get(target, "c"), "f");
	json_decref(target);
	json_decref(patch);
	json_decref(wanted);
	json_decref(got);
	CHECK(same && kept);
}

/* ---- documents of others ---- */

/* Schemas of a folder, kept until the end. */
struct shelf { struct check *t; const char *folder; json_t *all; };

static json_t *file_parse(struct check *t, const char *path)
{
	return parse(file_read(&t->arena, path, 1 << 24));
}

static json_t *shelf_get(void *context, const char *name)
{
	struct shelf *s = context;
	json_t *have = json_object_get(s->all, name);
	if (!have) {
		have = file_parse(s->t, arena_printf(&s->t->arena, "%s/%s", s->folder, name).ptr);
		if (have)
			json_object_set_new(s->all, name, have);
	}
	return have;
}

static struct json_schema_check check_by(struct shelf *s)
{
	return (struct json_schema_check){ .arena = &s->t->arena, .load = shelf_get, .context = s };
}

static void official_examples(struct check *t, const char *version)
{
	static const struct { const char *file, *schema; } examples[] = {
		{ "service_full", "service" }, { "organization_full", "organization" },
		{ "service_at_location_full", "service_at_location" }, { "location", "location" },
		{ "taxonomy", "taxonomy" }, { "taxonomy_term", "taxonomy_term" },
		{ "service_list", "service_list" }, { "organization_list", "organization_list" },
		{ "service_at_location_list", "service_at_location_list" },
		{ "taxonomy_list", "taxonomy" }, { "taxonomy_term_list", "taxonomy_term" },
	};
	struct shelf shelf = { t, arena_printf(&t->arena, "data/hsds-%s", version).ptr, json_object() };
	arena_on_free(&t->arena, let_go, shelf.all);
	for (size_t i = 0; i < COUNT(examples); i++) {
		struct json_schema_check c = check_by(&shelf);
		json_t *schema = shelf_get(&shelf,
			arena_printf(&t->arena, "%s.json", examples[i].schema).ptr), *item;
		json_t *value = file_parse(t, arena_printf(&t->arena, "tests/data/hsds/%s/%s.json",
			version, examples[i].file).ptr);
		json_t *items = json_object_get(value, "contents");
		size_t k;
		CHECK(schema && value);
		arena_on_free(&t->arena, let_go, value);
		json_array_foreach(items, k, item)
			CHECK(json_schema_check(&c, schema, item));
		CHECK(items ? json_array_size(items) > 0 : json_schema_check(&c, schema, value));
		CHECK(json_schema_sound(&c, schema));
	}
}

UNIT(conformance_takes_the_official_examples_of_hsds_3_0) { official_examples(t, "3.0"); }
UNIT(conformance_takes_the_official_examples_of_hsds_3_1) { official_examples(t, "3.1"); }

/* Takes something required away, or puts something wrong, and sees that it is noticed. */
UNIT(an_example_of_hsds_that_is_made_wrong_is_told_so)
{
	struct shelf shelf = { t, "data/hsds-3.1", json_object() };
	arena_on_free(&t->arena, let_go, shelf.all);
	json_t *schema = shelf_get(&shelf, "service.json");
	json_t *service = file_parse(t, "tests/data/hsds/3.1/service_full.json");
	arena_on_free(&t->arena, let_go, service);
	json_t *phone = json_array_get(json_object_get(service, "phones"), 0);
	struct json_schema_check c = check_by(&shelf);
	json_object_set_new(service, "status", json_string("open"));
	CHECK(!json_schema_check(&c, schema, service) && str_is(c.faults.items[0].at, "status"));
	json_object_set_new(service, "status", json_string("active"));
	json_object_del(phone, "number");
	c = check_by(&shelf);
	CHECK(!json_schema_check(&c, schema, service) && str_is(c.faults.items[0].at, "phones/0"));
	json_object_set_new(phone, "number", json_string("1"));
	json_object_set_new(phone, "extension", json_string("12"));
	c = check_by(&shelf);
	CHECK(!json_schema_check(&c, schema, service));
	CHECK(str_is(c.faults.items[0].at, "phones/0/extension"));
}

/* C21: the same faults, word by word, that another validator finds, which looks
 * at no addresses. */
UNIT(conformance_finds_in_the_mocks_of_open_referral_uk_just_what_another_validator_finds)
{
	struct shelf shelf = { t, "data/oruk-3.0", json_object() };
	json_t *expected = file_parse(t, "tests/data/oruk/expected-mock-results.json"), *one;
	const char *file;
	int seen = 0;
	arena_on_free(&t->arena, let_go, shelf.all);
	arena_on_free(&t->arena, let_go, expected);
	json_object_foreach(expected, file, one) {
		json_t *value = file_parse(t, arena_printf(&t->arena, "tests/data/oruk/%s", file).ptr);
		json_t *schema = shelf_get(&shelf, json_string_value(json_object_get(one, "schema")));
		json_t *wanted = json_object_get(one, "errors");
		struct json_schema_check c = check_by(&shelf);
		c.unlooked = "uri";
		CHECK(value && schema);
		arena_on_free(&t->arena, let_go, value);
		json_schema_check(&c, schema, value);
		CHECK(c.faults.count == json_array_size(wanted));
		for (size_t i = 0; i < c.faults.count; i++)
			CHECK(str_is(arena_printf(&t->arena, "%.*s: %.*s", STR_ARG(c.faults.items[i].at),
				STR_ARG(c.faults.items[i].what)), json_string_value(json_array_get(wanted, i))));
		seen++;
	}
	CHECK(seen == 39);
}
