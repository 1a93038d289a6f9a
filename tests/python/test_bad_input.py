"""Bad and hostile input: every line of docs/reference/bad-input.md, from the command line and from Python."""

# ruff: noqa: ARG001  (checks are called alike, whether they need the folder or not)

import csv
import gzip
import io
import os
import re
import resource
import subprocess
import sys
import threading
import warnings
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import kouhao
import pytest
import real_texts
from conftest import ROOT
from kouhao import _core

PAGE = ROOT / "docs" / "reference" / "bad-input.md"
TEXT = "干在实处，走在前列，落实“四个全面”。"
GOOD = TEXT.encode()
GB = TEXT.encode("gb18030")
PHRASE = "四个全面"


def line(text=TEXT, **fields):
    values = "".join(f', "{name}": {value}' for name, value in fields.items())
    return f'{{"text": "{text}"{values}}}\n'.encode()


@dataclass
class Case:
    """Files, what is read of them, and what is said: the same of the command line and of Python."""

    files: dict = field(default_factory=dict)
    #: What is named, before good.txt.
    inputs: tuple = ()
    #: Documents in which the phrase is found, before that of good.txt.
    found: tuple = ()
    status: int = 0
    #: What each line of standard error, or each warning, says.
    told: tuple = ()
    #: What Python raises, if it is strict.
    raised: type | None = None
    options: dict = field(default_factory=dict)


def bad(files, told, raised=kouhao.DataError, found=(), **options):
    told = (told,) if isinstance(told, str) else told
    return Case(files, tuple(name for name in files if "/" not in name), found, 1, told, raised, options)


def fine(files, *found, told=(), inputs=None, **options):
    return Case(files, tuple(files) if inputs is None else inputs, found, 0, told, None, options)


PACKED = gzip.compress(GOOD * 1000, mtime=0)
BLANK = gzip.compress(b"\n" * 3_000_000, mtime=0)
LONG = "走" * 400_000
HUGE = ("is larger than 1 MB.*--max-document-mb",)

