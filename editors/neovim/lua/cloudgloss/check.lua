--- `:LspCloudglossCheck`: the command line's findings in the quickfix list.
local M = {}

---@class (exact) cloudgloss.Line One line of `cloudgloss check --format jsonl`, as far as it is used here.
---@field path string
---@field start { line: integer, column: integer } 1-based, in characters
---@field end { line: integer, column: integer } 1-based, in characters, exclusive
---@field severity string
---@field code string
---@field message string

local types = { error = 'E', warning = 'W', information = 'I', hint = 'N' }

--- Checks a folder (default: the client's root, else the working directory) without holding up the editor.
---@param client vim.lsp.Client
---@param folder string?
function M.run(client, folder)
  folder = vim.fs.normalize(folder or client.root_dir or vim.fn.getcwd())
  local program = client.config.cmd[1]
  vim.system({ program, 'check', '--format', 'jsonl', folder }, { text = true }, vim.schedule_wrap(function(done)
    if done.code > 1 then
      vim.notify('cloudgloss: ' .. vim.trim(done.stderr), vim.log.levels.ERROR)
      return
    end
    M.show(done.stdout, folder)
  end))
end

---@param output string
---@param folder string
function M.show(output, folder)
  local items = vim.tbl_map(M.item, vim.split(output, '\n', { trimempty = true }))
  vim.fn.setqflist({}, ' ', { title = 'cloudgloss check ' .. folder, items = items })
  vim.cmd(#items > 0 and 'botright copen' or 'cclose')
  vim.notify(('cloudgloss: %d findings in %s'):format(#items, folder))
end

---@param line string
function M.item(line)
  local finding = vim.json.decode(line) --[[@as cloudgloss.Line]]
  return {
    filename = finding.path,
    lnum = finding.start.line,
    col = finding.start.column,
    end_lnum = finding['end'].line,
    end_col = finding['end'].column,
    type = types[finding.severity] or 'W',
    text = ('%s [%s]'):format(finding.message, finding.code),
  }
end

return M
