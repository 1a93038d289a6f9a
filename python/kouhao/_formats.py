"""Reads formats that Rust does not: Word documents, with Python's standard library, and Parquet, with any installed data frame package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kouhao import _core
from kouhao._errors import DataError, OptionError, installed, needed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: File endings that are read here.
ENDINGS = (".docx", ".parquet")

#: Maximum size of a document's XML in bytes, decompressed: some ten thousand pages, and as a tree up to a gigabyte. A small archive may decompress
#: to anything.
UNPACKED = 64 << 20

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Elements that stand for a character.
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: Elements that are not text of the document: settings, deleted or moved text, field formulas, the poorer of two alternative representations.
_PASSED = {f"{_WORD}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "del", "moveFrom", "instrText", "delText")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}


def read(path: Path, text_field: str, variables: dict[str, str]) -> _core.Corpus:
    """Read a Word document, which has variables, or a Parquet table.

    Raises
    ------
    DataError
        If it is not one, or the table has no such field.
    ImportError
        If no package that reads Parquet is installed.
    OSError
        If the operating system cannot read it.
    """
    if path.suffix.lower() == ".parquet":
        return _parquet(path, text_field)
    return _core.Corpus([_core.Document(docx_text(path), str(path), list(variables.items()))])


def docx_text(path: Path) -> str:
    """Return the text of a Word document: its paragraphs in order, including those in table cells and text boxes, one per line."""
    # Imported here and not with the package, which is imported far more often than Word documents are read.
    import zlib
    from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser
    from zipfile import BadZipFile, ZipFile

    class Plain(TreeBuilder):
        def doctype(self, name: str, *_: object) -> None:
            # Word never writes one; entities that refer to entities grow without bounds.
            raise ParseError(f"it declares a document type, {name}")

    try:
        with ZipFile(path) as archive, archive.open("word/document.xml") as file:
            unpacked = file.read(UNPACKED + 1)
        if len(unpacked) > UNPACKED:
            raise ValueError(f"its text takes more than {UNPACKED >> 20} MB")
        parser = XMLParser(target=Plain())
        parser.feed(unpacked)
        return "\n".join(_paragraphs(parser.close()))
    except (BadZipFile, EOFError, KeyError, NotImplementedError, ParseError, RecursionError, RuntimeError, ValueError, zlib.error) as error:
        raise DataError(f"{path}: is not a readable Word document ({error}); open it and save it as .docx, or as .txt") from error


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
        frame, names = _frame(path)
    except (ImportError, OSError):
        raise
    except Exception as error:
        # polars and pyarrow have their own exceptions, which a caller who wants a text need not know about.
        told = str(error).strip().partition("\n")[0]
        raise DataError(f"{path}: is not a readable Parquet table ({told}); write it again") from error
    if text_field not in names:
        raise DataError(f"{path}: there is no field {text_field!r}; it has {', '.join(names)}; name the one with the text (text_field=…)")
    try:
        texts = _core.Texts(frame, text_field, "id" if "id" in names else None, len(frame))
    except (OptionError, TypeError) as error:
        raise DataError(f"{path}: {error}; name the field with the text (text_field=…)") from error
    return texts.corpus(None if "id" in names else [f"{path}:{row}" for row in range(1, len(frame) + 1)], [])


def _frame(path: Path) -> tuple[Any, list[str]]:
    polars = installed("polars")
    if polars is not None:
        frame = polars.read_parquet(path)
        return frame, list(frame.columns)
    frame = needed("pyarrow.parquet", f"{path}: reading Parquet", "polars").read_table(path)
    return frame, list(frame.column_names)
