#!/bin/bash
# Replays what the fuzz targets have ever failed on, then looks for more.
#
#     tests/fuzz/run.sh SECONDS FOLDER    (FOLDER/run-NAME are the programs; see "make fuzz")
#
# An input that fails is kept in tests/fuzz/regression/NAME, to be committed with
# what mends it; inputs that reached new code stay in FOLDER/found-NAME.
set -u
cd "$(dirname "$0")/../.."
seconds=$1 folder=$2 passed=0 failed=0
tell() {	# tell STATUS NAME LOG
	if [ "$1" = 0 ]; then
		echo "ok $2"
		passed=$((passed + 1))
	else
		tail -n 40 "$3"
		echo "FAIL $2"
		failed=$((failed + 1))
	fi
}
# Findings of one shape tell apart only by their stack; leaks count as findings.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1} UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
for source in tests/fuzz/*_fuzz.c; do
	name=$(basename "$source" _fuzz.c) run=$folder/run-$(basename "$source" _fuzz.c)
	log=$folder/$name.log kept=tests/fuzz/regression/$name
	mkdir -p "$folder/found-$name" "$kept"
	known=$(find "tests/fuzz/seeds/$name" "$kept" -type f)
	"$run" $known >"$log" 2>&1
	tell $? "$name stands all that it failed on once" "$log"
	"$run" -max_total_time="$seconds" -max_len=8192 -timeout=10 -artifact_prefix="$kept/" \
		-print_final_stats=1 "$folder/found-$name" "tests/fuzz/seeds/$name" "$kept" >"$log" 2>&1
	status=$?
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	tell $status "$name stands ${runs:-no} inputs in $seconds s" "$log"
	rmdir --ignore-fail-on-non-empty "$kept"
done
rmdir --ignore-fail-on-non-empty tests/fuzz/regression 2>/dev/null
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
