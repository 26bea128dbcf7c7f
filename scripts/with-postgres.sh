#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own: on loopback, a free port, its own data folder, stopped afterwards.
# For tests it does not wait for the disk; POSTGRES_FSYNC=on for who measures.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
dir=$(mktemp -d)
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
# PostgreSQL does not run as root.
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$dir"
stop() { as "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$dir"; }
trap stop EXIT
as "$bin/initdb" -D "$dir/data" -A trust -U meerwaarde -N -E UTF8 --locale=C.UTF-8 >/dev/null
as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o "-c listen_addresses=127.0.0.1 -p $port -k $dir -c fsync=${POSTGRES_FSYNC:-off} -c max_connections=300" start >/dev/null
export MEERWAARDE_TEST_POSTGRES="postgres://meerwaarde@127.0.0.1:$port"
"$@"
