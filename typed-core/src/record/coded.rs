//! Fields whose types are not field types. A codec converts their values; the macro writes one for each
//! such field.

use crate::class::{Kind, TypeInfo};
use crate::record::faults::check_value;
use crate::record::field_type::FieldType;
use crate::record::into_field::Composite;
use crate::record::kept::if_static;
use crate::record::to_value::ToValue;
use crate::record::vacant::Vacant;
use crate::report::{Context, Fault, Rejected, code};
use crate::value::{List, Value};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Display, Write};
use core::marker::PhantomData;
use core::mem;
use core::str::FromStr;

/// The conversion of a type to values and from them.
pub trait Codec<T>: 'static {
    /// The name and the kind of the type.
    const TYPE: &'static TypeInfo;

    /// Checks a value and converts it.
    ///
    /// # Errors
    /// - The value is not one of the type. The mismatch was reported to `cx`.
    fn read_value(value: Value<'_>, cx: &mut Context<'_>) -> Result<T, Rejected>;

    /// Shows a value of the type.
    fn to_value(value: &T) -> Value<'_>;

    /// Returns the value of a missing field.
    #[must_use]
    fn if_missing() -> Option<T> {
        None
    }
}

/// A value with its codec, which make a field type. Drafts hold it; the object itself holds a `T`.
#[derive(Debug)]
pub struct Coded<T, C>(T, PhantomData<fn() -> C>);

#[doc(hidden)]
impl<T, C> Coded<T, C> {
    pub const fn new(value: T) -> Self {
        Self(value, PhantomData)
    }

    pub const fn get(&self) -> &T {
        &self.0
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}

#[doc(hidden)]
impl<T, C: Codec<T>> Coded<T, C> {
    /// Shows a field of an object.
    pub fn show(value: &T) -> Value<'_> {
        C::to_value(value)
    }
}

#[doc(hidden)]
impl<T, C> Vacant<Coded<T, C>> {
    /// Like [`Vacant::peek`].
    #[must_use]
    pub fn peek_coded(&self) -> Option<&T> {
        self.peek().map(Coded::get)
    }

    /// Like [`Vacant::swap`].
    pub fn swap_coded(&mut self, field: &mut T) {
        if let Self::Filled(value) = self {
            mem::swap(field, &mut value.0);
        }
    }
}

impl<T, C: Codec<T>> ToValue for Coded<T, C> {
    const TYPE: &'static TypeInfo = C::TYPE;

    fn to_value(&self) -> Value<'_> {
        C::to_value(&self.0)
    }
}

impl<'v, T: 'static, C: Codec<T>> FieldType<'v> for Coded<T, C> {
    type Form = Composite;
    if_static!();

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        C::read_value(value, cx).map(Self::new)
    }

    fn if_missing() -> Option<Self> {
        C::if_missing().map(Self::new)
    }
}

/// The codec of an `Option`, given that of the type inside.
#[derive(Debug)]
pub enum InOption<C> {
    #[doc(hidden)]
    Of(PhantomData<fn() -> C>),
}

impl<T, C: Codec<T>> Codec<Option<T>> for InOption<C> {
    const TYPE: &'static TypeInfo = &TypeInfo::option(C::TYPE);

    fn read_value(value: Value<'_>, cx: &mut Context<'_>) -> Result<Option<T>, Rejected> {
        cx.check_option(value, C::read_value)
    }

    fn to_value(value: &Option<T>) -> Value<'_> {
        value.as_ref().map_or(Value::Null, C::to_value)
    }

    fn if_missing() -> Option<Option<T>> {
        Some(None)
    }
}

/// The codec of a `Vec`, given that of its items.
#[derive(Debug)]
pub enum InVec<C> {
    #[doc(hidden)]
    Of(PhantomData<fn() -> C>),
}

impl<T, C: Codec<T>> Codec<Vec<T>> for InVec<C> {
    const TYPE: &'static TypeInfo = &TypeInfo::generic("Vec", Kind::List, &[C::TYPE]);

    fn read_value(value: Value<'_>, cx: &mut Context<'_>) -> Result<Vec<T>, Rejected> {
        let items = match value {
            Value::List(items) => items,
            other => {
                let widened = cx.widen(<Self as Codec<Vec<T>>>::TYPE, other)?;
                return Self::read_value(widened, cx);
            }
        };
        let (mut taken, mut outcome) = (Vec::with_capacity(items.len()), Ok(()));
        for (index, item) in items.into_iter().enumerate() {
            match cx.item(index).and_then(|mut cx| C::read_value(item, &mut cx)) {
                Ok(item) => taken.push(item),
                Err(rejected) => outcome = Err(rejected),
            }
        }
        outcome.map(|()| taken)
    }

    fn to_value(value: &Vec<T>) -> Value<'_> {
        List::shown(value.iter().map(C::to_value).collect())
    }
}

