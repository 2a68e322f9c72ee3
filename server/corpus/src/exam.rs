//! Certification exams: what they ask, linked to what is known.

use serde::{Deserialize, Serialize};

use crate::{Source, When, model::Origin};

/// An exam and its domains.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exam {
    /// For example `DEA-C01`; unique.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// foundational, associate, professional or specialty.
    pub level: String,
    /// Version of the guide, as AWS counts it.
    pub version: String,
    /// When that version was published.
    pub published: When,
    /// The last day on which it can be taken, where one is announced.
    pub ends: When,
    /// Questions that count.
    pub scored: u32,
    /// Questions on trial, not marked as such.
    pub unscored: u32,
    /// Scaled points to pass, of 1,000.
    pub pass: u32,
    /// What else is exactly true, or empty.
    pub note: String,
    /// In the guide's order.
    pub domains: Vec<Domain>,
    /// Where it was read.
    pub sources: Vec<Source>,
    /// Where it is written.
    pub origin: Origin,
}

/// A part of an exam.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Domain {
    /// From 1.
    pub number: u32,
    /// The guide's name for it.
    pub title: String,
    /// Share of the scored questions, in percent.
    pub weight: u32,
    /// What one has to be able to do.
    pub tasks: Vec<Task>,
}

/// Something that one has to be able to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Task {
    /// For example `1.2`.
    pub id: String,
    /// The guide's name for it.
    pub title: String,
    /// What it means, in our words.
    pub means: String,
    /// Ids of services and concepts.
    pub entries: Vec<String>,
    /// Ids of questions.
    pub questions: Vec<String>,
}
