/* Words by which people ask, in the office, and as the index takes them. */
#include "app/catalogue/record.h"
#include "app/catalogue/synonym.h"
#include "app/catalogue/synonym.sql.h"
#include "search/search.h"

struct synonym_form { str term, status; struct str_list said, kinds, groups; };
#define F(member, type, ...) FIELD(struct synonym_form, member, type, __VA_ARGS__)

enum { PHRASE_MOST = 100, MOST_SYNONYMS = 5000 };

static const struct choice states[] = { { S("published"), N_("Used") },
	{ S("ended"), N_("Not used") }, { .label = NULL } };

/* A phrase stands in a line of the index's list, whose parts are told apart so. */
static const char *phrase_check(str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr(";|#\n", text.ptr[i]))
			return N_("Words only, please, without ; | and #.");
	return utf8_length(text) > PHRASE_MOST ? N_("This is too long for what people type.") : NULL;
}

static const struct field fields[] = {
	F(term, TEXT, .label = N_("Term"), .required = true, .max = PHRASE_MOST, .check = phrase_check,
		.hint = N_("What it is called in the field, for example emergency button.")),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = states),
	F(said, LINES, .label = N_("What people say"), .check = phrase_check,
		.hint =
			N_("A word or a short phrase on each line, in the nominative; search knows the other "
			   "cases.")),
	F(kinds, CHOICES, .label = N_("Services that answer it")),
	F(groups, CHOICES, .label = N_("Whom it concerns"),
		.hint = N_("Search uses it when no services are chosen.")),
	{ 0 }
};

static const struct choice *kind_choices(struct req *r)
{
	static const char *const lists[] = { "service_type", "health_kind" };
	struct choices c = { 0 };
	for (size_t i = 0; i < COUNT(lists); i++)
		for (const struct choice *one = code_choices(r, lists[i]); one->label; one++)
			choice_add(r, &c, one->value, str_of(one->label));
	return choices_end(r, &c);
}

static const struct field *table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, fields, COUNT(fields));
	(void)id;
	fields_choose(f, "kinds", kind_choices(r));
	fields_choose(f, "groups", code_choices(r, "target_group"));
	return f;
}

struct synonym_filter { str stav; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct synonym_filter, stav, CHOICE, .label = N_("State"), .choices = states), { 0 }
	};
	(void)r;
	return list;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct synonym_names_rows rows =
		synonym_names(r->db, .status = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static str with_commas(struct arena *a, str lines)
{
	struct buf out = { .arena = a };
	for (str line; str_cut(&lines, '\n', &line);)
		buf_printf(&out, "%s%.*s", out.len ? ", " : "", STR_ARG(line));
	return buf_str(&out);
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct synonym_lines_rows rows = synonym_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		bool used = str_is(rows.items[i].status, "published");
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].term,
				excerpt(r->arena, with_commas(r->arena, rows.items[i].said), 100),
				str_of(states[!used].label), rows.items[i].updated_at };
	}
	return to;
}

static struct str_list parts(struct req *r, str text, char separator)
{
	struct str_list list = { 0 };
	for (str part; str_cut(&text, separator, &part);)
		if (part.len)
			text_add(r, &list, part);
	return list;
}

static bool has(struct str_list list, str one)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_eq(list.items[i], one))
			return true;
	return false;
}

/* Those of the table's choices that the text has, as the form sends them. */
static struct str_list chosen(struct req *r, const struct choice *choices, str text)
{
	struct str_list list = { 0 }, wanted = parts(r, text, '|');
	for (; choices->label; choices++)
		if (has(wanted, choices->value))
			text_add(r, &list, choices->value);
	return list;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	const struct choice *kinds = kind_choices(r), *groups = code_choices(r, "target_group");
	struct synonym_form_rows rows =
		synonym_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct synonym_form_row *s = &rows.items[i];
		struct synonym_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = (struct synonym_form){ s->term, s->status, parts(r, s->said, '\n'),
			chosen(r, kinds, s->kinds), chosen(r, groups, s->groups) };
	}
	return forms;
}

static str joined(struct arena *a, struct str_list list, char separator)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < list.count; i++) {
		if (i)
			buf_char(&out, separator);
		buf_put(&out, list.items[i]);
	}
	return buf_str(&out);
}

/* The chosen codes in the order in which they were: which of them is nearest is
 * not asked for in the form. */
