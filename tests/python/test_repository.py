"""What the repository says of itself is so: tables and their sources, dependencies, versions, fields of rows; and nothing opens a network."""

import ast
import hashlib
import json
import re
import runpy
import shutil
import subprocess
import sys
import tomllib

import kouhao
import pytest
from conftest import ROOT

DATA = ROOT / "crates" / "kouhao" / "data"
CARGO = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def cells(text, heading):
    """Return the rows of the table that has this heading, cell by cell."""
    lines = text[text.index(heading) :].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_table_has_source_licence_and_date():
    rows = cells(read("crates/kouhao/data/README.md"), "| file | what | source | licence | date |")
    assert sorted(row[0].strip("`") for row in rows) == sorted({path.name for path in DATA.iterdir()} - {"README.md", "LICENSES.md", "SHA256SUMS"})
    for name, what, source, licence, date in rows:
        assert len(what) > 20 and len(source) > 20, name
        assert re.match(r"MIT|Apache-2\.0|Unicode-3\.0", licence), name
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", date), name
        # What others made has its licence beside it.
        assert licence == "MIT or Apache-2.0, as the library" or name in read("crates/kouhao/data/LICENSES.md"), name


def test_digests_of_tables_are_those_of_the_files():
    expected = [f"{hashlib.sha256((DATA / name).read_bytes()).hexdigest()}  {name}" for name, _ in _tables()]
    assert read("crates/kouhao/data/SHA256SUMS").splitlines() == expected


def _tables():
    return kouhao._core.tables()


def test_pages_count_the_entries_and_senses_of_the_catalogue():
    catalogue = tomllib.loads(read("crates/kouhao/data/catalogue.toml"))
    entries, plain = catalogue["entry"], sum(len(texts) for texts in catalogue["phrases"].values())
    senses = [sense for entry in entries for sense in entry.get("sense", [])]
    unshown = sum("passage" not in sense for sense in senses)
    assert f"{unshown} of its {len(senses)} senses have no passage" in read("README.md")
    shown = sum(any("passage" in sense for sense in entry.get("sense", [])) for entry in entries)
    changes = read("CHANGELOG.md")
    assert f"{len(entries) + plain:,} national formulations" in changes and f"A passage shows the sense of {shown}." in changes


NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
)
CHINESE = (*"零一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五", "十六")


def test_readme_gives_the_worst_and_the_best_set_and_all_members():
    sets = cells(read("docs/reference/quality.md"), "| set | exact F1 |")
    figures = sorted(re.match(r"[01]\.\d{3} of \d+ phrases \([^)]*\)", row[1])[0] for row in sets)
    readme = read("README.md")
    assert f"exact F1 in {NUMBERS[len(sets)]} sets" in readme and f"at worst {figures[0]}, at best {figures[-1]}." in readme
    right, of = (sum(int(re.match(r"(\d+) of (\d+)", row[2])[part]) for row in sets) for part in (1, 2))
    for page in ("README.md", "docs/reference/quality.md"):
        assert f"{right} of {of} lists" in read(page), page
    chinese = read("README.zh.md")
    assert f"在{CHINESE[len(sets)]}组" in chinese and f"{figures[0][:5]} 至 {figures[-1][:5]}" in chinese and f"{of} 组里对了 {right} 组" in chinese


def test_figures_of_readme_are_those_of_the_reference():
    readme, speed, quality = read("README.md"), read("docs/reference/speed.md"), read("docs/reference/quality.md")
    heading = "| command | 51 work reports"
    known = {row[0]: row[1:] for row in cells(speed, heading)}
    for command, *figures in cells(readme, heading):
        # The reference also says how many rows there are.
        assert all(full.startswith(short) for short, full in zip(figures, known[command], strict=True)), command
    figures = re.findall(r"[\d.]+ (?:of [\d,]+ )?(?:phrases )?\(0\.\d+ to [01]\.\d+\)", readme)
    assert len(figures) > 8 and not [figure for figure in figures if figure not in quality]


# The commands that read all texts before they begin: the function that does it, and what pages call the command.
WHOLE = {
    "slogans": "slogans",
    "firsts": "firsts",
    "summary": "summary",
    "report": "report",
    "compare": "compare",
    "reuse": "reuse",
    "templates": "templates --across",
    "count_background": "background",
    "spread": "spread",
    "breakdown": "terms --breakdown",
    "enumerations": "enumerations --glossary corpus",
    "kwic": "kwic",
}


