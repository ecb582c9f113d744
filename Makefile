# Everything is set up inside the checkout, in .venv. `make` alone lists the targets.
#
# PYTHON names another interpreter (make run PYTHON=python3.12).
# WORKERS is how many tests run side by side; many wait for a terminal, so more than there are cores.
# TESTS names files, folders or tests (make test TESTS=tests/store).
# MINUTES is how long `make fuzz` searches.

PYTHON ?= python3
WORKERS ?= 4
MINUTES ?= 10
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Each is made when its environment is complete, and again when what it was made from changes.
FOR_RUNNING := $(VENV)/ready-to-run
FOR_TESTING := $(VENV)/ready-to-test

.DEFAULT_GOAL := help
.PHONY: help run quick test check format cover fuzz monkey bench wheel release test-release pictures clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

run: $(FOR_RUNNING) ## Start the conversation
	@$(BIN)/report-assistant

quick: $(FOR_TESTING) ## Run the fast tests: red or green within a minute
	$(PYTEST) --numprocesses 2 -m "not slow and not office and not terminal and not screen" $(TESTS)

test: $(FOR_TESTING) ## Run all tests
	$(PYTEST) $(TESTS)

check: $(FOR_TESTING) ## Lint, types, and what may import what
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(FOR_TESTING) ## Mend what ruff can mend
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

cover: $(FOR_TESTING) ## Run the tests and list the lines that none of them reached
	$(PYTEST) --cov=report_assistant --cov-branch --cov-report=term-missing:skip-covered $(TESTS)

fuzz: $(FOR_TESTING) ## Search for new counterexamples to the property tests
	$(BIN)/python -m scripts.fuzz --minutes $(MINUTES) $(TESTS)

monkey: $(FOR_TESTING) ## Press 20,000 random keys
	MONKEY_KEYS=20000 $(BIN)/python -m pytest -s tests/tui/test_monkey.py

bench: $(FOR_TESTING) ## Measure speed, side by side with alternatives
	$(BIN)/python -m benchmarks

wheel: $(FOR_TESTING) ## Build dist/*.whl
	$(BIN)/python -m build --no-isolation --wheel .

release: $(FOR_TESTING) ## Build dist/: what clerks unpack and double-click (docs/release.md)
	$(BIN)/python -m scripts.release build

test-release: $(FOR_TESTING) ## Try what make release built: Windows, Linux, another processor
	$(BIN)/python -m scripts.release test

pictures: $(FOR_TESTING) ## Draw the pictures in docs/ again
	$(BIN)/python -m scripts.screenshots

clean: ## Remove the environment and everything built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage

$(FOR_RUNNING): constraints.txt constraints-build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || { echo "Setting up (a minute or two, only the first time) ..."; \
		$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python's venv module is missing (on Debian: apt install python3-venv)"; exit 1; }; }
	@$(PIP) install --require-hashes -r constraints.txt -r constraints-build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(FOR_TESTING): $(FOR_RUNNING) constraints-dev.txt
	@$(PIP) install --require-hashes -r constraints-dev.txt
	@touch $@
