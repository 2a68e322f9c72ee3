//! A note's text.

use std::{fs, io, path::Path};

/// A note larger than this, in bytes, is not read: nobody writes it by hand.
pub const LARGEST: u64 = 32 << 20;

/// The endings of Markdown files.
const ENDINGS: [&str; 4] = ["md", "markdown", "mkd", "mdown"];

/// Whether a path ends as Markdown files do.
pub fn is_markdown(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// A note's text; the error says what to do.
pub fn read(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| reason(&error))?.len();
    if size > LARGEST {
        return Err(format!(
            "{} MB, larger than {} MB: not checked, split it to have it checked",
            size >> 20,
            LARGEST >> 20
        ));
    }
    let bytes = fs::read(path).map_err(|error| reason(&error))?;
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "not UTF-8 text (at byte {}): convert it to UTF-8",
            error.utf8_error().valid_up_to()
        )
    })
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => error.to_string(),
    }
}
