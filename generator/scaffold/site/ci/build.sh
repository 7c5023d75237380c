#!/bin/sh
# Builds the site on a host's CI: sh ci/build.sh [ADDRESS]
#
# onrecord is taken from the PATH where it is there. Else its source is fetched and
# built, for which the CI needs git and Go 1.21 or newer. From where, and which
# version, stands in the next two lines and nowhere else; the CI's variables of the
# same names go before them.
ONRECORD_REPOSITORY=${ONRECORD_REPOSITORY:-@repository@}
ONRECORD_VERSION=${ONRECORD_VERSION:-@version@}

set -eu
cd "$(dirname "$0")/.."

if command -v onrecord >/dev/null; then
	onrecord=onrecord
else
	if [ -z "$ONRECORD_REPOSITORY" ]; then
		echo "ci/build.sh: write the address of onrecord's git repository behind ONRECORD_REPOSITORY, at the head of this file" >&2
		exit 2
	fi
	onrecord=$PWD/.onrecord/$ONRECORD_VERSION/onrecord
	if [ ! -x "$onrecord" ]; then
		source=$PWD/.onrecord/$ONRECORD_VERSION/source
		rm -rf "$source"
		git init --quiet "$source"
		git -C "$source" fetch --quiet --depth 1 "$ONRECORD_REPOSITORY" "$ONRECORD_VERSION"
		git -C "$source" checkout --quiet FETCH_HEAD
		(cd "$source" && go build -o "$onrecord" .)
		rm -rf "$source"
	fi
fi

# The site's address: base_url in site.toml, else what was passed, else what the
# host says. Of Cloudflare's addresses the first label names one deployment; the
# main branch stands at the rest.
address=${1:-}
if grep -q '^[[:space:]]*base_url' site.toml; then
	address=
elif [ -z "$address" ] && [ "${CF_PAGES_BRANCH:-}" = main ]; then
	address=https://${CF_PAGES_URL#https://*.}
elif [ -z "$address" ] && [ "${CONTEXT:-}" = production ]; then
	address=${URL:-}
elif [ -z "$address" ]; then
	address=${CI_PAGES_URL:-${CF_PAGES_URL:-${DEPLOY_PRIME_URL:-}}}
fi

"$onrecord" version
exec "$onrecord" build --strict ${address:+--base-url "$address"}
