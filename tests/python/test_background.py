"""What is known of phrases elsewhere, and what comes of it."""

import kouhao
import pytest
from conftest import ROOT


def test_shipped_background_tells_formulations_from_terms():
    background = kouhao.Background.shipped()
    assert len(background) > 100_000 and {known.role for known in background.collections} == {"political", "reference"}
    uses = {use.collection: use for use in background.get("供给侧、结构性改革").uses}
    assert uses["news"].quoted > 0 and uses["news"].per_million > 10 * uses["laws"].per_million
    assert background.get("码头上的渔船都回来了") is None


def test_a_background_of_ones_own(tmp_path):
    texts = tmp_path / "news.jsonl"
    texts.write_text('{"text": "我们要护好湖湾、管好渔船！"}\n{"text": "护好湖湾、管好渔船。"}\n', encoding="utf-8")
    file = tmp_path / "own.tsv.zst"
    assert kouhao._core.run(["kouhao", "background", f"news={texts}", "-o", str(file)]) == 0
    background = kouhao.Background(file)
    assert [(use.collection, use.count, use.documents) for use in background.get("护好湖湾管好渔船").uses] == [("news", 2, 2)]
    found = kouhao.known("大家要护好湖湾、管好渔船。", background=file)
    assert found.to_dicts() == kouhao.known("大家要护好湖湾、管好渔船。", background=background).to_dicts()
    assert not kouhao.known("大家要护好湖湾、管好渔船。", background="none")


def test_known_formulations_are_as_likely_as_was_asked():
    speech = kouhao.read(ROOT / "examples/speeches/2021-congress-closing.txt")
    low, default, high = speech.known(min_score=-1.1), speech.known(), speech.known(min_score=1.1)
    assert len(low) > len(default) > len(high) > 0
    for rows, level in ((low, -1.1), (default, 0), (high, 1.1)):
        assert all(row.score > level or row.source == "catalogue" for row in rows)
    assert low.provenance.options["min_score"] == -1.1
    assert default.to_dicts() == speech.known(min_score=0.5).to_dicts()


def test_what_is_no_background_is_refused_by_name(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("码头", encoding="utf-8")
    with pytest.raises(kouhao.DataError, match=r"notes\.txt.*kouhao background"):
        kouhao.slogans("码头", background=file)
    with pytest.raises(OSError, match="nowhere"):
        kouhao.Background(tmp_path / "nowhere")


def test_a_row_says_why_it_stands_where_it_stands():
    [row] = [row for row in kouhao.slogans("推进“四湾共治”行动。深化“四湾共治”行动。做好“四湾共治”。") if row.text == "四湾共治"]
    assert row.why == "delimited 3×, quoted 3×, not in the background"
    assert row.evidence.quoted == 3 and row.evidence.contributions.setting > 0


def test_copies_are_folded():
    speech = "今天我们在湖边开会，商量怎样把码头修好、把渔船管好。大家说了很多意见，我都记在本子上。修码头要花钱，管渔船要有人。"
    corpus = kouhao.Corpus.from_texts([speech, "转载：" + speech, "码头修好了，把码头修好、把渔船管好，说到做到。"])
    counts = {fold: {row.text: row.documents for row in corpus.slogans(fold_copies=fold)} for fold in (False, True)}
    assert counts[False]["把码头修好、把渔船管好"] == 3 and counts[True].get("把码头修好、把渔船管好") == 2
    assert "大家说了很多意见" not in "".join(counts[True])
