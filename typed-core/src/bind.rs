//! Arguments bound to the parameters of a method, and checked.

use crate::args::Args;
use crate::context::{Context, Key, Rejected};
use crate::field_type::{FieldType, ToValue};
use crate::into_field::Composite;
use crate::method::{Method, Param};
use crate::mismatch::code;
use crate::suggest::closest;
use crate::type_info::TypeInfo;
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

/// The object of a method that needs one.
///
/// # Errors
/// Where it is called on none.
pub fn receiver<'r, T>(
    object: Option<&'r mut T>,
    method: &'static Method,
    cx: &mut Context<'_>,
) -> Result<&'r mut T, Rejected> {
    object.ok_or_else(|| {
        let mut cx = cx.step(Key::Field(method.name()));
        cx.absent(code::TYPE, "an object to be called on".into(), None)
    })
}

/// The argument of a parameter of type `&str`: borrowed where the caller lends it.
#[derive(Debug)]
pub struct Text<'v>(Cow<'v, str>);

impl ToValue for Text<'_> {
    const TYPE: &'static TypeInfo = <&str as ToValue>::TYPE;

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }
}

impl<'v: 'a, 'a> FieldType<'v> for Text<'a> {
    type Form = Composite;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Str(text) => Ok(Self(text)),
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }
}

impl From<&'static str> for Text<'_> {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl core::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Puts every argument in the place of its parameter. Goes on after a mismatch, so that the types
/// of the others are checked as well.
///
/// # Errors
/// Arguments beyond the parameters, unknown and duplicate names.
pub fn bind<'v>(
    method: &'static Method,
    args: Args<'v>,
    places: &mut [Option<Value<'v>>],
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut outcome = Ok(());
    let mut position = 0;
    for arg in args {
        let index = match &arg.name {
            None => {
                position += 1;
                position - 1
            }
            Some(name) => {
                let found = method.params().iter().position(|param| param.name() == name);
                let Some(index) = found else {
                    let names = method.params().iter().map(Param::name);
                    let suggestion = closest(name, names);
                    let mut cx = cx.step(Key::Field(method.name()));
                    outcome = Err(cx.step(Key::Param(name)).unknown("parameter", suggestion));
                    continue;
                };
                index
            }
        };
        match (places.get_mut(index), method.params().get(index)) {
            (Some(place @ None), _) => *place = Some(arg.value),
            (Some(Some(_)), Some(param)) => {
                let mut cx = cx.step(Key::Field(method.name()));
                let mut cx = cx.step(Key::Param(param.name()));
                outcome = Err(cx.absent(code::DUPLICATE, "parameter".into(), None));
            }
            _ => {
                let expected = at_most(method.params().len());
                let mut cx = cx.step(Key::Field(method.name()));
                outcome = Err(cx.refuse(code::ARITY, expected, &arg.value));
            }
        }
    }
    outcome
}

/// What is expected where there are more arguments than parameters.
pub(crate) fn at_most(params: usize) -> String {
    match params {
        0 => String::from("no arguments"),
        1 => String::from("at most 1 argument"),
        _ => format!("at most {params} arguments"),
    }
}

/// The argument of one parameter, or its default.
///
/// # Errors
/// Where it is missing or of another type.
#[inline]
pub fn argument<'v, F: FieldType<'v>>(
    method: &'static Method,
    index: usize,
    place: &mut Option<Value<'v>>,
    default: impl FnOnce() -> Option<F>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    let name = method.params().get(index).map_or("", Param::name);
    let mut cx = cx.step(Key::Field(method.name()));
    let mut cx = cx.step(Key::Param(name));
    let mut cx = cx.for_type(F::TYPE);
    match place.take() {
        Some(value) => F::check(value, &mut cx),
        None => match default().or_else(F::absent) {
            Some(value) => Ok(value),
            None => Err(cx.absent(code::MISSING, F::TYPE.name().into(), None)),
        },
    }
}
