#!/bin/sh
# Tests of the generators and of the checks.
#
#     tools/tests/run.sh [build]
#
# GENERATOR/x.html (.po, .sql) is translated; what comes out must be x.h and
# x.c, or, where there is an x.error, the generator must refuse with just that.
# check_RULE/CASE/ is a small tree; `expected` is what the check says about it.
# ACCEPT=1 writes what came out as what is expected: read the difference.
cd "$(dirname "$0")/../.." || exit 1
build=${1:-build}
bin=$build/tools
here=tools/tests
accept=${ACCEPT:-}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export LC_ALL=C.UTF-8
passed=0 failed=0

# Whether the last command was right, and a file that tells more if it was not.
verdict() {  # STATUS NAME [FILE]
	if [ "$1" -eq 0 ]; then
		echo "ok $2"
		passed=$((passed + 1))
	else
		echo "FAIL $2"
		[ -z "${3:-}" ] || sed 's/^/    /' "$3"
		failed=$((failed + 1))
	fi
}

same() {  # NAME EXPECTED GOT
	[ -z "$accept" ] || cp "$3" "$2"
	diff -u "$2" "$3" > "$out/diff" 2>&1
	verdict $? "$1" "$out/diff"
}

# ---- generators: one file in, what is expected beside it ----

translate() {  # GENERATOR FILE
	case $1 in
	tmplgen) "$bin/tmplgen" "$2" "$out/h" "$out/c" ;;
	sqlgen)  "$bin/sqlgen" $here/sqlgen/tables.sql -- "$2" "$out/h" "$out/c" &&
			sed -i "s|$out/||" "$out/c" ;;
	msggen)  "$bin/msggen" "$2" > "$out/c" ;;
	esac
}

