/*
 * fixture — the catalogue's fixture with what other systems ask for: real
 * identifiers, hours, prices, positions.  CANARY stands in every field of the
 * secret place; no answer may hold it.
 */
#ifndef EXCHANGE_FIXTURE_H
#define EXCHANGE_FIXTURE_H
#include "tests/check.h"
#define CANARY "Kanarkova"
#define SERVICE_1 "0190c8a0-0000-7000-8000-000000000001"
#define SERVICE_2 "0190c8a0-0000-7000-8000-000000000002"
#define SERVICE_3 "0190c8a0-0000-7000-8000-000000000003"
#define SERVICE_4 "0190c8a0-0000-7000-8000-000000000004"
#define PROVIDER_1 "0190c8a0-0000-7000-8000-000000000101"
#define PROVIDER_2 "0190c8a0-0000-7000-8000-000000000102"
#define SITUATION_1 "0190c8a0-0000-7000-8000-000000000201"
void exchange_fixture(struct check *);
#endif
