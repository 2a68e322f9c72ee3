"""editors/install in a home of its own: set_up.py EDITORS_INSTALL NVIM EXAMPLE

Neovim is real, and Emacs where there is one; the other editors are stand-ins that let themselves be found.
CLOUDGLOSS_BIN names the program. Prints what was checked; the exit status says how it went.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CODE = """#!/bin/sh
# A stand-in for VS Code's command: keeps its extensions in a file.
touch "$EXTENSIONS"
case $1 in
  --list-extensions) cat "$EXTENSIONS" ;;
  --install-extension) [ -s "$2" ] && echo cloudgloss.cloudgloss >"$EXTENSIONS" ;;
  --uninstall-extension) grep -vx "$2" "$EXTENSIONS" >"$EXTENSIONS.new"; mv "$EXTENSIONS.new" "$EXTENSIONS" ;;
esac
"""
CARGO = """#!/bin/sh
# A stand-in for cargo: installs a program that tells its version.
for word; do [ "$before" = --root ] && root=$word; before=$word; done
case $1 in
  install) mkdir -p "$root/bin" && printf '#!/bin/sh\\necho cloudgloss\\n' >"$root/bin/cloudgloss" && chmod +x "$root/bin/cloudgloss" ;;
  uninstall) rm "$root/bin/cloudgloss" ;;
