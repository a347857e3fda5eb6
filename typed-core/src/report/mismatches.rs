//! All mismatches of one input.

use crate::report::context::{Context, Rejected};
use crate::report::mismatch::TypeMismatch;
use crate::report::rank::UNREPORTED;
use crate::report::texts::Texts;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::mem::{self, ManuallyDrop};

/// The number of mismatches that a report keeps; further ones are counted only.
pub const MAX_MISMATCHES: usize = 64;

/// The capacity that the second mismatch reserves.
const FEW: usize = 4;

/// All mismatches of one input, in input order.
///
/// `Display` writes one mismatch a line. A report keeps the first [`MAX_MISMATCHES`] and counts the
/// rest.
///
/// ```
/// use typed_structs::{Mismatches, Value, from_value};
///
/// let input = Value::from(("1", 2, "3"));
/// let report: Mismatches = from_value::<Vec<i64>>(input).unwrap_err();
/// assert_eq!(report.len(), 2);
/// assert_eq!(
///     report.to_string(),
///     "Vec<i64>[0]: expected i64, got str \"1\"\nVec<i64>[2]: expected i64, got str \"3\""
/// );
/// ```
#[derive(Clone, Default)]
pub struct Mismatches {
    /// Dropped by hand, so that the drop code is not compiled into each call that can fail.
    pub(super) kept: ManuallyDrop<Kept>,
    pub(super) omitted: u32,
    /// The depth at which the report is put in order, and the number of mismatches that have a
    /// rank.
    pub(super) level: Option<u8>,
    pub(super) ranked: u8,
    /// The size of the values that attempts may still copy: see `attempt`.
    pub(super) copies: Option<u32>,
    /// The warnings, if they are kept: see `warnings`.
    pub(super) warnings: ManuallyDrop<Option<Box<Mismatches>>>,
    /// The places of text: see `texts`.
    pub(super) texts: ManuallyDrop<Option<Box<Texts>>>,
}

#[derive(Clone, Debug, Default)]
pub(super) enum Kept {
    #[default]
    Nothing,
    /// A single mismatch needs no list.
    One(TypeMismatch),
    Several(Vec<TypeMismatch>),
}

impl Mismatches {
    pub(crate) const fn new() -> Self {
        let kept = ManuallyDrop::new(Kept::Nothing);
        let (warnings, texts) = (ManuallyDrop::new(None), ManuallyDrop::new(None));
        Self { kept, omitted: 0, level: None, ranked: 0, copies: None, warnings, texts }
    }

    fn take(&mut self) -> Kept {
        ManuallyDrop::into_inner(mem::take(&mut self.kept))
    }

    fn into_kept(mut self) -> Kept {
        let kept = self.take();
        drop(self.take_warnings());
        drop(self.take_texts());
        mem::forget(self);
        kept
    }

    /// Returns the report as an error if the check failed. An empty report is forgotten, which
    /// costs nothing.
    #[inline]
    pub(crate) fn unless_passed<T>(self, outcome: Result<T, Rejected>) -> Result<T, Self> {
        match outcome {
            Ok(passed) if self.is_empty() => {
                mem::forget(self);
                Ok(passed)
            }
            Ok(passed) => Ok(passed),
            Err(_) => Err(self),
        }
    }

    pub(super) fn as_slice(&self) -> &[TypeMismatch] {
        match &*self.kept {
            Kept::Nothing => &[],
            Kept::One(one) => core::slice::from_ref(one),
            Kept::Several(several) => several.as_slice(),
        }
    }

    /// Returns `true` if further mismatches are counted only.
    pub(super) fn is_full(&self) -> bool {
        self.as_slice().len() >= MAX_MISMATCHES || self.level == Some(UNREPORTED)
    }

    /// Adds a mismatch. It is created only if it is kept, since an input can have very many.
    pub(super) fn push(&mut self, mismatch: impl FnOnce() -> TypeMismatch) {
        if self.is_full() {
            self.omit(1);
        } else {
            self.keep(mismatch());
        }
    }

    /// Counts mismatches that are not kept.
    pub(super) fn omit(&mut self, more: usize) {
        self.omitted = self.omitted.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
    }

    fn keep(&mut self, mismatch: TypeMismatch) {
        self.insert(self.as_slice().len(), mismatch);
    }

    /// Inserts a mismatch at an index, which is at most the length.
    pub(super) fn insert(&mut self, at: usize, mismatch: TypeMismatch) {
        *self.kept = match self.take() {
            Kept::Nothing => Kept::One(mismatch),
            Kept::One(first) => {
                let mut several = Vec::with_capacity(FEW);
                several.push(first);
                several.insert(at, mismatch);
                Kept::Several(several)
            }
            Kept::Several(mut several) => {
                several.insert(at, mismatch);
                Kept::Several(several)
            }
        };
    }

    /// Drops mismatches beyond the first ones.
    pub(super) fn truncate(&mut self, len: usize) {
        self.omitted = u32::try_from(len.saturating_sub(self.as_slice().len())).unwrap_or(u32::MAX);
        match &mut *self.kept {
            Kept::Several(several) => several.truncate(len),
            Kept::One(_) if len == 0 => drop(self.take()),
            _ => {}
        }
    }

