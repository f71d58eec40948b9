# make run    builds the index of corpus/ where there is none, and serves it
# make test   all that must be green: lint, types, tests, pages in a real Chromium
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: run test lint clean

run: .venv/installed
	@test -f index_data/CURRENT || $(BIN)/manchette rebuild corpus/
	@$(BIN)/manchette serve --port $(PORT)

test: .venv/tests lint
	$(BIN)/pytest

lint: .venv/tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# A fresh Debian or Ubuntu has python3 without venv: then, and only then, it is installed.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Manchette demande Python 3.11 ou plus récent (make PYTHON=python3.12 …)."; exit 1; }
	$(PYTHON) -m venv .venv || { $(ROOT) apt-get update && \
		$(ROOT) apt-get install -y python3-venv && $(PYTHON) -m venv --clear .venv; }

.venv/installed: .venv/bin/pip pyproject.toml $(wildcard search/*.[ch] search/*/*.[ch])
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[all]'
	@touch $@

# What is written in C is tested too, so that a compiler is installed where there is none (to run, Python will do).
# Chromium from the system, else from Debian's packages, else Playwright's own.
.venv/tests: .venv/installed
	@command -v cc && test -f "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h" || \
		{ $(ROOT) apt-get update && $(ROOT) apt-get install -y --no-install-recommends gcc libc6-dev python3-dev; }
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[all,test]'
	@command -v chromium || command -v google-chrome || \
		{ $(ROOT) apt-get update && $(ROOT) apt-get install -y --no-install-recommends chromium; } || \
		$(BIN)/playwright install --with-deps chromium
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
