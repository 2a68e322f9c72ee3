[
  (front_matter)
  (section)
  (card)
  (list)
  (table)
  (quote)
  (fenced_code)
  (comment)
] @fold