esac
"""
LOOK = """
vim.wait(15000, function() return #vim.diagnostic.get(0) > 0 end, 20)
local client = vim.lsp.get_clients({ name = 'cloudgloss' })[1]
io.write(client and client.config.cmd[1] or 'no client', ' ', #vim.diagnostic.get(0), ' ', vim.fn.exists(':LspCloudglossFixAll'))
local helped, built = pcall(vim.cmd.help, 'cloudgloss'), require('cloudgloss.parser').build()
io.write(' ', tostring(helped), ' ', tostring(built))
vim.cmd('qa!')
"""


class Home:
    """A home folder, and a folder of programs beside it."""

    def __init__(self, script: str, nvim: str):
        self.script = script
        self.base = Path(tempfile.mkdtemp())
        self.home, self.bin = self.base / "home", self.base / "bin"
        self.extensions = self.base / "extensions"
        self.home.mkdir()
        self.bin.mkdir()
        (self.bin / "nvim").symlink_to(nvim)
        for name, text in {"code": CODE, "hx": "", "kak": "", "subl": "", "emacs": ""}.items():
            (self.bin / name).write_text(text or "#!/bin/sh\n")
            (self.bin / name).chmod(0o755)
        self.vsix = self.base / "cloudgloss.vsix"
        self.vsix.write_text("not empty")

    def env(self, bare: bool = False) -> dict[str, str]:
        """`bare` is without CLOUDGLOSS_BIN."""
        foreign = ("XDG_", "NVIM", "VIM", "CARGO") + ("CLOUDGLOSS_BIN",) * bare
        kept = {k: v for k, v in os.environ.items() if not k.startswith(foreign)}
        own = {"HOME": self.home, "EXTENSIONS": self.extensions, "CLOUDGLOSS_VSIX": self.vsix}
        return kept | {k: str(v) for k, v in own.items()} | {"PATH": f"{self.bin}:/usr/bin:/bin"}

    def run(self, *args: str, bare: bool = False) -> str:
        done = subprocess.run([self.script, *args], env=self.env(bare), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
        if done.returncode:
            raise AssertionError(f"{args}: status {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def write(self, path: str, text: str):
        (self.home / path).parent.mkdir(parents=True, exist_ok=True)
        (self.home / path).write_text(text)

    def tree(self) -> dict[str, str]:
        """Everything below the home: folders, links with their targets, files with their text."""
        found = {}
        for path in sorted(self.home.rglob("*")):
            kind = f"link to {os.readlink(path)}" if path.is_symlink() else "folder" if path.is_dir() else path.read_text()
            found[str(path.relative_to(self.home))] = kind
        return found

    def gone(self):
        shutil.rmtree(self.base)


def same(got, wanted):
    assert got == wanted, f"got {got}, wanted {wanted}"


def holds(text: str, *parts: str):
    for part in parts:
        assert part in text, f"no {part!r} in {text}"


LUA = ".local/share/nvim/site/pack/cloudgloss/start/enable/plugin/enable_cloudgloss.lua"
HELIX = ".config/helix/languages.toml"
SUBLIME = ".config/sublime-text/Packages/User/LSP.sublime-settings"


def leaves_no_trace(home: Home):
    """A dry run changes nothing; an install does; a second one is the same; undo leaves the home as it was."""
    home.write(".config/nvim/init.lua", "vim.o.number = true\n")
    before = home.tree()
    holds(home.run("--dry-run"), "dry run", LUA, HELIX)
    same(home.tree(), before)
    assert not home.extensions.exists() or not home.extensions.read_text(), "a dry run installed the extension"
    holds(home.run(), LUA, HELIX, SUBLIME, "--undo")
    after = home.tree()
    assert {LUA, HELIX, SUBLIME} <= after.keys(), after.keys()
    same(home.extensions.read_text(), "cloudgloss.cloudgloss\n")
    holds(home.run(), "as it should be")
    same({k: sorted(v.splitlines()) for k, v in home.tree().items()}, {k: sorted(v.splitlines()) for k, v in after.items()})
    holds(home.run("--undo", "--dry-run"), "removed")
    assert LUA in home.tree()
    home.run("--undo")
    same(home.tree(), before)
    same(home.extensions.read_text(), "")
    holds(home.run("--undo"), "nothing is installed")


def works_in_neovim(home: Home, example: str):
    """A plain `nvim note.md` underlines, with the program that is not on PATH; manual and parser are found through the link."""
    home.run("--only", "neovim")
    note, look = home.base / "notes.md", home.base / "look.lua"
    shutil.copy(example, note)
    look.write_text(LOOK)
    elsewhere = {"XDG_STATE_HOME": str(home.base / "state"), "XDG_CACHE_HOME": str(home.base / "cache")}
    command = [str(home.bin / "nvim"), "--headless", str(note), "-c", f"luafile {look}"]
    done = subprocess.run(command, env=home.env() | elsewhere, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    program, findings, command, helped, built = done.stdout.split()
    same((program, command, helped, built), (os.environ["CLOUDGLOSS_BIN"], "2", "true", "true"))
    assert int(findings) > 2, done


def lets_files_be(home: Home):
    """A file of the user's is neither changed nor removed, whether it was there before or was changed since."""
    home.write(HELIX, '[[language]]\nname = "markdown"\nlanguage-servers = ["marksman"]\n')
    before = home.tree()
    holds(home.run("--only", "helix", "--only", "sublime"), "is yours; add this to it", "[language-server.cloudgloss]")
    same(home.tree()[HELIX], before[HELIX])
    home.write(SUBLIME, '{ "clients": { "cloudgloss": { "enabled": false } } }\n')
    holds(home.run("--only", "sublime"), "speaks of cloudgloss already")
    holds(home.run("--undo"), "you changed it, so it stays")
    same(home.tree()[HELIX], before[HELIX])
    assert SUBLIME in home.tree()


def lets_an_extension_be(home: Home):
    """An extension that was there before stays, through install and undo."""
    home.extensions.write_text("cloudgloss.cloudgloss\n")
    holds(home.run("--only", "vscode"), "left alone")
    home.run("--undo")
    same(home.extensions.read_text(), "cloudgloss.cloudgloss\n")


def asks_lazy(home: Home):
    """lazy.nvim switches Neovim's packages off: its line is printed, nothing is written."""
    home.write(".local/share/nvim/lazy/lazy.nvim/README.md", "")
    before = home.tree()
    holds(home.run("--only", "neovim"), "lazy.nvim", os.environ["CLOUDGLOSS_BIN"], "vim.lsp.enable('cloudgloss')")
    same(home.tree(), before)


def undoes_one(home: Home):
    """--undo --only takes one editor out and leaves the others in."""
    home.run("--only", "neovim", "--only", "helix")
    home.run("--undo", "--only", "neovim")
    assert LUA not in home.tree() and HELIX in home.tree(), home.tree().keys()
    home.run("--undo")
    same(home.tree(), {})


def works_in_emacs(home: Home):
    """The printed line loads in the real Emacs, and opening a note asks for eglot; asked for no longer once it stands there."""
    holds(home.run("--only", "emacs"), "add this line to")
    line = f'(load "{home.home}/.local/share/cloudgloss/cloudgloss" t)'
    home.write(".emacs.d/init.el", line + "\n")
    holds(home.run("--only", "emacs"), "your settings load it")
    emacs = shutil.which("emacs")
    if emacs:
        ask = "(princ (and (memq 'cloudgloss-start markdown-mode-hook) 'hooked))"
        done = subprocess.run([emacs, "--batch", "--eval", line, "--eval", ask], capture_output=True, text=True, timeout=60)
        same(done.stdout, "hooked")


def builds_a_program(home: Home):
    """Where there is none, cargo installs it; undo has cargo take it out; one that was there before is used and stays."""
    (home.bin / "cargo").write_text(CARGO)
    (home.bin / "cargo").chmod(0o755)
    built = ".cargo/bin/cloudgloss"
    for _ in range(2):
        holds(home.run("--only", "helix", bare=True), f"{home.home}/{built}: built and installed by cargo")
    home.run("--undo", bare=True)
    assert built not in home.tree() and HELIX not in home.tree(), home.tree().keys()
    shutil.copy(os.environ["CLOUDGLOSS_BIN"], home.bin / "cloudgloss")
    holds(home.run("--only", "helix", bare=True), f"{home.bin}/cloudgloss: found")
    home.run("--undo", bare=True)
    assert (home.bin / "cloudgloss").exists()


def says_what_is_wrong(home: Home):
    """Wrong words end with status 2 and a reason."""
    for args in (["--only", "notepad"], ["--remove"]):
        done = subprocess.run([home.script, *args], env=home.env(), capture_output=True, text=True, timeout=60)
        same(done.returncode, 2)
        holds(done.stderr, "install: ")
    holds(home.run("--help"), "--undo")


def main(script: str, nvim: str, example: str) -> int:
    checks = [leaves_no_trace, lambda home: works_in_neovim(home, example), lets_files_be, lets_an_extension_be, asks_lazy]
    checks += [undoes_one, works_in_emacs, builds_a_program, says_what_is_wrong]
    names = ["leaves no trace", "works in Neovim", "lets files be", "lets an extension be", "asks lazy.nvim"]
    names += ["undoes one editor", "works in Emacs", "builds a program", "says what is wrong"]
    failed = 0
    for name, check in zip(names, checks, strict=True):
        home, problem, start = Home(script, nvim), None, time.monotonic()
        try:
            check(home)
        except (AssertionError, ValueError, subprocess.SubprocessError) as error:
            problem = error
        home.gone()
        failed += problem is not None
        print(f"{time.monotonic() - start:6.1f} s  {'FAIL' if problem else 'ok  '} {name}" + (f"\n            {problem}" if problem else ""))
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
