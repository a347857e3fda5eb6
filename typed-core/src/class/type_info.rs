//! Metadata of types: the short name, the kind, the types inside.

use crate::class::class::Class;
use crate::class::domain::Domain;
#[cfg(feature = "dynamic")]
use crate::class::late::LateClass;
use crate::value::{ConstStr, Literal, MAX_DEPTH};
use core::{fmt, slice};

/// The stored length of a name.
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
    /// The number of items of an array or a tuple, otherwise [`ANY_LEN`].
    len: u16,
    holds_objects: bool,
    class: ClassOf,
    arguments: Arguments,
}

/// The types inside a type. A single one needs no slice, which a `const fn` could not build from a
/// reference.
#[derive(Clone, Copy)]
enum Arguments {
    One(&'static TypeInfo),
    /// The type that this one wraps.
    Wrapped(&'static TypeInfo),
    List(&'static [&'static TypeInfo]),
}

/// The length of a type that is neither an array nor a tuple.
const ANY_LEN: u16 = u16::MAX;

/// The source of a type's class.
#[derive(Clone, Copy)]
enum ClassOf {
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
    /// Creates a type that is converted from values of the given kind.
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

    /// Creates a type that another crate converts from any value.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn converted(name: &str) -> Self {
        Self { untyped: false, ..Self::new(name, Kind::Any) }
    }

    /// Creates a type with arguments: `generic("Vec", Kind::List, &[T::TYPE])` is named `Vec<T>`.
    #[must_use]
    #[inline]
    pub const fn generic(name: &str, kind: Kind, arguments: &'static [&'static Self]) -> Self {
        let name = list(Name::new().text(name).text("<"), arguments).text(">");
        Self { name, ..Self::made_of(Arguments::List(arguments), kind) }
    }

    /// Creates a type that is converted from the same values as `inner`, such as `Box<T>`.
    #[must_use]
    #[inline]
    pub const fn wrapper(name: &str, inner: &'static Self) -> Self {
        let name = Name::new().text(name).text("<").text(inner.name()).text(">");
        Self { name, arguments: Arguments::Wrapped(inner), ..*inner }
    }

    /// Creates `Option<T>`: `inner` or `null`.
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

    /// Creates the type of a slice behind a pointer: `Box<[T]>`.
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

    /// Creates a type without a name from the types inside it.
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

    /// Creates `Secret<T>`. Messages do not show its values, nor those of types that contain it.
    #[inline]
    pub(crate) const fn secret(inner: &'static Self) -> Self {
        Self { secret: true, ..Self::wrapper("Secret", inner) }
    }

    #[expect(clippy::cast_possible_truncation, reason = "longer ones have no known length")]
    const fn with_len(self, len: usize) -> Self {
        let len = if len < ANY_LEN as usize { len as u16 } else { ANY_LEN };
        Self { len, ..self }
    }

    /// Returns the type with its domain, for types of the standard library.
    pub(crate) const fn with_domain(self, domain: Domain) -> Self {
        Self { domain, ..self }
    }

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

    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn with_class(self, class: fn() -> &'static Class) -> Self {
        Self { class: ClassOf::Type(class), holds_objects: true, ..self }
    }

    /// Creates the type of a class built at run time.
    #[cfg(feature = "dynamic")]
    pub(crate) const fn made(name: &str, cell: &'static LateClass) -> Self {
        Self { class: ClassOf::Made(cell), holds_objects: true, ..Self::new(name, Kind::Struct) }
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

/// Appends the names of several types, with commas between them.
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
