"""What both tasks need: backgrounds without the documents that are judged, and the comparison of phrases with labels."""

from __future__ import annotations

import csv
import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def plain(text: str) -> str:
    """Return a phrase without its marks."""
    return re.sub(r"[\W_]+", "", text)


def dated(folder: Path, without: list[Path]) -> Iterator[dict[str, str]]:
    """Yield the texts of a folder except some, each with its date from the table beside them, by which its phrases were in use."""
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as rows:
        dates = {row["file"]: row["date"] for row in csv.DictReader(rows)}
    for path in sorted((folder / "txt").glob("*.txt")):
        if path not in without:
            yield {"id": path.stem, "date": dates[f"txt/{path.name}"], "text": path.read_text(encoding="utf-8")}


def background(data: Path, kouhao: Path, without: list[Path], out: Path, items: dict[str, str] | None = None) -> Path:
    """Count the background without some documents and some items of line files (and all news of their days), unless the file exists already.

    `items` are dates by id.
    """
    if out.exists():
        return out
    corpora = data / "corpora"
    documents, news = corpora / "central_documents.jsonl", corpora / "xwlb_2012_2022.jsonl.gz"
    if items:
        days = set(items.values())
        kept = [line for line in documents.read_text(encoding="utf-8").splitlines() if json.loads(line)["id"] not in items]
        documents = out.with_suffix(".documents.jsonl")
        documents.write_text("\n".join(kept) + "\n", encoding="utf-8")
        with gzip.open(news, "rt", encoding="utf-8") as lines:
            kept = [line for line in lines if json.loads(line)["date"] not in days]
        news = out.with_suffix(".news.jsonl")
        news.write_text("".join(kept), encoding="utf-8")
    named = []
    for name, folder in [("party", "cpc_congress_reports"), ("reports", "gwr_state_council"), ("reports", "gwr_provincial_2025")]:
        texts = out.with_suffix(f".{folder}.jsonl")
        lines = (json.dumps(item, ensure_ascii=False) for item in dated(corpora / folder, without))
        texts.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        named.append(f"{name}={texts}")
    named += [f"party={documents}", f"news={news}"]
    subprocess.run([kouhao, "background", *named, "--reference", f"laws={corpora / 'cn_laws.jsonl.gz'}", "-o", out], check=True)
    return out
