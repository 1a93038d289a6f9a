"""Files that Rust does not read: Word documents, by Python's own library, and Parquet, by whichever package of frames is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kouhao import _core
from kouhao._errors import DataError, needed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Endings of the files that are read here.
ENDINGS = (".docx", ".parquet")

#: Most bytes of a document's text, unpacked: some forty thousand pages. A small archive may unpack to anything.
UNPACKED = 256 << 20

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What stands for a character.
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: What is no text of the document: settings, what was deleted or moved away, formulas of fields, the poorer of two ways to show a thing.
_PASSED = {f"{_WORD}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "del", "moveFrom", "instrText", "delText")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}


def read(path: Path, text_field: str, metadata: Path | None) -> _core.Corpus:
    """Read a Word document or a Parquet table.

    Raises
    ------
    DataError
        If it is none, or the table has no such field.
    ImportError
        If nothing is installed that reads Parquet.
    OSError
        If the operating system refuses.
    """
    if path.suffix.lower() == ".parquet":
        return _parquet(path, text_field)
    variables = {} if metadata is None else _variables(path, metadata)
    return _core.Corpus([_core.Document(docx_text(path), str(path), list(variables.items()))])


def docx_text(path: Path) -> str:
    """Return the text of a Word document: its paragraphs in order, those in the cells of tables and in boxes too, a line each."""
    # Not at the start of the package, which is imported far more often than Word documents are read.
    import zlib
    from xml.etree.ElementTree import ParseError, fromstring
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive, archive.open("word/document.xml") as file:
            unpacked = file.read(UNPACKED + 1)
        if len(unpacked) > UNPACKED:
            raise DataError(f"{path}: the text takes more than {UNPACKED >> 20} MB; save it as .txt")
        return "\n".join(_paragraphs(fromstring(unpacked)))
    except (BadZipFile, KeyError, NotImplementedError, ParseError, RecursionError, RuntimeError, zlib.error) as error:
        raise DataError(f"{path}: is no Word document that can be read ({error}); open it and save it as .docx, or as .txt") from error


def _paragraphs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_WORD}p":
            pieces: list[str] = []
            boxes: list[Element] = []
            _runs(child, pieces, boxes)
            yield "".join(pieces)
            for box in boxes:
                yield from _paragraphs(box)
        elif child.tag not in _PASSED:
            yield from _paragraphs(child)


def _runs(element: Element, pieces: list[str], boxes: list[Element]) -> None:
    for child in element:
        name = child.tag.removeprefix(_WORD)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _CHARACTERS:
            pieces.append(_CHARACTERS[name])
        elif name == "txbxContent":
            boxes.append(child)
        elif child.tag not in _PASSED:
            _runs(child, pieces, boxes)


def _parquet(path: Path, text_field: str) -> _core.Corpus:
    try:
        frame = needed("polars", "", "").read_parquet(path)
        names = list(frame.columns)
    except ImportError:
        frame = needed("pyarrow.parquet", f"{path}: reading Parquet", "polars").read_table(path)
        names = list(frame.column_names)
    if text_field not in names:
        raise DataError(f"{path}: there is no field {text_field!r}; it has {', '.join(names)}; name the one with the text (text_field=…)")
    texts = _core.Texts(frame, text_field, "id" if "id" in names else None, len(frame))
    return texts.corpus(None if "id" in names else [f"{path}:{row}" for row in range(1, len(frame) + 1)], [])


def _variables(path: Path, metadata: Path) -> dict[str, str]:
    """Return what a table says of a file: its column `file` is relative to its own folder."""
    import csv

    with metadata.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t" if metadata.suffix.lower() == ".tsv" else ","):
            if row.get("file") and (metadata.parent / row["file"]).resolve() == path.resolve():
                return {key: value for key, value in row.items() if key != "file" and value}
    return {}
