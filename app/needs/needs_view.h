/* What the files of app/needs share; private to it. */
#ifndef NEEDS_VIEW_H
#define NEEDS_VIEW_H
#include "app/needs/needs.h"
#include "app/needs/needs.sql.h"

enum { NEEDS_KEEPERS = ROLE_ADMIN | ROLE_COORDINATOR, NEEDS_MOST = 1000 };
extern const struct record need_record, evidence_record;
extern const struct trace_kind need_trace, evidence_trace;
extern const struct choice evidence_kinds[], evidence_reliability[];

struct need_line { str title, url, summary, area, groups; };
struct need_lines { struct need_line *items; size_t count; };
struct needs_view {
	struct site_frame *frame;
	struct need_lines open, closed;
};
struct need_view {
	struct site_frame *frame;
	str area, groups, summary, closing;
	struct html text;
	struct ui_downloads downloads;
	struct trace_view *trace;
};
struct evidence_view {
	struct site_frame *frame;
	str area, kind, source, method, period, people, reliability, url;
	struct html finding;
	struct ui_downloads downloads;
	struct trace_view *trace;
};
void needs_demo(struct db *, struct arena *, int64_t now, struct buf *say);
int needs_index(struct req *), need_show(struct req *), evidence_show(struct req *);
#endif
