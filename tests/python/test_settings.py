"""Names and defaults of options are those of Rust's builders, fields those of Rust's rows."""

import inspect
import re

import kouhao
import pytest
from kouhao import _core, _rows
from kouhao._commands import Commands

# What a setter of Rust is called where Python has reason to say it otherwise.
RENAMED = {
    "fold": {"simplify": False},
    "sources": {"user_words": (), "dictionary": ()},
    "statuses": {"status": ()},
}
# PartSet is a set of bits, title 2 and body 4.
VALUES = {
    "true": True,
    "false": False,
    "None": None,
    "PartSet(6)": ("title", "body"),
    "Word": "word",
    "FourCells": "4-cell",
    "Year": "year",
    "Window": "window",
    "Position": "position",
    "Kouhao": "kouhao",
    "All": "overlapping",
    "English": "en",
    # None stands for the rate, so that a picture without a measure can refuse one.
    "Rate": None,
    "[]": inspect.Parameter.empty,
    '""': inspect.Parameter.empty,
}
# Of Rust alone: what training and the background's own making ask for.
INTERNAL = {"signs", "contained", "listed_only"}
# Of Python alone: `n` belongs to Rust's unit, progress to those who wait, `strict` is the reader's iterator, `across` a function of its own.
OWN = {
    "terms": {"n": None, "simplify": False},
    "keyness": {"n": None, "simplify": False, "target": None, "reference": None},
    "timeline": {"life": False},
    "read": {"strict": True},
    "enumerations": {"glossary": "document"},
    "templates": {"across": False},
    # In Rust the two corpora are arguments.
    "compare": {"other": None, "target": None, "reference": None},
    # In Rust each side has its name.
    "plot": {"names": None},
}
# Of one command alone: an option that other commands have in Rust's way.
OF_ONE = {"spread": {"phrases": "phrase"}}


def rust(shown):
    """Read the fields of a builder from what Rust shows of it."""
    # Keyness counts with a counter whose groups, marks and least count are not its own to set.
    counter = re.search(r"counter: TermCounterBuilder \{ ([^{}]*) \}, ", shown)
    if counter:
        inner = re.sub(r"(by: None|min_count: 1|punctuation: false), ", "", counter[1])
        shown = shown.replace(counter[0], f"{inner}, ")
    fields = re.findall(r"(\w+): ((?:\w+ \{[^}]*\}|\[\]|[^,{}]+))(?:, | })", shown.split("{", 1)[1].strip())
    options = {}
    for name, value in fields:
        if name in RENAMED:
            assert value in ("Fold { simplify: false }", "[]")
            options |= RENAMED[name]
        elif name == "lexicon":
            assert re.fullmatch(r"Lexicon\(\d+\)", value)
            options[name] = None
        elif name == "background":
            assert re.fullmatch(r"Background\(\d+\)", value)
            options[name] = "default"
        elif name in INTERNAL:
            assert value == "false"
        elif name == "tokenizer":
            assert value in ("None", "Tokenizer { hmm: true, .. }")
            options[name] = None
        elif value.isdigit():
            options[name] = int(value)
        elif re.fullmatch(r"\d+\.\d+", value):
            options[name] = float(value)
        else:
            options[name] = VALUES[value] if value in VALUES else value.strip('"')
    return options


def python(function):
    parameters = list(inspect.signature(function).parameters.values())
    keywords = [parameter for parameter in parameters if parameter.name not in ("self", "texts", "paths", "path", "progress")]
    for parameter in keywords:
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY or parameter.name in ("phrase", "phrases", "other")
    return {parameter.name: parameter.default for parameter in keywords}


DEFAULTS = dict(_core.defaults())


@pytest.mark.parametrize("name", sorted(DEFAULTS))
def test_options_are_those_of_rust(name):
    function = {"tokenizer": kouhao.Tokenizer, "plot": kouhao.Table.plot}.get(name) or getattr(kouhao, name)
    here = OF_ONE.get(name, {})
    expected = {here.get(option, option): default for option, default in rust(DEFAULTS[name]).items()} | OWN.get(name, {})
    assert len(expected) > 1
    assert python(function) == expected


@pytest.mark.parametrize("name", [name for name in dir(Commands) if not name.startswith("_")])
def test_functions_and_methods_have_the_same_options(name):
    assert python(getattr(kouhao, name)) == python(getattr(Commands, name))


def test_every_command_of_rust_is_compared():
    # Tokens have no builder of their own: parts and a tokenizer; nor have glossaries, which the finder of enumerated phrases reads.
    assert {name for name in dir(Commands) if not name.startswith("_")} == DEFAULTS.keys() - {"read", "tokenizer", "plot"} | {
        "tokens",
        "parse_glossary",
        "breakdown",
    }
    assert python(kouhao.parse_glossary) == {"tokenizer": None}
    assert python(kouhao.tokens) == {"parts": ("title", "body"), "tokenizer": None}
    assert python(kouhao.read) == python(kouhao.Corpus.from_files)


