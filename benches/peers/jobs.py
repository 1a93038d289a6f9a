"""The jobs: who does each, which results must be equal, and what the contenders do differently."""

from __future__ import annotations

import filecmp
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import Bench, Contender, Measured, Result
from processes import KOUHAO, run

# The length of the longest n-grams that colibri-core counts: it takes one pass for each length.
LONGEST = 12


def tokens(bench: Bench) -> Result:
    """Split texts into tokens, as lists of strings in Python."""
    result = bench.result("tokens", "texts to lists of tokens, from Python")
    many = bench.processors
    contenders = [
        Contender("kouhao", "kouhao", "tokens", {"threads": "1"}),
        Contender("rjieba", "rjieba", "tokens", {"threads": "1"}),
        Contender("kouhao, text by text", "kouhao", "tokens_one_by_one", {"threads": "1"}),
        Contender("jieba_fast", "jieba_fast", "tokens"),
        Contender("jieba", "jieba", "tokens"),
    ]
    if many > 1:
        contenders[2:2] = [
            Contender(f"kouhao, {many} threads", "kouhao", "tokens", {"threads": str(many)}),
            Contender(f"rjieba, {many} Python threads", "rjieba", "tokens", {"threads": str(many)}),
        ]
    answers = bench.in_turn(result, contenders)
    result.compare("Tokens as lists, one thread", "kouhao", "rjieba")
    result.compare("Tokens as lists, a call a text", "kouhao, text by text", "rjieba")
    result.compare(f"Tokens as lists, {many} threads", f"kouhao, {many} threads", f"rjieba, {many} Python threads")
    result.compare("Tokens as lists, one thread", "kouhao", "jieba_fast")
    result.compare("Tokens as lists, one thread", "kouhao", "jieba")
    compare_tokens(result, answers)
    result.differs += [
        "Latin letters, digits and marks are cut by rules that differ (20% is two tokens here and one of jieba's); white space is a token for jieba "
        "and is left out here.",
        "jieba and jieba_fast hold Python's lock, so that a second thread is of no use to them.",
    ]
    return result


def compare_tokens(result: Result, answers: dict[str, Any]) -> None:
    """Check that ideographs are split alike: in all texts, or for jieba and its variants in 99 of 100."""
    ours = answers.get("kouhao")
    if ours is None:
        return
    for name, theirs in answers.items():
        if name != "kouhao":
            texts = len(ours["texts"])
            equal = sum(a == b for a, b in zip(ours["texts"], theirs["texts"], strict=True))
            # Our tokens are those of jieba-rs; the two Python packages have their own dictionaries and rounding.
            needed = 0.99 * texts if name.startswith("jieba") else texts
            what = f"{name}: ideographs are cut alike in {equal:,} of {texts:,} texts; {theirs['tokens']:,} tokens, here {ours['tokens']:,}"
            result.check(equal >= needed, what)


def matrix(bench: Bench) -> Result:
    """Count tokens: documents × terms."""
    result = bench.result("matrix", "texts to a sparse matrix of documents × terms, from Python")
    many = bench.processors
    contenders = [
        Contender("kouhao TermVectorizer", "kouhao", "matrix", {"threads": "1"}),
        Contender("CountVectorizer on rjieba", "sklearn", "matrix", {"tokenizer": "rjieba"}),
        Contender("CountVectorizer on jieba", "sklearn", "matrix", {"tokenizer": "jieba"}),
    ]
    if many > 1:
        contenders.insert(1, Contender(f"kouhao TermVectorizer, {many} threads", "kouhao", "matrix", {"threads": str(many)}))
    answers = bench.in_turn(result, contenders)
    for peer in ("CountVectorizer on rjieba", "CountVectorizer on jieba"):
        result.compare("Documents × terms, one thread", "kouhao TermVectorizer", peer)
        result.compare(f"Documents × terms, {many} threads against one", f"kouhao TermVectorizer, {many} threads", peer)
    ours = answers.get("kouhao TermVectorizer")
    for name, theirs in answers.items():
        if ours is not None and name != "kouhao TermVectorizer":
            here = f"here {ours['terms']:,}, {ours['sum']:,}, term by term"
            result.check(theirs == ours, f"{name}: {theirs['terms']:,} terms of ideographs that occur {theirs['sum']:,} times; {here}")
    result.differs += [
        "As for tokens; marks are counted by all, white space by jieba's only. Upper and lower case are kept apart by all.",
        "CountVectorizer has no threads. Columns are in order of terms in all of them.",
    ]
    return result


