//! Walks over a TOML text: one finds paths, one finds secrets.

use super::wanted::Wanted;
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use std::ops::Range;
use std::vec::Vec;
use typed_core::{DocumentPart, Mismatches};

/// Returns the range of each mismatch in a TOML text. Linear in the text and the paths.
pub(super) fn locate(
    mismatches: &Mismatches,
    part: DocumentPart,
    text: &str,
) -> Vec<Option<Range<usize>>> {
    let mut wanted = Wanted::new(mismatches, part);
    if let Ok(document) = DeTable::parse(text) {
        found(&mut wanted, 0, 0..0);
        table(&mut wanted, 0, document.get_ref(), part);
    }
    wanted.ranges(text)
}

fn found(wanted: &mut Wanted, node: usize, range: Range<usize>) {
    if let Some(node) = wanted.node_mut(node) {
        node.value = Some(range);
    }
}

/// Walks over the value of a node.
fn value(wanted: &mut Wanted, node: usize, value: &Spanned<DeValue<'_>>, part: DocumentPart) {
    found(wanted, node, value.span());
    if !wanted.is_inner(node) {
        return;
    }
    match value.get_ref() {
        DeValue::Table(entries) => table(wanted, node, entries, part),
        DeValue::Array(items) => {
            for index in wanted.indices(node) {
                let child = wanted.meet(node, &std::format!("{index}"));
                if let (Some(child), Some(item)) = (child, items.get(index)) {
                    self::value(wanted, child, item, part.item(index));
                }
            }
        }
        _ => {}
    }
}

fn table(wanted: &mut Wanted, node: usize, entries: &DeTable<'_>, part: DocumentPart) {
    for (key, value) in entries {
        let holder = wanted.holder(node, part, key.get_ref());
        let (name, part) = part.entry(key.get_ref());
        let Some(child) = holder.and_then(|holder| wanted.meet(holder, &name)) else { continue };
        if let Some(node) = wanted.node_mut(child) {
            node.key = Some(key.span());
        }
        self::value(wanted, child, value, part);
    }
}

/// Returns the ranges of a TOML text that can be secrets, in order: all but the keys and the values that
/// certainly are none. So comments are hidden too.
pub(super) fn secrets(part: DocumentPart, text: &str) -> Vec<Range<usize>> {
    let mut shown = Vec::new();
    if let Ok(document) = DeTable::parse(text) {
        show_table(&mut shown, document.get_ref(), part, text);
    }
    shown.sort_unstable_by_key(|range| range.start);
    shown.push(text.len()..text.len());
    let mut hidden = Vec::new();
    let mut at = 0;
    for range in shown {
        hidden.extend(content(text, at..range.start));
        at = at.max(range.end);
    }
    hidden
}

/// Returns what is in a range apart from white space and the marks between keys and values.
fn content(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let is_mark = |letter: char| letter.is_whitespace() || "=[]{},.".contains(letter);
    let rest = text.get(range.clone())?.trim_end_matches(is_mark);
    let end = range.start + rest.len();
    let start = end - rest.trim_start_matches(is_mark).len();
    (start < end).then_some(start..end)
}

fn show(
    shown: &mut Vec<Range<usize>>,
    value: &Spanned<DeValue<'_>>,
    part: DocumentPart,
    text: &str,
) {
    // Nothing below it is shown either.
    if part.is_hidden() {
        return;
    }
    match value.get_ref() {
        DeValue::Table(entries) => {
            // That of a table with a header of its own is the header.
            let is_header = text.get(value.span()).is_some_and(|span| span.starts_with('['));
            shown.extend(is_header.then(|| value.span()));
            show_table(shown, entries, part, text);
        }
        DeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                show(shown, item, part.item(index), text);
            }
        }
        _ if part.is_secret() => {}
        _ => shown.push(value.span()),
    }
}

fn show_table(
    shown: &mut Vec<Range<usize>>,
    entries: &DeTable<'_>,
    part: DocumentPart,
    text: &str,
) {
    for (key, value) in entries {
        shown.push(key.span());
        show(shown, value, part.entry(key.get_ref()).1, text);
    }
}
