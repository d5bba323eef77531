/* What the API says about itself: its root, the OpenAPI document, schemas and
 * our profile of them. */
#include "app/exchange/hsds_api.h"
#include <stdio.h>

/* ---- addresses ---- */

/* A host as it may stand in an address; nothing else gets into our answers. */
static bool host_sound(str host)
{
	bool sound = host.len > 0 && host.len < 254;
	for (size_t i = 0; sound && i < host.len; i++)
		sound = (host.ptr[i] >= '0' && host.ptr[i] <= '9') || host.ptr[i] == '-' ||
			host.ptr[i] == '.' || host.ptr[i] == ':' ||
			((host.ptr[i] | 0x20) >= 'a' && (host.ptr[i] | 0x20) <= 'z');
	return sound;
}

/* Without the setting: what the client calls us, and then nobody may keep the
 * answer, for another client may call us otherwise. */
str hsds_base(struct req *r)
{
	str portal = site_setting(r->db, "base_url");
	const char *root = hsds_version_of(r) == HSDS_UK ? "/api/oruk/" : "/api/hsds/";
	if (!portal.len) {
		r->no_store = true;
		portal = arena_printf(r->arena, "%s://%.*s", r->tls ? "https" : "http",
			STR_ARG(host_sound(r->host) ? r->host : S("localhost")));
	}
	return arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(portal), root, STR_ARG(r->id));
}

static const char *version_name(enum hsds_version version)
{
	return version == HSDS_UK ? "HSDS-UK-3.0" : version == HSDS_30 ? "3.0" : "3.1";
}

/* GET /api/hsds/{version}/ */
int hsds_root(struct req *r)
{
	enum hsds_version version = hsds_version_of(r);
	if (!version)
		return answer_error(r, 404);
	str base = hsds_base(r);
	buf_printf(&r->page.out,
		"{\"version\":\"%s\",\"profile\":\"%.*s/profile\",\"openapi_url\":\"%.*s/openapi.json\"}\n",
		version_name(version), STR_ARG(base), STR_ARG(base));
	r->type = "application/json";
	return r->status = 200;
}

/* ---- schemas ---- */

static const char *schema_folder(enum hsds_version version)
{
	return version == HSDS_UK ? "oruk-3.0" : version == HSDS_30 ? "hsds-3.0" : "hsds-3.1";
}

static int answer_data(struct req *r, const char *folder)
{
	bool plain = r->sub.len && !str_has(r->sub, S("/")) && !str_has(r->sub, S(".."))
		&& (str_ends(r->sub, S(".json")) || str_is(r->sub, "LICENSE.txt"));
	str file = plain ? data_file(arena_printf(r->arena, "%s/%.*s", folder, STR_ARG(r->sub)))
					 : (str){ 0 };
	if (!file.ptr)
		return answer_error(r, 404);
	return answer_text(r, str_ends(r->sub, S(".txt")) ? "text/plain; charset=utf-8"
		: strcmp(folder, "hsds-profile")              ? "application/schema+json"
													  : "application/merge-patch+json", file);
}

/* GET /api/hsds/{version}/schema/{file} */
int hsds_schema(struct req *r)
{
	enum hsds_version version = hsds_version_of(r);
	return version ? answer_data(r, schema_folder(version)) : answer_error(r, 404);
}

/* GET /api/hsds/{version}/profile/{file} */
int hsds_profile_patch(struct req *r)
{
	return hsds_version_of(r) ? answer_data(r, "hsds-profile") : answer_error(r, 404);
}

