/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

/**
 * `study_notes`: Markdown notes, block by block.
 *
 * The grammar reads lines. What a line is shows in its first token, its marker; the rest of the line
 * is one more token, and its break another. What stands inside a line (emphasis, links, code spans)
 * is left to the program behind. All this is plain Markdown to any other tool.
 *
 * Total. Every text gives a tree without ERROR and MISSING. A line that nothing else wants is a line
 * of a paragraph; a fence or comment that is never closed runs to the end of the text; front matter
 * that is never closed ends where YAML does. Every byte lies in a block, but for a byte order mark.
 *
 * No external scanner. Three things would want one:
 *   - A closing fence is at least as long as the opening one. Lengths 3, 4 and 5 are told apart;
 *     all above count as 6.
 *   - The last line may lack its break: `eof()` stands for it.
 *   - `---` opens front matter at the very start only, where alone `_front_open` is valid.
 *
 * Which token wins. A token is sought only where the grammar can go on with it. Among those,
 * the higher precedence cuts off the lower, even if shorter: `- ` begins a list item whatever
 * follows. Equals run to the end, and the longer one wins ("```a``` b" is no fence), then the one that
 * stands first in this file. So rules whose tokens match any line stand behind the more special.
 * Front matter can end at any line, so all markers are valid inside it; its own tokens outrank them.
 *
 * Fast to edit. After an edit, a node is kept if it is whole and the parser stands in the same state
 * before it; the nodes beside the edited one are taken one by one. So long flat sequences are slow
 * and are avoided: sections lie in hidden chapters by level, though the tree shows them flat; items,
 * rows and quoted lines lie in groups; lines of code and comments are many to a token.
 *
 * Mind when changing this file:
 *   - `x{n,}` means `x{n}` to the generator; write `xxx*`.
 *   - A set that holds U+10FFFF is generated without NUL; so no set here does, and U+10FFFF, which
 *     is no character, breaks lines.
 *   - A token within one precedence: the generator has one for the whole token, not for its parts.
 */

// How tokens outrank each other where several are valid.
const TERM = 1; // gives way to every marker
const MARKER = 2; // begins a block
const FRONT = 3; // a line of front matter
const KEY = 4; // cuts such a line

const BLANKS = '[\\t\\x20]+';
const BREAK = '(\\r?\\n|\\r|\\u{10FFFF})';
const LEVELS = [1, 2, 3, 4, 5, 6];

/** Any character of a line, but for those in `except`. */
const any = (except = '') => `[[\\x00-\\u{10FFFE}]--[\\r\\n${except}]]`;

const ANY = any();

/** A token; a space in its pattern stands for blanks or nothing. */
const line = (precedence, pattern) =>
  token(prec(precedence, new RustRegex(pattern.replaceAll(' ', '[\\t\\x20]*'))));

/** A marker with blanks behind it, or alone on its line. */
const marker = pattern => choice(line(MARKER, pattern + BLANKS), line(0, pattern));

const end = $ => choice($._break, eof());

/** What stands behind a marker, to the line's end. */
const rest = $ => seq(optional(alias($._text, $.inline)), end($));

/** A marked line and the plain lines that continue it. */
const marked = ($, mark) => prec.right(seq(mark, rest($), repeat($._line)));

/** A line that opens, lines inside, and a line that closes, if there is one. */
const enclosed = ($, open, inside, close) =>
  seq(open, choice(eof(), seq($._breaks, inside, choice(seq(close, end($)), eof()))));

/**
 * Fenced code for each length of one fence character. `info` is what may follow the opening fence,
 * `code` the node of the lines inside.
 */
const fences = ($, precedence, character, info, code) => [3, 4, 5, 6].map(length => {
  const least = character.repeat(length);
  const more = length === 6 ? character + '*' : '';
  return enclosed(
    $,
    alias(line(precedence, ` ${least}${more}${info}`), $.fence),
    optional(alias(code, $.code)),
    alias(line(0, ` ${least}${character}* `), $.fence),
  );
});

const code = ($, lines) => seq(lines, repeat(choice(lines, $._breaks)));

/**
 * Lines of code, many to a token. A token ends before a line that begins with the fence's
 * character, which may close; and before `#` and `}`, so that it stays small.
 */
const codeLines = character => {
  const first = ` ${any('\\t\\x20' + character)}${ANY}*`;
  const more = `(${BREAK} )+${any('\\t\\x20#}' + character)}${ANY}*`;
  return line(0, `${ANY}+|${first}(${more})*`);
};

/** Chapters that begin at a level or deeper. */
const chapter = ($, level) => choice(...LEVELS.slice(level - 1).map(n => $[`_chapter_${n}`]));

/** The rules of one level: its heading, its section, and the chapter: with the deeper ones behind it. */
const levelRules = level => ({
  [`_chapter_${level}`]: $ => {
    const section = alias($[`_section_${level}`], $.section);
    return level === 6 ? section : prec.right(seq(section, repeat(chapter($, level + 1))));
  },
  [`_section_${level}`]: $ => prec.right(seq(alias($[`_heading_${level}`], $.heading), repeat($._block))),
  [`_heading_${level}`]: $ => seq(alias(marker(`\\x20?\\x20?\\x20?#{${level}}`), $.heading_marker), rest($)),
});

const BULLET = marker(' ([-*+]|[0-9]{1,9}[.)])');

