# Everything a person types. `make help` reads the lines marked with two signs.

PORT ?= 8000
HOST ?= 127.0.0.1
T ?=

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
SOURCES := phoihop tests tools $(wildcard bench)
MANAGE := $(BIN)/python manage.py
PIP := $(shell command -v uv >/dev/null 2>&1 && echo "uv pip --quiet" || echo "$(BIN)/python -m pip --quiet --disable-pip-version-check")
HASHED := $(if $(findstring uv ,$(PIP)),--require-hashes --python $(BIN)/python,--require-hashes)
EDITABLE := $(if $(findstring uv ,$(PIP)),--python $(BIN)/python,)

# A stamp stands for a step that is done; it is redone when what it was made from is newer. What was done to one
# database says nothing of another, so its stamps bear the address's sum, and vanish with the default database.
DATABASE := var/stamps/$(firstword $(shell printf %s "$${PHOIHOP_DATABASE:-}" | cksum))
ifeq ($(PHOIHOP_DATABASE)$(wildcard var/phoihop.sqlite3),)
$(shell rm -f $(DATABASE).*)
endif
CATALOGUES := $(shell find locale phoihop -name '*.po' 2>/dev/null)
MIGRATIONS := $(shell find phoihop -path '*/migrations/*.py')
STATICS := $(shell find phoihop -path '*/static/*' -type f)
# What has a target of its own.
WITHOUT := $(addprefix --ignore=tests/,journeys engines office)
ON_SQLITE := env -u PHOIHOP_DATABASE
ON_POSTGRES := $(BIN)/python -m tools.postgres $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m
GOLDEN := $(ON_SQLITE) $(BIN)/python -m tests.reviews.golden --check
REGISTERS := $(shell find phoihop/territories -type f ! -name '*.pyc' ! -name '*.mo' ! -name '*.html')
SAY = @printf '\033[1m» %s · %s\033[0m\n'

.PHONY: run
run: $(BIN)/phoihop var/stamps/messages $(DATABASE).migrated var/stamps/static $(DATABASE).seeded ## the site with its demonstration story, at http://localhost:8000 (PORT=8001 for another)
	@tools/need.sh port $(PORT)
	$(SAY) "Đang chạy tại http://localhost:$(PORT) (dừng: Ctrl+C)" "running at http://localhost:$(PORT) (stop: Ctrl+C)"
	@$(MANAGE) seed_demo --persons &
	@exec $(BIN)/granian --interface wsgi --workers 1 --blocking-threads 4 --no-ws --log-level warning \
	  --host $(HOST) --port $(PORT) phoihop.config.wsgi:application

.PHONY: test
test: var/stamps/dev var/stamps/messages need-chromium need-postgres ## lint, floors and every test: on SQLite, on PostgreSQL, and in a browser (T=path for some)
	$(SAY) "Kiểm tra cách viết và cấu trúc" "style and floors"
	@$(BIN)/ruff check --quiet $(SOURCES)
	@$(BIN)/ruff format --check --quiet $(SOURCES)
	@$(BIN)/lint-imports
	$(SAY) "Chạy kiểm thử trên SQLite, so văn bản mẫu" "tests on SQLite, and the papers of the story against those kept"
	@$(if $(T),,$(GOLDEN) >var/golden.log 2>&1 & golden=$$!;) \
	  $(ON_SQLITE) $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(or $(T),$(WITHOUT)) || failed=1; \
	  $(if $(T),,wait $$golden || failed=1; cat var/golden.log;) exit $${failed:-0}
ifeq ($(T),)
	$(SAY) "Chạy kiểm thử trong trình duyệt" "journeys in a browser"
	@$(ON_SQLITE) $(BIN)/pytest -n 3 tests/journeys
endif
	$(SAY) "Chạy lại kiểm thử cơ sở dữ liệu trên PostgreSQL" "database tests again on PostgreSQL, pages and long ones excepted"
	@$(ON_POSTGRES) $(if $(T),database $(T),'database and not long' $(WITHOUT) --ignore-glob='*_pages*')
	$(SAY) "Mọi kiểm thử đều đạt" "all tests passed"

