--- What Neovim's own LSP client leaves to a plugin: a few commands, and completion as one types.
local M = {}

--- Sets up one note. Called by plugin/cloudgloss.lua whenever the server attaches.
---@param client vim.lsp.Client
---@param buffer integer
function M.attach(client, buffer)
  local function command(name, run, options)
    vim.api.nvim_buf_create_user_command(buffer, 'LspCloudgloss' .. name, run, options)
  end
  command('FixAll', M.fix_all, { desc = 'Apply every safe fix to this note' })
  command('Check', function(arguments)
    require('cloudgloss.check').run(client, arguments.fargs[1])
  end, { desc = 'Put the findings of a folder into the quickfix list', nargs = '?', complete = 'dir' })
  command('Restart', function()
    M.restart(client)
  end, { desc = 'Restart the server' })
  command('Log', function()
    vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.get_log_path()))
  end, { desc = "Open Neovim's log of language servers" })
  if vim.g.cloudgloss_autocomplete then
    vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = true, convert = M.whole_text })
  end
end

--- Applies the server's one action that mends the whole note.
function M.fix_all()
  vim.lsp.buf.code_action({ context = { only = { 'source.fixAll.cloudgloss' }, diagnostics = {} }, apply = true })
end

--- Stops the server and starts it again for the same notes.
---@param client vim.lsp.Client
function M.restart(client)
  local notes = vim.tbl_keys(client.attached_buffers)
  client:stop()
  vim.wait(5000, function()
    return client:is_stopped()
  end, 10)
  for _, note in ipairs(notes) do
    if vim.api.nvim_buf_is_loaded(note) then
      vim.lsp.start(client.config, { bufnr = note })
    end
  end
end

--- Neovim inserts a plain completion only up to its first space; our names have several words, our answers several lines.
---@param item lsp.CompletionItem
function M.whole_text(item)
  return item.textEdit and { word = item.textEdit.newText } or {}
end

return M
