#!/usr/bin/env bash
# Stylesheet, scripts, drawings and islands, hashed and compressed. Skipped when none of them changed.
# `assets.sh plain` is for development: what it makes is larger, and made sooner.
set -euo pipefail
cd "$(dirname "$0")/.."
how=${1:+--plain}
now=$(find style public target/pkg -type f -not -path '*/node_modules/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)$how
[ "$(cat target/.assets 2>/dev/null)" = "$now" ] && [ -f target/site/manifest.json ] && exit 0
(cd style && node build.mjs --out ../target/site --pkg ../target/pkg $how)
echo "$now" > target/.assets
