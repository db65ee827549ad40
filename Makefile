# Peremena: `make` lists what can be done.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := .venv/bin/python
ADDRESS ?= 127.0.0.1:8000
export UV_PYTHON_DOWNLOADS := never

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: .venv/ready ## set everything up and serve the demo school at http://127.0.0.1:8000
	@bin/run $(ADDRESS)

demo-reset: .venv/ready ## throw the demo school away; the next `make run` builds a new one
	@bin/demo-reset

check: .venv/ready ## formatting, lint, types, import contracts, migrations
	@$(PYTHON) -m ruff format --check --quiet .
	@$(PYTHON) -m ruff check --quiet .
	@.venv/bin/lint-imports > /tmp/peremena-imports.txt || (cat /tmp/peremena-imports.txt; exit 1)
	@$(PYTHON) -m mypy --no-error-summary
	@$(PYTHON) manage.py makemigrations --check --dry-run -v0
	@$(PYTHON) -m tests.requirements --check

test: .venv/ready ## everything: checks, then the tests on SQLite and on PostgreSQL, browser journeys included
	@bin/test-parts
	@$(MAKE) --no-print-directory check
	@echo "== SQLite"; $(PYTHON) -m pytest -n 2 --dist loadgroup $(ARGS)
	@echo "== PostgreSQL"; bin/with-postgres $(PYTHON) -m pytest -n 2 --dist loadgroup $(ARGS)

bench: .venv/ready ## measure pages and writes beside their floors
	@bin/test-parts
	@$(PYTHON) -m benchmarks

lock: .venv/ready ## renew requirements.lock from pyproject.toml
	@.venv/bin/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --group dev pyproject.toml -o requirements.lock

.venv/ready: requirements.lock
	@echo "Готовлю окружение…"
	@test -x .venv/bin/python || python3 -m venv .venv
	@test -x .venv/bin/uv || $(PYTHON) -m pip install --quiet --disable-pip-version-check uv
	@.venv/bin/uv pip install --quiet --require-hashes -r requirements.lock
	@touch $@

.PHONY: help run demo-reset check test bench lock
