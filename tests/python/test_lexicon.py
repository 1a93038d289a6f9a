"""Known phrases from Python."""

import pickle

import kouhao
import pytest

OURS = """
[[entry]]
text = "三清"
kind = "fused"
english = "the Three Clearings"
[[entry.sense]]
from = "2020"
members = ["清河道", "清路障", "清积案"]
issuer = "清河市委"
document = "《关于开展三清行动的通知》"
"""


@pytest.fixture
def ours(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(OURS, encoding="utf-8")
    return kouhao.Lexicon(path)


def test_a_file_of_ones_own_gives_members(ours):
    [found] = kouhao.enumerations("抓好“三清”行动。", lexicon=ours)
    assert [item.text for item in found.items] == ["清河道", "清路障", "清积案"]
    assert all(item.start is None and item.end is None for item in found.items)
    assert (found.items_from, found.check, found.english) == ("file", "unstated", "the Three Clearings")
    assert found.sense == kouhao.Sense("2020", None, "《关于开展三清行动的通知》", "清河市委", False)
    [bare] = kouhao.enumerations("抓好“三清”行动。")
    assert (bare.items, bare.sense, bare.check) == (None, None, "unstated")


def test_the_date_of_the_document_decides():
    def first(date):
        [found] = kouhao.enumerations(kouhao.Document("推进“四个全面”战略布局。", variables={"date": date}))
        return found.items and found.items[0].text

    assert first("2015-03-05") == "全面建成小康社会"
    assert first("2021-03-05") == "全面建设社会主义现代化国家"
    assert first("1999") is None


def test_what_the_text_says_goes_before_the_catalogue():
    [found] = kouhao.enumerations("实施“四个全面”：全面拆违、全面植绿、全面治水、全面清路。")
    assert [item.text for item in found.items] == ["全面拆违", "全面植绿", "全面治水", "全面清路"]
    assert (found.items_from, found.sense, found.english) == ("text", None, None)


def test_glossaries_serve_the_corpus_on_request():
    corpus = kouhao.Corpus.from_texts(
        ["抓好“三清”行动。\n名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地：跨地共建的园区。", "再抓“三清”行动。"]
    )
    assert [row.items_from for row in corpus.enumerations()] == ["glossary", None]
    found = corpus.enumerations(glossary="corpus")
    assert [row.items_from for row in found] == ["glossary", "glossary"]
    assert found[1].items[2] == kouhao.Item("清积案", None, None)


def test_a_phrase_that_two_glossaries_define_differently_is_left_out():
    def report(members):
        return f"抓好“三清”行动。\n名词解释\n1.“三清”：{members}。\n2.飞地：跨地共建的园区。"

    lexicon = kouhao.Lexicon.from_glossaries([report("清河道、清路障、清积案"), report("清账目、清库存、清欠款")])
    assert "三清" not in lexicon
    assert "飞地" in lexicon


def test_joined_pickled_and_searched(ours):
    both = kouhao.Lexicon.catalogue() | ours
    assert len(both) == len(kouhao.Lexicon.catalogue()) + 1
    again = pickle.loads(pickle.dumps(both))
    assert again.meanings() == both.meanings()
    assert [meaning.text for meaning in again.search("清路障")] == ["三清"]
    assert ours.get("Three Clearings").members == ("清河道", "清路障", "清积案")
    assert (ours.get("三清", at="2019"), ours.get("四个全面")) == (None, None)
    assert repr(ours) == "Lexicon(1 entries)"


def test_a_date_that_is_none_is_refused():
    for ask in (lambda at: kouhao.Lexicon.catalogue().get("四个全面", at=at), lambda at: kouhao.Lexicon.catalogue().meanings(at=at)):
        with pytest.raises(kouhao.OptionError, match="2020-03"):
            ask("March")


def test_contested_formulations_have_no_members():
    meaning = kouhao.Lexicon.catalogue().get("九二共識")
    assert (meaning.status, meaning.members) == ("contested", ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[entry]]\ntext = '三清'\nkind = 'brave'\n", "brave"),
        ("[[entry]]\nkind = 'fused'\n", "text"),
        ("[[entry]]\ntext = '三清'\nkind = 'fused'\n[[entry.sense]]\nfrom = 'spring'\n", "2020-03"),
        ("三清\n", "ours.toml:1"),
    ],
)
def test_a_bad_file_is_named(tmp_path, text, message):
    path = tmp_path / "ours.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kouhao.DataError, match=r"ours\.toml") as raised:
        kouhao.Lexicon(path)
    assert message in str(raised.value)
    path.write_bytes("三清".encode("gb18030"))
    with pytest.raises(kouhao.DataError, match="UTF-8"):
        kouhao.Lexicon(path)
    with pytest.raises(FileNotFoundError):
        kouhao.Lexicon(tmp_path / "none.toml")
