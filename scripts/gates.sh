#!/usr/bin/env bash
# Things that must stay so, each a check of a line or two.
set -euo pipefail
cd "$(dirname "$0")/.."
fail() { echo "gate: $1" >&2; exit 1; }

echo "==> gates"
# The browser gets no database, no forms library and no web server.
for crate in sea-orm validator axum sqlx tokio domain store; do
  if cargo tree -p islands --features hydrate --target wasm32-unknown-unknown -e normal -i "$crate" 2>/dev/null | grep -q .; then fail "$crate reaches the browser"; fi
done
# The rules know nothing of web, database or clock.
for crate in leptos axum sea-orm tokio; do
  if cargo tree -p domain -e normal -i "$crate" 2>/dev/null | grep -q .; then fail "$crate reaches the rules"; fi
done
# No file of a crate can only be understood together with another one.
node scripts/circles.mjs || fail "files in a circle"
# Lines are at most 110 characters wide, also where rustfmt leaves them alone: strings, comments, macros.
wide=$(git ls-files '*.rs' | xargs perl -CSD -nle 'print "$ARGV:$." if length > 110; close ARGV if eof')
[ -z "$wide" ] || fail "wider than 110 characters: $wide"
# Each type that the glossary names is one of the rules.
grep -oE '`[a-z]+::[A-Z][A-Za-z]+`' docs/glossary.md | tr -d '`' | while read -r word; do
  grep -qE "(struct|enum) ${word#*::}\b|^    ${word#*::} \{" "app/domain/src/${word%%::*}.rs" || fail "the glossary names $word, which is not there"
done
# Text areas are drawn in one place, where their escaping is tested.
if grep -rn '<textarea' app --include='*.rs' | grep -v 'app/web/src/ui/field.rs' | grep -q .; then fail "<textarea outside ui/field.rs"; fi
# An address of ours is that of a route type.
if grep -rnE 'format!\("/|(href|action|to|src)="/[a-z]' app/src app/web/src/ui --include='*.rs' | grep -v '"/favicon.svg"\|"/site.webmanifest"' | grep .; then fail "an address that is no route type"; fi
# A page sets no styles of its own: the policy for styles would block them.
if grep -rnE '\bstyle="' app --include='*.rs' | grep -q .; then fail 'style="…" in a page'; fi
if grep -rnE 'todo!\(|unimplemented!\(' app server migrations --include='*.rs' | grep -q .; then fail "something is left undone"; fi
# Licences and sources of everything that is used; advisories where the database can be had.
if command -v cargo-deny >/dev/null; then
  cargo deny --log-level error check licenses bans sources
  cargo deny --log-level error check advisories 2>/tmp/advisories.log || { grep -qiE 'fetch|clone|resolve' /tmp/advisories.log && echo "    advisories: the database can't be had here" || { cat /tmp/advisories.log; fail "an advisory"; }; }
else
  fail "cargo-deny is missing: scripts/setup.sh test installs it"
fi
