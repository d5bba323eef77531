/*
 * board — the official notice board: what hangs there, on pages and as the open formal
 * standard Úřední desky (2021-07-20).
 *
 * It shows what was typed or made here; the board itself is the office's, and the page
 * says so.
 */
#ifndef COUNCIL_BOARD_H
#define COUNCIL_BOARD_H
#include "app/council/board.sql.h"
#include "app/council/paper.h"

enum { BOARD_PAGE = 50, BOARD_OPEN = 2000 };

struct board_line { str href, title, about, day, until; };
struct board_lines { struct board_line *items; size_t count; };
struct board_view {
	struct site_frame *frame;
	struct board_lines lines;
	struct ui_pagination pages;
	bool past;
	int64_t others;
};
struct notice_view {
	struct site_frame *frame;
	str kind, reference, posted, removed, paper;
	struct html text;
	struct ui_downloads downloads;
	bool past;
};
const char *board_notice_label(str kind);
/* The agenda of a session on the board, begun from its papers; its id. */
int64_t board_notice_begin(struct req *, int64_t session);
int board_index(struct req *), board_notice_show(struct req *), board_open_data(struct req *);
#endif
