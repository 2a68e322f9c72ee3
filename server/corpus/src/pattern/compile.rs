//! The tree to operations.

use super::{Op, PatternError, lex::error, syntax::Part};

/// States are remembered in a table of this many operations; longer patterns are refused.
pub(super) const MOST_OPS: usize = 96;

pub(super) fn compile(parts: &[Part], source: &str) -> Result<Vec<Op>, PatternError> {
    let mut ops = Vec::new();
    sequence(parts, &mut ops);
    ops.push(Op::End);
    if ops.len() > MOST_OPS {
        return Err(error(source.len(), "the pattern is too long: write two"));
    }
    Ok(ops)
}

fn sequence(parts: &[Part], ops: &mut Vec<Op>) {
    for part in parts {
        match part {
            Part::Word(word) => ops.push(Op::Word(*word)),
            Part::Gap(words) => ops.push(Op::Gap(*words)),
            Part::Not => ops.push(Op::Not),
            Part::Quantity(slot) => ops.push(Op::Quantity(*slot)),
            Part::Any(phrases) => any(phrases, ops),
            Part::Optional(phrase) => optional(phrase, ops),
        }
    }
}

fn optional(phrase: &[Part], ops: &mut Vec<Op>) {
    let split = ops.len();
    ops.push(Op::Split(0));
    sequence(phrase, ops);
    ops[split] = Op::Split(ops.len() as u16);
}

fn any(phrases: &[Vec<Part>], ops: &mut Vec<Op>) {
    let mut jumps = Vec::new();
    for (index, phrase) in phrases.iter().enumerate() {
        let last = index + 1 == phrases.len();
        let split = ops.len();
        if !last {
            ops.push(Op::Split(0));
        }
        sequence(phrase, ops);
        if !last {
            jumps.push(ops.len());
            ops.push(Op::Jump(0));
            ops[split] = Op::Split(ops.len() as u16);
        }
    }
    for jump in jumps {
        ops[jump] = Op::Jump(ops.len() as u16);
    }
}
