"""What a release is built for. `.github/workflows/release.yml` and `editors/mason/package.yaml` follow this table: tests/release.py."""

from typing import NamedTuple


class Platform(NamedTuple):
    vscode: str  # what VS Code's marketplace calls it
    format: str  # of its programs: elf, macho or pe
    machine: int  # the number by which that format names the processor
    libc: str = ""  # newest glibc that may be asked for, or "static"


ELF_X64, ELF_ARM64 = 0x3E, 0xB7
MACHO_X64, MACHO_ARM64 = 0x01000007, 0x0100000C
PE_X64 = 0x8664

# glibc 2.28 is of 2018 and the oldest that VS Code's own server runs on.
PLATFORMS = {
    "x86_64-unknown-linux-gnu": Platform("linux-x64", "elf", ELF_X64, "2.28"),
    "aarch64-unknown-linux-gnu": Platform("linux-arm64", "elf", ELF_ARM64, "2.28"),
    "x86_64-unknown-linux-musl": Platform("alpine-x64", "elf", ELF_X64, "static"),
    "aarch64-unknown-linux-musl": Platform("alpine-arm64", "elf", ELF_ARM64, "static"),
    "x86_64-apple-darwin": Platform("darwin-x64", "macho", MACHO_X64),
    "aarch64-apple-darwin": Platform("darwin-arm64", "macho", MACHO_ARM64),
    "x86_64-pc-windows-msvc": Platform("win32-x64", "pe", PE_X64),
}


def program(target: str) -> str:
    return "cloudgloss.exe" if "windows" in target else "cloudgloss"
