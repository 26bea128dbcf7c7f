#!/usr/bin/env bash
# The browser specs against the built binary (`browser.sh`), or the pictures of the README (`browser.sh screenshots`).
set -euo pipefail
cd "$(dirname "$0")/.."
export MEERWAARDE_BIN="${MEERWAARDE_BIN:-${CARGO_TARGET_DIR:-$PWD/target}/release/meerwaarde}"
if [ "${1:-}" = screenshots ]; then
  exec node end2end/screenshots.mjs
fi
node end2end/smoke.mjs
exec node --test --test-concurrency=1 end2end/*.spec.mjs
