//! What is known of a type at compile time: its short name and its kind.

use crate::class::class::Class;
use crate::class::domain::Domain;
#[cfg(feature = "dynamic")]
use crate::dynamic::LateClass;
use crate::value::{ConstStr, Literal};
use core::{fmt, slice};

/// As much of a name as is kept.
type Name = ConstStr<94>;

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
    name: Name,
    kind: Kind,
    optional: bool,
    secret: bool,
    untyped: bool,
    domain: Domain,
    /// The number of items of an array or a tuple.
    len: u16,
    holds_objects: bool,
    class: ClassOf,
    arguments: Arguments,
}

/// The types inside of a type. One needs no list, which a `const fn` could not make of a reference.
#[derive(Clone, Copy)]
enum Arguments {
    One(&'static TypeInfo),
    /// The one type that this is a wrapper of.
    Wrapped(&'static TypeInfo),
    List(&'static [&'static TypeInfo]),
}

/// Any number of items, or none at all: what is neither an array nor a tuple.
const ANY_LEN: u16 = u16::MAX;

/// Where the class of a type is found.
#[derive(Clone, Copy)]
enum ClassOf {
    None,
    Type(fn() -> &'static Class),
    /// A class made at run time, perhaps not yet.
    #[cfg(feature = "dynamic")]
    Made(&'static LateClass),
}

/// The kind of value a type is made from and shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Nothing but `null`.
    Null,
    /// `true` and `false`.
    Bool,
    /// An integer.
    Int,
    /// A floating-point number.
    Float,
    /// Text.
    Str,
    /// Bytes.
    Bytes,
    /// A list, a set, an array or a tuple.
    List,
    /// A map.
    Map,
    /// A struct that derives `Typed`.
    Struct,
    /// A struct of one unnamed field, which is made from what the field is made from.
    Newtype,
    /// An enum that derives `Typed`.
    Enum,
    /// A Rust value that is passed through unread.
    Opaque,
    /// Any value at all.
    Any,
}

impl TypeInfo {
    /// Returns a type that is made from values of the given kind.
    #[must_use]
    #[inline]
    pub const fn new(name: &str, kind: Kind) -> Self {
        let untyped = matches!(kind, Kind::Any);
        let name = Name::new().text(name);
        Self {
            name,
            kind,
            optional: false,
            secret: false,
            untyped,
            holds_objects: false,
            domain: Domain::Unknown,
            len: ANY_LEN,
            class: ClassOf::None,
            arguments: Arguments::List(&[]),
        }
    }

    /// Returns a type with arguments: `generic("Vec", Kind::List, &[T::TYPE])` is named `Vec<T>`.
    #[must_use]
    #[inline]
    pub const fn generic(name: &str, kind: Kind, arguments: &'static [&'static Self]) -> Self {
        let name = list(Name::new().text(name).text("<"), arguments).text(">");
        Self { name, ..Self::made_of(Arguments::List(arguments), kind) }
    }

    /// Returns a type that is made from the same values as `inner`, under its own name: `Box<T>`.
    #[must_use]
    #[inline]
    pub const fn wrapper(name: &str, inner: &'static Self) -> Self {
        let name = Name::new().text(name).text("<").text(inner.name()).text(">");
        Self { name, arguments: Arguments::Wrapped(inner), ..*inner }
    }

    /// `Option<T>`: the same as `inner`, and `null`.
    #[must_use]
    #[inline]
    pub const fn option(inner: &'static Self) -> Self {
        Self { optional: true, ..Self::wrapper("Option", inner) }
    }
    #[inline]
    pub(crate) const fn tuple(items: &'static [&'static Self]) -> Self {
        let mut name = list(Name::new().text("("), items);
        if items.len() == 1 {
            name = name.text(",");
        }
        let made = Self::made_of(Arguments::List(items), Kind::List).with_len(items.len());
        Self { name: name.text(")"), ..made }
    }

    /// Returns a slice behind a pointer: `Box<[T]>`.
    #[inline]
    pub(crate) const fn slice(pointer: &str, item: &'static Self) -> Self {
        let name = Name::new().text(pointer).text("<[").text(item.name()).text("]>");
        Self { name, ..Self::made_of(Arguments::One(item), Kind::List) }
    }
    #[inline]
    pub(crate) const fn array(item: &'static Self, len: usize) -> Self {
        let name = Name::new().text("[").text(item.name()).text("; ").number(len).text("]");
        Self { name, ..Self::made_of(Arguments::One(item), Kind::List).with_len(len) }
    }

