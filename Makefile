# `make demo` and `make test` do all their own set-up; a second call finds it done and is quick.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEELHOUSE := build/wheelhouse
TRAIN := build/train
STAMPS := $(VENV)/stamps
PAGES := src/dateline/web
DEMO := build/demo.db
# What the installed package is made from, besides the Python files and data that an editable install reads in place.
PACKAGE_PARTS := pyproject.toml hatch_build.py $(wildcard src/dateline/knowledge/gazetteer/*.py src/dateline/knowledge/data/places/*)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_REQUIRE_VIRTUALENV := 1

.DEFAULT_GOAL := help
.PHONY: help demo setup setup-dev web site test lint types layers docs docs-check bench floors train train-links format wheel lock lock-check clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup $(DEMO)  ## set everything up, code the example reports and make a book to look at
	@echo
	@$(BIN)/dateline code examples --format card
	@echo
	@echo "To see a book of these and of a fortnight's story in the browser: $(BIN)/dateline serve --book $(DEMO)"

$(DEMO): $(STAMPS)/package $(wildcard examples/* tests/stories/*/reports.jsonl src/dateline/book/*.py)
	@echo "coding the reports of a book to look at"
	@mkdir -p $(@D) && rm -f $@ $@-wal $@-shm
	@$(BIN)/dateline add examples tests/stories/fortnight/reports.jsonl --book $@ >/dev/null

test: setup-dev lint types layers docs-check  ## set everything up and run every test, lint, type and layer check
	$(BIN)/python -m pytest

# ---- set-up ----------------------------------------------------------------------------------------------------------

setup: $(STAMPS)/package  ## install all that Dateline needs, from the locks, into .venv

setup-dev: setup $(STAMPS)/dev  ## the same and what testing needs

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

# Every locked file is fetched once into build/wheelhouse and installed from there, so that what follows needs no network.
$(WHEELHOUSE)/.%: requirements/%.txt $(STAMPS)/venv
	@echo "fetching what requirements/$*.txt names"
	@$(BIN)/python -m pip --quiet download --require-hashes --no-deps --only-binary :all: $(FROM_SOURCE) --dest $(WHEELHOUSE) -r $<
	@touch $@

$(STAMPS)/run: $(WHEELHOUSE)/.run $(WHEELHOUSE)/.book $(WHEELHOUSE)/.all $(WHEELHOUSE)/.build
	$(BIN)/python -m pip --quiet install --require-hashes --no-deps --no-index --find-links $(WHEELHOUSE) \
		-r requirements/run.txt -r requirements/book.txt -r requirements/all.txt -r requirements/build.txt
	@touch $@

# Two of what tests need come as source only; the setuptools of the run lock builds them.
$(WHEELHOUSE)/.dev: FROM_SOURCE := --no-binary libhxl,python-io-wrapper --no-build-isolation
$(WHEELHOUSE)/.dev: | $(STAMPS)/run

$(STAMPS)/dev: $(STAMPS)/run $(WHEELHOUSE)/.dev
	$(BIN)/python -m pip --quiet install --require-hashes --no-deps --no-build-isolation --no-index --find-links $(WHEELHOUSE) \
		-r requirements/dev.txt
	@touch $@

# Scripts and styles of the pages, with Node where it is there; without it the pages work by links and forms alone.
web: $(PAGES)/static/manifest.json  ## build the scripts and styles of the pages (needs Node 20 or newer)

$(PAGES)/static/manifest.json: $(PAGES)/frontend/package-lock.json $(PAGES)/frontend/build.mjs $(wildcard $(PAGES)/frontend/src/* $(PAGES)/frontend/styles/*)
	@if command -v npm >/dev/null; then cd $(PAGES)/frontend && npm ci --ignore-scripts --silent && npm run --silent build; \
	else echo "Node is not here: the pages will have no map and no shortcuts (install Node 20, then: make web)" >&2; fi

$(STAMPS)/package: $(STAMPS)/run $(PACKAGE_PARTS) | $(PAGES)/static/manifest.json
	@echo "installing Dateline and compiling its gazetteer"
	$(BIN)/python -m pip --quiet install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# ---- checks ----------------------------------------------------------------------------------------------------------

lint: setup-dev  ## check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup-dev  ## check types
	$(BIN)/mypy

layers: setup-dev  ## check that layers import downwards only
	$(BIN)/lint-imports

docs-check: setup-dev  ## check that the generated parts of the documentation are current
	$(BIN)/python tools/docs.py --check

# ---- work ------------------------------------------------------------------------------------------------------------

bench: setup-dev  ## print every figure, with corpus, split, size and baseline
	$(BIN)/python -m bench

floors: setup-dev  ## measure again and raise the floors that the tests hold (never lowers one)
	$(BIN)/python -m bench --raise-floors

train: setup-dev  ## fit the learned parts again on the corpora beside the checkout (docs/models/muc4.md)
	$(BIN)/python -m bench.muc4.train
	$(PYTHON) -m venv $(TRAIN) && $(TRAIN)/bin/python -m pip --quiet install --no-deps -r bench/muc4/encoder/training/packages.txt
	PYTHONPATH=src:$(firstword $(wildcard $(VENV)/lib/python3*/site-packages)) $(TRAIN)/bin/python -m bench.muc4.encoder.training.fit

train-links: setup-dev  ## fit the weights of linking again on the corpus beside the checkout (docs/models/linking.md)
	$(BIN)/python -m bench.linking_words
	$(BIN)/python -m bench.linking_train

docs: setup-dev  ## write the generated parts of the documentation
	$(BIN)/python tools/docs.py

format: setup-dev  ## format the code and mend what the linter can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

site: setup-dev  ## build the documentation as a site into build/site
	$(BIN)/mkdocs build --strict --quiet --site-dir build/site

wheel: setup  ## build the wheel into dist/
	$(BIN)/python -m pip --quiet wheel --no-deps --no-build-isolation --no-index --wheel-dir dist .

lock: setup-dev  ## write the locks from pyproject.toml (needs the network)
	$(BIN)/python tools/lock.py

lock-check: setup-dev  ## check the locks against pyproject.toml (needs the network)
	$(BIN)/python tools/lock.py --check

clean:  ## remove everything that was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf src/dateline/knowledge/compiled
