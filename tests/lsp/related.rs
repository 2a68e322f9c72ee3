//! The other places that a finding leads to, for clients that show them.

use serde_json::{Value, json};

use crate::client::{Client, Setup, range};

const NOTE: &str = "# 😀 Lambda\n\n- Max timeout: 5 minutes\n";

fn finding(mut client: Client) -> (String, Value) {
    let uri = client.open("note.md", NOTE);
    let mut found = client.published(&uri, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    (uri, found.remove(0))
}

#[test]
fn a_fact_leads_to_the_heading_that_told_its_subject() {
    let shows = json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
    let (uri, found) = finding(Setup::new().capabilities(shows).start());
    let place = json!({
        "location": { "uri": uri, "range": range((0, 5), (0, 11)) },
        "message": "Read as AWS Lambda because of this heading",
    });
    assert_eq!(found["relatedInformation"], json!([place]));
}

#[test]
fn who_shows_no_other_places_is_sent_none() {
    let (_, found) = finding(Client::start());
    assert_eq!(found.get("relatedInformation"), None);
}
