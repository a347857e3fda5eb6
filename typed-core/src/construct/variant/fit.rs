//! The shape test of untagged enums: kinds and keys, compared without constructing anything.
//!
//! It takes time linear in the number of keys, and looks at nested values for their kind only.

use crate::class::{
    Class, ClassKind, Domain, Field, Kind, Shape, Style, Tagging, TypeInfo, UnknownFields,
    resolve_inherited,
};
use crate::construct::field_set::FieldSet;
use crate::construct::variant::find_plain;
use crate::value::{Map, Value};
use core::ptr;

/// The result of the shape test.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    /// The number of fields of another kind, of unknown or duplicate keys, and of missing keys;
    /// [`Fit::OTHER_KIND`] if the whole value is of another kind.
    pub(super) faults: u32,
    /// `true` if the type certainly rejects the value. A type of another crate can accept values of
    /// any kind.
    pub(super) is_certain: bool,
}

/// The number of newtypes and untagged enums that the test looks through. Each of the latter
/// compares all its variants.
const MOST_LAYERS: u8 = 3;

impl Fit {
    /// The number of faults of a value of another kind.
    pub(super) const OTHER_KIND: u32 = u32::MAX;

    const FITS: Self = Self { faults: 0, is_certain: false };

    const MISFIT: Self = Self { faults: Self::OTHER_KIND, is_certain: true };

    /// Compares a value with a variant of an untagged enum.
    pub(super) fn of_variant(class: &'static Class, shape: &Shape, value: &Value<'_>) -> Self {
        Self::of_shape(class, shape, value, MOST_LAYERS, true)
    }

    /// Compares a value with a struct or a variant: its keys only if `has_keys` is `true`.
    fn of_shape(
        class: &'static Class,
        shape: &Shape,
        value: &Value<'_>,
        layers: u8,
        has_keys: bool,
    ) -> Self {
        match (shape.style(), value) {
            (Style::Newtype, _) => match (shape.fields().first(), layers.checked_sub(1)) {
                (Some(field), Some(layers)) => {
                    Self::of_type(field.type_info(), value, layers, has_keys)
                }
                _ => Self::FITS,
            },
            (Style::Unit, Value::Null) => Self::FITS,
            (Style::Named, Value::Map(_)) | (Style::Tuple, Value::List(_)) if !has_keys => {
                Self::FITS
            }
            (Style::Named, Value::Map(map)) => Self::of_entries(class, shape, map),
            (Style::Tuple, Value::List(items)) => Self::of_items(shape.fields(), items),
            _ => Self::MISFIT,
        }
    }

    /// Compares a value with a type.
    fn of_type(info: &TypeInfo, value: &Value<'_>, layers: u8, has_keys: bool) -> Self {
        if value.is_null() && info.is_optional() {
            return Self::FITS;
        }
        let Some(class) = info.class() else { return Self::of_kind(info, value) };
        if class.kind() == ClassKind::Struct {
            return Self::of_shape(class, class.shape(0), value, layers, has_keys);
        }
        match (class.tagging(), value) {
            (Tagging::Untagged, _) => Self::of_any_variant(class, value, layers, has_keys),
            (Tagging::External, Value::Str(name)) => Self::unless(
                find_plain(class, name).is_some_and(|(_, shape)| shape.style().is_unit()),
            ),
            (Tagging::External, Value::Map(map)) => {
                let name = map.iter().next().and_then(|(key, _)| key.as_str());
                Self::unless(map.len() == 1 && is_variant(class, name))
            }
            (Tagging::Internal(tag) | Tagging::Adjacent { tag, .. }, Value::Map(map)) => {
                Self::unless(is_variant(class, map.get(tag).and_then(Value::as_str)))
            }
            _ => Self::MISFIT,
        }
    }

    /// Compares a value with all variants, and returns the best result.
    fn of_any_variant(
        class: &'static Class,
        value: &Value<'_>,
        layers: u8,
        has_keys: bool,
    ) -> Self {
        let Some(layers) = layers.checked_sub(1) else { return Self::FITS };
        class.variants().iter().fold(Self::MISFIT, |best, shape| {
            let fit = Self::of_shape(class, shape, value, layers, has_keys);
            Self {
                faults: best.faults.min(fit.faults),
                is_certain: best.is_certain && fit.is_certain,
            }
        })
    }

