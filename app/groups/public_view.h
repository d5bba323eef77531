/* What the public pages of groups show; private to app/groups. */
#ifndef GROUPS_PUBLIC_VIEW_H
#define GROUPS_PUBLIC_VIEW_H
#include "app/groups/groups_view.h"

struct public_group { str url, name, area, kind, summary; bool over, new_area; };
struct public_groups { struct public_group *items; size_t count; };
struct public_groups_view {
	struct site_frame *frame;
	struct meeting_lines coming;
	struct public_groups list;
};
struct public_ballot {
	str title, papers, low;
	struct result_lines results;
	struct ui_links files;
	bool ranked;
};
struct public_ballots { struct public_ballot *items; size_t count; };
struct public_group_view {
	struct site_frame *frame;
	const struct group_get_row *g;
	str kind, feed, charter_on;
	struct html about, charter, joining;
	struct meeting_lines coming, past;
	struct str_list members;
	struct public_ballots ballots;
	struct ui_links charter_files;
	struct ui_downloads downloads;
};
struct public_item { str title; struct html text; struct resolution_lines resolutions; };
struct public_items { struct public_item *items; size_t count; };
struct public_meeting_view {
	struct site_frame *frame;
	const struct group_get_row *g;
	const struct meeting_get_row *m;
	str time, kind, calendar, group_url, approved, present;
	bool cancelled, minutes, past;
	struct public_items items;
	struct str_list there, excused, amendments;
	struct task_lines tasks;
	struct html summary;
	struct ui_links invitation_files, minutes_files;
};
#endif
