--- What Neovim's own LSP client leaves to a plugin: commands for a note, and completion as one types.
local M = {}

--- note → id of the client that attends, or attended, to it. Neovim itself forgets the notes of a server that dies.
---@type table<integer, integer>
local attended = {}

--- Has the server carry out one of its commands, such as `showPage`, and hands on what it answers.
---@param client vim.lsp.Client
---@param command string
---@param arguments any[]
---@param done fun(answer: any)?
function M.run(client, command, arguments, done)
  if client:is_stopped() then
    return vim.notify('cloudgloss: the server has stopped; :LspCloudglossRestart starts it again', vim.log.levels.ERROR)
  end
  command = 'cloudgloss.' .. command
  client:exec_cmd({ title = command, command = command, arguments = arguments }, nil, function(failure, answer)
    if failure then
      vim.notify('cloudgloss: ' .. failure.message, vim.log.levels.ERROR)
    elseif done then
      done(answer)
    end
  end)
end

--- Checks all notes in the background; the findings come when it is through.
---@param client vim.lsp.Client
function M.check(client)
  local begun = {} -- The server may be busy with something else that ends before.
  vim.api.nvim_create_autocmd('LspProgress', {
    pattern = { 'begin', 'end' },
    desc = 'Cloudgloss: all notes are checked',
    callback = function(event)
      if event.data.client_id ~= client.id then
        return
      end
      local token = event.data.params.token
      if event.data.params.value.kind == 'begin' then
        begun[token] = true
      elseif begun[token] then
        -- What was found is on its way behind this message.
        vim.defer_fn(M.list, 100)
        return true
      end
    end,
  })
  M.run(client, 'checkWorkspace', {})
end

--- Tells the servers of a file that no server attends to. On Linux, Neovim itself watches none for them.
---@param buffer integer
function M.saved(buffer)
  local change = { uri = vim.uri_from_bufnr(buffer), type = vim.lsp.protocol.FileChangeType.Changed }
  for _, client in ipairs(vim.lsp.get_clients({ name = 'cloudgloss' })) do
    client:notify('workspace/didChangeWatchedFiles', { changes = { change } })
  end
end

--- Shows the findings of all notes.
function M.list()
  local findings = vim.tbl_filter(function(finding)
    return finding.source == 'cloudgloss'
  end, vim.diagnostic.get())
  vim.fn.setqflist({}, ' ', { title = 'Cloudgloss', items = vim.diagnostic.toqflist(findings) })
  vim.cmd(#findings > 0 and 'botright copen' or 'cclose')
  vim.notify(('Cloudgloss: %d findings'):format(#findings))
end

--- Stops the server, unless it has died, and starts it again for the same notes.
---@param client vim.lsp.Client
function M.restart(client)
  local notes = vim.tbl_keys(attended)
  client:stop()
  local stopped = vim.wait(5000, function()
    return client:is_stopped()
  end, 10)
  if not stopped then
    client:stop(true)
  end
  for _, note in ipairs(notes) do
    if attended[note] == client.id and vim.api.nvim_buf_is_loaded(note) then
      vim.lsp.start(client.config, { bufnr = note })
    end
  end
end

--- Neovim inserts a plain completion only up to its first space; our names have several words, our answers several lines.
---@param item lsp.CompletionItem
function M.whole_text(item)
  return item.textEdit and { word = item.textEdit.newText } or {}
end

local function questions(what)
  return function(client, buffer)
    require('cloudgloss.questions')[what](client, buffer)
  end
end

--- name → what it does with the client and the command's arguments, and its description
---@type table<string, [fun(client: vim.lsp.Client, buffer: integer), string]>
local commands = {
  FixAll = {
    function(client, buffer)
      M.run(client, 'fixAll', { vim.uri_from_bufnr(buffer) })
    end,
    'Apply every safe fix to this note',
  },
  Check = { M.check, 'Put the findings of all notes of the workspace into the quickfix list' },
  Ask = { questions('ask'), 'Choose a question of this note or of a topic, and see its answer' },
  InsertQuestion = { questions('insert'), 'Insert a question of a topic with its answer' },
  WhatChanged = {
    function(client)
      M.run(client, 'showPage', { 'changes' })
    end,
    'Open a page of what changed lately',
  },
  Knowledge = {
    function(client)
      M.run(client, 'knowledge', {}, function(known)
        vim.notify(('Cloudgloss knows %d facts, as of %s'):format(known.facts, known.asOf))
      end)
    end,
    'Tell the day of the knowledge',
  },
  Config = {
    function(client)
      vim.cmd.edit(vim.fn.fnameescape((client.root_dir or vim.fn.getcwd()) .. '/.cloudgloss.toml'))
    end,
    'Open the settings of this folder',
  },
  Restart = { M.restart, 'Restart the server' },
  Log = {
    function()
      vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.get_log_path()))
    end,
    "Open Neovim's log of language servers",
  },
}

--- Sets up one note. Called by plugin/cloudgloss.lua whenever the server attaches.
---@param client vim.lsp.Client
---@param buffer integer
function M.attach(client, buffer)
  attended[buffer] = client.id
  for name, command in pairs(commands) do
    vim.api.nvim_buf_create_user_command(buffer, 'LspCloudgloss' .. name, function()
      command[1](client, buffer)
    end, { desc = command[2] })
  end
  if vim.g.cloudgloss_autocomplete then
    vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = true, convert = M.whole_text })
  end
end

return M
