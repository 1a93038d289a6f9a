"""A Spark of one machine, and the texts that are mined on it and without it."""

import gzip
import itertools
import json
import os
import sys
from pathlib import Path

import kouhao
import pyarrow as pa
import pytest
import real_texts

ROOT = Path(__file__).parent.parent.parent


def pytest_addoption(parser):
    parser.addoption("--spark-master", default="local[2]", help="where Spark runs: local[2], or local-cluster[2,1,1024] for workers of their own")


@pytest.fixture(scope="session")
def is_cluster(pytestconfig):
    return pytestconfig.getoption("--spark-master").startswith("local-cluster")


@pytest.fixture(scope="session")
def session(pytestconfig):
    import pyspark

    # Workers are told their Python by the environment only. The rest keeps a cluster on one machine from looking for others.
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    os.environ["SPARK_LOCAL_IP"], os.environ["SPARK_LOCAL_HOSTNAME"] = "127.0.0.1", "localhost"
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(pytestconfig.getoption("--spark-master")).appName("kouhao")
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.executor.memory": "1g",
        "spark.log.level": "ERROR",
        "spark.sql.shuffle.partitions": "4",
        # Small batches, so that a piece has several.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.ui.enabled": "false",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def _table(documents):
    """Return texts in the order of their names."""
    rows = sorted(documents, key=lambda row: row["name"])
    return pa.Table.from_pylist(rows, pa.schema([("name", pa.string()), ("text", pa.string()), ("date", pa.string())]))


def _row(document):
    return {"name": document.name, "text": document.text, "date": document.date}


@pytest.fixture(scope="session", params=["speeches", "real"])
def table(request):
    speeches = ROOT / "examples" / "speeches"
    if request.param == "speeches":
        return _table([_row(document) for document in kouhao.Corpus.from_files(speeches, metadata=speeches / "metadata.csv")])
    reports, news = "corpora/gwr_provincial_2025", "corpora/xwlb_2012_2022.jsonl.gz"
    for path in (reports, news):
        if missing := real_texts.why_missing(path):
            pytest.skip(missing)
    return _table([*_reports(real_texts.FOLDER / reports), *_news(real_texts.FOLDER / news)])


def _reports(folder):
    """Give a dozen work reports."""
    return [_row(document) for document in kouhao.read(sorted(folder.rglob("*.txt"))[:12])]


def _news(path):
    """Give some hundred items of news."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, itertools.islice(lines, 600)):
            yield {"name": str(row["id"]), "text": row["text"], "date": row["date"]}
