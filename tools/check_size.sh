#!/bin/sh
# Files, functions and lines that fit a head and a screen.  A tab counts 4.
export LC_ALL=C
files=$(find app lib ui tools tests main.c -name '*.[ch]' -o -name '*.html' -o -name '*.sql' \
	-o -name '*.sh' -o -name '*.js' -o -name '*.mjs' -o -name '*.scss' 2>/dev/null |
	grep -v -e '^tools/tests/' -e '/node_modules/' | sort)
[ -n "$files" ] || exit 0
awk '
function complain(where, what)
{
	print where ": " what
	bad = 1
}

function end_file(   most)
{
	most = file ~ /^tools\// ? 400 : 600
	if (lines > most)
		complain(file, lines " lines; at most " most)
}

FNR == 1 {
	end_file()
	file = FILENAME
	is_c = file ~ /\.[ch]$/
	begun = 0
}
{ lines = FNR }
is_c {
	line = $0
	gsub(/\t/, "    ", line)
	gsub(/[\200-\277]/, "", line)           # the further bytes of a letter in UTF-8
	if (length(line) > 100)
		complain(FILENAME ":" FNR, length(line) " columns; at most 100")
}
is_c && /^\{/ && !/\}$/ { begun = FNR }
is_c && /^\}/ && begun {
	if (FNR - begun + 1 > 60)
		complain(FILENAME ":" begun, "a function of " FNR - begun + 1 " lines; at most 60")
	begun = 0
}
END {
	end_file()
	exit bad
}' $files
