//! Construction of the metadata of types from that of the types inside.

use crate::class::class::Class;
use crate::class::domain::Domain;
#[cfg(feature = "dynamic")]
use crate::class::late::LateClass;
use crate::class::notation::Notation;
use crate::class::type_info::{ANY_LEN, Arguments, ClassOf, Kind, Name, TypeInfo};

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
            notation: Notation::Kind,
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
