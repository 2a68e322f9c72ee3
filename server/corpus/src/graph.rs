//! Architectures as graphs: the part of Mermaid's flowcharts that scenarios are written in.
//!
//! `graph LR` or `graph TD`, then a line for each edge: `A["Web shop"] -->|orders| B[("Lake")]`, also `A -.-> B` and chains `A --> B --> C`.
//! Labels stand in `[…]`, `(…)`, `([…])`, `[(…)]` or `{…}`, in quotation marks where they hold brackets.

/// Who hands something on to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// Labels, in the order of their first mention.
    pub nodes: Vec<String>,
    /// In the order in which they are written.
    pub edges: Vec<Edge>,
}

/// An arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Index in `Graph::nodes`.
    pub from: usize,
    /// Index in `Graph::nodes`.
    pub to: usize,
    /// What stands on the arrow, or empty.
    pub label: String,
}

/// A line that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphError {
    /// 0-based line of the source.
    pub line: usize,
    /// What, and what to do; no full stop.
    pub message: String,
}

impl Graph {
    /// Reads what stands between the fences of a `mermaid` block.
    pub fn parse(source: &str) -> Result<Graph, GraphError> {
        let mut reader = Reader::default();
        let lines = source.lines().map(str::trim).enumerate();
        let mut lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("%%"));
        let is_start = |line: &str| line.starts_with("graph ") || line.starts_with("flowchart ");
        let (number, start) = lines.next().unwrap_or((0, ""));
        if !is_start(start) {
            let message = "an architecture begins with `graph LR` or `graph TD`".to_owned();
            return Err(GraphError {
                line: number,
                message,
            });
        }
        for (line, text) in lines {
            reader
                .statement(text)
                .map_err(|message| GraphError { line, message })?;
        }
        Ok(reader.graph)
    }

    /// The edges that leave a node, in order.
    pub fn leaving(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.edges.iter().filter(move |edge| edge.from == node)
    }
}

#[derive(Default)]
struct Reader {
    /// As they stand in the source, beside `graph.nodes`.
    ids: Vec<String>,
    graph: Graph,
}

impl Reader {
    /// `node (arrow node)*`
    fn statement(&mut self, text: &str) -> Result<(), String> {
        let (mut from, mut rest) = self.node(text)?;
        while !rest.is_empty() {
            let (label, after) = arrow(rest)?;
            let (to, after) = self.node(after)?;
            self.graph.edges.push(Edge { from, to, label });
            (from, rest) = (to, after);
        }
        Ok(())
    }

    /// A node and what follows it.
    fn node<'a>(&mut self, text: &'a str) -> Result<(usize, &'a str), String> {
        let text = text.trim_start();
        let len = text
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len());
        let (id, rest) = text.split_at(len);
        if id.is_empty() {
            return Err(format!(
                "`{text}` does not begin with the name of a node: write one edge a line, like `A[\"Web shop\"] --> B`"
            ));
        }
        let (label, rest) = label(rest)?;
        let index = self.ids.iter().position(|known| known == id);
        let index = index.unwrap_or_else(|| {
            self.ids.push(id.to_owned());
            self.graph.nodes.push(id.to_owned());
            self.ids.len() - 1
        });
        if let (Some(label), Some(node)) = (label, self.graph.nodes.get_mut(index)) {
            *node = label;
        }
        Ok((index, rest.trim_start()))
    }
}

/// Longest first, so that `([` is not read as `(`.
const SHAPES: [(&str, &str); 6] = [
    ("([", "])"),
    ("[(", ")]"),
    ("((", "))"),
    ("[", "]"),
    ("(", ")"),
    ("{", "}"),
];

fn label(text: &str) -> Result<(Option<String>, &str), String> {
    let Some((open, close)) = SHAPES.iter().find(|(open, _)| text.starts_with(open)) else {
        return Ok((None, text));
    };
    let inner = &text[open.len()..];
    let end = match inner.strip_prefix('"').and_then(|quoted| quoted.find('"')) {
        Some(quote) => inner
            .get(quote + 2..)
            .and_then(|rest| Some(quote + 2 + rest.find(close)?)),
        None => inner.find(close),
    };
    let end =
        end.ok_or_else(|| format!("the label in `{text}` does not end: close it with `{close}`"))?;
    let words = inner[..end]
        .trim()
        .trim_matches('"')
        .replace("<br/>", " ")
        .replace("<br>", " ");
    Ok((Some(words), &inner[end + close.len()..]))
}

/// The arrow at the start of `text`: what stands on it, and what follows.
fn arrow(text: &str) -> Result<(String, &str), String> {
    let drawn = ["-.->", "-->", "==>", "---"]
        .iter()
        .find_map(|arrow| text.strip_prefix(arrow));
    let rest = drawn.ok_or_else(|| {
        format!("`{text}` does not begin with an arrow: write `-->`, `-->|text|` or `-.->`")
    })?;
    let rest = rest.trim_start();
    match rest.strip_prefix('|').and_then(|rest| rest.split_once('|')) {
        Some((label, rest)) => Ok((label.trim().trim_matches('"').to_owned(), rest)),
        None => Ok((String::new(), rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(source: &str) -> Vec<String> {
        let graph = Graph::parse(source).unwrap_or_else(|error| panic!("{error:?}"));
        let told = |edge: &Edge| {
            format!(
                "{} -{}-> {}",
                graph.nodes[edge.from], edge.label, graph.nodes[edge.to]
            )
        };
        graph.edges.iter().map(told).collect()
    }

    #[test]
    fn edges_shapes_labels_and_chains_are_read() {
        let source = "graph LR\n  A[\"Web (shop)\"] --> B([Queue])\n  B -->|orders, late| C[(\"Lake: Iceberg\")] -.-> D\n\n%% a remark\n  D{Good?} --> A\n";
        assert_eq!(
            edges(source),
            [
                "Web (shop) --> Queue",
                "Queue -orders, late-> Lake: Iceberg",
                "Lake: Iceberg --> Good?",
                "Good? --> Web (shop)"
            ]
        );
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        let line = |source: &str| Graph::parse(source).map_err(|error| error.line);
        assert_eq!(line("sequenceDiagram\nA->>B: hi\n"), Err(0));
        assert_eq!(line("graph LR\nA --> B\nsubgraph x\n"), Err(2));
        assert_eq!(line("graph LR\nA[\"open --> B\n"), Err(1));
        assert_eq!(line("graph LR\n--> B\n"), Err(1));
        assert_eq!(line(""), Err(0));
    }
}
