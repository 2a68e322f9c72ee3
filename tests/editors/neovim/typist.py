"""Completion in a real Neovim by real key presses: typist.py NVIM NOTE PLUGIN_FOLDER

`nvim -l` has no loop that reads keys, so here Neovim runs embedded and is typed into. Prints what was checked; the
exit status says how it went.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import pynvim

INIT = """
vim.opt.runtimepath:append(...)
vim.cmd.runtime('plugin/cloudgloss.lua')
vim.cmd('filetype on')
vim.g.cloudgloss_autocomplete = true
vim.o.completeopt = 'menuone,noinsert,popup'
vim.lsp.enable('cloudgloss')
"""


class Typist:
    """Types into one Neovim and looks at what it shows."""

    def __init__(self, program: str, plugin: str) -> None:
        self.nvim = pynvim.attach("child", argv=[program, "--clean", "--embed", "--headless"])
        self.nvim.exec_lua(INIT, plugin)

    def attached(self) -> bool:
        return self.nvim.exec_lua("local c = vim.lsp.get_clients({ name = 'cloudgloss' })[1]; return c ~= nil and c.initialized")

    def offered(self) -> list[str]:
        """What the popup menu lists; empty when there is none."""
        if not self.nvim.funcs.pumvisible():
            return []
        return [item["abbr"] or item["word"] for item in self.nvim.funcs.complete_info(["items"])["items"]]

    def last_lines(self, count: int = 1) -> list[str]:
        return self.nvim.current.buffer[-count:]


def until(probe, within: float = 20.0):
    """The first true value of `probe`; its last value when the time is over. A bound against hanging, not a measure."""
    end = time.monotonic() + within
    while not (value := probe()) and time.monotonic() < end:
        time.sleep(0.01)
    return value


def main(program: str, note: str, plugin: str) -> int:
    results = []

    def check(name: str, ok, got) -> None:
        results.append(bool(ok))
        print(f"          {'ok  ' if ok else 'FAIL'} {name}" + ("" if ok else f"\n            got {got!r}"))

    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(note, Path(folder) / "notes.md")
        typist = Typist(program, plugin)
        typist.nvim.command(f"edit {copy}")
        check("attached", until(typist.attached), None)
        typist.nvim.input("GoWe send them through Kinesis Data St")
        offered = until(lambda: [x for x in typist.offered() if "Kinesis Data Streams" in x])
        check("the popup opens as one types", offered, typist.offered())
        typist.nvim.input("<C-y>")
        done = until(lambda: typist.last_lines()[0] == "We send them through Amazon Kinesis Data Streams")
        check("the choice replaces what was typed", done, typist.last_lines())
        typist.nvim.input("<CR><CR>Q: ")
        check('"Q: " offers questions', until(lambda: [x for x in typist.offered() if x.endswith("?")]), typist.offered())
        typist.nvim.input("<C-y>")
        answered = until(lambda: any(line.startswith("A: ") for line in typist.last_lines(8)))
        check("and inserts one with its answer", answered, typist.last_lines(8))
        typist.nvim.input("<Esc>")
        try:
            typist.nvim.command("qa!")
        except EOFError:
            pass  # it left before it could answer
    print(f"{sum(results)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
