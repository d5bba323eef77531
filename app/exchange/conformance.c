/* rozcestnik conformance */
#include "app/exchange/conformance.h"
#include <stdio.h>

extern const struct lang lang_cs;              /* the command line speaks Czech */

enum { SAID = 5 };                     /* wrong things of a check that are said in words */

static const struct { const char *name, *about; } checks[CONFORMANCE_CHECKS] = {
	[C2] = { "C2", N_("the root: version, profile, OpenAPI document") },
	[C3] = { "C3", N_("pages: fields, counts, every item once") },
	[C4] = { "C4", N_("every item and record by its schema") },
	[C5] = { "C5", N_("the same by the schemas of HSDS-UK") },
	[C6] = { "C6", N_("the walk of the validator of Open Referral UK") },
	[C7] = { "C7", N_("scripts of every site may read every answer") },
	[C8] = { "C8", N_("nothing is null or empty") },
	[C9] = { "C9", N_("no field that schema and profile do not name") },
	[C10] = { "C10", N_("the profile makes sound schemas") },
	[C11] = { "C11", N_("filters hold together") },
	[C12] = { "C12", N_("modified_after is exact") },
	[C13] = { "C13", N_("minimal, full and ndjson say the same") },
	[C14] = { "C14", N_("terms make a tree") },
	[C15] = { "C15", N_("distance from a postal code") },
	[C16] = { "C16", N_("words, age, postal code, term and time find a record") },
	[C22] = { "C22", N_("POST answers as GET") },
	[C24] = { "C24", N_("nonsense is refused with a problem document") },
};

bool judge(struct conformance *c, enum conformance_check check, bool right, const char *format, ...)
{
	struct verdict *v = &c->verdicts[check];
	v->looked++;
	if (right || v->wrong++ >= SAID)
		return right;
	char text[500];
	va_list values;
	va_start(values, format);
	vsnprintf(text, sizeof text, format, values);
	va_end(values);
	buf_printf(&c->report, "%s: %s\n", checks[check].name, text);
	return false;
}

void skip(struct conformance *c, enum conformance_check check, const char *why)
{
	c->verdicts[check].skipped = why;
}

json_t *conformance_schema(struct conformance *c, const char *name, bool profile)
{
	static const char *const folders[] = { [HSDS_30] = "hsds-3.0", [HSDS_31] = "hsds-3.1",
		[HSDS_UK] = "oruk-3.0" };
	const char *key = profile ? arena_printf(c->arena, "profile/%s", name).ptr : name;
	json_t *schema = json_object_get(c->schemas, key);
	if (schema)
		return schema;
	str text = data_file(arena_printf(c->arena, "%s/%s", folders[c->version], name));
	schema = text.ptr ? json_loadb(text.ptr, text.len, 0, NULL) : NULL;
	str patch_text = data_file(arena_printf(c->arena, "hsds-profile/%s", name));
	if (schema && profile && patch_text.ptr) {
		json_t *patch = json_loadb(patch_text.ptr, patch_text.len, 0, NULL), *base = schema;
		schema = json_merge(base, patch);
		json_decref(base);
		json_decref(patch);
	}
	if (schema)
		json_object_set_new(c->schemas, key, schema);
	return schema;
}

/* ---- C2, C10, C24 ---- */

static const char *path_of(struct conformance *c, const char *uri)
{
	str all = str_of(uri), base = c->base;
	const char *at = c->client ? NULL : strstr(uri, "/api/");
	bool own = at ? str_starts(str_of(at), base) : str_starts(all, base);
	return own ? (at ? at : uri) + base.len : NULL;
}

static void check_root(struct conformance *c)
{
	static const char *const names[] = { [HSDS_30] = "3.0", [HSDS_31] = "3.1",
		[HSDS_UK] = "HSDS-UK-3.0" };
	struct answer a = conformance_get(c, "/");
	json_t *body = json_loadb(a.body.ptr, a.body.len, 0, NULL);
	const char *version = json_string_value(json_object_get(body, "version"));
	const char *profile = json_string_value(json_object_get(body, "profile"));
	const char *openapi = json_string_value(json_object_get(body, "openapi_url"));
	judge(c, C2, a.status == 200 && version && !strcmp(version, names[c->version]),
		"version is %s, not %s", version ? version : "missing", names[c->version]);
	judge(c, C2, profile && strstr(profile, "://") && json_format_valid(S("uri"), str_of(profile)),
		"profile is no absolute address");
	bool absolute = openapi && strstr(openapi, "://")
		&& json_format_valid(S("uri"), str_of(openapi));
	judge(c, C2, absolute, "openapi_url is no absolute address");
	const char *path = absolute ? path_of(c, arena_copy(c->arena, str_of(openapi)).ptr) : NULL;
	json_decref(body);
	if (!judge(c, C2, path, "openapi_url leads to another server"))
		return;
	a = conformance_get(c, "%s", path);
	body = json_loadb(a.body.ptr, a.body.len, 0, NULL);
	const char *spoken = json_string_value(json_object_get(body, "openapi"));
	json_t *info = json_object_get(body, "info"), *paths = json_object_get(body, "paths");
	judge(c, C2, spoken && *spoken == '3' && json_object_get(info, "title")
		&& json_object_get(info, "version"), "the OpenAPI document has no version or title");
	judge(c, C2,
		json_object_get(paths, "/") && json_object_get(paths, "/services") &&
			json_object_get(paths, "/services/{id}"),
		"the OpenAPI document lacks required addresses");
	json_decref(body);
}

