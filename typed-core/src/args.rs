//! Arguments: positional values, then named ones.

use crate::value::{Map, Value};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::array;

/// One argument.
#[derive(Clone, Debug, Default)]
pub struct Arg<'v> {
    pub(crate) name: Option<Cow<'v, str>>,
    pub(crate) value: Value<'v>,
}

impl<'v> Arg<'v> {
    /// An argument without a name.
    #[inline]
    pub fn positional(value: impl Into<Value<'v>>) -> Self {
        Self { name: None, value: value.into() }
    }

    /// An argument with a name.
    #[inline]
    pub fn named(name: impl Into<Cow<'v, str>>, value: impl Into<Value<'v>>) -> Self {
        Self { name: Some(name.into()), value: value.into() }
    }

    /// The name, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> &Value<'v> {
        &self.value
    }
}

/// The number of arguments kept without allocating.
const INLINE: usize = 4;

/// Arguments for `construct`, `update` and calls, in the order given.
///
/// Written with [`args!`](crate::args), collected from an iterator, or made from a [`Map`]. Up to
/// four arguments need no allocation.
///
/// ```
/// use typed_core::{Args, args};
///
/// let mut call = args!(1, 2, c = "3", r#type = "user");
/// assert_eq!(call.len(), 4);
/// call.push_named("rest", [4, 5]);
/// let names: Vec<_> = call.iter().map(|arg| arg.name()).collect();
/// assert_eq!(names, [None, None, Some("c"), Some("type"), Some("rest")]);
/// assert!(Args::new().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Args<'v> {
    few: [Arg<'v>; INLINE],
    len: usize,
    /// All of them, once there are more than `few` holds.
    many: Vec<Arg<'v>>,
}

impl<'v> Args<'v> {
    /// No arguments.
    #[must_use]
    pub fn new() -> Self {
        Self { few: array::from_fn(|_| Arg::default()), len: 0, many: Vec::new() }
    }

    /// The number of arguments.
    #[must_use]
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a positional argument.
    pub fn push(&mut self, value: impl Into<Value<'v>>) {
        self.push_arg(Arg::positional(value));
    }

    /// Adds a named argument.
    pub fn push_named(&mut self, name: impl Into<Cow<'v, str>>, value: impl Into<Value<'v>>) {
        self.push_arg(Arg::named(name, value));
    }

    /// The arguments, in the order given.
    pub fn iter(&self) -> core::slice::Iter<'_, Arg<'v>> {
        self.as_slice().iter()
    }

    fn push_arg(&mut self, arg: Arg<'v>) {
        if self.many.is_empty() {
            if let Some(place) = self.few.get_mut(self.len) {
                *place = arg;
                self.len += 1;
                return;
            }
            self.many.extend(self.few.iter_mut().map(core::mem::take));
        }
        self.many.push(arg);
    }

    fn as_slice(&self) -> &[Arg<'v>] {
        if self.many.is_empty() { self.few.get(..self.len).unwrap_or_default() } else { &self.many }
    }
}

impl Default for Args<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// What [`args!`](crate::args) expands to.
impl<'v, const N: usize> From<[Arg<'v>; N]> for Args<'v> {
    #[inline]
    fn from(args: [Arg<'v>; N]) -> Self {
        if N > INLINE {
            return Self { many: Vec::from(args), ..Self::new() };
        }
        let mut args = args.into_iter();
        Self { few: array::from_fn(|_| args.next().unwrap_or_default()), len: N, many: Vec::new() }
    }
}

impl<'v> From<Vec<Arg<'v>>> for Args<'v> {
    fn from(many: Vec<Arg<'v>>) -> Self {
        Self { many, ..Self::new() }
    }
}

/// The entries as named arguments; keys that are no text are named as they print.
impl<'v> From<Map<'v>> for Args<'v> {
    fn from(map: Map<'v>) -> Self {
        map.into_iter()
            .map(|(key, value)| match key {
                Value::Str(name) => Arg::named(name, value),
                other => Arg::named(alloc::format!("{other}"), value),
            })
            .collect()
    }
}

impl<'v> FromIterator<Arg<'v>> for Args<'v> {
    fn from_iter<I: IntoIterator<Item = Arg<'v>>>(args: I) -> Self {
        let mut all = Self::new();
        args.into_iter().for_each(|arg| all.push_arg(arg));
        all
    }
}

/// Named arguments, as `("a", 1.into())`.
impl<'v, N: Into<Cow<'v, str>>> FromIterator<(N, Value<'v>)> for Args<'v> {
    fn from_iter<I: IntoIterator<Item = (N, Value<'v>)>>(args: I) -> Self {
        args.into_iter().map(|(name, value)| Arg::named(name, value)).collect()
    }
}

/// The arguments of [`Args`], by value.
#[derive(Debug)]
pub struct IntoIter<'v> {
    few: core::iter::Take<array::IntoIter<Arg<'v>, INLINE>>,
    many: alloc::vec::IntoIter<Arg<'v>>,
}

impl<'v> Iterator for IntoIter<'v> {
    type Item = Arg<'v>;

    fn next(&mut self) -> Option<Arg<'v>> {
        self.few.next().or_else(|| self.many.next())
    }
}

impl<'v> IntoIterator for Args<'v> {
    type Item = Arg<'v>;
    type IntoIter = IntoIter<'v>;

    fn into_iter(self) -> IntoIter<'v> {
        let few = if self.many.is_empty() { self.len } else { 0 };
        IntoIter { few: self.few.into_iter().take(few), many: self.many.into_iter() }
    }
}

/// Writes [`Args`]: positional values, then `name = value` pairs. Raw identifiers name the plain
/// word (`r#type = 1` is `type`); a string literal names what no identifier can (`"a.b" = 1`).
///
/// ```
/// use typed_core::args;
///
/// let age = 36;
/// let args = args!("Ada", age, active = true, "x-tag" = vec!["a", "b"]);
/// assert_eq!(args.len(), 4);
/// ```
#[macro_export]
macro_rules! args {
    ($($args:tt)*) => { $crate::__args!([] $($args)*) };
}

/// Takes one argument after the other off the input of [`args!`].
#[doc(hidden)]
#[macro_export]
macro_rules! __args {
    ([$($done:expr,)*]) => { $crate::Args::from([$($done,)*] as [$crate::Arg<'_>; _]) };
    ([$($done:expr,)*] $name:ident = $value:expr $(, $($rest:tt)*)?) => {
        $crate::__args!(
            [$($done,)* $crate::Arg::named($crate::__private::plain(::core::stringify!($name)), $value),]
            $($($rest)*)?
        )
    };
    ([$($done:expr,)*] $name:literal = $value:expr $(, $($rest:tt)*)?) => {
        $crate::__args!([$($done,)* $crate::Arg::named($name, $value),] $($($rest)*)?)
    };
    ([$($done:expr,)*] $value:expr $(, $($rest:tt)*)?) => {
        $crate::__args!([$($done,)* $crate::Arg::positional($value),] $($($rest)*)?)
    };
}

/// `r#type` without its prefix.
#[doc(hidden)]
#[must_use]
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