def repeats(bench: Bench) -> Result:
    """Find recurring phrases."""
    result = bench.result("repeats", "texts to repeated wordings")
    many = bench.processors
    units = bench.work / "units.txt"
    run([str(bench.work / "units"), str(bench.texts), str(units)])
    bench.rest()
    ours = Contender("kouhao slogans", "kouhao", "repeats", {"threads": "1"})
    compared = {"units": str(units), "max_units": str(LONGEST), "work": str(bench.work), "compare": str(bench.answer(ours))}
    contenders = [
        ours,
        Contender("kouhao slogans, the best hundred", "kouhao", "repeats", {"threads": str(many), "top": "100"}),
        Contender("gensim Phrases", "gensim", "repeats"),
        Contender("colibri-core", "colibri", "repeats", compared, texts=False),
    ]
    if many > 1:
        contenders.insert(1, Contender(f"kouhao slogans, {many} threads", "kouhao", "repeats", {"threads": str(many)}))
    answers = bench.in_turn(result, contenders)
    ways = [("one thread", "kouhao slogans"), ("the best hundred", "kouhao slogans, the best hundred")]
    if many > 1:
        ways.insert(1, (f"{many} threads against one", f"kouhao slogans, {many} threads"))
        ways[2] = (f"the best hundred, {many} threads against one", "kouhao slogans, the best hundred")
    for way, name in ways:
        result.compare(f"Repeats, {way}", name, "colibri-core")
        result.compare(f"… without encoding, {way}", name, "colibri-core", ("count",))
        result.compare(f"Repeats, {way}", name, "gensim Phrases")
        result.compare(f"… given tokens, {way}", name, "gensim Phrases", ("phrases",))
    found = answers.get("colibri-core")
    if found is not None:
        slogans = len(answers["kouhao slogans"])
        what = (
            f"colibri-core: of {found['compared']:,} slogans of up to {LONGEST} units {found['equal']:,} are counted alike, "
            f"{found['fewer']:,} fewer times here, {found['more']:,} more; it has {found['patterns']:,} patterns, here are {slogans:,} slogans of up "
            "to 64 units"
        )
        result.check(found["equal"] == found["compared"] > 0, what)
    found = answers.get("gensim Phrases")
    if found is not None:
        what = f"gensim Phrases: has seen {found['words_seen']:,} of {found['words']:,} words, and found {found['phrases']:,} phrases"
        result.check(found["words_seen"] == found["words"] and found["phrases"] > 0, what)
    if many > 1:
        result.check(answers["kouhao slogans"] == answers[f"kouhao slogans, {many} threads"], f"kouhao: the same slogans with {many} threads")
    best = answers["kouhao slogans, the best hundred"]
    result.check(best == answers["kouhao slogans"][: len(best)], f"kouhao: the best {len(best)} are the first of all")
    result.differs += [
        f"colibri-core counts every n-gram of up to {LONGEST} units that occurs twice, parts of longer ones too, and ranks nothing; it reads units "
        "that were told before, on one thread. Here every wording of up to 64 units is found that no unit can be added to without losing "
        "occurrences; those that are complete are judged, compared with a background, and ranked, with their spellings, dates and documents.",
        "gensim joins neighbouring words whose score is high, twice; it finds no repeat that its score does not build up, on one thread.",
    ]
    return result