CASES = {
    "A file that is not there": bad({"gone.txt": None}, r"gone\.txt", FileNotFoundError),
    "A link to nothing": bad({"link.txt": lambda path: path.symlink_to("gone.txt")}, r"link\.txt", FileNotFoundError),
    "A file that the system cannot read": bad({"broken.txt": lambda path: path.symlink_to("/proc/self/mem")}, r"broken\.txt", OSError),
    "A folder with the name of a text": fine({"folder.txt/a.txt": GOOD}, "folder.txt/a.txt", inputs=("folder.txt",)),
    "A file of another sort": bad({"table.ods": b"PK"}, r"table\.ods: unsupported file type; use \.txt"),
    "The same in a folder": fine({"d/table.ods": b"PK", "d/a.txt": GOOD}, "d/a.txt", told=(r"skipped .*table\.ods",), inputs=("d",)),
    "One file named twice": fine({"a.txt": GOOD}, "a.txt", inputs=("a.txt", "./a.txt")),
    "Two documents of one name": fine({"a.jsonl": line(id=1) * 2}, "1", "1"),
    "A text that is empty or blank": fine({"a.txt": b"", "b.txt": b" \n\t\n", "c.jsonl": b'{"text": ""}\n', "d.jsonl": b"\n"}),
    "A byte-order mark": fine(
        {"a.txt": b"\xef\xbb\xbf" + GOOD, "b.txt": TEXT.encode("utf-16"), "c.txt": b"\xfe\xff" + TEXT.encode("utf-16-be")}, "a.txt", "b.txt", "c.txt"
    ),
    "Another encoding (GB18030, Big5, Shift_JIS, EUC-JP, EUC-KR, UTF-16)": fine(
        {"a.txt": GB * 3, "b.jsonl": line().decode().encode("gb18030"), "c.txt": TEXT.encode("utf-16-be")},
        "a.txt",
        "a.txt",
        "a.txt",
        "b.jsonl:1",
        "c.txt",
    ),
    "Bytes that are not text": bad({"noise.txt": bytes(range(256)) * 20}, r"noise\.txt: the bytes are not text; provide plain text"),
    "A few NULs": fine({"a.txt": GOOD * 50 + b"\0"}, *["a.txt"] * 50),
    "A PDF, picture or archive that is called a text": bad({"a.txt": b"%PDF-1.7\n"}, r"a\.txt: this is a PDF document; extract its text first"),
    "An encoding that cannot be told": bad({"a.txt": "déjà vu, café".encode("latin-1")}, r"a\.txt: the encoding cannot be determined.*; name it"),
    "UTF-32": bad({"a.txt": TEXT.encode("utf-32")}, r"a\.txt: the text is in UTF-32, which is not supported; save it as UTF-8"),
    "Two encodings in one text": bad({"a.txt": GOOD * 2 + b"\n" + GB}, r"a\.txt: some of the bytes are UTF-8 and some are not; repair the text"),
    "A text cut inside a character, or with some malformed bytes": bad(
        {"a.txt": GOOD + b"\n" + GOOD[:-1]}, r"a\.txt:2: some bytes are malformed in UTF-8.*; name the encoding", found=("a.txt", "a.txt")
    ),
    "A line in another encoding": bad(
        {"a.jsonl": line() * 3 + line().decode().encode("gb18030") + line()},
        r"a\.jsonl:4: some bytes of this line are not text in UTF-8; repair the line",
        found=("a.jsonl:1", "a.jsonl:2", "a.jsonl:3", "a.jsonl:5"),
    ),
    "A line that is not JSON": bad({"a.jsonl": b'{"text": "a"\n' + line()}, r"a\.jsonl:1: invalid JSON: .*; repair the line", found=("a.jsonl:2",)),
    "Many lines that are not JSON": bad(
        {"a.jsonl": b"{\n" * 5 + line() + b"{\n" * 20},
        (
            *(rf"a\.jsonl:{at}: invalid JSON" for at in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11)),
            r"a\.jsonl: 15 more lines are bad, the first of them line 12",
        ),
        found=("a.jsonl:6",),
    ),
    "A line that is not an object": bad(
        {"a.jsonl": b"[1]\n" + line()}, r"a\.jsonl:1: not a JSON object; write one object per line", found=("a.jsonl:2",)
    ),
    "A text that is a number, null, true, a list or an object": bad(
        {"a.jsonl": line() + b'{"text": 7}\n{"text": null}\n{"text": true}\n{"text": []}\n{"text": {}}\n'},
        [
            rf"a\.jsonl:{n}: the field `text` is {what}, not a string; "
            for n, what in enumerate(["a number", "null", "true or false", "a list", "an object"], 2)
        ],
        found=("a.jsonl:1",),
    ),
    "A line without the field": bad({"a.jsonl": line() + b'{"body": "a"}\n'}, r"a\.jsonl:2: there is no field `text`.*body", found=("a.jsonl:1",)),
    "A table or file of lines without the field": bad(
        {"a.csv": b"id,body\n1,a\n", "b.jsonl": b'{"body": "a"}\n'},
        (r"a\.csv: there is no field `text` \(the fields are id, body\); name the field", r"b\.jsonl: there is no field `text`"),
    ),
    "Half of a surrogate pair in JSON": bad({"a.jsonl": b'{"text": "\\ud800"}\n' + line()}, r"a\.jsonl:1: invalid JSON", found=("a.jsonl:2",)),
    "JSON nested deeper than 128": bad(
        {"a.jsonl": line(deep="[" * 200 + "]" * 200) + line()}, r"a\.jsonl:1: invalid JSON: recursion limit", found=("a.jsonl:2",)
    ),
    "A row with too few or too many fields": bad(
        {"a.csv": f"id,text\n甲\n乙,{TEXT}\n丙,a,b\n".encode()}, (r"a\.csv:2: the row has 1 fields", r"a\.csv:4: the row has 3 fields"), found=("乙",)
    ),
    "Two columns of the text's name": bad({"a.csv": b"text,text\na,b\n"}, r"a\.csv:1: several fields are named `text`; give each a different name"),
    "A quotation mark that is not closed": bad(
        {"a.csv": f'id,text\n甲,"开\n乙,{TEXT}\n'.encode()}, r"a\.csv:2: a quotation mark is not closed; close it", found=("乙",)
    ),
    "A compressed file that is cut": bad({"a.txt.gz": PACKED[:-9]}, r"a\.txt\.gz", OSError),
    "A compressed file that is not one": bad(
        {"a.txt.gz": GOOD}, r"a\.txt\.gz: this is not compressed with gzip, although its name says so; remove \.gz"
    ),
    "Bytes behind the compressed text": bad(
        {"a.txt.gz": gzip.compress(GOOD) + b"x"}, r"a\.txt\.gz: the compressed text is followed", found=("a.txt.gz",)
    ),
    "A text larger than `--max-document-mb`": bad({"a.txt": LONG.encode()}, HUGE, max_document_mb=1),
    "A line that is larger": bad({"a.jsonl": line() + line(LONG) + line()}, HUGE, found=("a.jsonl:1", "a.jsonl:3"), max_document_mb=1),
    "A row that is larger": bad({"a.csv": f"text\n{TEXT}\n{LONG}\n{TEXT}\n".encode()}, HUGE, found=("a.csv:2",), max_document_mb=1),
    "A small file that unpacks to anything": bad(
        {"a.txt.gz": BLANK, "b.jsonl.gz": gzip.compress(line()) + BLANK},
        (r"a\.txt\.gz: (the text is larger|it decompresses to more)", r"b\.jsonl\.gz.*: it decompresses to more than 200 times its size"),
        found=("b.jsonl.gz:1",),
        max_document_mb=1,
    ),
    "A row of metadata that names no file": fine(
        {"m.csv": b"file,date\na.txt,2020\nb.txt,2021\n", "a.txt": GOOD},
        "a.txt",
        told=(r"m\.csv:3: the row names a file that does not exist, b\.txt; write paths",),
        inputs=("a.txt",),
        metadata="m.csv",
    ),
    "Metadata of other files only": fine(
        {"m.csv": b"file,date\nb.txt,2021\n", "a.txt": GOOD, "b.txt": GOOD},
        "a.txt",
        told=(r"m\.csv: none of its 1 rows names a file that was read; write paths",),
        inputs=("a.txt",),
        metadata="m.csv",
    ),
    "Rows of metadata that are bad or contradict each other": Case(
        {"m.csv": b"file,date\na.txt,2020\na.txt,2021\na.txt\n", "a.txt": GOOD},
        ("a.txt",),
        ("a.txt",),
        1,
        (r"m\.csv:3: an earlier row gives different values for the same file", r"m\.csv:4: the row has 1 fields"),
        kouhao.DataError,
        {"metadata": "m.csv"},
    ),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_bytes(GOOD)
    return tmp_path


