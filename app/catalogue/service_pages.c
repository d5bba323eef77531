/* The page of one service. */
#include "app/catalogue/health.h"
#include "app/catalogue/opening.h"
#include "app/catalogue/service.html.h"
#include "app/office/office.h"
#include "app/trace/trace.h"
#include "search/search.h"

static void add_text(struct arena *a, struct texts *t, str text)
{
	if (text.len)
		*(str *)arena_push(a, &t->items, &t->count, sizeof(str)) = text;
}

static struct texts paragraphs(struct arena *a, str text)
{
	struct texts all = { 0 };
	str line;
	while (str_cut(&text, '\n', &line))
		add_text(a, &all, str_trim(line));
	return all;
}

void contact_put(struct arena *a, struct contact_view *v, str kind, str value, str note)
{
	struct contact_items *list = str_is(kind, "phone") ? &v->phones
		: str_is(kind, "email")                        ? &v->emails
		: str_is(kind, "web")                          ? &v->webs
													   : NULL;
	if (!list)
		return;
	struct contact_item *item = arena_push(a, &list->items, &list->count, sizeof *item);
	bool bare = list == &v->webs && !str_starts(value, S("http"));
	*item = (struct contact_item){ value, note,
		bare ? arena_printf(a, "https://%.*s", STR_ARG(value)) : value };
	/* People need the name of the site, not its protocol. */
	if (list == &v->webs && str_has(value, S("://"))) {
		size_t from =
			(size_t)((const char *)memmem(value.ptr, value.len, "://", 3) - value.ptr) + 3;
		item->value = str_part(value, from, str_ends(value, S("/")) ? value.len - 1 : value.len);
	}
}

str address_words(struct arena *a, const struct service_places_of_row *p)
{
	if (!p->street.len && !p->house_number.len)
		return p->address.len ? p->address : p->municipality;
	str street = p->street.len ? p->street : p->part.len ? p->part : p->municipality;
	str code = p->postal_code;
	if (code.len == 5)
		code = arena_printf(a, "%.*s\u00a0%.*s", 3, code.ptr, 2, code.ptr + 3);
	return arena_printf(a, "%.*s %.*s, %.*s %.*s", STR_ARG(street), STR_ARG(p->house_number),
		STR_ARG(code), STR_ARG(p->municipality));
}

str access_words(struct req *r, str step_free, str toilet, str note)
{
	struct buf out = { .arena = r->arena };
	const char *step = str_is(step_free, "yes") ? N_("Step-free access.")
		: str_is(step_free, "partly")           ? N_("Partly step-free access.")
		: str_is(step_free, "no")               ? N_("There are steps.")
												: NULL;
	if (step)
		buf_put(&out, tr(r->page.lang, step));
	if (str_is(toilet, "yes"))
		buf_printf(&out, " %.*s", STR_ARG(tr(r->page.lang, N_("Accessible toilet."))));
	if (note.len)
		buf_printf(&out, " %.*s", STR_ARG(note));
	return str_trim(buf_str(&out));
}

static void fill_places(struct req *r, struct service_view *v, struct int_list one, str day)
{
	struct service_places_of_rows rows =
		service_places_of(r->db, .services = one, .day = day, .limit = MOST_CHILDREN);
	v->places.items = arena_alloc(r->arena, (rows.count + 1) * sizeof *v->places.items);
	v->places.count = rows.count;
	for (size_t i = 0; i < rows.count; i++) {
		const struct service_places_of_row *p = &rows.items[i];
		bool known = p->latitude.set || p->municipality.len;
		bool shown = !v->ended && !p->secret && known;
		v->mapped = v->mapped || shown;
		v->roughly = v->roughly || (shown && !p->latitude.set);
		v->places.items[i] = (struct place_view){ p->name, address_words(r->arena, p),
			access_words(r, p->step_free, p->accessible_toilet, S("")), p->access_note,
			p->secret };
	}
}

