# Everything is installed into .venv from requirements.lock (hashes, no index address); nothing else is touched.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Byte code is compiled once at set-up; an inherited setting would make every later start seconds slower.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH

.PHONY: run setup test check bench bench-alerts gallery lock

run: setup
	@$(BIN)/kpibot run

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 setup" >&2; exit 1; }
	@echo "Setting up $(VENV); this takes a minute the first time."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

test: check
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m tests.bench

bench-alerts: setup
	$(BIN)/python -m tests.bench.alerts

# Every kind of chart on real figures, on one page: build/gallery/index.html
gallery: setup
	$(BIN)/python -m tests.gallery

# For maintainers: needs uv on the PATH.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --all-extras pyproject.toml -o requirements.lock
