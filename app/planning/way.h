/* What of plans stands on the way from evidence to results. */
#ifndef PLANNING_WAY_H
#define PLANNING_WAY_H
#include "app/trace/trace.h"
extern const struct trace_kind priority_trace, goal_trace, measure_trace, indicator_trace,
	outcome_trace, evaluation_trace;
#endif
