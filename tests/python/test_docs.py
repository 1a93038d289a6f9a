"""Every example of a docstring prints what it says."""

import doctest
import importlib
import runpy

import pytest
from conftest import ROOT

PACKAGE = ROOT / "python" / "kouhao"
# All but the command, and what needs a cluster.
FILES = [path.relative_to(PACKAGE.parent) for path in sorted(PACKAGE.rglob("*.py")) if path.stem not in ("__main__", "spark")]
MODULES = [".".join(path.parent.parts if path.stem == "__init__" else path.with_suffix("").parts) for path in FILES]
NEEDED = {"kouhao.sklearn": "sklearn", "kouhao.batches": "pyarrow"}


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    for module, package in NEEDED.items():
        if name.startswith(module):
            pytest.importorskip(package)
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.failed == 0


def test_commands_have_examples():
    rooms = [importlib.import_module(name) for name in MODULES if name.startswith("kouhao._functions.")]
    assert sum(doctest.testmod(room).attempted for room in rooms) >= 16
    assert {"kouhao._commands.find", "kouhao._commands.measure", "kouhao._commands.occurrences", "kouhao._commands.compare"} <= set(MODULES)


def test_what_users_write_runs():
    # Type checkers read it too: scripts/test.
    pytest.importorskip("sklearn")
    runpy.run_path(str(ROOT / "tests" / "python" / "sample_user.py"), run_name="__main__")
