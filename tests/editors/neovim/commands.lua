-- Questions, recent changes, settings, colours, and company: commands.lua NOTE PLUGIN_FOLDER, as smoke.lua.
local T = dofile(vim.fn.fnamemodify(_G.arg[0], ':h') .. '/harness.lua')
local check, wait = T.check, T.wait

check('the server attaches', wait(T.attached))
local client = assert(T.attached(), 'no server, nothing more to check')

-- vim.ui.select, as a person would use it: takes the first item that has the next of these words in it.
local wanted, offered = {}, {}
vim.ui.select = function(items, options, done)
  offered = vim.tbl_map(options.format_item or tostring, items)
  local word = table.remove(wanted, 1)
  for index, label in ipairs(offered) do
    if word and label:find(word, 1, true) then
      return done(items[index], index)
    end
  end
  done(nil)
end

wanted = { 'This note', 'Who draws the dashboards' }
vim.cmd.LspCloudglossAsk()
check('a question of the note is asked, and answered in a float', wait(function()
  return (T.float_text() or ''):find('keeps a copy in SPICE', 1, true)
end), { offered, T.float_text() })
T.close_floats()

wanted = { 'services-s3', '?' }
vim.api.nvim_win_set_cursor(0, { 1, 0 })
vim.cmd.LspCloudglossInsertQuestion()
check('a question of a topic is inserted with its answer', wait(function()
  local lines = vim.api.nvim_buf_get_lines(T.buffer, 1, 3, false)
  return lines[1]:match('^Q: .+%?$') and lines[2]:match('^A: .')
end), { offered, vim.api.nvim_buf_get_lines(T.buffer, 0, 4, false) })
vim.cmd.undo()

T.go_to('Kinesis Data Streams keeps', 'Kinesis Data Streams')
vim.lsp.buf.references()
check('references list every mention, under any name', wait(function()
  return vim.iter(vim.fn.getqflist()):any(function(item)
    return item.text:find('Data Streams replays', 1, true) ~= nil
  end)
end), vim.fn.getqflist())
vim.cmd.cclose()

vim.cmd.LspCloudglossWhatChanged()
check(':LspCloudglossWhatChanged opens a page', wait(function()
  return vim.api.nvim_buf_get_name(0):find('changes%.md$') and T.text():find('What changed in the last', 1, true)
end), vim.api.nvim_buf_get_name(0))
vim.api.nvim_set_current_buf(T.buffer)

local told
vim.notify = function(message)
  told = message
end
vim.cmd.LspCloudglossKnowledge()
check(':LspCloudglossKnowledge tells the day', wait(function()
  return told and told:find('as of %d%d%d%d%-%d%d%-%d%d')
end), told)

-- The settings of the folder.
vim.cmd.LspCloudglossConfig()
vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'hovr = true', '', '[rules]', 'outdated-fact = "off"' })
vim.cmd('silent write')
local config = vim.api.nvim_get_current_buf()
check('a mistake in .cloudgloss.toml is told in the file itself', wait(function()
  local problem = vim.diagnostic.get(config)[1]
  return problem and problem.lnum == 0 and problem.message:find('hovr', 1, true)
end), vim.diagnostic.get(config))
check('and what is right in it holds', wait(function()
  return not T.finding('outdated-fact', '256 KB')
end), vim.diagnostic.get(T.buffer))
vim.api.nvim_buf_set_lines(config, 0, -1, false, {})
vim.cmd('silent write')
check('an empty one leaves the defaults', wait(function()
  return T.finding('outdated-fact', '256 KB') and #vim.diagnostic.get(config) == 0
end), vim.diagnostic.get())
vim.api.nvim_set_current_buf(T.buffer)
vim.cmd.bwipeout(config)

-- The tree-sitter parser over Markdown's own.
vim.cmd.CloudglossBuildParser()
check(':CloudglossBuildParser builds the parser', vim.treesitter.language.add('study_notes'), told)
local parser = assert(vim.treesitter.get_parser(T.buffer, 'markdown'))
parser:parse(true)
local row = T.row_of('Q: Who draws the dashboards') - 1
vim.treesitter.start(T.buffer, 'markdown')
local captures = vim.tbl_map(function(capture)
  return capture.lang .. ' ' .. capture.capture
end, vim.treesitter.get_captures_at_pos(T.buffer, row, 0))
check('cards are coloured', vim.list_contains(captures, 'study_notes keyword'), captures)

-- Another server on the same note, and a client that can do nothing.
local other = vim.lsp.start({
  name = 'other',
  cmd = function(dispatchers)
    local closing = false
    return {
      request = function(method, _, done)
        local answers = {
          initialize = { capabilities = { hoverProvider = true, definitionProvider = true } },
          ['textDocument/hover'] = { contents = 'Another server was here.' },
        }
        done(nil, answers[method])
        return true, 1
      end,
      notify = function(method)
        if method == 'exit' then
          dispatchers.on_exit(0, 0)
        end
      end,
      is_closing = function()
        return closing
      end,
      terminate = function()
        closing = true
      end,
    }
  end,
}, { bufnr = T.buffer })
T.go_to('SQS sits between', 'SQS')
vim.lsp.buf.hover()
check('beside another server both explain', wait(function()
  local text = T.float_text() or ''
  return text:find('Simple Queue Service', 1, true) and text:find('Another server was here', 1, true)
end), T.float_text())
T.close_floats()
vim.lsp.stop_client(other)

local able = vim.lsp.protocol.make_client_capabilities
vim.lsp.protocol.make_client_capabilities = vim.empty_dict
local bare = vim.lsp.start({ name = 'bare', cmd = { 'cloudgloss', 'server' } }, { bufnr = T.buffer })
vim.lsp.protocol.make_client_capabilities = able
local pushed = vim.lsp.diagnostic.get_namespace(bare)
check('a client without capabilities is sent the findings', wait(function()
  return #vim.diagnostic.get(T.buffer, { namespace = pushed }) > 3
end), vim.diagnostic.get(T.buffer))
vim.lsp.stop_client(bare, true)

-- The server dies, while it attends to two notes.
vim.fn.writefile({ '# SQS', '', '- Max message size: 256 KB' }, T.folder .. '/second.md')
vim.cmd.edit(T.folder .. '/second.md')
local second = vim.api.nvim_get_current_buf()
check('it attends to a second note', wait(function()
  return #vim.diagnostic.get(second) == 1
end), vim.diagnostic.get(second))
vim.api.nvim_set_current_buf(T.buffer)
local before = T.attached()
for _, child in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
  vim.uv.kill(child, 'sigkill')
end
check('when the server dies, Neovim notices', wait(function()
  return before:is_stopped() and not T.attached()
end))
told = nil
vim.cmd.LspCloudglossKnowledge()
check('a command says what to do then', told and told:find(':LspCloudglossRestart', 1, true), told)
vim.cmd.LspCloudglossRestart()
check('and :LspCloudglossRestart brings it back with its findings', wait(function()
  return T.attached() and T.finding('renamed-service', 'Kinesis Firehose')
end), vim.lsp.get_clients())
check('in the other note as well', wait(function()
  return #vim.diagnostic.get(second) == 1
end), vim.diagnostic.get(second))

vim.lsp.stop_client(vim.lsp.get_clients(), true)
T.leave()
