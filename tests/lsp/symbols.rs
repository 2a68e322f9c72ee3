//! Search over notes and knowledge, and links to pages.

use serde_json::{Value, json};

use crate::client::{Client, Setup, range};

fn search(client: &mut Client, query: &str) -> Vec<Value> {
    let found = client.request("workspace/symbol", json!({ "query": query }));
    found.as_array().unwrap().clone()
}

#[test]
fn own_headings_and_what_is_known_are_found() {
    let mut client = Client::start();
    let uri = client.open("a.md", "# 😀 My Lambda\n");
    client.ignore_published();
    let found = search(&mut client, "lambda");
    assert_eq!(found[0]["name"], "😀 My Lambda");
    let own = json!({ "uri": uri, "range": range((0, 2), (0, 14)) });
    assert_eq!(found[0]["location"], own);
    let known = found.iter().find(|one| one["name"] == "AWS Lambda");
    let page = known.unwrap()["location"]["uri"].as_str().unwrap();
    let text = std::fs::read_to_string(page.strip_prefix("file://").unwrap());
    assert!(text.unwrap().starts_with("# AWS Lambda"));
    assert_eq!(search(&mut client, "").len(), 1);
}

#[test]
fn a_code_in_the_front_matter_leads_to_its_exam() {
    let mut client = Client::start();
    let uri = client.open("a.md", "---\nexam: DEA-C01\n---\n");
    client.ignore_published();
    let note = json!({ "textDocument": { "uri": uri } });
    let links = client.request("textDocument/documentLink", note);
    assert_eq!(links[0]["range"], range((1, 6), (1, 13)));
    let link = client.request("documentLink/resolve", links[0].clone());
    let page = link["target"].as_str().unwrap();
    assert!(page.ends_with("/dea-c01.md"), "{page}");
    let path = page.strip_prefix("file://").unwrap();
    assert!(std::fs::metadata(path).is_ok());
}

#[test]
fn a_known_question_leads_to_its_model_answer() {
    let links = json!({ "textDocument": { "documentLink": { "tooltipSupport": true } } });
    let mut client = Setup::new().capabilities(links).start();
    let uri = client.open("a.md", "# 😀\n\nQ: What is Lambda?\n\nQ: Who?\n");
    client.ignore_published();
    let params = json!({ "query": "what is" });
    let found = client.request("workspace/symbol", params);
    let known = found.as_array().unwrap().iter();
    let known = known.filter(|one| !one["location"]["uri"].as_str().unwrap().ends_with("/a.md"));
    let asked = known
        .map(|one| one["name"].as_str().unwrap())
        .next()
        .unwrap();
    let whole = json!([{ "text": format!("Q: Who?\n\n## {asked}\n") }]);
    client.change(&uri, 2, whole);
    let note = json!({ "textDocument": { "uri": uri } });
    let links = client.request("textDocument/documentLink", note);
    let end = 3 + asked.encode_utf16().count() as u32;
    assert_eq!(links.as_array().unwrap().len(), 1, "{links}");
    assert_eq!(links[0]["range"], range((2, 3), (2, end)));
    assert_eq!(links[0]["tooltip"], "The model answer");
    assert_eq!(
        links[0]["target"],
        Value::Null,
        "no page is written before somebody follows"
    );
    let link = client.request("documentLink/resolve", links[0].clone());
    let page = link["target"].as_str().unwrap().strip_prefix("file://");
    let text = std::fs::read_to_string(page.unwrap()).unwrap();
    assert!(text.starts_with(&format!("# {}", &asked[..5])), "{text}");
}
