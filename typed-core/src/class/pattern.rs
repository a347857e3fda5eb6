//! Regular expressions of constraints.

/// A regular expression, compiled at its first use.
#[derive(Debug)]
pub struct Pattern {
    text: &'static str,
    regex: std::sync::OnceLock<Option<regex::Regex>>,
}

impl Pattern {
    /// Creates a pattern in the syntax of the crate `regex`.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, regex: std::sync::OnceLock::new() }
    }

    /// Returns the regular expression as it was written.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        // The macro has parsed the expression, so that only one beyond the size limit is `None`.
        let regex = self.regex.get_or_init(|| regex::Regex::new(self.text).ok());
        regex.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}
