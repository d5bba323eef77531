/* Files beside records: where they are kept, how they are sent, what is said of them. */
#include "app/office/attachment.h"
#include "crypto/crypto.h"

enum { DAY_SECONDS = 86400, CLEANED_AT_ONCE = 50 };

/* ---- the store of files ---- */

int64_t stored_keep(struct req *r, str bytes)
{
	int64_t file = stored_put(r->db, .hash = token_hash(r->arena, bytes),
		.bytes = (int64_t)bytes.len, .now = r->now);
	if (db_failed(r->db) || stored_pieces_count(r->db, .file = file))
		return file;
	struct buf text = { 0 };
	for (size_t from = 0, number = 1; from < bytes.len; from += STORED_PIECE, number++) {
		text.len = 0;
		base64_put(&text, str_part(bytes, from, from + STORED_PIECE));
		stored_piece_add(r->db, .file = file, .number = (int64_t)number, .data = buf_str(&text));
	}
	buf_free(&text);
	return file;
}

struct sending { struct req *r; bool whole; };

static bool piece_send(void *context, const void *row)
{
	struct sending *s = context;
	const struct stored_pieces_row *piece = row;
	struct buf *out = &s->r->page.out;
	s->whole = base64_take(out, piece->data);
	if (s->whole && out->len >= STORED_IN_MEMORY)
		s->whole = page_spill(s->r);
	return s->whole;
}

int stored_answer(struct req *r, int64_t file, const char *type, str hash)
{
	struct sending s = { r, true };
	set_header(r, "Content-Security-Policy",
		S("sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"));
	if (!r->no_store && etag_is_known(r, hash))
		return answer_not_modified(r);
	r->page.out.len = 0;
	stored_pieces(r->db, piece_send, &s, .file = file);
	return s.whole ? answer_spilled(r, type) : answer_error(r, 500);
}

static void stored_clean(struct job_run *run)
{
	int64_t before = run->now - UNWANTED_DAYS * DAY_SECONDS;
	struct stored_unwanted_rows rows =
		stored_unwanted(run->db, .before = before, .limit = CLEANED_AT_ONCE);
	for (size_t i = 0; i < rows.count; i++) {
		int64_t id = rows.items[i].id;
		db_begin(run->db);
		if (stored_claim(run->db, .id = id, .before = before)) {
			stored_pieces_drop(run->db, .file = id);
			stored_drop(run->db, .id = id);
		}
		if (!db_commit(run->db))
			return;
	}
}

/* A job: what was taken away long ago, then what nobody refers to. */
void attachments_clean(struct job_run *run)
{
	int64_t before = run->now - WITHDRAWN_DAYS * DAY_SECONDS;
	db_begin(run->db);
	versions_forget(run->db, .before = before);
	attachments_forget(run->db, .before = before);
	if (db_commit(run->db))
		stored_clean(run);
}

/* ---- in words ---- */

/* "380 kB", "1,2 MB": a thousand bytes are a kilobyte, as shops and browsers count. */
static str size_words(struct req *r, int64_t bytes)
{
	bool english = !r->page.lang || !strcmp(r->page.lang->code, "en");
	if (bytes < 1000)
		return arena_printf(r->arena, "%lld B", (long long)bytes);
	if (bytes < 999500)
		return arena_printf(r->arena, "%lld kB", (long long)(bytes + 500) / 1000);
	int64_t tenths = (bytes + 50000) / 100000;
	return arena_printf(r->arena, "%lld%s%lld MB", (long long)tenths / 10,
		english ? "." : ",",
		(long long)tenths % 10);
}

str file_about(struct req *r, str ending, int64_t bytes)
{
	static const struct { const char *ending, *words; } kinds[] = {
		{ "pdf", "PDF" }, { "docx", N_("Word document (DOCX)") },
		{ "xlsx", N_("Excel table (XLSX)") }, { "odt", N_("document (ODT)") },
		{ "ods", N_("table (ODS)") }, { "png", N_("PNG picture") }, { "jpg", N_("JPEG picture") },
		{ "csv", N_("table (CSV)") },
	};
	str words = ending;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(ending, kinds[i].ending))
			words = tr(r->page.lang, kinds[i].words);
	return arena_printf(r->arena, "%.*s, %.*s", STR_ARG(words), STR_ARG(size_words(r, bytes)));
}

