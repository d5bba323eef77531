/* What the files about attachments share.  Only they include this. */
#ifndef ATTACHMENT_H
#define ATTACHMENT_H
#include "app/office/attachment.sql.h"
#include "app/office/office_internal.h"
#include "doc/doc.h"

enum {
	ATTACHMENTS_MOST = 50,             /* of one record, without those that were taken away */
	ATTACHMENTS_READ = 500,            /* with them */
	VERSIONS_MOST = 100,
	STORED_PIECE = 192 * 1024,         /* bytes of a file in one row */
	STORED_IN_MEMORY = 256 * 1024,     /* what is longer is sent from a file */
	WITHDRAWN_DAYS = 30,               /* what was taken away can be put back so long */
	UNWANTED_DAYS = 7,                 /* what nobody refers to is kept so long */
};

struct attachment_form { str label, alt; bool published; };

/* ---- the store of files ---- */
/* Keeps what it holds, in the caller's transaction; the id of the file. */
int64_t stored_keep(struct req *, str bytes);
/* Answers with the file; r->download and the headers are the caller's. */
int stored_answer(struct req *, int64_t file, const char *type, str hash);

/* ---- in words ---- */
/* "PDF, 1,2 MB", in the visitor's language. */
str file_about(struct req *, str ending, int64_t bytes);
const char *content_wrong_words(enum content_wrong);
/* An attachment as the audit trail keeps it, and that in words. */
str attachment_text(struct req *, const struct attachment_get_row *);
str attachment_words(struct req *, str text);

/* ---- pages ---- */
struct attachment_line {
	int64_t id;
	str label, name, href, about, added, alt;
	bool published, picture, untagged, first, last;
	int64_t versions, width, height;
	str withdrawn;                     /* when it was taken away */
};
struct attachment_lines { struct attachment_line *items; size_t count; };
struct attachments_view {
	struct req *r;
	struct site_frame *frame;
	const struct asked *asked;
	const struct field *fields;        /* of an attachment */
	struct attachment_form form;
	struct attachment_lines lines, withdrawn;
	str done, url, action;
	str file_wrong;                    /* what is wrong with the file, or ptr NULL */
	int64_t undo;                      /* the attachment that was just taken away, or 0 */
	bool full;
};
struct version_line { int64_t number; str name, about, added, href; };
struct attachment_view {
	struct req *r;
	struct site_frame *frame;
	const struct asked *asked;
	const struct field *fields;
	struct attachment_form form;
	struct attachment_line line;
	struct { struct version_line *items; size_t count; } versions;
	str url, action, file_wrong;
};

int attachments_show(struct req *), attachment_upload(struct req *);
int attachment_change(struct req *);
int attachment_file(struct req *), attachment_public_file(struct req *);
void attachments_clean(struct job_run *);
#endif
