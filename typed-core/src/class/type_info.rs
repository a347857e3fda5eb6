//! Metadata of types: the short name, the kind, the types inside.

use crate::class::class::Class;
use crate::class::domain::Domain;
#[cfg(feature = "dynamic")]
use crate::class::late::LateClass;
use crate::class::notation::Notation;
use crate::value::{ConstStr, Literal, MAX_DEPTH};
use core::{fmt, slice};

/// The stored length of a name.
pub(super) type Name = ConstStr<94>;

/// The name and the kind of a type that can be a field or a parameter.
///
/// Names are short and as Rust spells them: `i64`, `Option<Vec<String>>`, `User`. They are what
/// messages print as the expected type.
///
/// ```
/// use typed_structs::{Kind, ToValue};
///
/// let list = <Option<Vec<i64>> as ToValue>::TYPE;
/// assert_eq!(list.name(), "Option<Vec<i64>>");
/// assert_eq!(list.kind(), Kind::List);
/// assert!(list.is_optional());
/// ```
#[derive(Clone, Copy)]
pub struct TypeInfo {
    pub(super) name: Name,
    pub(super) kind: Kind,
    pub(super) optional: bool,
    pub(super) secret: bool,
    pub(super) untyped: bool,
    pub(super) domain: Domain,
    pub(super) notation: Notation,
    /// The number of items of an array or a tuple, otherwise [`ANY_LEN`].
    pub(super) len: u16,
    pub(super) holds_objects: bool,
    pub(super) class: ClassOf,
    pub(super) arguments: Arguments,
}

/// The types inside a type. A single one needs no slice, which a `const fn` could not build from a
/// reference.
#[derive(Clone, Copy)]
pub(super) enum Arguments {
    One(&'static TypeInfo),
    /// The type that this one wraps.
    Wrapped(&'static TypeInfo),
    List(&'static [&'static TypeInfo]),
}

/// The length of a type that is neither an array nor a tuple.
pub(super) const ANY_LEN: u16 = u16::MAX;

/// The source of a type's class.
#[derive(Clone, Copy)]
pub(super) enum ClassOf {
    None,
    Type(fn() -> &'static Class),
    /// A class built at run time, perhaps later.
    #[cfg(feature = "dynamic")]
    Made(&'static LateClass),
}

/// The kind of value that a type is converted from and shown as.
///
/// See [`TypeInfo`](crate::TypeInfo) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// `null` only.
    Null,
    /// `true` and `false`.
    Bool,
    /// An integer.
    Int,
    /// A floating-point number.
    Float,
    /// A string.
    Str,
    /// Bytes.
    Bytes,
    /// A list, a set, an array or a tuple.
    List,
    /// A map.
    Map,
    /// A struct that derives `Typed`.
    Struct,
    /// A struct of one unnamed field, which is converted like that field.
    Newtype,
    /// An enum that derives `Typed`.
    Enum,
    /// A Rust value that is passed through unread.
    Opaque,
    /// Any value at all.
    Any,
}

impl TypeInfo {
    /// Returns the domain: the values of the type.
    pub(crate) const fn domain(&self) -> Domain {
        self.domain
    }

    /// Returns the number of items that every value has, if that is fixed.
    pub(crate) const fn len(&self) -> Option<usize> {
        match self.len {
            ANY_LEN => None,
            len => Some(len as usize),
        }
    }

    /// Returns the name, as Rust spells it, without paths. Cut with an ellipsis beyond 94 bytes.
    #[must_use]
    pub const fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Returns the kind of value that the type is converted from; `Option<T>` has the kind of `T`.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns the types inside, in order: `K` and `V` of a map, the items of a tuple, `T` of `Vec<T>`,
    /// `[T; 3]`, `Option<T>`, `Box<T>` and `Secret<T>`. Empty for a type without parameters, such as
    /// `i64`, and for structs and enums: their fields are in [`TypeInfo::class`].
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use typed_structs::ToValue;
    ///
    /// let map = <BTreeMap<String, Vec<u8>> as ToValue>::TYPE;
    /// let names = map.arguments().iter().map(|argument| argument.name());
    /// assert_eq!(names.collect::<Vec<_>>(), ["String", "Vec<u8>"]);
    /// assert_eq!(map.arguments()[1].arguments()[0].name(), "u8");
    /// ```
    #[must_use]
    pub const fn arguments(&self) -> &[&'static Self] {
        self.arguments.as_slice()
    }