module.exports = grammar({
  name: 'study_notes',

  extras: _ => [],

  rules: {
    document: $ => seq(optional($.front_matter), repeat($._block), repeat(chapter($, 1))),

    ...Object.assign({}, ...LEVELS.map(levelRules)),

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

    // Behind an entry any line is front matter, up to an empty one. Behind that, and at the start,
    // only what looks like YAML: a note may begin with a rule, and then no fence closes it.
    front_matter: $ =>
      prec.right(seq(
        alias($._front_open, $.fence),
        choice(eof(), seq(
          $._break,
          repeat(choice($._front_blank, $._entries, seq(alias($._indented, $.text), end($)))),
          optional(choice(
            seq(alias($._front_end, $.fence), end($)),
            seq($._entries, alias($._front_close, $.fence), end($)),
          )),
        )),
      )),
    _entries: $ => prec.right(seq($.entry, repeat(choice($.entry, seq(alias($._front_text, $.text), end($)))))),
    entry: $ => seq($.key, optional($._gap), optional(alias($._text, $.value)), end($)),
    key: _ => line(KEY, '[A-Za-z_][A-Za-z0-9_-]* :'),
    _gap: _ => line(1, BLANKS),
    _front_open: _ => line(0, '--- '),
    _front_end: _ => line(0, '--- '),
    _front_close: _ => line(FRONT, '--- '),
    _front_blank: _ => line(FRONT, `( ${BREAK})+`),
    _front_text: _ => line(FRONT, `${ANY}+`),
    _indented: _ => line(FRONT, `${BLANKS}${any('\\t\\x20')}${ANY}*`),

    card: $ => prec.right(seq($.question, repeat(choice($.answer, $.blank)))),
    question: $ => marked($, $.question_marker),
    answer: $ => marked($, $.answer_marker),
    question_marker: _ =>
      line(
        MARKER,
        ` (\\*\\*)?(Q|Question|QUESTION)(( [0-9]+)?(:(\\*\\*)?|\\*\\*:) | [0-9]+\\.(\\*\\*)?${BLANKS})`,
      ),
    answer_marker: _ => line(MARKER, ' (\\*\\*)?(A|Answer|ANSWER)( [0-9]+)?(:(\\*\\*)?|\\*\\*:) '),

    definition: $ => marked($, $.term),
    term: _ => {
      const bold = `\\*\\*${any('*')}+\\*\\* :`;
      const plain = `${any('\\t\\x20:`|<>~#')}${any(':`|')}*[\\t\\x20]::`;
      return line(TERM, ` (${bold}|${plain})${BLANKS}`);
    },

    list: $ => prec.right(repeat1(choice($.list_item, seq(alias($._bare_item, $.list_item), $.fenced_code)))),
    list_item: $ => marked($, alias(BULLET, $.list_marker)),
    _bare_item: $ => alias(BULLET, $.list_marker), // its text is a fence

    table: $ => prec.right(repeat1($.table_row)),
    table_row: $ => seq(alias($._row, $.inline), end($)),
    _row: _ => line(MARKER, ` \\|${ANY}*`),

    quote: $ => prec.right(repeat1(seq($.quote_marker, rest($)))),
    quote_marker: _ => line(MARKER, ' > '),

    fenced_code: $ =>
      choice(
        ...fences($, 0, '`', `${any('`')}*`, $._backtick_code),
        ...fences($, MARKER, '~', `(${any('~')}${ANY}*)?`, $._tilde_code),
      ),
    _backtick_code: $ => code($, $._backtick_lines),
    _tilde_code: $ => code($, $._tilde_lines),
    _backtick_lines: _ => codeLines('`'),
    _tilde_lines: _ => codeLines('~'),

    marker: $ => seq($._marker_line, end($)),
    _marker_line: _ => line(MARKER, ` <!-- cloudgloss-ignore${ANY}*-->${ANY}*`),

    comment: $ =>
      choice(
        seq($._comment_line, end($)),
        enclosed($, $._comment_open, repeat(choice($._comment_text, $._breaks)), $._comment_end),
      ),
    _comment_line: _ => line(MARKER, ` <!--(-?>|${ANY}*-->)${ANY}*`),
    _comment_open: _ => line(MARKER, ` <!--${ANY}*`),
    _comment_end: _ => line(0, `${ANY}*-->${ANY}*`),
    _comment_text: _ => {
      const dash = `-${any('-')}`;
      const more = `(${any('-')}|${dash})`;
      return line(0, `${ANY}+|${more}+(${BREAK}+(${any('#-')}|${dash})${more}*)*`);
    },

    // A line of dashes or the like ends a paragraph: below a heading, or between two thoughts.
    paragraph: $ => prec.right(choice(seq(repeat1($._line), optional($._rule)), $._rule)),
    _line: $ => seq(alias($._text, $.inline), end($)),
    _rule: $ => seq(alias($._dashes, $.inline), end($)),
    _dashes: _ => line(0, ' (--+|==+|___+|\\*\\*\\*+) '),

    blank: $ => choice($._blank_lines, seq($._blanks, eof())),
    _blank_lines: _ => line(0, `( ${BREAK})+`),
    _blanks: _ => line(0, BLANKS),

    _text: _ => line(0, `${ANY}+`),
    _break: _ => new RustRegex(BREAK),
    _breaks: _ => new RustRegex(`${BREAK}+`),
  },
});
