/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// What outranks what where two tokens could begin; the longer wins among equals, then the earlier.
const TERM = 1; // cuts its line, but gives way to every marker
const MARKER = 2; // begins a block
const FRONT = 3; // a line of front matter, which no marker interrupts
const KEY = 4; // cuts such a line

/** Any character of a line but those in `except`. */
const any = (except = '') => `[[\\x00-\\u{10FFFE}]--[\\r\\n${except}]]`;

/** One blank or more. */
const gap = '[\\t\\x20]+';

/** A token within one line; a space in the pattern stands for blanks or nothing. */
const line = (precedence, pattern) =>
  token(prec(precedence, new RustRegex(pattern.replaceAll(' ', '[\\t\\x20]*'))));

/** A marker with text behind it, or alone on its line. */
const marker = text => choice(line(MARKER, text + gap), line(0, text));

/** A line's end. Only a text's last line can lack its break. */
const end = $ => choice($._newline, eof());

/** What stands behind a marker, to the line's end. */
const rest = $ => seq(optional(alias($._text, $.inline)), end($));

/** A marked line and the plain lines that continue it. */
const marked = ($, mark) => prec.right(seq(mark, rest($), repeat($._line)));

/** Lines that run on to a closing line, or to the text's end. */
const until = ($, open, body, close) =>
  seq(open, choice(eof(), seq(
    $._newline,
    repeat(choice(body, $._newline)),
    choice(seq(close, end($)), eof()),
  )));

/** A fenced block; `open` without blanks or info, `info` what may follow it. */
const fenced = ($, precedence, open, info, close) =>
  until(
    $,
    alias(line(precedence, ` ${open}${info}`), $.fence),
    alias($._text, $.code),
    alias(line(0, ` ${close} `), $.fence),
  );

/** Fences of one character, by length: the closing one is at least as long. */
const fences = ($, precedence, c, info) => [3, 4, 5, 6].map(length => {
  const least = c.repeat(length);
  return fenced($, precedence, least + (length === 6 ? c + '*' : ''), info, `${least}${c}*`);
});

const HEADING = marker('\\x20?\\x20?\\x20?#{1,6}');
const ITEM = marker(' ([-*+]|[0-9]{1,9}[.)])');

module.exports = grammar({
  name: 'study_notes',
  extras: _ => [],
  rules: {
    document: $ => seq(optional($.front_matter), repeat($._block), repeat($.section)),

    section: $ => prec.right(seq($.heading, repeat($._block))),

    _block: $ =>
      choice(
        $.card,
        $.answer,
        $.definition,
        $.list,
        $.table,
        $.quote,
        $.fenced_code,
        $.marker,
        $.comment,
        $.paragraph,
        $.blank,
      ),

    front_matter: $ =>
      prec.right(seq(
        alias($._front_open, $.fence),
        choice(eof(), seq(
          $._newline,
          repeat(choice($._newline, $._entries, seq(alias($._indented, $.text), end($)))),
          optional(choice(
            seq(alias($._front_end, $.fence), end($)),
            seq($._entries, alias($._front_close, $.fence), end($)),
          )),
        )),
      )),
    _entries: $ => prec.right(seq($.entry, repeat(choice($.entry, seq(alias($._front_text, $.text), end($)))))),
    entry: $ => seq($.key, optional($._gap), optional(alias($._text, $.value)), end($)),
    _front_open: _ => line(0, '--- '),
    _front_end: _ => line(0, '--- '),
    _front_close: _ => line(FRONT, '--- '),
    key: _ => line(KEY, '[A-Za-z_][A-Za-z0-9_-]* :'),
    _gap: _ => line(1, gap),
    _indented: _ => line(FRONT, `${gap}${any('\\t\\x20')}${any()}*`),
    _front_text: _ => line(FRONT, `${any()}+`),

    heading: $ => seq(alias(HEADING, $.heading_marker), rest($)),

    card: $ => prec.right(seq($.question, repeat(choice($.answer, $.blank)))),
    question: $ => marked($, $.question_marker),
    answer: $ => marked($, $.answer_marker),
    question_marker: _ =>
      line(
        MARKER,
        ` (\\*\\*)?(Q|Question|QUESTION)(( [0-9]+)?(:(\\*\\*)?|\\*\\*:) | [0-9]+\\.(\\*\\*)?${gap})`,
      ),
    answer_marker: _ => line(MARKER, ' (\\*\\*)?(A|Answer|ANSWER)( [0-9]+)?(:(\\*\\*)?|\\*\\*:) '),

    definition: $ => marked($, $.term),
    term: _ =>
      line(TERM, ` (\\*\\*${any('*')}+\\*\\* :|${any('\\t\\x20:`|<>~#')}${any(':`|')}*[\\t\\x20]::)${gap}`),

    list: $ => prec.right(repeat1($.list_item)),
    list_item: $ => marked($, alias(ITEM, $.list_marker)),

    table: $ => prec.right(repeat1($.table_row)),
    table_row: $ => seq(alias($._row, $.inline), end($)),
    _row: _ => line(MARKER, ` \\|${any()}*`),

    quote: $ => prec.right(repeat1(seq($.quote_marker, rest($)))),
    quote_marker: _ => line(MARKER, ' > '),

    fenced_code: $ =>
      choice(
        ...fences($, 0, '`', `${any('`')}*`),
        ...fences($, MARKER, '~', `(${any('~')}${any()}*)?`),
      ),

    marker: $ => seq($._marker_line, end($)),
    _marker_line: _ => line(MARKER, ` <!-- cloudgloss-ignore${any()}*-->${any()}*`),

    comment: $ =>
      choice(
        seq($._comment_line, end($)),
        until($, $._comment_open, $._text, $._comment_end),
      ),
    _comment_line: _ => line(MARKER, ` <!--(-?>|${any()}*-->)${any()}*`),
    _comment_open: _ => line(MARKER, ` <!--${any()}*`),
    _comment_end: _ => line(0, `${any()}*-->${any()}*`),

    paragraph: $ => prec.right(choice(seq(repeat1($._line), optional($._rule)), $._rule)),
    _line: $ => seq(alias($._text, $.inline), end($)),
    _rule: $ => seq(alias($._underline, $.inline), end($)),
    _underline: _ => line(0, ' (--+|==+|___+|\\*\\*\\*+) '),

    blank: $ => prec.right(repeat1(choice($._newline, seq($._blanks, end($))))),
    _blanks: _ => line(0, gap),

    _text: _ => line(0, `${any()}+`),
    _newline: _ => new RustRegex('\\r?\\n|\\r|\\u{10FFFF}'),
  },
});
