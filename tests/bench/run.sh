#!/bin/bash
# What the program takes and gives, on this machine; see README.md beside.
#
#     tests/bench/run.sh FOLDER SERVICES      FOLDER: of the program and its tools
#
# Writes lines "name<TAB>value<TAB>unit" to standard output, the rest to standard
# error.  BENCH_SECONDS is how long each measurement takes, BENCH_ROUNDS how many
# times it is taken; the middle one counts.
set -euo pipefail
cd "$(dirname "$0")/../.."
built=$1 services=$2 seconds=${BENCH_SECONDS:-5} rounds=${BENCH_ROUNDS:-3}
program=$built/rozcestnik
folder=$(mktemp -d /tmp/rozcestnik-bench.XXXXXX)
chmod 755 "$folder"
server= nginx= site= unique=0

finish() {
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	[ -z "$nginx" ] || kill "$nginx" 2>/dev/null || true
	tests/postgres.sh stop "$folder/pg"
	rm -rf "$folder"
}
trap finish EXIT
report() { printf '%s\t%s\t%s\n' "$1" "$2" "$3"; }
say() { echo "== $* (load $(cut -d' ' -f1-3 /proc/loadavg))" >&2; }
middle() { sort -g | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'; }

# ---- the server ----

# Starts it and says how many milliseconds passed until it was ready.
start() {	# MORE OPTIONS
	local from to line
	rm -f "$folder/ready"
	mkfifo "$folder/ready"
	from=$(date +%s%N)
	"$program" serve --port 0 --data "$folder/data" --empty "$@" >"$folder/ready" 2>"$folder/server.log" &
	server=$!
	read -r line <"$folder/ready" || { cat "$folder/server.log" >&2; exit 1; }
	to=$(date +%s%N)
	started=$(((to - from) / 1000000))
	site=$(echo "$line" | grep -o 'http://[0-9.:]*')
}

stop() {
	kill "$server"
	wait "$server" || true
	server=
}

# Waits until the index of the search has everything, and says how long it took.
index_filled() {
	local tries=0
	until grep -q search-filled "$folder/server.log"; do
		tries=$((tries + 1))
		[ "$tries" -lt 1200 ] && kill -0 "$server" || { cat "$folder/server.log" >&2; exit 1; }
		sleep 0.1
	done
	sed -n 's/.*search-filled us=\([0-9]*\).*/\1/p' "$folder/server.log" | awk '{ printf "%.2f", $1 / 1e6; exit }'
}

# Memory that the process holds, in megabytes: all of it, or without mapped files.
held() { awk -v name="$1:" '$1 == name { printf "%.1f", $2 / 1024 }' "/proc/$server/status"; }

# ---- load ----

# One measurement: 16 connections over 2 threads, after a second to warm up.
load() {	# SITE FILE [unique]
	local more=
	if [ -n "${3:-}" ]; then
		unique=$((unique + 1))
		more=$(date +%s)$unique
	fi
	wrk -t2 -c16 -d"${4:-$seconds}s" --latency -s tests/bench/load.lua "$1" -- "$folder/ask/$2.txt" $more |
		tee -a "$folder/wrk.log" | tail -n 1
}

# Reports the middle of several rounds as NAME_rps, NAME_p50 and NAME_p99.
summary() {	# NAME FILE
	report "$1_rps" "$(cut -f1 "$2" | middle)" requests/s
	report "$1_p50" "$(cut -f2 "$2" | middle)" ms
	report "$1_p99" "$(cut -f3 "$2" | middle)" ms
	awk -F'\t' -v name="$1" '$4 > 0 { print name ": " $4 " bad answers" > "/dev/stderr"; bad = 1 } END { exit bad }' "$2"
}

measure() {	# NAME FILE [unique]
	local round
	: >"$folder/$1"
	load "$site" "$2" "${3:-}" 1 >/dev/null
	for ((round = 0; round < rounds; round++)); do load "$site" "$2" "${3:-}" >>"$folder/$1"; done
	say "$1: $(tr '\t\n' ' ;' <"$folder/$1")"
	summary "$1" "$folder/$1"
}

# The same from nginx in turns, since other work on the machine comes and goes.
measure_beside() {	# NAME FILE
	local round
	: >"$folder/$1"
	: >"$folder/nginx_$1"
	load "$site" "$2" "" 1 >/dev/null
	load "$nginx_site" "$2" "" 1 >/dev/null
	for ((round = 0; round < rounds; round++)); do
		load "$site" "$2" >>"$folder/$1"
		load "$nginx_site" "$2" >>"$folder/nginx_$1"
	done
	say "$1: $(tr '\t\n' ' ;' <"$folder/$1") nginx: $(tr '\t\n' ' ;' <"$folder/nginx_$1")"
	summary "$1" "$folder/$1"
	summary "nginx_$1" "$folder/nginx_$1"
	report "$1_of_nginx" "$(paste "$folder/$1" "$folder/nginx_$1" | awk '{ printf "%.2f\n", $1 / $5 }' | middle)" ratio
}

start_nginx() {
	local port
	port=$(node -e 's = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
	nginx_site=http://127.0.0.1:$port
	sed -e "s#FOLDER#$folder#g" -e "s/PORT/$port/" tests/bench/nginx.conf >"$folder/nginx.conf"
	[ "$(id -u)" != 0 ] || sed -i '1i user nobody nogroup;' "$folder/nginx.conf"
	nginx -c "$folder/nginx.conf" -e "$folder/nginx.log" &
	nginx=$!
	curl -s -o /dev/null --retry 20 --retry-connrefused --retry-delay 1 "$nginx_site/sluzby"
	cmp <(curl -s "$nginx_site/sluzby") "$folder/ask/pages/sluzby.html"
}

# ---- one engine ----

import_register() {	# SUFFIX [MORE OPTIONS]
	local took suffix=$1
	shift
	say "import$suffix"
	took=$("$built/measure" "$program" import rpss "$folder/register.json" --data "$folder/data" "$@")
	report "import_time$suffix" "${took%%	*}" s
	report "import_peak$suffix" "${took##*	}" MB
}

first_start() {	# SUFFIX [MORE OPTIONS]: nobody has made the index yet
	local suffix=$1
	shift
	start "$@"
	report "index_fill_time$suffix" "$(index_filled)" s
	stop
}

start_times() {	# SUFFIX [MORE OPTIONS]; leaves the server running
	local suffix=$1 try
	shift
	: >"$folder/starts"
	for try in 1 2 3 4 5; do
		[ -z "$server" ] || stop
		start "$@"
		echo "$started" >>"$folder/starts"
	done
	report "start_time$suffix" "$(middle <"$folder/starts")" ms
}

measure_pages() {	# SUFFIX
	measure "list_uncached$1" pages unique
	measure "filter_cached$1" filter
	measure "filter_uncached$1" filter unique
	measure "detail_first$1" every-detail unique
	measure "search$1" search unique
	measure "search_cached$1" search
}

# Tables in and out of the office, by somebody who may do all.
measure_tables() {	# SUFFIX [MORE OPTIONS]
	local suffix=$1 password="dlouhe heslo jen pro mereni"
	shift
	echo "$password" | "$program" user add --data "$folder/data" "$@" --email mereni@example.cz --name Měření --role admin >&2
	say "tables$suffix"
	node tests/bench/tables.mjs "$site" "$services" mereni@example.cz "$password" "$suffix"
}

# ---- all ----

report services "$services" services
took=$("$built/make_pdf" plan "$folder/plan.pdf" "${BENCH_MEASURES:-170}")
report pdf_plan "${took%% *}" ms
"$built/make_rpss" "$services" >"$folder/register.json"
import_register ""
first_start ""
start_times ""
report store_size "$(du -m "$folder/data/rozcestnik.db" | cut -f1)" MB
mkdir "$folder/ask"
node tests/bench/prepare.mjs "$site" "$folder/ask"
start_nginx
measure_beside list list
measure_beside detail detail
measure_pages ""
report resident "$(held VmRSS)" MB
report resident_own "$(held RssAnon)" MB
measure_tables ""
stop

if [ -n "${BENCH_POSTGRES-1}" ]; then
	store=$(tests/postgres.sh start "$folder/pg")
	import_register _pg --db "$store"
	first_start _pg --db "$store"
	start_times _pg --db "$store"
	measure list_pg list
	measure detail_pg detail
	measure_pages _pg
	report resident_pg "$(held VmRSS)" MB
	measure_tables _pg --db "$store"
	stop
fi
