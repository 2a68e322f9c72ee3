//! `exams/<code>.toml`.

use super::Context;
use crate::{
    exam::{Domain, Exam, Task},
    schema::{ExamFile, RawDomain, RawTask, Spanned},
};

pub fn exam(context: &mut Context, file: ExamFile) -> Exam {
    let stem = context
        .path
        .trim_start_matches("exams/")
        .trim_end_matches(".toml");
    if file.code.get_ref().to_lowercase() != stem {
        let message = format!(
            "the code is `{}` but the file is `{stem}.toml`: make them the same",
            file.code.get_ref()
        );
        context.problem(&file.code, message);
    }
    let weight: u32 = file.domain.iter().map(|domain| domain.weight).sum();
    if weight != 100 {
        let message = format!("the weights of the domains add up to {weight}, not to 100");
        context.problem(&file.code, message);
    }
    if file.source.is_empty() {
        context.problem(&file.code, "an exam needs a source that was read");
    }
    Exam {
        origin: context.origin(&file.code),
        code: file.code.into_inner(),
        name: file.name,
        level: file.level,
        version: file.version,
        published: file.published.0,
        ends: file.ends.0,
        scored: file.scored,
        unscored: file.unscored,
        pass: file.pass,
        note: file.note,
        domains: file.domain.into_iter().map(domain).collect(),
        sources: context.sources(file.source),
    }
}

fn domain(raw: RawDomain) -> Domain {
    Domain {
        number: raw.number,
        title: raw.title,
        weight: raw.weight,
        tasks: raw.task.into_iter().map(task).collect(),
    }
}

fn task(raw: RawTask) -> Task {
    let ids = |ids: Vec<Spanned<String>>| ids.into_iter().map(Spanned::into_inner);
    Task {
        id: raw.id,
        title: raw.title,
        means: raw.means,
        entries: ids(raw.services).chain(ids(raw.concepts)).collect(),
        questions: ids(raw.questions).collect(),
    }
}
