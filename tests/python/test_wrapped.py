"""Texts whose lines a page broke: formulations are found across the breaks, and offsets are those of the text as it came."""

import kouhao

PARAGRAPH = (
    "今年开春以来，全镇上下一边修路、一边认真落实“四个全面”战略布局，把修好水渠当作头等大事来抓，党员干部带头下田，群众自发出工，三个月里清淤四十公里。"
    "我们坚持不敢腐、不能腐、不想腐一体推进，把果园的老旧管网全部更换，让每一棵树都喝上了放心水。大家都说，水通了，心也就通了。"
    "下一步，要接着把集市的棚子搭起来，让赶集的人晴天不晒、雨天不淋。奋力走在全县前列是大家的心愿，我们就要奋力走在全县前列，不等也不靠。"
)


def broken(text, characters):
    return "\n".join(text[at : at + characters] for at in range(0, len(text), characters))


def test_phrases_are_found_across_breaks_with_their_places():
    # The phrase stands across a break for some widths.
    torn = 0
    for characters in range(20, 28):
        page = broken(PARAGRAPH, characters)
        document = kouhao.Document(page)
        assert document.text == page
        [phrase] = document.enumerations(lexicon=kouhao.Lexicon())
        assert page[phrase.start : phrase.end] == phrase.text
        assert phrase.text.replace("\n", "") == "四个全面"
        torn += "\n" in phrase.text
        best = {row.text: row.count for row in document.slogans(background="none")}
        assert best["奋力走在全县前列"] == 2
        [hit] = document.kwic("不敢腐不能腐不想腐")
        assert page[hit.start : hit.end] == hit.match
        tokens = document.tokens()
        assert "".join(token.text for token in tokens) == page
        assert all(page[token.start : token.end] == token.text for token in tokens)
        assert document.terms().to_dicts() == kouhao.Document(PARAGRAPH).terms().to_dicts()
    assert torn


def test_lines_that_are_lines_stay_lines():
    verse = "\n".join(["春风又绿江边柳，渔火还明水上舟。"] * 12)
    items = "\n".join(f"{year}年度全镇水利设施维修养护工作先进单位名单" for year in range(2001, 2013))
    for text in (verse, items):
        assert [token.text for token in kouhao.tokens(text)].count("\n") == 11
