//! JSON schemas of the content files, so that editors complete and check while one writes.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};

use crate::schema::{ConceptFile, ExamFile, ServiceFile, VersionFile};

/// File name and text of the schema of each kind of TOML file.
pub fn json_schemas() -> [(&'static str, String); 4] {
    [
        ("service.json", written::<ServiceFile>("A service")),
        ("concepts.json", written::<ConceptFile>("Terms")),
        ("exam.json", written::<ExamFile>("An exam")),
        (
            "version.json",
            written::<VersionFile>("The knowledge as a whole"),
        ),
    ]
}

fn written<T: JsonSchema>(title: &str) -> String {
    // Draft 7 is what the editors' TOML tools read.
    let mut schema = SchemaGenerator::new(SchemaSettings::draft07()).into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text + "\n"
}
