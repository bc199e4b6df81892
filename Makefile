# Each target sets up .venv by itself and does nothing to it when pyproject.toml has not changed
# since, so that all of them work without a network once installed.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
SPEC := pyproject.toml hatch_build.py $(wildcard src/foreshock/brief/map_build/*.json)
DEMO ?= demo

.PHONY: help demo test lint types imports bench docs clean browser

help:
	@echo "make demo    read the shipped case and write $(DEMO)/brief.html"
	@echo "make test    all checks and all tests"
	@echo "make lint    the checks alone"
	@echo "make bench   quality and speed of the reader"
	@echo "make docs    the documentation, into site/"
	@echo "make clean   remove everything that was made here"

# One folder for all; a stamp for each set of packages.
$(BIN)/python:
	@python=$$(.ci/find-python) && echo "making $(VENV) with $$python" && "$$python" -m venv $(VENV)

$(VENV)/.installed: $(SPEC) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(SPEC) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/.installed $@

$(VENV)/.installed-docs: $(SPEC) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $(VENV)/.installed $@

demo: $(VENV)/.installed
	@$(BIN)/foreshock demo -o $(DEMO)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser:
	@.ci/find-chromium

test: lint browser
	$(BIN)/python -m pytest -n 2

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

docs: $(VENV)/.installed-docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "open site/index.html"

clean:
	rm -rf $(VENV) $(DEMO) site dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache .benchmarks
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
