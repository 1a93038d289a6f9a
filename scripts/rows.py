"""Print the fields of all rows with their types: `python scripts/rows.py > tests/golden/rows.tsv`.

A test compares that file, so that no field changes unnoticed. Types are those of the named tuples; `from_` is `from` in JSON. Whoever renames or
removes a field, or changes its contents or meaning, must increase VERSION in crates/kouhao/src/present/rows.rs and describe the change in
docs/reference/rows.md.
"""

import inspect
import re
import sys

from kouhao import _core, _rows


def told() -> str:
    """Return a line with the version, then a line for each field of each row, nested rows last."""
    names = [name for name, _ in _core.fields()]
    rows = sorted(_rows.ROWS.values(), key=lambda row: (names.index(row.__name__) if row.__name__ in names else len(names), row.__name__))
    lines = [f"version\t{_core.rows_version()}"]
    for row in rows:
        for field, kind in inspect.get_annotations(row).items():
            shown = re.sub(r"(?:kouhao\._rows(?:\.\w+)?|typing)\.", "", inspect.formatannotation(kind))
            lines.append(f"{row.__name__}\t{field.rstrip('_')}\t{shown}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(told())