/* GET /api/hsds/{version}/profile */
int hsds_profile(struct req *r)
{
	enum hsds_version version = hsds_version_of(r);
	if (!version)
		return answer_error(r, 404);
	str base = hsds_base(r);
	struct buf *out = &r->page.out;
	buf_printf(out, "{\"name\":\"Rozcestník\",\"version\":\"1.0.0\",\"uri\":\"%.*s/profile\","
		"\"base\":\"%s\",\"schema\":\"%.*s/schema/service.json\",\"patches\":[",
		STR_ARG(base), version_name(version), STR_ARG(base));
	for (size_t i = 0; version != HSDS_UK && hsds_profile_files[i]; i++)
		buf_printf(
			out, "%s\"%.*s/profile/%s\"", i ? "," : "", STR_ARG(base), hsds_profile_files[i]);
	buf_put(out, S("]}\n"));
	r->type = "application/json";
	return r->status = 200;
}

const char *const hsds_profile_files[] = {
	"organization.json", "schedule.json", "service.json", "service_at_location.json",
	"taxonomy_term.json", NULL
};

/* ---- OpenAPI ---- */

struct endpoint {
	const char *path, *operation, *about, *list_schema, *schema;
	enum hsds_what what;
};
static const struct endpoint endpoints[] = {
	{ "/services", "Services", "services", "service_list.json", "service.json", HSDS_SERVICES },
	{ "/service_at_locations", "ServiceAtLocations", "services at locations",
		"service_at_location_list.json", "service_at_location.json", HSDS_STAYS },
	{ "/organizations", "Organizations", "organizations", "organization_list.json",
		"organization.json", HSDS_ORGANIZATIONS },
	{ "/taxonomies", "Taxonomies", "taxonomies", "taxonomy.json", "taxonomy.json",
		HSDS_TAXONOMIES },
	{ "/taxonomy_terms", "TaxonomyTerms", "terms of taxonomies", "taxonomy_term.json",
		"taxonomy_term.json", HSDS_TERMS_LIST },
};

static const char problem_response[] =
	"\"default\":{\"description\":\"A problem document (RFC 9457).\",\"content\":{"
	"\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}}";

static void put_parameters(struct buf *out, enum hsds_what what)
{
	size_t n = 0;
	buf_put(out, S("\"parameters\":["));
	for (const struct hsds_parameter *p = hsds_parameters; p->name; p++)
		if (p->lists & HSDS_IN(what))
			buf_printf(out, "%s{\"$ref\":\"#/components/parameters/%s\"}", n++ ? "," : "", p->name);
	buf_put(out, S("],"));
}

/* The pages of Open Referral UK's lists are schemas of a whole page. */
static void put_list(struct buf *out, const struct endpoint *e, str base, const char *method,
	enum hsds_version version)
{
	bool required = e->what == HSDS_SERVICES;
	buf_printf(out, "\"%s\":{\"operationId\":\"%sPaginatedListOf%s\",\"summary\":\"Pages of %s.\",",
		method, strcmp(method, "get") ? "query" : "get", e->operation, e->about);
	if (!required && version == HSDS_UK)
		buf_put(out, S("\"tags\":[\"Optional\"],"));
	put_parameters(out, e->what);
	buf_put(out, S("\"responses\":{\"200\":{\"description\":\"A page.\",\"content\":{"
		"\"application/json\":{\"schema\":{\"allOf\":[{\"$ref\":\"#/components/schemas/Page\"}],"
		"\"type\":\"object\",\"properties\":{\"contents\":{\"type\":\"array\",\"items\":"));
	if (version == HSDS_UK && strcmp(e->operation, "Organizations"))
		buf_put(out, S("{\"type\":\"object\",\"required\":[\"id\"]}"));
	else
		buf_printf(out, "{\"$ref\":\"%.*s/schema/%s\"}", STR_ARG(base), e->list_schema);
	buf_printf(out, "}}}}}},%s}}", problem_response);
}