def phrases(bench: Bench) -> Result:
    """Count given phrases."""
    file = phrases_to_look_for(bench)
    looked_for = file.read_text(encoding="utf-8").split("\n")
    result = bench.result("phrases", f"texts to counts of {len(looked_for):,} given phrases")
    many = bench.processors
    contenders = [
        Contender("kouhao terms", "kouhao", "phrases", {"threads": "1", "phrases": str(file)}),
        Contender("pyahocorasick", "pyahocorasick", "phrases", {"phrases": str(file)}),
    ]
    if many > 1:
        contenders.insert(1, Contender(f"kouhao terms, {many} threads", "kouhao", "phrases", {"threads": str(many), "phrases": str(file)}))
    answers = bench.in_turn(result, contenders)
    result.compare("Given phrases from Python, one thread", "kouhao terms", "pyahocorasick")
    result.compare(f"Given phrases from Python, {many} threads against one", f"kouhao terms, {many} threads", "pyahocorasick")
    in_rust = [json.loads(line) for line in bench.cargo_bench("phrases", {"KOUHAO_PHRASES": str(file)}).splitlines() if line.startswith("{")]
    by_name = of_program(result, in_rust, "in Rust")
    result.compare("Given phrases, one thread", "PhraseList::find, in Rust", "aho-corasick, contiguous NFA, in Rust")
    result.compare("Given phrases, one thread", "PhraseList::find, in Rust", "aho-corasick, DFA, in Rust")
    result.check(len(in_rust) > 0, "in Rust: as many of each phrase as aho-corasick finds, but for those with marks within")
    theirs, ours = answers.get("pyahocorasick"), answers.get("kouhao terms")
    if theirs is not None and ours is not None:
        fewer = sum(ours.get(phrase, 0) < count for phrase, count in theirs.items())
        sums = sum(ours.values()), sum(theirs.values())
        expected = by_name.get("PhraseList::find"), by_name.get("aho-corasick, contiguous NFA")
        what = f"pyahocorasick: {sums[1]:,} occurrences, here {sums[0]:,}, of no phrase fewer; as many as the two find in Rust"
        result.check(fewer == 0 and sums == expected, what)
    result.differs += [
        "kouhao finds a phrase whatever marks stand within it, folds width and case, and tells units and ends of sentences of every text for that; "
        "from Python it gives documents and rates besides, for which it cuts the texts into tokens too. The others compare characters.",
        "The phrases are slogans of the same texts: each occurs. In Rust the automaton is built before the clock, in Python behind it.",
    ]
    return result


def phrases_to_look_for(bench: Bench, number: int = 5000) -> Path:
    """Write the best slogans that consist of ideographs only, and return the file."""
    file = bench.work / "phrases.txt"
    finder = Contender("phrases", "kouhao", "phrases_to_look_for", {"threads": str(bench.processors), "phrases": str(number)})
    _, found = bench.once(finder, answer=True)
    file.write_text("\n".join(found), encoding="utf-8")
    bench.rest()
    return file


def tokens_in_rust(bench: Bench) -> Result:
    """Split texts into tokens in Rust, without creating Python lists."""
    result = bench.result("tokens-rust", "texts to tokens in Rust, one thread, in turns of two hundred texts")
    for found in (json.loads(line) for line in bench.cargo_bench("tokens").splitlines() if line.startswith("{")):
        model = found["bench"].removeprefix("tokens, ")
        of_program(result, [found], model)
        result.compare("Tokens in Rust, one thread", f"Tokenizer, {model}", f"jieba_rs::Jieba::cut, {model}")
    result.check(len(result.measured) > 0, "the tokens of both engines are compared before the clock, text by text")
    result.differs.append("jieba_rs::Jieba::cut cuts Latin letters and digits by rules of its own; the engine jieba is the same with ours around it.")
    return result


