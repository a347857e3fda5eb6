//! The trait of types that fields and parameters can have.

use crate::class::{Final, TypeInfo};
use crate::record::faults;
use crate::record::input::Input;
use crate::record::into_field::{Form, IntoField, Primitive};
use crate::record::items::ItemsMut;
use crate::record::kept::StaticTask;
use crate::record::record::{HasClass, RecordMut};
use crate::record::setter::{set_place, set_with};
use crate::record::slot::{Slot, SlotMut};
use crate::record::to_value::ToValue;
use crate::record::vacant::Vacant;
use crate::report::{Context, Fault, Rejected, TypeMismatch};
use crate::value::{Segment, Untyped, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// A type that a field or a parameter can have: converted from a [`Value`], and shown as one.
///
/// `'v` is the lifetime of the data that the value borrows. An owned type implements the trait for
/// every `'v`, and `&'a str` for those that outlive `'a`. `#[derive(Typed)]` implements it for
/// structs and enums. Scalars, strings, collections, `Option`, tuples, arrays, smart pointers,
/// `NonZero` integers, durations and paths implement it.
///
/// The checks are strict. A string is not converted to a number, nor a float or a boolean to an
/// integer. An integer is converted to a float if that is exact.
///
/// A type of another crate need not implement it: see the attributes `text`, `serde` and `with` on the
/// page [attributes](https://docs.rs/typed-structs/latest/typed_structs/guide/attributes/).
///
/// A custom type needs a name, a conversion from a value and one to a value:
///
/// ```
/// use typed_structs::{Context, Composite, FieldType, Kind, Rejected, ToValue, TypeInfo, Value, code};
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
/// assert_eq!(typed_structs::from_value::<Color>("#ff8800".into()).unwrap(), Color(0xff8800));
/// let report = typed_structs::from_value::<Color>("red".into()).unwrap_err();
/// assert_eq!(report.to_string(), "Color: expected a color such as #ff8800, got str \"red\"");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a typed field or parameter can have",
    label = "not a `FieldType`",
    note = "if the type is yours: add `#[derive(Typed)]` to it, or implement `ToValue` and `FieldType`",
    note = "if a feature of `typed-structs` has the name of its crate, such as `uuid`: enable it",
    note = "if it implements `FromStr` and `Display`: mark the field `#[typed(text)]`; if it implements the traits of serde: `#[typed(serde)]`",
    note = "otherwise: name a module that converts it, `#[typed(with = module)]`, pass it through unread, `#[typed(opaque)]`, or leave it out, `#[typed(skip)]`"
)]
pub trait FieldType<'v>: ToValue + Sized {
    /// The form in which setters convert values: [`Composite`](crate::Composite), except for the
    /// scalars that `Value` converts from.
    type Form: Form;

    /// `true` if a string is stored unchanged, so that constraints can be checked before it is.
    #[doc(hidden)]
    const KEEPS_TEXT: bool = false;

    /// Checks the value and converts it to this type.
    ///
    /// # Errors
    /// - The value is not one of this type. Every mismatch was reported to `cx`.
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected>;

    /// Like [`FieldType::check`], for a part of a document too.
    ///
    /// # Errors
    /// - The input is not one of this type. Every mismatch was reported to `cx`.
    /// - The document breaks off.
    #[doc(hidden)]
    #[inline]
    fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        Self::check(input.take_value(cx)?, cx)
    }

    /// Converts a scalar in an inlined setter, if that needs no report. It is equivalent to
    /// [`FieldType::check`].
    #[doc(hidden)]
    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        let _ = plain;
        None
    }

    /// Converts an owned string in an inlined setter: calls `fits` or `otherwise`. A `Result` would
    /// have to be matched at run time.
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

    /// Replaces `self` by a string, which is taken if it is owned. Returns `true` if that is
    /// possible.
    #[doc(hidden)]
    #[inline]
    fn keep_text(&mut self, text: &mut Cow<'v, str>) -> bool {
        let _ = text;
        false
    }

    /// Checks the value and replaces `self`, which does not change if the check fails. Implement it
    /// to reuse parts of the old value, such as its buffer.
    ///
    /// # Errors
    /// - Those of [`FieldType::check`].
    #[inline]
    fn assign(&mut self, value: Value<'v>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        *self = Self::check(value, cx)?;
        Ok(())
    }

    /// Returns the value of a missing field of this type: `None` for an `Option`. Other fields are
    /// required.
    #[must_use]
    fn if_missing() -> Option<Self> {
        None
    }

    /// Runs a task if the type is known to borrow nothing.
    ///
    /// If a check around a field rejects its new value, the old one is moved back, exactly as it was.
    /// Of a type that does not say that it borrows nothing, a copy is made from its value instead.
    /// A type of your own that borrows nothing says so in one line:
    ///
    /// ```ignore
    /// fn if_static<W: StaticTask<Self>>(task: W) -> Option<W::Output> {
    ///     Some(task.run())
    /// }
    /// ```
    #[inline]
    fn if_static<W: StaticTask<Self>>(task: W) -> Option<W::Output> {
        let _ = task;
        None
    }

    /// Returns the item one step down a path, to set it.
    #[doc(hidden)]
    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        let _ = segment;
        None
    }

    /// Returns the items of a collection, to add and to remove some.
    #[doc(hidden)]
    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        None
    }

    /// Returns the fields of a struct or an enum, to set them.
    #[doc(hidden)]
    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        None
    }

    // The derive uses the type only through the following items. So the compiler reports a type
    // that is not a field type once.
    #[doc(hidden)]
    const FIELD_TYPE: &'static TypeInfo = Self::TYPE;

    #[doc(hidden)]
    const FIELD_HAS_PLACEHOLDER: bool = Self::HAS_PLACEHOLDER;

    /// Returns the value of a field or a class attribute that is read by value.
    #[doc(hidden)]
    fn owned_value(value: &Self, _: Final) -> Untyped {
        value.to_value().into_owned()
    }

    #[doc(hidden)]
    fn check_field(
        found: Option<Vec<Fault>>,
        value: &Self,
        cx: &mut Context<'_>,
        _: Final,
    ) -> Result<(), Rejected> {
        faults::check_value(found, value, cx)
    }

    #[doc(hidden)]
    #[inline(always)]
    fn field_placeholder() -> Self {
        Self::placeholder()
    }

    /// Erases the type of a field for reading.
    #[doc(hidden)]
    #[inline(always)]
    fn field_slot(place: &Self, _: Final) -> &dyn Slot {
        place
    }

    /// Like [`FieldType::field_slot`], but with the vtable for writing.
    #[doc(hidden)]
    #[inline(always)]
    fn field_slot_by_mut(place: &Self, _: Final) -> &dyn SlotMut<'v> {
        place
    }

    /// Erases the type of a field for writing.
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
    fn set_field<T: HasClass, const INDEX: usize>(
        place: &mut Self,
        value: impl IntoField<'v, Self>,
        _: Final,
    ) -> Result<(), TypeMismatch> {
        set_place::<T, Self, INDEX>(place, value)
    }

    #[doc(hidden)]
    #[inline(always)]
    fn set_field_with<T: HasClass, O, const INDEX: usize>(
        object: &mut O,
        value: impl IntoField<'v, Self>,
        check: impl Fn(&Self, &mut Context<'_>) -> Result<(), Rejected>,
        store: impl Fn(&mut O, Self) -> Result<(), TypeMismatch>,
        _: Final,
    ) -> Result<(), TypeMismatch> {
        set_with::<T, O, Self, INDEX>(object, value, check, store)
    }
}
