"""colibri-core counts all n-grams up to a given length that occur often enough, over the units that kouhao mines.

Options: `units`, a file with one sentence per line and a space between units; `max_units`; `compare`, kouhao's answer to the same job, whose phrases
are looked up in the counts; and `work`, a folder for the files that colibri-core reads. Encoding the text as class numbers is a phase of its own.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import colibricore
from contender import Job, main

# A key of kouhao has no spaces around ideographs, all of which are listed here (crates/kouhao/src/text/units.rs), and one between other units.
IDEOGRAPH = "\u4e00-\u9fff\u3400-\u4dbf\u3005\u3007\u2e80-\u2fd5\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"
UNIT = re.compile(rf"[{IDEOGRAPH}]|[^\s{IDEOGRAPH}]+")


def repeats(job: Job) -> Callable[[], object]:
    units, work, longest = job.options["units"], Path(job.options["work"]), int(job.options["max_units"])
    classes, encoded = str(work / "colibri.cls"), str(work / "colibri.dat")
    with job.timed("encode"):
        encoder = colibricore.ClassEncoder()
        encoder.build(units)
        encoder.save(classes)
        encoder.encodefile(units, encoded)
    with job.timed("count"):
        options = colibricore.PatternModelOptions(mintokens=2, maxlength=longest, doskipgrams=False, quiet=True)
        model = colibricore.UnindexedPatternModel()
        model.train(encoded, options)

    def looked_up() -> dict[str, int]:
        found = {"patterns": len(model), "compared": 0, "equal": 0, "fewer": 0, "more": 0}
        for key, count in json.loads(Path(job.options["compare"]).read_text(encoding="utf-8")):
            of_key = UNIT.findall(key)
            if len(of_key) <= longest:
                pattern = encoder.buildpattern(" ".join(of_key))
                here = model[pattern] if pattern in model else 0  # noqa: SIM401  (a model has no get)
                found["compared"] += 1
                found["equal" if here == count else "fewer" if count < here else "more"] += 1
        return found

    return looked_up


if __name__ == "__main__":
    main({"repeats": repeats})
