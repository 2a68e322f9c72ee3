-- What the tests in a real Neovim share. dofile('harness.lua') opens a copy of the note in an editor that is set up as a
-- user would, with vim.lsp.enable alone; the words of the command line are NOTE PLUGIN_FOLDER.
local T = { started = vim.uv.hrtime(), passed = 0, failed = 0 }
local note = vim.fn.fnamemodify(_G.arg[1], ':p')
T.plugin = vim.fn.fnamemodify(_G.arg[2], ':p')

function T.check(name, ok, got)
  T.passed, T.failed = T.passed + (ok and 1 or 0), T.failed + (ok and 0 or 1)
  local seconds = (vim.uv.hrtime() - T.started) / 1e9
  io.write(('%6.1f s  %s %s\n'):format(seconds, ok and 'ok  ' or 'FAIL', name))
  if not ok then
    io.write('            got ' .. vim.inspect(got) .. '\n')
  end
end

-- A bound against hanging, not a measure of speed.
function T.wait(probe)
  return vim.wait(20000, probe, 5)
end

-- What a user writes into init.lua.
vim.opt.runtimepath:append(T.plugin)
vim.cmd.runtime('plugin/cloudgloss.lua')
vim.lsp.enable('cloudgloss')

T.folder = vim.fn.tempname()
vim.fn.mkdir(T.folder .. '/.git', 'p')
T.copy = T.folder .. '/notes.md'
vim.uv.fs_copyfile(note, T.copy)
vim.cmd.edit(T.copy)
T.buffer = vim.api.nvim_get_current_buf()

function T.attached()
  local client = vim.lsp.get_clients({ bufnr = T.buffer, name = 'cloudgloss' })[1]
  return client and client.initialized and client
end

function T.row_of(text)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(T.buffer, 0, -1, false)) do
    if line:find(text, 1, true) then
      return row, line
    end
  end
end

--- Puts the cursor onto the first `word` of the line that has `text` in it.
function T.go_to(text, word)
  local row, line = T.row_of(text)
  vim.api.nvim_win_set_cursor(0, { row, line:find(word, 1, true) - 1 })
end

function T.finding(code, text)
  return vim.iter(vim.diagnostic.get(T.buffer)):find(function(d)
    local words = vim.api.nvim_buf_get_text(T.buffer, d.lnum, d.col, d.end_lnum, d.end_col, {})[1]
    return d.code == code and words == text
  end)
end

local function floats()
  return vim.iter(vim.api.nvim_list_wins()):filter(function(window)
    return vim.api.nvim_win_get_config(window).relative ~= ''
  end)
end

function T.float_text()
  local window = floats():next()
  return window and table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
end

function T.close_floats()
  floats():each(function(window)
    vim.api.nvim_win_close(window, true)
  end)
end

--- The text of the current buffer.
function T.text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

function T.leave()
  io.write(('%d passed, %d failed\n'):format(T.passed, T.failed))
  vim.cmd(T.failed == 0 and 'qa!' or 'cq!')
end

return T
