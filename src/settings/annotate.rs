//! Faults of settings as rustc prints errors.

use super::{Entry, Error};
use annotate_snippets::{Group, Level, Renderer};
use std::string::{String, ToString};
use std::vec::Vec;

impl Error {
    /// Writes each fault as rustc prints errors: those of documents with their line and a label below the fault, the
    /// others with their source. Secrets are hidden, as by [`Report::annotate`](crate::report::Report::annotate).
    ///
    /// ```
    /// use annotate_snippets::Renderer;
    /// use typed_structs::{Typed, settings::Settings};
    ///
    /// #[derive(Typed, Debug)]
    /// struct Config { host: String, port: u16 }
    ///
    /// let error = Settings::<Config>::new()
    ///     .json("service.json", "{\n  \"host\": 1\n}")
    ///     .env("APP", [("APP_PORT", "http")])
    ///     .build()
    ///     .unwrap_err();
    /// let shown = error.annotate(&Renderer::plain());
    /// assert_eq!(shown, r#"
    /// error[type]: Config.host: expected String, got int 1
    ///  --> service.json:2:11
    ///   |
    /// 2 |   "host": 1
    ///   |           ^ expected String
    ///
    /// error[type]: Config.port: expected u16, got str "http"
    ///  |
    ///  = note: in environment variable APP_PORT
    /// "#.trim_start(), "{shown}");
    /// ```
    #[must_use]
    pub fn annotate(&self, renderer: &Renderer) -> String {
        let mut shown: Vec<String> = self.iter().map(|entry| entry.annotate(renderer)).collect();
        if self.omitted() > 0 {
            shown.push(std::format!("… and {} more", self.omitted()));
        }
        shown.join("\n\n") + "\n"
    }
}

impl Entry {
    fn annotate(&self, renderer: &Renderer) -> String {
        let source = self.source().map(ToString::to_string);
        if let Some(annotated) = &self.annotated {
            let origin = source.as_deref().unwrap_or_default();
            return annotated.render(Level::ERROR, origin, renderer);
        }
        let message = match self.mismatch() {
            Some(mismatch) => mismatch.to_string(),
            None => self.message().to_string(),
        };
        let mut group = Group::with_title(Level::ERROR.primary_title(message).id(self.code()));
        if let Some(source) = source {
            group = group.element(Level::NOTE.message(std::format!("in {source}")));
        }
        renderer.render(&[group])
    }
}
