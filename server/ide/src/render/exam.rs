//! Exams.

use std::fmt::Write;

use cloudgloss_corpus::{Corpus, Domain, Exam};

use super::{escape, link, tame, written};

/// What the exam is, its domains with their weights, and where it is read.
pub fn exam_hover(exam: &Exam) -> String {
    let mut text = format!("**{}** ({})\n\n", escape(&exam.name), escape(&exam.code));
    let _ = writeln!(
        text,
        "{} questions count, {} are on trial; {} of 1,000 points pass.\n",
        exam.scored, exam.unscored, exam.pass
    );
    for domain in &exam.domains {
        let _ = writeln!(text, "- {} % {}", domain.weight, escape(&domain.title));
    }
    if exam.ends.is_known() {
        let _ = writeln!(text, "\nCan be taken until {}.", exam.ends);
    }
    if !exam.note.is_empty() {
        let _ = writeln!(text, "\n{}", tame(&exam.note));
    }
    if let Some(source) = exam.sources.first() {
        let _ = writeln!(
            text,
            "\n{}, read {}",
            link("Exam guide", &source.url),
            source.checked
        );
    }
    text
}

/// The whole exam: each task with what to know for it.
pub fn exam_page(corpus: &Corpus, exam: &Exam) -> String {
    let mut text = format!("# {}\n\n{}", exam.code, exam_hover(exam));
    for domain in &exam.domains {
        domain_page(corpus, domain, &mut text);
    }
    let _ = writeln!(text, "\n{}", written(&exam.origin));
    text
}

fn domain_page(corpus: &Corpus, domain: &Domain, text: &mut String) {
    let _ = writeln!(
        text,
        "\n## {}. {} ({} %)",
        domain.number, domain.title, domain.weight
    );
    for task in &domain.tasks {
        let _ = writeln!(text, "\n### {} {}\n\n{}", task.id, task.title, task.means);
        let name = |id: &String| Some(corpus.entry(corpus.entry_by_id(id)?).name.as_str());
        let names: Vec<&str> = task.entries.iter().filter_map(name).collect();
        if !names.is_empty() {
            let _ = writeln!(text, "\nKnow: {}", names.join(", "));
        }
        for card in task.questions.iter().filter_map(|id| corpus.card_by_id(id)) {
            let _ = writeln!(text, "\n- {} `{}`", card.question, card.id);
        }
    }
}
