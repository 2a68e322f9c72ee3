//! `explain` and its trace.

use expect_test::expect;

use crate::support::{check, folder, run};

#[test]
fn a_service_and_a_topic_lead_to_their_facts() {
    let notes = folder(&[]);
    let explained = run(notes.path(), &["explain", "lambda", "timeout"]);
    assert_eq!(explained.code, 0, "{}", explained.out);
    let facts = |line: &&str| line.starts_with("# ");
    let told: Vec<&str> = explained.out.lines().filter(facts).collect();
    assert!(told.contains(&"# lambda.timeout.max"), "{told:?}");
    assert!(told.iter().all(|fact| fact.contains("timeout")), "{told:?}");
}

#[test]
fn rules_services_and_facts_are_explained() {
    let notes = folder(&[]);
    check(
        &run(notes.path(), &["explain", "retired-service"]),
        0,
        expect![[r#"
        retired-service (warning by default)

        A service or feature that no longer exists is spoken of as if it did.
    "#]],
        expect![[r#""#]],
    );
    assert!(
        run(notes.path(), &["explain", "QLDB"])
            .out
            .starts_with("# Amazon Quantum Ledger Database")
    );
    assert!(
        run(notes.path(), &["explain", "lambda.timeout.max"])
            .out
            .contains("15 minutes")
    );
    assert!(
        run(notes.path(), &["explain", "changes"])
            .out
            .starts_with("# What changed")
    );
    check(
        &run(notes.path(), &["explain", "zzzzqqqq"]),
        1,
        expect![[r#""#]],
        expect![[r#"
        cloudgloss: nothing is known about `zzzzqqqq`
    "#]],
    );
}

#[test]
fn a_trace_says_why_something_is_silent() {
    let notes = folder(&[(
        "a.md",
        "QLDB was shut down in 2025.\n\nSet the Lambda timeout to 5 minutes.\n",
    )]);
    check(
        &run(notes.path(), &["explain", "--trace", "a.md"]),
        0,
        expect![[r#"
        a.md:1: "QLDB": name of qldb (Current); silent: it says itself that the thing is gone
        a.md:3: "Lambda": name of lambda (Current)
        a.md:3: "5 minutes": claim lambda.timeout.max: a former value; the subject was told by a name in the clause; silent: it is an instruction
    "#]],
        expect![[r#""#]],
    );
}
