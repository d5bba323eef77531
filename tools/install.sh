#!/bin/sh
# Installs what is missing, by name: Debian 12 and 13.
#
#     tools/install.sh build      what the program is built from
#     tools/install.sh test       what its tests need beside
#     tools/install.sh bench      what its measurements need beside
set -eu
build="gcc libc6-dev make pkg-config gettext nodejs npm libmicrohttpd-dev libsqlite3-dev libpq-dev
	libsodium-dev libutf8proc-dev libicu-dev libjansson-dev
	libcurl4-gnutls-dev zlib1g-dev libzip-dev libexpat1-dev libqrencode-dev libmd4c-dev
	libturbojpeg0-dev libpng-dev libharfbuzz-dev fonts-dejavu-core"
test="postgresql sqlite3 chromium chromium-headless-shell poppler-utils qpdf default-jre-headless
	procps util-linux git clang"
bench="nginx-light wrk"
# libFuzzer and the sanitizers bear the number of the distribution's clang.
case $(. /etc/os-release && echo "${VERSION_ID:-}") in
12) test="$test libclang-rt-14-dev" ;;
*) test="$test libclang-rt-19-dev" ;;
esac
case ${1:-build} in
build) wanted=$build ;;
test) wanted="$build $test" ;;
bench) wanted="$build $bench" ;;
*) echo "usage: tools/install.sh build|test|bench" >&2; exit 2 ;;
esac

# One question for all of them: this runs before every start.
there=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | sed -n 's/ installed$//p')
missing=
for package in $wanted; do
	case "$package" in
	nodejs) command -v node ;;         # it may come from elsewhere
	npm) command -v npm ;;
	*) printf '%s\n' "$there" | grep -qx "$package" ;;
	esac >/dev/null || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null ||
		{ echo "Chybí balíčky:$missing. Nainstalujte je jako správce: apt-get install$missing" >&2; exit 1; }
	sudo=sudo
fi
echo "Instaluji chybějící balíčky:$missing"
log=$(mktemp)
{ $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } >"$log" 2>&1 ||
	{ cat "$log" >&2; echo "Balíčky se nepodařilo nainstalovat." >&2; exit 1; }
rm -f "$log"