generator() {  # GENERATOR EXTENSION
	for file in $here/$1/*.$2; do
		[ -e "$file" ] && [ "$(basename "$file")" != tables.sql ] || continue
		base=${file%.*}
		name="$1: $(basename "$base" | tr _ ' ')"
		rm -f "$out/h" "$out/c"
		translate "$1" "$file" 2> "$out/error"
		status=$?
		[ -z "$accept" ] || [ $status -eq 0 ] || touch "$base.error"
		if [ -e "$base.error" ]; then
			[ $status -ne 0 ] || echo "it was not refused" > "$out/error"
			same "$name" "$base.error" "$out/error"
			continue
		fi
		[ $status -eq 0 ] || { verdict 1 "$name" "$out/error"; continue; }
		[ ! -e "$out/h" ] || same "$name (header)" "$base.h" "$out/h"
		same "$name" "$base.c" "$out/c"
	done
}

generator tmplgen html
generator msggen po
generator sqlgen sql

# ---- tmplgen: what is written, and what the compiler says ----

CC=${CC:-gcc}
base=$(ls lib/base/*.c | grep -v '_test\.c$')
flags="-std=gnu17 -D_GNU_SOURCE -Wall -Wextra -Wshadow -Wmissing-prototypes -Werror
	-Ilib -I. -I$out"
mkdir -p "$out/$here/written"
# Translates written/NAME.html and compiles it; what went wrong is in $out/error.
compile() {  # NAME
	file=$here/written/$1.html
	"$bin/tmplgen" $file "$out/$file.h" "$out/$file.c" 2> "$out/error" &&
		$CC $flags -c "$out/$file.c" -o "$out/$1.o" 2> "$out/error"
}

compile pages && $CC $flags $here/written/pages.c "$out/pages.o" $base lib/web/html.c \
	-o "$out/pages" 2> "$out/error" && "$out/pages" > "$out/pages.txt" 2> "$out/error"
verdict $? "tmplgen: the C compiles" "$out/error"
same "tmplgen: values are escaped by type and place" $here/written/pages.txt "$out/pages.txt"

compile wrong_field
grep -q "wrong_field.html:4:.*error" "$out/error"
verdict $? "tmplgen: a wrong field is an error at its line of the template" "$out/error"
compile markup_in_attribute
grep -q "markup_in_attribute.html:2:" "$out/error"
verdict $? "tmplgen: markup cannot be put into an attribute" "$out/error"

awk 'BEGIN {
	print "{% template long() %}"
	for (i = 0; i < 3000; i++)
		printf "čára"
	print "\n{% end %}"
}' > "$out/long.html"
"$bin/tmplgen" "$out/long.html" "$out/long.h" "$out/long.c"
awk -F'", ' '/html_raw/ { n = $2 + 0; sum += n; if (n > 4003) long = 1 } { if (sub(/\);$/, "", $2)) total += $2 }
	END { exit long || total != 3000 * 6 + 1 }' "$out/long.c"
verdict $? "tmplgen: a long text is cut, between letters" "$out/long.c"

printf '{%% template a() %%}\na\0b\n{%% end %%}\n' > "$out/nul.html"
"$bin/tmplgen" "$out/nul.html" "$out/h" "$out/c" 2> "$out/error"
grep -q 'nul.html:1: a NUL in the file' "$out/error"
verdict $? "tmplgen: a NUL is refused" "$out/error"

# ---- embed ----

"$bin/embed" $here/embed/assets /assets/ asset_find > "$out/assets.c" 2> "$out/error"
same "embed: assets" $here/embed/assets.c "$out/assets.c"

mkdir -p "$out/assets/fonts"
yes 'p { margin: 0 }' | head -2000 > "$out/assets/big.css"
awk 'BEGIN { srand(7); for (i = 0; i < 400000; i++) printf "%c", 1 + int(rand() * 255) }' \
	> "$out/assets/fonts/noise.woff2"
"$bin/embed" "$out/assets" /assets/ asset_find > "$out/embed.c" && cp "$out/embed.c" "$out/first.c" &&
	touch "$out"/assets/* && "$bin/embed" "$out/assets" /assets/ asset_find | cmp - "$out/first.c" > "$out/error" 2>&1
verdict $? "embed: the same files give the same C" "$out/error"
$CC $flags $here/embed/assets_kept.c "$out/embed.c" $base -lz -o "$out/embed" 2> "$out/error" &&
	"$out/embed" "$out/assets" > "$out/error" 2>&1
verdict $? "embed: files come back byte for byte, plain and unpacked" "$out/error"

touch "$out/assets/app.exe"
"$bin/embed" "$out/assets" /assets/ asset_find 2>&1 > /dev/null | grep -q 'app.exe: no content type is known'
verdict $? "embed: an unknown extension is refused"
"$bin/embed" "$out/nowhere" /assets/ asset_find 2>&1 > /dev/null | grep -q 'nowhere/*: No such file'
verdict $? "embed: a missing folder is refused"

# ---- schema.sh, queries.sh and the checks: a tree in, their words out ----

# Runs a script inside a case's tree; its words and whether it failed.
say() {  # SCRIPT ARGUMENTS…
	script=$PWD/tools/$1
	shift
	(cd "$case" && "$script" "$@") > "$out/said" 2>&1 || echo "(refused)" >> "$out/said"
}

for case in $here/schema/*/ $here/queries/*/ $here/check_*/*/; do
	rule=$(basename "$(dirname "$case")")
	case $rule in
	schema)  say schema.sh $(cd "$case" && ls -d ./*/*/tables.sql | sed 's|^./||') ;;
	queries) say queries.sh $(cd "$case" && ls -d ./*/*/*.sql | sed 's|^./||') ;;
	check_messages) say check_messages.sh messages.pot cs.po ;;
	*)       say "$rule.sh" ;;
	esac
	same "$rule: $(basename "$case" | tr _ ' ')" "$case/expected" "$out/said"
done

tools/pot.sh "$out/messages.pot" $here/pot/*.c > "$out/error" 2>&1
sed '1,/^$/d' "$out/messages.pot" > "$out/ids"
same "pot: messages are found in C and in generated C" $here/pot/expected "$out/ids"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