def enumerations(bench: Bench) -> Result:
    """Find enumerated phrases in Rust."""
    result = bench.result("enumerations", "enumerated phrases in Rust, one thread")
    # The most that benches/news.rs reads.
    result.megabytes = min(result.megabytes, 36.0)
    printed = bench.cargo_bench("news")
    units = {"KiB/s": 1024, "MiB/s": 1024**2, "GiB/s": 1024**3}
    for name, told in (("enumerate", "finding enumerated phrases"), ("parts", "telling title, speaker, date, glossary apart")):
        speed = rf"news/{name}\s.*?thrpt:\s+\[(\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\]"
        figures = re.search(speed, printed, re.DOTALL)
        if figures is None:
            result.missing[told] = "the benchmark printed no speed"
            continue
        low, unit, middle, middle_unit, high, high_unit = figures.groups()
        speeds = [float(figure) * units[unit] / 1e6 for figure, unit in ((middle, middle_unit), (low, unit), (high, high_unit))]
        # Three figures, the best estimate and the ends of its interval, are treated as rounds.
        result.measured.append(Measured(told, [{"all": result.megabytes / speed} for speed in speeds]))
    result.check(not result.missing, "every round finds as much as the first")
    result.differs.append("No other program finds them, so that there is nothing to compare with. The interval is that of criterion, at 95 %.")
    return result


def of_program(result: Result, found: list[dict[str, Any]], how: str) -> dict[str, int]:
    """Record what a Rust benchmark printed as JSON, with `how` appended to the names; return how much each contender found."""
    counts: dict[str, int] = {}
    for bench in found:
        for one in bench["timed"]:
            result.measured.append(Measured(f"{one['name']}, {how}", [{"all": seconds} for seconds in one["seconds"]], list(one["seconds"])))
            counts[one["name"]] = one["found"]
    return counts


def threads(bench: Bench) -> Result:
    """Run whole commands on one thread and on all processors."""
    result = bench.result("threads", "whole commands, with start, reading and writing, on one thread and on all processors")
    commands = {
        "terms": ["terms"],
        "enumerations": ["enumerations"],
        "known": ["known"],
        "tokens": ["tokens"],
        "slogans": ["slogans"],
        "slogans, the best hundred": ["slogans", "--top", "100"],
    }
    numbers = sorted({1, bench.processors})

    def name(command: str, number: int) -> str:
        return f"{'one thread' if number == 1 else f'{number} threads'}, {command}"

    measured = {name(command, number): Measured(name(command, number)) for command in commands for number in numbers}
    equal: set[str] = set()
    for turn in range(bench.rounds):
        for command, arguments in commands.items():
            written = {number: bench.work / f"rows.{number}.jsonl" for number in numbers}
            for number, file in written.items():
                options = ["--threads", str(number), "--format", "jsonl", "-o", str(file)]
                took = run([str(KOUHAO), *arguments, str(bench.texts), *options])
                one = measured[name(command, number)]
                one.phases.append({"all": took.seconds})
                one.processors.append(took.processors)
                one.peaks.append(took.peak)
            if turn == 0 and filecmp.cmp(written[1], written[numbers[-1]], shallow=False) and written[1].stat().st_size > 0:
                equal.add(command)
            for file in written.values():
                file.unlink()
    result.measured += measured.values()
    if bench.processors > 1:
        for command in commands:
            result.compare(f"`kouhao {command}`", name(command, bench.processors), name(command, 1))
        different = [command for command in commands if command not in equal]
        result.check(not different, f"the same bytes with any number of threads{': not ' + ', '.join(different) if different else ''}")
    result.differs.append("One program with itself. Reading and writing are one thread's work in part.")
    return result


JOBS: dict[str, Callable[[Bench], Result]] = {
    "tokens": tokens,
    "tokens-rust": tokens_in_rust,
    "matrix": matrix,
    "phrases": phrases,
    "enumerations": enumerations,
    "threads": threads,
    "repeats": repeats,
}
