//! `check --format sarif`.

use serde_json::Value;

use crate::support::{TEAM_BUS, folder, run};

#[test]
fn a_document_holds_rules_results_and_fixes() {
    let notes = folder(&[TEAM_BUS, ("sub/a.md", "# Buses\n\né 漢字 Team Queue\n")]);
    let ran = run(notes.path(), &["check", "--format", "sarif", "."]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let log: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(rules.iter().any(|rule| rule["id"] == "renamed-service"));
    let [result] = run["results"].as_array().expect("results").as_slice() else {
        panic!("{}", run["results"]);
    };
    assert_eq!(
        (&result["ruleId"], &result["level"]),
        (&"renamed-service".into(), &"note".into())
    );
    let place = &result["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().expect("a path");
    assert!(uri.ends_with("sub/a.md"), "{uri}");
    assert_eq!(
        place["region"],
        serde_json::json!({ "startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 16 })
    );
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "Team Bus");
}

#[test]
fn nothing_found_is_a_document_too() {
    let notes = folder(&[("a.md", "Aurora keeps tables.\n")]);
    let ran = run(notes.path(), &["check", "--format", "sarif", "a.md"]);
    let log: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        (ran.code, &log["runs"][0]["results"]),
        (0, &serde_json::json!([]))
    );
}
