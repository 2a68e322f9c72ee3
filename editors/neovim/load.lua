-- For plugin managers, which know only the root of a repository: dofile() of this file sets up the folder it stands in.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
vim.opt.runtimepath:append(here)
vim.cmd.source(here .. '/plugin/cloudgloss.lua')
-- The manual's tags are not in the repository, and a folder that cannot be written to is no reason to fail.
if not vim.uv.fs_stat(here .. '/doc/tags') then
  pcall(vim.cmd.helptags, vim.fn.fnameescape(here .. '/doc'))
end
vim.lsp.enable('cloudgloss')
