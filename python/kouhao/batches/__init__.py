"""Work on batches of Arrow data, for engines that distribute a corpus in pieces: Spark, Ray Data, Dask. Requires ``kouhao[arrow]``.

Nothing here depends on any engine. A `Work` is called with batches of texts and yields batches of rows. It can be pickled, keeps nothing between
two calls, and can repeat its work, so that an engine may lose a worker and start another one. Where rows of pieces are combined (`terms`,
`Slogans`), they are combined by sums, minima and maxima. ``docs/how-to/cluster.md`` has the few lines that each engine needs; `kouhao.spark` has
those for Spark.

>>> import pyarrow
>>> from kouhao import batches
>>> texts = pyarrow.record_batch({"name": ["a"], "text": ["协调推进“四个全面”战略布局。"], "city": ["岚川"]})
>>> work = batches.enumerations(keep=pyarrow.schema([("city", "string")]))
>>> [batch.select(["document", "text", "city"]).to_pylist() for batch in work([texts])]
[[{'document': 'a', 'text': '四个全面', 'city': '岚川'}]]
"""

from kouhao.batches._documents import enumerations, known, kwic, tokens
from kouhao.batches._slogans import Slogans
from kouhao.batches._terms import terms
from kouhao.batches._work import Work

__all__ = ["Slogans", "Work", "enumerations", "known", "kwic", "terms", "tokens"]
