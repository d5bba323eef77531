#!/bin/sh
# Whether the program that is installed was linked so that a mistake in it is
# hard to misuse.
#
#     tests/hardening.sh build/release/rozcestnik
set -u
program=$1 passed=0 failed=0
test_that() {	# test_that SENTENCE COMMAND…
	sentence=$1
	shift
	if "$@" >/dev/null 2>&1; then passed=$((passed + 1)); echo "ok $sentence"
	else failed=$((failed + 1)); echo "FAIL $sentence"; fi
}
tells() { readelf -W "$1" "$program" | grep -Eq "$2"; }
silent() { tells -h 'ELF' && ! tells "$1" "$2"; }
test_that "the program may lie anywhere in memory"          tells -d 'FLAGS_1.*PIE'
test_that "its tables of addresses are read-only"           tells -l 'GNU_RELRO'
test_that "they are filled before the program begins"       tells -d 'BIND_NOW|FLAGS_1.*NOW'
test_that "its stack cannot be executed"                    tells -l 'GNU_STACK .* RW '
test_that "no part of it is both written and executed"      silent -l 'LOAD .* RWE '
test_that "overwritten stack frames are noticed"            tells --dyn-syms '__stack_chk_fail'
test_that "copying and printing know the size of their target" tells --dyn-syms '__(v?snprintf|memcpy|read)_chk'
test_that "no folder for libraries is written into it"      silent -d 'R(UN)?PATH'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
