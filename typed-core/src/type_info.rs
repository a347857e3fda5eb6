//! What is known of a type at compile time: its short name and its kind.

use crate::class::Class;
#[cfg(feature = "run_time")]
use crate::run_time::ClassCell;
use core::fmt;

/// The name and the kind of a type that can be a field or a parameter.
///
/// Names are short and as Rust spells them: `i64`, `Option<Vec<String>>`, `User`. They are what
/// messages print as the expected type.
///
/// ```
/// use typed_core::{Kind, ToValue};
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
    class: ClassOf,
}

/// Where the class of a type is found.
#[derive(Clone, Copy)]
enum ClassOf {
    None,
    Type(fn() -> &'static Class),
    /// A class made at run time, perhaps not yet.
    #[cfg(feature = "run_time")]
    Made(&'static ClassCell),
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
    /// A type that is made from values of the given kind.
    #[must_use]
    pub const fn new(name: &str, kind: Kind) -> Self {
        let untyped = matches!(kind, Kind::Any);
        let name = Name::new().text(name);
        Self { name, kind, optional: false, secret: false, untyped, class: ClassOf::None }
    }

    /// A type with parameters: `generic("Vec", Kind::List, &[T::TYPE])` is named `Vec<T>`.
    #[must_use]
    pub const fn generic(name: &str, kind: Kind, parameters: &[&Self]) -> Self {
        let name = Name::new().text(name).text("<").list(parameters).text(">");
        Self { name, ..Self::made_of(parameters, kind) }
    }

    /// A type that is made from the same values as `inner`, under its own name: `Box<T>`.
    #[must_use]
    pub const fn wrapper(name: &str, inner: &Self) -> Self {
        let name = Name::new().text(name).text("<").text(inner.name()).text(">");
        Self { name, ..*inner }
    }

    /// `Option<T>`: the same as `inner`, and `null`.
    #[must_use]
    pub const fn option(inner: &Self) -> Self {
        Self { optional: true, ..Self::wrapper("Option", inner) }
    }

    pub(crate) const fn tuple(items: &[&Self]) -> Self {
        let mut name = Name::new().text("(").list(items);
        if items.len() == 1 {
            name = name.text(",");
        }
        Self { name: name.text(")"), ..Self::made_of(items, Kind::List) }
    }

    pub(crate) const fn array(item: &Self, len: usize) -> Self {
        let name = Name::new().text("[").text(item.name()).text("; ").number(len).text("]");
        Self { name, ..Self::made_of(&[item], Kind::List) }
    }

    /// What the parts say of the whole, which has no name yet.
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    const fn made_of(parts: &[&Self], kind: Kind) -> Self {
        let mut whole = Self::new("", kind);
        let mut index = 0;
        while index < parts.len() {
            whole.secret |= parts[index].secret;
            whole.untyped |= parts[index].untyped;
            index += 1;
        }
        whole
    }

    /// `Secret<T>`: values of it, and of types that contain it, are not shown in messages.
    pub(crate) const fn secret(inner: &Self) -> Self {
        Self { secret: true, ..Self::wrapper("Secret", inner) }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_class(self, class: fn() -> &'static Class) -> Self {
        Self { class: ClassOf::Type(class), ..self }
    }

    /// The type of a class made at run time.
    #[cfg(feature = "run_time")]
    pub(crate) const fn made(name: &str, cell: &'static ClassCell) -> Self {
        Self { class: ClassOf::Made(cell), ..Self::new(name, Kind::Struct) }
    }

    /// The name, as Rust spells it, without paths. Cut with an ellipsis beyond 95 bytes.
    #[must_use]
    pub const fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The kind of value it is made from; `Option<T>` has the kind of `T`.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether `null` is a value of it.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        self.optional
    }

    /// Whether it is, or contains, a [`Secret`](crate::Secret).
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        self.secret
    }

    /// Whether it is, or contains, an [`Untyped`](crate::Untyped), as far as its parameters tell: not
    /// in the fields of a struct.
    #[must_use]
    pub const fn has_untyped(&self) -> bool {
        self.untyped
    }

    /// The class, where it is a struct or an enum that derives `Typed`, or one in an `Option` or a
    /// smart pointer.
    #[must_use]
    pub fn class(&self) -> Option<&'static Class> {
        match self.class {
            ClassOf::None => None,
            ClassOf::Type(class) => Some(class()),
            #[cfg(feature = "run_time")]
            ClassOf::Made(cell) => cell.get().map(|class| &**class),
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

const CAPACITY: usize = 95;
const ELLIPSIS: &[u8] = "…".as_bytes();

/// A name put together in a `const`, where `String` cannot be.
#[derive(Clone, Copy)]
struct Name {
    bytes: [u8; CAPACITY],
    len: u8,
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
impl Name {
    const fn new() -> Self {
        Self { bytes: [0; CAPACITY], len: 0 }
    }

    const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut from = 0;
        while from < text.len() {
            if self.is_cut() {
                return self;
            }
            // A character goes in whole, and leaves room for the ellipsis.
            let mut to = from + 1;
            while to < text.len() && text[to] & 0xC0 == 0x80 {
                to += 1;
            }
            let last = to == text.len();
            let room = if last { CAPACITY } else { CAPACITY - ELLIPSIS.len() };
            if self.len as usize + (to - from) > room {
                return self.push(ELLIPSIS, 0, ELLIPSIS.len());
            }
            self = self.push(text, from, to);
            from = to;
        }
        self
    }

    const fn push(mut self, bytes: &[u8], mut from: usize, to: usize) -> Self {
        while from < to && (self.len as usize) < CAPACITY {
            self.bytes[self.len as usize] = bytes[from];
            self.len += 1;
            from += 1;
        }
        self
    }

    const fn is_cut(&self) -> bool {
        let len = self.len as usize;
        len >= 3 && self.bytes[len - 3] == ELLIPSIS[0] && self.bytes[len - 2] == ELLIPSIS[1]
    }

    const fn list(mut self, items: &[&TypeInfo]) -> Self {
        let mut index = 0;
        while index < items.len() {
            if index > 0 {
                self = self.text(", ");
            }
            self = self.text(items[index].name());
            index += 1;
        }
        self
    }

    const fn number(self, number: usize) -> Self {
        let mut digits = [b'0'; 20];
        let mut start = digits.len();
        let mut rest = number;
        loop {
            start -= 1;
            #[expect(clippy::cast_possible_truncation, reason = "a decimal digit")]
            {
                digits[start] = b'0' + (rest % 10) as u8;
            }
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.push(&digits, start, digits.len())
    }

    const fn as_str(&self) -> &str {
        let (name, _) = self.bytes.split_at(self.len as usize);
        match core::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => "…",
        }
    }
}
