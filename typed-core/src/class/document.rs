//! The types of the parts of a document, as a walk over its text meets them: for adapters that find the
//! place of a path, or hide what can be a secret.

use crate::class::class::{Class, ClassKind, Tagging};
use crate::class::notation::Notation;
use crate::class::resolve::{Member, resolve_stored};
use crate::class::shape::{Shape, Style};
use crate::class::type_info::{Kind, TypeInfo};
use crate::value::{MAX_DEPTH, Segment, Value};
use alloc::borrow::Cow;
use alloc::string::ToString;
use core::iter::successors;

/// The type of a part of a document.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct DocumentPart(Part);

#[derive(Clone, Copy, Debug)]
enum Part {
    /// A value of a type.
    Of(&'static TypeInfo),
    /// The fields of a struct, or of a variant.
    Fields(&'static Class, &'static Shape),
    /// A value of an enum.
    Enum(&'static Class),
    /// The content of a variant that is not known.
    Variant(&'static Class),
    /// Any value, without a secret.
    Open,
    /// Something undeclared, which can be a misplaced secret.
    Undeclared,
}

impl DocumentPart {
    /// A document of which nothing is known. All of it can be a secret.
    pub const UNDECLARED: Self = Self(Part::Undeclared);

    /// A document of which nothing is known, except that it has no secrets.
    pub const OPEN: Self = Self(Part::Open);

    /// Creates the part of a value of this type.
    #[must_use]
    pub fn of(type_info: &'static TypeInfo) -> Self {
        Self(Part::Of(type_info)).content()
    }

    /// Creates the part of an object of this class.
    #[must_use]
    pub fn of_class(class: &'static Class) -> Self {
        match class.kind() {
            ClassKind::Struct => Self(Part::Fields(class, class.shape(0))).content(),
            ClassKind::Enum => Self(Part::Enum(class)),
        }
    }

    /// Follows newtypes, which have the value of their field, and structs, to their fields.
    fn content(self) -> Self {
        let mut part = self.0;
        // A newtype can contain itself behind a pointer; such a type has no values.
        for _ in 0..MAX_DEPTH {
            part = match part {
                Part::Of(info) if !info.is_declared_secret() => match info.class() {
                    Some(class) if class.kind() == ClassKind::Struct => {
                        Part::Fields(class, class.shape(0))
                    }
                    _ => return Self(part),
                },
                Part::Fields(_, shape) if shape.style() == Style::Newtype => {
                    let Some(field) = shape.fields().first() else { return Self(part) };
                    Part::Of(field.type_info())
                }
                other => return Self(other),
            };
        }
        Self::UNDECLARED
    }

    /// Returns the entry under a key: its name in paths, and its part.
    #[must_use]
    pub fn entry<'k>(&self, key: &'k str) -> (Cow<'k, str>, Self) {
        match self.0 {
            Part::Of(info) => match (info.kind(), info.class()) {
                (Kind::Map, _) => match *info.unwrapped().arguments() {
                    [of, value] => (key_name(of, key), Self::of(value)),
                    _ => (Cow::Borrowed(key), self.unknown()),
                },
                (Kind::Enum, Some(class)) => entry_of_enum(class, key),
                _ => (Cow::Borrowed(key), self.unknown()),
            },
            Part::Fields(class, shape) => entry_of(class, shape, key),
            Part::Enum(class) => entry_of_enum(class, key),
            Part::Variant(class) => any_variant(class, key, |part| part.entry(key)),
            Part::Open | Part::Undeclared => (Cow::Borrowed(key), *self),
        }
    }

    /// Returns the names of the fields that lead to the base with the entry under a key; none if it is not a
    /// field of a base. With them, a field has one path in all documents, also in those that give the base as a
    /// whole.
    pub fn bases(&self, key: &str) -> impl Iterator<Item = &'static str> {
        let class = match self.0 {
            Part::Fields(class, _) => Some(class),
            _ => None,
        };
        let base_with = |class: &'static Class| match resolve_stored(class, key)? {
            Member::InBase(index) => class.fields().get(index),
            _ => None,
        };
        let first = class.and_then(base_with);
        successors(first, move |base| base.type_info().class().and_then(base_with))
            .map(|base| base.name())
    }

