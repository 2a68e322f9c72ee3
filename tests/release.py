#!/usr/bin/env python3
"""What a release is made of: release.py [PROGRAM]

The scripts of release/ on small stand-ins, and on the program that is named (built for this machine); and whether the workflow,
the extension and mason's package name the same platforms.
"""

import hashlib
import io
import os
import re
import struct
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "release"))
sys.dont_write_bytecode = True
from platforms import PLATFORMS, program  # noqa: E402
from version import version  # noqa: E402

LINUX, STATIC, WINDOWS, MAC = "x86_64-unknown-linux-gnu", "aarch64-unknown-linux-musl", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"
REAL = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None


def script(name: str, *args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", ROOT / "release" / name, *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"})


def elf(machine: int, loader: bool = False, glibc: str = "") -> bytes:
    """The smallest file that says of itself what check.py reads: a header, one program header, a table of versions."""
    header = struct.pack("<4s5B7xHHIQQQIHHH", b"\x7fELF", 2, 1, 1, 0, 0, 3, machine, 1, 0, 64, 0, 0, 64, 56, 1)
    return header.ljust(64, b"\0") + struct.pack("<I", 3 if loader else 1).ljust(56, b"\0") + f"\0GLIBC_2.2.5\0GLIBC_{glibc}\0".encode() * bool(glibc)


STAND_INS = {
    LINUX: elf(0x3E, True, "2.28"),
    STATIC: elf(0xB7),
    MAC: struct.pack("<II", 0xFEEDFACF, 0x0100000C),
    WINDOWS: b"MZ".ljust(0x3C, b"\0") + struct.pack("<I4sH", 0x40, b"PE\0\0", 0x8664),
}


def vsix(target: str, data: bytes, mode: int = 0o755) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        identity = f'<Identity Id="cloudgloss" Version="{version()}" TargetPlatform="{PLATFORMS[target].vscode}"/>'
        archive.writestr("extension.vsixmanifest", identity)
        info = zipfile.ZipInfo(f"extension/server/{program(target)}")
        info.external_attr = mode << 16
        archive.writestr(info, data)
    return packed.getvalue()


