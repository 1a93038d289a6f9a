"""Check that README shows what the command prints.

Every block of README that starts with a line `$ kouhao …` is run, from the root of the repository, and must print what the block shows. A line
`…` in the block stands for any number of lines. Uses the command that `cargo build` has left in `target/debug`.
"""

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
    blocks = re.findall(r"```text\n\$ kouhao (.*)\n((?:.*\n)*?)```", (ROOT / "README.md").read_text(encoding="utf-8"))
    if not blocks:
        print("README.md shows no command", file=sys.stderr)
        return 1
    wrong = 0
    for arguments, shown in blocks:
        run = subprocess.run([command, *shlex.split(arguments)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        if run.returncode == 0 and matches(shown.splitlines(), run.stdout.splitlines()):
            print(f"kouhao {arguments} prints what README shows")
        else:
            wrong += 1
            print(f"kouhao {arguments} (status {run.returncode}) prints, other than README says:\n{run.stdout}{run.stderr}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