    /// Returns the type of the items of a list, a set, an array, or a slice, also behind an `Option`, a
    /// `Box` or a `Secret`. `None` for other types: those of a tuple's items are its
    /// [`arguments`](Self::arguments), and that of a newtype of a list is in its
    /// [`class`](Self::class).
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use typed_structs::ToValue;
    ///
    /// let lists = <Option<BTreeMap<u8, Vec<String>>> as ToValue>::TYPE;
    /// assert_eq!(lists.key().unwrap().name(), "u8");
    /// assert_eq!(lists.value().unwrap().item().unwrap().name(), "String");
    /// assert!(lists.item().is_none());
    /// ```
    #[must_use]
    pub const fn item(&self) -> Option<&'static Self> {
        match (self.kind, self.unwrapped().arguments) {
            (Kind::List, Arguments::One(item)) => Some(item),
            (Kind::List, Arguments::List([item])) if self.len == ANY_LEN => Some(item),
            _ => None,
        }
    }

    /// Returns the type of the keys of a map, with the exceptions of [`TypeInfo::item`].
    #[must_use]
    pub const fn key(&self) -> Option<&'static Self> {
        match (self.kind, self.unwrapped().arguments) {
            (Kind::Map, Arguments::List([key, _])) => Some(key),
            _ => None,
        }
    }

    /// Returns the type of the values of a map, with the exceptions of [`TypeInfo::item`].
    #[must_use]
    pub const fn value(&self) -> Option<&'static Self> {
        match (self.kind, self.unwrapped().arguments) {
            (Kind::Map, Arguments::List([_, value])) => Some(value),
            _ => None,
        }
    }

    /// Returns the innermost type of wrappers such as `Option` and `Box`, which has the same
    /// values.
    pub(crate) const fn unwrapped(&self) -> &Self {
        let mut unwrapped = self;
        while let Arguments::Wrapped(inner) = unwrapped.arguments {
            unwrapped = inner;
        }
        unwrapped
    }

    /// Returns the type that values are converted from: for a newtype, that of its field.
    #[inline]
    pub(crate) fn content(&'static self) -> &'static Self {
        if matches!(self.kind, Kind::Newtype) { self.content_within() } else { self }
    }

    #[cold]
    fn content_within(&'static self) -> &'static Self {
        let mut info = self;
        // A newtype can contain itself behind a pointer; such a type has no values.
        for _ in 0..MAX_DEPTH {
            if info.kind != Kind::Newtype {
                break;
            }
            let Some(field) = info.class().and_then(|class| class.fields().first()) else { break };
            info = field.type_info();
        }
        info
    }

    /// Returns `true` if `null` is a value of the type.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        self.optional
    }

    /// Returns a value for the metadata; `***` if the type is a secret.
    pub(super) const fn shown(&self, value: Literal) -> Literal {
        if self.is_declared_secret() { Literal::HIDDEN } else { value }
    }

    /// Returns `true` if there are types inside: arguments, or the fields of a class.
    pub(super) const fn is_composed(&self) -> bool {
        !(matches!(self.class, ClassOf::None) && self.arguments().is_empty())
    }

    /// Returns `true` if the type is a [`Secret`](crate::Secret), or has one among its arguments.
    /// Const code cannot look into the fields of classes as [`TypeInfo::is_secret`] does.
    pub(crate) const fn is_declared_secret(&self) -> bool {
        self.secret
    }

    /// Returns `true` if the type is, or contains, an [`Untyped`](crate::Untyped), judged by its
    /// arguments and not by the fields of structs.
    #[must_use]
    pub const fn has_untyped(&self) -> bool {
        self.untyped
    }

    /// Returns `true` if the type is, or contains, a struct or an enum that derives `Typed`, judged
    /// by its arguments.
    pub(crate) const fn holds_objects(&self) -> bool {
        self.holds_objects
    }

    /// Returns `true` if the type is, or contains, a reference, judged by its arguments.
    #[cfg(feature = "std")]
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    pub(crate) const fn borrows(&self) -> bool {
        let arguments = self.arguments.as_slice();
        let mut index = 0;
        while index < arguments.len() {
            if arguments[index].borrows() {
                return true;
            }
            index += 1;
        }
        matches!(self.name().as_bytes(), [b'&', ..])
    }

    /// Returns the class of a struct or an enum that derives `Typed`, also inside an `Option` or a
    /// smart pointer.
    #[must_use]
    pub fn class(&self) -> Option<&'static Class> {
        match self.class {
            ClassOf::None => None,
            ClassOf::Type(class) => Some(class()),
            #[cfg(feature = "dynamic")]
            ClassOf::Made(cell) => cell.get().map(|class| class.class()),
        }
    }
}

impl Arguments {
    pub(super) const fn as_slice(&self) -> &[&'static TypeInfo] {
        match self {
            Self::One(one) | Self::Wrapped(one) => slice::from_ref(one),
            Self::List(list) => list,
        }
    }
}

impl fmt::Debug for TypeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for TypeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
