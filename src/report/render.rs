//! Reports as text: with the source lines, for people.

use super::excerpt::{Excerpt, window};
use super::{Entry, Format, Report, walk};
use std::fmt::Write;
use std::iter;
use std::ops::Range;
use std::string::String;
use std::vec::Vec;

impl Report {
    /// Writes each entry with its line of the text and a mark below the fault, without colors. Long lines
    /// are cut around the fault. `***` stands for each part that can be a secret, and for each that is not
    /// declared in a document that can hold one.
    ///
    /// `text` is the text of the document.
    ///
    /// ```
    /// use typed_structs::{Secret, Typed, json};
    ///
    /// #[derive(Typed, Debug)]
    /// struct User {
    ///     name: String,
    ///     age: u8,
    ///     password: Secret<String>,
    /// }
    ///
    /// let text = r#"{
    ///   "nmae": "Ada", "password": "hunter2",
    ///   "age": "old"
    /// }"#;
    /// let report = json::from_str::<User>(text).unwrap_err().into_report().unwrap();
    /// assert_eq!(report.render(text), r#"
    /// User.nmae: unknown field
    ///  --> line 2 column 3
    ///   |
    /// 2 |   "nmae": ***, "password": ***,
    ///   |   ^^^^^^
    ///   = help: did you mean `name`?
    ///
    /// User.age: expected u8, got str "old"
    ///  --> line 3 column 10
    ///   |
    /// 3 |   "age": "old"
    ///   |          ^^^^^
    ///
    /// User.name: missing, expected String
    ///  --> line 1 column 1
    ///   |
    /// 1 | {
    ///   | ^
    /// "#.trim_start());
    /// ```
    #[must_use]
    pub fn render(&self, text: &str) -> String {
        let mut rendered = String::new();
        for (entry, excerpt) in self.excerpts(text) {
            if !rendered.is_empty() {
                rendered.push('\n');
            }
            let (title, help) = entry.title();
            // Writing to a `String` does not fail.
            let _ = write_entry(&mut rendered, entry, &title, help.as_deref(), excerpt.as_ref());
        }
        match self.omitted() {
            0 => {}
            omitted => {
                let _ = writeln!(rendered, "\n… and {omitted} more");
            }
        }
        rendered
    }

    /// Returns each entry with the part of its line that is shown.
    pub(super) fn excerpts(&self, text: &str) -> Vec<(Entry<'_>, Option<Excerpt>)> {
        let windows: Vec<Option<(Range<usize>, Range<usize>)>> = self
            .iter()
            .map(|entry| {
                let fault = entry.place()?.range();
                Some((window(text, &fault), fault))
            })
            .collect();
        let hidden = self.hidden(text, windows.iter().flatten().map(|(window, _)| window.clone()));
        let excerpts = windows.into_iter().map(|place| {
            let (window, fault) = place?;
            let first = hidden.partition_point(|range| range.end <= window.start);
            let hidden = hidden.get(first..).unwrap_or_default();
            let last = hidden.partition_point(|range| range.start < window.end);
            let hidden = hidden.get(..last).unwrap_or_default();
            Some(Excerpt::new(text, &window, &fault, hidden))
        });
        self.iter().zip(excerpts).collect()
    }

    /// Returns the ranges that can be secrets, in order and apart, as far as they are in the windows.
    fn hidden(&self, text: &str, windows: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
        let part = self.0.part;
        if !part.is_secret() {
            return Vec::new();
        }
        match self.0.format {
            Format::Json => {}
            #[cfg(feature = "toml")]
            Format::Toml => return super::toml::secrets(part, text),
            Format::Other => return iter::once(0..text.len()).collect(),
        }
        let fault = self.0.syntax.as_ref().and_then(|_| self.0.places.first()?.as_ref());
        let end = fault.map_or(text.len(), |place| place.range().start);
        merged(walk::secrets(part, text, end, &merged(windows.collect())))
    }
}

/// Joins ranges that overlap, and puts them in order.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn write_entry(
    rendered: &mut String,
    entry: Entry<'_>,
    title: &str,
    help: Option<&str>,
    excerpt: Option<&Excerpt>,
) -> std::fmt::Result {
    writeln!(rendered, "{title}")?;
    let mut width = 1;
    if let (Some(place), Some(excerpt)) = (entry.place(), excerpt) {
        let (line, column) = (place.line(), place.column());
        let number = std::format!("{line}");
        width = number.len();
        let before = excerpt.text.get(..excerpt.mark.start).unwrap_or_default().chars().count();
        let marked = excerpt.text.get(excerpt.mark.clone()).unwrap_or_default().chars().count();
        let source = std::format!("{number} | {}", excerpt.text);
        writeln!(rendered, "{:width$}--> line {line} column {column}", "")?;
        writeln!(rendered, "{:width$} |", "")?;
        writeln!(rendered, "{}", source.trim_end())?;
        writeln!(rendered, "{:width$} | {:before$}{:^<marked$}", "", "", "")?;
    }
    match help {
        Some(help) => writeln!(rendered, "{:width$} = help: {help}", ""),
        None => Ok(()),
    }
}
