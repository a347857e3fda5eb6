//! Arguments: positional values, then named ones.

use crate::value::conversion::Conversion;
use crate::value::map::Map;
use crate::value::value::Value;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use arrayvec::ArrayVec;
use core::{fmt, mem, slice};

/// One argument.
///
/// See [`Args`](crate::Args) for an example.
#[derive(Clone, Debug, Default)]
pub struct Arg<'v> {
    pub(crate) name: Option<Cow<'v, str>>,
    pub(crate) value: Value<'v>,
}

impl<'v> Arg<'v> {
    /// Creates a positional argument.
    #[inline]
    pub fn positional(value: impl Into<Value<'v>>) -> Self {
        Self { name: None, value: value.into() }
    }

    /// Creates a named argument.
    #[inline]
    pub fn named(name: impl Into<Cow<'v, str>>, value: impl Into<Value<'v>>) -> Self {
        Self { name: Some(name.into()), value: value.into() }
    }

    /// Returns the name; `None` for a positional argument.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Returns the value.
    #[must_use]
    pub const fn value(&self) -> &Value<'v> {
        &self.value
    }

    /// Returns `true` if dropping it does nothing.
    #[inline]
    fn is_plain(&self) -> bool {
        matches!(self.name, None | Some(Cow::Borrowed(_))) && self.value.is_plain()
    }
}

/// The number of arguments that are stored inline.
pub(super) const INLINE: usize = 8;

/// Arguments for `construct`, `update` and calls, in the order given.
///
/// They are written with [`args!`](crate::args), collected from an iterator, or converted from a
/// [`Map`]. Up to eight arguments need no allocation.
///
/// ```
/// use typed_structs::{Args, args};
///
/// let mut call = args!(1, 2, c = "3", r#type = "user");
/// assert_eq!(call.len(), 4);
/// call.push_named("rest", [4, 5]);
/// let names: Vec<_> = call.iter().map(|arg| arg.name()).collect();
/// assert_eq!(names, [None, None, Some("c"), Some("type"), Some("rest")]);
/// assert!(Args::new().is_empty());
///
/// // Names that are known at run time.
/// let name = String::from("age");
/// assert_eq!(Args::from([(&*name, 37)]).iter().next().unwrap().name(), Some("age"));
/// let ages: Args<'_> = [("ann", 37), ("bob", 38)].into_iter().collect();
/// assert_eq!(ages.len(), 2);
/// ```
#[derive(Clone)]
pub struct Args<'v> {
    pub(super) storage: Storage<'v>,
    conversion: Conversion,
}

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "a few are kept without allocating")]
pub(super) enum Storage<'v> {
    Few(ArrayVec<Arg<'v>, INLINE>),
    /// More than fit inline.
    Many(Vec<Arg<'v>>),
}

/// Prints equal arguments alike, however they are stored.
impl fmt::Debug for Args<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Args").field(&self.as_slice()).finish()
    }
}

