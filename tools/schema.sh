#!/bin/sh
# Writes build/gen/schema.c: every feature's tables and migrations as text.
#
#     tools/schema.sh lib/db/tables.sql app/site/tables.sql …
#
# Migrations are app/X/migrations/NNNN-name.sql, numbered from 1 without a gap.
set -eu
literal() { sed 's/\\/\\\\/g; s/"/\\"/g; s/^/\t"/; s/$/\\n"/' "$1"; }
echo '/* Made by tools/schema.sh from the tables and migrations of all features. */'
echo '#include "app/features.h"'
names=
for tables in "$@"; do
	folder=$(dirname "$tables")
	feature=$(basename "$folder")
	name=${feature}_schema
	[ "$folder" != lib/db ] || name=db_own_schema
	[ "$folder" = lib/db ] || names="$names &$name,"
	printf '\nstatic const char %s_tables[] =\n' "$feature"
	literal "$tables"
	printf '\t;\nstatic const struct db_migration %s_migrations[] = {\n' "$feature"
	expected=1
	for migration in "$folder"/migrations/*.sql; do
		[ -e "$migration" ] || continue
		number=$(basename "$migration" | sed 's/^0*\([0-9]*\)-.*/\1/')
		[ "$number" = "$expected" ] || { echo "$migration: expected number $expected" >&2; exit 1; }
		printf '\t{ %s, "%s",\n' "$number" "$(basename "$migration" .sql)"
		literal "$migration"
		printf '\t},\n'
		expected=$((expected + 1))
	done
	printf '\t{ 0 }\n};\n'
	[ "$folder" = lib/db ] || printf 'extern const struct db_schema %s;\n' "$name"
	printf 'const struct db_schema %s = { "%s", %s_tables, %s_migrations };\n' "$name" "$feature" "$feature" "$feature"
done
printf '\nconst struct db_schema *const app_schemas[] = {%s NULL };\n' "$names"
