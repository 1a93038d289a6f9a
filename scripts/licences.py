"""Print the licences of all crates that are linked into the command and the Python package, each text once.

    python3 scripts/licences.py > LICENSES-THIRD-PARTY.txt

The crates are those of Cargo.lock that `cargo metadata` gives for the platforms that wheels are built for; the texts are the files in their packages.
For crates under a choice of licences, MIT is chosen if it is one of them. Needs cargo with the packages fetched; no network.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLATFORMS = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-apple-darwin", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"]
TEXT = re.compile(r"(licen[cs]e|copying|notice|unlicense)", re.IGNORECASE)


def linked(platform: str) -> dict[str, dict]:
    """Return the packages that are part of the binaries on a platform, by id, without those that are only used to build them."""
    line = ["cargo", "metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", platform]
    metadata = json.loads(subprocess.run(line, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    found: dict[str, dict] = {}
    waiting = [identity for identity, package in packages.items() if package["name"] == "kouhao-python"]
    while waiting:
        identity = waiting.pop()
        package = packages[identity]
        # A macro only runs in the compiler.
        if identity in found or any("proc-macro" in target["kind"] for target in package["targets"]):
            continue
        found[identity] = package
        waiting += [needed["pkg"] for needed in nodes[identity]["deps"] if any(kind["kind"] is None for kind in needed["dep_kinds"])]
    return {identity: package for identity, package in found.items() if package["source"]}


def main() -> int:
    packages: dict[str, dict] = {}
    for platform in PLATFORMS:
        packages |= linked(platform)
    texts: dict[str, list[str]] = {}
    bare = []
    for package in sorted(packages.values(), key=lambda package: (package["name"], package["version"])):
        name = f"{package['name']} {package['version']} ({package['license']})"
        folder = Path(package["manifest_path"]).parent
        files = sorted(path for path in folder.iterdir() if path.is_file() and TEXT.match(path.name))
        offered = re.split(r" OR |/", package["license"])
        chosen = [path for path in files if "MIT" in path.name.upper()]
        files = chosen if "MIT" in offered and chosen else files
        if not files:
            bare.append(name)
        for file in files:
            text = "\n".join(line.rstrip() for line in file.read_text(encoding="utf-8").strip().splitlines())
            texts.setdefault(text, []).append(name)
    print("Crates that are linked into kouhao, with their licences. Made by scripts/licences.py; scripts/release compares.")
    print(f"Without a text of their own, under the licence beside the name: {', '.join(bare) or 'none'}.")
    for text, names in texts.items():
        print(f"\n{'=' * 80}\n{'; '.join(names)}\n{'-' * 80}\n{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