impl Default for Args<'_> {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl<'v> Args<'v> {
    /// Creates an empty list of arguments. Does not allocate.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::of(Storage::Few(ArrayVec::new_const()))
    }

    #[inline]
    pub(super) const fn of(storage: Storage<'v>) -> Self {
        Self { storage, conversion: Conversion::Strict }
    }

    /// Converts the values in lax mode: `"36"` is an integer too. See [`Conversion`].
    ///
    /// ```
    /// use typed_structs::{Typed, args};
    ///
    /// #[derive(Typed)]
    /// struct User { age: u8, active: bool }
    ///
    /// let user = User::construct(args!(age = "36", active = 1).lax())?;
    /// assert_eq!((user.age, user.active), (36, true));
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    #[must_use]
    pub const fn lax(self) -> Self {
        self.convert(Conversion::Lax)
    }

    /// Converts the values as text of a command line, the environment or a form. See [`Conversion`].
    ///
    /// ```
    /// use typed_structs::{Typed, args};
    ///
    /// #[derive(Typed)]
    /// struct Server { port: u16, tags: Vec<String> }
    ///
    /// let server = Server::construct(args!(port = "9000", tags = "a,b").text())?;
    /// assert_eq!((server.port, server.tags), (9000, vec!["a".to_owned(), "b".to_owned()]));
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    #[must_use]
    pub const fn text(self) -> Self {
        self.convert(Conversion::Text)
    }

    pub(crate) const fn convert(mut self, conversion: Conversion) -> Self {
        self.conversion = conversion;
        self
    }

    /// Returns named text, as of a command line, the environment or a form.
    pub(crate) fn of_text<N, T>(fields: impl IntoIterator<Item = (N, T)>) -> Self
    where
        N: Into<Cow<'v, str>>,
        T: Into<Cow<'v, str>>,
    {
        let args = fields.into_iter().map(|(name, text)| Arg::named(name, text.into()));
        args.collect::<Self>().text()
    }

    /// Returns the mode in which the values are converted.
    #[must_use]
    pub const fn conversion(&self) -> Conversion {
        self.conversion
    }

    /// Returns the number of arguments.
    #[must_use]
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Returns `true` if there are no arguments.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// Adds a positional argument. Allocates from the ninth argument on.
    #[inline]
    pub fn push(&mut self, value: impl Into<Value<'v>>) {
        self.push_arg(Arg::positional(value));
    }

    /// Adds a named argument. Allocates from the ninth argument on.
    #[inline]
    pub fn push_named(&mut self, name: impl Into<Cow<'v, str>>, value: impl Into<Value<'v>>) {
        self.push_arg(Arg::named(name, value));
    }

    /// Returns the arguments, in the order given.
    pub fn iter(&self) -> slice::Iter<'_, Arg<'v>> {
        self.as_slice().iter()
    }

    /// Not generic, so that little is compiled where arguments are written.
    #[inline(never)]
    fn push_arg(&mut self, arg: Arg<'v>) {
        self.add(arg);
    }

    #[inline]
    pub(super) fn add(&mut self, arg: Arg<'v>) {
        match &mut self.storage {
            Storage::Few(few) if !few.is_full() => drop(few.try_push(arg)),
            _ => self.add_to_many(arg),
        }
    }

    #[cold]
    #[inline(never)]
    fn add_to_many(&mut self, arg: Arg<'v>) {
        if let Storage::Few(few) = &mut self.storage {
            self.storage = Storage::Many(few.drain(..).collect());
        }
        if let Storage::Many(many) = &mut self.storage {
            many.push(arg);
        }
    }

    /// Returns the arguments as a mutable slice, so that their values can be taken out.
    #[inline]
    pub(crate) fn as_mut_slice(&mut self) -> &mut [Arg<'v>] {
        match &mut self.storage {
            Storage::Few(few) => few,
            Storage::Many(many) => many,
        }
    }

    /// Drops the arguments. Usually their values were taken and there is nothing to drop; finding
    /// that out costs less than dropping each.
    #[inline]
    pub(crate) fn discard(&mut self) {
        match &mut self.storage {
            Storage::Few(few) if few.iter().all(Arg::is_plain) => {
                mem::forget(mem::take(few));
            }
            storage => *storage = Storage::Few(ArrayVec::new_const()),
        }
    }

    /// Copies borrowed names and values.
    pub(crate) fn into_owned(self) -> Args<'static> {
        let conversion = self.conversion;
        let owned = |Arg { name, value }: Arg<'v>| Arg {
            name: name.map(|name| Cow::Owned(name.into_owned())),
            value: value.into_owned(),
        };
        Args { conversion, ..self.into_iter().map(owned).collect() }
    }

    /// Replaces each name.
    pub(crate) fn rename(mut self, name: impl Fn(&str) -> String) -> Self {
        for arg in self.as_mut_slice() {
            if let Some(given) = &mut arg.name {
                *given = Cow::Owned(name(given));
            }
        }
        self
    }

    /// Returns `true` if no argument has a name.
    #[inline]
    pub(crate) fn are_positional(&self) -> bool {
        self.as_slice().iter().all(|arg| arg.name.is_none())
    }

    #[inline]
    pub(crate) fn as_slice(&self) -> &[Arg<'v>] {
        match &self.storage {
            Storage::Few(few) => few,
            Storage::Many(many) => many,
        }
    }
}

impl<'v, const N: usize> From<[Arg<'v>; N]> for Args<'v> {
    fn from(args: [Arg<'v>; N]) -> Self {
        args.into_iter().collect()
    }
}

/// Named arguments whose names are known at run time: `Args::from([(name, value)])`.
impl<'v, N: Into<Cow<'v, str>>, V: Into<Value<'v>>, const COUNT: usize> From<[(N, V); COUNT]>
    for Args<'v>
{
    fn from(args: [(N, V); COUNT]) -> Self {
        args.into_iter().collect()
    }
}

impl<'v> From<Vec<Arg<'v>>> for Args<'v> {
    fn from(args: Vec<Arg<'v>>) -> Self {
        Self::of(Storage::Many(args))
    }
}

/// Converts the entries to named arguments. A key that is not a string is named as it is displayed.
impl<'v> From<Map<'v>> for Args<'v> {
    #[inline]
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
    /// Not generic over the caller: arguments are large, and gathering them is much code.
    #[inline(never)]
    fn from_iter<I: IntoIterator<Item = Arg<'v>>>(args: I) -> Self {
        let mut all = Self::new();
        args.into_iter().for_each(|arg| all.add(arg));
        all
    }
}

/// Named arguments, such as `("a", 1.into())`.
impl<'v, N: Into<Cow<'v, str>>, V: Into<Value<'v>>> FromIterator<(N, V)> for Args<'v> {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(args: I) -> Self {
        args.into_iter().map(|(name, value)| Arg::named(name, value)).collect()
    }
}

/// Returns the number of positional arguments.
pub(crate) fn count_positional(args: &[Arg<'_>]) -> usize {
    args.iter().filter(|arg| arg.name.is_none()).count()
}
