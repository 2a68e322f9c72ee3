"""One session in a real Neovim: neovim.py NVIM PLUGIN_FOLDER FOLDER

The program `cloudgloss` is the first on PATH.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "editors/neovim"))
from typist import Typist, until  # noqa: E402

CLIENT = "vim.lsp.get_clients({ name = 'cloudgloss' })[1]"
FIX = """
vim.lsp.buf.code_action({ apply = true, filter = function(action)
  return action.isPreferred and action.title:find('1 Mi?B') ~= nil
end })
"""
FLOATS = "return #vim.tbl_filter(function(w) return vim.api.nvim_win_get_config(w).relative ~= '' end, vim.api.nvim_list_wins())"


def need(what: str, probe) -> None:
    if not until(probe):
        sys.exit(f"neovim: waited in vain for {what}")


def main(program: str, plugin: str, folder: str) -> None:
    typist = Typist(program, plugin)
    nvim, lua = typist.nvim, typist.nvim.exec_lua
    nvim.command(f"edit {folder}/notes.md")
    need("the server", typist.attached)
    need("the findings", lambda: len(lua("return vim.diagnostic.get(0)")) == 2)
    nvim.input("ggwK")
    need("the hover", lambda: lua(FLOATS) > 0)
    nvim.input("<Esc>GoWe invoke Lambd")
    need("the popup", lambda: any("Lambda" in item for item in typist.offered()))
    nvim.input("<C-y>")
    need("the name", lambda: typist.last_lines()[0] == "We invoke Lambda")
    nvim.input("<Esc>")
    nvim.call("search", "256 KB")
    lua(FIX)
    need("the fix", lambda: "1 MB" in nvim.current.buffer[2])
    need("one finding less", lambda: len(lua("return vim.diagnostic.get(0)")) == 1)
    nvim.command("write")
    nvim.command("bdelete!")
    lua(f"{CLIENT}:stop()")
    need("the end", lambda: lua(f"return {CLIENT} == nil"))
    try:
        nvim.command("qa!")
    except EOFError:
        pass  # it left before it could answer


if __name__ == "__main__":
    main(*sys.argv[1:])
