#!/usr/bin/env bash
# From the compiled islands to what a browser loads: bindings, then made small. Skipped when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
# The features are named: with all of them on, the module asks for proposals that no browser has yet.
wasm=$1
stamp=target/pkg/.from
now=$(sha256sum "$wasm" | cut -d' ' -f1)
[ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && exit 0
rm -rf target/pkg && mkdir -p target/pkg
wasm-bindgen --target web --no-typescript --out-dir target/pkg --out-name meerwaarde "$wasm"
(cd style && npx --no-install wasm-opt -Oz --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
  --enable-mutable-globals --enable-reference-types --enable-multivalue --enable-call-indirect-overlong ../target/pkg/meerwaarde_bg.wasm -o ../target/pkg/small.wasm)
mv target/pkg/small.wasm target/pkg/meerwaarde_bg.wasm
echo "$now" > "$stamp"