def test_pages_name_the_commands_that_hold_all_texts():
    found, function = set(), ""
    for path in (ROOT / "crates" / "kouhao-cli" / "src" / "commands").glob("*.rs"):
        for line in path.read_text(encoding="utf-8").splitlines():
            function = named[1] if (named := re.match(r"(?:pub(?:\(\w+\))? )?fn (\w+)", line)) else function
            if ".corpus()" in line or ".corpus_if(" in line:
                found.add(function)
    assert found == set(WHOLE)
    for page in ("docs/reference/speed.md", "docs/how-to/big.md"):
        [told] = [part for part in read(page).split("\n\n") if "hold all documents" in part]
        assert [name for name in WHOLE.values() if f"`{name}`" not in told] == [], page


def test_every_dependency_is_argued_for():
    argued = cells(read("DESIGN.md"), "| crate | for | instead of |")
    names = {word for row in argued for word in re.findall(r"[a-z0-9][a-z0-9_-]+", row[0])}
    fuzzed = tomllib.loads(read("fuzz/Cargo.toml"))["dependencies"]
    crates = {name for name in {*CARGO["workspace"]["dependencies"], *fuzzed} if not name.startswith("kouhao")}
    packages = {
        re.match(r"[a-z0-9-]+", needed)[0]
        for extra in PROJECT["optional-dependencies"].values()
        for needed in extra
        if not needed.startswith("kouhao")
    }
    assert crates | packages <= names, "DESIGN.md part 5 says of each dependency what it is for"
    assert PROJECT["dependencies"] == []
    # No row is left of what was taken out.
    for first, use, _ in argued:
        assert set(re.findall(r"[a-z0-9][a-z0-9_-]+", first)) & (crates | packages | {"maturin"}), first
        assert use, first


def test_members_name_no_dependency_of_their_own():
    for member in (ROOT / "crates").iterdir():
        manifest = tomllib.loads((member / "Cargo.toml").read_text(encoding="utf-8"))
        for table in ("dependencies", "dev-dependencies", "build-dependencies"):
            for name, told in manifest.get(table, {}).items():
                assert isinstance(told, dict) and (told.get("workspace") or "path" in told), f"{member.name}: {name} belongs in the workspace's table"


def test_versions_agree():
    version = CARGO["workspace"]["package"]["version"]
    assert kouhao.__version__ == version
    assert re.search(rf"^version: {re.escape(version)}$", read("CITATION.cff"), re.MULTILINE)
    assert re.search(r"^## (\S+?),", read("CHANGELOG.md"), re.MULTILINE)[1] == version
    # The oldest Rust is one that is tested with.
    rust = CARGO["workspace"]["package"]["rust-version"]
    assert f"Rust {rust} or later" in read("README.md") and f"Rust {rust} or later" in read("scripts/test")
    assert re.search(rf"toolchain: \[.*\"{re.escape(rust)}", read(".github/workflows/test.yml"))
    python = PROJECT["requires-python"].removeprefix(">=")
    assert f"Python {python}" in read("README.md") and f"abi3-py{python.replace('.', '')}" in read("Cargo.toml")


def test_fields_of_rows_change_only_with_their_version():
    told = runpy.run_path(str(ROOT / "scripts" / "rows.py"))["told"]()
    assert told == read("tests/golden/rows.tsv"), "fields have changed; scripts/rows.py says what to do"
    assert len(set(told.splitlines())) == len(told.splitlines()), "no row is listed twice"
    page = read("docs/reference/rows.md")
    version = kouhao._core.rows_version()
    assert re.search(rf"^\| {version} \|", page, re.MULTILINE), "docs/reference/rows.md has the history of versions"
    for line in told.splitlines()[1:]:
        assert f"::: kouhao.{line.split(chr(9))[0]}\n" in page


# Modules of Python's own library that open connections.
NETWORK = {"asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib", "xmlrpc"}


def test_nothing_in_the_code_opens_a_network():
    for path in (ROOT / "crates").rglob("*.rs"):
        found = re.search(r"\bstd::net\b|\bnet::|TcpStream|TcpListener|UdpSocket|ToSocketAddrs|UnixStream", path.read_text(encoding="utf-8"))
        assert found is None, f"{path}: {found}"
    for path in (ROOT / "python").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module] if isinstance(node, ast.ImportFrom) else []
            )
            roots = {str(module).split(".")[0] for module in modules}
            assert not roots & (NETWORK | {"requests", "httpx", "aiohttp"}), f"{path} imports {roots}"


