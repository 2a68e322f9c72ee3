#!/usr/bin/env python3
"""Packs a program into an archive as it is released: archive.py PROGRAM TARGET FOLDER

Writes cloudgloss-TARGET.tar.gz (.zip for Windows) and its .sha256 into the folder, and prints the archive's path.
With the program go its licences, and `editors/`, so that `editors/install` and the Neovim plugin work from an unpacked release.
The same files give the same bytes.
"""

import gzip
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from platforms import PLATFORMS, program
from version import ROOT

DOCUMENTS = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]
# editors/neovim builds its parser for cards from the grammar's one C file.
FOLDERS = ["editors/examples", "editors/neovim", "grammar/src", "grammar/queries"]
SCRIPTS = ["editors/README.md", "editors/install", "editors/build.sh", "editors/installed.sh", "editors/setups.sh"]


def contents(binary: Path, target: str) -> dict[str, tuple[bytes, bool]]:
    """Path in the archive -> bytes, executable."""
    listed = subprocess.run(["git", "ls-files", *FOLDERS], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = DOCUMENTS + SCRIPTS + listed.splitlines()
    files = {path: ((ROOT / path).read_bytes(), path == "editors/install") for path in paths}
    return {program(target): (binary.read_bytes(), True)} | dict(sorted(files.items()))


def as_tar(files: dict[str, tuple[bytes, bool]], top: str, time: int) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=time) as zipped, tarfile.open(fileobj=zipped, mode="w") as tar:
        for path, (data, executable) in files.items():
            info = tarfile.TarInfo(f"{top}/{path}")
            info.size, info.mtime, info.mode = len(data), time, 0o755 if executable else 0o644
            tar.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def as_zip(files: dict[str, tuple[bytes, bool]], top: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, (data, executable) in files.items():
            info = zipfile.ZipInfo(f"{top}/{path}")  # of 1980, the earliest day that a zip can tell
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, (0o755 if executable else 0o644) << 16
            archive.writestr(info, data)
    return packed.getvalue()


def main(binary: str, target: str, folder: str):
    if target not in PLATFORMS:
        sys.exit(f"archive: unknown target {target}: one of {', '.join(PLATFORMS)}")
    top, files = f"cloudgloss-{target}", contents(Path(binary), target)
    if PLATFORMS[target].format == "pe":
        name, packed = f"{top}.zip", as_zip(files, top)
    else:
        name, packed = f"{top}.tar.gz", as_tar(files, top, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    out = Path(folder) / name
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(packed)
    out.with_name(f"{name}.sha256").write_text(f"{hashlib.sha256(packed).hexdigest()}  {name}\n")
    print(out)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
