/* The form of a measure; private to app/planning. */
#ifndef PLANNING_MEASURE_H
#define PLANNING_MEASURE_H
#include "app/planning/notation.h"
#include "app/planning/planning_internal.h"

struct measure_form {
	str title, code, plan, aim, group_name, kind, description, justification;
	struct str_list evidence, target_groups, service_types, steps;
	struct str_list guarantors, implementers, partners;
	str guarantor_email, start_on, deadline, conditions;
	struct str_list money;
	str fte, capacity_unit;
	struct maybe_int capacity_from, capacity_to;
	str network_request, network_state, region_goal;
	struct str_list indicators, outputs, risks;
};

/* What stands beside the row of a measure (measure_parts.c): read for all of them at once,
 * checked, written where it differs from `before`, which may be NULL. */
void measure_parts_load(struct req *, void **forms, struct int_list ids);
/* Adds what is wrong to the form; the lines themselves were checked before. */
void measure_parts_check(struct req *, const struct record_saving *,
	const struct plan_choices_row *);
void measure_parts_write(struct req *, int64_t id, const struct measure_form *before,
	const struct measure_form *after);
#endif
