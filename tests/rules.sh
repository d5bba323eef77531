#!/bin/sh
# "make check" as a suite of the test run: the rules of the tree count as one
# test, those of the generators as many as they are.
set -u
passed=0
failed=0
make --no-print-directory rules >build/rules.log 2>&1 && passed=1 || { failed=1; cat build/rules.log; echo "FAIL the rules of the tree hold"; }
make --no-print-directory -s generators >build/generators.log 2>&1
grep -v '^ok' build/generators.log | grep -vE '^[0-9]+ passed'
last=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' build/generators.log | tail -n 1)
[ -n "$last" ] || last="0 passed, 1 failed"
p=${last%% *}
f=${last#*, }
echo "$((passed + p)) passed, $((failed + ${f%% *})) failed"
