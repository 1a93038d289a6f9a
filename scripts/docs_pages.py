"""Generates pages of the documentation site from other files. mkdocs.yml names this file as its hook.

Besides the pages in docs, the site has the notebooks with their outputs, the help of every command, DESIGN.md, CHANGELOG.md and the pictures that
tests compare. Links between these lead to their pages; a link to a source file becomes plain text, because the site does not contain it.
"""

import html
import inspect
import json
import os
import posixpath
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import kouhao
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent

#: Files beside docs that are pages or pictures of the site.
PLACES = {"DESIGN.md": "design.md", "CHANGELOG.md": "changes.md"}
PICTURES = ROOT / "tests" / "golden" / "pictures"
NOTEBOOKS = ROOT / "examples" / "notebooks"

LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    for source, place in PLACES.items():
        files.append(File.generated(config, place, content=(ROOT / source).read_text(encoding="utf-8")))
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        files.append(File.generated(config, f"notebooks/{notebook.stem}.md", content=notebook_page(notebook)))
    for picture in sorted(PICTURES.glob("*.svg")):
        files.append(File.generated(config, f"pictures/{picture.name}", abs_src_path=str(picture)))
    files.append(File.generated(config, "reference/command-line.md", content=command_page()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Turn links that leave docs into links to pages of the site, or into plain text."""
    # The path of the page's source in the repository.
    place = page.file.src_uri
    origin = next((source for source, to in PLACES.items() if to == place), None)
    if origin is None:
        origin = f"examples/{place}" if place.startswith("notebooks/") else f"docs/{place}"

    def link(match: re.Match[str]) -> str:
        mark, text, target, anchor = match[1], match[2], match[3], match[4] or ""
        if ":" in target:
            return match[0]
        aim = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
        if aim.startswith("docs/"):
            to = aim.removeprefix("docs/")
        elif aim.startswith("tests/golden/pictures/"):
            to = f"pictures/{PurePosixPath(aim).name}"
        elif aim.startswith("examples/notebooks/") and aim.endswith(".ipynb"):
            to = aim.removeprefix("examples/").replace(".ipynb", ".md")
        else:
            to = PLACES.get(aim, "")
        if not to:
            return text
        return f"{mark}[{text}]({os.path.relpath(to, PurePosixPath(place).parent)}{anchor})"

    return with_fields(LINK.sub(link, markdown)) if place == "reference/rows.md" else LINK.sub(link, markdown)


def with_fields(markdown: str) -> str:
    """Add their fields to the rows whose documentation does not list them."""

    def fields(match: re.Match[str]) -> str:
        row = getattr(kouhao, match[1])
        if "Attributes\n" in row.__doc__:
            return match[0]
        told = [f"`{name.rstrip('_')}: {annotation(kind)}`" for name, kind in inspect.get_annotations(row).items()]
        return f"{match[0]}\nFields: {', '.join(told)}.\n"

    return re.sub(r"^::: kouhao\.(\w+)\n(?: {4}.*\n)*", fields, markdown, flags=re.MULTILINE)


def annotation(kind: object) -> str:
    """Format a type as the source does."""
    return re.sub(r"(?:kouhao\._rows(?:\.\w+)?|typing)\.", "", inspect.formatannotation(kind))


def notebook_page(path: Path) -> str:
    """Return a notebook as a page: text, code, and the outputs of its last run."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    lines = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            lines += [source, ""]
            continue
        lines += ["```python", source, "```", ""]
        for output in cell["outputs"]:
            # A blank line would end a block of HTML.
            block = re.sub(r"\n\s*\n", "\n", shown(output))
            lines += [f'<div class="shown">{block}</div>', ""]
    lines += [f"*The notebook: `{path.relative_to(ROOT).as_posix()}` of the repository.*", ""]
    return "\n".join(lines)


def shown(output: dict) -> str:
    """Return an output of a notebook as HTML."""
    if output["output_type"] == "stream":
        return f"<pre>{html.escape(''.join(output['text']))}</pre>"
    data = output["data"]
    if "text/html" in data:
        return "".join(data["text/html"])
    return f"<pre>{html.escape(''.join(data['text/plain']))}</pre>"


def command_page() -> str:
    """Return the help of every command as a page."""
    start = help_of()
    names = re.findall(r"^ {2}([a-z]+) {2,}", start.split("Commands:\n", 1)[1].split("\n\n", 1)[0], re.MULTILINE)
    lines = ["# Command line", "", "What `kouhao --help` and `kouhao COMMAND --help` print.", "", *fenced(start)]
    for name in names:
        if name != "help":
            lines += [f"## {name}", "", *fenced(help_of(name))]
    return "\n".join(lines)


def help_of(*command: str) -> str:
    """Return the help text of a command."""
    line = [sys.executable, "-m", "kouhao", *command, "--help"]
    run = subprocess.run(line, capture_output=True, encoding="utf-8", check=True, env={**os.environ, "COLUMNS": "72"})
    return run.stdout


def fenced(text: str) -> list[str]:
    return ["```text", text.rstrip(), "```", ""]
