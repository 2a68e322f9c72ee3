//! What we ask the client to tell us, once it is initialized.

use tower_lsp::ls_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration,
};

use crate::abilities::Abilities;
use crate::settings::SECTION;

/// Settings, knowledge, notes, and what says which notes count.
const GLOBS: [&str; 4] = [
    "**/.cloudgloss.toml",
    "**/.cloudgloss/**",
    "**/*.{md,markdown,mkd,mdown}",
    "**/.{gitignore,ignore}",
];

/// What to register with a client of these abilities.
pub fn wanted(client: &Abilities) -> Vec<Registration> {
    let files = client.watches.then(|| {
        registration(
            "workspace/didChangeWatchedFiles",
            serde_json::to_value(watchers()),
        )
    });
    let settings = || {
        registration(
            "workspace/didChangeConfiguration",
            Ok(serde_json::json!({ "section": SECTION })),
        )
    };
    files
        .into_iter()
        .chain(client.registers_configuration.then(settings))
        .collect()
}

fn registration(method: &str, options: serde_json::Result<serde_json::Value>) -> Registration {
    Registration {
        id: format!("cloudgloss {method}"),
        method: method.to_owned(),
        register_options: options.ok(),
    }
}

fn watchers() -> DidChangeWatchedFilesRegistrationOptions {
    let watch = |glob: &str| FileSystemWatcher {
        glob_pattern: GlobPattern::String(glob.to_owned()),
        kind: None,
    };
    DidChangeWatchedFilesRegistrationOptions {
        watchers: GLOBS.into_iter().map(watch).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_registered_with_a_client_that_cannot() {
        assert!(wanted(&Abilities::default()).is_empty());
        let able = Abilities {
            watches: true,
            registers_configuration: true,
            ..Abilities::default()
        };
        let methods: Vec<_> = wanted(&able)
            .into_iter()
            .map(|registration| registration.method)
            .collect();
        assert_eq!(
            methods,
            [
                "workspace/didChangeWatchedFiles",
                "workspace/didChangeConfiguration"
            ]
        );
    }
}
