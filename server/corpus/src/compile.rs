//! Content files → `Knowledge`: checks every file and turns phrases into patterns, values into quantities.

pub use entries::CATEGORIES;
mod cards;
mod consistency;
mod entries;
mod exams;
mod facts;
mod references;
pub mod scenarios;

use jiff::civil::date;
use rustc_hash::FxHashSet;

use crate::{
    Guide, Knowledge, Phrases, Problem, When,
    load::File,
    model::{Example, Expectation, Origin, Source},
    pattern::{Pattern, PatternError},
    schema::{ConceptFile, RawSource, ServiceFile, Spanned, VersionFile},
    words::Vocabulary,
};

/// The schema that this code reads, as in `VERSION.toml`.
pub const SCHEMA: u32 = 1;

/// Compiles files in the layout of `content/`. What is wrong is left out and told.
pub fn compile(files: &[File]) -> (Knowledge, Vec<Problem>) {
    compile_over(files, Vocabulary::default(), &[])
}

/// Like `compile`, adding its words to an existing vocabulary, so that the patterns of both can be used together. Texts may
/// quote the facts `below` as well.
pub fn compile_over(
    files: &[File],
    mut vocabulary: Vocabulary,
    below: &[crate::Fact],
) -> (Knowledge, Vec<Problem>) {
    let phrases = Phrases::new(&mut vocabulary);
    let mut compiler = Compiler {
        knowledge: Knowledge {
            phrases,
            vocabulary,
            ..Knowledge::default()
        },
        problems: Vec::new(),
    };
    for (path, text) in files {
        compiler.file(path, text);
    }
    compiler.knowledge.entries.sort_by(|a, b| a.id.cmp(&b.id));
    compiler.knowledge.facts.sort_by(|a, b| a.id.cmp(&b.id));
    compiler.drop_duplicates();
    compiler
        .problems
        .extend(cards::fill_in_facts(&mut compiler.knowledge, below));
    compiler.problems.sort();
    (compiler.knowledge, compiler.problems)
}

/// All that can be wrong between the files of a whole folder: references, dates, sources, names.
pub fn check(knowledge: &Knowledge) -> Vec<Problem> {
    let mut problems = references::check(knowledge);
    problems.extend(consistency::check(knowledge));
    problems
}

/// References between entries that lead nowhere. Apart from `compile`, because an overlay may refer to what it is laid over.
pub fn check_references(knowledge: &Knowledge) -> Vec<Problem> {
    references::check(knowledge)
}

struct Compiler {
    knowledge: Knowledge,
    problems: Vec<Problem>,
}

impl Compiler {
    fn file(&mut self, path: &str, text: &str) {
        match path.split_once('/') {
            None if path == "VERSION.toml" => self.version(path, text),
            Some(("services", _)) if path.ends_with(".toml") => self.service(path, text),
            Some(("concepts", _)) if path.ends_with(".toml") => self.concepts(path, text),
            Some(("questions", name)) if path.ends_with(".md") => {
                let (cards, problems) = cards::read(path, name.trim_end_matches(".md"), text);
                self.knowledge.cards.extend(cards);
                self.problems.extend(problems);
            }
            Some(("scenarios", _)) if path.ends_with(".md") => match scenarios::read(path, text) {
                Ok(card) => self.knowledge.cards.push(card),
                Err(problem) => self.problems.push(problem),
            },
            Some(("exams", _)) if path.ends_with(".toml") => self.exam(path, text),
            Some(("interview", name)) if path.ends_with(".md") => {
                match Guide::read(path, name.trim_end_matches(".md"), text) {
                    Ok(guide) => self.knowledge.guides.push(guide),
                    Err(problem) => self.problems.push(problem),
                }
            }
            _ => {}
        }
    }

    fn version(&mut self, path: &str, text: &str) {
        let Some(version) = self.parse::<VersionFile>(path, text) else {
            return;
        };
        self.knowledge.as_of = version.as_of.0.earliest().unwrap_or(date(1970, 1, 1));
        if version.schema != SCHEMA {
            let message = format!(
                "schema {} is not known: this version reads schema {SCHEMA}",
                version.schema
            );
            self.problems.push(Problem::at(path, text, 0, message));
        }
    }

    fn service(&mut self, path: &str, text: &str) {
        let read = |context: &mut Context, file: ServiceFile| {
            context.check_named_after_id(&file.id);
            entries::service(context, file)
        };
        if let Some((entry, facts)) = self.with_context(path, text, read) {
            self.knowledge.entries.push(entry);
            self.knowledge.facts.extend(facts);
        }
    }

    fn concepts(&mut self, path: &str, text: &str) {
        let read = |context: &mut Context, file: ConceptFile| -> Vec<_> {
            let terms = file.terms.into_iter();
            terms.map(|term| entries::term(context, term)).collect()
        };
        let terms = self.with_context(path, text, read);
        self.knowledge.entries.extend(terms.into_iter().flatten());
    }

    fn exam(&mut self, path: &str, text: &str) {
        let exam = self.with_context(path, text, exams::exam);
        self.knowledge.exams.extend(exam);
    }