@pytest.mark.parametrize(("name", "fields"), _core.fields())
def test_fields_are_those_of_rust(name, fields):
    assert [field.rstrip("_") for field in getattr(_rows, name)._fields] == [field for field, _ in fields]


@pytest.mark.parametrize(
    ("command", "options", "message"),
    [
        ("slogans", {"min_count": 1}, "at least two occurrences"),
        ("slogans", {"min_count": -1}, "min_count=-1"),
        ("slogans", {"max_units": 1}, "no phrase"),
        ("known", {"parts": "footnotes"}, "footnotes"),
        ("known", {"min_score": float("nan")}, "log odds"),
        ("known", {"min_score": float("-inf")}, "log odds"),
        ("terms", {"unit": "sentence"}, "word"),
        ("terms", {"unit": "ngram", "n": 0}, "at least one word"),
        ("terms", {"n": 3}, "ngram"),
        ("terms", {"by": ""}, "is empty"),
        ("enumerations", {"parts": "footnotes"}, "footnotes"),
        ("enumerations", {"glossary": "all"}, "document"),
        ("tokens", {"parts": ()}, "unknown part"),
        ("series", {"parts": "footnotes"}, "footnotes"),
        ("templates", {"min_fillers": 1}, "two fillers"),
        ("parallels", {"min_clauses": 1}, "two clauses"),
        ("kwic", {"phrase": "、"}, "phrase"),
        ("kwic", {"phrase": "改革", "sort": "up"}, "left"),
        ("kwic", {"phrase": "改革", "by": ""}, "is empty"),
        ("keyness", {}, "not specified"),
        ("keyness", {"reference": {}, "phrases": ["改革"]}, "documents"),
        ("terms", {"phrases": ["改革"], "unit": "ngram"}, "phrases"),
        ("terms", {"phrases": []}, "no phrase"),
        ("terms", {"stop_words": "all"}, "closed"),
        ("breakdown", {"phrases": []}, "no phrase"),
        ("collocations", {"phrase": "，"}, "，"),
        ("collocations", {"phrase": "改革", "within": "page"}, "sentence"),
        ("collocations", {"phrase": "改革", "among": ["发展"]}, "sentence"),
        ("collocations", {"phrase": "改革", "window": 0}, "window"),
        ("firsts", {"each": 0}, "for each period cannot be 0"),
        ("firsts", {"by": "day"}, "year"),
        ("timeline", {"phrases": []}, "no phrase"),
        ("timeline", {"phrases": ["改革", "，"]}, "，"),
        ("timeline", {"phrases": "改革", "by": "day"}, "year"),
        ("timeline", {"phrases": "改革", "overlap": "some"}, "longest"),
        ("timeline", {"phrases": "改革", "min_gap": 0}, "gap"),
        ("keyness", {"target": "date"}, "not a condition"),
        ("keyness", {"reference": {}, "prior_weight": 0.0}, "prior"),
        ("keyness", {"reference": {}, "g2": "3-cell"}, "2-cell"),
        ("compare", {}, "two texts"),
        ("compare", {"other": "", "target": "date=2020", "reference": "date=2019"}, "two texts"),
        ("compare", {"target": "date=2020"}, "two texts"),
        ("compare", {"target": "date", "reference": "date=2019"}, "operator"),
        ("compare", {"other": "", "similarity": 0.0}, "similarity cannot be 0"),
        ("compare", {"other": "", "status": "lost"}, "dropped"),
        ("compare", {"other": "", "level": "word"}, "sentence"),
        ("compare", {"other": "", "top": 0}, "rows is 0, .*use 1 or more"),
        ("slogans", {"top": 0}, "rows is 0, .*use 1 or more"),
        ("reuse", {"min_units": 0}, "0 units"),
        ("reuse", {"max_documents": 1}, "two documents"),
        ("spread", {"phrase": [], "place": "province"}, "no phrase"),
        ("spread", {"phrase": "好", "place": ""}, "is empty"),
        ("spread", {"phrase": "好", "place": "province", "overlap": "some"}, "longest"),
        ("summary", {"columns": 10}, "10 columns"),
    ],
)
def test_wrong_options_are_refused_before_any_text_is_read(command, options, message):
    with pytest.raises(kouhao.OptionError, match=message) as caught:
        getattr(kouhao, command)([], **options)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, kouhao.KouhaoError)


def test_options_are_keywords():
    with pytest.raises(TypeError):
        kouhao.enumerations("四个全面", True)
