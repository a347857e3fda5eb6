//! All mismatches of one input.

use crate::mismatch::TypeMismatch;
use alloc::vec::Vec;
use core::fmt;

/// The number of mismatches a report keeps; the rest are counted.
pub const MAX_MISMATCHES: usize = 64;

/// All mismatches of one input, in input order.
///
/// `Display` prints one on each line. A report keeps the first [`MAX_MISMATCHES`] and counts the
/// rest.
///
/// ```
/// use typed_core::{Mismatches, Value, from_value};
///
/// let input = Value::from(("1", 2, "3"));
/// let report: Mismatches = from_value::<Vec<i64>>(input).unwrap_err();
/// assert_eq!(report.len(), 2);
/// assert_eq!(
///     report.to_string(),
///     "Vec<i64>[0]: expected i64, got str \"1\"\nVec<i64>[2]: expected i64, got str \"3\""
/// );
/// ```
#[derive(Clone, Debug, Default)]
pub struct Mismatches {
    /// The only one, so that a single mismatch needs no list.
    only: Option<TypeMismatch>,
    /// All of them, once there are several.
    several: Vec<TypeMismatch>,
    omitted: usize,
}

impl Mismatches {
    pub(crate) const fn new() -> Self {
        Self { only: None, several: Vec::new(), omitted: 0 }
    }

    const fn as_slice(&self) -> &[TypeMismatch] {
        match &self.only {
            Some(only) => core::slice::from_ref(only),
            None => self.several.as_slice(),
        }
    }

    /// Whether further mismatches are only counted.
    pub(crate) const fn is_full(&self) -> bool {
        self.several.len() >= MAX_MISMATCHES
    }

    /// Adds a mismatch, which is only made where it is kept: an input can have very many.
    pub(crate) fn push(&mut self, mismatch: impl FnOnce() -> TypeMismatch) {
        if self.is_full() {
            self.omitted = self.omitted.saturating_add(1);
        } else if self.as_slice().is_empty() {
            self.only = Some(mismatch());
        } else {
            self.several.extend(self.only.take());
            self.several.push(mismatch());
        }
    }

    /// The first as one error, the others within it.
    pub(crate) fn into_one(self) -> Option<TypeMismatch> {
        if self.only.is_some() && self.omitted == 0 {
            return self.only;
        }
        let omitted = self.omitted;
        let mut all = self.into_iter();
        let first = all.next()?;
        Some(first.with_others(all.collect(), omitted))
    }

    /// The number of mismatches, those beyond [`MAX_MISMATCHES`] included; never 0.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.as_slice().len().saturating_add(self.omitted)
    }

    /// The same mismatches with another code.
    pub(crate) fn with_code(mut self, code: &'static str) -> Self {
        let all = self.only.iter_mut().chain(&mut self.several);
        all.for_each(|mismatch| mismatch.set_code(code));
        self
    }

    /// Whether nothing is wrong; false for every report an operation returns.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// How many were counted but not kept.
    #[must_use]
    pub const fn omitted(&self) -> usize {
        self.omitted
    }

    /// The mismatches that were kept, in input order.
    pub fn iter(&self) -> core::slice::Iter<'_, TypeMismatch> {
        self.as_slice().iter()
    }

    /// The first mismatch at this path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&TypeMismatch> {
        self.iter().find(|mismatch| mismatch.path() == path)
    }
}

impl fmt::Display for Mismatches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mismatch) in self.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(mismatch, f)?;
        }
        match self.omitted {
            0 => Ok(()),
            omitted => write!(f, "\n… and {omitted} more"),
        }
    }
}

impl core::error::Error for Mismatches {}

#[cfg(feature = "serde")]
impl serde::Serialize for Mismatches {
    /// A map of `mismatches`, the list of those that were kept, and `omitted`, the number of those
    /// that were not: the body of a response, to which other members can be added.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut map = serializer.serialize_struct("Mismatches", 2)?;
        map.serialize_field("mismatches", self.as_slice())?;
        map.serialize_field("omitted", &self.omitted)?;
        map.end()
    }
}

impl From<TypeMismatch> for Mismatches {
    fn from(mut mismatch: TypeMismatch) -> Self {
        let (others, omitted) = mismatch.take_others();
        let mut report = Self { omitted, ..Self::new() };
        report.push(|| mismatch);
        others.into_iter().for_each(|other| report.push(|| other));
        report
    }
}

impl IntoIterator for Mismatches {
    type Item = TypeMismatch;
    type IntoIter =
        core::iter::Chain<core::option::IntoIter<TypeMismatch>, alloc::vec::IntoIter<TypeMismatch>>;

    fn into_iter(self) -> Self::IntoIter {
        self.only.into_iter().chain(self.several)
    }
}

impl<'m> IntoIterator for &'m Mismatches {
    type Item = &'m TypeMismatch;
    type IntoIter = core::slice::Iter<'m, TypeMismatch>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
