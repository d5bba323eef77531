#!/bin/sh
# A PostgreSQL server of this run's own: in a temporary folder, as an ordinary
# user, without a network port.
#
#     tests/postgres.sh start FOLDER    makes and starts it, prints its URL
#     tests/postgres.sh stop FOLDER     stops it and removes the folder
#     tests/postgres.sh crash FOLDER    kills it, so that it has to recover
#     tests/postgres.sh again FOLDER    starts it once more
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "tests/postgres.sh: PostgreSQL is not installed" >&2; exit 1; }
as() {	# initdb refuses to run as root
	if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups -- "$@"; else "$@"; fi
}
folder=$2
run() {
	as "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" \
		-o "-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=60" start >"$folder.log" 2>&1 ||
		{ cat "$folder.log" "$folder/server.log" >&2; exit 1; }
}
case $1 in
start)
	mkdir -p "$folder"
	[ "$(id -u)" != 0 ] || chown nobody:nogroup "$folder"
	chmod 700 "$folder"
	as "$bin/initdb" -D "$folder/data" -U rozcestnik --auth=trust --locale=C.UTF-8 -E UTF8 -N >"$folder.log" 2>&1 ||
		{ cat "$folder.log" >&2; exit 1; }
	run
	echo "postgresql:///postgres?host=$folder&user=rozcestnik"
	;;
crash) as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >"$folder.log" ;;
again) run ;;
stop)
	[ ! -d "$folder/data" ] || as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
	rm -rf "$folder" "$folder.log"
	;;
*)
	echo "usage: tests/postgres.sh start|stop|crash|again FOLDER" >&2; exit 2 ;;
esac
