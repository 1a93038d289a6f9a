"""Remove the build folder and the build time of a wheel from its list of components (SBOM).

    python3 scripts/release_sbom.py WHEEL|FOLDER…

maturin has cargo-cyclonedx write that list, which identifies the crates of this workspace by their folders on the build machine, and itself by a
random number. Neither means anything to readers, and with them no two wheels of one source are equal. Wheels are rewritten in place.
"""

import base64
import csv
import hashlib
import io
import json
import re
import sys
import zipfile
from pathlib import Path

#: The name of a crate in a folder: the folder, then #, then the version.
FOLDER = re.compile(r"path\+file://[^\"#]*?/(crates/[^\"#/]+)(?=#)")
#: The source of a crate, as seen from another folder.
SOURCE = re.compile(r"\?download_url=file://[^\"#]*")


def plain(sbom: str) -> str:
    r"""Return a list of components without folders, random number and time.

    >>> plain('{"serialNumber": "urn:uuid:1", "metadata": {"timestamp": "2026"}, "bom-ref": "path+file:///home/a/crates/kouhao#0.1.0"}')
    '{\n  "metadata": {},\n  "bom-ref": "crates/kouhao#0.1.0"\n}\n'
    """
    told = json.loads(SOURCE.sub("", FOLDER.sub(r"\1", sbom)))
    told.pop("serialNumber", None)
    told.get("metadata", {}).pop("timestamp", None)
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def mend(path: Path) -> None:
    """Rewrite a wheel with cleaned lists of components and their digests in its RECORD."""
    with zipfile.ZipFile(path) as wheel:
        members = [(member, wheel.read(member)) for member in wheel.infolist()]
    changed: dict[str, bytes] = {}
    for member, data in members:
        if re.search(r"\.dist-info/sboms/[^/]+\.json$", member.filename):
            changed[member.filename] = plain(data.decode()).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as wheel:
        for member, data in members:
            new = changed.get(member.filename, data)
            if member.filename.endswith(".dist-info/RECORD"):
                new = record(data.decode(), changed).encode()
            wheel.writestr(member, new, compress_type=member.compress_type, compresslevel=9)
    path.write_bytes(written.getvalue())


def record(listed: str, changed: dict[str, bytes]) -> str:
    """Return the list of files with the digests and sizes of those that changed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for name, digest, size in csv.reader(io.StringIO(listed)):
        if name in changed:
            sha256 = base64.urlsafe_b64encode(hashlib.sha256(changed[name]).digest()).rstrip(b"=").decode()
            digest, size = f"sha256={sha256}", str(len(changed[name]))
        writer.writerow((name, digest, size))
    return out.getvalue()


def main() -> int:
    for path in map(Path, sys.argv[1:]):
        for wheel in sorted(path.glob("*.whl")) if path.is_dir() else [path]:
            mend(wheel)
    return 0


if __name__ == "__main__":
    sys.exit(main())