/// A type for `#[typed(text)]`. Its methods are the only uses of the type, so that the compiler reports
/// a type that is none once.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be marked `#[typed(text)]`",
    label = "lacks `FromStr` or `Display`, or borrows",
    note = "`text` is for types that implement `FromStr` and `Display`, and borrow nothing"
)]
pub trait Text: Sized + 'static {
    /// The error of a string that does not parse.
    type Error;

    /// Parses the string of a field.
    ///
    /// # Errors
    /// - The value is not a string, or does not parse.
    fn check_text(
        value: &Value<'_>,
        type_info: &'static TypeInfo,
        reason: impl for<'e> FnOnce(&'e Self::Error) -> Option<&'e dyn Display>,
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected>;

    /// Shows a field.
    fn show_text(value: &Self) -> Value<'_>;
}

#[diagnostic::do_not_recommend]
impl<T: FromStr + Display + 'static> Text for T {
    type Error = T::Err;

    fn check_text(
        value: &Value<'_>,
        type_info: &'static TypeInfo,
        reason: impl for<'e> FnOnce(&'e T::Err) -> Option<&'e dyn Display>,
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected> {
        let Value::Str(text) = value else { return Err(no_string(type_info, value, cx)) };
        text.parse().map_err(|error| invalid(type_info, reason(&error), value, cx))
    }

    fn show_text(value: &Self) -> Value<'_> {
        Value::from(value.to_string())
    }
}

/// An error, for the code that the derive writes: `(&Shown(error)).reason()`. The method is that of
/// [`WithReason`] if the error implements `Display`, otherwise that of [`NoReason`].
#[derive(Debug)]
pub struct Shown<'e, E>(pub &'e E);

/// An error with a reason to report.
pub trait WithReason<'e> {
    /// Returns the reason.
    fn reason(&self) -> Option<&'e dyn Display>;
}

/// An error without one.
pub trait NoReason<'e> {
    /// Returns `None`.
    fn reason(&self) -> Option<&'e dyn Display> {
        None
    }
}

impl<'e, E: Display> WithReason<'e> for Shown<'e, E> {
    fn reason(&self) -> Option<&'e dyn Display> {
        Some(self.0)
    }
}

impl<'e, E> NoReason<'e> for &Shown<'e, E> {}

/// Returns the result of a conversion, or reports its error.
///
/// # Errors
/// - The conversion failed.
pub fn converted<T, E: Display>(
    result: Result<T, E>,
    value: &Value<'_>,
    type_info: &'static TypeInfo,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    result.map_err(|error| invalid(type_info, Some(&error), value, cx))
}

/// Reports another value than a string.
#[cold]
fn no_string(type_info: &'static TypeInfo, value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    let expected = format!("{} as a string", type_info.name());
    cx.redact_for(type_info).reject(code::TYPE, expected, value)
}

/// Reports a value that is not converted, with the reason unless it can reveal a secret.
#[cold]
fn invalid(
    type_info: &'static TypeInfo,
    reason: Option<&dyn Display>,
    value: &Value<'_>,
    cx: &mut Context<'_>,
) -> Rejected {
    if matches!(value, Value::OutOfRange(_)) {
        return cx.out_of_range(type_info, value);
    }
    let name = type_info.name();
    let expected = match reason.filter(|_| !cx.is_secret()) {
        None => format!("a valid {name}"),
        Some(reason) => {
            let mut text = Reason(format!("a valid {name} ("));
            let is_cut = write!(text, "{reason}").is_err();
            text.0.push_str(if is_cut { "…)" } else { ")" });
            text.0
        }
    };
    cx.reject(code::TYPE, expected, value)
}

/// A reason, which can contain a part of the input. It is cut, and its control characters are escaped.
struct Reason(String);

impl Write for Reason {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        const LIMIT: usize = 300;
        for char in text.chars() {
            if self.0.len() >= LIMIT {
                return Err(fmt::Error);
            }
            if char.is_control() {
                self.0.extend(char.escape_default());
            } else {
                self.0.push(char);
            }
        }
        Ok(())
    }
}

#[doc(hidden)]
impl<T, C: Codec<T>> Coded<T, C> {
    /// Reports the result of the field's check.
    ///
    /// # Errors
    /// - The check rejects the value.
    pub fn check_coded(
        faults: Option<Vec<Fault>>,
        value: &T,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        check_value(faults, &ByCodec::<T, C>(value, PhantomData), cx)
    }
}

/// A reference to a value, shown by its codec.
struct ByCodec<'x, T, C>(&'x T, PhantomData<fn() -> C>);

impl<T, C: Codec<T>> ToValue for ByCodec<'_, T, C> {
    const TYPE: &'static TypeInfo = C::TYPE;

    fn to_value(&self) -> Value<'_> {
        C::to_value(self.0)
    }
}
