//! The types that fields and parameters can have.

use crate::access;
use crate::access::notify_constructed;
use crate::class::{Class, Final, Held, TypeInfo};
use crate::object::Typed;
use crate::record::check;
use crate::record::into_field::{Form, IntoField, Primitive};
use crate::record::record::{Record, RecordMut};
use crate::record::slot::{Slot, SlotMut, Visitor};
use crate::record::vacant::Vacant;
use crate::report::{Context, Mismatches, Rejected, TypeMismatch};
use crate::value::{Segment, Untyped, Value};
use alloc::borrow::Cow;
use alloc::string::String;

/// A type whose values can be shown as dynamic ones.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a typed field or parameter can have",
    label = "not a `FieldType`",
    note = "if the type is yours: add `#[derive(Typed)]` to it",
    note = "if it is not: write a newtype that implements `ToValue` and `FieldType`, as the documentation of `FieldType` shows",
    note = "if its values need no checks: mark the field `#[typed(opaque)]`, or `#[typed(skip)]` to leave it out"
)]
pub trait ToValue {
    /// The name and the kind of the type.
    const TYPE: &'static TypeInfo;

    /// The type that constraints are about: that of a newtype's field, or of what a pointer points to.
    #[doc(hidden)]
    const HELD: Held<'static> = Held::of(Self::TYPE);

    /// The class, where it is a struct or an enum that derives `Typed`, or a pointer to one: for const code,
    /// which cannot ask the metadata.
    #[doc(hidden)]
    const OBJECT_CLASS: Option<&'static Class> = None;

    /// Tells if there is a [blank](ToValue::blank).
    #[doc(hidden)]
    const HAS_PLACEHOLDER: bool = false;

    /// Returns the value that stands in the place of another while an object is constructed. It owns nothing,
    /// so that it need not be dropped. It is a value like any other: a struct or an enum with checks has none.
    #[doc(hidden)]
    fn placeholder() -> Self
    where
        Self: Sized,
    {
        unreachable!("only asked for where there is one")
    }

    /// The value, borrowed where it can be. Allocates for collections and nested structs only.
    fn to_value(&self) -> Value<'_>;

    /// The value that constraints are held against: what a secret hides.
    #[doc(hidden)]
    #[inline(always)]
    fn unredacted(&self) -> Value<'_> {
        self.to_value()
    }

    /// Whether it is nested more deeply, where the type does not tell.
    #[doc(hidden)]
    fn is_deeper_than(&self, depth: u8) -> bool {
        let _ = depth;
        false
    }

    /// The item or field one step down a path.
    #[doc(hidden)]
    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        let _ = segment;
        None
    }

    /// The fields, where this is a struct or an enum.
    #[doc(hidden)]
    fn record(&self) -> Option<&dyn Record> {
        None
    }

    /// Shows the visitor each item of a collection, with the step that leads to it.
    #[doc(hidden)]
    fn visit(&self, visitor: &mut Visitor<'_>) {
        let _ = visitor;
    }

    /// Erases the type of a field that is read.
    #[doc(hidden)]
    #[inline(always)]
    fn shown_slot(place: &Self, _: Final) -> &dyn Slot
    where
        Self: Sized,
    {
        place
    }
}

