-- The plugin in a real Neovim: nvim --clean --headless -l smoke.lua NOTE PLUGIN_FOLDER
-- The program `cloudgloss` is the first on PATH. Prints what was checked; the exit status says how it went.
local T = dofile(vim.fn.fnamemodify(_G.arg[0], ':h') .. '/harness.lua')
local check, wait, attached, finding, row_of, go_to = T.check, T.wait, T.attached, T.finding, T.row_of, T.go_to
local float_text, close_floats, buffer, folder, copy, plugin = T.float_text, T.close_floats, T.buffer, T.folder, T.copy, T.plugin

check('vim.lsp.enable is enough to attach', wait(function()
  return attached()
end), vim.lsp.get_clients())
local client = assert(attached(), 'no server, nothing more to check')

check('outdated facts and former names are reported', wait(function()
  return finding('outdated-fact', '256 KB') and finding('renamed-service', 'Kinesis Firehose')
end), vim.diagnostic.get(buffer))
check('an ignored line is not', not vim.iter(vim.diagnostic.get(buffer)):any(function(d)
  return d.lnum == row_of("recruiter's mail") - 1
end), vim.diagnostic.get(buffer))

go_to('SQS sits between', 'SQS')
vim.lsp.buf.hover()
check('hover explains a service', wait(function()
  return (float_text() or ''):find('Simple Queue Service', 1, true)
end), float_text())
close_floats()

go_to('A message can be at most', '256 KB')
vim.lsp.buf.code_action({ apply = true, filter = function(action)
  return action.isPreferred and action.title:find('1 Mi?B') ~= nil
end })
check('the quick fix is applied', wait(function()
  return row_of('A message can be at most 1 M')
end), { row_of('A message can be') })
check('and its finding goes', wait(function()
  return not finding('outdated-fact', '256 KB')
end), vim.diagnostic.get(buffer))

vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { 'We send them through Kine' })
local last = vim.api.nvim_buf_line_count(buffer) - 1
local answer = client:request_sync('textDocument/completion', {
  textDocument = vim.lsp.util.make_text_document_params(buffer),
  position = { line = last, character = 25 },
}, 20000, buffer)
local labels = vim.iter(answer and answer.result.items or {}):map(function(item)
  return item.label
end):totable()
check('completion knows the service', vim.iter(labels):any(function(label)
  return label:find('Kinesis Data Streams', 1, true) ~= nil
end), labels)
vim.api.nvim_buf_set_lines(buffer, -2, -1, false, {})

go_to('SQS sits between', 'SQS')
vim.lsp.buf.definition()
check('the definition opens a page', wait(function()
  return vim.api.nvim_buf_get_name(0):find('sqs%.md$')
end), vim.api.nvim_buf_get_name(0))
check('about the service', wait(function()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'):find('Simple Queue Service', 1, true)
end), vim.api.nvim_buf_get_lines(0, 0, 5, false))
vim.api.nvim_set_current_buf(buffer)

vim.cmd.LspCloudglossFixAll()
check(':LspCloudglossFixAll mends the rest', wait(function()
  return not finding('outdated-fact', '128 MB to 3008 MB') and row_of('50 TB') and not finding('renamed-service', 'Kinesis Firehose')
end), vim.api.nvim_buf_get_lines(buffer, 0, -1, false))

vim.cmd('silent write')
local saved = table.concat(vim.fn.readfile(copy), '\n')
check('and the file keeps it', saved:find('Data Firehose is the "just land it in S3" answer', 1, true)
  and saved:find('mail really says "Kinesis Firehose"', 1, true), saved)

vim.fn.writefile({ '# SQS', '', '- Max message size: 256 KB' }, folder .. '/second.md')
vim.cmd.LspCloudglossCheck()
check(':LspCloudglossCheck fills the quickfix list', wait(function()
  return vim.iter(vim.fn.getqflist()):any(function(item)
    return vim.fn.bufname(item.bufnr):find('second%.md$') and item.lnum == 3 and item.text:find('1 MiB', 1, true)
  end)
end), vim.fn.getqflist())

vim.api.nvim_set_current_win(vim.fn.bufwinid(buffer))
vim.cmd.LspCloudglossRestart()
check(':LspCloudglossRestart gives a new server', wait(function()
  return attached() and attached().id ~= client.id
end), vim.lsp.get_clients())

vim.cmd.checkhealth('cloudgloss')
local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
check(':checkhealth finds nothing amiss', health:find('enabled for Markdown', 1, true)
  and not health:find('ERROR', 1, true) and not health:find('WARNING', 1, true), health)

vim.cmd.helptags(plugin .. '/doc')
vim.cmd.help('cloudgloss')
check(':help cloudgloss opens the manual', vim.api.nvim_buf_get_name(0):find('cloudgloss%.txt$'), vim.api.nvim_buf_get_name(0))

-- The settings in the manual are those of the server's own schema, with its defaults.
local schema = vim.json.decode(table.concat(vim.fn.readfile(plugin .. '/../../content/schema/config.json'), '\n'))
local manual = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
local shown
local config = { config = function(_, given)
  shown = given.settings.cloudgloss
end }
local example = manual:match("(vim%.lsp%.config%('cloudgloss', {%s+settings.-\n\t}%))")
assert(load(example, 'manual', 't', { vim = { NIL = vim.NIL, lsp = config } }))()
local defaults = vim.tbl_map(function(setting)
  return setting.default
end, schema.properties)
check('it shows every setting with its default', vim.deep_equal(shown, defaults), { shown, defaults })
check('and every rule', vim.iter(schema.properties.rules.propertyNames.enum):all(function(rule)
  return manual:find('\n\t' .. vim.pesc(rule) .. '\t+%l+\n') ~= nil
end), manual)

client = attached()
client:stop()
check('the server leaves when told', wait(function()
  return client:is_stopped()
end))

T.leave()
