/*
 * document — a text for people, said once by what its parts mean, and written in any of
 * several formats.
 *
 * Whoever has something to say calls document_heading(), document_text(),
 * document_table() … in the order in which it is read; how that looks is the
 * business of the writer.  The same calls give the same bytes, in each format.
 *
 *     struct document *d = document_new(a, &(struct document_about){
 *         .title = S("Akční plán 2024"), .language = S("cs"), .day = S("2024-06-24") });
 *     document_heading(d, 1, S("Přehled opatření"));
 *     document_text(d, S("Plán má **osm** opatření."));
 *
 * A document lives in its arena.  Texts are not copied: they must live as long.
 */
#ifndef DOC_DOCUMENT_H
#define DOC_DOCUMENT_H
#include "base/base.h"

struct document_about {
	str title;                         /* above the text, and in each format's metadata */
	str subtitle;                      /* below the title; may be empty */
	str author;                        /* the office; may be empty */
	str subject, keywords;             /* metadata; may be empty */
	str language;                      /* of the text: "cs"; must not be empty */
	str day;                           /* YYYY-MM-DD: all dates inside are this one */
	str running;                       /* beside the page's number; empty: the title */
	bool wide;                         /* pages lie: for tables of many columns */
	bool no_title;                     /* the first heading is in the text itself, as in a form */
};

/* Text of one paragraph, item or cell: pieces of one look. */
enum { TEXT_STRONG = 1, TEXT_EMPHASIS = 2 };
struct document_run { str text; unsigned look; str link; };   /* link: whole, or empty */
struct document_runs { struct document_run *items; size_t count; };

enum document_kind {
	DOCUMENT_HEADING, DOCUMENT_TEXT, DOCUMENT_LIST, DOCUMENT_ITEM, DOCUMENT_TABLE, DOCUMENT_ROW,
	DOCUMENT_CELL, DOCUMENT_FIGURE, DOCUMENT_CONTENTS, DOCUMENT_NEW_PAGE, DOCUMENT_SIGN,
	DOCUMENT_SPACE,
};
enum document_align { ALIGN_START, ALIGN_MIDDLE, ALIGN_END };

/* A column of a table: how wide against the others (0: as 1), where its text stands. */
struct document_column { str name; int width; enum document_align align; };

/* What a cell holds beside its words, so that a spreadsheet can count with it. */
enum document_value { VALUE_NONE, VALUE_NUMBER, VALUE_DAY };

/* A part of the document: what it is, what is in it, what stands behind it. */
struct drawing;
struct document_part {
	enum document_kind kind;
	int level;                         /* of a heading, from 1 */
	bool numbered;                     /* of a list */
	bool head;                         /* of a row: names columns; of a cell: its row */
	int span;                          /* of a cell: columns, at least 1 */
	struct document_runs runs;         /* of a heading, text, item, cell, line to sign */
	str caption;                       /* of a table or figure; may be empty */
	str alternative;                   /* of a figure: what one who cannot see it needs to know */
	const struct drawing *drawing;
	struct document_column *columns;
	size_t column_count;
	enum document_value value;         /* of a cell: number in thousandths, or day in `day` */
	int64_t number;
	str day;
	int lines;                         /* of space to write by hand */
	struct document_part *first, *last, *next;
};

struct document {
	struct arena *arena;
	struct document_about about;
	struct document_part body;         /* its parts are body.first … */
	struct document_part *open[8];     /* lists, items, tables and rows that are not ended yet */
	int depth;
	int level;                         /* of the last heading */
};

struct document *document_new(struct arena *, const struct document_about *);

/* A heading; the first is of level 1 and none is deeper than one below the last: that is
 * asserted, since a reader who hears the document goes by them. */
void document_heading(struct document *, int level, str text);
/* A paragraph; `**strong**`, `*emphasis*` and `[text](https://…)` are understood, no more.
 * Text of others goes through document_plain(). */
void document_text(struct document *, str text);
/* A paragraph whose signs mean nothing; its lines stay lines. */
void document_plain(struct document *, str text);
/* What an editor wrote in Markdown; its first headings become those of `level`. */
void document_markdown(struct document *, int level, str text);

/* A list: begin, items, end.  Between an item and the next another list may stand. */
void document_list(struct document *, bool numbered);
void document_item(struct document *, str text);
void document_list_end(struct document *);

/* A table: its columns, of which each has a name, then rows of as many cells. */
void document_table(struct document *, str caption, const struct document_column *,
	size_t count);
void document_row(struct document *);
void document_cell(struct document *, str text);
/* The cell that names its row: the first, as a rule. */
void document_cell_head(struct document *, str text);
/* With what a spreadsheet can count: thousandths of the unit, as the words say it. */
void document_cell_number(struct document *, str words, int64_t thousandths);
void document_cell_day(struct document *, str words, str day);
void document_table_end(struct document *);
/* A table of two columns without a heading row: names and what they stand for.  An empty
 * value is written as `none`. */
struct document_fact { str name, value; };
void document_facts(struct document *, str caption, const struct document_fact *, size_t count,
	str none);

/* A picture with what it says in words. */
void document_figure(struct document *, str caption, str alternative, const struct drawing *);
/* Where the contents stand, made of the headings down to this level. */
void document_contents(struct document *, str heading, int level);
void document_new_page(struct document *);
/* A line to sign on, with what stands below it; empty lines to write by hand. */
void document_sign(struct document *, str below);
void document_space(struct document *, int lines);

/* The formats.  DOCUMENT_XLSX and DOCUMENT_CSV have the tables alone. */
enum document_format {
	DOCUMENT_PDF, DOCUMENT_ODT, DOCUMENT_DOCX, DOCUMENT_XLSX, DOCUMENT_CSV,
	DOCUMENT_FORMATS
};
/* The whole file, in `a`.  Asserted: every list, row and table was ended.  ptr NULL: this
 * machine cannot write it (a PDF without its fonts), which is logged; answer 500. */
str document_write(const struct document *, enum document_format, struct arena *a);
const char *document_type(enum document_format);       /* "application/pdf" */
const char *document_suffix(enum document_format);     /* "pdf" */
/* The format of that suffix, or DOCUMENT_FORMATS. */
enum document_format document_format_of(str suffix);
/* The words of runs without their looks. */
str document_words(const struct document_runs *, struct arena *);
#endif
