//! Entries of the corpus as files, so that "go to definition" opens a readable page in every editor.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use cloudgloss_ide::Page;
use tower_lsp::ls_types::Uri;

/// The folder of pages.
#[derive(Clone, Debug)]
pub struct Pages {
    folder: PathBuf,
}

impl Pages {
    /// In the user's cache folder, or else in the folder for temporary files.
    pub fn in_cache() -> Pages {
        let cache = cache_folder().unwrap_or_else(env::temp_dir);
        Pages {
            folder: cache.join("cloudgloss").join("pages"),
        }
    }

    /// Writes the page where it differs from what is there, and gives its address.
    pub fn write(&self, page: &Page) -> io::Result<Uri> {
        let path = self.folder.join(plain_name(&page.file_name));
        if fs::read(&path).ok().as_deref() != Some(page.text.as_bytes()) {
            fs::create_dir_all(&self.folder)?;
            replace(&path, &page.text)?;
        }
        Uri::from_file_path(&path)
            .ok_or_else(|| io::Error::other(format!("{} has no address", path.display())))
    }

    /// Whether a file is one of ours, in which nothing is to be reported.
    pub fn has(&self, uri: &Uri) -> bool {
        uri.to_file_path()
            .is_some_and(|path| path.starts_with(&self.folder))
    }
}

/// Another server may read or write the same page: it sees the old one or the new one, never a half.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let draft = path.with_extension(format!("{}.draft", std::process::id()));
    fs::write(&draft, text)?;
    fs::rename(&draft, path)
}

/// A name that stays in the folder, whatever a workspace's own knowledge calls its entries.
fn plain_name(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-_.".contains(c) {
            c
        } else {
            '-'
        }
    };
    let name: String = name.chars().take(120).map(plain).collect();
    match name.trim_start_matches(['.', '-']) {
        "" => "page.md".to_owned(),
        name => name.to_owned(),
    }
}

fn cache_folder() -> Option<PathBuf> {
    let folder = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
    };
    let home = || folder("HOME");
    folder("XDG_CACHE_HOME").or_else(|| match env::consts::OS {
        "windows" => folder("LOCALAPPDATA"),
        "macos" => home().map(|home| home.join("Library/Caches")),
        _ => home().map(|home| home.join(".cache")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> (tempfile::TempDir, Pages) {
        let folder = tempfile::tempdir().unwrap();
        let pages = Pages {
            folder: folder.path().join("pages"),
        };
        (folder, pages)
    }

    #[test]
    fn a_page_is_written_and_found_again() {
        let (_folder, pages) = pages();
        let page = Page {
            file_name: "lambda.md".to_owned(),
            text: "# AWS Lambda\n".to_owned(),
        };
        let uri = pages.write(&page).unwrap();
        assert_eq!(
            fs::read_to_string(uri.to_file_path().unwrap()).unwrap(),
            page.text
        );
        assert!(pages.has(&uri));
        assert_eq!(pages.write(&page).unwrap(), uri);
    }

    #[test]
    fn names_stay_in_the_folder() {
        assert_eq!(plain_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(plain_name("a b/c.md"), "a-b-c.md");
        assert_eq!(plain_name(".."), "page.md");
    }

    #[test]
    fn other_files_are_not_ours() {
        let (_folder, pages) = pages();
        assert!(!pages.has(&"file:///notes/lambda.md".parse().unwrap()));
    }
}
