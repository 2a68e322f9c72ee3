//! What is wrong in a content file, and where.

use std::fmt;

use crate::model::Origin;

/// A problem in content: the file loads without the part that has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path relative to the content folder, with `/`.
    pub file: String,
    /// 1-based; 0 when the problem is not of one line.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// What, and what to do; no final full stop.
    pub message: String,
}

impl Problem {
    /// A problem at a byte offset of a file's text.
    pub fn at(file: &str, text: &str, offset: usize, message: impl Into<String>) -> Problem {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() as u32 + 1;
        Problem {
            file: file.to_owned(),
            line,
            column,
            message: message.into(),
        }
    }

    /// A problem of what stands at a place in the content.
    pub fn of(origin: &Origin, message: impl Into<String>) -> Problem {
        Problem::on_line(&origin.file, origin.line, message)
    }

    /// A problem of a whole line, 1-based.
    pub fn on_line(file: &str, line: u32, message: impl Into<String>) -> Problem {
        Problem {
            file: file.to_owned(),
            line,
            column: 1,
            message: message.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}",
            self.file, self.line, self.column, self.message
        )
    }
}
