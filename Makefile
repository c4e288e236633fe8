# Every command a developer needs. `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
INPUTS ?= 2000
SEED ?= 0

.DEFAULT_GOAL := help
.PHONY: help run test check fuzz bench golden screenshots clean

help:  ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run  ## Make the environment and serve the explorer with the demo library
	$(BIN)/explorer demo

test: check chromium  ## Make the environment, install what the tests need, run every test
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

check: $(VENV)/test  ## Format, lint, types and floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py

fuzz: $(VENV)/test  ## Thousands of broken inputs to every reader: make fuzz INPUTS=20000 SEED=1
	FUZZ_INPUTS=$(INPUTS) FUZZ_SEED=$(SEED) $(BIN)/python -m pytest -q -n $(WORKERS) tests/fuzz

bench: $(VENV)/test chromium  ## Speed and memory, as ratios against a reference of the same run
	$(BIN)/python -m bench

golden: $(VENV)/test  ## Write the golden files anew; read the difference before you commit it
	$(BIN)/python -m tests.exporters.difficult_scene

screenshots: $(VENV)/test chromium  ## Take the pictures of the README anew
	$(BIN)/python -m tests.browser.screenshots

clean:  ## Remove the environment and what was built
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/run: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("The explorer needs Python 3.11 or later: make PYTHON=python3.12 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/test: $(VENV)/run
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	touch $@

.PHONY: chromium
chromium:
	@sh tests/browser/chromium.sh
