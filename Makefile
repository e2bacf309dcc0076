# Everything here installs what it needs into .venv, from pyproject.toml and constraints.txt.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test browser lint types layers generate generated check constraints clean

demo: .venv/ready
	@$(BIN)/profilelint check examples/site || test $$? -eq 1

test: .venv/ready-dev browser
	$(BIN)/python -m pytest

# The tests of what is shown in a browser use the Chromium of the system.
browser:
	@command -v chromium chromium-browser google-chrome chrome > /dev/null \
	  || { command -v apt-get > /dev/null && apt-get update -qq && apt-get install -qq -y chromium; } \
	  || echo "There is no Chromium: the tests in a browser are skipped." >&2

check: lint types layers generated test

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready-dev
	$(BIN)/mypy

layers: .venv/ready-dev
	$(BIN)/lint-imports

generate: .venv/ready-dev
	$(BIN)/python -m profilelint.rules.build_index
	$(BIN)/python -m profilelint.vocabulary.build_terms
	$(BIN)/python -m profilelint.app.documentation

generated: .venv/ready-dev
	$(BIN)/python -m profilelint.rules.build_index --check
	$(BIN)/python -m profilelint.vocabulary.build_terms --check
	$(BIN)/python -m profilelint.app.documentation --check

# Pins the newest versions that pyproject.toml allows; run the tests before committing them.
constraints:
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet --editable '.[dev]'
	build/constraints/bin/python -m pip freeze --exclude-editable > constraints.txt
	rm -rf build/constraints

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
