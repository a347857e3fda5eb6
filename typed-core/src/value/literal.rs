//! Values that stand in metadata.

use core::convert::identity;
use core::fmt;

/// A value written in an attribute, as `const` metadata keeps it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// An integer literal.
    Int(i128),
    /// A floating-point literal.
    Float(f64),
    /// A string literal.
    Str(&'static str),
    /// Any other expression, as it was written.
    Expr(&'static str),
}

impl Literal {
    /// The placeholder of a value that its type hides.
    pub(crate) const HIDDEN: Self = Self::Expr("***");

    /// Returns `true` if `self` is this string; for `const fn`, where `==` on `str` is not
    /// available.
    #[must_use]
    #[inline]
    pub const fn is_str(&self, text: &str) -> bool {
        match self {
            Literal::Str(own) => str_eq(own, text),
            _ => false,
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Bool(value) => fmt::Display::fmt(value, f),
            Literal::Int(value) => fmt::Display::fmt(value, f),
            Literal::Float(value) => fmt::Debug::fmt(value, f),
            Literal::Str(text) => fmt::Debug::fmt(text, f),
            Literal::Expr(text) => f.write_str(text),
        }
    }
}

macro_rules! into_const {
    ($($type:ty => $variant:ident $convert:expr;)*) => {$(
        impl From<$type> for Literal {
            fn from(value: $type) -> Self {
                Literal::$variant($convert(value))
            }
        }
    )*};
}
into_const! {
    bool => Bool identity;
    i8 => Int i128::from; i16 => Int i128::from; i32 => Int i128::from; i64 => Int i128::from;
    i128 => Int identity;
    u8 => Int i128::from; u16 => Int i128::from; u32 => Int i128::from; u64 => Int i128::from;
    usize => Int |value| value as i128;
    f32 => Float f64::from; f64 => Float identity;
    &'static str => Str identity;
}

/// Returns `true` if two strings are equal, in a `const fn`.
#[must_use]
pub const fn str_eq(left: &str, right: &str) -> bool {
    bytes_eq(left.as_bytes(), right.as_bytes())
}

/// Returns `true` if two slices are equal, in a `const fn`.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(crate) const fn bytes_eq(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Returns the value under `key` in a list of custom metadata.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(crate) const fn find_info(
    info: &'static [(&'static str, Literal)],
    key: &str,
) -> Option<&'static Literal> {
    let mut index = 0;
    while index < info.len() {
        if str_eq(info[index].0, key) {
            return Some(&info[index].1);
        }
        index += 1;
    }
    None
}
