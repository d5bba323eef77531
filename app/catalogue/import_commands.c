/* "rozcestnik import guide FILE" and "… rpss FILE"; the guide that ships as a demonstration. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/landing.h"
#include "app/site/site.h"
#include <stdio.h>

enum { GUIDE_MOST = 20 * 1024 * 1024 };

struct options { const char *file, *report; struct import_job job; bool wrong; };

/* What the command line speaks. */
extern const struct lang lang_cs;
static const struct lang *language(void) { return &lang_cs; }

static void say(FILE *out, const char *message)
{
	fprintf(out, "%.*s\n", STR_ARG(tr(language(), message)));
}

/* The value behind an option, or NULL and a complaint. */
static const char *value(struct call *c, int *i)
{
	return *i + 1 < c->argc ? c->argv[++*i] : NULL;
}

static struct options options_read(struct call *c)
{
	struct options o = { .job = { .lang = language() } };
	for (int i = 0; i < c->argc; i++) {
		str word = str_of(c->argv[i]);
		const char *text = "";
		if (str_is(word, "--dry-run"))
			o.job.dry_run = true;
		else if (str_is(word, "--accept-loss"))
			o.job.accept_loss = true;
		else if (str_is(word, "--source"))
			o.job.source = str_of(text = value(c, &i));
		else if (str_is(word, "--report"))
			o.report = text = value(c, &i);
		else if (str_starts(word, S("-")) || o.file)
			o.wrong = true;
		else
			o.file = c->argv[i];
		o.wrong = o.wrong || !text;
	}
	o.wrong = o.wrong || !o.file || (o.job.source.ptr && !import_source_valid(o.job.source));
	if (!o.wrong) {
		/* The last part of the path: where the file lay is nobody's business later. */
		str rest = str_of(o.file), piece;
		while (str_cut(&rest, '/', &piece))
			o.job.file_name = piece.len ? piece : o.job.file_name;
	}
	return o;
}

static int usage(const char *words)
{
	fprintf(stderr,
		"rozcestnik import %s SOUBOR [--dry-run] [--source NÁZEV] [--accept-loss] [--report "
	    "SOUBOR]\n",
		words);
	return 2;
}

static bool report_write(const struct options *o, const struct import_result *r)
{
	FILE *out = o->report ? fopen(o->report, "w") : stdout;
	if (!out) {
		fprintf(stderr, "rozcestnik: %s: %.*s\n", o->report,
			STR_ARG(tr(language(), N_("cannot be written"))));
		return false;
	}
	if (r->report.len || o->report)
		fputs("where,what,why\n", out);
	fwrite(r->report.ptr, 1, r->report.len, out);
	return out == stdout ? fflush(out) == 0 : fclose(out) == 0;
}

static void put_count(struct buf *out, const char *message, int64_t n)
{
	buf_printf(
		out, "%s%.*s: %lld", out->len ? ", " : "", STR_ARG(tr(language(), message)), (long long)n);
}

static void print_counts(struct arena *a, const struct import_result *r)
{
	struct buf line = { .arena = a };
	put_count(&line, N_("added"), r->added);
	put_count(&line, N_("changed"), r->changed);
	put_count(&line, N_("unchanged"), r->same);
	put_count(&line, N_("gone from the source"), r->vanished);
	put_count(&line, N_("lines not taken"), r->refused);
	if (r->linked)
		put_count(&line, N_("known from elsewhere"), r->linked);
	if (r->asked)
		put_count(&line, N_("differences to decide"), r->asked);
	printf("%.*s\n", STR_ARG(buf_str(&line)));
}

/* Says how it went; the exit status. */
static int conclude(struct call *c, const struct options *o, const struct import_result *r)
{
	bool written = report_write(o, r);
	switch (r->outcome) {
	case IMPORT_LANDED:
		say(stdout, N_("The import has landed."));
		break;
	case IMPORT_NOTHING_NEW:
		say(stdout, N_("Nothing new: the store has all of it already."));
		break;
	case IMPORT_TRIED:
		say(stdout, N_("This was a trial. Nothing was stored."));
		break;
	case IMPORT_BROKEN:
		say(stderr, N_("The file cannot be imported. Nothing was stored."));
		return 1;
	case IMPORT_LOSS:
		fprintf(stderr, "%.*s %lld / %lld\n",
			STR_ARG(tr(language(), N_("Suspiciously many services are gone from the file:"))),
			(long long)r->services_gone, (long long)r->services_had);
		say(stderr,
			N_("Nothing was stored. If that is right, import it again with --accept-loss."));
		return 1;
	case IMPORT_FAILED:
		fprintf(stderr, "rozcestnik: %s\n", db_error(c->db));
		return 1;
	}
	print_counts(c->arena, r);
	return written ? 0 : 1;
}

