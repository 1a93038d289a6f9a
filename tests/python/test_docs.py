"""Every example of a docstring prints what it says."""

import doctest
import importlib
import runpy

import pytest
from conftest import ROOT

PACKAGE = ROOT / "python" / "kouhao"
PRIVATE = [path.relative_to(PACKAGE).with_suffix("") for path in sorted([*PACKAGE.glob("_[!_]*.py"), *PACKAGE.glob("_*/[!_]*.py")])]
MODULES = ["kouhao", "kouhao.batches", "kouhao.sklearn", *(".".join(["kouhao", *path.parts]) for path in PRIVATE)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    if name == "kouhao.sklearn":
        pytest.importorskip("sklearn")
    if name == "kouhao.batches":
        pytest.importorskip("pyarrow")
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.failed == 0


def test_commands_have_examples():
    assert doctest.testmod(importlib.import_module("kouhao._functions")).attempted >= 16
    assert {"kouhao._commands.find", "kouhao._commands.measure", "kouhao._commands.compare"} <= set(MODULES)


def test_what_users_write_runs():
    # Type checkers read it too: scripts/test.
    pytest.importorskip("sklearn")
    runpy.run_path(str(ROOT / "tests" / "python" / "sample_user.py"), run_name="__main__")
