#!/usr/bin/env bash
# What one binary costs: time to the first answer, memory, requests a second, weight of a page. `bench.sh BINARY`.
set -euo pipefail
binary=$(realpath "${1:?bench.sh BINARY}")
if ! command -v wrk >/dev/null; then
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk >/dev/null
fi

folder=$(mktemp -d)
pid=
cleanup() {
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; }
  rm -rf "$folder"
}
trap cleanup EXIT

free_port() { node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
now() { date +%s%N; }

# Starts it, and gives in $ms how long it took until the front page was answered.
start() {
  local from metrics port
  port=$(free_port) metrics=$(free_port)
  base=http://127.0.0.1:$port
  from=$(now)
  (cd "$folder" && exec env MEERWAARDE_BASE_URL="$base" MEERWAARDE_METRICS_ADDRESS="127.0.0.1:$metrics" NO_COLOR=1 \
    "$binary" serve --demo --addr "127.0.0.1:$port" --data "$1" >>"$folder/log" 2>&1) &
  pid=$!
  until curl -sf -o /dev/null "$base/"; do
    kill -0 "$pid" 2>/dev/null || { echo "it stopped:" >&2; tail -5 "$folder/log" >&2; exit 1; }
    [ $(($(now) - from)) -lt 60000000000 ] || { echo "no answer in a minute" >&2; exit 1; }
    sleep 0.005
  done
  ms=$((($(now) - from) / 1000000))
}
stop() { kill "$pid"; wait "$pid" || true; pid=; }

start "$folder/data"
empty=$ms
stop
runs=()
for _ in 1 2 3 4 5; do
  start "$folder/data"
  runs+=("$ms")
  [ ${#runs[@]} = 5 ] || stop
done
median=$(printf '%s\n' "${runs[@]}" | sort -n | sed -n 3p)

sleep 10
memory=$(awk '/^VmRSS/ { printf "%.1f MB", $2 / 1024 }' "/proc/$pid/status")

load() { wrk -t1 -c8 -d5s --latency "$base$1" | awk '/Requests\/sec/ { r = $2 } /^ +50%/ { m = $2 } /^ +99%/ { p = $2 } /Non-2xx/ { e = " (" $0 ")" } END { printf "%.0f a second (median %s, 99%% %s)%s", r, m, p, e }'; }
health=$(load /healthz)
page=$(load /initiatieven/de-hobbyloods)
after=$(awk '/^VmRSS/ { printf "%.1f MB", $2 / 1024 }' "/proc/$pid/status")

weigh() { curl -s -H 'Accept-Encoding: gzip' -o /dev/null -w '%{size_download}' "$base$1"; }
kb() { awk -v bytes="$1" 'BEGIN { printf "%.1f kB", bytes / 1024 }'; }
curl -s -c "$folder/cookies" -o /dev/null -H "Origin: $base" -H 'Sec-Fetch-Site: same-origin' -d 'email=samira@demonstratie.example&naar=/' "$base/inloggen/demo"
work=$(curl -s -b "$folder/cookies" "$base/werk?lijst=team" | grep -o '/werk/verzoeken/[0-9-]*' | head -1)
islands=0
for file in $(curl -s -b "$folder/cookies" "$base$work" | grep -o '/assets/pkg[^"]*\.\(js\|wasm\)' | sort -u); do
  islands=$((islands + $(weigh "$file")))
done
home=$(weigh /)
all=$home
for file in $(curl -s "$base/" | grep -oE '"/assets/[^"]+\.(css|js|woff2|svg)"' | tr -d '"' | sort -u); do
  all=$((all + $(weigh "$file")))
done
[ "$islands" -gt 0 ] || { echo "no islands found on $work" >&2; exit 1; }

row() { printf '%-46s %s\n' "$1" "$2"; }
row "binary" "$(kb "$(stat -c %s "$binary")")"
row "first page, empty folder (demo data goes in)" "$empty ms"
row "first page, database there: 5 runs" "${runs[*]} ms (median $median)"
row "memory, 10 s after the start" "$memory"
row "memory, after the load" "$after"
row "GET /healthz, 8 connections" "$health"
row "GET /initiatieven/de-hobbyloods, 8 connections" "$page"
row "islands (WebAssembly and glue), gzip" "$(kb "$islands")"
row "front page, gzip: HTML / with all its files" "$(kb "$home") / $(kb "$all")"
