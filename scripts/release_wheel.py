"""Check a wheel before it is released: its files, size, tags, licences, and the symbols that it needs."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: The maximum size of a wheel in bytes.
MOST = 16_000_000


def problems(path: Path) -> list[str]:
    """Return the faults of a wheel."""
    wrong = []
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        info = next(name.split("/")[0] for name in names if ".dist-info/" in name)
        modules = {
            f"kouhao/{file.relative_to(ROOT / 'python' / 'kouhao').as_posix()}" for file in (ROOT / "python" / "kouhao").rglob("*") if file.is_file()
        }
        modules = {name for name in modules if "__pycache__" not in name and not name.endswith((".so", ".pyd"))}
        extension = {name for name in names if re.fullmatch(r"kouhao/_core\.(abi3\.so|pyd)", name)}
        wrong += [f"{name} is missing" for name in sorted(modules - set(names))]
        wrong += [f"{name} does not belong in it" for name in names if name not in modules | extension and not name.startswith(f"{info}/")]
        wrong += [] if len(extension) == 1 else ["there is no extension module, or more than one"]
        licences = ("LICENSE-APACHE", "LICENSE-MIT", "LICENSES-THIRD-PARTY.txt", "crates/kouhao/data/LICENSES.md")
        wrong += [f"{info}/licenses/{name} is missing" for name in licences if f"{info}/licenses/{name}" not in names]
        told = wheel.read(f"{info}/WHEEL").decode()
        wrong += [] if re.search(r"^Tag: cp311-abi3-", told, re.MULTILINE) else ["it is not tagged cp311-abi3"]
        metadata = wheel.read(f"{info}/METADATA").decode()
        wrong += [
            f"METADATA has no {field}"
            for field in ("License-Expression: MIT OR Apache-2.0", "Requires-Python: >=3.11")
            if f"\n{field}\n" not in metadata
        ]
        # Requirements of an extra apply only to those who request it.
        wrong += [f"it requires {line}" for line in metadata.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]
        wrong += [] if any(name.startswith(f"{info}/sboms/") for name in names) else ["it has no list of what is in it (SBOM)"]
        # Paths on the build machine: cargo's home and this folder.
        wrong += [f"{name} names the folder it was made in" for name in names if str(ROOT).encode() in wheel.read(name)]
        module = wheel.read(next(iter(extension))) if extension else b""
    if path.stat().st_size > MOST:
        wrong.append(f"it has {path.stat().st_size} bytes, more than {MOST}")
    print(f"{path.name}: {path.stat().st_size:,} bytes, {len(names)} files, extension module of {len(module):,} bytes")
    audits = [["abi3audit", "--strict", path], ["auditwheel", "show", path]]
    for audit in audits:
        program = Path(sys.executable).parent / audit[0]
        if not program.exists():
            print(f"NOT CHECKED: {audit[0]} is missing (pip install {audit[0]})")
            continue
        run = subprocess.run([program, *map(str, audit[1:])], capture_output=True, encoding="utf-8", check=False)
        print("\n".join(line for line in (run.stdout + run.stderr).splitlines() if line.strip()))
        wrong += [] if run.returncode == 0 else [f"{audit[0]} found something"]
    return wrong


def main() -> int:
    wrong = problems(Path(sys.argv[1]))
    for problem in wrong:
        print(f"{sys.argv[1]}: {problem}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