/// A type that a field or a parameter can have: made from a [`Value`], and shown as one.
///
/// `'v` is the lifetime of what the value borrows: an owned type implements it for every `'v`, a
/// `&'a str` for those that outlive `'a`. `#[derive(Typed)]` implements it for structs and enums;
/// scalars, strings, collections, `Option`, tuples, arrays, smart pointers, `NonZero` integers,
/// durations and paths have it. The checks are strict: no number is made from text, no integer from
/// a float or a boolean; an integer is taken for a float where that is exact.
///
/// A type of your own needs a name, a way in and a way out:
///
/// ```
/// use typed_core::{Context, Composite, FieldType, Kind, Rejected, ToValue, TypeInfo, Value, code};
///
/// #[derive(Debug, PartialEq)]
/// struct Color(u32);
///
/// impl ToValue for Color {
///     const TYPE: &'static TypeInfo = &TypeInfo::new("Color", Kind::Str);
///
///     fn to_value(&self) -> Value<'_> {
///         Value::from(format!("#{:06x}", self.0))
///     }
/// }
///
/// impl<'v> FieldType<'v> for Color {
///     type Form = Composite;
///
///     fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
///         let Some(text) = value.as_str() else { return Err(cx.mismatch(Self::TYPE, &value)) };
///         match text.strip_prefix('#').map(|hex| u32::from_str_radix(hex, 16)) {
///             Some(Ok(color)) => Ok(Color(color)),
///             _ => Err(cx.reject(code::TYPE, "a color such as #ff8800", &value)),
///         }
///     }
/// }
///
/// assert_eq!(typed_core::from_value::<Color>("#ff8800".into()).unwrap(), Color(0xff8800));
/// let report = typed_core::from_value::<Color>("red".into()).unwrap_err();
/// assert_eq!(report.to_string(), "Color: expected a color such as #ff8800, got str \"red\"");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a typed field or parameter can have",
    label = "not a `FieldType`",
    note = "if the type is yours: add `#[derive(Typed)]` to it",
    note = "if it is not: write a newtype that implements `ToValue` and `FieldType`, as the documentation of `FieldType` shows",
    note = "if its values need no checks: mark the field `#[typed(opaque)]`, or `#[typed(skip)]` to leave it out"
)]
pub trait FieldType<'v>: ToValue + Sized {
    /// [`Composite`](crate::Composite) for every type but the scalars that `Value` converts from.
    type Form: Form;

    /// Whether text is kept as it comes, so that constraints can be held against it before it is.
    #[doc(hidden)]
    const KEEPS_TEXT: bool = false;

    /// Checks the value and makes a `Self` of it.
    ///
    /// # Errors
    /// After reporting every mismatch to `cx`, where the value is not one of this type.
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected>;

    /// What an inlined setter makes of a scalar, where that needs no report: the same as
    /// [`FieldType::check`] makes of it.
    #[doc(hidden)]
    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        let _ = plain;
        None
    }

    /// What an inlined setter makes of owned text: one of two ways to go on. It is no `Result`,
    /// since that would be told apart at run time.
    #[doc(hidden)]
    #[inline(always)]
    fn from_string<S, R>(
        text: String,
        state: S,
        fits: impl FnOnce(S, Self) -> R,
        otherwise: impl FnOnce(S, Value<'v>) -> R,
    ) -> R {
        let _ = fits;
        otherwise(state, text.into())
    }

    /// Replaces `self` by a text, which is taken where it is owned; whether it can.
    #[doc(hidden)]
    #[inline]
    fn keep_text(&mut self, text: &mut Cow<'v, str>) -> bool {
        let _ = text;
        false
    }

    /// Checks the value and replaces `self`, which stays as it is where the check fails. Override
    /// it where something of the old value, such as its buffer, can be used again.
    ///
    /// # Errors
    /// As [`FieldType::check`].
    #[inline]
    fn assign(&mut self, value: Value<'v>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        *self = Self::check(value, cx)?;
        Ok(())
    }

    /// What a field of this type is where nothing is given: `None` for an `Option`, otherwise the
    /// field is missing.
    #[must_use]
    fn if_missing() -> Option<Self> {
        None
    }

    /// The item one step down a path, to be set.
    #[doc(hidden)]
    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        let _ = segment;
        None
    }

    /// Adds an item under a key that is not there; `None` where the type has no keys.
    #[doc(hidden)]
    fn insert_item(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        let _ = (segment, value, cx);
        None
    }

    /// Takes out again what `insert_item` added.
    #[doc(hidden)]
    fn remove_item(&mut self, segment: &Segment<'_>) {
        let _ = segment;
    }

    /// The fields, where this is a struct or an enum.
    #[doc(hidden)]
    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        None
    }

    // The rest is for the derive, which asks everything in this form: the compiler then reports a type that is
    // no field type once.
    #[doc(hidden)]
    const FIELD_TYPE: &'static TypeInfo = Self::TYPE;

    #[doc(hidden)]
    const FIELD_HAS_PLACEHOLDER: bool = Self::HAS_PLACEHOLDER;

    /// The value of a field or a class attribute that is read by value.
    #[doc(hidden)]
    fn owned_value(value: &Self, _: Final) -> Untyped {
        value.to_value().into_owned()
    }

    #[doc(hidden)]
    fn check_field(
        refusal: Option<String>,
        value: &Self,
        cx: &mut Context<'_>,
        _: Final,
    ) -> Result<(), Rejected> {
        check::check_value(refusal, value, cx)
    }

    #[doc(hidden)]
    #[inline(always)]
    fn field_placeholder() -> Self {
        Self::placeholder()
    }

    /// Erases the type of a field that is read.
    #[doc(hidden)]
    #[inline(always)]
    fn field_slot(place: &Self, _: Final) -> &dyn Slot {
        place
    }

    /// As [`FieldType::field_slot`], through the table that the field is written by.
    #[doc(hidden)]
    #[inline(always)]
    fn field_slot_by_mut(place: &Self, _: Final) -> &dyn SlotMut<'v> {
        place
    }

    /// Erases the type of a field that is written.
    #[doc(hidden)]
    #[inline(always)]
    fn field_slot_mut(place: &mut Self, _: Final) -> &mut dyn SlotMut<'v> {
        place
    }

    /// Erases the type of a field of a draft.
    #[doc(hidden)]
    #[inline(always)]
    fn field_vacant(place: &mut Vacant<Self>, _: Final) -> &mut dyn SlotMut<'v> {
        place
    }

    #[doc(hidden)]
    #[inline(always)]
    fn set_field<T: Typed, const INDEX: usize>(
        place: &mut Self,
        value: impl IntoField<'v, Self>,
        _: Final,
    ) -> Result<(), TypeMismatch> {
        access::set_place::<T, Self, INDEX>(place, value)
    }

    #[doc(hidden)]
    #[inline(always)]
    fn set_field_with<T: Typed, O, const INDEX: usize>(
        object: &mut O,
        value: impl IntoField<'v, Self>,
        check: impl Fn(&Self, &mut Context<'_>) -> Result<(), Rejected>,
        store: impl Fn(&mut O, Self) -> Result<(), TypeMismatch>,
        _: Final,
    ) -> Result<(), TypeMismatch> {
        access::set_with::<T, O, Self, INDEX>(object, value, check, store)
    }
}

/// Checks a value on its own, outside any struct.
///
/// # Errors
/// Every mismatch, with the name of the type in place of a class.
///
/// ```
/// let limits: Vec<(String, u8)> = typed_core::from_value([("cpu", 4), ("gpu", 1)].into())?;
/// assert_eq!(limits, [("cpu".to_owned(), 4), ("gpu".to_owned(), 1)]);
/// # Ok::<(), typed_core::Mismatches>(())
/// ```
pub fn from_value<'v, T: FieldType<'v>>(value: Value<'v>) -> Result<T, Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, T::TYPE.name());
    match T::check(value, &mut cx.redact_for_type::<T>()) {
        Ok(value) => {
            if let Some(object) = value.record() {
                notify_constructed(object);
            }
            Ok(value)
        }
        Err(_) => Err(report),
    }
}
