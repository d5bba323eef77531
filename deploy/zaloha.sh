#!/bin/sh
# Backs up a store while it is in use, tries the copy, and forgets old ones.
#
#     deploy/zaloha.sh ÚLOŽIŠTĚ SLOŽKA [DNÍ]
#
# ÚLOŽIŠTĚ is the path of an SQLite file or postgresql://…; backups older than
# DNÍ days (30) go when a new one has landed.  Prints the new file's path.
set -eu
umask 077
[ $# -ge 2 ] || { echo "Použití: $0 ÚLOŽIŠTĚ SLOŽKA [DNÍ]" >&2; exit 2; }
store=$1 folder=$2 days=${3:-30}
name=$folder/rozcestnik-$(date -u +%Y-%m-%dT%H%M%SZ)
part=$name.part
trap 'rm -f "$part" "$part.gz"' EXIT

fail() { echo "rozcestnik-zaloha: $1" >&2; exit 1; }

# A copy of one moment, without holding up who writes.
from_sqlite() {
	[ -f "$store" ] || fail "úložiště $store není"
	sqlite3 -cmd '.timeout 60000' "$store" "VACUUM INTO '$(printf %s "$part" | sed "s/'/''/g")'"
	found=$(sqlite3 "$part" 'PRAGMA integrity_check; PRAGMA foreign_key_check')
	[ "$found" = ok ] || fail "kopie je poškozená: $found"
	[ "$(sqlite3 "$part" 'SELECT count(*) FROM store')" = 1 ] || fail "$store není úložiště Rozcestníku"
	gzip "$part"
	sync "$part.gz"
	made=$name.db.gz
	mv "$part.gz" "$made"
}

from_postgres() {
	pg_dump --format=custom --file="$part" --dbname="$store"
	pg_restore --list "$part" | grep -q 'TABLE DATA public store ' || fail "kopie je neúplná"
	sync "$part"
	made=$name.dump
	mv "$part" "$made"
}

mkdir -p "$folder"
case $store in
postgres://* | postgresql://*) from_postgres ;;
*) from_sqlite ;;
esac
find "$folder" -maxdepth 1 -type f \( -name 'rozcestnik-*.db.gz' -o -name 'rozcestnik-*.dump' \) \
	-mtime "+$days" -delete
echo "$made"