static str in_order(struct req *r, str had, struct str_list wanted)
{
	struct str_list before = parts(r, had, '|'), now = { 0 };
	for (size_t i = 0; i < before.count; i++)
		if (has(wanted, before.items[i]))
			text_add(r, &now, before.items[i]);
	for (size_t i = 0; i < wanted.count; i++)
		if (!has(before, wanted.items[i]))
			text_add(r, &now, wanted.items[i]);
	return joined(r->arena, now, '|');
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct synonym_form *f = s->after;
	int64_t id = s->id;
	struct synonym_form_row *had = synonym_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	str folded = search_fold(r->arena, f->term);
	struct synonym_by_folded_row *other = synonym_by_folded(r->db, .folded = folded);
	if (other && other->id != id) {
		form_error(r, s->fields, "term", N_("This term is here already; add the words to it."));
		return 0;
	}
	if (!f->kinds.count && !f->groups.count && !f->said.count) {
		form_error(r, s->fields, "said", N_("Write what people say, or choose services."));
		return 0;
	}
	str said = joined(r->arena, f->said, '\n'), key = search_sort_key(r->arena, f->term);
	str kinds = in_order(r, had ? had->kinds : S(""), f->kinds);
	str groups = in_order(r, had ? had->groups : S(""), f->groups);
	if (!id)
		return synonym_add(r->db, .term = f->term, .folded = folded, .sort_key = key,
			.said = said, .kinds = kinds, .groups = groups, .status = f->status, .now = r->now);
	synonym_set(r->db, .id = id, .term = f->term, .folded = folded, .sort_key = key, .said = said,
		.kinds = kinds, .groups = groups, .status = f->status, .now = r->now);
	return id;
}

static void withdraw(struct req *r, int64_t id)
{
	synonym_withdraw(r->db, .id = id, .now = r->now);
}

/* What search finds for the term. */
static str public_url(struct req *r, int64_t id)
{
	struct synonym_form_row *s = synonym_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return s ? arena_printf(r->arena, "/hledat?q=%.*s", STR_ARG(url_encode(r->arena, s->term)))
		: (str){ 0 };
}

const struct record synonym_record = {
	.kind = "synonym", .path = "slova", .one = N_("Words for searching"),
	.many = N_("Words for searching"), .add = N_("New words for searching"),
	.empty = N_("There are no words for searching yet."), .who = CATALOGUE_KEEPERS,
	.may = may_everywhere, .size = sizeof(struct synonym_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url, .withdraw = withdraw,
};

/* ---- the list that ships ---- */

static str phrases_of(struct arena *a, str listed)
{
	struct buf out = { .arena = a };
	for (str one; str_cut(&listed, '|', &one);)
		buf_printf(&out, "%s%.*s", out.len ? "\n" : "", STR_ARG(str_trim(one)));
	return buf_str(&out);
}

static void shipped_take(struct db *db, struct arena *a, int64_t now, str line,
	const struct synonym_shipped_row *known)
{
	str rest = line, term, said, kinds;
	/* What the office has written stays as it is. */
	if (known && (!known->shipped.len || str_eq(known->shipped, line)))
		return;
	if (!str_cut(&rest, ';', &term) || !str_cut(&rest, ';', &said) || !str_cut(&rest, ';', &kinds))
		return;
	struct synonym_set_args set = { .term = term, .folded = search_fold(a, term),
		.sort_key = search_sort_key(a, term), .said = phrases_of(a, said), .kinds = kinds,
		.groups = rest.ptr ? rest : S(""), .status = S("published"), .shipped = line, .now = now };
	int64_t id = known ? known->id : 0;
	if (known) {
		set.id = id;
		synonym_set_(db, &set);
	} else {
		id = synonym_add(db, .term = set.term, .folded = set.folded, .sort_key = set.sort_key,
			.said = set.said, .kinds = set.kinds, .groups = set.groups, .status = set.status,
			.shipped = line, .now = now);
	}
	db_note_change(db, "synonym", id);
}

void synonyms_install(struct db *db, struct arena *a, int64_t now)
{
	str text = data_file(S("lexicon/synonyms-social-cs.csv")), line, rest, term;
	struct synonym_shipped_rows known = synonym_shipped(db, .limit = MOST_SYNONYMS);
	for (bool header = true; str_cut(&text, '\n', &line);) {
		line = str_trim(line);
		if (!line.len || line.ptr[0] == '#' || header) {
			header = header && line.len && line.ptr[0] == '#';
			continue;
		}
		rest = line;
		str_cut(&rest, ';', &term);
		str folded = search_fold(a, term);
		const struct synonym_shipped_row *here = NULL;
		for (size_t i = 0; i < known.count && !here; i++)
			here = str_eq(known.items[i].folded, folded) ? &known.items[i] : NULL;
		shipped_take(db, a, now, line, here);
	}
}

str synonyms_text(struct db *db, struct arena *a)
{
	struct synonym_used_rows rows = synonym_used(db, .limit = MOST_SYNONYMS);
	struct buf out = { .arena = a };
	buf_put(&out, S("term;said;kinds;groups\n"));
	for (size_t i = 0; i < rows.count; i++) {
		const struct synonym_used_row *s = &rows.items[i];
		buf_printf(&out, "%.*s;", STR_ARG(s->term));
		for (size_t n = 0; n < s->said.len; n++)
			buf_char(&out, s->said.ptr[n] == '\n' ? '|' : s->said.ptr[n]);
		buf_printf(&out, ";%.*s;%.*s\n", STR_ARG(s->kinds), STR_ARG(s->groups));
	}
	return buf_str(&out);
}
