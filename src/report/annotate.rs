//! Reports as rustc prints them, by the crate `annotate-snippets`.

use super::excerpt::Excerpt;
use super::{Entry, Report};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::string::String;
use std::vec::Vec;
use typed_core::{TypeMismatch, code};

impl Report {
    /// Writes the report as rustc prints errors: each entry with its title, its line of the text and a
    /// label below the fault. Lines are cut and secrets hidden as by [`Report::render`].
    ///
    /// `text` is the text of the document, and `origin` the name of its file. The renderer is
    /// `Renderer::styled()` for a terminal, or `Renderer::plain()`.
    ///
    /// ```
    /// use annotate_snippets::Renderer;
    /// use typed_structs::{Typed, json};
    ///
    /// #[derive(Typed, Debug)]
    /// struct User { name: String, age: u8 }
    ///
    /// let text = "{\n  \"nmae\": \"Ada\",\n  \"age\": \"old\"\n}";
    /// let report = json::from_str::<User>(text).unwrap_err().into_report().unwrap();
    /// let shown = report.annotate(text, "user.json", &Renderer::plain());
    /// assert!(shown.starts_with(r#"
    /// error[unknown]: User.nmae: unknown field
    ///  --> user.json:2:3
    ///   |
    /// 2 |   "nmae": "Ada",
    ///   |   ^^^^^^ unknown field
    ///   |
    ///   = help: did you mean `name`?
    ///
    /// error[type]: User.age: expected u8, got str "old"
    ///  --> user.json:3:10
    ///   |
    /// 3 |   "age": "old"
    ///   |          ^^^^^ expected u8
    /// "#.trim_start()), "{shown}");
    /// ```
    #[must_use]
    pub fn annotate(&self, text: &str, origin: &str, renderer: &Renderer) -> String {
        let level = if self.0.is_warning { Level::WARNING } else { Level::ERROR };
        let annotated = self.annotated(text);
        let mut shown: Vec<String> =
            annotated.iter().map(|one| one.render(level.clone(), origin, renderer)).collect();
        if self.omitted() > 0 {
            shown.push(std::format!("… and {} more", self.omitted()));
        }
        shown.join("\n\n") + "\n"
    }

    /// Returns the entries with what is shown of them.
    pub(crate) fn annotated(&self, text: &str) -> Vec<Annotated> {
        let excerpts = self.excerpts(text).into_iter();
        excerpts.map(|(entry, excerpt)| Annotated::new(entry, excerpt)).collect()
    }
}

/// An entry with what is shown of it.
#[derive(Clone, Debug)]
pub(crate) struct Annotated {
    title: String,
    code: String,
    help: Option<String>,
    label: Option<String>,
    /// The line and the column.
    place: Option<(usize, usize)>,
    excerpt: Option<Excerpt>,
}

impl Annotated {
    fn new(entry: Entry<'_>, excerpt: Option<Excerpt>) -> Self {
        let (title, help) = entry.title();
        Self {
            title,
            code: String::from(entry.code()),
            help,
            label: label(entry),
            place: entry.place().map(|place| (place.line(), place.column())),
            excerpt,
        }
    }

    /// Writes the entry as rustc prints an error. `origin` is the name of its file.
    pub(crate) fn render(&self, level: Level<'_>, origin: &str, renderer: &Renderer) -> String {
        let title = level.primary_title(&*self.title).id(&*self.code);
        let mut group = Group::with_title(title);
        if let (Some((line, _)), Some(excerpt)) = (self.place, &self.excerpt) {
            let annotation = AnnotationKind::Primary.span(excerpt.mark.clone());
            let annotation = annotation.label(self.label.as_deref());
            let snippet = Snippet::source(&*excerpt.text).line_start(line);
            group = group.element(snippet.annotation(annotation));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(&**help));
        }
        let rendered = renderer.render(&[group]);
        match self.place {
            Some((line, column)) => {
                with_place(&rendered, &std::format!("{origin}:{line}:{column}"))
            }
            None => rendered,
        }
    }
}

/// Returns the words below a fault. The title has the message.
fn label(entry: Entry<'_>) -> Option<String> {
    let expected = entry.mismatch.map_or("", TypeMismatch::expected);
    match entry.code() {
        _ if entry.replaced().is_some() => None,
        code::SYNTAX => None,
        _ if entry.mismatch?.is_told() => None,
        code::UNKNOWN if entry.mismatch?.value().is_empty() => {
            Some(std::format!("unknown {expected}"))
        }
        code::DUPLICATE => Some(std::format!("{expected} given twice")),
        code::MISSING => Some(std::format!("`{}` is missing here", entry.param("name"))),
        _ => Some(std::format!("expected {expected}")),
    }
}

/// Adds the line with the place above the source. The renderer would take the column from the excerpt,
/// which can be another one than that in the text.
fn with_place(rendered: &str, place: &str) -> String {
    let is_edge = |line: &&str| matches!(without_styles(line).trim(), "|" | "╭▸");
    let edge = rendered.lines().find(is_edge);
    // Escape sequences of colors can be between the space and the edge.
    let arrow = edge.and_then(|edge| {
        let (before, after) = edge.split_once('|')?;
        let (margin, style) = before.rsplit_once(' ')?;
        Some(std::format!("{margin}{style}-->{after} {place}"))
    });
    match edge {
        Some(edge) if let Some(arrow) = arrow => {
            rendered.replacen(edge, &std::format!("{arrow}\n{edge}"), 1)
        }
        Some(edge) => rendered.replacen(edge, &std::format!("{edge}{place}"), 1),
        // A short message has no source.
        None => std::format!("{place}: {rendered}"),
    }
}

/// Removes the escape sequences of colors.
fn without_styles(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = String::from(parts.next().unwrap_or_default());
    parts.for_each(|part| plain.push_str(part.split_once('m').map_or("", |(_, text)| text)));
    plain
}
