/* Keeping what the screen of minutes says; private to minutes_*.c. */
#ifndef GROUPS_MINUTES_WRITE_H
#define GROUPS_MINUTES_WRITE_H
#include "app/groups/groups_view.h"

/* What is being made in place: "ukol-3" is a task of item 3, "usneseni-3" a resolution. */
struct minutes_adding { enum minutes_new what; int64_t item; struct minutes_form form; };
struct minutes_adding minutes_adding_of(str);
const struct field *minutes_task_fields(struct req *, const struct meeting_get_row *);
const struct field *minutes_resolution_fields(struct req *);

/* The texts, and what was heard of earlier tasks; errors go to the request. */
void minutes_keep(struct req *, const struct seat *, const struct meeting_get_row *);
/* Makes the task or resolution whose form was filled in; an empty form makes nothing. */
void minutes_add(struct req *, const struct meeting_get_row *, struct minutes_adding *);
#endif
