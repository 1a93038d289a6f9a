"""Check that README and the documentation show what the command and Python print.

Every block of a page that starts with a line `$ kouhao …` is run from the root of the repository and must print what the block shows. The same holds
for every block of Python that is followed by the word “prints” (输出) and a block of text. A line `…` in a block stands for any number of lines. With
--write, blocks without such a line are rewritten. Uses the command that `cargo build` has left in `target/debug`, and the package that is installed
for the Python that runs this.
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).parent.parent


def matches(shown: list[str], printed: list[str]) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None


def main() -> int:
    command = ROOT / "target" / "debug" / "kouhao"
    wrong = 0
    for path in [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        page, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        runs = [
            (f"kouhao {arguments}", [command, *shlex.split(arguments)], f"$ kouhao {arguments}\n", shown)
            for arguments, shown in re.findall(r"```text\n\$ kouhao (.*)\n((?:.*\n)*?)```", text)
        ]
        commands = len(runs)
        programs = re.findall(r"```python\n((?:(?!```).*\n)*)(```\n\n(?:prints|输出)\n\n```text\n)((?:.*\n)*?)```", text)
        runs += [(f"Python block {i}", [sys.executable, "-c", code], code + head, shown) for i, (code, head, shown) in enumerate(programs, start=1)]
        if path.parent == ROOT and not (commands and programs):
            wrong += 1
            print(f"{page} shows no command, or no Python", file=sys.stderr)
        for name, line, head, shown in runs:
            run = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "COLUMNS": "80"})
            if run.returncode == 0 and matches(shown.splitlines(), run.stdout.splitlines()):
                print(f"{name} prints what {page} shows")
            elif run.returncode == 0 and "--write" in sys.argv and "\n…\n" not in f"\n{shown}":
                printed = "".join(line.rstrip() + "\n" for line in run.stdout.splitlines())
                # The text before the block identifies it, because two blocks may show the same, or nothing yet.
                anew = path.read_text(encoding="utf-8").replace(f"{head}{shown}```", f"{head}{printed}```", 1)
                path.write_text(anew, encoding="utf-8")
                print(f"{name}: written anew in {page}")
            else:
                wrong += 1
                print(f"{name} (status {run.returncode}) prints, other than {page} says:\n{run.stdout}{run.stderr}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
