-- Adds the buffer-local :LspCloudgloss… commands wherever the server attaches. Nothing is loaded before that.
if vim.g.loaded_cloudgloss or vim.fn.has('nvim-0.11') == 0 then
  return
end
vim.g.loaded_cloudgloss = true

local group = vim.api.nvim_create_augroup('cloudgloss', {})
vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Cloudgloss: commands and completion for this note',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'cloudgloss' then
      require('cloudgloss').attach(client, event.buf)
    end
  end,
})

vim.api.nvim_create_autocmd('BufWritePost', {
  group = group,
  pattern = { '.cloudgloss.toml', '*/.cloudgloss/*' },
  desc = 'Cloudgloss: settings and own knowledge hold as soon as they are saved',
  callback = function(event)
    require('cloudgloss').saved(event.buf)
  end,
})

vim.api.nvim_create_user_command('CloudglossBuildParser', function()
  local built, problem = require('cloudgloss.parser').build()
  vim.notify('cloudgloss: ' .. (built and 'the parser is built; reopen your notes' or problem), not built and vim.log.levels.ERROR or nil)
end, { desc = 'Build the tree-sitter parser for cards, definitions and ignore markers' })
