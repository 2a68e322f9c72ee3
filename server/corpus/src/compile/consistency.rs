//! What no single file shows: the same name or question twice, dates that cannot be, sources that are none.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::{
    EntryKind, Knowledge, Problem, Source, When,
    model::{Entry, Origin},
    search::fold,
};

/// Where a fact about AWS can be read at its source.
const PRIMARY: &[&str] = &[
    "aws.amazon.com",
    "amazon.com",
    "aboutamazon.com",
    "amazonaws.com",
    "aws.dev",
    "repost.aws",
    "opensearch.org",
    "apache.org",
    "github.com/aws/",
    "github.com/awslabs/",
    "github.com/aws-amplify/",
    "github.com/awsdocs/",
    "github.com/amazon-archives/",
    "github.com/boto/",
    "github.com/opensearch-project/",
];

pub fn check(knowledge: &Knowledge) -> Vec<Problem> {
    let mut checker = Checker {
        as_of: knowledge.as_of,
        problems: Vec::new(),
    };
    for entry in &knowledge.entries {
        checker.entry(entry);
    }
    for fact in &knowledge.facts {
        checker.sources(&fact.origin, &fact.sources);
        fact.was
            .iter()
            .for_each(|was| checker.not_ahead(&fact.origin, "`until`", was.until));
    }
    for exam in &knowledge.exams {
        checker.sources(&exam.origin, &exam.sources);
    }
    checker.names(&knowledge.entries);
    checker.questions(knowledge);
    checker.problems
}

struct Checker {
    as_of: Date,
    problems: Vec<Problem>,
}

impl Checker {
    fn problem(&mut self, origin: &Origin, message: String) {
        self.problems.push(Problem::of(origin, message));
    }

    fn entry(&mut self, entry: &Entry) {
        let life = &entry.lifecycle;
        self.sources(&entry.origin, &life.sources);
        if let (Some(since), Some(ends)) = (life.since.earliest(), life.ends.earliest())
            && ends < since
        {
            let message =
                format!("`ends` ({ends}) lies before `since` ({since}): correct one of them");
            self.problem(&entry.origin, message);
        }
        for former in &entry.formerly {
            self.sources(&entry.origin, &former.sources);
            self.not_ahead(&entry.origin, "`since` of a former name", former.since);
        }
    }

    fn sources(&mut self, origin: &Origin, sources: &[Source]) {
        for source in sources {
            self.not_ahead(origin, "`checked`", source.checked);
            if !is_primary(&source.url) {
                let message = format!(
                    "{} is no page of AWS or of another primary source: read it there",
                    source.url
                );
                self.problem(origin, message);
            }
        }
    }

    /// Nothing has been read, renamed or changed after the day of the knowledge.
    fn not_ahead(&mut self, origin: &Origin, what: &str, when: When) {
        if when.is_after(self.as_of) {
            let message = format!(
                "{what} is {when}, after the day of the knowledge ({}): correct it, or VERSION.toml",
                self.as_of
            );
            self.problem(origin, message);
        }
    }

    /// A name that two services have could mean either. A term may share one with the service that embodies it.
    fn names(&mut self, entries: &[Entry]) {
        let mut owners: FxHashMap<String, &Entry> = FxHashMap::default();
        for entry in entries.iter().filter(|entry| entry.kind != EntryKind::Term) {
            let names = std::iter::once(&entry.name).chain(&entry.aliases);
            for name in names {
                let owner = *owners.entry(name.to_lowercase()).or_insert(entry);
                if owner.id != entry.id {
                    let message = format!(
                        "the name `{name}` is that of `{}` too: leave it to one of them",
                        owner.id
                    );
                    self.problem(&entry.origin, message);
                }
            }
        }
    }

    fn questions(&mut self, knowledge: &Knowledge) {
        let mut asked: FxHashMap<String, &str> = FxHashMap::default();
        for card in &knowledge.cards {
            let first = *asked.entry(fold(&card.question)).or_insert(&card.id);
            if first != card.id {
                let message = format!("`{}` asks what `{first}` asks: keep one of them", card.id);
                self.problem(&card.origin, message);
            }
        }
    }
}

fn is_primary(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let within = |domain: &str| {
        host.strip_suffix(domain)
            .is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    };
    PRIMARY.iter().any(|known| match known.contains('/') {
        true => rest.starts_with(known),
        false => within(known),
    })
}

#[cfg(test)]
mod tests {
    use crate::{compile, load::File};

    fn problems(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect();
        let (knowledge, problems) = compile::compile(&files);
        assert_eq!(problems, [], "the files themselves are right");
        compile::check(&knowledge)
            .into_iter()
            .map(|problem| format!("{}: {}", problem.file, problem.message))
            .collect()
    }

    const VERSION: (&str, &str) = ("VERSION.toml", "as_of = 2026-11-22\nschema = 1\n");

    #[track_caller]
    fn check_service(rest: &str, expected: &str) {
        let text = format!(
            "id = \"a\"\nname = \"Amazon A\"\ncategory = \"other\"\nsummary = \"S.\"\n{rest}"
        );
        let problems = problems(&[VERSION, ("services/a.toml", &text)]);
        match expected {
            "" => assert_eq!(problems, [""; 0]),
            expected => assert!(
                problems.len() == 1 && problems[0].contains(expected),
                "{problems:?}"
            ),
        }
    }

    #[test]
    fn dates_run_forward_and_not_into_the_future() {
        let page = "source = [{ url = \"https://docs.aws.amazon.com/a/\", checked = 2026-11-22 }]";
        check_service(
            &format!(
                "[lifecycle]\nstatus = \"ending\"\nsince = 2025-01-01\nends = 2027-01-01\n{page}"
            ),
            "",
        );
        check_service(
            &format!(
                "[lifecycle]\nstatus = \"ending\"\nsince = 2025-01-01\nends = 2024-01-01\n{page}"
            ),
            "lies before",
        );
        check_service(
            &format!("[[formerly]]\nname = \"Old A\"\nsince = 2027-01-01\n{page}"),
            "after the day of the knowledge",
        );
    }

    #[test]
    fn a_source_is_primary() {
        let life = |url: &str| {
            format!(
                "[lifecycle]\nstatus = \"closed\"\nsource = [{{ url = \"{url}\", checked = 2026-11-22 }}]"
            )
        };
        check_service(&life("https://aws.amazon.com/blogs/x"), "");
        check_service(
            &life("https://docs.aws.amazon.com.example.org/x"),
            "no page of AWS",
        );
        check_service(&life("https://github.com/someone/notes"), "no page of AWS");
        check_service(&life("https://github.com/aws/aws-cli"), "");
    }

    #[test]
    fn a_name_and_a_question_stand_once() {
        let service = |id: &str| {
            format!(
                "id = \"{id}\"\nname = \"Amazon {id}\"\naliases = [\"Both\"]\ncategory = \"other\"\nsummary = \"S.\"\n"
            )
        };
        let told = problems(&[
            VERSION,
            ("services/a.toml", &service("a")),
            ("services/b.toml", &service("b")),
        ]);
        assert!(
            told.len() == 1 && told[0].starts_with("services/b.toml: the name `Both`"),
            "{told:?}"
        );
        let cards = "Q: What is it?\n<!-- id: q.a -->\nA: One.\n\nQ: What is it\n<!-- id: q.b -->\nA: Two.\n";
        let told = problems(&[VERSION, ("questions/x.md", cards)]);
        assert!(
            told.len() == 1 && told[0].contains("`q.b` asks what `q.a` asks"),
            "{told:?}"
        );
    }
}