    /// Returns the part of the item at an index of a list.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        match self.0 {
            Part::Of(info) if info.kind() == Kind::List => {
                match (info.unwrapped().arguments(), info.unwrapped().len()) {
                    ([item], _) => Self::of(item),
                    (items, Some(_)) => {
                        items.get(index).map_or(Self::UNDECLARED, |item| Self::of(item))
                    }
                    _ => self.unknown(),
                }
            }
            Part::Of(info) => match info.class() {
                Some(class) if matches!(class.tagging(), Tagging::Untagged) => {
                    Self(Part::Variant(class)).item(index)
                }
                _ => self.unknown(),
            },
            Part::Enum(class) | Part::Variant(class) => {
                any_variant(class, "", |part| (Cow::Borrowed(""), part.item(index))).1
            }
            Part::Fields(_, shape) if shape.style() == Style::Tuple => {
                let field = shape.fields().get(index);
                field.map_or(Self::UNDECLARED, |field| Self::of(field.type_info()))
            }
            Part::Fields(..) => Self::UNDECLARED,
            Part::Open | Part::Undeclared => *self,
        }
    }

    /// Returns the part to which a step of a path leads.
    #[must_use]
    pub(crate) fn step(&self, segment: &Segment<'_>) -> Self {
        match (segment, self.0) {
            (Segment::Name(name), _) => self.entry(name).1,
            (Segment::Index(index), Part::Of(info)) if info.kind() == Kind::Map => {
                self.entry(&index.to_string()).1
            }
            (Segment::Index(index), _) => self.item(*index),
            (Segment::Key(_), _) => self.entry("").1,
        }
    }

    /// Returns `true` if the part is not shown at all, whatever it is.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        match self.0 {
            Part::Of(info) => info.is_declared_secret(),
            Part::Undeclared => true,
            Part::Fields(..) | Part::Enum(_) | Part::Variant(_) | Part::Open => false,
        }
    }

    /// Returns `true` if the part can hold a secret, or be one in place of it.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        match self.0 {
            Part::Of(info) => info.is_secret(),
            Part::Fields(class, _) | Part::Enum(class) | Part::Variant(class) => class.is_secret(),
            Part::Open => false,
            Part::Undeclared => true,
        }
    }

    /// Returns the type of a map.
    #[cfg(feature = "std")]
    pub(crate) const fn map_type(&self) -> Option<&'static TypeInfo> {
        match self.0 {
            Part::Of(info) if matches!(info.kind(), Kind::Map) => Some(info.unwrapped()),
            _ => None,
        }
    }

    /// Returns `true` for an object with named fields and for a map, whose entries can come from several
    /// sources.
    #[must_use]
    pub fn has_entries(&self) -> bool {
        match self.0 {
            Part::Fields(_, shape) => shape.style() == Style::Named,
            // Not a duration, whose entries belong together.
            Part::Of(info) => info.kind() == Kind::Map && info.unwrapped().arguments().len() == 2,
            _ => false,
        }
    }

    /// Returns `true` for a duration.
    #[must_use]
    pub const fn is_duration(&self) -> bool {
        match self.0 {
            Part::Of(info) => matches!(info.unwrapped().notation(), Notation::Duration),
            _ => false,
        }
    }

    /// Returns the form of an enum; `None` for a part of another type.
    #[must_use]
    pub fn tagging(&self) -> Option<Tagging> {
        let class = match self.0 {
            Part::Of(info) if info.kind() == Kind::Enum => info.class(),
            Part::Enum(class) => Some(class),
            _ => None,
        };
        class.map(Class::tagging)
    }

    /// Returns `true` if the variant of the part is found by its content.
    #[must_use]
    pub fn is_untagged(&self) -> bool {
        matches!(self.tagging(), Some(Tagging::Untagged))
    }

    /// Returns the part of what a class does not declare.
    fn undeclared(class: &Class) -> Self {
        if class.is_secret() { Self::UNDECLARED } else { Self::OPEN }
    }

    /// Returns the part of what the type does not declare.
    fn unknown(&self) -> Self {
        if self.is_secret() { Self::UNDECLARED } else { Self::OPEN }
    }
}

