//! Places whose strings are text, in an input of several sources.

use crate::report::context::Context;
use crate::report::mismatches::Mismatches;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::mem::{self, ManuallyDrop};

/// The places whose strings are text, each by the tokens of its path. A report has them at hand, since a
/// check asks for the mode only where it would report a mismatch.
pub(crate) type Texts = BTreeSet<Vec<String>>;

impl Mismatches {
    /// Creates a report for a value that has text at some places.
    #[cfg(feature = "std")]
    pub(crate) fn with_texts(texts: Texts) -> Self {
        let mut report = Self::new();
        report.set_texts(Some(Box::new(texts)));
        report
    }

    /// Takes the places of text, after which there are none.
    pub(crate) fn take_texts(&mut self) -> Option<Box<Texts>> {
        ManuallyDrop::into_inner(mem::take(&mut self.texts))
    }

    pub(super) fn set_texts(&mut self, texts: Option<Box<Texts>>) {
        drop(self.take_texts());
        *self.texts = texts;
    }
}

impl Context<'_> {
    /// Returns `true` at or below a place of text.
    #[inline]
    pub(super) fn is_at_text(&self) -> bool {
        self.report.texts.as_deref().is_some_and(|texts| self.is_in(texts))
    }

    #[cold]
    #[inline(never)]
    fn is_in(&self, texts: &Texts) -> bool {
        let mut tokens: Vec<String> =
            self.trail.all_segments().iter().map(ToString::to_string).collect();
        while !tokens.is_empty() {
            if texts.contains(&tokens) {
                return true;
            }
            tokens.pop();
        }
        false
    }
}
