# Every target is `python tools/tasks.py TARGET`, which works without make too (Windows).
PYTHON ?= python3
ARGS ?=
TASKS := setup demo test check bench train quality lock messages docs pictures wheel clean

.DEFAULT_GOAL := help
.PHONY: help $(TASKS)

help:
	@$(PYTHON) tools/tasks.py help

$(TASKS):
	@$(PYTHON) tools/tasks.py $@ $(ARGS)
