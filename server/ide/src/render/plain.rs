//! The same for editors that do not render Markdown.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

/// The words of a Markdown text, line by line; addresses stand behind the words that they belong to.
pub fn plain_text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut address = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Rule => line(&mut text, "---\n"),
            Event::Start(Tag::Item) => line(&mut text, "- "),
            Event::Start(Tag::Link { dest_url, .. }) => address = Some((text.len(), dest_url)),
            Event::End(TagEnd::Link) => behind(&mut text, address.take()),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_)) => {
                apart(&mut text);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                line(&mut text, "")
            }
            _ => {}
        }
    }
    text
}

/// Begins a new line.
fn line(text: &mut String, words: &str) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(words);
}

/// Leaves a line free, but for the first paragraph of an item.
fn apart(text: &mut String) {
    if !text.is_empty() && !text.ends_with("- ") {
        line(text, "\n");
    }
}

fn behind(text: &mut String, address: Option<(usize, CowStr)>) {
    if let Some((start, url)) = address
        && text.get(start..) != Some(&*url)
    {
        text.push_str(&format!(" <{url}>"));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn markup_is_gone_and_addresses_stay() {
        let markdown = "**Amazon Team Bus** (\\[x] &lt;y>)\n\n- An `order`\n- Two\n\n[Documentation](https://a.example/b)\n\n<https://a.example>\n\n---\n\n## End\n\nLast\n";
        expect![[r#"
            Amazon Team Bus ([x] <y>)
            - An order
            - Two

            Documentation <https://a.example/b>

            https://a.example
            ---

            End

            Last
        "#]]
        .assert_eq(&plain_text(markdown));
    }
}
