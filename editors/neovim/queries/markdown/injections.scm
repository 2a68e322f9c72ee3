; extends

; Cards, definitions and ignore markers, where the parser `study_notes` is there: see :help cloudgloss-parser.
((document) @injection.content
  (#set! injection.language "study_notes")
  (#set! injection.include-children))
