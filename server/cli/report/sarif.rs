//! Findings as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/>), which code scanning reads.

use std::path::Path;

use cloudgloss_ide::{Code, Finding, Fix, Level, TextRange};
use serde_sarif::sarif::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix as SarifFix, Location, Message,
    MultiformatMessageString, PhysicalLocation, Region, Replacement, ReportingDescriptor,
    ResultLevel, Run, Sarif, Tool, ToolComponent,
};

pub use serde_sarif::sarif::Result;

use super::{Lines, Place};

/// Where the format is described.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The findings of a note.
pub fn results(path: &Path, text: &str, findings: &[Finding]) -> Vec<Result> {
    let note = Note {
        uri: path.to_string_lossy().replace('\\', "/"),
        lines: Lines::new(text),
    };
    findings
        .iter()
        .map(|finding| note.result(finding))
        .collect()
}

/// The whole document.
pub fn document(results: Vec<Result>) -> serde_json::Result<String> {
    let driver = ToolComponent::builder()
        .name(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .information_uri(env!("CARGO_PKG_REPOSITORY"))
        .rules(Code::ALL.map(rule).to_vec())
        .build();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .results(results)
        .column_kind(serde_json::json!("unicodeCodePoints"))
        .build();
    let log = Sarif::builder()
        .version(serde_json::json!("2.1.0"))
        .schema(SCHEMA)
        .runs([run])
        .build();
    serde_json::to_string_pretty(&log)
}

fn rule(code: Code) -> ReportingDescriptor {
    let text = |text: &str| MultiformatMessageString::builder().text(text).build();
    ReportingDescriptor::builder()
        .id(code.as_str())
        .short_description(text(code.describe()))
        .build()
}

/// A note, by the address that is written for it.
struct Note<'a> {
    uri: String,
    lines: Lines<'a>,
}

impl Note<'_> {
    fn result(&self, finding: &Finding) -> Result {
        let place = PhysicalLocation::builder()
            .artifact_location(self.artifact())
            .region(self.region(finding.range))
            .build();
        let mut result = Result::builder()
            .rule_id(finding.code.as_str())
            .level(level(finding.level))
            .message(Message::builder().text(said(finding)).build())
            .locations([Location::builder().physical_location(place).build()])
            .build();
        let fixes: Vec<SarifFix> = finding.fixes.iter().map(|fix| self.fix(fix)).collect();
        result.fixes = (!fixes.is_empty()).then_some(fixes);
        result
    }

    fn fix(&self, fix: &Fix) -> SarifFix {
        let replacement = |edit: &cloudgloss_ide::TextEdit| {
            Replacement::builder()
                .deleted_region(self.region(edit.range))
                .inserted_content(ArtifactContent::builder().text(&edit.new_text).build())
                .build()
        };
        let replacements: Vec<Replacement> = fix.edits.iter().map(replacement).collect();
        let change = ArtifactChange::builder()
            .artifact_location(self.artifact())
            .replacements(replacements)
            .build();
        SarifFix::builder()
            .description(Message::builder().text(&fix.title).build())
            .artifact_changes([change])
            .build()
    }

    fn artifact(&self) -> ArtifactLocation {
        ArtifactLocation::builder().uri(&self.uri).build()
    }

    /// Lines and columns count from 1, columns in characters; the last column is the one after the range.
    fn region(&self, range: TextRange) -> Region {
        let (start, end): (Place, Place) =
            (self.lines.place(range.start), self.lines.place(range.end));
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Region::builder()
            .start_line(number(start.line))
            .start_column(number(start.column))
            .end_line(number(end.line))
            .end_column(number(end.column))
            .build()
    }
}

/// The message, with the proof that an editor shows as a link.
fn said(finding: &Finding) -> String {
    match &finding.source {
        Some(source) => format!("{} (source: {source})", finding.message),
        None => finding.message.clone(),
    }
}

fn level(level: Level) -> ResultLevel {
    match level {
        Level::Error => ResultLevel::Error,
        Level::Warning => ResultLevel::Warning,
        Level::Information | Level::Hint => ResultLevel::Note,
        Level::Off => ResultLevel::None,
    }
}
