# From nothing but python3 (3.11 or later) and make:
#   make run    installs, migrates, serves
#   make test   every test; says what is skipped for want of a part and how to install it
#   make check  formatting, lint, types, import contracts, JavaScript types
PYTHON ?= python3
BIN := .venv/bin
# Stamps, so that running does not uninstall the test packages and testing does not install everything again.
RUN_STAMP := .venv/.installed-run
DEV_STAMP := .venv/.installed-dev

.PHONY: run demo test test-python test-browser check format lock catalogues clean

run: $(RUN_STAMP)
	$(BIN)/visent serve

demo: $(RUN_STAMP)
	$(BIN)/visent demo

test: $(DEV_STAMP)
	sh tools/test.sh

test-python: $(DEV_STAMP)
	$(BIN)/python -m pytest tests --ignore=tests/browser

# Synchronous Playwright and asyncio cannot share one pytest process.
test-browser: $(DEV_STAMP)
	$(BIN)/python -m pytest tests/browser

check: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	sh tools/check-javascript.sh

format: $(DEV_STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Texts a person sees: collect them from the code into the catalogues, keeping what is translated.
catalogues: $(DEV_STAMP)
	$(BIN)/python tools/catalogues.py

# Pins every package with its hash and without a download address.
lock: $(DEV_STAMP)
	sh tools/lock.sh

clean:
	rm -rf .venv node_modules

$(RUN_STAMP): requirements.lock pyproject.toml
	PYTHON="$(PYTHON)" sh tools/install.sh requirements.lock
	@touch $@

$(DEV_STAMP): requirements-dev.lock pyproject.toml
	PYTHON="$(PYTHON)" sh tools/install.sh requirements-dev.lock
	@touch $(RUN_STAMP) $@
