#!/usr/bin/env bash
# Installs what is missing, and nothing that is there. `setup.sh build` for building, `setup.sh test` for tests too,
# `setup.sh bench` for measuring, `setup.sh one` for running one test, `setup.sh format` for laying out code.
set -euo pipefail
cd "$(dirname "$0")/.."
want=${1:-build}

tool() { # name of the package, options
  command -v "$1" >/dev/null && return
  echo "==> $1 (a few minutes, once)"
  CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/tools" cargo install "$@" --quiet
}
if [ "$want" = one ]; then
  tool cargo-nextest --locked
  exit
fi
if [ "$want" = format ]; then
  tool leptosfmt --locked
  exit
fi

rustup target list --installed | grep -qx wasm32-unknown-unknown || { echo "==> rust target for WebAssembly"; rustup target add wasm32-unknown-unknown; }

version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
if [ "$(wasm-bindgen --version 2>/dev/null | cut -d' ' -f2)" != "$version" ]; then
  echo "==> wasm-bindgen $version (a few minutes, once)"
  CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/tools" cargo install wasm-bindgen-cli --version "$version" --quiet
fi

packages() { # folder
  if [ ! -f "$1/node_modules/.package-lock.json" ] || [ "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ]; then
    echo "==> packages of $1"
    (cd "$1" && npm ci --no-audit --no-fund --silent)
  fi
}
packages style

[ "$want" = test ] || [ "$want" = bench ] || exit 0

packages end2end
debian=()
command -v chromium >/dev/null || debian+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || debian+=(postgresql)
[ "$want" = test ] || command -v wrk >/dev/null || debian+=(wrk)
if [ "$want" = test ]; then
  # In front of many processes, between them and the database.
  command -v haproxy >/dev/null || debian+=(haproxy)
  [ -x /usr/sbin/pgbouncer ] || debian+=(pgbouncer)
fi
if [ ${#debian[@]} -gt 0 ]; then
  echo "==> Debian packages: ${debian[*]}"
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${debian[@]}" >/dev/null
fi
[ "$want" = test ] || exit 0
tool leptosfmt --locked
tool cargo-deny
# The last one that builds with this Rust.
tool s3s-fs --version 0.14.1 --features binary --locked
