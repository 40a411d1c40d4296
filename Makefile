# Readyroom. `make` alone lists what there is.
#
# Everything is installed into .venv from requirements/*.lock: exact versions with hashes, nothing resolved on the way.
# Needed on the machine: Python 3.11 or newer with venv, GNU make, gcc, git.

PYTHON ?= python3
# Test processes; the tests are written to run side by side.
JOBS ?= 2
# Handed on to readyroom, pytest or the benchmarks: make test ARGS="-k wrap_up"
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
RUN_INSTALLED := $(VENV)/installed-run
DEV_INSTALLED := $(VENV)/installed-dev
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check format bench lock clean debian-packages FORCE

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN_INSTALLED) ## serve the demonstration call centre
	@$(BIN)/readyroom demo $(ARGS)

test: $(DEV_INSTALLED) debian-packages ## run every test
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

check: $(DEV_INSTALLED) ## lint, formatting, types, the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src $(wildcard tests bench)
	$(BIN)/python -m pytest -q tests/house

format: $(DEV_INSTALLED) ## format, and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV_INSTALLED) ## run the benchmarks
	@$(BIN)/python -m bench $(ARGS)

clean: ## remove all that was installed or built
	rm -rf $(VENV) .venv-lock build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './node_modules/*' -prune -exec rm -rf {} +

# --- installing -------------------------------------------------------------------------------------------------------

# A virtual environment holds the absolute path of its checkout: one that came along with a copy would run the original.
ifneq ($(shell cat $(VENV)/checkout 2>/dev/null),$(CURDIR))
$(VENV)/checkout: FORCE
endif
$(VENV)/checkout:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Readyroom needs Python 3.11 or newer; this is " + sys.version)'
	@echo "Installing into $(VENV) (once; less than a minute) …"
	@$(PYTHON) -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

$(RUN_INSTALLED): $(VENV)/checkout requirements/runtime.lock requirements/build.lock pyproject.toml
	@$(PIP_INSTALL) --require-hashes --no-deps -r requirements/runtime.lock -r requirements/build.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_INSTALLED): $(RUN_INSTALLED) requirements/dev.lock
	@$(PIP_INSTALL) --require-hashes --no-deps -r requirements/dev.lock
	@touch $@

# What the tests need of the system. Nothing here fails: a test whose program is missing says so itself.
debian-packages:
	@command -v dpkg-query > /dev/null || exit 0; \
	missing=; \
	for package in $$(sed 's/#.*//' tests/debian-packages.txt); do \
	    dpkg-query --show --showformat='$${db:Status-Status}\n' "$$package" 2> /dev/null | grep -qx installed \
	        || missing="$$missing $$package"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ]; then \
	    echo "NOT INSTALLED:$$missing. Tests that need them are skipped. As root: apt-get install$$missing"; exit 0; \
	fi; \
	echo "Installing Debian packages:$$missing"; \
	{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
	    apt-get -qq install --yes --no-install-recommends $$missing < /dev/null > /dev/null; } \
	    || echo "COULD NOT INSTALL:$$missing. Tests that need them are skipped."

# --- pinning ----------------------------------------------------------------------------------------------------------

UV_VERSION := 0.13.9
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

.venv-lock/uv-$(UV_VERSION):
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	touch $@

lock: .venv-lock/uv-$(UV_VERSION) ## resolve requirements/*.lock anew (UPGRADE=1: to the newest versions)
	$(COMPILE) pyproject.toml --output-file requirements/runtime.lock
	$(COMPILE) pyproject.toml --group dev --constraint requirements/runtime.lock --output-file requirements/dev.lock
	$(COMPILE) --group build --constraint requirements/dev.lock --output-file requirements/build.lock
