# make run · make test · make bench · make lock
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -p no:cacheprovider
SCREEN := xvfb-run -a -s "-screen 0 1366x768x24"

PARTS := test-rules-2 test-rules-1 test-screens-1 test-screens-2 lint test-screens-3
BELOW := tests/render tests/services

# All parts and the programs they start share what was compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test $(PARTS) bench lock clean

run: .venv/ready
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/ocop-desktop; else \
	  echo "No display here: doing the main job on a virtual screen, see build/demo/."; \
	  $(SCREEN) sh -c 'openbox & exec $(BIN)/ocop-desktop demo --out build/demo'; fi

test: .venv/ready
	@$(MAKE) --no-print-directory -j5 --output-sync=target $(PARTS)

# Side by side, for screens mostly wait; each third of them has a screen to itself.
test-rules-1:
	env -u DISPLAY $(PYTEST) --ignore=tests/ui $(BELOW:%=--ignore=%)

test-rules-2:
	env -u DISPLAY $(PYTEST) $(BELOW)

test-screens-1:
	$(SCREEN) sh -c 'openbox & OCOP_NEED_SCREEN=1 exec $(PYTEST) tests/ui/test_[a-i]*.py'

test-screens-2:
	$(SCREEN) sh -c 'openbox & OCOP_NEED_SCREEN=1 exec $(PYTEST) tests/ui/test_[j-p]*.py'

test-screens-3:
	$(SCREEN) sh -c 'openbox & OCOP_NEED_SCREEN=1 exec $(PYTEST) tests/ui/test_[q-z]*.py'

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/flake8 --select TK ocop_desktop
	$(BIN)/lint-imports --no-logo

bench: .venv/ready
	$(SCREEN) sh -c 'openbox & exec $(BIN)/python -m tests.bench'

lock: .venv/ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes \
	  --python-version 3.11 --no-header --quiet -o requirements.lock

clean:
	rm -rf build dist .venv *.egg-info

.venv/ready: requirements.lock pyproject.toml setup.cfg .ci/setup
	@.ci/setup $(PYTHON)