def test_nothing_that_is_linked_opens_a_network():
    banned = {entry["crate"] for entry in tomllib.loads(read("deny.toml"))["bans"]["deny"]}
    locked = {package["name"] for package in tomllib.loads(read("Cargo.lock"))["package"]}
    assert len(banned) > 8 and not banned & locked


def test_a_run_opens_no_network(tmp_path):
    strace = shutil.which("strace")
    if strace is None or subprocess.run([strace, "-qq", "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("strace is missing or not allowed; install it to see that a run opens no socket")
    report = tmp_path / "report.html"
    program = [sys.executable, "-m", "kouhao", "report", "examples/speeches", "-o", report]
    trace = [strace, "-f", "-qq", "-e", "trace=%network", "-o", tmp_path / "calls", *program]
    subprocess.run(trace, cwd=ROOT, capture_output=True, check=True)
    calls = [line for line in (tmp_path / "calls").read_text().splitlines() if re.search(r"\b(socket|connect|sendto|bind)\(", line)]
    assert report.stat().st_size > 0 and calls == []
    # The same tool does see a connection.
    listening = [sys.executable, "-c", "import socket; socket.socket()"]
    subprocess.run([strace, "-f", "-qq", "-e", "trace=%network", "-o", tmp_path / "seen", *listening], check=True)
    assert "socket(" in (tmp_path / "seen").read_text()


def test_objects_of_python_can_be_shared_between_threads():
    """The extension says that it needs no lock of the interpreter: what it hands out does not change."""
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "crates" / "kouhao-python" / "src").rglob("*.rs")}
    classes = [(path, told) for path, text in sources.items() for told in re.findall(r"#\[pyclass\b(.*)\]", text)]
    assert len(classes) > 6 and all("frozen" in told for _, told in classes)
    assert any("pymodule(gil_used = false)" in text for text in sources.values())
    assert not [path for path, text in sources.items() if re.search(r"\bstatic mut\b|GILProtected|thread_local!", text)]


def test_workflows_pin_what_they_run():
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        used = re.findall(r"uses: (\S+)", text)
        assert used and all(re.fullmatch(r"[\w/-]+@v?\d+\.\d+(\.\d+)?", action) for action in used), path
        assert "secrets." not in text and re.search(r"^permissions:", text, re.MULTILINE), path


def test_provenance_of_the_documentation_is_that_of_the_program():
    shown = re.search(r"```json\n(.*?)```", read("docs/reference/provenance.md"), re.DOTALL)[1]
    made = json.loads(kouhao.demo().slogans(top=3).provenance.to_json())
    assert list(json.loads(shown)) == list(made)
    assert set(json.loads(shown)["rows"]) == set(made["rows"]) and set(json.loads(shown)["corpus"]) == set(made["corpus"])


FOLDERS = ("benches", "crates", "docs", "examples", "fuzz", "python", "scripts", "tests", ".github")
PAGES = [*ROOT.glob("*.md"), *(ROOT / folder / "README.md" for folder in ("benches", "examples", "tests/golden", "crates/kouhao/data"))]
SOURCES = {path.name for folder in FOLDERS for pattern in ("*.rs", "*.py") for path in (ROOT / folder).rglob(pattern)}


def not_there(page, text):
    """Return the links, paths and sources that a page names and the repository lacks."""
    links = re.findall(r"\]\(([^)\s#:]+)(?:#[^)\s]*)?\)", text)
    words = [word.strip(".,;:()") for quoted in re.findall(r"`([^`\n]+)`", text) for word in quoted.split()]
    paths = [word for word in words if word.startswith(tuple(f"{folder}/" for folder in FOLDERS))]
    sources = [word for word in words if re.fullmatch(r"\w+\.(rs|py)", word)]
    return (
        [link for link in links if not (page.parent / link).exists()]
        + [path for path in paths if not any(ROOT.glob(path.rstrip("/")))]
        + [source for source in sources if source not in SOURCES]
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page):
    # Pages of docs name pages that are made, which the making of the site checks.
    assert not_there(page, page.read_text(encoding="utf-8")) == []


def test_what_is_not_there_is_told():
    text = "[one](DESIGN.md) [two](SIGNED.md#3) `scripts/te*` `python scripts/toast --all`, `rows.py` `rose.rs`"
    assert not_there(ROOT / "README.md", text) == ["SIGNED.md", "scripts/toast", "rose.rs"]
