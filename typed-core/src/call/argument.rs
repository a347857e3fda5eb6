//! Checks of single arguments: the type, then the constraints of the parameter.

use crate::call::bind::is_given;
use crate::class::{Method, Param, ParamKind, Role, check_all};
use crate::record::{FieldType, Primitive, ToValue};
use crate::report::{Context, Key, Rejected, code};
use crate::value::{Arg, List, Map, Untyped, Value};
use core::mem;

/// Checks the argument of one parameter, or returns its default.
///
/// # Errors
/// - `missing`: there is no argument and no default.
/// - Another code: the argument is not of the parameter's type.
#[inline]
pub fn argument<'v, F: FieldType<'v>>(
    method: &'static Method,
    index: usize,
    places: &mut [Arg<'v>],
    default: impl FnOnce() -> Option<F>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    if let Some(place) = places.get(index)
        && is_given(place)
        && let Some(fits) = Primitive::of(&place.value).and_then(F::from_plain)
    {
        return Ok(fits);
    }
    check_argument(method, index, places, default, cx)
}

/// Checks an argument of a closure, whose parameters borrow nothing.
#[cfg(feature = "std")]
#[inline]
pub(crate) fn owned_argument<F: FieldType<'static>>(
    method: &'static Method,
    index: usize,
    places: &mut [Arg<'_>],
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    let place = places.get_mut(index).filter(|place| is_given(place));
    let argument = match &place {
        Some(place) => Primitive::scalar(&place.value).and_then(F::from_plain),
        None => None,
    };
    let argument = match argument {
        Some(fits) => Ok(fits),
        None => {
            let value = place.map(|place| mem::take(&mut place.value).into_owned());
            check_given(method, index, value, || None, cx)
        }
    };
    constrained(method, index, argument, cx)
}

/// Checks an argument, which can be a default, against the constraints of its parameter. Generated
/// code calls it only for parameters that have some.
///
/// # Errors
/// - `constraint.…`: the argument breaks a constraint.
/// - The error of the argument.
#[inline]
pub fn constrained<F: ToValue>(
    method: &'static Method,
    index: usize,
    argument: Result<F, Rejected>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    let argument = argument?;
    if let Some(param) = method.params().get(index)
        && !param.constraints().is_empty()
    {
        check_constraints(method, param, &argument.unredacted(), cx)?;
    }
    Ok(argument)
}

#[inline(never)]
fn check_constraints(
    method: &'static Method,
    param: &'static Param,
    value: &Value<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let (first, second) = steps(method, param.name(), cx);
    let mut cx = cx.at(first);
    let mut cx = cx.at(second);
    check_all(param.constraints(), value, &mut cx.redact_for(param.type_info()))
}

/// Returns the steps of the path to a parameter.
fn steps<'x>(method: &'static Method, name: &'x str, cx: &Context<'_>) -> (Key<'x>, Key<'x>) {
    // `set` sets the property, whatever the name of its setter's parameter.
    match method.role() {
        Role::Setter(_) if cx.is_property() => (Key::Root, Key::Root),
        _ => (Key::Field(method.name()), Key::Param(name)),
    }
}

#[inline(never)]
fn check_argument<'v, F: FieldType<'v>>(
    method: &'static Method,
    index: usize,
    places: &mut [Arg<'v>],
    default: impl FnOnce() -> Option<F>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    let place = places.get_mut(index).filter(|place| is_given(place));
    let value = place.map(|place| mem::take(&mut place.value));
    check_given(method, index, value, default, cx)
}

/// Returns the default of a parameter as a value, for its metadata.
#[must_use]
pub fn constant<F: ToValue>(default: Option<F>) -> Untyped {
    default.map_or(Value::Null, |default| default.to_value().into_owned())
}

/// Checks the value of a parameter, if it was given.
#[inline]
fn check_given<'v, F: FieldType<'v>>(
    method: &'static Method,
    index: usize,
    value: Option<Value<'v>>,
    default: impl FnOnce() -> Option<F>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    let param = method.params().get(index);
    let (name, takes) = param.map_or(("", ParamKind::One), |param| (param.name(), param.kind()));
    let value = match (value, takes) {
        (None, ParamKind::Rest) => Some(Value::List(List::new())),
        (None, ParamKind::Keywords) => Some(Value::Map(Map::new())),
        (value, _) => value,
    };
    let (first, second) = steps(method, name, cx);
    let mut cx = cx.at(first);
    let mut cx = cx.at(second);
    let mut cx = cx.redact_for_type::<F>();
    if let Some(param) = param {
        cx.convert_for_param(param);
    }
    let constraints = param.map_or(&[][..], Param::constraints);
    match value {
        Some(value) if constraints.is_empty() => F::check(value, &mut cx),
        Some(value) => F::check(value, &mut cx.ruled(&constraints)),
        None => match default().or_else(F::if_missing) {
            Some(value) => Ok(value),
            None => Err(cx.reject_missing(code::MISSING, F::TYPE.name().into(), None)),
        },
    }
}
