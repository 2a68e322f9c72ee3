; Only what Markdown's own grammar does not know; it colours the rest.
(question_marker) @keyword
(answer_marker) @keyword
(term) @markup.strong
(marker) @keyword.directive
