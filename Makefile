# Tools for people who change PEI Seguimiento. `script/server` and `script/test` need none of this.

bin := .venv/bin
templates = $(shell find templates -name '*.html')

# As in production, so that `check --deploy` judges what will really run.
production := env -u DEBUG SECRET_KEY=$(shell od -An -N32 -tx1 /dev/urandom | tr -d ' \n') \
  ALLOWED_HOSTS=pei.example.gov.co DATABASE_URL=sqlite://:memory: EMAIL_URL=smtp://localhost:25

.PHONY: check lint format-check types imports migrations deploy lock format

check: lint format-check types imports migrations deploy lock
	@echo "Todas las comprobaciones pasaron."

lint:
	$(bin)/ruff check .
	$(if $(templates),$(bin)/djade --target-version 5.2 --check $(templates))

format-check:
	$(bin)/ruff format --check .

types:
	$(bin)/mypy

imports:
	$(bin)/lint-imports

migrations:
	$(production) $(bin)/python manage.py makemigrations --check --dry-run

deploy:
	$(production) $(bin)/python manage.py check --deploy --fail-level WARNING

lock:
	$(bin)/uv lock --check

format:
	$(bin)/ruff check --fix-only --select I .
	$(bin)/ruff format .
	$(if $(templates),$(bin)/djade --target-version 5.2 $(templates))
