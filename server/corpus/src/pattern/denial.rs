//! The ways to say that a thing is not there, or that it cannot be done: sources of patterns, made from one word of content each.
//!
//! The active and the passive are kept apart: who writes "gRPC does not support X" does not say that gRPC is unsupported.

const LATELY: &str = "(currently|yet|still|natively|directly)?";
const ITS: &str = "(a|an|any|the|native|built in)?";
const OF_IT: &str = "(is|are|(in|on|for|with|by|of) .. (is|are)?)?";
const CANNOT: &str = "(cannot|can't|can not|cant|could not|unable to|impossible to)";
const NOT_TO: &str = "(NOT (possible|able|allowed|permitted|supported) to|NOT (way|option|ability) to|NOT (allow|let|permit) you to)";
const CANNOT_BE: &str = "(cannot|can't|can not|cant|could not|never) be";
const NOT_POSSIBLE: &str = "(NOT (be)? (possible|available|allowed|supported|permitted|an option)|impossible|unsupported|unavailable)";

/// Ways to say that there is no `thing`.
pub fn lacks(thing: &str) -> Vec<String> {
    vec![
        format!("(no|lack|lacking) (any|native|built in|direct)? ({thing})"),
        format!("NOT {LATELY} (support|have|offer|provide|allow) {ITS} (.. or|nor|and)? ({thing})"),
        format!("{CANNOT} {LATELY} (use|handle|do|get|accept|enable|understand) {ITS} ({thing})"),
        format!(
            "(does not|doesn't) {LATELY} (handle|do|accept|understand|guarantee) {ITS} ({thing})"
        ),
        format!("NOT possible|able to (use|get|enable) {ITS} ({thing})"),
        format!("({thing}) {OF_IT} NOT {LATELY} (be)? (available|possible|an option|exist|work)"),
        format!(
            "({thing}) {OF_IT} (not|isn't|aren't) (currently|yet)? (supported|offered|provided)"
        ),
        format!("({thing}) {OF_IT} {CANNOT_BE} (supported|offered|provided|used|enabled)"),
        format!("({thing}) {OF_IT} (unsupported|unavailable|impossible)"),
    ]
}

/// Ways to say that there need be no `thing`: nothing is said of whether there is one.
pub fn needless(thing: &str) -> String {
    format!("no ({thing}) (is|are|support)? (needed|required|necessary)")
}

/// Ways to say that one cannot `verb` the `thing`.
pub fn cannot(verb: &str, thing: &str) -> Vec<String> {
    vec![
        format!("{CANNOT} {LATELY} ({verb}) .. ({thing})"),
        format!("{NOT_TO} ({verb}) .. ({thing})"),
        format!("NOT (support|allow) ({verb}) .. ({thing})"),
        format!("({thing}) .. {CANNOT_BE} {LATELY} ({verb})"),
        format!("({verb}) .. ({thing}) .. {NOT_POSSIBLE}"),
        format!("({verb}) (is|are)? {NOT_POSSIBLE} .. ({thing})"),
    ]
}

#[cfg(test)]
mod tests {
    use crate::{
        pattern::Pattern,
        words::{Vocabulary, testing::Read},
    };

    #[track_caller]
    fn check(sources: &[String], matches: &[&str], others: &[&str]) {
        let mut vocabulary = Vocabulary::default();
        let parse = |source: &String| {
            Pattern::parse(source, &mut vocabulary)
                .unwrap_or_else(|error| panic!("{source}: {error}"))
        };
        let patterns: Vec<_> = sources.iter().map(parse).collect();
        for (text, expect) in matches
            .iter()
            .map(|text| (text, true))
            .chain(others.iter().map(|text| (text, false)))
        {
            let read = Read::with(text, vocabulary.clone());
            let says = patterns.iter().any(|pattern| {
                let all = 0..read.tokens.len();
                pattern.find(&read.tokens, all, &[], &|_, _| true).is_some()
            });
            assert_eq!(says, expect, "{text}");
        }
    }

    #[test]
    fn what_is_not_there() {
        check(
            &super::lacks("grpc|http 3"),
            &[
                "No gRPC",
                "It doesn't support gRPC",
                "does not currently support HTTP/3",
                "not support WebSockets or gRPC",
                "gRPC is not supported",
                "gRPC isn't possible with it",
                "you cannot use gRPC",
                "gRPC on the load balancer is unavailable",
                "gRPC can't be used",
            ],
            &[
                "gRPC is supported",
                "gRPC does not support files",
                "not for free, but gRPC is supported",
                "it does not need a proxy to support gRPC",
                "do not use gRPC here",
                "gRPC is not enabled",
            ],
        );
    }

    #[test]
    fn what_cannot_be_done() {
        check(
            &super::cannot("encrypt", "(root|boot) (volume|disk)"),
            &[
                "You cannot encrypt the root volume",
                "can't encrypt root volumes",
                "Root volumes cannot be encrypted",
                "the boot disk of an AMI can not be encrypted",
                "It is not possible to encrypt a root volume",
                "Encrypting root volumes is not supported",
                "There is no way to encrypt the root disk",
                "does not allow you to encrypt the boot volume",
            ],
            &[
                "You can encrypt the root volume",
                "Start it without encrypting the root volume",
                "Do not encrypt the root volume",
                "Root volumes are not encrypted",
                "Root volumes cannot encrypt anything",
            ],
        );
    }
}
