---@brief
---
--- Cloudgloss keeps AWS study notes true: it explains services, completes their names, and underlines what was true once
--- and no longer is. Install the program `cloudgloss`, then say `vim.lsp.enable('cloudgloss')`.

---@type vim.lsp.Config
return {
  cmd = { 'cloudgloss', 'server' },
  filetypes = { 'markdown' },
  root_markers = { '.cloudgloss.toml', '.cloudgloss', '.git' },
  -- For instance { cloudgloss = { rules = { ['renamed-service'] = 'hint' } } }: see |cloudgloss-settings|.
  settings = { cloudgloss = vim.empty_dict() },
}
