//! Constraints created at run time. They are the same as the derive's, with the same messages.

use crate::class::constraint::Constraint;
#[cfg(feature = "regex")]
use crate::class::pattern::Pattern;
use crate::value::{Literal, Preview};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::{Bound, RangeBounds};

/// Constraints for classes built at run time, and for methods added at run time. They are never
/// freed.
impl Constraint {
    /// Requires a number within bounds: `Constraint::range(0..=150)`.
    #[must_use]
    pub fn range<N: Into<Literal> + Clone>(range: impl RangeBounds<N>) -> Self {
        let constant = |bound: Bound<&N>| bound.map(|bound| bound.clone().into());
        let (start, end) = (constant(range.start_bound()), constant(range.end_bound()));
        let text = range_text(start, end);
        let (min, above) = match start {
            Bound::Included(min) => (Some(min), false),
            Bound::Excluded(min) => (Some(min), true),
            Bound::Unbounded => (None, false),
        };
        let (max, inclusive) = match end {
            Bound::Included(max) => (Some(max), true),
            Bound::Excluded(max) => (Some(max), false),
            Bound::Unbounded => (None, false),
        };
        Constraint::Range { min, above, max, inclusive, text: text.leak() }
    }

    /// Requires this many characters of a string, or items of a collection:
    /// `Constraint::len(1..=64)`.
    #[must_use]
    pub fn len(range: impl RangeBounds<usize>) -> Self {
        let min = match range.start_bound() {
            Bound::Included(min) => *min,
            Bound::Excluded(min) => min.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let max = match range.end_bound() {
            Bound::Included(max) => *max,
            Bound::Excluded(max) => max.saturating_sub(1),
            Bound::Unbounded => usize::MAX,
        };
        let shown = |bound: Bound<&usize>| bound.map(|bound| Literal::from(*bound));
        let range = range_text(shown(range.start_bound()), shown(range.end_bound()));
        Constraint::Len { min, max, text: format!("length {range}").leak() }
    }

    /// Requires a number that `divisor` divides without rest. No number is a multiple of 0. A
    /// fraction such as 0.01 stands for the decimal one: see [`Constraint::MultipleOf`].
    #[must_use]
    pub fn multiple_of(divisor: impl Into<Literal>) -> Self {
        let divisor = divisor.into();
        let precision = f64::EPSILON * 4.0;
        Constraint::MultipleOf {
            divisor,
            precision,
            text: format!("a multiple of {divisor}").leak(),
        }
    }

    /// Requires one of the listed values: strings, numbers or booleans.
    #[must_use]
    pub fn one_of(values: impl IntoIterator<Item: Into<Literal>>) -> Self {
        let values: Vec<Literal> = values.into_iter().map(Into::into).collect();
        let text = one_of_text(&values);
        Constraint::OneOf { values: values.leak(), text: text.leak() }
    }

    /// Requires a string in which the regular expression is found. A class or a
    /// method with an invalid expression cannot be defined.
    #[cfg(feature = "regex")]
    #[cfg_attr(docsrs, doc(cfg(feature = "regex")))]
    #[must_use]
    pub fn pattern(pattern: impl Into<String>) -> Self {
        let pattern: &'static str = pattern.into().leak();
        Constraint::Pattern {
            pattern: alloc::boxed::Box::leak(alloc::boxed::Box::new(Pattern::new(pattern))),
            text: format!("a string that matches `{pattern}`").leak(),
        }
    }

    /// Requires that each item of a list or a set satisfies the constraints.
    #[must_use]
    pub fn items(constraints: impl IntoIterator<Item = Self>) -> Self {
        Constraint::Items(leaked(constraints))
    }

    /// Requires that each key of a map satisfies the constraints.
    #[must_use]
    pub fn keys(constraints: impl IntoIterator<Item = Self>) -> Self {
        Constraint::Keys(leaked(constraints))
    }

    /// Requires that each value of a map satisfies the constraints.
    #[must_use]
    pub fn values(constraints: impl IntoIterator<Item = Self>) -> Self {
        Constraint::Values(leaked(constraints))
    }
}

fn leaked(constraints: impl IntoIterator<Item = Constraint>) -> &'static [Constraint] {
    constraints.into_iter().collect::<Vec<_>>().leak()
}

/// Writes a range as in an attribute, or in words if that has no syntax for it.
fn range_text(start: Bound<Literal>, end: Bound<Literal>) -> String {
    match (start, end) {
        (Bound::Included(min), Bound::Included(max)) => format!("{min}..={max}"),
        (Bound::Included(min), Bound::Excluded(max)) => format!("{min}..{max}"),
        (Bound::Included(min), Bound::Unbounded) => format!("{min}.."),
        (Bound::Unbounded, Bound::Included(max)) => format!("..={max}"),
        (Bound::Unbounded, Bound::Excluded(max)) => format!("..{max}"),
        (Bound::Unbounded, Bound::Unbounded) => String::from(".."),
        (Bound::Excluded(min), Bound::Included(max)) => format!("more than {min}, at most {max}"),
        (Bound::Excluded(min), Bound::Excluded(max)) => format!("more than {min}, less than {max}"),
        (Bound::Excluded(min), Bound::Unbounded) => format!("more than {min}"),
    }
}

/// The number of values that messages list.
const LISTED: usize = 8;

/// Writes the first values as messages list them.
pub(crate) fn one_of_text(values: &[impl fmt::Display]) -> String {
    let listed = values.iter().take(LISTED);
    let listed = listed.map(|value| String::from(Preview::new(value).as_str()));
    let more = (values.len() > LISTED).then(|| String::from("…"));
    let text = listed.chain(more).collect::<Vec<_>>().join(", ");
    if values.len() > 1 { format!("one of {text}") } else { text }
}