.PHONY: check
check: test ## test, and the rest on PostgreSQL, types, deployment settings and translations
	@$(ON_POSTGRES) database tests/*/*_pages*.py
	@$(ON_POSTGRES) 'database and long' $(WITHOUT) --ignore-glob='*_pages*'
	@$(BIN)/mypy
	@$(BIN)/python -m tools.messages --check
	@PHOIHOP_HOSTS=example.org PHOIHOP_SECRET_KEY="$$(od -An -N40 -tx1 /dev/urandom | tr -d ' \n')" $(MANAGE) check --deploy --fail-level WARNING

.PHONY: fix
fix: var/stamps/dev ## format, and mend what can be mended
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

.PHONY: journeys
journeys: var/stamps/dev var/stamps/messages need-chromium ## only the tests in a browser (T=path for one)
	@$(BIN)/pytest $(or $(T),tests/journeys)

.PHONY: test-clients
test-clients: var/stamps/dev var/stamps/messages ## unmodified DHIS2 clients from PyPI and npm against a live server (needs the network once)
	@$(BIN)/python -m tools.clients

.PHONY: test-office
test-office: var/stamps/dev var/stamps/messages ## workbooks filled in and papers printed by LibreOffice (half a gigabyte of packages once)
	@tools/need.sh office
	@$(ON_SQLITE) $(BIN)/pytest $(or $(T),tests/office)

.PHONY: test-kills
test-kills: var/stamps/dev ## a hundred refreshers of the totals are killed at any moment
	@KILLS=100 $(BIN)/pytest -q tests/analytics/test_a_killed_refresher_loses_nothing.py

.PHONY: test-engines
test-engines: var/stamps/dev var/stamps/messages var/stamps/engines ## the questions of the totals on ClickHouse and on a cluster of Spark (1.5 GB of packages once)
	@tools/need.sh java
	@$(ON_SQLITE) $(BIN)/pytest $(or $(T),tests/engines)

.PHONY: docs
docs: var/stamps/dev var/stamps/docs ## the pages made from the code, then the site of docs/ (strict: a broken link fails)
	@$(BIN)/python -m tools.policy
	@$(BIN)/python -m tools.house
	@$(BIN)/python -m tools.openapi
	@$(BIN)/python -m tools.settings
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html"

.PHONY: bench bench-quick
bench: $(BIN)/phoihop need-postgres ## what people wait for at 62 million facts, beside what else the machine can do
	@$(BIN)/python -m bench

bench-quick: $(BIN)/phoihop need-postgres ## the same at 10 million facts, in two minutes
	@$(BIN)/python -m bench --quick

.PHONY: messages
messages: var/stamps/dev ## collect the sentences to translate into the rooms' catalogues (T=room for one)
	@$(BIN)/python -m tools.messages $(T)

.PHONY: lock
lock: var/stamps/dev ## recompute the locks, with hashes (U=1 to take newer versions)
	@tools/lock.sh $(if $(U),--upgrade)

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
	  || sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1  \2/p' $(MAKEFILE_LIST)

$(BIN)/python:
	$(SAY) "Tạo môi trường Python (.venv)" "making the Python environment"
	@tools/need.sh python

$(BIN)/phoihop: requirements.lock pyproject.toml | $(BIN)/python
	$(SAY) "Cài các gói đã khóa phiên bản" "installing the locked packages"
	@$(PIP) install $(HASHED) -r requirements.lock
	@$(PIP) install $(EDITABLE) --no-deps --no-build-isolation --editable .
	@touch $@

var/stamps/dev: requirements-dev.lock $(BIN)/phoihop
	$(SAY) "Cài các gói để kiểm thử" "installing what tests need"
	@$(PIP) install $(HASHED) -r requirements-dev.lock
	@mkdir -p $(@D) && touch $@

var/stamps/docs: requirements-docs.lock $(BIN)/phoihop
	@$(PIP) install $(HASHED) -r requirements-docs.lock
	@mkdir -p $(@D) && touch $@

var/stamps/engines: requirements-engines.lock $(BIN)/phoihop
	$(SAY) "Cài ClickHouse (chDB) và Spark" "installing ClickHouse (chDB) and Spark"
	@$(PIP) install $(HASHED) -r requirements-engines.lock
	@mkdir -p $(@D) && touch $@

.PHONY: need-chromium need-postgres
need-chromium need-postgres:
	@tools/need.sh $(@:need-%=%)

var/stamps/messages: $(CATALOGUES) $(BIN)/phoihop
	$(SAY) "Biên dịch bản dịch" "compiling translations"
	@$(BIN)/python -m tools.messages --compile
	@mkdir -p $(@D) && touch $@

var/stamps/static: $(STATICS) $(BIN)/phoihop
	$(SAY) "Gom tệp tĩnh" "collecting static files"
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@mkdir -p $(@D) && touch $@

$(DATABASE).migrated: $(MIGRATIONS) $(BIN)/phoihop | var/stamps/messages
	$(SAY) "Tạo và cập nhật cơ sở dữ liệu" "preparing the database"
	@mkdir -p $(@D)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createcachetable
	@touch $@

$(DATABASE).seeded: $(DATABASE).migrated $(REGISTERS)
	$(SAY) "Nạp đơn vị hành chính Việt Nam và dữ liệu minh họa" "loading the units of Viet Nam and telling the story"
	@$(MANAGE) seed_demo --if-empty
	@touch $@
