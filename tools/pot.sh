#!/bin/sh
# Collects the messages of sources and generated templates.
#
#     tools/pot.sh build/messages.pot FILE.c …
set -eu
pot=$1
shift
xgettext --language=C --from-code=UTF-8 --force-po --add-location=never \
	--keyword --keyword=tr:2 --keyword=trn:2,3 --keyword=N_ --package-name=Rozcestnik \
	--output="$pot" "$@"
# The day would change the translations with every merge.
sed -i -e '/^"POT-Creation-Date/d' -e 's/charset=CHARSET/charset=UTF-8/' "$pot"