static void put_one(struct buf *out, const struct endpoint *e, str base, enum hsds_version version)
{
	buf_printf(out, ",\"%s/{id}\":{\"get\":{\"operationId\":\"get%sById\","
		"\"summary\":\"One of the %s, fully nested.\",", e->path, e->operation, e->about);
	if (e->what != HSDS_SERVICES && version == HSDS_UK)
		buf_put(out, S("\"tags\":[\"Optional\"],"));
	buf_put(out, S("\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,"
		"\"schema\":{\"type\":\"string\",\"format\":\"uuid\"}}"));
	if (e->what == HSDS_ORGANIZATIONS)
		buf_put(out, S(",{\"$ref\":\"#/components/parameters/full_service\"}"));
	buf_printf(out, "],\"responses\":{\"200\":{\"description\":\"The record.\",\"content\":{"
		"\"application/json\":{\"schema\":{\"$ref\":\"%.*s/schema/%s\"}}}},%s}}}",
		STR_ARG(base), e->schema, problem_response);
}

static void put_components(struct buf *out)
{
	buf_put(out, S("},\"components\":{\"parameters\":{"));
	for (const struct hsds_parameter *p = hsds_parameters; p->name; p++) {
		buf_printf(out, "%s\"%s\":{\"name\":\"%s\",\"in\":\"query\",\"required\":false,"
			"\"schema\":{\"type\":\"%s\"},\"description\":",
			p == hsds_parameters ? "" : ",", p->name, p->name, p->type);
		json_text(out, str_of(p->about));
		buf_char(out, '}');
	}
	buf_put(out, S("},\"schemas\":{\"Page\":{\"type\":\"object\",\"required\":[\"total_items\","
		"\"total_pages\",\"page_number\",\"size\",\"first_page\",\"last_page\",\"empty\","
		"\"contents\"],\"properties\":{\"total_items\":{\"type\":\"integer\"},"
		"\"total_pages\":{\"type\":\"integer\"},\"page_number\":{\"type\":\"integer\"},"
		"\"size\":{\"type\":\"integer\"},\"first_page\":{\"type\":\"boolean\"},"
		"\"last_page\":{\"type\":\"boolean\"},\"empty\":{\"type\":\"boolean\"},"
		"\"contents\":{\"type\":\"array\"}}},\"Problem\":{\"type\":\"object\",\"required\":"
		"[\"type\",\"title\",\"status\"],\"properties\":{\"type\":{\"type\":\"string\"},"
		"\"title\":{\"type\":\"string\"},\"status\":{\"type\":\"integer\"},"
		"\"detail\":{\"type\":\"string\"}}}}}}\n"));
}

/* GET /api/hsds/{version}/openapi.json */
int hsds_openapi(struct req *r)
{
	enum hsds_version version = hsds_version_of(r);
	if (!version)
		return answer_error(r, 404);
	str base = hsds_base(r);
	struct buf *out = &r->page.out;
	buf_printf(out,
		"{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Rozcestník: Human Services Data API\","
		"\"version\":\"%s\",\"summary\":\"Public catalogue of social services. Read only.\"},"
		"\"jsonSchemaDialect\":\"https://json-schema.org/draft/2020-12/schema\","
		"\"servers\":[{\"url\":\"%.*s\"}],\"tags\":[{\"name\":\"Optional\"}],\"paths\":{"
		"\"/\":{\"get\":{\"operationId\":\"getAPIMetaInformation\","
		"\"summary\":\"What this API is.\",\"responses\":{\"200\":{\"description\":\"The API.\","
		"\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":"
		"[\"version\",\"profile\",\"openapi_url\"],\"properties\":{\"version\":{\"type\":"
		"\"string\"},"
		"\"profile\":{\"type\":\"string\",\"format\":\"uri\"},"
		"\"openapi_url\":{\"type\":\"string\",\"format\":\"uri\"}}}}}},%s}}}",
		version_name(version), STR_ARG(base), problem_response);
	for (size_t i = 0; i < COUNT(endpoints); i++) {
		buf_printf(out, ",\"%s\":{", endpoints[i].path);
		put_list(out, &endpoints[i], base, "get", version);
		if (version == HSDS_31) {
			buf_char(out, ',');
			put_list(out, &endpoints[i], base, "post", version);
		}
		buf_char(out, '}');
		put_one(out, &endpoints[i], base, version);
	}
	put_components(out);
	r->type = "application/json";
	return r->status = 200;
}
