--- Questions through |vim.ui.select()|, whatever answers it; the answer stands in a float.
local M = {}

---@class (exact) cloudgloss.Question As the server's command `cloudgloss.questions` gives it.
---@field question string
---@field answer string Markdown
---@field keyPoints string[]
---@field level string

---@param client vim.lsp.Client
---@param of string? A topic or the address of a note; without it the topics are given.
---@param done fun(answer: any[])
local function fetch(client, of, done)
  require('cloudgloss').run(client, 'questions', { of }, done)
end

---@param client vim.lsp.Client
---@param first table[] What can be chosen before the topics: { topic, of }
---@param done fun(question: cloudgloss.Question)
local function choose(client, first, done)
  fetch(client, nil, function(topics)
    local function label(item)
      return item.questions and ('%s (%d)'):format(item.topic, item.questions) or item.topic
    end
    vim.ui.select(vim.list_extend(first, topics), { prompt = 'Questions about', format_item = label }, function(chosen)
      if not chosen then
        return
      end
      fetch(client, chosen.of or chosen.topic, function(questions)
        local function words(item)
          return item.question
        end
        vim.ui.select(questions, { prompt = 'Question', format_item = words }, function(question)
          if question then
            done(question)
          end
        end)
      end)
    end)
  end)
end

--- Lets one choose a question, and shows its answer.
---@param client vim.lsp.Client
---@param buffer integer
function M.ask(client, buffer)
  choose(client, { { topic = 'This note', of = vim.uri_from_bufnr(buffer) } }, function(question)
    local lines = { '**' .. question.question .. '**', '' }
    for _, point in ipairs(question.keyPoints) do
      lines[#lines + 1] = '- ' .. point
    end
    if #question.keyPoints > 0 then
      lines[#lines + 1] = ''
    end
    vim.list_extend(lines, vim.split(question.answer ~= '' and question.answer or 'No answer is known.', '\n'))
    vim.lsp.util.open_floating_preview(lines, 'markdown', { max_width = 80, border = 'rounded', focus_id = 'cloudgloss' })
  end)
end

--- Lets one choose a question, and puts it below the cursor's line with its answer.
---@param client vim.lsp.Client
---@param buffer integer
function M.insert(client, buffer)
  choose(client, {}, function(question)
    local lines = vim.split(('Q: %s\nA: %s'):format(question.question, vim.trim(question.answer)), '\n')
    local row = vim.api.nvim_win_get_cursor(0)[1]
    vim.api.nvim_buf_set_lines(buffer, row, row, false, lines)
  end)
end

return M
