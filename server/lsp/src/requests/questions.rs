//! What the commands `cloudgloss.questions` and `cloudgloss.knowledge` answer.

use cloudgloss_ide::{self as ide, Question};
use serde_json::{Value, json};
use tower_lsp::ls_types::Uri;

use crate::state::World;

/// Questions of an open note or about a topic; without either, the topics with how many there are.
pub fn questions(world: &World, of: Option<&str>) -> Value {
    let corpus = world.snapshot.corpus();
    let Some(of) = of else {
        let topic = |(topic, questions)| json!({ "topic": topic, "questions": questions });
        return ide::topics(corpus).into_iter().map(topic).collect();
    };
    let uri = of.parse::<Uri>().ok();
    let questions = match uri.and_then(|uri| world.note(&uri)) {
        Some((id, _)) => ide::questions_in(&world.snapshot, &id),
        None => ide::questions_about(corpus, of),
    };
    questions.into_iter().map(question).collect()
}

fn question(question: Question) -> Value {
    json!({
        "question": question.question,
        "answer": question.answer,
        "keyPoints": question.key_points,
        "level": question.level,
    })
}

/// The day on which the knowledge was true, and how much it is.
pub fn knowledge(world: &World) -> Value {
    let corpus = world.snapshot.corpus();
    json!({
        "asOf": corpus.as_of().to_string(),
        "names": corpus.entries().len(),
        "facts": corpus.facts().len(),
        "questions": corpus.cards().len(),
    })
}
