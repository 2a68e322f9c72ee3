#!/usr/bin/env python3
"""Checks what is about to be released: check.py PROGRAM-OR-VSIX TARGET [--run]

A program must be of the target's format and processor; on Linux it must need nothing (musl) or no newer glibc than we promise.
A VSIX must carry the target's name and such a program. --run also starts the program and lets it read the example note.
"""

import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from platforms import PLATFORMS, Platform, program
from version import ROOT, version


def format_and_machine(data: bytes) -> tuple[str, int]:
    if data[:4] == b"\x7fELF":
        return "elf", struct.unpack_from("<H", data, 18)[0]
    if data[:4] == b"\xcf\xfa\xed\xfe":
        return "macho", struct.unpack_from("<I", data, 4)[0]
    if data[:2] == b"MZ":
        header = struct.unpack_from("<I", data, 0x3C)[0]
        return "pe", struct.unpack_from("<H", data, header + 4)[0]
    return "no program", 0


def asks_for_a_loader(elf: bytes) -> bool:
    """Whether a 64-bit ELF file has a program header of type PT_INTERP (3)."""
    start, size, count = (*struct.unpack_from("<Q", elf, 32), *struct.unpack_from("<HH", elf, 54))
    return any(struct.unpack_from("<I", elf, start + i * size)[0] == 3 for i in range(count))


def newest_glibc(elf: bytes) -> tuple[int, ...]:
    versions = re.findall(rb"\0GLIBC_(\d+(?:\.\d+)+)(?=\0)", elf)
    return max((tuple(map(int, found.split(b"."))) for found in versions), default=())


def check_program(data: bytes, platform: Platform):
    kind = format_and_machine(data)
    if kind != (platform.format, platform.machine):
        sys.exit(f"check: the program is {kind[0]} for machine {kind[1]:#x}, not {platform.format} for {platform.machine:#x}")
    if platform.libc == "static":
        if asks_for_a_loader(data):
            sys.exit("check: the program is not static")
    elif platform.libc:
        newest = newest_glibc(data)
        if not newest or newest > tuple(map(int, platform.libc.split("."))):
            sys.exit(f"check: the program asks for glibc {newest}, newer than {platform.libc}")


def program_of_vsix(vsix: Path, target: str) -> bytes:
    with zipfile.ZipFile(vsix) as archive:
        manifest = archive.read("extension.vsixmanifest").decode()
        if f'TargetPlatform="{PLATFORMS[target].vscode}"' not in manifest:
            sys.exit(f"check: {vsix} is not for {PLATFORMS[target].vscode}")
        if f'Version="{version()}"' not in manifest:
            sys.exit(f"check: {vsix} is not of version {version()}")
        inside = f"extension/server/{program(target)}"
        if inside not in archive.namelist():
            sys.exit(f"check: {vsix} holds no {inside}")
        mode = archive.getinfo(inside).external_attr >> 16
        if PLATFORMS[target].format != "pe" and not mode & 0o100:
            sys.exit(f"check: {inside} may not be executed (mode {mode:o})")
        return archive.read(inside)


def run(data: bytes, name: str) -> str:
    """Starts the program in an empty folder; gives what it says of itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        path.chmod(0o755)
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True, timeout=60).stdout.strip()
        note = ROOT / "editors/examples/notes.md"
        found = subprocess.run([path, "check", note], capture_output=True, text=True, encoding="utf-8", timeout=60)
    if said != f"cloudgloss {version()}" or found.returncode != 1 or "outdated-fact" not in found.stdout:
        sys.exit(f"check: the program says {said!r}, and of the example note:\n{found.stdout}{found.stderr}")
    return said


def main(file: str, target: str, *flags: str):
    path, platform = Path(file), PLATFORMS[target]
    data = program_of_vsix(path, target) if path.suffix == ".vsix" else path.read_bytes()
    check_program(data, platform)
    said = run(data, program(target)) if "--run" in flags else "not run"
    print(f"{path.name}: {platform.vscode}, program of {len(data) / 1e6:.1f} MB, {said}")


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[2] not in PLATFORMS:
        sys.exit(__doc__)
    main(*sys.argv[1:])