static json_t *schema_of_profile(void *context, const char *name)
{
	return conformance_schema(context, name, true);
}

static void check_profile(struct conformance *c)
{
	if (c->client || c->version == HSDS_UK) {
		skip(c, C10, "only for our own profile of HSDS");
		skip(c, C9, "only for our own profile of HSDS");
		return;
	}
	for (size_t i = 0; hsds_profile_files[i]; i++) {
		struct json_schema_check look = { .arena = c->arena, .load = schema_of_profile,
			.context = c };
		json_t *schema = conformance_schema(c, hsds_profile_files[i], true);
		bool sound = schema && json_schema_sound(&look, schema);
		judge(c, C10, sound, "%s with our profile is no sound schema", hsds_profile_files[i]);
		struct answer a = conformance_get(c, "/profile/%s", hsds_profile_files[i]);
		judge(c, C10, a.status == 200, "/profile/%s: %d", hsds_profile_files[i], a.status);
	}
}

static void check_nonsense(struct conformance *c)
{
	static const char *const wrong[] = { "/services?page=0", "/services?page=x",
		"/services?page=99999999999999999999", "/services?per_page=-5", "/services?per_page=1e3",
		"/services?organization_id=%27%20OR%201=1", "/services?taxonomy_term_id=x",
		"/services?modified_after=yesterday", "/services?modified_after=2026-13-45T99:99:99Z",
		"/services?full=maybe", "/services?format=xml", "/services/not-a-uuid",
		"/services/00000000-0000-0000-0000-00000000000g", "/organizations/1", "/taxonomies/1",
		"/service_at_locations/%2e%2e", "/service_at_locations?postcode=1&proximity=far",
		"/taxonomy_terms?top_only=perhaps", "/taxonomy_terms?parent_id=1",
		"/services/00000000-0000-0000-0000-000000000000", "/nothing" };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct answer a = conformance_get(c, "%s", wrong[i]);
		judge(c, C24, a.status && a.status < 500, "%s: %d", wrong[i], a.status);
		if (c->client)
			continue;                      /* what else others answer is theirs */
		int status = i + 2 < COUNT(wrong) ? 400 : 404;
		judge(c, C24, a.status == status && str_is(a.type, "application/problem+json"),
			"%s: %d %.*s instead of a problem of %d", wrong[i], a.status, STR_ARG(a.type), status);
	}
}

/* ---- all of it ---- */

bool conformance_run(struct conformance *c)
{
	check_root(c);
	check_profile(c);
	check_lists(c);
	check_queries(c);
	check_nonsense(c);
	judge(c, C6, c->requests && c->micros / c->requests < 5000000,
		"a request takes more than 5 s on average");
	if (c->version == HSDS_UK)
		skip(c, C4, "by the schemas of HSDS-UK: C5");
	else
		skip(c, C5, "only for oruk-3.0");
	if (!c->client)
		db_lend(c->db, c->arena);
	bool right = true;
	for (size_t i = 0; i < CONFORMANCE_CHECKS; i++)
		right = right && c->verdicts[i].wrong == 0;
	return right && !db_failed(c->db);
}

void conformance_say(const struct conformance *c, struct buf *out)
{
	for (size_t i = 0; i < CONFORMANCE_CHECKS; i++) {
		const struct verdict *v = &c->verdicts[i];
		str about = tr(&lang_cs, checks[i].about);
		if (v->skipped && !v->wrong && !v->looked)
			buf_printf(out, "%-4s –     %.*s (%s)\n", checks[i].name, STR_ARG(about), v->skipped);
		else
			buf_printf(out, "%-4s %s %.*s: %lld%s\n", checks[i].name, v->wrong ? "CHYBA" : "ok   ",
				STR_ARG(about), (long long)v->looked,
				v->wrong ? arena_printf(c->arena, ", chybně %lld", (long long)v->wrong).ptr : "");
	}
	buf_printf(out, "dotazů: %lld, průměrně %.1f ms, nejdéle %.1f ms\n", (long long)c->requests,
		c->requests ? (double)c->micros / (double)c->requests / 1000 : 0,
		(double)c->slowest / 1000);
	buf_put(out, buf_str(&c->report));
}

int conformance_command(struct call *call)
{
	static const struct { const char *name; enum hsds_version version; } profiles[] = {
		{ "hsds-3.0", HSDS_30 }, { "hsds-3.1", HSDS_31 }, { "oruk-3.0", HSDS_UK },
	};
	struct conformance c = { .arena = call->arena, .db = call->db, .now = call->now };
	struct buf out = { .arena = call->arena };
	const char *url = NULL;
	bool right = call->argc % 2 == 0;
	c.report.arena = call->arena;
	for (int i = 0; right && i < call->argc; i += 2) {
		if (!strcmp(call->argv[i], "--url"))
			url = call->argv[i + 1];
		else if (!strcmp(call->argv[i], "--profile"))
			for (size_t k = 0; k < COUNT(profiles); k++)
				c.version = strcmp(call->argv[i + 1], profiles[k].name) ? c.version
																	  : profiles[k].version;
		else
			right = false;
	}
	if (!right || !c.version) {
		fputs(
			"rozcestnik conformance --profile hsds-3.0|hsds-3.1|oruk-3.0 [--url ADRESA]\n", stderr);
		return 2;
	}
	right = conformance_open(&c, url) && conformance_run(&c);
	conformance_say(&c, &out);
	conformance_close(&c);
	printf("%.*s", STR_ARG(buf_str(&out)));
	return right ? 0 : 1;
}