    /// What the parts say of the whole, which has no name yet.
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    #[inline]
    const fn made_of(arguments: Arguments, kind: Kind) -> Self {
        let mut whole = Self { arguments, ..Self::new("", kind) };
        let parts = arguments.as_slice();
        let mut index = 0;
        while index < parts.len() {
            whole.secret |= parts[index].secret;
            whole.untyped |= parts[index].untyped;
            whole.holds_objects |= parts[index].holds_objects;
            index += 1;
        }
        whole
    }

    /// `Secret<T>`: values of it, and of types that contain it, are not shown in messages.
    #[inline]
    pub(crate) const fn secret(inner: &'static Self) -> Self {
        Self { secret: true, ..Self::wrapper("Secret", inner) }
    }

    #[expect(clippy::cast_possible_truncation, reason = "of longer ones no length is known")]
    const fn with_len(self, len: usize) -> Self {
        let len = if len < ANY_LEN as usize { len as u16 } else { ANY_LEN };
        Self { len, ..self }
    }

    /// Returns a type of the standard library, whose values are known.
    pub(crate) const fn with_domain(self, domain: Domain) -> Self {
        Self { domain, ..self }
    }

    /// Returns the values of it.
    pub(crate) const fn domain(&self) -> Domain {
        self.domain
    }

    /// Returns the number of items that every value of it has.
    pub(crate) const fn len(&self) -> Option<usize> {
        match self.len {
            ANY_LEN => None,
            len => Some(len as usize),
        }
    }

    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn with_class(self, class: fn() -> &'static Class) -> Self {
        Self { class: ClassOf::Type(class), holds_objects: true, ..self }
    }

    /// Returns the type of a class made at run time.
    #[cfg(feature = "dynamic")]
    pub(crate) const fn made(name: &str, cell: &'static LateClass) -> Self {
        Self { class: ClassOf::Made(cell), holds_objects: true, ..Self::new(name, Kind::Struct) }
    }

    /// Returns the name, as Rust spells it, without paths. Cut with an ellipsis beyond 94 bytes.
    #[must_use]
    pub const fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Returns the kind of value it is made from; `Option<T>` has the kind of `T`.
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

    /// Returns the type within all wrappers, such as `Option` and `Box`, whose values are the same.
    pub(crate) const fn unwrapped(&self) -> &Self {
        let mut unwrapped = self;
        while let Arguments::Wrapped(inner) = unwrapped.arguments {
            unwrapped = inner;
        }
        unwrapped
    }

    /// Returns `true` if `null` is a value of it.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        self.optional
    }

    /// Returns a value that metadata shows, unless the type is a secret: that of an attribute may be one.
    pub(crate) const fn shown(&self, value: Literal) -> Literal {
        if self.is_declared_secret() { Literal::HIDDEN } else { value }
    }

    /// Returns `true` if there are types inside: arguments, or the fields of a class.
    pub(crate) const fn is_composed(&self) -> bool {
        !(matches!(self.class, ClassOf::None) && self.arguments().is_empty())
    }

    /// Returns `true` if it is a [`Secret`](crate::Secret), or has one among its arguments: for const
    /// code, which cannot look into the fields of classes as [`TypeInfo::is_secret`] does.
    pub(crate) const fn is_declared_secret(&self) -> bool {
        self.secret
    }

    /// Returns `true` if it is, or contains, an [`Untyped`](crate::Untyped), as far as its
    /// parameters tell: not in the fields of a struct.
    #[must_use]
    pub const fn has_untyped(&self) -> bool {
        self.untyped
    }

    /// Returns `true` if it is a struct or an enum that derives `Typed`, or contains one, as far as its
    /// parameters tell.
    pub(crate) const fn holds_objects(&self) -> bool {
        self.holds_objects
    }

    /// Returns `true` if it is a reference, or contains one, as far as its arguments tell.
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

    /// Returns the class, where it is a struct or an enum that derives `Typed`, or one in an
    /// `Option` or a smart pointer.
    #[must_use]
    pub fn class(&self) -> Option<&'static Class> {
        match self.class {
            ClassOf::None => None,
            ClassOf::Type(class) => Some(class()),
            #[cfg(feature = "dynamic")]
            ClassOf::Made(cell) => cell.get().map(|class| &**class),
        }
    }
}

impl Arguments {
    const fn as_slice(&self) -> &[&'static TypeInfo] {
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

/// Returns the names of several types, with commas between them.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn list(mut name: Name, items: &[&TypeInfo]) -> Name {
    let mut index = 0;
    while index < items.len() {
        if index > 0 {
            name = name.text(", ");
        }
        name = name.text(items[index].name());
        index += 1;
    }
    name
}
