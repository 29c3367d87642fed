# The project's one door. Every recipe does its own set-up; see README.md.
SHELL := /bin/sh
VENV := .venv/bin
export PATH := $(CURDIR)/$(VENV):$(PATH)
# Kernels of the book and the tests talk over loopback only.
export PYDEVD_DISABLE_FILE_VALIDATION := 1
# Kernels, servers and commands are started by the hundred: what one has compiled, the next reads.
unexport PYTHONDONTWRITEBYTECODE

ENVIRONMENT := .venv/riktig.stamp
BROWSER_PARTS := node_modules/riktig.stamp
BOOK := _build/html/riktig.stamp

# Everything the built book is made from.
BOOK_SOURCES := $(shell find _config.yml _toc.yml book modules src widgets exercises/riktig_exercises \
  exercises/text hub feedback_reports/riktig_reports -type f \
  -not -name '*.pyc' -not -name '*.ipynb' 2>/dev/null)

.PHONY: help setup serve test test-all book compiled check fix bench soak fuzz prose lock audit migration clean distclean
.DELETE_ON_ERROR:

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

setup: $(ENVIRONMENT) $(BROWSER_PARTS) ## the virtual environment and the browser parts

$(ENVIRONMENT): requirements.lock requirements-setup.lock pyproject.toml tools/environment.sh tools/python.sh
	@tools/environment.sh
	@touch $@

$(BROWSER_PARTS): package.json package-lock.json requirements-node.lock tools/browser_parts.sh | $(ENVIRONMENT)
	@tools/browser_parts.sh
	@touch $@

book: $(BOOK) ## the course book, into _build/html

$(BOOK): $(BOOK_SOURCES) $(ENVIRONMENT) $(BROWSER_PARTS) tools/book.sh
	@tools/book.sh
	@touch $@

serve: $(BOOK) ## build what is missing, start on 127.0.0.1 and open the front page
	@$(VENV)/riktig serve $(SERVE)

# Three at a time on two cores: one of them mostly waits, for a page or a server.
test: $(ENVIRONMENT) ## everything CI runs
	@$(MAKE) --no-print-directory --jobs 2 book compiled
	@tools/hunspell.sh
	@tools/pdf_tools.sh
	@tools/postgres.sh > /dev/null
	@tools/nginx.sh > /dev/null
	@RIKTIG_CHROMIUM="$$(tools/chromium.sh)" && export RIKTIG_CHROMIUM && \
	  $(VENV)/python -m pytest -n 3 --dist loadscope --no-loadscope-reorder --durations 15 $(TESTS)

test-all: ## the same with every side path and long wait, in Chromium with its window's powers; what a release is held to
	@RIKTIG_CHROMIUM="$${RIKTIG_CHROMIUM:-$$(command -v chromium)}" \
	  $(MAKE) --no-print-directory test TESTS="--thorough $(TESTS)"

# What the tests import is compiled once, while the book is built, and not by each worker. What is
# wrong in a test's file is told by the run itself.
compiled: check
	@$(VENV)/python -m pytest --collect-only -q $(TESTS) > /dev/null 2>&1 || true

check: $(ENVIRONMENT) ## lint, types, import order; changes nothing
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy
	@$(VENV)/lint-imports

fix: $(ENVIRONMENT) ## let the formatter and the linter mend what they can
	@$(VENV)/ruff check --fix .
	@$(VENV)/ruff format .

bench: $(BOOK) ## the measures with their limits
	@RIKTIG_CHROMIUM="$$(command -v chromium || tools/chromium.sh)" && export RIKTIG_CHROMIUM && \
	  $(VENV)/python -m bench.run

soak: $(BOOK) ## 500 participants, 50 at once, and a server killed 100 times: nothing lost
	@PYTHONPATH=tests $(VENV)/python -m bench.soak

fuzz: $(ENVIRONMENT) ## 100 000 hostile lines to riktig calc and 20 000 spoilt extracts, each answer judged
	@$(VENV)/python -m bench.fuzz.run $(FUZZ)

prose: $(BOOK) ## how each page reads (LIX, words, minutes) and the words no dictionary knows
	@tools/hunspell.sh
	@$(VENV)/python -m bench.prose.run

lock: $(ENVIRONMENT) ## renew requirements.lock from pyproject.toml
	@$(VENV)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --quiet -o requirements.lock
	@sed -n 's/^\(pip-audit==[^ ]*\).*/\1/p' requirements-audit.lock | $(VENV)/uv pip compile - --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements-audit.lock

migration: $(ENVIRONMENT) ## a step from the registry's newest schema to its tables as they are (NAME="what it does")
	@$(VENV)/python tools/new_migration.py "$(NAME)"

audit: $(ENVIRONMENT) ## known vulnerabilities of the locked packages, asked of public databases
	@tools/audit.sh

clean: ## remove what was built
	@rm -rf _build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

distclean: clean ## remove the environment and the browser parts as well
	@rm -rf .venv node_modules
