#!/bin/sh
# Functions of the C library that the program does not call: lib/base has what
# is to be used in their place.  Comments and strings do not count.
export LC_ALL=C
files=$(find app lib ui main.c -name '*.[ch]' 2>/dev/null | sort)
[ -n "$files" ] || exit 0
awk '
BEGIN {
	memory = "(malloc|calloc|realloc|free|strdup|strndup)"
	never = "(sprintf|vsprintf|strcpy|strcat|strtok|atoi|atol|gets|system|popen|gmtime|localtime" \
	        "|asctime|ctime|rand|usleep|sleep)"
	quoted = "\"([^\"\\\\]|\\\\.)*\"|\047([^\047\\\\]|\\\\.)*\047"
}

# The line without comments and what is quoted.
function code(s,   out, found)
{
	for (out = ""; ;) {
		if (comment) {
			if (!index(s, "*/"))
				return out
			s = substr(s, index(s, "*/") + 2)
			comment = 0
		}
		if (!match(s, quoted "|/[*]|//"))
			return out s
		found = substr(s, RSTART, RLENGTH)
		out = out substr(s, 1, RSTART - 1) " "
		s = substr(s, RSTART + RLENGTH)
		if (found == "//")
			return out
		comment = found == "/*"
	}
}

function complain_of(names, line,   name)
{
	while (match(line, "(^|[^A-Za-z0-9_.>])" names "[ \t]*[(]")) {
		name = substr(line, RSTART, RLENGTH)
		gsub(/[^a-z]/, "", name)
		print FILENAME ":" FNR ": " name "() is not used here"
		line = substr(line, RSTART + RLENGTH)
		bad = 1
	}
}

FNR == 1 { comment = 0 }
{
	line = code($0)
	complain_of(never, line)
	if (FILENAME !~ /^lib\/base\//)
		complain_of(memory, line)
}
END { exit bad }' $files
