"""editors/try as people start it: try.py EDITORS_TRY NVIM

On the command line, in Neovim inside a terminal, and with a stand-in for VS Code's `code` that writes down how it is
called (the real workbench has a test of its own). Prints what was checked; the exit status says how it went.
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

CODE = """#!/bin/sh
echo "$@" >>"$CALLS"
for last; do :; done
case $last in *.md) cp "$last" "$CALLS.note" ;; esac
"""


def environment(folder: Path, **more: str) -> dict[str, str]:
    """No screen, and only the system's programs: none of the editors that this machine may have."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "TERM_PROGRAM")}
    return env | {"PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color"} | more


def on_command_line(script: str, folder: Path):
    """Without a screen and a terminal: the findings, and success."""
    done = subprocess.run([script], env=environment(folder), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    return done.returncode == 0 and "outdated-fact" in done.stdout and "256 KB" in done.stdout, done


def in_neovim(script: str, nvim: str, folder: Path):
    """In a terminal, with Neovim there: the note with its findings; `:qa` gives the terminal back."""
    (folder / "nvim").symlink_to(nvim)
    env = environment(folder)
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(script, [script], env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    os.set_blocking(terminal, False)
    shown = read_until(terminal, shows_note, 120)
    os.write(terminal, b"\x1b:qa!\r")
    read_until(terminal, lambda text: False, 20)
    _, status = os.waitpid(pid, 0)
    return status == 0 and shows_note(shown), (status, shown[-2000:])


def shows_note(screen: str) -> bool:
    """The note itself, a finding behind its line, and the hint that only Neovim gives."""
    return all(words in screen for words in ("Data engineering round", "is now Amazon", "]d next finding"))


def read_until(terminal: int, enough, within: float) -> str:
    """What the terminal showed, without colours and moves, until `enough` holds or the program is gone."""
    end, raw = time.monotonic() + within, b""
    while time.monotonic() < end:
        select.select([terminal], [], [], 0.1)
        try:
            raw += os.read(terminal, 65536)
        except BlockingIOError:
            pass
        except OSError:
            break  # the other side has closed
        text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", raw.decode(errors="replace"))
        if enough(text):
            break
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", raw.decode(errors="replace"))


def in_vscode(script: str, folder: Path):
    """Where there is a screen: the VSIX goes into a profile of its own, and a copy of the note is opened in it."""
    code, calls = folder / "code", folder / "calls"
    code.write_text(CODE)
    code.chmod(0o755)
    env = environment(folder, DISPLAY=":99", CALLS=str(calls))
    done = subprocess.run([script], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    lines = calls.read_text().splitlines() if calls.exists() else []
    isolated = all("--user-data-dir /" in line and "--extensions-dir /" in line for line in lines)
    installed = len(lines) == 2 and re.search(r"--install-extension \S+\.vsix$", lines[0])
    opened = (folder / "calls.note").exists() and "--wait" in lines[-1]
    return done.returncode == 0 and isolated and installed and opened, (done, lines)


def main(script: str, nvim: str) -> int:
    suites = {
        "without a screen: the command line": lambda folder: on_command_line(script, folder),
        "in a terminal: Neovim": lambda folder: in_neovim(script, nvim, folder),
        "with a screen: VS Code, in a profile of its own": lambda folder: in_vscode(script, folder),
    }
    failed = 0
    for name, suite in suites.items():
        with tempfile.TemporaryDirectory() as folder:
            ok, got = suite(Path(folder))
        failed += not ok
        print(f"          {'ok  ' if ok else 'FAIL'} {name}" + ("" if ok else f"\n            got {got}"))
    print(f"{len(suites) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