    /// Compares the kind of a value with that of a type that is not a class.
    fn of_kind(info: &TypeInfo, value: &Value<'_>) -> Self {
        let fits = match value {
            _ if info.kind() == Kind::Any => true,
            Value::Null => info.kind() == Kind::Null,
            Value::Bool(_) => info.kind() == Kind::Bool,
            Value::Int(_) | Value::BigInt(_) => matches!(info.kind(), Kind::Int | Kind::Float),
            Value::Float(_) => info.kind() == Kind::Float,
            Value::OutOfRange(_) => matches!(info.kind(), Kind::Int | Kind::Float),
            Value::Str(_) => matches!(info.kind(), Kind::Str | Kind::Bytes),
            Value::Bytes(_) | Value::List(_) => matches!(info.kind(), Kind::List | Kind::Bytes),
            Value::Map(_) => info.kind() == Kind::Map,
            Value::Opaque(_) => info.kind() == Kind::Opaque,
            Value::TooDeep => false,
        };
        if fits { Self::FITS } else { Self { is_certain: is_of_std(info), ..Self::MISFIT } }
    }

    fn of_items(fields: &[Field], items: &[Value<'_>]) -> Self {
        let mut sum = Self::unless(fields.len() == items.len());
        for (field, item) in fields.iter().zip(items) {
            sum.add_field(field, item);
        }
        sum
    }

    fn of_entries(class: &'static Class, shape: &Shape, map: &Map<'_>) -> Self {
        let mut sum = Self::FITS;
        let mut given = FieldSet::default();
        for (key, value) in map.iter() {
            let name = key.as_str();
            match name.and_then(|name| shape.find_field(name)) {
                Some((index, field)) if given.insert(index) => sum.add_field(field, value),
                Some(_) => sum.add(true),
                None if name.is_some_and(|name| is_known(class, name)) => {}
                None => sum.add(true),
            }
        }
        for (index, field) in shape.fields().iter().enumerate() {
            if !given.contains(index) && is_required(class, index, field) {
                sum.add(is_certainly_required(field.type_info()));
            }
        }
        sum
    }

    fn add_field(&mut self, field: &Field, value: &Value<'_>) {
        let fit = Self::of_type(field.type_info(), value, MOST_LAYERS, false);
        if fit.faults > 0 {
            self.add(fit.is_certain);
        }
    }

    fn add(&mut self, is_certain: bool) {
        // One less than that of another kind.
        self.faults = self.faults.saturating_add(1).min(Self::OTHER_KIND - 1);
        self.is_certain |= is_certain;
    }

    /// Returns one fault unless the condition holds.
    fn unless(fits: bool) -> Self {
        if fits { Self::FITS } else { Self { faults: 1, is_certain: true } }
    }
}

fn is_variant(class: &'static Class, name: Option<&str>) -> bool {
    name.is_some_and(|name| find_plain(class, name).is_some())
}

/// Returns `true` if a name that is not that of an own field is accepted.
fn is_known(class: &'static Class, name: &str) -> bool {
    class.unknown() != UnknownFields::Deny || resolve_inherited(class, name).is_some()
}

/// Returns `true` if a field has no default. A base is not required as a whole.
fn is_required(class: &'static Class, index: usize, field: &Field) -> bool {
    let info = field.type_info();
    !info.is_optional()
        && info.kind() != Kind::Null
        && !field.is_flattened()
        && field.default().is_none()
        && class.kept_default(index).is_none()
}

/// Returns `true` if a type has no value for a missing field. Wrappers and types of other crates
/// may have one.
fn is_certainly_required(info: &TypeInfo) -> bool {
    let is_wrapped = !ptr::eq(info.unwrapped(), info);
    !is_wrapped && (info.class().is_some() || is_of_std(info))
}

/// Returns `true` for types of the standard library, which accept values of their kind only.
fn is_of_std(info: &TypeInfo) -> bool {
    info.domain() != Domain::Unknown
}
