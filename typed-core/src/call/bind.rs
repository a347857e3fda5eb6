//! Binding of arguments to the parameters of a method, and their checks.

use crate::class::{Method, Param, ParamKind, Role, TypeInfo};
use crate::record::{Composite, FieldType, Primitive, ToValue};
use crate::report::{Context, Key, Rejected, at_most, closest, code};
use crate::value::{Arg, Args, List, Map, Value, count_positional};
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;
use core::mem;

/// The argument of a parameter of type `&str`, borrowed if the caller lends it.
#[derive(Debug)]
pub struct StrArg<'v>(Cow<'v, str>);

impl ToValue for StrArg<'_> {
    const TYPE: &'static TypeInfo = <&str as ToValue>::TYPE;

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }
}

impl<'v: 'a, 'a> FieldType<'v> for StrArg<'a> {
    type Form = Composite;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Str(text) => Ok(Self(text)),
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }

    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        match plain {
            Primitive::Str(text) => Some(Self(Cow::Borrowed(text))),
            _ => None,
        }
    }
}

impl From<&'static str> for StrArg<'_> {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl core::ops::Deref for StrArg<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Moves the arguments to the positions of their parameters. Returns those that are given, and the
/// result; after a mismatch the types of the other arguments are checked too.
///
/// Usually they are in their positions already, and nothing moves.
///
/// # Errors
/// - `arity`: there are more arguments than parameters.
/// - `unknown`, `duplicate`: a name is not that of a parameter, or is given twice.
#[inline(never)]
pub fn bind<'a, 'v>(
    method: &'static Method,
    args: &'a mut Args<'v>,
    cx: &mut Context<'_>,
) -> (&'a mut [Arg<'v>], Result<(), Rejected>) {
    let is_plain =
        args.len() <= method.params().len() && args.are_positional() && method.takes_one_each();
    let outcome = if is_plain { Ok(()) } else { bind_each(method, args, cx) };
    (args.as_mut_slice(), outcome)
}

pub(crate) const fn is_given(place: &Arg<'_>) -> bool {
    place.name.is_none()
}

#[inline(never)]
fn bind_each<'v>(
    method: &'static Method,
    args: &mut Args<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let places = method.params().iter().map(|_| Arg::named("", Value::Null)).collect();
    let given = mem::replace(args, places);
    let positional = count_positional(given.as_slice());
    let places = args.as_mut_slice();
    let mut outcome = Ok(());
    let mut position = 0;
    let mut is_surplus = false;
    let mut rest = Vec::new();
    for arg in given {
        // A parameter that collects keywords has no position.
        while method.params().get(position).is_some_and(|one| one.kind() == ParamKind::Keywords) {
            position += 1;
        }
        let takes = method.params().get(position).map(Param::kind);
        let bound = match (arg.name, takes, places.get_mut(position)) {
            (Some(name), ..) => bind_named(method, name, arg.value, places, cx),
            (None, Some(ParamKind::One), Some(place)) => {
                position += 1;
                bind_value(method, position - 1, arg.value, place, cx)
            }
            (None, Some(ParamKind::Rest), _) => {
                rest.push(arg.value);
                Ok(())
            }
            (None, ..) if mem::replace(&mut is_surplus, true) => Ok(()),
            (None, ..) => Err(too_many(method, positional, cx)),
        };
        outcome = bound.and(outcome);
    }
    match places.get_mut(position) {
        Some(place) if !rest.is_empty() => {
            bind_value(method, position, Value::List(rest.into()), place, cx).and(outcome)
        }
        _ => outcome,
    }
}

#[cold]
fn too_many(method: &'static Method, given: usize, cx: &mut Context<'_>) -> Rejected {
    let taken = method.params().iter().filter(|param| param.kind() == ParamKind::One).count();
    let mut cx = cx.at(Key::Field(method.name()));
    cx.surplus(at_most(taken, "argument"), format!("{given}"))
}

fn bind_named<'v>(
    method: &'static Method,
    name: Cow<'v, str>,
    value: Value<'v>,
    places: &mut [Arg<'v>],
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let params = method.params();
    let named =
        params.iter().position(|param| param.kind() != ParamKind::Keywords && param.name() == name);
    if let Some(index) = named
        && let Some(place) = places.get_mut(index)
    {
        return bind_value(method, index, value, place, cx);
    }
    let keywords = params.iter().position(|param| param.kind() == ParamKind::Keywords);
    match keywords.and_then(|index| places.get_mut(index)) {
        Some(place) => {
            if !is_given(place) {
                *place = Arg::positional(Map::new());
            }
            if let Value::Map(map) = &mut place.value {
                map.push(name, value);
            }
            Ok(())
        }
        None => {
            let names = params.iter().map(Param::name);
            let suggestion = cx.is_recording().then(|| closest(&name, names)).flatten();
            let mut cx = cx.at(Key::Field(method.name()));
            Err(cx.at(Key::Param(&name)).unknown("parameter", suggestion))
        }
    }
}

/// Puts an argument in its position, unless it was given before.
fn bind_value<'v>(
    method: &'static Method,
    index: usize,
    value: Value<'v>,
    place: &mut Arg<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if is_given(place) {
        let name = method.params().get(index).map_or("", Param::name);
        let mut cx = cx.at(Key::Field(method.name()));
        return Err(cx.at(Key::Param(name)).reject_missing(
            code::DUPLICATE,
            "parameter".into(),
            None,
        ));
    }
    *place = Arg::positional(value);
    Ok(())
}

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
    if let Some(place) = &place
        && let Some(fits) = Primitive::scalar(&place.value).and_then(F::from_plain)
    {
        return Ok(fits);
    }
    let value = place.map(|place| mem::take(&mut place.value).into_owned());
    check_given(method, index, value, || None, cx)
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

/// Checks the value of a parameter, if it was given.
#[inline]
fn check_given<'v, F: FieldType<'v>>(
    method: &'static Method,
    index: usize,
    value: Option<Value<'v>>,
    default: impl FnOnce() -> Option<F>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    let (name, takes) = match method.params().get(index) {
        Some(param) => (param.name(), param.kind()),
        None => ("", ParamKind::One),
    };
    let value = match (value, takes) {
        (None, ParamKind::Rest) => Some(Value::List(List::new())),
        (None, ParamKind::Keywords) => Some(Value::Map(Map::new())),
        (value, _) => value,
    };
    // `set` sets the property, whatever the name of its setter's parameter.
    let (first, second) = match method.role() {
        Role::Setter(_) if cx.is_property() => (Key::Root, Key::Root),
        _ => (Key::Field(method.name()), Key::Param(name)),
    };
    let mut cx = cx.at(first);
    let mut cx = cx.at(second);
    let mut cx = cx.redact_for_type::<F>();
    match value {
        Some(value) => F::check(value, &mut cx),
        None => match default().or_else(F::if_missing) {
            Some(value) => Ok(value),
            None => Err(cx.reject_missing(code::MISSING, F::TYPE.name().into(), None)),
        },
    }
}