/// Returns the name of a key in paths, which print the key as the type reads it.
fn key_name<'k>(of: &TypeInfo, key: &'k str) -> Cow<'k, str> {
    let float = match of.kind() {
        Kind::Float => key.parse().ok().filter(|float: &f64| float.is_finite()),
        _ => None,
    };
    float.map_or(Cow::Borrowed(key), |float| Cow::Owned(Value::Float(float).to_string()))
}

fn entry_of<'k>(
    class: &'static Class,
    shape: &'static Shape,
    key: &'k str,
) -> (Cow<'k, str>, DocumentPart) {
    let own = |shape: &'static Shape| shape.find_field(key).filter(|(_, field)| !field.is_extras());
    let bases = || class.ancestors().iter().find_map(|base| own(base.shape(0)));
    match own(shape).or_else(bases) {
        Some((_, field)) => (Cow::Borrowed(field.name()), DocumentPart::of(field.type_info())),
        None => {
            let extras = shape.extras().and_then(|index| shape.fields().get(index));
            let part = match extras {
                _ if class.is_secret() => DocumentPart::UNDECLARED,
                Some(field) => DocumentPart::of(field.type_info()).entry(key).1,
                None => DocumentPart::OPEN,
            };
            (Cow::Borrowed(key), part)
        }
    }
}

fn entry_of_enum<'k>(class: &'static Class, key: &'k str) -> (Cow<'k, str>, DocumentPart) {
    match class.tagging() {
        Tagging::External => {
            let mut variants = class.variants().iter();
            match variants.find(|shape| shape.name() == key || shape.aliases().contains(&key)) {
                Some(shape) => {
                    let part = DocumentPart(Part::Fields(class, shape)).content();
                    (Cow::Borrowed(shape.name()), part)
                }
                None => (Cow::Borrowed(key), DocumentPart::undeclared(class)),
            }
        }
        Tagging::Internal(tag) | Tagging::Adjacent { tag, .. } if key == tag => {
            (Cow::Borrowed(key), DocumentPart::OPEN)
        }
        Tagging::Adjacent { content, .. } if key == content => {
            (Cow::Borrowed(key), DocumentPart(Part::Variant(class)))
        }
        Tagging::Adjacent { .. } => (Cow::Borrowed(key), DocumentPart::undeclared(class)),
        Tagging::Internal(_) | Tagging::Untagged => any_variant(class, key, |part| part.entry(key)),
    }
}

/// Returns the part inside a variant that is not known, since its tag may follow or does not exist. It is
/// that of the first variant that declares it, unless the others differ in their secrets.
fn any_variant<'k>(
    class: &'static Class,
    key: &'k str,
    step: impl Fn(DocumentPart) -> (Cow<'k, str>, DocumentPart),
) -> (Cow<'k, str>, DocumentPart) {
    let contents = class.variants().iter().filter_map(|shape| {
        let content = DocumentPart(Part::Fields(class, shape)).content();
        // An enum in a variant could contain this one.
        let is_enum = matches!(content.0, Part::Of(info) if info.kind() == Kind::Enum);
        (!is_enum).then_some(content)
    });
    let is_declared = |part: &DocumentPart| !matches!(part.0, Part::Open | Part::Undeclared);
    let mut parts = contents.map(step).filter(|(_, part)| is_declared(part));
    match parts.next() {
        None => (Cow::Borrowed(key), DocumentPart::undeclared(class)),
        Some((name, first)) => {
            let differs = parts.any(|(_, part)| first.is_secret() != part.is_secret());
            (name, if differs { DocumentPart::UNDECLARED } else { first })
        }
    }
}
