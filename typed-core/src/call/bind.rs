//! Binding of arguments to the parameters of a method.

use crate::class::{
    Method, Param, ParamKind, Position, TypeInfo, next_place, reject_duplicate, reject_surplus,
    reject_unknown,
};
use crate::record::{Composite, FieldType, Primitive, ToValue};
use crate::report::{Context, Key, Rejected};
use crate::value::{Arg, Args, Map, Value};
use alloc::borrow::Cow;
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

pub(super) const fn is_given(place: &Arg<'_>) -> bool {
    place.name.is_none()
}

#[inline(never)]
fn bind_each<'v>(
    method: &'static Method,
    args: &mut Args<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let params = method.params();
    let mut cx = cx.at(Key::Field(method.name()));
    let places = params.iter().map(|_| Arg::named("", Value::Null)).collect();
    let mut given = mem::replace(args, places);
    let places = args.as_mut_slice();
    let (mut position, mut rest, mut outcome) = (0, Vec::new(), Ok(()));
    let mut left = given.as_mut_slice().iter_mut();
    while let Some(arg) = left.next() {
        let value = mem::take(&mut arg.value);
        let bound = match arg.name.take() {
            Some(name) => bind_named(params, name, value, places, &mut cx),
            None => match next_place(&mut position, params) {
                Position::One(index) => bind_value(params, index, value, places, &mut cx),
                Position::Rest => {
                    rest.push(value);
                    Ok(())
                }
                Position::FirstSurplus => Err(reject_surplus(params, left.as_slice(), &mut cx)),
                Position::Surplus => Ok(()),
            },
        };
        outcome = bound.and(outcome);
    }
    if rest.is_empty() {
        return outcome;
    }
    bind_value(params, position, Value::List(rest.into()), places, &mut cx).and(outcome)
}

/// Puts a named argument in the place of its parameter, or among the keywords.
fn bind_named<'v>(
    params: &'static [Param],
    name: Cow<'v, str>,
    value: Value<'v>,
    places: &mut [Arg<'v>],
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let collects = |param: &Param| param.kind() == ParamKind::Keywords;
    let named = params.iter().position(|param| !collects(param) && param.is_named(&name));
    if let Some(index) = named {
        return bind_value(params, index, value, places, cx);
    }
    let keywords = params.iter().position(collects);
    let Some(place) = keywords.and_then(|index| places.get_mut(index)) else {
        let names = || params.iter().map(Param::name);
        return Err(reject_unknown::<Param, _>(&name, names, &mut cx.at(Key::Param(&name))));
    };
    if !is_given(place) {
        *place = Arg::positional(Map::new());
    }
    if let Value::Map(map) = &mut place.value {
        map.push(name, value);
    }
    Ok(())
}

/// Puts an argument in the place of its parameter, unless there is one.
fn bind_value<'v>(
    params: &'static [Param],
    index: usize,
    value: Value<'v>,
    places: &mut [Arg<'v>],
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let (Some(param), Some(place)) = (params.get(index), places.get_mut(index)) else {
        return Ok(());
    };
    if is_given(place) {
        return Err(reject_duplicate::<Param>(&mut cx.at(Key::Param(param.name()))));
    }
    *place = Arg::positional(value);
    Ok(())
}
