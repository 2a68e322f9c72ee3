---@brief
---
--- Cloudgloss keeps AWS study notes true: it explains services, completes their names, and underlines what was true once
--- and no longer is. Install the program `cloudgloss`, then say `vim.lsp.enable('cloudgloss')`.

---@type vim.lsp.Config
return {
  cmd = { 'cloudgloss', 'server' },
  filetypes = { 'markdown' },
  root_markers = { '.cloudgloss.toml', '.cloudgloss', '.git' },
  -- The server's own pages lie in a cache folder, but belong to the notes that they were opened from.
  root_dir = function(buffer, found)
    local page = vim.api.nvim_buf_get_name(buffer):find('cloudgloss[/\\]pages[/\\]')
    local client = page and vim.lsp.get_clients({ name = 'cloudgloss' })[1]
    found(client and client.root_dir) -- without it, root_markers tell
  end,
  -- Neovim can, but does not say so: it lets the server make a missing `.cloudgloss.toml`.
  capabilities = { workspace = { workspaceEdit = { documentChanges = true } } },
  -- For instance { cloudgloss = { rules = { ['renamed-service'] = 'hint' } } }: see |cloudgloss-settings|.
  settings = { cloudgloss = vim.empty_dict() },
}