static str age_text(struct req *r, const struct service_get_row *s, str day)
{
	struct buf out = { .arena = r->arena };
	const struct lang *l = r->page.lang;
	if (s->age_from.set && s->age_to.set)
		buf_printf(
			&out, "%d–%d %s", (int)s->age_from.value, (int)s->age_to.value, tr(l, N_("years")).ptr);
	else if (s->age_from.set)
		buf_printf(&out, "%s %d %s", tr(l, N_("from the age of")).ptr, (int)s->age_from.value,
			tr(l, N_("years")).ptr);
	else if (s->age_to.set)
		buf_printf(&out, "%s %d %s", tr(l, N_("up to the age of")).ptr, (int)s->age_to.value,
			tr(l, N_("years")).ptr);
	struct service_ages_of_rows ages =
		service_ages_of(r->db, .service = s->id, .day = day, .limit = MOST_CODES);
	for (size_t i = 0; i < ages.count; i++) {
		buf_put(&out, out.len ? S(", ") : S(""));
		buf_put(&out, name_in(r, ages.items[i].name, ages.items[i].name_en));
	}
	if (s->age_note.len)
		buf_printf(&out, "%s%.*s", out.len ? ", " : "", STR_ARG(s->age_note));
	return buf_str(&out);
}

static void fill_hours(struct req *r, struct service_view *v)
{
	struct str_list lines = opening_shown(r, v->s->id);
	if (v->s->round_the_clock)
		add_text(r->arena, &v->hours, tr(r->page.lang, N_("Around the clock")));
	for (size_t i = 0; i < lines.count; i++)
		add_text(r->arena, &v->hours, lines.items[i]);
	add_text(r->arena, &v->hours, v->s->opening_note);
	if (!v->ended)
		v->open_now = public_opening_words(r, v->opening = opening_of(r, v->s));
}

static void fill_lists(struct req *r, struct service_view *v, struct int_list one, str day)
{
	struct service_groups_of_rows g =
		service_groups_of(r->db, .services = one, .day = day, .limit = MOST_CODES);
	for (size_t i = 0; i < g.count; i++)
		add_text(r->arena, &v->groups, name_in(r, g.items[i].name, g.items[i].name_en));
	struct buf codes = { .arena = r->arena };
	if (v->s->type_code.len)
		buf_put(&codes, search_code(r->arena, v->s->type_code));
	for (size_t i = 0; i < g.count; i++)
		buf_put(&codes, search_code(r->arena, g.items[i].code));
	v->codes = buf_str(&codes);
	struct service_forms_of_rows f =
		service_forms_of(r->db, .services = one, .day = day, .limit = MOST_CODES);
	for (size_t i = 0; i < f.count; i++) {
		bool czech = str_eq(name_in(r, f.items[i].name, f.items[i].name_en), f.items[i].name);
		add_text(r->arena, &v->forms,
			czech && f.items[i].plain.len ? arena_printf(r->arena, "%.*s – %.*s",
												STR_ARG(f.items[i].name), STR_ARG(f.items[i].plain))
										  : name_in(r, f.items[i].name, f.items[i].name_en));
	}
	struct service_capacities_of_rows c =
		service_capacities_of(r->db, .service = v->s->id, .day = day, .limit = MOST_CODES);
	for (size_t i = 0; i < c.count; i++)
		add_text(r->arena, &v->capacities,
			arena_printf(r->arena, "%.*s%s%.*s: %lld",
				STR_ARG(name_in(r, c.items[i].form, c.items[i].form_en)),
				c.items[i].form.len ? ", " : "",
				STR_ARG(name_in(r, c.items[i].unit, c.items[i].unit_en)),
				(long long)c.items[i].amount));
}

static str areas_text(struct req *r, int64_t service, str day)
{
	struct buf out = { .arena = r->arena };
	struct service_areas_of_rows rows =
		service_areas_of(r->db, .service = service, .day = day, .limit = MOST_CODES);
	for (size_t i = 0; i < rows.count; i++)
		buf_printf(&out, "%s%.*s", i ? ", " : "", STR_ARG(rows.items[i].name));
	return buf_str(&out);
}

