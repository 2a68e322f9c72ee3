; Headings by level.
((heading (heading_marker) @_marker) @markup.heading.1 (#match? @_marker "^ *#[ \t]*$"))
((heading (heading_marker) @_marker) @markup.heading.2 (#match? @_marker "^ *##[ \t]*$"))
((heading (heading_marker) @_marker) @markup.heading.3 (#match? @_marker "^ *###[ \t]*$"))
((heading (heading_marker) @_marker) @markup.heading.4 (#match? @_marker "^ *####[ \t]*$"))
((heading (heading_marker) @_marker) @markup.heading.5 (#match? @_marker "^ *#####[ \t]*$"))
((heading (heading_marker) @_marker) @markup.heading.6 (#match? @_marker "^ *######[ \t]*$"))

; Cards and definitions.
(question_marker) @keyword
(answer_marker) @keyword
(question (inline) @markup.strong)
(term) @markup.strong

; Blocks of Markdown.
(list_marker) @markup.list
(quote_marker) @punctuation.special
(quote (inline) @markup.quote)
(table_row (inline) @markup)
(fenced_code (fence) @punctuation.delimiter)
(code) @markup.raw.block

; Front matter.
(front_matter (fence) @punctuation.delimiter)
(key) @property
(value) @string
(text) @string

; Comments, and those that speak to the checker.
(comment) @comment
(marker) @keyword.directive
