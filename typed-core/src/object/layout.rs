//! The types of the parts of a value, for writers that otherwise see values only.

use crate::class::{
    Class, ClassKind, Kind, Member, Shape, Style, Tagging, TypeInfo, resolve_stored,
};
use crate::record::ToValue;
use crate::report::{Context, Mismatches, Rejected};
use crate::value::{MAX_DEPTH, Map, Value};

/// The type that a value was shown from.
#[derive(Clone, Copy, Debug)]
pub enum Layout {
    /// Unknown, or not relevant.
    Any,
    /// A type that is not a class.
    Type(&'static TypeInfo),
    /// A struct, or the content of a variant.
    Fields(&'static Class, &'static Shape),
    /// An enum with its variant.
    Enum(&'static Class),
    /// A variant that is named beside its content, and the key of the content.
    Beside(&'static str, &'static Class, &'static Shape),
}

impl Layout {
    /// Returns the layout of a value that [`ToValue::to_value`] shows.
    pub fn of<T: ToValue>(value: &T) -> Self {
        match value.record() {
            Some(record) => Self::of_class(record.class()),
            None => Self::of_type(T::TYPE),
        }
    }

    /// Returns the name of the class, if the layout is that of a class.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Fields(class, _) | Self::Enum(class) | Self::Beside(_, class, _) => {
                Some(class.name())
            }
            Self::Any | Self::Type(_) => None,
        }
    }

    /// Looks through wrappers and newtypes, which values do not show.
    fn of_type(mut info: &'static TypeInfo) -> Self {
        // A newtype can contain itself.
        for _ in 0..MAX_DEPTH {
            info = info.unwrapped();
            match (info.kind(), info.class()) {
                (Kind::Newtype, Some(class)) => match class.fields().first() {
                    Some(field) => info = field.type_info(),
                    None => return Self::Any,
                },
                (_, Some(class)) => return Self::of_class(class),
                (_, None) => return Self::Type(info),
            }
        }
        Self::Any
    }

    fn of_class(class: &'static Class) -> Self {
        match class.kind() {
            ClassKind::Struct => Self::of_shape(class, class.shape(0)),
            ClassKind::Enum => Self::Enum(class),
        }
    }

    fn of_shape(class: &'static Class, shape: &'static Shape) -> Self {
        match (shape.style(), shape.fields().first()) {
            (Style::Newtype, Some(field)) => Self::of_type(field.type_info()),
            _ => Self::Fields(class, shape),
        }
    }

    /// Returns `true` for an `f32`, which is an `f64` in a value.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(self, Self::Type(info) if info.kind() == Kind::Float && info.name() == "f32")
    }

    /// Returns the layout of an item of a list, or of a field, if it is relevant.
    #[must_use]
    pub fn item(self, index: usize, value: &Value<'_>) -> Self {
        if !matters(value) {
            return Self::Any;
        }
        let item = match self {
            Self::Type(info) if info.kind() == Kind::List => match info.arguments() {
                [item] => Some(*item),
                items => items.get(index).copied(),
            },
            Self::Fields(_, shape) => shape.fields().get(index).map(|field| field.type_info()),
            _ => None,
        };
        item.map_or(Self::Any, Self::of_type)
    }

    /// Returns the layout of the entries of this map. For a variant with an internal tag it is that
    /// of its fields.
    #[must_use]
    pub fn of_entries(self, map: &Map<'_>) -> Self {
        let Self::Enum(class) = self else { return self };
        let tagged = |tag| {
            let name = map.get(tag).and_then(Value::as_str);
            class.variants().iter().find(|shape| Some(shape.name()) == name)
        };
        let layout = match class.tagging() {
            Tagging::Internal(tag) => tagged(tag).map(|shape| Self::of_shape(class, shape)),
            Tagging::Adjacent { tag, content } => {
                tagged(tag).map(|shape| Self::Beside(content, class, shape))
            }
            Tagging::External => Some(self),
            // A value does not tell which variant it is. Singles are written as doubles then.
            _ => None,
        };
        layout.unwrap_or(Self::Any)
    }

    /// Returns the layout of the value under a key, if it is relevant.
    #[must_use]
    pub fn entry(self, key: &Value<'_>, value: &Value<'_>) -> Self {
        if !matters(value) {
            return Self::Any;
        }
        let name = key.as_str().unwrap_or_default();
        match self {
            Self::Type(info) if info.kind() == Kind::Map => {
                info.arguments().get(1).copied().map_or(Self::Any, Self::of_type)
            }
            Self::Fields(class, shape) => {
                field(class, shape, name).map_or(Self::Any, Self::of_type)
            }
            Self::Enum(class) => {
                let mut variants = class.variants().iter();
                let shape = variants.find(|shape| shape.name() == name);
                shape.map_or(Self::Any, |shape| Self::of_shape(class, shape))
            }
            Self::Beside(content, class, shape) if content == name => Self::of_shape(class, shape),
            Self::Beside(..) | Self::Any | Self::Type(_) => Self::Any,
        }
    }
}

/// Returns `true` if the value is a float, or can contain one.
const fn matters(value: &Value<'_>) -> bool {
    matches!(value, Value::Float(_) | Value::List(_) | Value::Map(_))
}

/// Runs a check with a context in which `name` stands for the class.
///
/// # Errors
/// - All mismatches that the check reported.
pub fn report<T>(
    name: &'static str,
    check: impl FnOnce(&mut Context<'_>) -> Result<T, Rejected>,
) -> Result<T, Mismatches> {
    let mut report = Mismatches::new();
    check(&mut Context::new(&mut report, name)).map_err(|_| report)
}

/// Returns the type of the entry that a struct or a variant shows under a name.
fn field(class: &'static Class, shape: &'static Shape, name: &str) -> Option<&'static TypeInfo> {
    if let Some(index) = shape.find(name) {
        return Some(shape.fields().get(index)?.type_info());
    }
    if let Some(Member::InBase(index)) = resolve_stored(class, name) {
        let base = shape.fields().get(index)?.type_info().class()?;
        return field(base, base.shape(0), name);
    }
    let extras = shape.fields().get(shape.extras()?)?.type_info();
    extras.unwrapped().arguments().get(1).copied()
}