static bool long_ago(struct req *r, const struct service_get_row *s, struct int_list one, str day)
{
	struct freshness_records all = freshness_read(r->db, r->arena, S("service"), one);
	struct freshness_days days = freshness_days_of(&all, s->id);
	str last = freshness_score(&days, FRESHNESS_PARTS, day).last;
	return freshness_long_ago(last.len ? last : s->checked_on, s->updated_at, day, r->arena);
}

static str type_text(struct req *r, const struct service_get_row *s)
{
	str name = name_in(r, s->type_name, s->type_name_en);
	if (!name.len)
		return tr(
			r->page.lang, str_is(s->kind, "health") ? N_("Health service") : N_("Related service"));
	if (!s->type_paragraph.len)
		return name;
	return arena_printf(r->arena, "%.*s (%.*s)", STR_ARG(name), STR_ARG(s->type_paragraph));
}

static void fill_contacts(struct req *r, struct service_view *v, struct int_list one)
{
	struct service_contacts_of_rows c =
		service_contacts_of(r->db, .services = one, .limit = MOST_CODES);
	for (size_t i = 0; i < c.count; i++) {
		bool inside = contact_for_professionals(r->arena, c.items[i].note);
		contact_put(r->arena, inside ? &v->professionals : &v->contacts, c.items[i].kind,
			c.items[i].value, c.items[i].note);
	}
}

struct service_view *service_view_make(struct req *r, struct service_get_row *s)
{
	struct service_view *v = arena_alloc(r->arena, sizeof *v);
	str day = day_of(r->arena, r->now);
	struct int_list one = { &s->id, 1 };
	struct wanted_texts texts = { 0 };
	translations_want(r, &texts, "service", s->id, "summary", &s->summary);
	translations_want(r, &texts, "service", s->id, "description", &s->description);
	translations_want(r, &texts, "service", s->id, "price", &s->price);
	translations_want(r, &texts, "service", s->id, "entry_conditions", &s->entry_conditions);
	translations_want(r, &texts, "service", s->id, "opening_note", &s->opening_note);
	struct service_situations_of_rows t =
		service_situations_of(r->db, .service = s->id, .limit = MOST_CODES);
	for (size_t i = 0; i < t.count; i++)
		translations_want(r, &texts, "situation", t.items[i].id, "name", &t.items[i].name);
	translations_show(r, &texts);
	v->s = s;
	v->ended = str_is(s->status, "ended");
	v->is_health = str_is(s->kind, "health");
	if (v->is_health)
		v->health = health_view(r, s->id);
	v->type = type_text(r, s);
	v->caption = s->type_name.len ? name_in(r, s->type_name, s->type_name_en) : v->type;
	/* An import often has one sentence for both. */
	v->plain = s->summary.len ? s->summary : name_in(r, s->type_plain, (str){ 0 });
	if (!str_eq(v->plain, s->description))
		v->description = paragraphs(r->arena, s->description);
	v->age = age_text(r, s, day);
	v->areas = areas_text(r, s->id, day);
	v->checked = site_day(r, s->checked_on);
	v->verified = freshness_lines(r, s->id);
	v->long_ago = !v->ended && long_ago(r, s, one, day);
	v->free = free_places_text(r, s->id);
	fill_lists(r, v, one, day);
	fill_hours(r, v);
	fill_places(r, v, one, day);
	fill_contacts(r, v, one);
	for (size_t i = 0; i < t.count; i++)
		*(struct ui_link *)arena_push(
			r->arena, &v->situations.items, &v->situations.count, sizeof(struct ui_link)) =
			(struct ui_link){ arena_printf(r->arena, "/situace/%.*s", STR_ARG(t.items[i].slug)),
				t.items[i].name, false };
	return v;
}

static void json_field(struct buf *out, const char *name, str value)
{
	if (!value.len)
		return;
	buf_printf(out, ",\"%s\":", name);
	json_text(out, value);
}

