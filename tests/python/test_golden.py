"""The golden cases of tests/golden, the same that Rust runs.

numerals.toml and text.toml test functions that Python does not have. Cases marked hard do not fail; how many are right is reported with -rP.
"""

import tomllib
import warnings

import kouhao
import pytest
from conftest import ROOT


def cases(name):
    listed = tomllib.loads((ROOT / "tests" / "golden" / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    assert listed
    return [pytest.param(case, id=f"{i}-{case.get('name', '')}") for i, case in enumerate(listed)]


def golden(name):
    """Run a test on every case of a file; a hard one may fail, and is then reported as such."""

    def decorate(check):
        def run(case):
            try:
                check(case)
            except AssertionError:
                if not case.get("hard"):
                    raise
                pytest.xfail("hard")

        run.__name__ = check.__name__
        return pytest.mark.parametrize("case", cases(name))(run)

    return decorate


def sliced(case, row):
    assert case["text"][row.start : row.end] == (row.match if isinstance(row, kouhao.Hit) else row.text)


@golden("enumerations")
def test_enumerations(case):
    rows = [row for row in kouhao.enumerations(case["text"], quantities=True, parts="all", lexicon=kouhao.Lexicon()) if row.kind != "acronym"]
    expected = case.get("enumeration", [])
    assert [(row.start, row.text, row.named) for row in rows] == [(entry["at"], entry["text"], entry["named"]) for entry in expected]
    for row, entry in zip(rows, expected, strict=True):
        sliced(case, row)
        assert row.kind == entry["kind"]
        assert list(row.numbers) == entry["numbers"]
        assert (row.classifier, row.head) == (entry.get("classifier"), entry.get("head"))
        if "noun" in entry:
            assert row.noun == entry["noun"]
        if "items" in entry:
            assert [item.text for item in row.items or ()] == entry["items"]
            assert all(case["text"][item.start : item.end] == item.text for item in row.items or ())


@golden("lexicon")
def test_lexicon(case):
    variables = {"date": case["date"]} if "date" in case else None
    rows = kouhao.enumerations(kouhao.Document(case["text"], variables=variables))
    expected = case.get("enumeration", [])
    assert [row.text for row in rows] == [entry["text"] for entry in expected]
    for row, entry in zip(rows, expected, strict=True):
        sliced(case, row)
        assert [item.text for item in row.items or ()] == entry.get("items", [])
        assert (row.items_from or "none") == entry["items_from"]
        assert (row.sense and row.sense.from_) == entry.get("sense_from")
        assert row.english == entry.get("english")


@golden("quotations")
def test_quotations(case):
    rows = kouhao.quotations(case["text"], parts="all")
    expected = case.get("quotation", [])
    assert [(row.start, row.text) for row in rows] == [(entry["at"], entry["text"]) for entry in expected]
    for row, entry in zip(rows, expected, strict=True):
        sliced(case, row)
        assert (row.noun, row.attribution) == (entry.get("noun"), entry.get("attribution"))


@golden("parallels")
def test_parallels(case):
    rows = kouhao.parallels(case["text"], parts="all")
    expected = case.get("parallel", [])
    assert [(row.start, case["text"][row.start : row.end]) for row in rows] == [(entry["at"], entry["text"]) for entry in expected]
    for row, entry in zip(rows, expected, strict=True):
        assert (row.form, row.shared) == (entry["form"], entry.get("shared"))
        assert [clause.text for clause in row.clauses] == entry["clauses"]
        assert all(case["text"][clause.start : clause.end] == clause.text for clause in row.clauses)


@golden("series")
def test_series(case):
    rows = kouhao.series(case["text"], outline=case.get("outline", False), parts="all")
    expected = case.get("series", [])
    assert [(row.start, case["text"][row.start : row.end]) for row in rows] == [(entry["at"], entry["text"]) for entry in expected]
    for row, entry in zip(rows, expected, strict=True):
        assert (row.marker, row.depth) == (entry["marker"], entry.get("depth", 0))
        assert [item.text for item in row.items] == entry["items"]
        assert all(case["text"][item.start : item.end] == item.text for item in row.items)
        assert (row.announced_by, row.check) == (entry.get("announced_by"), entry.get("check", "unstated"))
        assert (list(row.missing), row.ordered) == (entry.get("missing", []), entry.get("ordered", True))


@golden("templates")
def test_templates(case):
    across = "documents" in case
    rows = {row.template: row for row in kouhao.templates(case["documents"] if across else case["text"], across=across, parts="all")}
    assert all((row.document is None) == across for row in rows.values())
    if not case.get("template"):
        assert not rows
    for entry in case.get("template", []):
        row = rows[entry["template"]] if entry["template"] in rows else pytest.fail(f"no {entry['template']}") if not case.get("hard") else None
        assert row is not None
        fillers = dict.fromkeys(entry["fillers"], 0)
        for filler in entry["fillers"]:
            fillers[filler] += 1
        assert row.count == entry["count"] == len(row.spans)
        assert {filler.text: filler.count for filler in row.fillers} == fillers
        if "refrain" in entry:
            assert row.refrain == entry["refrain"]


def plain(text):
    return "".join(char for char in text if char.isalnum()).lower()


@golden("slogans")
def test_slogans(case):
    rows = kouhao.slogans(case["documents"], min_count=case["min_count"], parts="all")
    found = {plain(row.text): row for row in rows}
    if "slogan" not in case and "absent" not in case:
        assert not rows
    for entry in case.get("slogan", []):
        assert plain(entry["text"]) in found
        row = found[plain(entry["text"])]
        assert (row.count, row.documents) == (entry["count"], entry["documents"])
        if "variants" in entry:
            assert {tuple(variant) for variant in row.variants} == {(variant["text"], variant["count"]) for variant in entry["variants"]}
    assert not {plain(absent) for absent in case.get("absent", [])} & found.keys()


@golden("kwic")
def test_kwic(case):
    hits = kouhao.kwic(case["text"], case["phrase"], parts="all")
    assert [hit.match for hit in hits] == case["matches"]
    assert all(case["text"][hit.start : hit.end] == hit.match for hit in hits)


@golden("compare")
def test_compare(case):
    level = "sentence" if case.get("sentences_only") else "formulation" if case.get("formulations_only") else None
    rows = kouhao.compare(case["a"], case["b"], parts="all", level=level)
    found = [[row.status, row.level, row.text, row.partner or "", row.count_a, row.count_b] for row in rows]
    assert found == case["rows"]
    for row in rows:
        for side, wording in (("a", row.text), ("b", row.partner or row.text)):
            start, end = getattr(row, f"start_{side}"), getattr(row, f"end_{side}")
            assert start is None or case[side][start:end] == wording
    if "edits" in case:
        assert [list(edit) for edit in next(row.edits for row in rows if row.status == "reworded")] == case["edits"]


@golden("reuse")
def test_reuse(case):
    texts, options = case["documents"], {name: case[name] for name in ("min_units", "max_documents") if name in case}
    dates = [{"date": date} for date in case.get("dates", [])] or [{}] * len(texts)
    corpus = kouhao.Corpus([kouhao.Document(text, name=str(i), variables=date) for i, (text, date) in enumerate(zip(texts, dates, strict=True))])
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".* left out; a maximum of")
        rows = corpus.reuse(parts="all", **options)
    assert [[int(row.older), int(row.younger), row.text, row.units] for row in rows] == case["rows"]
    assert all(row.dated is case.get("dated", False) for row in rows)
    assert all(texts[int(row.younger)][row.younger_start : row.younger_end] == row.text for row in rows)


@golden("spread")
def test_spread(case):
    corpus = kouhao.Corpus([kouhao.Document(text, variables={"place": place, "date": date}) for place, date, text in case["documents"]])
    rows = corpus.spread(case["phrase"], place="place", centre=case["centre"], parts="all")
    found = [[row.place, row.first or "", row.lag or 0, row.lag_unit or "", row.censored or "", row.rank or 0] for row in rows]
    assert found == case["rows"]


@golden("parts")
def test_parts(case):
    document = kouhao.Document(case["text"])
    title = document.title and "\n".join(line.strip() for line in document.title.splitlines() if line.strip())
    found = (title, document.speaker, document.date, document.occasion)
    assert found == tuple(case.get(field) for field in ("title", "speaker", "date", "occasion"))
    assert "".join(part.text for _, part in document.parts) == case["text"]
    if "body_starts" in case:
        body = document.body.lstrip()
        assert body.startswith(case["body_starts"]) if case["body_starts"] else not body
    glossaries = [part.text for kind, part in document.parts if kind == "glossary"]
    assert bool(glossaries) == ("glossary_starts" in case)
    if glossaries:
        assert glossaries[0].lstrip().startswith(case["glossary_starts"])
