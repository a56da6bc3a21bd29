# Every target sets up what it needs in .venv. Needs Python 3.11 or newer, make and git; nothing else.
# Plain GNU make 3.81 (as on macOS) and a POSIX shell are enough.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# The Python to build .venv with; the first one that fits is taken. Choose with: make PYTHON=/path/to/python3.12
PYTHON = python3 python3.14 python3.13 python3.12 python3.11 python
# More arguments for the command that a target runs: make serve ARGS="--dev-addr 127.0.0.1:9000"
ARGS =
# `make lock UPGRADE=1` takes the newest versions allowed; without it, only what pyproject.toml asks for changes.
UPGRADE =

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
# The generators that the benchmarks compare with; what they need stays out of .venv.
PEERS := .cache/peers
# Everything is named in the locks with its hash, so nothing is resolved and nothing is fetched to build with.
INSTALL := $(PIP) install --no-deps --no-build-isolation
CHECK = problems=$$($(BIN)/python -m pip check) || { \
	printf '%s\n' "$$problems" 'The locks do not fit pyproject.toml: run make lock' >&2; exit 1; }
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header $(if $(UPGRADE),--upgrade)

# Material prints its notice about MkDocs 2 at every start otherwise; pyproject.toml holds MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1
# Some packages come as source only: older versions of pip would build them in a way of their own, with a warning.
export PIP_USE_PEP517 := 1
# A search path from outside could put another copy of the project before this one.
unexport PYTHONPATH
unexport PYTHONHOME

.PHONY: help
help: ## list the targets
	@echo 'Livelihood Ledger: make TARGET'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-11s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: $(VENV)/site.stamp ## set up, check the data, build into site/
	$(BIN)/livelihood build $(ARGS)

.PHONY: serve
serve: $(VENV)/site.stamp ## the same as a live preview
	$(BIN)/python -m mkdocs serve $(ARGS)

.PHONY: test
test: lint system-packages ## set up and run every test of the gate
	$(BIN)/python -m pytest --cov --numprocesses=logical --maxprocesses=8 --dist=worksteal $(ARGS)

.PHONY: test-long
test-long: $(VENV)/dev.stamp system-packages ## the tests that take longer than the gate allows
	$(BIN)/python -m pytest -m "long or hypothesis" --hypothesis-profile long $(ARGS)

.PHONY: bench
bench: $(VENV)/site.stamp $(PEERS)/peers.stamp ## the benchmarks (ARGS="--counties 10,100": other sizes)
	$(BIN)/python -m tests.bench $(ARGS)

.PHONY: screenshots
screenshots: $(VENV)/dev.stamp system-packages ## the README's pictures, into screenshots/
	$(BIN)/python -m tests.screenshots screenshots

.PHONY: lint
lint: $(VENV)/dev.stamp ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.PHONY: lock
lock: $(VENV)/home ## rewrite the locks (UPGRADE=1: newest versions)
	@$(INSTALL) --require-hashes -r requirements-build.txt
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(COMPILE) --no-annotate --output-file requirements-build.txt -
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --output-file requirements-dev.txt --constraint requirements.txt --extra dask --group dev pyproject.toml
	$(COMPILE) --output-file requirements-bench.txt --group bench

.PHONY: licences
licences: $(VENV)/dev.stamp ## list the licences of all locked packages; fails on one that isn't allowed
	@$(BIN)/python -m tests.licences

.PHONY: clean
clean: ## remove everything that make made, .venv too
	rm -rf site $(VENV) .cache build dist htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf hooks/livelihood_ledger.egg-info
	find hooks tests -type d -name __pycache__ -prune -exec rm -rf {} +

.PHONY: system-packages
system-packages:
	@sh tests/system_packages.sh

# .venv holds absolute paths. When the folder was moved or copied, or its Python is gone, .venv is made anew.
VENV_FITS := $(shell test "$$(cat $(VENV)/home 2>/dev/null)" = "$$(pwd -P)" \
	&& $(BIN)/python -c 'import pip' 2>/dev/null && echo yes)
ifneq ($(VENV_FITS),yes)
$(VENV)/home: force
endif
.PHONY: force
force:

$(VENV)/home:
	@found=; \
	for python in $(PYTHON); do \
		version=$$("$$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue; \
		found="$$found $$python ($$version"; \
		if ! "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
			found="$$found, too old);"; \
		elif ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
			found="$$found, without venv or ensurepip);"; \
		else \
			echo "Making $(VENV) with $$python $$version"; \
			"$$python" -m venv --clear $(VENV) && pwd -P > $@; \
			exit; \
		fi; \
	done; \
	{ \
		echo 'This needs Python 3.11 or newer with its modules venv and ensurepip.'; \
		echo "Looked for: $(PYTHON)"; \
		found=$${found%;}; \
		echo "Found:$${found:- none of them}"; \
		case "$$found" in \
			*without*) echo 'On Debian or Ubuntu the missing modules come with: apt-get install python3-venv';; \
			*) echo 'Debian 12, Ubuntu 24.04 or later: apt-get install python3 python3-venv; macOS: brew install python3';; \
		esac; \
		echo 'Or name the Python to use: make PYTHON=/path/to/python3'; \
	} >&2; \
	exit 1

$(VENV)/site.stamp: $(VENV)/home requirements-build.txt requirements.txt pyproject.toml
	@echo 'Installing what the site needs (requirements.txt)'
	@$(INSTALL) --require-hashes -r requirements-build.txt
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --editable .
	@$(CHECK)
	@touch $@

$(VENV)/dev.stamp: $(VENV)/site.stamp requirements-dev.txt
	@echo 'Installing what the tests need (requirements-dev.txt)'
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@$(CHECK)
	@touch $@

# Below $(VENV)/home: made anew when the folder was moved, as .venv is.
$(PEERS)/peers.stamp: $(VENV)/home requirements-build.txt requirements-bench.txt
	@echo 'Installing what the benchmarks compare with (requirements-bench.txt)'
	@$(BIN)/python -m venv --clear $(PEERS)
	@$(subst $(BIN),$(PEERS)/bin,$(INSTALL)) --require-hashes -r requirements-build.txt
	@$(subst $(BIN),$(PEERS)/bin,$(INSTALL)) --require-hashes -r requirements-bench.txt
	@touch $@
