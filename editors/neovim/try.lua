-- nvim -u try.lua note.md: nothing but Cloudgloss. Also a good start for the report of a fault.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
vim.opt.runtimepath:append(here)
vim.g.cloudgloss_autocomplete = true
vim.o.completeopt = 'menuone,noselect,popup'
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.linebreak = true
vim.o.winborder = 'rounded'
vim.diagnostic.config({ virtual_text = { prefix = '●' }, severity_sort = true })
vim.o.winbar = ' K explains   gra mends   ]d next finding   CTRL-] all that is known   :help cloudgloss   :q leaves'
vim.lsp.enable('cloudgloss')
