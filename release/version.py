#!/usr/bin/env python3
"""Prints the project's version: version.py [TAG]

Every place that has to say the version for itself is held against Cargo.toml, and so is the tag.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def version() -> str:
    manifest = (ROOT / "Cargo.toml").read_text()
    return re.search(r'^version = "(.+)"$', manifest.partition("[workspace.package]")[2], re.M)[1]


def differences(tag: str) -> list[str]:
    """What says another version, one sentence each."""
    said = {
        "editors/vscode/package.json": json.loads((ROOT / "editors/vscode/package.json").read_text())["version"],
        "editors/mason/package.yaml": re.search(r"@v(\S+)", (ROOT / "editors/mason/package.yaml").read_text())[1],
    }
    if tag:
        said["the tag"] = tag.removeprefix("v")
    return [f"{place} says {other}, Cargo.toml {version()}" for place, other in said.items() if other != version()]


if __name__ == "__main__":
    wrong = differences(sys.argv[1] if len(sys.argv) > 1 else "")
    if wrong:
        sys.exit("version: " + "; ".join(wrong))
    print(version())