class Release(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def check(self, data: bytes, target: str, name: str = "cloudgloss") -> str:
        """What check.py complains of; empty when it is content."""
        (self.folder / name).write_bytes(data)
        done = script("check.py", self.folder / name, target)
        self.assertEqual(done.returncode == 0, not done.stderr, done)
        return done.stderr

    def test_everything_names_the_same_platforms(self):
        workflow = (ROOT / ".github/workflows/release.yml").read_text()
        built = dict(re.findall(r"- \{ target: ([\w-]+), vscode: ([\w-]+)", workflow))
        self.assertEqual(built, {target: platform.vscode for target, platform in PLATFORMS.items()})
        glibc = {target: bool(glibc) for target, glibc in re.findall(r"target: ([\w-]+),.*?(glibc: \.2\.28)? \}", workflow)}
        self.assertEqual(glibc, {target: platform.libc == "2.28" for target, platform in PLATFORMS.items()})
        mason = (ROOT / "editors/mason/package.yaml").read_text()
        names = {"linux-x64": "linux_x64_gnu", "linux-arm64": "linux_arm64_gnu", "alpine-x64": "linux_x64_musl",
                 "alpine-arm64": "linux_arm64_musl", "win32-x64": "win_x64"}
        wanted = {(names.get(p.vscode, p.vscode.replace("-", "_")), target) for target, p in PLATFORMS.items()}
        files = re.findall(r"target: (\w+)\n\s+file: cloudgloss-([\w-]+)\.(?:tar\.gz|zip)\n\s+bin: cloudgloss-([\w-]+)/cloudgloss", mason)
        self.assertEqual({(name, target) for name, target, folder in files if target == folder}, wanted)

    def test_what_is_submitted_starts_the_server_as_the_plugin_does(self):
        ours, theirs = ((ROOT / "editors" / path / "cloudgloss.lua").read_text() for path in ("neovim/lsp", "nvim-lspconfig"))
        for line in re.findall(r"^  (?:cmd|filetypes|root_markers) = .*$", theirs, re.M):
            self.assertIn(line, ours)

    def test_what_the_workflows_call_is_there(self):
        for workflow in (ROOT / ".github/workflows").iterdir():
            called = set(re.findall(r"(?<![\w/.-])((?:release|editors|tests|\.ci|\.github)/[\w./-]*[\w-])", workflow.read_text()))
            made = {"tests/editors/out", "editors/vscode/cloudgloss-"}
            self.assertEqual([path for path in called - made if not (ROOT / path).exists()], [], workflow)

    def test_workflows_ask_for_little(self):
        for workflow in (ROOT / ".github/workflows").iterdir():
            text = workflow.read_text()
            self.assertIn("\npermissions:\n  contents: read\n", text)
            self.assertEqual([use for use in re.findall(r"uses: (\S+)", text) if not re.search(r"@v\d+|^\./", use)], [])
            self.assertEqual(text.count("actions/checkout@"), text.count("persist-credentials: false"), workflow)

    def test_the_version_is_one(self):
        self.assertEqual(script("version.py", f"v{version()}").stdout.strip(), version())
        self.assertIn("the tag says 9.9.9", script("version.py", "v9.9.9").stderr)

    def test_an_archive_holds_the_program_and_what_sets_it_up(self):
        stand_in = self.folder / "cloudgloss"
        stand_in.write_bytes(b"#!/bin/sh\necho here\n")
        packed = [Path(script("archive.py", stand_in, LINUX, self.folder / out).stdout.strip()) for out in "ab"]
        self.assertEqual(packed[0].read_bytes(), packed[1].read_bytes())
        digest, name = packed[0].with_name(packed[0].name + ".sha256").read_text().split()
        self.assertEqual((digest, name), (hashlib.sha256(packed[0].read_bytes()).hexdigest(), f"cloudgloss-{LINUX}.tar.gz"))
        with tarfile.open(packed[0]) as archive:
            # Pythons before 3.11.4 know no filters.
            archive.extractall(self.folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
        top = self.folder / f"cloudgloss-{LINUX}"
        self.assertEqual(subprocess.check_output([top / "cloudgloss"], text=True), "here\n")
        # Its own `install` finds the program that lies beside it.
        env = {"HOME": str(self.folder), "PATH": f"{self.folder / 'bin'}:/usr/bin:/bin"}
        (self.folder / "bin").mkdir()
        (self.folder / "bin/hx").write_text("#!/bin/sh\n")
        (self.folder / "bin/hx").chmod(0o755)
        said = subprocess.check_output([top / "editors/install", "--only", "helix"], env=env, text=True)
        self.assertIn(f"{top}/cloudgloss: found", said)
        self.assertTrue((self.folder / ".config/helix/languages.toml").exists())

    def test_windows_gets_a_zip(self):
        (self.folder / "cloudgloss.exe").write_bytes(b"MZ")
        done = script("archive.py", self.folder / "cloudgloss.exe", WINDOWS, self.folder / "out")
        with zipfile.ZipFile(done.stdout.strip()) as archive:
            self.assertEqual(archive.read(f"cloudgloss-{WINDOWS}/cloudgloss.exe"), b"MZ")

    def test_a_program_for_another_machine_is_noticed(self):
        for target, data in STAND_INS.items():
            for other in STAND_INS:
                complaint = self.check(data, other)
                self.assertEqual(complaint == "", target == other, f"{target} as {other}: {complaint}")

    def test_a_program_that_asks_for_too_much_is_noticed(self):
        self.assertIn("newer than 2.28", self.check(elf(0x3E, True, "2.34"), LINUX))
        self.assertIn("not static", self.check(elf(0xB7, True), STATIC))

    def test_a_vsix_without_its_program_is_noticed(self):
        good = STAND_INS[LINUX]
        self.assertEqual(self.check(vsix(LINUX, good), LINUX, "a.vsix"), "")
        self.assertIn("not for alpine-arm64", self.check(vsix(LINUX, good), STATIC, "a.vsix"))
        self.assertIn("may not be executed", self.check(vsix(LINUX, good, 0o644), LINUX, "a.vsix"))
        self.assertIn("machine 0xb7", self.check(vsix(LINUX, STAND_INS[STATIC]), LINUX, "a.vsix"))
        emptied = vsix(LINUX, good).replace(b"server/cloudgloss", b"server/cloudgloff")
        self.assertIn("holds no", self.check(emptied, LINUX, "a.vsix"))

    @unittest.skipUnless(REAL, "no program was named")
    def test_the_program_of_this_machine_is_known_for_what_it_is(self):
        """It was built for here, so it may ask for a newer glibc than a release; nothing else may be wrong with it."""
        targets = [target for target in PLATFORMS if not self.check(REAL.read_bytes(), target) or "glibc" in self.check(REAL.read_bytes(), target)]
        self.assertEqual(len(targets), 1, targets)


if __name__ == "__main__":
    ran = unittest.main(exit=False, verbosity=1).result
    failed = len(ran.failures) + len(ran.errors)
    print(f"{ran.testsRun - failed - len(ran.skipped)} passed, {failed} failed")
    sys.exit(failed > 0)
