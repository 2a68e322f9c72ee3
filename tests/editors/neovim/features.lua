-- What Neovim shows of the rest of the server: features.lua NOTE PLUGIN_FOLDER, as smoke.lua.
local T = dofile(vim.fn.fnamemodify(_G.arg[0], ':h') .. '/harness.lua')
local check, wait = T.check, T.wait

check('the server attaches', wait(T.attached))
local client = assert(T.attached(), 'no server, nothing more to check')
check('findings come', wait(function()
  return T.finding('outdated-fact', '256 KB')
end), vim.diagnostic.get(T.buffer))

-- Another note, with a question that is known, and everything that is off by default.
vim.fn.writefile({ '# Cards', '', 'Q: How does federated query work, and when is it a bad idea?',
  'A: A Lambda connector reads the other source.', '', 'Kinesis Firehose delivers.' }, T.folder .. '/cards.md')
local asked = { ['inlay-hints'] = true, ['semantic-tokens'] = true, rules = { ['missing-key-points'] = 'hint' } }
client.settings = { cloudgloss = asked }
client:notify('workspace/didChangeConfiguration', { settings = client.settings })
vim.cmd.edit(T.folder .. '/cards.md')
local cards = vim.api.nvim_get_current_buf()
T.buffer = cards
check('settings given later hold', wait(function()
  return T.attached() and vim.iter(vim.diagnostic.get(cards)):any(function(finding)
    return finding.code == 'missing-key-points'
  end)
end), vim.diagnostic.get(cards))

local name = T.finding('renamed-service', 'Kinesis Firehose')
check('a former name is marked as deprecated', name and name._tags and name._tags.deprecated, name)
vim.diagnostic.open_float({ bufnr = cards, pos = { 5, 3 }, scope = 'cursor' })
check('the finding stands in a float in full', (T.float_text() or ''):find('Amazon Data Firehose', 1, true), T.float_text())
T.close_floats()

vim.lsp.inlay_hint.enable(true, { bufnr = cards })
check('an inlay hint tells today\'s name', wait(function()
  local hint = vim.lsp.inlay_hint.get({ bufnr = cards })[1]
  return hint and hint.inlay_hint.label == '→ Amazon Data Firehose'
end), vim.lsp.inlay_hint.get({ bufnr = cards }))

local function lenses()
  vim.lsp.codelens.refresh({ bufnr = cards })
  return vim.lsp.codelens.get(cards)
end
check('a code lens counts key points', wait(function()
  local lens = lenses()[1]
  return lens and lens.command.title:find('of %d+ key points')
end), lenses())
vim.api.nvim_win_set_cursor(0, { 3, 4 })
vim.lsp.codelens.run()
check('and opens the model answer', wait(function()
  return vim.api.nvim_buf_get_name(0):find('athena%-federated%.md$')
end), vim.api.nvim_buf_get_name(0))
check('which the same server attends to', #vim.lsp.get_clients() == 1 and wait(function()
  return #vim.lsp.get_clients({ bufnr = 0 }) == 1
end), vim.lsp.get_clients())
vim.api.nvim_set_current_buf(cards)

vim.api.nvim_win_set_cursor(0, { 3, 3 })
vim.lsp.buf.hover()
check('hover over a question shows the model answer', wait(function()
  return (T.float_text() or ''):find('Key points', 1, true)
end), T.float_text())
check('without HTML or raw links', not (T.float_text() or ''):find('</?%a+>'), T.float_text())
T.close_floats()

check('semantic tokens colour names', wait(function()
  return vim.iter(vim.lsp.semantic_tokens.get_at_pos(cards, 5, 3) or {}):any(function(token)
    return token.modifiers.deprecated
  end)
end), vim.lsp.semantic_tokens.get_at_pos(cards, 5, 3))

vim.wo.foldmethod, vim.wo.foldexpr, vim.wo.foldlevel = 'expr', 'v:lua.vim.lsp.foldexpr()', 99
check('sections and answers can be folded', wait(function()
  return vim.fn.foldlevel(4) == 2
end), vim.fn.foldlevel(4))
vim.lsp.foldclose('region')
check('answers alone as well', wait(function()
  return vim.fn.foldclosed(4) > 0
end) and vim.fn.foldclosed(1) < 0, vim.tbl_map(vim.fn.foldclosed, { 1, 2, 3, 4, 5, 6 }))
vim.wo.foldmethod = 'manual'

local function listed(word)
  return vim.iter(vim.list_extend(vim.fn.getqflist(), vim.fn.getloclist(0))):any(function(item)
    return item.text:find(word, 1, true) ~= nil
  end)
end
vim.lsp.buf.document_symbol()
check('document symbols list questions', wait(function()
  return listed('How does federated query work')
end), vim.fn.getloclist(0))
vim.cmd('silent! lclose | silent! cclose')
vim.lsp.buf.workspace_symbol('firehose')
check('workspace symbols know services', wait(function()
  return listed('Amazon Data Firehose')
end), vim.fn.getqflist())
vim.cmd('silent! lclose | silent! cclose')
vim.api.nvim_set_current_buf(cards)

T.go_to('Kinesis Firehose delivers', 'Kinesis')
vim.lsp.buf.document_highlight()
local references = vim.api.nvim_create_namespace('nvim.lsp.references')
check('mentions are highlighted', wait(function()
  return #vim.api.nvim_buf_get_extmarks(cards, references, 0, -1, {}) > 0
end), vim.api.nvim_buf_get_extmarks(cards, -1, 0, -1, { details = true }))
vim.lsp.buf.clear_references()

vim.lsp.buf.rename('Amazon Data Firehose')
check('rename leads from a former name to today\'s, in this note', wait(function()
  return T.text():find('Data Firehose delivers.', 1, true) and not T.text():find('Kinesis', 1, true)
end), T.text())
check('and in the others', wait(function()
  local notes = vim.fn.bufnr(T.copy)
  local text = table.concat(vim.api.nvim_buf_get_lines(notes, 0, -1, false), '\n')
  return text:find('Data Firehose is the "just land it in S3" answer', 1, true)
end), vim.api.nvim_buf_get_lines(vim.fn.bufnr(T.copy), 0, 12, false))

-- A finding that is not wanted in any note.
vim.api.nvim_set_current_buf(vim.fn.bufnr(T.copy))
T.buffer = vim.fn.bufnr(T.copy)
T.go_to('A message can be at most', '256 KB')
local titles = {}
vim.lsp.buf.code_action({ apply = true, filter = function(action)
  titles[#titles + 1] = action.title
  return action.title:find('in this workspace', 1, true) ~= nil
end })
local settings = T.folder .. '/.cloudgloss.toml'
check('a fact is ignored in the workspace', wait(function()
  return vim.fn.bufexists(settings) == 1
end), titles)
vim.cmd('silent! wall')
check('once the settings are saved', wait(function()
  return not T.finding('outdated-fact', '256 KB')
end), vim.uv.fs_stat(settings) and vim.fn.readfile(settings))

local told = {}
vim.api.nvim_create_autocmd('LspProgress', { callback = function(event)
  told[#told + 1] = event.data.params.value.kind .. ' ' .. (event.data.params.value.title or '')
end })
vim.cmd.LspCloudglossCheck()
check('checking all notes shows its progress', wait(function()
  return vim.iter(told):any(function(step)
    return step:find('^begin .*notes')
  end) and vim.iter(told):any(function(step)
    return step:find('^end')
  end)
end), told)

vim.lsp.stop_client(vim.lsp.get_clients(), true)
T.leave()