    /// Takes the mismatches from this index on.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let mut later = Self::new();
        *later.kept = match self.take() {
            Kept::Several(mut several) if at < several.len() => {
                let rest = several.split_off(at);
                *self.kept = Kept::Several(several);
                Kept::Several(rest)
            }
            kept if at == 0 => kept,
            kept => {
                *self.kept = kept;
                Kept::Nothing
            }
        };
        self.ranked = self.ranked.min(u8::try_from(at).unwrap_or(u8::MAX));
        later
    }

    /// Keeps the mismatches for which a function returns `true`.
    #[cfg(feature = "json")]
    pub(crate) fn retain(&mut self, mut is_kept: impl FnMut(&TypeMismatch) -> bool) {
        match &mut *self.kept {
            Kept::Several(several) => several.retain(is_kept),
            Kept::One(one) if !is_kept(one) => drop(self.take()),
            _ => {}
        }
    }

    /// Adds all mismatches of another report, and the number of those it only counted.
    pub(super) fn append(&mut self, more: Self) {
        self.omit(more.omitted());
        more.into_iter().for_each(|mismatch| self.push(|| mismatch));
    }

    /// Returns the first mismatch with the others in it.
    pub(super) fn into_one(self) -> Option<TypeMismatch> {
        let omitted = self.omitted();
        match self.into_kept() {
            Kept::Nothing => None,
            Kept::One(one) => Some(one),
            Kept::Several(several) => {
                let mut all = several.into_iter();
                Some(all.next()?.with_others(all.collect(), omitted))
            }
        }
    }

    /// Returns the number of mismatches, including those beyond [`MAX_MISMATCHES`]. It is 0 only for
    /// warnings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.as_slice().len().saturating_add(self.omitted())
    }

    /// Returns the same mismatches with another code.
    pub(crate) fn with_code(mut self, code: &'static str) -> Self {
        match &mut *self.kept {
            Kept::Nothing => {}
            Kept::One(one) => one.set_code(code),
            Kept::Several(several) => several.iter_mut().for_each(|each| each.set_code(code)),
        }
        self
    }

    /// Returns `true` if there are no mismatches. It is `false` for every report that is an error.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// Returns the number of mismatches that were counted but not kept.
    #[must_use]
    pub const fn omitted(&self) -> usize {
        self.omitted as usize
    }

    /// Returns the mismatches that were kept, in input order.
    pub fn iter(&self) -> core::slice::Iter<'_, TypeMismatch> {
        self.as_slice().iter()
    }

    /// Returns the first mismatch at this path.
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

impl fmt::Debug for Mismatches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mismatches")
            .field("mismatches", &self.as_slice())
            .field("omitted", &self.omitted())
            .finish()
    }
}

impl Drop for Mismatches {
    #[inline(never)]
    fn drop(&mut self) {
        drop(self.take());
        drop(self.take_warnings());
        drop(self.take_texts());
    }
}

impl core::error::Error for Mismatches {}

#[cfg(feature = "serde")]
impl serde::Serialize for Mismatches {
    /// Writes a map of `mismatches`, the list of those that were kept, and `omitted`, the number of
    /// the others. It can be the body of a response, to which further members are added.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut map = serializer.serialize_struct("Mismatches", 2)?;
        map.serialize_field("mismatches", self.as_slice())?;
        map.serialize_field("omitted", &self.omitted())?;
        map.end()
    }
}

impl From<TypeMismatch> for Mismatches {
    fn from(mut mismatch: TypeMismatch) -> Self {
        let (others, omitted) = mismatch.take_others();
        let mut report = Self::new();
        report.omit(omitted);
        report.push(|| mismatch);
        others.into_iter().for_each(|other| report.push(|| other));
        report
    }
}

/// Collects mismatches, of which the first [`MAX_MISMATCHES`] are kept.
impl FromIterator<TypeMismatch> for Mismatches {
    fn from_iter<I: IntoIterator<Item = TypeMismatch>>(mismatches: I) -> Self {
        let mut report = Self::new();
        mismatches.into_iter().for_each(|mismatch| report.push(|| mismatch));
        report
    }
}

impl IntoIterator for Mismatches {
    type Item = TypeMismatch;
    type IntoIter =
        core::iter::Chain<core::option::IntoIter<TypeMismatch>, alloc::vec::IntoIter<TypeMismatch>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, several) = match self.into_kept() {
            Kept::Nothing => (None, Vec::new()),
            Kept::One(one) => (Some(one), Vec::new()),
            Kept::Several(several) => (None, several),
        };
        one.into_iter().chain(several)
    }
}

impl<'m> IntoIterator for &'m Mismatches {
    type Item = &'m TypeMismatch;
    type IntoIter = core::slice::Iter<'m, TypeMismatch>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Runs a check. Returns its mismatches as one error.
#[inline]
pub(crate) fn one<R>(
    class: &'static str,
    check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
) -> Result<R, TypeMismatch> {
    let mut report = Mismatches::new();
    match check(&mut Context::new(&mut report, class)) {
        Ok(value) => Ok(value),
        Err(_) => Err(into_one(report, class)),
    }
}

/// Returns the mismatches of one change as one error.
#[cold]
pub(crate) fn into_one(report: Mismatches, class: &'static str) -> TypeMismatch {
    report.into_one().unwrap_or_else(|| TypeMismatch::unexplained(class))
}
