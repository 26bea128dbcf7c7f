# make run · make dev · make t T=name · make test · make build · make check · make fmt · make bench · make setup
# Each says what it does; a second run does only what changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The newest versions of some crates may be missing from an index; then the version before is fine.
export CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS := fallback
CARGO_TARGET_DIR ?= target
WASM := $(CARGO_TARGET_DIR)/wasm32-unknown-unknown/wasm/islands.wasm
BINARY := $(CARGO_TARGET_DIR)/release/meerwaarde
DEMO := $(CARGO_TARGET_DIR)/demo/meerwaarde
DEV := $(CARGO_TARGET_DIR)/debug/meerwaarde
# For what is delivered, and for what browsers load: views keep their types (.cargo/config.toml).
WHOLE := RUSTFLAGS=-Csymbol-mangling-version=v0
# Where `make run` listens, and where its database and mail lie.
ADDR ?= 127.0.0.1:3000
DATA ?= var

.PHONY: help run demo dev t docs test build check fmt bench setup assets islands test-rust test-browser screenshots

help:
	@sed -n '1,2p' Makefile

run: demo
	@echo "==> serving http://$(ADDR) with demonstration data (Ctrl-C stops)"
	exec $(DEMO) serve --demo --addr $(ADDR) --data $(DATA)

demo: assets
	@echo "==> one binary with everything inside, sooner built and slower than that of make build"
	cargo build --profile demo -p server

# A change is built and shown by itself. Its database is its own, and stays.
dev: islands
	@scripts/assets.sh plain
	cargo build -p server
	@echo "==> serving http://$(ADDR) while you work (Ctrl-C stops)"
	exec node scripts/dev.mjs $(DEV) $(ADDR) $(DATA)/dev

build: assets
	@echo "==> one binary with everything inside"
	$(WHOLE) cargo build --release -p server

setup:
	@scripts/setup.sh build

islands: setup
	@echo "==> islands (WebAssembly)"
	$(WHOLE) cargo rustc -p islands --lib --crate-type cdylib --features hydrate --target wasm32-unknown-unknown --profile wasm
	@scripts/islands.sh "$(WASM)"

assets: islands
	@echo "==> stylesheet, scripts, drawings"
	@scripts/assets.sh

check: assets
	@echo "==> format, lints, licences"
	cargo fmt --all --check
	@git grep -l 'view!' -- '*.rs' | xargs leptosfmt --quiet --check
	cargo clippy --workspace --all-targets -- -D warnings
	@echo "==> what is delivered has views with whole types, so that it is looked at too"
	$(WHOLE) cargo check --quiet --release -p server
	@scripts/gates.sh

# Lays out all code as `make check` wants it: Rust, then what stands in view!, then Rust around it.
fmt:
	@scripts/setup.sh format
	cargo fmt --all
	@git grep -l 'view!' -- '*.rs' | xargs leptosfmt --quiet
	cargo fmt --all

test:
	@scripts/setup.sh test
	@$(MAKE) --no-print-directory check test-rust test-browser

# The tests with a part of their name: make t T=rule_05, or in one crate: make t T=slug P=domain. Only the server's need PostgreSQL.
t:
	@command -v cargo-nextest >/dev/null || scripts/setup.sh one
	@$(if $(filter-out server,$(P)),,scripts/with-postgres.sh) cargo nextest run $(if $(P),-p $(P),--workspace) $(T)

test-rust:
	@echo "==> rules, queries and routes, on SQLite and PostgreSQL"
	@scripts/with-postgres.sh cargo test --workspace

test-browser: demo
	@echo "==> the whole story in a real browser"
	@scripts/browser.sh

# The page about the tables is made from the tables.
docs:
	WRITE_DOCS=1 cargo test --quiet -p migrations --test data_model

screenshots: demo
	@scripts/setup.sh test
	@scripts/browser.sh screenshots

# Ten thousand initiatives on both databases; `make bench BENCH=--full` a million too, `BENCH=--keep` for the history.
BENCH ?=
bench: build
	@scripts/setup.sh bench
	@POSTGRES_FSYNC=on scripts/with-postgres.sh node end2end/load/bench.mjs $(BINARY) $(BENCH)
