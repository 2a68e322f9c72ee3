//! Services and terms.

use super::{Context, facts};
use crate::{
    model::{Entry, EntryKind, Example, Expectation, Fact, FormerName, Lifecycle, Status},
    schema::{RawFormer, RawLifecycle, RawTerm, ServiceFile, Spanned},
};

/// What `category` may say.
pub const CATEGORIES: &[&str] = &[
    "ingestion",
    "processing",
    "storage",
    "database",
    "analytics",
    "orchestration",
    "governance",
    "security",
    "monitoring",
    "cost",
    "compute",
    "containers",
    "networking",
    "integration",
    "ml",
    "developer",
    "migration",
    "management",
    "media",
    "iot",
    "end-user",
    "frontend",
    "business",
    "other",
];

pub fn service(context: &mut Context, file: ServiceFile) -> (Entry, Vec<Fact>) {
    check_id(context, &file.id);
    let kind = kind(context, &file.kind);
    if !CATEGORIES.contains(&file.category.get_ref().as_str()) {
        context.problem(
            &file.category,
            format!(
                "`{}` is no category: use one of {}",
                file.category.get_ref(),
                CATEGORIES.join(", ")
            ),
        );
    }
    let id = file.id.get_ref().clone();
    let origin = context.origin(&file.id);
    let (formerly, mut examples) = former_names(context, &file.id, file.formerly);
    let lifecycle = file.lifecycle.map_or_else(Lifecycle::default, |raw| {
        lifecycle(context, raw, &mut examples)
    });
    let below = file.below.into_iter();
    let below = below
        .map(|raw| (raw.id.into_inner(), context.patterns(&raw.words)))
        .collect();
    let facts = file
        .facts
        .into_iter()
        .filter_map(|raw| facts::fact(context, &id, raw))
        .collect();
    let entry = Entry {
        id,
        name: file.name,
        aliases: file.aliases,
        abbreviations: file.abbreviations,
        ambiguous: file.ambiguous,
        kind,
        parent: file.parent.map(Spanned::into_inner),
        category: file.category.into_inner(),
        stage: file.stage,
        summary: file.summary,
        when: String::new(),
        docs: file.docs,
        confused_with: file
            .confused_with
            .into_iter()
            .map(|raw| (raw.id.into_inner(), raw.difference))
            .collect(),
        services: Vec::new(),
        below,
        keywords: file.keywords,
        recall: file.recall,
        formerly,
        lifecycle,
        origin,
        examples,
    };
    (entry, facts)
}

pub fn term(context: &mut Context, raw: RawTerm) -> Entry {
    check_id(context, &raw.id);
    let origin = context.origin(&raw.id);
    let (formerly, examples) = former_names(context, &raw.id, raw.formerly);
    Entry {
        id: raw.id.into_inner(),
        name: raw.name,
        aliases: raw.aliases,
        abbreviations: raw.abbreviations,
        ambiguous: raw.ambiguous,
        kind: EntryKind::Term,
        parent: None,
        category: String::new(),
        stage: None,
        summary: raw.summary,
        when: raw.when,
        docs: raw.docs,
        confused_with: Vec::new(),
        services: raw.services.into_iter().map(Spanned::into_inner).collect(),
        below: Vec::new(),
        keywords: raw.keywords,
        recall: Vec::new(),
        formerly,
        lifecycle: Lifecycle::default(),
        origin,
        examples,
    }
}

fn check_id(context: &mut Context, id: &Spanned<String>) {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.get_ref().is_empty() || !id.get_ref().chars().all(fits) {
        context.problem(
            id,
            format!(
                "the id `{}` may hold small letters, digits and hyphens only",
                id.get_ref()
            ),
        );
    }
}

fn kind(context: &mut Context, raw: &Spanned<String>) -> EntryKind {
    match raw.get_ref().as_str() {
        "service" => EntryKind::Service,
        "feature" => EntryKind::Feature,
        "class" => EntryKind::Class,
        "family" => EntryKind::Family,
        "tool" => EntryKind::Tool,
        other => {
            context.problem(
                raw,
                format!("`{other}` is no kind: use service, feature, class, family or tool"),
            );
            EntryKind::Service
        }
    }
}

fn former_names(
    context: &mut Context,
    id: &Spanned<String>,
    raw: Vec<RawFormer>,
) -> (Vec<FormerName>, Vec<Example>) {
    context.check_descending(
        id,
        &raw.iter().map(|former| former.since.0).collect::<Vec<_>>(),
    );
    let mut examples = Vec::new();
    let names = raw
        .into_iter()
        .map(|former| former_name(context, former, &mut examples))
        .collect();
    (names, examples)
}

fn former_name(context: &mut Context, raw: RawFormer, examples: &mut Vec<Example>) -> FormerName {
    let sourced = !raw.source.is_empty() && !raw.unverified;
    if raw.source.is_empty() && !raw.unverified && raw.advice {
        context.problem(
            &raw.name,
            "a rename needs a source that was read, or `unverified = true`",
        );
    }
    examples.extend(context.examples(
        &raw.flags,
        Expectation::Renamed,
        &raw.allows,
        Expectation::NotRenamed,
    ));
    FormerName {
        unless: context.patterns(&raw.unless),
        name: raw.name.into_inner(),
        also: raw.also,
        since: raw.since.0,
        now: raw.now,
        note: raw.note,
        advice: raw.advice && sourced,
        sources: context.sources(raw.source),
    }
}

fn lifecycle(context: &mut Context, raw: RawLifecycle, examples: &mut Vec<Example>) -> Lifecycle {
    let status = status(context, &raw.status);
    let verified = !raw.source.is_empty() && !raw.unverified;
    if !verified && !raw.unverified && !matches!(status, Status::Active | Status::Preview) {
        context.problem(
            &raw.status,
            "a lifecycle other than active needs a source that was read, or `unverified = true`",
        );
    }
    examples.extend(context.examples(
        &raw.flags,
        Expectation::Lifecycle,
        &raw.allows,
        Expectation::NotLifecycle,
    ));
    Lifecycle {
        status,
        since: raw.since.0,
        ends: raw.ends.0,
        note: raw.note,
        instead: raw
            .instead
            .into_iter()
            .map(|instead| (instead.id.into_inner(), instead.why))
            .collect(),
        unless: context.patterns(&raw.unless),
        verified,
        sources: context.sources(raw.source),
    }
}

fn status(context: &mut Context, raw: &Spanned<String>) -> Status {
    match raw.get_ref().as_str() {
        "preview" => Status::Preview,
        "active" => Status::Active,
        "maintenance" => Status::Maintenance,
        "closed" => Status::Closed,
        "ending" => Status::Ending,
        "retired" => Status::Retired,
        other => {
            context.problem(raw, format!("`{other}` is no status: use preview, active, maintenance, closed, ending or retired"));
            Status::Active
        }
    }
}
