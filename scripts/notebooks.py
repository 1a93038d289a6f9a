"""Run the notebooks of examples/notebooks, and check that their stored outputs are still right.

Each is run from the first cell to the last in its own kernel; a cell that fails, or writes to standard error, fails the run. The outputs are compared
with those stored in the notebook, since pictures and tables are the same for the same texts. The large collections are found through `KOUHAO_DATA`
(default ``../shared``). If they are missing, only the first notebook is compared; in continuous integration that is a failure, unless
``KOUHAO_DATA=none`` states that there are none. The others are then run on the six speeches that stand in for a collection, so that readers without
one have notebooks that work.

With ``--write`` the outputs are written into the notebooks instead: read them, and check that the text between them is still true.
"""

import difflib
import os
import pathlib
import sys
import time

import nbformat
import real_texts
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = pathlib.Path(__file__).parent.parent
NOTEBOOKS = ROOT / "examples" / "notebooks"
#: The maximum time of a cell in seconds, for a build without optimisation on a busy machine.
LIMIT = 60
#: The one notebook that needs no collection.
ALONE = "1_one_speech"


def run(path: pathlib.Path, data: pathlib.Path | str) -> nbformat.NotebookNode:
    """Run a notebook with the collections of a folder; return it with the outputs of its cells, without anything that differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    # A kernel warns that others on this machine could listen.
    quiet = ["--IPKernelApp.log_level=40"]
    where = {"metadata": {"path": str(path.parent)}}
    # The output of a cell arrives in arbitrary pieces.
    client = NotebookClient(notebook, timeout=LIMIT, kernel_name="python3", resources=where, extra_arguments=quiet, coalesce_streams=True)
    client.execute(env={**os.environ, "KOUHAO_DATA": str(data), "PYTHONDONTWRITEBYTECODE": "1"})
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and output.name == "stderr":
                raise ValueError(f"{path.name} says on standard error:\n{output.text}")
    return notebook


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """Return the notebook with its outputs, line by line."""
    return nbformat.writes(notebook).splitlines()


def main() -> int:
    write = "--write" in sys.argv[1:]
    data = real_texts.FOLDER
    missing = real_texts.why_missing("corpora/gwr_state_council")
    complete = missing is None
    if missing:
        print(f"notebooks about real texts are not compared: {missing}", file=sys.stderr)
        if write:
            return 1
    wrong = 0
    for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")):
        compared = complete or path.stem == ALONE
        try:
            start = time.monotonic()
            held, new = nbformat.read(path, as_version=4), run(path, data)
            seconds = time.monotonic() - start
            if path.stem != ALONE and complete:
                run(path, NOTEBOOKS)
        except (CellExecutionError, TimeoutError, ValueError) as error:
            wrong += 1
            print(f"{path.name} fails:\n{error}", file=sys.stderr)
            continue
        if write:
            nbformat.write(new, path)
        if write or not compared or shown(held) == shown(new):
            print(f"{path.name} {'is written' if write else 'shows what it holds' if compared else 'runs'}, {seconds:.0f} s")
        else:
            wrong += 1
            lines = list(difflib.unified_diff(shown(held), shown(new), "held", "shown", n=0, lineterm=""))
            print(f"{path.name} shows other than it holds (scripts/notebooks.py --write):", file=sys.stderr)
            print("\n".join(line[:300] for line in lines[:40]), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
