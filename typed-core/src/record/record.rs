//! Records: structs and enums as numbered fields, which the derive implements.

use crate::class::{
    Class, ClassKind, Field, Member, Private, Sealed, Shape, Style, Tagging, resolve_stored,
};
use crate::record::behavior::{BehaviorMut, Header, no_variant, not_exchanged};
use crate::record::kept::{Incoming, Kept};
use crate::record::slot::{Slot, SlotMut};
use crate::report::{Context, Fault, Rejected};
use crate::value::{Map, Value};
use alloc::vec::Vec;
use core::any::Any;

/// A struct, or an enum in its current variant, for reading. Operations that few fields need are
/// behind `header`, so that the vtable is small.
pub trait Record {
    /// Returns the constant parts.
    fn header(&self) -> Header<'_>;

    /// Returns the slot of a field. Opaque fields, and those of a packed struct, have none and are
    /// only [shown](super::behavior::Behavior::show_only). A draft is read by the slots that it is
    /// written by.
    fn slot(&self, index: usize) -> Option<&dyn Slot> {
        let _ = index;
        None
    }
}

impl dyn Record + '_ {
    /// Returns the class.
    #[inline]
    pub(crate) fn class(&self) -> &'static Class {
        self.header().class()
    }

    /// Returns the fields of the struct, or of the enum's current variant.
    #[inline(never)]
    pub(crate) fn shape(&self) -> &'static Shape {
        self.header().shape()
    }
}

impl dyn RecordMut<'_> + '_ {
    /// Returns the class.
    #[inline]
    pub(crate) fn class(&self) -> &'static Class {
        self.header().class()
    }

    /// Returns the fields of the struct, or of the enum's current variant.
    #[inline]
    pub(crate) fn shape(&self) -> &'static Shape {
        (self as &dyn Record).shape()
    }
}

/// A struct, or an enum in its current variant, for writing. The derive implements it. Each method
/// takes the seal of its own type, so that a custom implementation cannot reach objects of other
/// types.
pub trait Slots<'v>: Record + Sized {
    /// `true` if the type implements `exchange` or `fill_default`.
    const HAS_BEHAVIOR: bool = false;

    /// Returns the slot of a field, unless the field can only be exchanged.
    fn slot_mut(&mut self, index: usize, access: Private<Self>) -> Option<&mut dyn SlotMut<'v>>;

    /// Returns the object itself, for its methods; `None` if its methods cannot be called by name.
    #[inline]
    fn object_mut(&mut self, _: Private<Self>) -> Option<&mut dyn Any> {
        None
    }

    /// Sets a field to a checked value, and restores it if the object's check then fails. Returns
    /// the old value if it is to be kept. Only structs that need it implement it. An enum cannot
    /// exchange a part of its variant.
    ///
    /// # Errors
    /// - All mismatches of the value.
    /// - The error of the check.
    fn exchange(
        &mut self,
        index: usize,
        content: Incoming<'v>,
        cx: &mut Context<'_>,
        _: Private<Self>,
    ) -> Result<Option<Kept<'v>>, Rejected> {
        let _ = index;
        Err(not_exchanged(&content, cx))
    }

    /// Fills an empty slot with the default of its field. Returns `true` if there is one.
    fn fill_default(&mut self, index: usize, _: Private<Self>) -> bool {
        let _ = index;
        false
    }

    /// Constructs the variant of this index, without the check of the enum.
    ///
    /// # Errors
    /// - All mismatches of the content.
    fn construct_variant(
        index: usize,
        value: Value<'v>,
        cx: &mut Context<'_>,
        _: Private<Self>,
    ) -> Result<Self, Rejected> {
        let _ = index;
        Err(no_variant(&value, cx))
    }
}

/// A struct, or an enum in its current variant, for writing, with its type erased. Only this crate
/// implements it, so that no other code gets a seal that opens objects of all types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not changed by name",
    label = "does not derive `Typed`",
    note = "add `#[derive(Typed)]` to the struct or enum; in generic code, add the bound `Typed`"
)]
pub trait RecordMut<'v>: Record + Sealed<'v> {
    /// See [`Slots::slot_mut`].
    fn slot_mut(&mut self, index: usize, access: Private) -> Option<&mut dyn SlotMut<'v>>;
    /// See [`Slots::object_mut`].
    fn object_mut(&mut self, access: Private) -> Option<&mut dyn Any>;
    /// Returns the optional operations, if there are any.
    fn behavior_mut(&mut self, access: Private) -> Option<&mut dyn BehaviorMut<'v>>;
}

impl<'v, T: Slots<'v>> Sealed<'v> for T {}

#[diagnostic::do_not_recommend]
impl<'v, T: Slots<'v>> RecordMut<'v> for T {
    #[inline]
    fn slot_mut(&mut self, index: usize, _: Private) -> Option<&mut dyn SlotMut<'v>> {
        Slots::slot_mut(self, index, Private::TOKEN)
    }

    #[inline]
    fn object_mut(&mut self, _: Private) -> Option<&mut dyn Any> {
        Slots::object_mut(self, Private::TOKEN)
    }

    #[inline]
    fn behavior_mut(&mut self, _: Private) -> Option<&mut dyn BehaviorMut<'v>> {
        if const { T::HAS_BEHAVIOR } { Some(self) } else { None }
    }
}

