# Two commands on a fresh machine (Python 3.11 or later, make): `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_VENV := bench/.venv
PEER := $(BENCH_VENV)/.installed
FAULTS_VENV := tests/faults/.venv
SERVERS := $(FAULTS_VENV)/.installed

.PHONY: demo test check lowest sbom bench docs pages picture prove mutate faults servers fuzz clean

demo: $(STAMP)            ## the main job: a dossier and its timeline
	@$(BIN)/delais chronologie examples/dossiers/recours-2024.toml --au 2024-03-12

test: $(STAMP)            ## the whole test suite
	@$(BIN)/python -m pytest -n auto

check: $(STAMP)           ## the quick gate: format, lint, types, imports, data
	@$(BIN)/ruff format --check --quiet src tests examples bench docs
	@$(BIN)/ruff check --quiet src tests examples bench docs
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache 2>&1 | tail -n 6 | grep -q "0 broken" || $(BIN)/lint-imports --no-cache
	@$(BIN)/delais verifier

# uv resolves to the oldest versions, which pip cannot; `clean` throws both environments away. LOWEST: the tests to run.
lowest:                   ## the suite on the oldest versions that pyproject allows, those of the dependencies' own included
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8,<1'
	@build/uv/bin/uv venv --quiet --clear --python $(PYTHON) build/lowest
	@build/uv/bin/uv pip install --quiet --python build/lowest --resolution lowest --editable '.[test]'
	@build/lowest/bin/python -m pytest -n auto $(LOWEST)

# The environment described is the one that the wheel makes, and nothing else: not even pip.
sbom: $(STAMP)            ## the wheel, and beside it the CycloneDX list of all that it installs, in dist/
	@$(BIN)/python -m hatchling build --target wheel --directory dist --clean > /dev/null
	@rm -rf build/installed && $(PYTHON) -m venv --without-pip build/installed
	@$(BIN)/python -m pip --python build/installed install --quiet --disable-pip-version-check dist/*.whl
	@$(PYTHON) -m venv build/cyclonedx
	@build/cyclonedx/bin/python -m pip install --quiet --disable-pip-version-check 'cyclonedx-bom>=7,<8'
	@build/cyclonedx/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type library --output-reproducible \
	  --output-file "$$(echo dist/*.whl | sed 's/-py3-none-any.whl$$/.cdx.json/')" build/installed/bin/python
	@ls dist/*

bench: $(STAMP) $(PEER)   ## measures, as ratios against other ways of doing the same work
	@$(BIN)/python bench/run.py $(BENCH_VENV)/bin/python

docs: $(STAMP)            ## the documentation site, in site/; nothing is fetched to build it or to read it
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "site/index.html"

pages: $(STAMP)           ## writes again the pages drawn from the code, and the outputs shown in the others
	@PYTHONPATH=docs $(BIN)/python -m generate
	@$(BIN)/python docs/couverture.py

picture: $(STAMP)         ## renders the picture of the README again
	@$(BIN)/delais chronologie examples/dossiers/recours-2024.toml --au 2024-03-12 --svg docs/timeline.svg --ecraser

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "delais needs Python 3.11 or later")'
	@echo "setting up $(VENV)…"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $(STAMP)

# The bench compares with a package under another licence: it lives in an environment of its own, thrown away by `clean`.
$(PEER): bench/requirements.txt
	@$(PYTHON) -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $(PEER)

clean:
	rm -rf $(VENV) $(BENCH_VENV) $(FAULTS_VENV) dist build site .mypy_cache .ruff_cache .hypothesis

mutate: $(STAMP)          ## every small change to the computation must fail a test; takes long
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[mutate]'
	@$(BIN)/mutmut run --max-children 2 > mutants.log 2>&1 || (tail -n 20 mutants.log; false)
	@$(BIN)/mutmut export-cicd-stats > /dev/null 2>&1
	@$(BIN)/python bench/mutation_score.py

faults: $(STAMP) $(SERVERS)  ## kills at random moments, spoiled inputs, calendars in servers (KILLS=200, INPUTS=100000); takes minutes
	@$(BIN)/python -m pytest tests/faults/*.py

servers: $(STAMP) $(SERVERS)  ## the calendar of a case in khal, vdirsyncer and Radicale
	@$(BIN)/python -m pytest tests/faults/servers.py

# A server of calendars under the GPL is tried, never imported: it lives in an environment of its own.
$(SERVERS): tests/faults/requirements.txt
	@$(PYTHON) -m venv $(FAULTS_VENV)
	@$(FAULTS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r tests/faults/requirements.txt
	@touch $(SERVERS)

# 100,000 cases take about 20 minutes on two cores. `SEED=3 CASES=2000` draws the same again.
CASES ?= 100000
SEED ?=

fuzz: $(STAMP)            ## random cases of every procedure hold the laws of a replay (CASES=100000, SEED drawn and printed)
	@cd tests && ../$(BIN)/python -m laws --cases $(CASES) $(if $(SEED),--seed $(SEED))

prove: $(STAMP)           ## every due date of 150 years against an independent reference; takes minutes
	@cd tests && ../$(BIN)/python prove.py
