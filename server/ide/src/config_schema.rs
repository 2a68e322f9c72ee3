//! The JSON schema of `.cloudgloss.toml`, so that editors complete and check while one writes.

use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::json;

use crate::{Code, Config};

/// The schema's file name and text.
pub fn config_schema() -> (&'static str, String) {
    // Draft 7 is what the editors' TOML tools read.
    let mut schema =
        SchemaGenerator::new(SchemaSettings::draft07()).into_root_schema_for::<Config>();
    schema.insert("title".to_owned(), "Settings of a workspace".into());
    let rules = schema.pointer_mut("/properties/rules");
    if let Some(rules) = rules.and_then(|rules| rules.as_object_mut()) {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        rules.insert("propertyNames".to_owned(), json!({ "enum": names }));
    }
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    ("config.json", text + "\n")
}
