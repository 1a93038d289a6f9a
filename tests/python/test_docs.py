"""Every example of a docstring prints what it says."""

import doctest
import importlib

import pytest
from conftest import ROOT

MODULES = ["kouhao", *(f"kouhao.{path.stem}" for path in sorted((ROOT / "python" / "kouhao").glob("_[!_]*.py")))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.failed == 0


def test_commands_have_examples():
    assert doctest.testmod(importlib.import_module("kouhao._commands")).attempted >= 16