/* A health service is what people visit: a clinic, a hospital, a pharmacy. */
static str json_ld_health(struct req *r, const struct service_view *v)
{
	struct buf out = { .arena = r->arena };
	buf_printf(&out, "{\"@context\":\"https://schema.org\",\"@type\":\"%.*s\",\"name\":",
		STR_ARG(health_schema_type(v->s->type_code)));
	json_text(&out, v->s->name);
	json_field(&out, "url", site_url(r, r->path));
	json_field(&out, "description", v->plain);
	str specialty = health_schema_specialty(v->s->type_code);
	if (specialty.len)
		json_field(&out, "medicalSpecialty",
			arena_printf(r->arena, "https://schema.org/%.*s", STR_ARG(specialty)));
	if (v->health.accepting.set)
		buf_printf(&out, ",\"isAcceptingNewPatients\":%s",
			v->health.accepting.value ? "true" : "false");
	if (v->contacts.phones.count)
		json_field(&out, "telephone", v->contacts.phones.items[0].value);
	if (v->contacts.emails.count)
		json_field(&out, "email", v->contacts.emails.items[0].value);
	if (v->places.count && !v->places.items[0].secret)
		json_field(&out, "address", v->places.items[0].address);
	buf_put(&out, S(",\"parentOrganization\":{\"@type\":\"Organization\",\"name\":"));
	json_text(&out, v->s->provider);
	buf_put(&out, S("}}"));
	return buf_str(&out);
}

/* What search engines read: https://schema.org/GovernmentService is for offices,
 * a service of a provider is a Service. */
static str json_ld(struct req *r, const struct service_view *v)
{
	struct buf out = { .arena = r->arena };
	if (v->is_health)
		return json_ld_health(r, v);
	buf_put(&out, S("{\"@context\":\"https://schema.org\",\"@type\":\"Service\",\"name\":"));
	json_text(&out, v->s->name);
	buf_put(&out, S(",\"url\":"));
	json_text(&out, site_url(r, r->path));
	if (v->plain.len) {
		buf_put(&out, S(",\"description\":"));
		json_text(&out, v->plain);
	}
	if (v->s->type_name.len) {
		buf_put(&out, S(",\"serviceType\":"));
		json_text(&out, v->s->type_name);
	}
	buf_put(&out, S(",\"provider\":{\"@type\":\"Organization\",\"name\":"));
	json_text(&out, v->s->provider);
	if (v->contacts.phones.count) {
		buf_put(&out, S(",\"telephone\":"));
		json_text(&out, v->contacts.phones.items[0].value);
	}
	if (v->contacts.emails.count) {
		buf_put(&out, S(",\"email\":"));
		json_text(&out, v->contacts.emails.items[0].value);
	}
	buf_put(&out, S("}}"));
	return buf_str(&out);
}

/* GET /sluzby/{slug} */
int service_show(struct req *r)
{
	struct service_get_row *s = service_get(r->db, .slug = r->id);
	if (!s)
		return answer_error(r, 404);
	if (s->merged_into.len)
		return answer_moved(r, arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->merged_into)));
	struct service_view *v = service_view_make(r, s);
	if (!v->ended)
		v->downloads = attachments_public(r, "service", s->id);
	const struct trace_view *way = trace_of(r, "service", s->id);
	if (way && (way->before.count || way->after.count))
		v->way = way->page;
	bool sensitive = v->sensitive = service_is_sensitive(r->db, .service = s->id);
	struct site_frame *f = site_frame(r, sensitive ? site_neutral_title(r) : s->name);
	if (sensitive) {
		site_sensitive(r, f);
	} else {
		f->description = excerpt(r->arena, v->plain.len ? v->plain : s->description, 160);
		f->json_ld = json_ld(r, v);
	}
	f->no_index = v->ended || sensitive;
	site_crumb(r, f, S("/sluzby"), tr(r->page.lang, N_("Catalogue of services")));
	site_crumb(r, f, S(""), s->name);
	service_page(&r->page, f, v);
	return answer_page(r);
}
