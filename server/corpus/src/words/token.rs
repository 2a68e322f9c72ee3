//! What a text is made of: words, numbers and the punctuation that says where a statement ends.

use std::ops::{BitOr, BitOrAssign};

use cloudgloss_syntax::TextRange;

use super::WordId;

/// A stretch of prose (or of a code span) with what is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the block's text. Markup inside a word (`**S**imple`) is part of the range.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
    /// Its stem, `WordId(0)` where no pattern and no rule uses it. Numbers have one too, when a pattern names them.
    pub word: WordId,
    /// How it is written.
    pub flags: TokenFlags,
}

impl Token {
    /// A word or a number: what patterns count.
    pub fn is_item(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Currency | TokenKind::Percent
        )
    }

    /// Just this punctuation.
    pub fn is(&self, punct: Punct) -> bool {
        self.kind == TokenKind::Punct(punct)
    }

    /// No white space stands before it.
    pub fn is_tight(&self) -> bool {
        !self.flags.has(TokenFlags::SPACE_BEFORE)
    }
}

/// The kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits after them: `retention`, `EC2`, `doesn't`. Also figures that are no amounts: `10:30`, `5.7.0`, `3rd`, `2FA`.
    Word,
    /// An amount in digits: `3`, `3.5`, `10,000`, `1/2`.
    Number,
    /// `$`, `€`, `£` or `¥`.
    Currency,
    /// `%`.
    Percent,
    /// Punctuation that ends or joins statements.
    Punct(Punct),
    /// Here the text is cut: a table cell, a list marker or a hard line break. Its range is empty.
    Break,
}

/// Classes of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Punct {
    /// `.`, `。`.
    Stop,
    /// `,`.
    Comma,
    /// `;`.
    Semicolon,
    /// `:`.
    Colon,
    /// `?`.
    Question,
    /// `!`.
    Exclamation,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `[`.
    OpenBracket,
    /// `]`.
    CloseBracket,
    /// `"` and typographic double quotes.
    Quote,
    /// `—`, and `–` or `-` between spaces.
    Dash,
    /// `-` or `–` without spaces beside a number: `1-7`, `15-minute`.
    Hyphen,
    /// `|`.
    Pipe,
    /// `->`, `=>`, `→`.
    Arrow,
    /// `>`.
    Greater,
    /// `<`.
    Less,
    /// `=`.
    Equal,
    /// `<=`, `≤`.
    AtMost,
    /// `>=`, `≥`.
    AtLeast,
    /// `~`, `≈`.
    Tilde,
    /// `+`.
    Plus,
    /// `/`.
    Slash,
    /// `*` that is no markup.
    Star,
    /// `×`.
    Times,
}

/// How a token is written; a small set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenFlags(u8);

impl TokenFlags {
    /// No flag.
    pub const NONE: TokenFlags = TokenFlags(0);
    /// The first letter is a capital.
    pub const CAPITALISED: TokenFlags = TokenFlags(1);
    /// Two letters or more, all capitals; a last small `s` may follow (`CMKs`).
    pub const ALL_CAPS: TokenFlags = TokenFlags(2);
    /// Inside a code span.
    pub const CODE: TokenFlags = TokenFlags(4);
    /// A negating word: `not`, `without`, `doesn't`.
    pub const NEGATION: TokenFlags = TokenFlags(8);
    /// White space, or something hidden that reads like it, stands before.
    pub const SPACE_BEFORE: TokenFlags = TokenFlags(16);
    /// The first token of a segment: markup stands before it.
    pub const SEGMENT_START: TokenFlags = TokenFlags(32);
    /// A line break stands before.
    pub const NEWLINE_BEFORE: TokenFlags = TokenFlags(64);
    /// Inside a former name, which a fix may replace.
    pub const FORMER_NAME: TokenFlags = TokenFlags(128);

    /// Whether all bits of `flags` are set.
    pub fn has(self, flags: TokenFlags) -> bool {
        self.0 & flags.0 == flags.0
    }
}

impl BitOr for TokenFlags {
    type Output = TokenFlags;

    fn bitor(self, other: TokenFlags) -> TokenFlags {
        TokenFlags(self.0 | other.0)
    }
}

impl BitOrAssign for TokenFlags {
    fn bitor_assign(&mut self, other: TokenFlags) {
        self.0 |= other.0;
    }
}
