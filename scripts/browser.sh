#!/usr/bin/env bash
# The browser specs against the built binary (`browser.sh`, or `browser.sh no pages` for some), or the pictures of the README
# (`browser.sh screenshots`).
set -euo pipefail
cd "$(dirname "$0")/.."
export MEERWAARDE_BIN="${MEERWAARDE_BIN:-${CARGO_TARGET_DIR:-$PWD/target}/demo/meerwaarde}"
[ -x "$MEERWAARDE_BIN" ] || { echo "there is no binary at $MEERWAARDE_BIN: make demo" >&2; exit 1; }
if [ "${1:-}" = screenshots ]; then
  exec node end2end/screenshots.mjs
fi
specs=(end2end/*.spec.mjs)
[ $# = 0 ] || specs=("${@/#/end2end/}") specs=("${specs[@]/%/.spec.mjs}")
node end2end/smoke.mjs
exec node --test --test-concurrency=1 --test-reporter=spec "${specs[@]}"
