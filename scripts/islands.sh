#!/usr/bin/env bash
# From the compiled islands to what a browser loads: bindings, then made small. Skipped when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
wasm=$1
stamp=target/pkg/.from
now=$(sha256sum "$wasm" | cut -d' ' -f1)
[ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && exit 0
rm -rf target/pkg && mkdir -p target/pkg
wasm-bindgen --target web --no-typescript --out-dir target/pkg --out-name meerwaarde "$wasm"
(cd style && npx --no-install wasm-opt -Oz --all-features ../target/pkg/meerwaarde_bg.wasm -o ../target/pkg/small.wasm)
mv target/pkg/small.wasm target/pkg/meerwaarde_bg.wasm
echo "$now" > "$stamp"
