/* What the files of app/planning share.  Only they include this. */
#ifndef PLANNING_INTERNAL_H
#define PLANNING_INTERNAL_H
#include "app/catalogue/catalogue.h"
#include "app/office/office.h"
#include "app/planning/planning.h"
#include "app/planning/record.sql.h"
#include "app/planning/rules.h"
#include "app/site/site.h"

enum { PLANS_MOST = 1000, MEASURES_MOST = 5000, PARTS_MOST = 100000, CODES_MOST = 500 };

extern const struct record plan_record, plan_section_record, swot_record, aim_record,
	measure_record;
extern const struct field plan_fields[], section_fields[], swot_fields[], aim_fields[],
	measure_fields[];

/* ---- what the records share (record_shared.c) ---- */
/* Plans in which the visitor may work, by their slugs; all for one who may everywhere. */
const struct choice *plan_choices_for(struct req *);
/* The plan of the form's slug, if the visitor may work in it; NULL: the form was refused. */
const struct plan_choices_row *plan_wanted(struct req *, const struct field *, str slug);
/* Whether the visitor may work in the area of this plan. */
bool plan_may(struct req *, int64_t area);
/* Whether somebody may work in any area. */
bool plans_may(struct req *);
/* The id of a code of the list by its code or its name; unset: there is none. */
struct maybe_int code_id(struct req *, const char *list, str text);
/* Lines as the store keeps them, and the other way. */
str lines_joined(struct req *, struct str_list);
struct str_list lines_cut(struct req *, str text);
bool lists_same(struct str_list, struct str_list);
void list_put(struct req *, struct str_list *, str text);
extern const struct choice part_choices[];     /* parts of a plan, in their order */
#endif
