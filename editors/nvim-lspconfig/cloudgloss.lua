---@brief
---
--- https://github.com/cloudgloss/cloudgloss
---
--- Cloudgloss keeps AWS study notes in Markdown true: it explains services, completes their names, and underlines what was
--- true once and no longer is, with the date, the source and a fix.
---
--- Install it with `cargo install --git https://github.com/cloudgloss/cloudgloss`, or by mason.

---@type vim.lsp.Config
return {
  cmd = { 'cloudgloss', 'server' },
  filetypes = { 'markdown' },
  root_markers = { '.cloudgloss.toml', '.cloudgloss', '.git' },
}
