"""How long a keystroke takes to be drawn in a note of 1 MB, by hand: latency.py NVIM NOTE PLUGIN_FOLDER GRAMMAR/src

The program `cloudgloss` is the first on PATH. Times are in milliseconds, of 40 keystrokes in the middle of the note.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pynvim

SIZE = 1_000_000  # bytes
COLOURS = "vim.api.nvim_create_autocmd('FileType', { pattern = 'markdown', callback = function(e) vim.treesitter.start(e.buf) end })"
SERVER = "vim.lsp.enable('cloudgloss')"
KEYSTROKE = """
local began, row = vim.uv.hrtime(), vim.api.nvim_win_get_cursor(0)[1] - 1
vim.api.nvim_buf_set_text(0, row, 0, row, 0, { 'x' })
vim.cmd.redraw()
return (vim.uv.hrtime() - began) / 1e6
"""


def measure(program: str, note: Path, setup: list[str]) -> str:
    nvim = pynvim.attach("child", argv=[program, "--clean", "--embed", "--cmd", "set noswapfile"])
    nvim.ui_attach(120, 40, rgb=True)
    for line in setup:
        nvim.exec_lua(line)
    nvim.command(f"edit {note}")
    time.sleep(6)  # until all is read and coloured
    nvim.command(f"normal! {nvim.funcs.line('$') // 2}G")
    times = []
    for _ in range(40):
        times.append(nvim.exec_lua(KEYSTROKE))
        time.sleep(0.12)
    times.sort()
    findings = nvim.exec_lua("return #vim.diagnostic.get(0)")
    try:
        nvim.command("qa!")
    except EOFError:
        pass  # it left before it could answer
    return f"median {times[20]:6.1f}   of 20 the slowest {times[38]:6.1f}   findings {findings}"


def main(program: str, example: str, plugin: str, grammar: str) -> None:
    text = Path(example).read_text()
    with tempfile.TemporaryDirectory() as folder:
        note, parser = Path(folder) / "note.md", Path(folder) / "parser"
        note.write_text(text * (SIZE // len(text) + 1))
        parser.mkdir()
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O2", "-I", grammar, "-o", parser / "study_notes.so", f"{grammar}/parser.c"], check=True
        )
        base = ["vim.cmd('filetype plugin on | syntax off')", f"vim.opt.rtp:append('{Path(plugin).resolve()}')"]
        ours = f"vim.opt.rtp:append('{folder}')"
        for name, setup in {
            "nothing": base,
            "the server": [*base, SERVER],
            "Neovim's colours": [*base, COLOURS],
            "both": [*base, COLOURS, SERVER],
            "both and the parser": [*base, ours, COLOURS, SERVER],
        }.items():
            print(f"{name:20} {measure(program, note, setup)}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
