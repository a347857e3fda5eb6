//! Descriptions from doc comments.

use crate::schema::emit::node::Node;
use alloc::string::String;

impl Node {
    /// Sets the description, unless the documentation is empty.
    pub(super) fn describe(&mut self, doc: &str) {
        let text = description(doc);
        if !text.is_empty() {
            self.set("description", text);
        }
    }
}

/// Returns the paragraphs before the first heading or example, each on one line.
pub(super) fn description(doc: &str) -> String {
    let mut text = String::new();
    let mut is_paragraph = false;
    for line in doc.lines().map(str::trim) {
        if line.starts_with("# ") || line.starts_with("## ") || line.starts_with("```") {
            break;
        }
        if line.is_empty() {
            is_paragraph = false;
            continue;
        }
        let is_item = line.starts_with(['-', '*', '|']);
        match (text.is_empty(), is_paragraph) {
            (true, _) => {}
            (false, false) => text.push_str("\n\n"),
            (false, true) if is_item => text.push('\n'),
            (false, true) => text.push(' '),
        }
        text.push_str(line);
        is_paragraph = true;
    }
    text
}