/// Returns the value of a field; `null` beyond the last.
pub(crate) fn show(record: &dyn Record, index: usize) -> Value<'_> {
    match record.slot(index) {
        Some(slot) => slot.value(),
        None => show_only(record, index),
    }
}

/// Not inlined, since few fields have no slot.
#[cold]
#[inline(never)]
pub(crate) fn show_only(record: &dyn Record, index: usize) -> Value<'_> {
    record.header().show_only(index)
}

/// Returns the record as a value: a map of its fields, or the form of its style.
pub fn to_value(record: &dyn Record) -> Value<'_> {
    let (class, shape) = (record.class(), record.shape());
    let content = match shape.style() {
        Style::Unit => Value::Null,
        Style::Newtype => show(record, 0),
        Style::Tuple => (0..shape.fields().len()).map(|index| show(record, index)).collect(),
        Style::Named => Value::Map(named(record)),
    };
    match class.kind() {
        ClassKind::Struct => content,
        ClassKind::Enum => of_variant(class.tagging(), shape, content),
    }
}

/// Returns the value of a variant with this content.
fn of_variant<'r>(tagging: Tagging, shape: &'static Shape, content: Value<'r>) -> Value<'r> {
    let is_unit = shape.style().is_unit();
    let mut map = Map::new();
    match tagging {
        Tagging::Untagged => return content,
        Tagging::External if is_unit => return Value::from(shape.name()),
        Tagging::External => map.add(shape.name(), content),
        Tagging::Internal(tag) => {
            map.add(tag, shape.name());
            if let Value::Map(fields) = content {
                fields.into_iter().for_each(|(name, value)| map.add(name, value));
            }
        }
        Tagging::Adjacent { tag, content: key } => {
            map.add(tag, shape.name());
            if !is_unit {
                map.add(key, content);
            }
        }
    }
    Value::Map(map)
}

/// Returns the fields as entries, except those that are left out. Members of bases and collected extras
/// are among the own fields, unless they are hidden.
fn named(record: &dyn Record) -> Map<'_> {
    let (class, mut map) = (record.class(), Map::new());
    for (index, field) in record.shape().fields().iter().enumerate() {
        if !field.is_entry() && record.header().is_left_out(index) {
            continue;
        }
        match show(record, index) {
            Value::Map(inner) if field.is_flattened() => inner
                .into_iter()
                .filter(|(name, _)| name.as_str().is_none_or(|name| is_in(class, name, index)))
                .for_each(|(name, value)| map.add(name, value)),
            Value::Null if field.is_base() => {}
            value => map.add(field.name(), value),
        }
    }
    map
}

/// Returns `true` if a name in a base field, or in the field for extras, leads there.
pub(super) fn is_in(class: &'static Class, name: &str, index: usize) -> bool {
    resolve_stored(class, name).is_none_or(|member| member == Member::InBase(index))
}

/// Returns the fields with their values. The fields of a base are in its place, unless they are
/// hidden.
pub fn fields(record: &dyn Record) -> alloc::vec::IntoIter<(&'static Field, Value<'_>)> {
    let (class, mut all) = (record.class(), Vec::with_capacity(record.shape().fields().len()));
    for (index, field) in record.shape().fields().iter().enumerate() {
        match record.slot(index).and_then(Slot::record) {
            Some(base) if field.is_base() => {
                all.extend(fields(base).filter(|(field, _)| is_in(class, field.name(), index)));
            }
            _ => all.push((field, show(record, index))),
        }
    }
    all.into_iter()
}

/// Returns the current variant of an enum, `None` for a struct.
pub(crate) fn variant(record: &dyn Record) -> Option<&'static Shape> {
    (record.class().kind() == ClassKind::Enum).then(|| record.shape())
}

/// A struct or an enum that derives [`Typed`](crate::Typed). It may borrow.
///
/// Only the derive implements it, together with the methods that construct, set and read objects.
/// Generic code usually needs [`Typed`](crate::Typed), which has those methods.
///
/// ```
/// use typed_structs::HasClass;
///
/// fn names<T: HasClass>() -> Vec<&'static str> {
///     T::STATIC_CLASS.fields().iter().map(|field| field.name()).collect()
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no class",
    label = "does not derive `Typed`",
    note = "add `#[derive(Typed)]` to the struct or enum; in generic code, add the bound `Typed`"
)]
pub trait HasClass: Record {
    /// The metadata of the class. [`Typed::CLASS`](crate::Typed::CLASS) is the same.
    const STATIC_CLASS: &'static Class;

    /// `true` if constructed objects are checked by `after = …`.
    #[doc(hidden)]
    const HAS_AFTER: bool = false;

    /// The function of `before = …`.
    #[doc(hidden)]
    const BEFORE: Option<Before> = None;
}

/// A function that may repair a value before an object is constructed from it. Returns the faults of a
/// value that it rejects.
pub type Before = for<'x, 'v> fn(&'x mut Value<'v>) -> Option<Vec<Fault>>;