const char *content_wrong_words(enum content_wrong wrong)
{
	static const char *const words[] = {
		[CONTENT_EMPTY] = N_("The file is empty."),
		[CONTENT_UNKNOWN] = N_("This kind of file cannot be attached. It may be PDF, DOCX, XLSX, "
			"ODT, ODS, PNG, JPEG or CSV."),
		[CONTENT_TOO_LARGE] = N_("The file is too large. It may have 20 MB at most."),
		[CONTENT_DAMAGED] = N_("The file is damaged. Open it, save it again and try once more."),
		[CONTENT_MARKUP] = N_("Web pages and drawings (HTML, SVG) cannot be attached. Save it as "
			"PDF or PNG."),
		[CONTENT_OLD_OFFICE] = N_("This is an old Word or Excel file. Save it as DOCX, XLSX or "
			"PDF."),
		[CONTENT_HEIC] = N_("This photograph is in HEIC, which many programs cannot show. Save it "
			"as JPEG."),
		[CONTENT_TWO_KINDS] = N_("The file holds another one, or is two kinds at once. It was "
			"refused."),
		[CONTENT_LOCKED] = N_("The file has a password. Save it without one."),
		[CONTENT_RUNS] = N_("There are macros or scripts in the file. Save it without them, for "
			"example by printing it into PDF."),
		[CONTENT_CARRIES] = N_("There are other files inside the file. Save it without them, for "
			"example by printing it into PDF."),
		[CONTENT_BOMB] = N_("The file unpacks into far more than a document has. It was refused."),
		[CONTENT_PIXELS_MANY] = N_("The picture has too many points. Make it smaller."),
	};
	return words[wrong];
}

/* Lines: label, file, version, who may have it, what it shows, place. */
str attachment_text(struct req *r, const struct attachment_get_row *a)
{
	return arena_printf(r->arena, "%.*s\n%.*s\n%lld\n%s\n%.*s\n%lld", STR_ARG(a->label),
		STR_ARG(a->name), (long long)a->number, a->published ? "public" : "office",
		STR_ARG(a->alt), (long long)a->position);
}

str attachment_words(struct req *r, str text)
{
	str part[6] = { { 0 } };
	for (size_t i = 0; i < COUNT(part) && str_cut(&text, '\n', &part[i]); i++)
		continue;
	if (!part[0].len)
		return S("");
	struct buf out = { .arena = r->arena };
	buf_printf(&out, "%.*s (%.*s, %.*s %.*s, %.*s)", STR_ARG(part[0]), STR_ARG(part[1]),
		STR_ARG(tr(r->page.lang, N_("version"))), STR_ARG(part[2]),
		STR_ARG(tr(r->page.lang, str_is(part[3], "public") ? N_("for the public")
			: N_("only for the office"))));
	if (part[4].len)
		buf_printf(&out, "\n%.*s: %.*s", STR_ARG(tr(r->page.lang, N_("What the picture shows"))),
			STR_ARG(part[4]));
	if (part[5].len)
		buf_printf(&out, "\n%.*s: %.*s", STR_ARG(tr(r->page.lang, N_("Place in the list"))),
			STR_ARG(part[5]));
	return buf_str(&out);
}

/* ---- what the public may have ---- */

static str public_href(struct req *r, str token, str name)
{
	return arena_printf(r->arena, "/soubory/%.*s/%.*s", STR_ARG(token),
		STR_ARG(url_encode(r->arena, name)));
}

struct ui_downloads attachments_public(struct req *r, const char *kind, int64_t id)
{
	struct ui_downloads list = { 0 };
	struct attachment_list_public_rows rows = attachment_list_public(r->db,
		.kind = str_of(kind), .record = id, .limit = ATTACHMENTS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct attachment_list_public_row *a = &rows.items[i];
		struct ui_download *d = arena_push(r->arena, &list.items, &list.count, sizeof *d);
		*d = (struct ui_download){ .href = public_href(r, a->token, a->name), .label = a->label,
			.about = file_about(r, a->ending, a->bytes), .alt = a->alt, .width = a->width.value,
			.height = a->height.value, .picture = a->width.set };
	}
	return list;
}

/* GET /soubory/{token}/{name} */
int attachment_public_file(struct req *r)
{
	struct attachment_of_token_row *a = attachment_of_token(r->db, .token = r->id);
	const struct record *record = a ? record_of_kind(r, a->kind) : NULL;
	if (!record || !record->shows_files || !record->shows_files(r, a->record))
		return answer_error(r, 404);
	if (!str_eq(r->sub, a->name))                  /* a newer version is called otherwise */
		return answer_moved(r, public_href(r, a->token, a->name));
	/* What is to be found is the page that it belongs to, if that may be. */
	set_header(r, "X-Robots-Tag", S("noindex"));
	r->download = a->name;
	r->shown = a->width.set;
	return stored_answer(r, a->file, arena_z(r->arena, a->type), a->hash);
}
