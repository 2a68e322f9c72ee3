//! Architectures drawn with lines, for hovers and terminals, which do not render Mermaid.

use std::{borrow::Cow, fmt::Write};

use cloudgloss_corpus::graph::{Edge, Graph};

const FENCE: &str = "```mermaid\n";

/// Markdown with each Mermaid block replaced by a drawing; a block that is no graph stays as it is.
pub fn drawn(markdown: &str) -> Cow<'_, str> {
    let Some(start) = markdown.find(FENCE) else {
        return Cow::Borrowed(markdown);
    };
    let (before, block) = markdown.split_at(start);
    let inner = &block[FENCE.len()..];
    let Some((source, rest)) = inner.split_once("```") else {
        return Cow::Borrowed(markdown);
    };
    let rest = drawn(rest);
    Cow::Owned(match Graph::parse(source) {
        Ok(graph) => format!("{before}```text\n{}```{rest}", draw(&graph)),
        Err(_) => format!("{before}{FENCE}{source}```{rest}"),
    })
}

/// A tree of arrows from each node that nothing leads to. What was drawn already is named again with `↑` and not followed.
fn draw(graph: &Graph) -> String {
    let mut drawing = Drawing {
        graph,
        drawn: vec![false; graph.nodes.len()],
        text: String::new(),
    };
    let is_start = |node: usize| graph.edges.iter().all(|edge| edge.to != node);
    let nodes = 0..graph.nodes.len();
    // A circle has no start: what is left then begins where it is written first.
    let (starts, others): (Vec<usize>, Vec<usize>) = nodes.partition(|&node| is_start(node));
    starts
        .into_iter()
        .chain(others)
        .for_each(|node| drawing.root(node));
    drawing.text
}

struct Drawing<'a> {
    graph: &'a Graph,
    drawn: Vec<bool>,
    text: String,
}

impl Drawing<'_> {
    fn root(&mut self, node: usize) {
        if !self.drawn[node] {
            let _ = writeln!(self.text, "{}", self.graph.nodes[node]);
            self.drawn[node] = true;
            self.children(node, "");
        }
    }

    fn children(&mut self, node: usize, indent: &str) {
        let graph = self.graph;
        let mut edges = graph.leaving(node).peekable();
        while let Some(edge) = edges.next() {
            let is_last = edges.peek().is_none();
            let known = std::mem::replace(&mut self.drawn[edge.to], true);
            let _ = writeln!(
                self.text,
                "{indent}{}{}{}{}",
                if is_last { "└─" } else { "├─" },
                arrow(edge),
                graph.nodes[edge.to],
                if known { " ↑" } else { "" }
            );
            if !known {
                let bar = if is_last { "   " } else { "│  " };
                self.children(edge.to, &format!("{indent}{bar}"));
            }
        }
    }
}

fn arrow(edge: &Edge) -> String {
    match edge.label.as_str() {
        "" => "▶ ".to_owned(),
        label => format!(" {label} ─▶ "),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: Expect) {
        expected.assert_eq(&drawn(markdown));
    }

    #[test]
    fn a_graph_becomes_a_tree_of_arrows() {
        check(
            "Before\n\n```mermaid\ngraph LR\n  A[\"Web shop\"] --> K[\"Kinesis Data Streams\"]\n  K -->|enhanced fan-out| F[\"Flink\"]\n  F --> D[(\"DynamoDB\")]\n  K --> R[\"Redshift\"]\n  R --> Q[\"Quick Sight\"]\n  D --> Q\n```\n\nAfter\n",
            expect![[r#"
                Before

                ```text
                Web shop
                └─▶ Kinesis Data Streams
                   ├─ enhanced fan-out ─▶ Flink
                   │  └─▶ DynamoDB
                   │     └─▶ Quick Sight
                   └─▶ Redshift
                      └─▶ Quick Sight ↑
                ```

                After
            "#]],
        );
    }

    #[test]
    fn a_circle_is_drawn_once() {
        check(
            "```mermaid\ngraph TD\nA[Queue] --> B[Worker]\nB -->|retry| A\n```\n",
            expect![[r#"
                ```text
                Queue
                └─▶ Worker
                   └─ retry ─▶ Queue ↑
                ```
            "#]],
        );
    }

    #[test]
    fn what_is_no_graph_stays() {
        for text in [
            "no diagram\n",
            "```mermaid\nsequenceDiagram\n```\n",
            "```mermaid\ngraph LR\nA --> B\n",
        ] {
            assert_eq!(drawn(text), text);
        }
    }
}
