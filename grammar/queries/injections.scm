; What stands inside a line is left to the grammar for Markdown's inline part.
((inline) @injection.content
  (#set! injection.language "markdown_inline"))

((front_matter) @injection.content
  (#set! injection.language "yaml")
  (#set! injection.include-children))

; The language of fenced code, as far as notes have it often.
((fenced_code . (fence) @_fence (code) @injection.content)
  (#match? @_fence "[`~] *json")
  (#set! injection.language "json"))

((fenced_code . (fence) @_fence (code) @injection.content)
  (#match? @_fence "[`~] *ya?ml")
  (#set! injection.language "yaml"))

((fenced_code . (fence) @_fence (code) @injection.content)
  (#match? @_fence "[`~] *(python|py)")
  (#set! injection.language "python"))

((fenced_code . (fence) @_fence (code) @injection.content)
  (#match? @_fence "[`~] *sql")
  (#set! injection.language "sql"))

((fenced_code . (fence) @_fence (code) @injection.content)
  (#match? @_fence "[`~] *(bash|shell|sh)")
  (#set! injection.language "bash"))
