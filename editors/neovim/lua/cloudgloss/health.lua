--- `:checkhealth cloudgloss`
local M = {}

function M.check()
  vim.health.start('Cloudgloss')
  if vim.fn.has('nvim-0.11') == 0 then
    vim.health.error('Neovim 0.11 or newer is needed', 'Update Neovim')
    return
  end
  vim.health.ok('Neovim ' .. tostring(vim.version()))
  M.check_program()
  M.check_enabled()
  M.check_parser()
  M.check_notes()
end

function M.check_program()
  local config = vim.lsp.config.cloudgloss
  local program = config and type(config.cmd) == 'table' and config.cmd[1] or 'cloudgloss'
  local path = vim.fn.exepath(program)
  if path == '' then
    vim.health.error(("there is no program '%s' on PATH"):format(program), {
      'Install it: cargo install --path . in the root of the project',
      "Or name it: vim.lsp.config('cloudgloss', { cmd = { '/path/to/cloudgloss', 'server' } })",
    })
    return
  end
  local ran, done = pcall(function()
    return vim.system({ path, '--version' }, { text = true }):wait(5000)
  end)
  if ran and done.code == 0 then
    vim.health.ok(('%s, %s'):format(vim.trim(done.stdout), path))
  else
    vim.health.error(path .. ' does not run here', 'Was it built for this kind of machine?')
  end
end

function M.check_enabled()
  -- vim.lsp.is_enabled() came with 0.12.
  local enabled = vim.lsp.is_enabled and vim.lsp.is_enabled('cloudgloss')
    or vim.lsp._enabled_configs and vim.lsp._enabled_configs.cloudgloss ~= nil
  if enabled then
    vim.health.ok('enabled for Markdown')
  else
    vim.health.warn('not enabled', "Put vim.lsp.enable('cloudgloss') into your init.lua")
  end
end

function M.check_parser()
  if vim.treesitter.language.add('study_notes') then
    vim.health.ok('cards, definitions and ignore markers are coloured')
  else
    vim.health.info('no parser `study_notes`: :CloudglossBuildParser builds it, for colours only')
  end
end

function M.check_notes()
  local clients = vim.lsp.get_clients({ name = 'cloudgloss' })
  for _, client in ipairs(clients) do
    local notes = vim.tbl_count(client.attached_buffers)
    vim.health.info(('running for %d note(s), root %s'):format(notes, client.root_dir or 'none'))
  end
  if #clients == 0 then
    vim.health.info('not running: it starts when a Markdown file is opened')
  end
end

return M
