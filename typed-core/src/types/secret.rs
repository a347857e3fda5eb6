//! Values that messages, reports and views do not show.

use crate::class::{Held, TypeInfo};
use crate::record::{Composite, FieldType, Input, ToValue, Visitor, if_static, static_within};
use crate::report::{Context, Key, Rejected, code};
use crate::value::{Opaque, Value};
use core::{fmt, mem};

/// A value that is checked like a `T` and never shown. Messages, `Debug`, `Display`, `get`,
/// `to_value` and serialization show `***` in its place.
///
/// ```
/// use typed_structs::{Secret, from_value};
///
/// let password: Secret<String> = from_value("hunter2".into())?;
/// assert_eq!(password.expose(), "hunter2");
/// assert_eq!(format!("{password} {password:?}"), "*** Secret(***)");
///
/// let report = from_value::<Secret<u32>>("hunter2".into()).unwrap_err();
/// assert_eq!(report.to_string(), "Secret<u32>: expected u32, got str ***");
///
/// // A type that contains it is hidden as a whole: any part of it may be the secret.
/// let report = from_value::<Vec<Secret<u32>>>("hunter2".into()).unwrap_err();
/// assert_eq!(report.to_string(), "Vec<Secret<u32>>: expected Vec<Secret<u32>>, got str ***");
/// # Ok::<(), typed_structs::Mismatches>(())
/// ```
///
/// A written secret does not read back: the string `***` in its place is rejected, so that it never
/// replaces the secret. `Secret::new` takes any value.
///
/// ```
/// use typed_structs::{Secret, from_value};
///
/// let report = from_value::<Secret<String>>("***".into()).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "Secret<String>: expected a secret, not the text that hides it, got str ***"
/// );
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Secret<T>(T);

/// The text that stands for a secret in all that is written.
pub(super) const HIDDEN: &str = "***";
pub(super) const NOT_HIDDEN: &str = "a secret, not the text that hides it";

/// Returns `true` for what is shown in place of a secret.
fn is_hidden(value: &Value<'_>) -> bool {
    match value {
        Value::Str(text) => text == HIDDEN,
        Value::Opaque(opaque) => opaque.is_secret(),
        _ => false,
    }
}

impl<T> Secret<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value, which is no longer hidden.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Unwraps the value, which is no longer hidden.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("***")
    }
}

impl<T: ToValue> ToValue for Secret<T> {
    const TYPE: &'static TypeInfo = &TypeInfo::secret(T::TYPE);
    const HELD: Held<'static> = T::HELD;
    const HAS_PLACEHOLDER: bool = T::HAS_PLACEHOLDER;

    #[inline(always)]
    fn placeholder() -> Self {
        Self(T::placeholder())
    }

    fn to_value(&self) -> Value<'_> {
        Value::Opaque(Opaque::absent(|| HIDDEN))
    }

    fn unredacted(&self) -> Value<'_> {
        self.0.unredacted()
    }

    fn visit(&self, visitor: &mut Visitor<'_>) {
        visitor(Key::Root, &self.0);
    }
}

impl<'v, T: FieldType<'v>> FieldType<'v> for Secret<T> {
    type Form = Composite;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let mut cx = cx.redacted();
        if is_hidden(&value) {
            return Err(cx.reject(code::TYPE, NOT_HIDDEN, &value));
        }
        T::check(value, &mut cx).map(Self)
    }

    fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match input {
            Input::Value(value) => Self::check(mem::take(value), cx),
            input => T::read(input, &mut cx.redacted()).map(Self),
        }
    }

    fn if_missing() -> Option<Self> {
        T::if_missing().map(Self)
    }
}

static_within!([T] Secret<T>, T);