def fill(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if callable(content):
            content(path)
        elif content is not None:
            path.write_bytes(content)


def kouhao_command(*arguments, **options):
    options = {"stdin": subprocess.DEVNULL, "capture_output": True, "encoding": "utf-8", "timeout": 100, "check": False} | options
    return subprocess.run([sys.executable, "-m", "kouhao", *map(str, arguments)], **options)


def flags(options):
    return [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", str(value))]


def matches(told, wanted):
    return len(told) == len(wanted) and all(re.search(one, other) for one, other in zip(wanted, told, strict=True))


@pytest.mark.parametrize("name", CASES)
def test_input_from_the_command_line(folder, name):
    case = CASES[name]
    fill(folder, case.files)
    run = kouhao_command("kwic", "--phrase", PHRASE, "--format", "csv", *flags(case.options), *case.inputs, "good.txt")
    rows = [row["document"] for row in csv.DictReader(io.StringIO(run.stdout))]
    assert (run.returncode, rows) == (case.status, [*case.found, "good.txt"]), run.stderr
    lines = run.stderr.splitlines()
    assert matches(lines, case.told), lines
    # Each says what to do.
    assert all(text.startswith("kouhao: ") and ("; " in text or "skipped" in text) for text in lines)
    if case.status:
        strict = kouhao_command("kwic", "--phrase", PHRASE, "--strict", "-o", "rows", *flags(case.options), *case.inputs, "good.txt")
        assert (strict.returncode, strict.stderr.splitlines(), strict.stdout) == (1, lines[:1], "")
        assert not (folder / "rows").exists() and not list(folder.glob(".rows*"))


@pytest.mark.parametrize("name", CASES)
def test_input_from_python(folder, name):
    case = CASES[name]
    fill(folder, case.files)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        corpus = kouhao.read([*case.inputs, "good.txt"], strict=False, **case.options)
    rows = [row.document for row in corpus.kwic(PHRASE)]
    assert rows == [*case.found, "good.txt"]
    said = [str(warning.message) for warning in caught]
    # Python's own errors name the file and the reason.
    system = case.raised is not None and issubclass(case.raised, OSError)
    assert matches(said, [re.split(r"[:;]", one)[0] for one in case.told] if system else case.told), said
    assert {warning.filename for warning in caught} <= {__file__}
    if case.status:
        with pytest.raises(case.raised, match=re.split(r"[:;]", case.told[0])[0] if system else case.told[0]):
            kouhao.read([*case.inputs, "good.txt"], **case.options)


def usage(folder, *arguments, told):
    """Nothing was done, and one line says why."""
    run = kouhao_command(*arguments)
    assert (run.returncode, run.stdout) == (2, ""), run.stderr
    assert re.search(told, run.stderr), run.stderr
    return run.stderr


def empty_folder_command(folder):
    (folder / "empty").mkdir()
    run = kouhao_command("kwic", "--phrase", PHRASE, "empty")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "kouhao: the input contains no document; name files or folders of texts\n"


def empty_folder_python(folder):
    (folder / "empty").mkdir()
    assert len(kouhao.read("empty")) == 0
    with pytest.raises(FileNotFoundError):
        kouhao.read("empty/*.txt")
    with pytest.raises(FileNotFoundError):
        kouhao.read("")


def standard_input_command(folder):
    for given, status, told in [
        (GOOD, 0, ""),
        (bytes(range(256)) * 20, 1, "kouhao: -: the bytes are not text"),
        (line() + b"x\n", 1, "kouhao: -:2: invalid"),
        (BLANK, 1, "kouhao: -: "),
    ]:
        run = kouhao_command("kwic", "--phrase", PHRASE, "--max-document-mb", "1", "-", stdin=None, input=given, encoding=None)
        assert run.returncode == status and run.stderr.decode().startswith(told), run.stderr
        assert len(run.stderr.splitlines()) == bool(told)


def standard_input_python(folder):
    program = f"import kouhao; corpus = kouhao.read('-', strict=False); print(len(corpus), len(corpus.kwic({PHRASE!r})))"
    run = subprocess.run([sys.executable, "-c", program], input=line() + b"x\n", capture_output=True, check=True)
    assert run.stdout == b"1 1\n" and b"-:2: invalid JSON" in run.stderr


def pipe(folder):
    os.mkfifo(folder / "pipe")
    thread = threading.Thread(target=(folder / "pipe").write_bytes, args=(line(),))
    thread.start()
    return thread


def pipe_command(folder):
    thread = pipe(folder)
    run = kouhao_command("kwic", "--phrase", PHRASE, "pipe")
    thread.join()
    assert run.returncode == 0 and '"pipe:1"' in run.stdout


def pipe_python(folder):
    thread = pipe(folder)
    assert [document.text for document in kouhao.read("pipe")] == [TEXT]
    thread.join()


def no_metadata_command(folder):
    (folder / "m.csv").write_bytes(b"path,date\n")
    usage(folder, "kwic", "--phrase", PHRASE, "--metadata", "m.csv", "good.txt", told=r"m\.csv: there is no field `file`.*; give the path")
    usage(folder, "kwic", "--phrase", PHRASE, "--metadata", "gone.csv", "good.txt", told=r"gone\.csv: .*; check the name")


def no_metadata_python(folder):
    (folder / "m.csv").write_bytes(b"path,date\n")
    for strict in (True, False):
        with pytest.raises(kouhao.OptionError, match=r"m\.csv: there is no field `file`"):
            kouhao.read("good.txt", metadata="m.csv", strict=strict)
        with pytest.raises(kouhao.OptionError, match=r"gone\.csv"):
            kouhao.read("good.txt", metadata="gone.csv", strict=strict)


FIELD = r"no document has a field `provnce`; the variables are province, besides"
FIELDS = [
    ("terms", {"by": "provnce"}),
    ("kwic", {"phrase": PHRASE, "by": "provnce"}),
    ("spread", {"phrase": PHRASE, "place": "provnce"}),
    ("report", {"by": "provnce"}),
]


def field_command(folder):
    (folder / "a.jsonl").write_bytes(line(province='"x"'))
    for command, options in FIELDS:
        output = ["-o", "page.html"] if command == "report" else []
        run = kouhao_command(command, *flags(options), *output, "a.jsonl")
        assert matches(run.stderr.splitlines(), [FIELD]) and (run.returncode, run.stdout) == (2, ""), (command, run.stderr)
    assert not (folder / "page.html").exists()


def field_python(folder):
    corpus = kouhao.Corpus([kouhao.Document(TEXT, variables={"province": "x"})])
    for command, options in FIELDS:
        options = dict(options)
        given = [options.pop("phrase")] if "phrase" in options else ["page.html"] if command == "report" else []
        with pytest.raises(kouhao.OptionError, match=FIELD):
            getattr(corpus, command)(*given, **options)
    assert not (folder / "page.html").exists()
    # Of a stream the columns are known before it is read.
    frame = pytest.importorskip("polars").DataFrame({"text": [TEXT], "province": ["x"]})
    with pytest.raises(kouhao.OptionError, match=FIELD):
        kouhao.terms(frame, by="provnce")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kouhao.terms(frame, by="province")
        kouhao.terms(frame, by="year")
        kouhao.kwic(corpus, PHRASE, by="province")


CENTRE = "no document matches province=y; the only value of province is x; use values that documents have"


def centre_command(folder):
    (folder / "a.jsonl").write_bytes(line(province='"x"'))
    run = kouhao_command("spread", "--phrase", PHRASE, "--place", "province", "--centre", "y", "a.jsonl")
    assert matches(run.stderr.splitlines(), [CENTRE]) and (run.returncode, run.stdout) == (2, ""), run.stderr


def centre_python(folder):
    corpus = kouhao.Corpus([kouhao.Document(TEXT, variables={"province": "x"})])
    with pytest.raises(kouhao.OptionError, match=CENTRE):
        corpus.spread(PHRASE, place="province", centre="y")


#: Conditions, and what is said if the only value of `province` is x.
UNFIT = [
    ("province=y", "no document matches province=y; the only value of province is x; use values that documents have"),
    ("province!=x", "no document matches province!=x; the only value of province is x"),
    ("province=x & document=y", "no document matches province=x & document=y; the only value of document is "),
    ("provnce=x|y", FIELD),
    ("provnce!=x", FIELD),
]


def unfit_command(folder):
    (folder / "a.jsonl").write_bytes(line(province='"x"'))
    for condition, told in UNFIT:
        for arguments in (
            ["kwic", "--phrase", PHRASE, "--where", condition],
            ["keyness", "--target", condition],
            ["keyness", "--target", "province=x", "--reference", condition],
            ["compare", "--target", condition, "--reference", "province=x"],
        ):
            run = kouhao_command(*arguments, "a.jsonl")
            assert (run.returncode, run.stdout) == (2, "") and matches(run.stderr.splitlines(), [told]), (arguments, run.stderr)


def unfit_python(folder):
    corpus = kouhao.Corpus([kouhao.Document(TEXT, name="1", variables={"province": "x"})])
    for condition, told in UNFIT:
        for ask in (
            lambda condition=condition: corpus.where("province=x", condition),
            lambda condition=condition: corpus.keyness(target=condition),
            lambda condition=condition: corpus.keyness(target=condition, reference={"改革": 1}),
            lambda condition=condition: corpus.keyness(target="province=x", reference=condition),
            lambda condition=condition: corpus.compare(target=condition, reference="province=x"),
        ):
            with pytest.raises(kouhao.OptionError) as raised:
                ask()
            assert re.search(told.partition("; ")[2], str(raised.value)), condition


def option_command(folder):
    assert "exists: '--top'" in usage(folder, "terms", "--tpo", "3", "good.txt", told="unexpected argument '--tpo'")
    usage(folder, "enumerations", "--min-count", "3", "good.txt", told="`enumerations` has no such option, but others have: terms")
    usage(folder, "slogan", "good.txt", told="a similar subcommand exists: 'slogans'")


def option_python(folder):
    with pytest.raises(TypeError, match="tpo"):
        kouhao.terms(TEXT, tpo=3)
    with pytest.raises(TypeError, match=r"^Corpus\.terms\(\) got .*'tpo'"):
        kouhao.Corpus().terms(tpo=3)


def number_command(folder):
    for value in ("-1", "x", "1.5"):
        usage(
            folder,
            "kwic",
            "--phrase",
            PHRASE,
            "--width",
            value,
            "good.txt",
            told=f"invalid value '{value}' for '--width <N>': give a whole number, 0 or more",
        )
    for value in ("-1", "x", "0"):
        usage(folder, "terms", "--top", value, "good.txt", told=f"invalid value '{value}' for '--top <N>': give a whole number, 1 or more")
    for value in ("0", "4000"):
        usage(folder, "terms", "--max-document-mb", value, "good.txt", told="the maximum document size cannot be .* MB; use 1 to 3999")


def number_python(folder):
    with pytest.raises(kouhao.OptionError, match="min_count=-1"):
        kouhao.slogans(TEXT, min_count=-1)
    for value in (0, 4000):
        with pytest.raises(kouhao.OptionError, match="the maximum document size cannot be"):
            kouhao.read("good.txt", max_document_mb=value)


LISTS = {
    "--lexicon": ("enumerations", lambda path: kouhao.Lexicon(path)),
    "--dictionary": ("tokens", lambda path: kouhao.Tokenizer(dictionary=path)),
    "--phrases": ("terms", None),
    "--stop-words": ("terms", lambda path: kouhao.terms(TEXT, stop_words=path)),
    "--reference-counts": ("keyness", lambda path: kouhao.keyness(TEXT, reference=path)),
    "--background": ("slogans", lambda path: kouhao.slogans(TEXT, background=path)),
}


def lists_command(folder):
    (folder / "bytes").write_bytes(b"a 3\n\xff\xfe\0")
    (folder / "sub").mkdir()
    for option, (command, _) in LISTS.items():
        for name, told in [("gone", "gone: No such file.*; check the name"), ("sub", "sub: Is a dir.*; name a file"), ("bytes", "bytes(:.)?: .*; ")]:
            told_so = usage(folder, command, option, name, "good.txt", told=told)
            assert len(told_so.splitlines()) == 1, told_so


def lists_python(folder):
    (folder / "bytes").write_bytes(b"a 3\n\xff\xfe\0")
    (folder / "sub").mkdir()
    for use in (use for _, use in LISTS.values() if use is not None):
        with pytest.raises(kouhao.DataError, match=r"bytes.*; "):
            use(folder / "bytes")
        with pytest.raises(FileNotFoundError):
            use(folder / "gone")
        with pytest.raises(IsADirectoryError):
            use(folder / "sub")


def missing_folder_command(folder):
    for command in (["kwic", "--phrase", PHRASE], ["report"], ["summary"]):
        usage(folder, *command, "good.txt", "-o", "no/rows", told="no/rows: No such file.*; make the folder no first")
    usage(folder, "background", "a=good.txt", "-o", "no/rows", told="no/rows: No such file.*; make the folder no first")


def missing_folder_python(folder):
    for write in (kouhao.kwic(TEXT, PHRASE).to_csv, kouhao.kwic(TEXT, PHRASE).to_jsonl, kouhao.Document(TEXT).report):
        with pytest.raises(FileNotFoundError) as caught:
            write("no/rows")
        assert caught.value.filename == "no/rows"


def full(size):
    """A disk that is full after so many bytes: the file may grow no further."""

    def limited():
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limited


def full_disk_command(folder):
    (folder / "a.jsonl").write_bytes(line() * 500)
    for command in (["kwic", "--phrase", PHRASE], ["report"]):
        run = kouhao_command(*command, "a.jsonl", "-o", "/dev/full")
        assert run.returncode == 1 and re.fullmatch(r"kouhao: /dev/full: No space left on device.*; make room.*\n", run.stderr), run.stderr
        (folder / "rows").write_text("before", encoding="utf-8")
        run = kouhao_command(*command, "a.jsonl", "-o", "rows", preexec_fn=full(1000))
        assert run.returncode == 1 and re.fullmatch(r"kouhao: rows: File too large.*; make room.*\n", run.stderr), run.stderr
        assert (folder / "rows").read_text(encoding="utf-8") == "before" and not list(folder.glob(".rows*"))
    # Nobody can be told, and the rows are there all the same.
    with Path("/dev/full").open("w", encoding="utf-8") as nobody:
        run = kouhao_command("kwic", "--phrase", PHRASE, "gone.txt", "good.txt", capture_output=False, stdout=subprocess.PIPE, stderr=nobody)
    assert run.returncode == 1 and len(run.stdout.splitlines()) == 1


def full_disk_python(folder):
    rows = kouhao.kwic([TEXT] * 500, PHRASE)
    with pytest.raises(OSError, match="No space left"):
        rows.to_csv("/dev/full")
    (folder / "rows").write_text("before", encoding="utf-8")
    program = f"import kouhao; kouhao.kwic([{TEXT!r}] * 500, {PHRASE!r}).to_jsonl('rows')"
    run = subprocess.run([sys.executable, "-c", program], preexec_fn=full(1000), capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 1 and run.stderr.splitlines()[-1] == "OSError: [Errno 27] File too large: 'rows'", run.stderr
    assert (folder / "rows").read_text(encoding="utf-8") == "before" and not list(folder.glob(".rows*"))


def closed_pipe_command(folder):
    (folder / "a.jsonl").write_bytes(line() * 20_000)
    for form in ("jsonl", "csv", "table"):
        command = [sys.executable, "-m", "kouhao", "kwic", "--phrase", PHRASE, "--format", form, "a.jsonl"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout.readline()
            process.stdout.close()
            assert (process.wait(60), process.stderr.read()) == (0, b"")


def closed_pipe_python(folder):
    os.mkfifo(folder / "pipe")
    opened = []
    thread = threading.Thread(target=lambda: opened.append(os.read(fd := os.open(folder / "pipe", os.O_RDONLY), 1)) or os.close(fd))
    thread.start()
    with pytest.raises(BrokenPipeError):
        kouhao.kwic([TEXT] * 20_000, PHRASE).to_jsonl(folder / "pipe")
    thread.join()


FORMULAS = ["=1+1", "+1", "-1", "@A1", "＝1", "\t=1", "\r=1", "'1", "1=1"]
ESCAPED = ["'=1+1", "'+1", "'-1", "'@A1", "'＝1", "'\t=1", "'\r=1", "'1", "1=1"]


def formulas_command(folder):
    import json

    lines = "".join(json.dumps({"text": TEXT, "id": name}) + "\n" for name in FORMULAS)
    (folder / "a.jsonl").write_text(lines, encoding="utf-8")
    for form, names in [("csv", FORMULAS), ("excel", ESCAPED)]:
        run = kouhao_command("kwic", "--phrase", PHRASE, "--format", form, "a.jsonl", encoding=None)
        assert run.stdout.startswith("\ufeff".encode()) == (form == "excel")
        rows = csv.DictReader(io.StringIO(run.stdout.decode("utf-8-sig"), newline=""))
        assert [(row["document"], row["start"]) for row in rows] == [(name, "13") for name in names]


def formulas_python(folder):
    rows = kouhao.Corpus([kouhao.Document(TEXT, name=name) for name in FORMULAS]).kwic(PHRASE)
    for excel, names in [(False, FORMULAS), (True, ESCAPED)]:
        rows.to_csv("rows.csv", excel=excel)
        with Path("rows.csv").open(encoding="utf-8-sig", newline="") as file:
            assert [row["document"] for row in csv.DictReader(file)] == names


ORDERS = "\x1b[2J\x07\x9b1m\u202e\u2066\x00\x7f\u2028"
SAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def orders_command(folder):
    # More than a few control characters are no text.
    hostile = f"落实{ORDERS}“四个全面”，落实{ORDERS}“四个全面”。" + TEXT * 20
    (folder / "\x1b]0;x\x07.txt").write_text(hostile, encoding="utf-8")
    (folder / "\x9b2J.pdf").write_bytes(b"")
    for command in (["kwic", "--phrase", PHRASE], ["tokens"], ["slogans"], ["enumerations"]):
        run = kouhao_command(*command, "--format", "table", ".", "\u202egone.txt")
        assert run.returncode == 1 and "]0;x" in run.stdout if command != ["slogans"] else "四个全面" in run.stdout
        assert not SAFE.search(run.stdout) and not SAFE.search(run.stderr), (run.stdout, run.stderr)
        assert r"\u{202e}gone.txt" in run.stderr and r"\u{9b}2J.pdf" in run.stderr
    run = kouhao_command("summary", ".")
    assert PHRASE in run.stdout and not SAFE.search(run.stdout), run.stdout
    # Data is what the text holds: JSON escapes what it must, and gives it back.
    import json

    rows = kouhao_command("tokens", "\x1b]0;x\x07.txt").stdout.strip("\n").split("\n")
    assert "".join(json.loads(row)["text"] for row in rows) == hostile and "\x1b" not in "".join(rows)


def orders_python(folder):
    document = kouhao.Document(f"落实{ORDERS}“四个全面”。", name=ORDERS, variables={"place": ORDERS})
    corpus = kouhao.Corpus([document, document])
    for shown in (document, corpus, document.tokens(), document.kwic(PHRASE), corpus.slogans(), corpus.terms(by="place"), corpus.summary()):
        assert not SAFE.search(repr(shown)), repr(shown)
    with pytest.raises(kouhao.DataError) as caught:
        (folder / "\x1b[2J.txt").write_bytes(bytes(range(256)))
        kouhao.read("\x1b[2J.txt")
    assert not SAFE.search(str(caught.value)) and r"\u{1b}[2J.txt" in str(caught.value)
    with pytest.warns(UserWarning, match=r"\\u\{1b\}\[2J\.txt"):
        kouhao.read(["\x1b[2J.txt"], strict=False)


EVIL = "</title></style></svg><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\x00"
FIELD_NAMES = ("title", "speaker", "date", "occasion", "place", "province", "author", EVIL, EVIL.replace("\0", ""))


def evil_documents():
    text = f"{EVIL}\n{TEXT}\n{EVIL}四个全面{EVIL}\n名词解释\n1.“{EVIL}”：{EVIL}。\n2.“三清”：清河道{EVIL}、清路障、清积案。"
    variables = dict.fromkeys(FIELD_NAMES, EVIL)
    return [(text, EVIL, variables), (text + TEXT, EVIL + "2", variables | {"place": "x" + EVIL, "speaker": "y" + EVIL, "date": "2020"})]


def harmless(page):
    assert not re.search(r"<(script|img|iframe|object|embed|link|base|form)\b", page, re.IGNORECASE)
    assert "\x00" not in page
    for tag in re.findall(r"<[a-z][^>]*>", page):
        assert not re.search(r"\son\w+\s*=", re.sub(r'"[^"]*"', '""', tag)), tag


def evil_command(folder):
    import json

    lines = "".join(json.dumps({"text": text, "id": name} | variables) + "\n" for text, name, variables in evil_documents())
    (folder / "a.jsonl").write_text(lines, encoding="utf-8")
    for options in (["--by", "place"], ["--by", EVIL.replace("\0", "")], ["--title", EVIL.replace("\0", ""), "--language", "zh"]):
        run = kouhao_command("report", *options, "a.jsonl", "-o", "page.html")
        assert run.returncode == 0, run.stderr
        harmless((folder / "page.html").read_text(encoding="utf-8"))
    from xml.etree import ElementTree

    pictures = [
        ["terms", "--by", "speaker"],
        ["kwic", "--phrase", PHRASE, "--by", "place"],
        ["timeline", "--phrase", PHRASE],
        ["keyness", "--target", f"place>=x{EVIL.partition('&')[0]}"],
        ["compare", "--target", "date=2020", "--reference", "date!=2020"],
    ]
    for command in pictures:
        run = kouhao_command(*command, "--format", "svg", "a.jsonl")
        harmless(run.stdout)
        ElementTree.fromstring(run.stdout)


def evil_python(folder):
    from xml.etree import ElementTree

    corpus = kouhao.Corpus([kouhao.Document(text, name=name, variables=variables) for text, name, variables in evil_documents()])
    for options in ({"by": "place"}, {"by": EVIL}, {"title": EVIL, "language": "zh"}):
        harmless(corpus.report("page.html", **options).read_text(encoding="utf-8"))
    shown = [corpus, corpus[0], corpus.terms(by="speaker"), corpus.kwic(PHRASE, by="place"), corpus.parse_glossary(), corpus.summary()]
    for one in shown:
        harmless(one._repr_html_())
    for picture in (
        corpus.terms(by="speaker").plot(title=EVIL),
        corpus.kwic(PHRASE, by="place").plot(),
        corpus.where("date=2020").timeline(PHRASE).plot(),
        corpus.keyness(target="date=2020").plot(names=(EVIL, EVIL)),
        corpus[0].compare(corpus[1]).plot(names=(EVIL, EVIL)),
    ):
        harmless(picture.svg)
        ElementTree.fromstring(picture.svg)


def large(folder, name):
    few = GOOD * 1000
    with (folder / name).open("wb") as file:
        file.write(b'{"text": "' if name.endswith("jsonl") else b"")
        for _ in range(300_000_000 // len(few)):
            file.write(few)
        file.write(b'"}\n' if name.endswith("jsonl") else b"")


def large_command(folder):
    for name in ("a.txt", "a.jsonl"):
        large(folder, name)
        run = kouhao_command("kwic", "--phrase", "快马加鞭", name, "good.txt", timeout=3000)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def large_python(folder):
    for name in ("a.txt", "a.jsonl"):
        large(folder, name)
        corpus = kouhao.read([name])
        assert len(corpus) == 1 and len(corpus[0].text) > 90_000_000
        assert len(corpus.kwic("快马加鞭")) == 0


SPECIAL = {
    "A folder without texts": (empty_folder_command, empty_folder_python),
    "Standard input, whatever it is": (standard_input_command, standard_input_python),
    "A pipe, as `<(…)` of a shell": (pipe_command, pipe_python),
    "Metadata that cannot be read, or without the column `file`": (no_metadata_command, no_metadata_python),
    "A field that no document has": (field_command, field_python),
    "A centre that no document has": (centre_command, centre_python),
    "A condition that no document fits": (unfit_command, unfit_python),
    "An option or command that does not exist": (option_command, option_python),
    "A value that is not a number, or is out of range": (number_command, number_python),
    "A lexicon, dictionary, list, table of counts or background that cannot be used": (lists_command, lists_python),
    "An output in a folder that is not there": (missing_folder_command, missing_folder_python),
    "A full disk": (full_disk_command, full_disk_python),
    "A reader of the output that has seen enough (`head -1`)": (closed_pipe_command, closed_pipe_python),
    "Texts that a spreadsheet takes for formulas": (formulas_command, formulas_python),
    "Escape sequences, control characters, marks of direction": (orders_command, orders_python),
    "Markup in texts, names, metadata and glossaries": (evil_command, evil_python),
    "A text or line of 300 MB": (large_command, large_python),
}
#: Minutes without optimisation; KOUHAO_SLOW=1 runs them.
SLOW = {"A text or line of 300 MB"}


def special(place):
    marks = pytest.mark.skipif(not os.environ.get("KOUHAO_SLOW"), reason="takes minutes; set KOUHAO_SLOW=1")
    return [pytest.param(both[place], id=name, marks=marks if name in SLOW else ()) for name, both in SPECIAL.items()]


@pytest.mark.parametrize("check", special(0))
def test_line_from_the_command_line(folder, check):
    check(folder)


@pytest.mark.parametrize("check", special(1))
def test_line_from_python(folder, check):
    check(folder)


def half_a_pair(folder):
    half = "四个\ud800全面"
    for use in (
        lambda: kouhao.terms(half),
        lambda: kouhao.Document("a", name=half),
        lambda: kouhao.Corpus.from_texts([half]),
        lambda: kouhao.Document("a", variables={"place": half}),
        lambda: kouhao.Corpus.from_texts(["a"], variables={"place": [half]}),
        lambda: kouhao.kwic("a", half),
        lambda: kouhao.terms("a", by=half),
    ):
        with pytest.raises(ValueError, match="surrogate"):
            use()


def no_str(folder):
    for wrong, told in [(None, "NoneType"), (7, "int"), (b"a", "bytes"), (float("nan"), "float"), (["a"], "list")]:
        with pytest.raises(TypeError, match=f"text 2 is not a str but {told}"):
            kouhao.terms(["a", wrong])
    with pytest.raises(TypeError, match="bytes"):
        kouhao.terms(b"abc")


def column_without_texts(folder):
    polars = pytest.importorskip("polars")
    with pytest.raises((kouhao.OptionError, TypeError), match="not texts"):
        kouhao.terms(polars.Series([1, 2]))
    with pytest.raises(kouhao.OptionError, match="no column 'body'; it has text"):
        kouhao.Corpus.from_frame(polars.DataFrame({"text": ["a"]}), text="body")


def missing_in_a_column(folder):
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    for column in (polars.Series([TEXT, None, TEXT]), pandas.Series([TEXT, None, TEXT])):
        assert [row.document for row in kouhao.kwic(column, PHRASE)] == ["1", "3"]


def broken_word(folder):
    document = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
    entities = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    whole = document.format(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>").encode()
    for name, xml in [
        ("cut", whole[:-20]),
        ("entities", entities.encode() + whole.replace(b"<w:t>", b"<w:t>&b;")),
        ("utf16", (entities + whole.decode()).encode("utf-16")),
        ("deep", document.format("<w:tbl>" * 100_000 + "</w:tbl>" * 100_000).encode()),
        ("bomb", b" " * (65 << 20)),
    ]:
        with zipfile.ZipFile(f"{name}.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", xml)
        with pytest.raises(kouhao.DataError, match=rf"{name}\.docx: is not a readable Word document \(.*\); open it and save it"):
            kouhao.read(f"{name}.docx")
    (folder / "cut2.docx").write_bytes((folder / "bomb.docx").read_bytes()[:2000])
    with pytest.warns(UserWarning, match=r"cut2\.docx: is not a readable Word document"):
        assert len(kouhao.read(["cut2.docx", "good.txt"], strict=False)) == 1


def broken_parquet(folder):
    polars = pytest.importorskip("polars")
    polars.DataFrame({"text": [1, 2]}).write_parquet("numbers.parquet")
    polars.DataFrame({"text": [TEXT] * 100}).write_parquet("cut.parquet")
    (folder / "cut.parquet").write_bytes((folder / "cut.parquet").read_bytes()[:-30])
    (folder / "none.parquet").write_bytes(b"PAR1")
    for name in ("numbers", "cut", "none"):
        with pytest.raises(kouhao.DataError, match=rf"{name}\.parquet: .*; "):
            kouhao.read(f"{name}.parquet")
        with pytest.warns(UserWarning, match=rf"{name}\.parquet"):
            assert len(kouhao.read([f"{name}.parquet", "good.txt"], strict=False)) == 1


OF_PYTHON = {
    "Half of a surrogate pair in a string": half_a_pair,
    "A list with something that is not a string": no_str,
    "A column that holds no texts, or is not there": column_without_texts,
    "A missing value in a column of texts": missing_in_a_column,
    "A Word document that is broken or unpacks to anything": broken_word,
    "A Parquet table that is broken or holds no texts": broken_parquet,
}


@pytest.mark.parametrize("check", [pytest.param(check, id=name) for name, check in OF_PYTHON.items()])
def test_input_of_python_alone(folder, check):
    check(folder)


def test_every_line_of_the_page_is_tested():
    tables = re.findall(r"(?m)^\| ---.*\n((?:\|.*\n)+)", PAGE.read_text(encoding="utf-8"))
    lines = [[row.split(" | ")[0].removeprefix("| ") for row in table.splitlines()] for table in tables]
    assert len(lines) == 2 and all(len(set(names)) == len(names) for names in lines)
    assert sorted(lines[0]) == sorted(CASES.keys() | SPECIAL.keys())
    assert sorted(lines[1]) == sorted(OF_PYTHON)


def test_the_page_tells_the_status():
    rows = re.findall(r"(?m)^\| (.+?) \| .+ \| (\d) \| ", PAGE.read_text(encoding="utf-8"))
    assert {name: int(status) for name, status in rows if name in CASES} == {name: case.status for name, case in CASES.items()}


#: Files of the collection of awkward ones that are not read as they are, and what is said.
REFUSED = {
    "derived_gwr2025.trunc.gbk": "unsupported file type; use .txt",
    "jszx2022.head.csv": "there is no field `text` (the fields are rownum, ",
    "xwlb_20120703.raw.json": "unsupported file type; use .txt",
    "xwlb_20180905.raw.json": "unsupported file type; use .txt",
}


def awkward():
    if missing := real_texts.why_missing("corpora/awkward"):
        pytest.skip(missing)
    return sorted((real_texts.FOLDER / "corpora" / "awkward").iterdir())


def test_awkward_files_from_the_command_line():
    files = awkward()
    run = kouhao_command("kwic", "--phrase", "的", "--format", "csv", *files)
    read = {row["document"] for row in csv.DictReader(io.StringIO(run.stdout))}
    told = [text.removeprefix("kouhao: ") for text in run.stderr.splitlines() if "by the Python package" not in text]
    refused = {Path(file).name: reason for file, reason in (text.split(": ", 1) for text in told)}
    # Word documents are read by Python alone.
    word = {file.name: REFUSED["xwlb_20120703.raw.json"] for file in files if file.suffix == ".docx"}
    expected = REFUSED | word
    assert run.returncode == 1 and refused.keys() == expected.keys() and all(refused[name].startswith(expected[name]) for name in refused)
    assert {file.name for file in files} - {Path(file).name for file in read} == refused.keys()


def test_awkward_files_from_python():
    for file in awkward():
        if file.name in REFUSED:
            with pytest.raises(kouhao.DataError, match=re.escape(f"{file}: {REFUSED[file.name]}")):
                kouhao.read(file)
        else:
            document = kouhao.read(file)
            assert len(document.text) > 1000 and "\ufffd" not in document.text
    assert {file.name for file in awkward()} >= REFUSED.keys()


def test_what_a_warning_says_has_no_orders():
    assert _core.visible("a\x1bb\n") == r"a\u{1b}b\u{a}"


def test_what_is_not_a_text_is_told_with_what_to_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match=r"document 2 is not a Document but str; Corpus\.from_texts collects texts"):
        kouhao.Corpus([kouhao.Document("甲"), "乙"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="texts is int; give a text, a list of texts"):
        kouhao.slogans(5)  # type: ignore[arg-type]
    monkeypatch.chdir(tmp_path)
    Path("speech.txt").write_text("护好湖湾。", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"the text 'speech\.txt' is the name of a file, .*kouhao\.read\('speech\.txt'\)"):
        assert len(kouhao.tokens("speech.txt")) > 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for text in ["", ".", "甲" * 5000, "speech.txt\n", "a\0b"]:
            kouhao.tokens(text)