static int import_guide_command(struct call *c)
{
	struct options o = options_read(c);
	if (o.wrong)
		return usage("guide");
	str text = file_read(c->arena, o.file, GUIDE_MOST);
	if (!text.ptr) {
		fprintf(stderr, "rozcestnik: %s: %.*s\n", o.file,
			STR_ARG(tr(language(), N_("the file cannot be read"))));
		return 1;
	}
	struct import_result r = guide_import(c->db, c->arena, c->now, o.job, text);
	return conclude(c, &o, &r);
}

int landing_command(struct call *c, const char *word, landing_run *run)
{
	struct options o = options_read(c);
	if (o.wrong)
		return usage(word);
	struct import_result r = run(c, o.job, o.file);
	return conclude(c, &o, &r);
}

static struct import_result run_rpss(struct call *c, struct import_job job, const char *file)
{
	return rpss_import(c->db, c->arena, c->now, job, file);
}

static int import_rpss_command(struct call *c) { return landing_command(c, "rpss", run_rpss); }

const struct command import_commands[] = {
	{ "import guide", "[--dry-run] [--source NÁZEV] [--accept-loss] [--report SOUBOR] SOUBOR",
		"převezme průvodce města", import_guide_command },
	{ "import rpss", "[--dry-run] [--source NÁZEV] [--accept-loss] [--report SOUBOR] SOUBOR",
		"převezme registr poskytovatelů", import_rpss_command },
	{ 0 }
};

static struct import_result guide_demo(
	struct db *db, struct arena *a, int64_t now, const char *path, const char *source)
{
	struct import_job job = { .file_name = str_of(strrchr(path, '/') + 1), .lang = language(),
		.source = str_of(source) };
	return guide_import(db, a, now, job, data_file(str_of(path)));
}

/* An invented organisation in two sources, of which the office changed what one of
 * them said and says otherwise later: there is something to decide and to merge. */
static void sources_demo(struct db *db, struct arena *a, int64_t now)
{
	static const char name[] = "ukazka-mesto:ukazkova-poradna";
	enum { MONTH = 30 * 86400 };
	guide_demo(db, a, now - MONTH, "demo/sources-first.json", "ukazka-mesto");
	guide_demo(db, a, now - MONTH, "demo/sources-second.json", "ukazka-soused");
	db_begin(db);
	struct import_demo_provider_row *p = import_demo_provider(db, .external_id = str_of(name));
	if (p) {
		str address = S("Vymyšlená 12a, 742 58 Příbor");
		import_demo_address(db, .id = p->id, .address = address);
		audit_write(db, now - MONTH / 2, 0, &(struct audit){ .action = "change",
			.kind = "provider", .record = p->id, .name = p->name, .field = "address",
			.old_value = p->address, .new_value = address });
	}
	db_commit(db);
	guide_demo(db, a, now, "demo/sources-later.json", "ukazka-mesto");
}

void catalogue_demo(struct db *db, struct arena *a, int64_t now, struct buf *out)
{
	struct import_result r = guide_demo(db, a, now, "demo/pribor-services.json", "");
	struct import_result health = health_demo(db, a, now);
	sources_demo(db, a, now);
	translated_demo(db, a, now);
	site_setting_put(db, "town_name", S("Příbor a okolí (ukázková data)"));
	site_setting_put(db, "operator", S("Ukázková instalace"));
	buf_printf(out, "%.*s %lld\n",
		STR_ARG(tr(language(), N_("The guide of Příbor was imported as an example; records:"))),
		(long long)r.added);
	buf_printf(out, "%.*s %lld\n",
		STR_ARG(tr(language(), N_("Invented health services were added; records:"))),
		(long long)health.added);
}
