"""Offsets slice the user's own strings."""

import itertools
import random

import kouhao
import pytest

PIECES = [
    "四个全面", "“四个全面”", "做强“1+5”主导产业", "严、细、深、实",
    "“严、细、深、实”", "四千四万", "20项民生工程", "一是", "二是", "第一，", "第二，", "同志们", "发展",
    "𠀀", "𪚥𪚥", "😀", "👨‍👩‍👧", "🇨🇳", "é", "e\u0301", "가", "か\u3099", "\u200d", "\ufe0f", "\ufeff", "\u3000", "\r\n", "\n", "\r", "\u2028", "\0",
    "Build Back Better", "GDP", "５Ｇ", "3.5%", "1,000", "۱۲", "١٢", "。", "，", "！", "……", "——", "「", "」", "『", "』", "“", "”", "'", '"',
    "（", "）",
    "习近平总书记强调，“", "要在", "上持续加力，", "⺠", "⼈", "國家發展", "二〇二五年", "2025年3月5日", "名词解释：", " ", "\t", "ﬁ", "İ", "ß",
]  # fmt: skip


def texts(count):
    # A fixed seed: a failure can be repeated.
    draw = random.Random(20251105)
    return ["".join(draw.choices(PIECES, k=draw.randrange(0, 24))) for _ in range(count)]


@pytest.fixture(scope="module")
def corpus():
    return kouhao.Corpus.from_texts(texts(10_000))


def stands(corpus, rows, field="text"):
    documents = [document.text for document in corpus]
    for row in rows:
        assert documents[int(row.document) - 1][row.start : row.end] == getattr(row, field)
    assert len(rows) > 1000, "too few rows to prove anything"


def test_tokens_tile_every_text(corpus):
    rows = corpus.tokens(parts="all")
    stands(corpus, rows)
    joined = [""] * len(corpus)
    for row in rows:
        assert len(joined[int(row.document) - 1]) == row.start
        joined[int(row.document) - 1] += row.text
    assert joined == [document.text for document in corpus]


def test_enumerations_and_their_members(corpus):
    rows = corpus.enumerations(quantities=True, parts="all")
    stands(corpus, rows)
    members = [(row.document, item) for row in rows for item in row.items or () if item.start is not None]
    assert all(item.start is not None for row in rows if row.items_from in ("text", "glossary") for item in row.items)
    assert members
    assert all(corpus[int(name) - 1].text[item.start : item.end] == item.text for name, item in members)


def test_series(corpus):
    rows = corpus.series(outline=True, parts="all")
    assert len(rows) > 50, "too few rows to prove anything"
    for row in rows:
        text = corpus[int(row.document) - 1].text
        assert all(text[item.start : item.end] == item.text and row.start <= item.start <= item.end <= row.end for item in row.items)
        assert (row.announced_by or "") in text[: row.start]


def test_parallels(corpus):
    rows = corpus.parallels(parts="all")
    assert len(rows) > 50, "too few rows to prove anything"
    for row in rows:
        text = corpus[int(row.document) - 1].text
        assert all(text[clause.start : clause.end] == clause.text for clause in row.clauses)
        assert (row.start, row.end) == (row.clauses[0].start, row.clauses[-1].end)
        assert all(before.end <= after.start for before, after in itertools.pairwise(row.clauses))


def test_quotations(corpus):
    stands(corpus, corpus.quotations(parts="all"))


def test_hits(corpus):
    stands(corpus, corpus.kwic("发展", parts="all"), "match")


def test_places_of_templates():
    text = "😀𠀀。要在招商引资上久久为功。\r\n要在科技创新上久久为功，要在民生改善上久久为功。"
    [row] = kouhao.templates(text)
    assert [text[place.start : place.end] for place in row.spans] == [row.template.format(filler.text) for filler in row.fillers]


def test_parts_tile_every_text(corpus):
    for document in corpus:
        assert "".join(part.text for _, part in document.parts) == document.text
        assert all(document.text[part.start : part.end] == part.text for _, part in document.parts)


def test_tokenizer(corpus):
    some = [document.text for document in corpus[:2000]]
    tokenizer = kouhao.Tokenizer()
    for text, tokens, words in zip(some, tokenizer.tokenize(some), tokenizer.words(some), strict=True):
        assert "".join(token.text for token in tokens) == text
        assert [token.text for token in tokens if token.kind != "space"] == words
        assert all(text[token.start : token.end] == token.text for token in tokens)
        # One text, cut at once on the calling thread, gives the same.
        assert tokenizer.words(text) == words
    # The rows of `tokens`, which are made in another way.
    assert [token for tokens in tokenizer.tokenize(some) for token in tokens] == list(corpus[:2000].tokens(parts="all"))


def test_a_long_text_is_cut_as_a_short_one_is():
    text = "坚持改革开放，推动高质量发展。GDP增长5.2%。\n" * 2000
    tokenizer = kouhao.Tokenizer()
    assert tokenizer.words(text) == tokenizer.words([text])[0] == tokenizer.words(text[: len(text) // 2000]) * 2000


@pytest.mark.parametrize("make", [kouhao.Document, kouhao.enumerations, lambda text: kouhao.slogans([text]), kouhao.Tokenizer().words])
def test_half_a_surrogate_pair_is_refused_with_its_place(make):
    with pytest.raises(kouhao.DataError, match="at 2 is an unpaired surrogate"):
        make("发展\ud83d")


def test_places_of_templates_across_documents():
    texts = ["😀𠀀。把修桥作为今年的头等任务。", "先把“打井”作为开春的第一任务。", "𠀀\n还要把办学作为全镇的长远任务。"]
    corpus = kouhao.Corpus.from_texts(texts, names=["0", "1", "2"])
    [row] = corpus.templates(across=True)
    assert (row.template, row.count, row.document, row.refrain) == ("把{}作为{}任务", 3, None, False)
    found = [texts[int(place.document)][place.start : place.end] for place in row.spans]
    assert found == [row.template.format(*filler.text.split(" … ")) for filler in row.fillers]