    /// A TOML file, parsed and given to `read` with what it needs; `None` when it is no such file, which is a problem.
    fn with_context<T: serde::de::DeserializeOwned, R>(
        &mut self,
        path: &str,
        text: &str,
        read: impl FnOnce(&mut Context, T) -> R,
    ) -> Option<R> {
        let file = self.parse(path, text)?;
        let mut context = Context {
            path,
            text,
            vocabulary: &mut self.knowledge.vocabulary,
            problems: &mut self.problems,
        };
        Some(read(&mut context, file))
    }

    fn parse<T: serde::de::DeserializeOwned>(&mut self, path: &str, text: &str) -> Option<T> {
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                self.problems
                    .push(Problem::at(path, text, offset, error.message()));
                None
            }
        }
    }

    fn drop_duplicates(&mut self) {
        let mut seen = FxHashSet::default();
        let problems = &mut self.problems;
        let mut fresh = |kind: &str, id: &str, origin: &Origin| {
            let is_new = seen.insert(format!("{kind} {id}"));
            if !is_new {
                let message =
                    format!("the {kind} `{id}` exists already: rename or remove one of them");
                problems.push(Problem::of(origin, message));
            }
            is_new
        };
        self.knowledge
            .entries
            .retain(|entry| fresh("entry", &entry.id, &entry.origin));
        self.knowledge
            .facts
            .retain(|fact| fresh("fact", &fact.id, &fact.origin));
        self.knowledge
            .cards
            .retain(|card| fresh("question", &card.id, &card.origin));
        self.knowledge
            .exams
            .retain(|exam| fresh("exam", &exam.code, &exam.origin));
    }
}

/// What the parts of a file need while they are compiled.
struct Context<'a> {
    path: &'a str,
    text: &'a str,
    vocabulary: &'a mut Vocabulary,
    problems: &'a mut Vec<Problem>,
}

impl Context<'_> {
    fn problem<T>(&mut self, at: &Spanned<T>, message: impl Into<String>) {
        self.problems
            .push(Problem::at(self.path, self.text, at.span().start, message));
    }

    /// The file of a service is found by its id.
    fn check_named_after_id(&mut self, id: &Spanned<String>) {
        let stem = self.path.trim_start_matches("services/");
        let stem = stem.trim_end_matches(".toml");
        if id.get_ref() != stem {
            let message = format!(
                "the id is `{}` but the file is `{stem}.toml`: make them the same",
                id.get_ref()
            );
            self.problem(id, message);
        }
    }

    fn origin<T>(&self, at: &Spanned<T>) -> Origin {
        Origin {
            file: self.path.to_owned(),
            own: false,
            line: Problem::at("", self.text, at.span().start, "").line,
        }
    }

    fn patterns(&mut self, sources: &[Spanned<String>]) -> Vec<Pattern> {
        self.patterns_by(Pattern::parse, sources)
    }

    /// Patterns compiled by one of the ways of [`Pattern`].
    fn patterns_by(
        &mut self,
        parse: fn(&str, &mut Vocabulary) -> Result<Pattern, PatternError>,
        sources: &[Spanned<String>],
    ) -> Vec<Pattern> {
        let mut patterns = Vec::with_capacity(sources.len());
        for source in sources {
            match parse(source.get_ref(), self.vocabulary) {
                Ok(pattern) => patterns.push(pattern),
                Err(error) => self.problem(
                    source,
                    format!("phrase pattern `{}`: {error}", source.get_ref()),
                ),
            }
        }
        patterns
    }

    /// Patterns made from `written`; the first problem with it is told.
    fn denials(&mut self, written: &Spanned<String>, sources: &[String]) -> Vec<Pattern> {
        let parse = |source: &String| Pattern::parse(source, self.vocabulary);
        let patterns: Result<_, _> = sources.iter().map(parse).collect();
        patterns.unwrap_or_else(|error: PatternError| {
            let message = format!("`{}`: {}", written.get_ref(), error.message);
            self.problem(written, message);
            Vec::new()
        })
    }

    fn sources(&mut self, raw: Vec<RawSource>) -> Vec<Source> {
        let mut sources = Vec::with_capacity(raw.len());
        for source in raw {
            if !source.url.get_ref().starts_with("https://") {
                self.problem(&source.url, "a source is an https address");
            }
            sources.push(Source {
                url: source.url.into_inner(),
                checked: source.checked.0,
            });
        }
        sources
    }

    fn examples(
        &mut self,
        flags: &[Spanned<String>],
        flagged: Expectation,
        allows: &[Spanned<String>],
        allowed: Expectation,
    ) -> Vec<Example> {
        let example = |sentence: &Spanned<String>, expect| {
            let line = self.origin(sentence).line;
            Example {
                text: sentence.get_ref().clone(),
                expect,
                line,
            }
        };
        let flags = flags.iter().map(|sentence| example(sentence, flagged));
        let allows = allows.iter().map(|sentence| example(sentence, allowed));
        flags.chain(allows).collect()
    }

    /// Dates of a history have to run from new to old.
    fn check_descending<T>(&mut self, at: &Spanned<T>, dates: &[When]) {
        let known: Vec<_> = dates.iter().filter_map(|when| when.earliest()).collect();
        if known.windows(2).any(|pair| pair[0] < pair[1]) {
            self.problem(
                at,
                "the history does not run from new to old: order it by date",
            );
        }
    }
}
