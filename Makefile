.PHONY: help setup run test check fix bench lock

help:
	@echo "make setup   .venv and what the portal needs"
	@echo "make run     the portal with its demo on http://127.0.0.1:8000 (PORT= another)"
	@echo "make test    the whole suite on PostgreSQL, and part of it on SQLite too"
	@echo "make check   style, types, imports, migrations, settings"
	@echo "make fix     mends style"
	@echo "make bench   measurements (bench/)"
	@echo "make lock    renews the lock files from pyproject.toml"

setup:
	@bin/setup

run:
	@exec bin/run

test:
	@exec bin/test

check:
	@exec bin/check

fix:
	@bin/setup --dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

bench:
	@exec bin/bench

lock:
	@exec bin/lock
