--- The tree-sitter parser `study_notes`, built from the one C file of the project's grammar.
--- With it, cards, definitions and ignore markers have colours of their own: see queries/.
local M = {}

--- Where the parser is put: a folder that is on the runtime path.
function M.path()
  return vim.fs.joinpath(vim.fn.stdpath('data') --[[@as string]], 'site', 'parser', 'study_notes.so')
end

--- Compiles the parser. Gives true, or false and what to do.
---@return boolean, string?
function M.build()
  -- editors/install makes a link to the plugin; the grammar lies beside what it points to.
  local here = assert(vim.uv.fs_realpath(debug.getinfo(1, 'S').source:sub(2)))
  local source = vim.fn.fnamemodify(here, ':h:h:h:h:h') .. '/grammar/src'
  local compiler = vim.iter({ vim.env.CC or 'cc', 'gcc', 'clang' }):find(function(name)
    return vim.fn.executable(name) == 1
  end)
  if not compiler then
    return false, 'there is no C compiler: install one, or name it in $CC'
  end
  vim.fn.mkdir(vim.fs.dirname(M.path()), 'p')
  local command = { compiler, '-shared', '-fPIC', '-O2', '-I', source, '-o', M.path(), source .. '/parser.c' }
  local done = vim.system(command, { text = true }):wait()
  if done.code ~= 0 then
    return false, vim.trim(done.stderr or '')
  end
  -- Neovim looks for parsers in folders that were there when it started.
  return vim.treesitter.language.add('study_notes', { path = M.path() })
end

return M
