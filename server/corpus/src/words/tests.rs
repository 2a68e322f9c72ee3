use cloudgloss_syntax::{Segment, TextRange, Zone};
use proptest::prelude::*;

use super::*;

/// Segments of a text, some of them nonsense.
fn segments() -> impl Strategy<Value = Vec<Segment>> {
    let segment = (0_usize..60, 0_usize..20, any::<bool>(), any::<bool>());
    prop::collection::vec(segment, 0..8).prop_map(|mut parts| {
        parts.sort();
        let zone = |code| if code { Zone::Code } else { Zone::Prose };
        parts
            .into_iter()
            .map(|(start, len, code, glued)| Segment {
                range: TextRange {
                    start,
                    end: start + len,
                },
                zone: zone(code),
                glued,
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn any_text_gives_sound_tokens(text in "([a-zA-Z]{1,9}|[0-9]{1,3}|[ .,:;!?()*_'’|+<>=/$%~-]|\n|é|日本|💡|•|e\\.g\\.|n't){0,40}", parts in segments()) {
        for segments in [parts, testing::segments(&text)] {
            let mut tokens = Vec::new();
            tokenize(&text, &segments, &Vocabulary::default(), &mut tokens);
            let mut seen = 0;
            for token in &tokens {
                prop_assert!(token.range.start >= seen, "{tokens:?}");
                prop_assert_eq!(token.kind == TokenKind::Break, token.range.is_empty());
                prop_assert!(text.get(token.range.start..token.range.end).is_some());
                seen = token.range.end;
            }
            covers(&tokens)?;
        }
    }

    #[test]
    fn stems_are_found_again(word in "[a-zA-Z]{1,12}('s|s|ed|ing|es|ies)?") {
        let mut vocabulary = Vocabulary::default();
        let id = vocabulary.intern(&word);
        prop_assert_eq!(vocabulary.get(&word), id);
        let text = format!("x {word} y");
        let read = testing::Read::with(&text, vocabulary);
        prop_assert_eq!(read.tokens[1].word, id);
    }

    #[test]
    fn any_word_has_a_stem(word in ".{0,80}") {
        let mut vocabulary = Vocabulary::default();
        let id = vocabulary.intern(&word);
        prop_assert_eq!(vocabulary.get(&word), id);
    }
}

/// Sentences hold every token but the breaks, clauses lie in their sentence, in order.
fn covers(tokens: &[Token]) -> Result<(), TestCaseError> {
    let mut at = 0;
    for sentence in sentences(tokens) {
        prop_assert!(!sentence.is_empty());
        prop_assert!(
            tokens[at..sentence.start]
                .iter()
                .all(|token| token.kind == TokenKind::Break)
        );
        at = sentence.end;
        let mut from = sentence.start;
        for clause in clauses(tokens, sentence.clone()) {
            prop_assert!(!clause.is_empty() && clause.start >= from && clause.end <= sentence.end);
            from = clause.end;
        }
    }
    prop_assert!(
        tokens[at..]
            .iter()
            .all(|token| token.kind == TokenKind::Break)
    );
    for index in 0..tokens.len() {
        let _ = negated(tokens, index);
    }
    Ok(())
}

#[test]
fn capitals_do_not_hide_a_plural_nor_small_letters_an_acronym() {
    let mut vocabulary = Vocabulary::default();
    let (node, emrfs) = (vocabulary.intern("nodes"), vocabulary.intern("EMRFS"));
    let read = testing::Read::with("NODES nodes Nodes node EMRFS emrfs Emrfs emrf", vocabulary);
    let words: Vec<WordId> = read.tokens.iter().map(|token| token.word).collect();
    let none = WordId(0);
    assert_eq!(words, [node, node, node, node, emrfs, emrfs, emrfs, none]);
}
