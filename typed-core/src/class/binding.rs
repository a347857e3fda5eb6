//! The rules by which arguments are bound to places: to the fields of an object, or to the parameters of
//! a method.

use crate::class::field::Field;
use crate::class::param::{Param, ParamKind};
use crate::report::{Context, Rejected, at_most, closest, code};
use crate::value::{Arg, count_positional};
use alloc::format;

/// A place that takes arguments.
pub(crate) trait Place {
    /// The noun for one such place.
    const NOUN: &'static str;

    /// The noun for a positional argument.
    const POSITIONAL: &'static str;

    /// Returns the arguments that it takes.
    fn kind(&self) -> ParamKind;
}

impl Place for Field {
    const NOUN: &'static str = "field";
    const POSITIONAL: &'static str = "positional argument";

    fn kind(&self) -> ParamKind {
        ParamKind::One
    }
}

impl Place for Param {
    const NOUN: &'static str = "parameter";
    const POSITIONAL: &'static str = "argument";

    fn kind(&self) -> ParamKind {
        Param::kind(self)
    }
}

/// The place of a positional argument.
pub(crate) enum Position {
    /// A place of its own.
    One(usize),
    /// The place at the position, which collects the rest.
    Rest,
    /// None, first of all such arguments.
    FirstSurplus,
    /// None.
    Surplus,
}

/// Returns the place of the next positional argument, and moves the position past it.
#[inline]
pub(crate) fn next_place<P: Place>(position: &mut usize, places: &[P]) -> Position {
    // A place that collects keywords has no position.
    while places.get(*position).is_some_and(|place| place.kind() == ParamKind::Keywords) {
        *position += 1;
    }
    let at = *position;
    let place = match places.get(at).map(Place::kind) {
        Some(ParamKind::Rest) => return Position::Rest,
        Some(_) => Position::One(at),
        None if at == places.len() => Position::FirstSurplus,
        None => Position::Surplus,
    };
    *position += 1;
    place
}

/// Rejects the first positional argument without a place, given the arguments after it.
#[cold]
pub(crate) fn reject_surplus<P: Place>(
    places: &[P],
    left: &[Arg<'_>],
    cx: &mut Context<'_>,
) -> Rejected {
    let taken = places.iter().filter(|place| place.kind() == ParamKind::One).count();
    let given = taken + 1 + count_positional(left);
    cx.surplus(at_most(taken, P::POSITIONAL), format!("{given}"))
}

/// Rejects a second argument for a place.
#[cold]
pub(crate) fn reject_duplicate<P: Place>(cx: &mut Context<'_>) -> Rejected {
    cx.reject_missing(code::DUPLICATE, P::NOUN.into(), None)
}

/// Rejects a name that no place has, given the names that there are.
#[cold]
pub(crate) fn reject_unknown<P: Place, N: IntoIterator<Item = &'static str>>(
    name: &str,
    names: impl FnOnce() -> N,
    cx: &mut Context<'_>,
) -> Rejected {
    let suggestion = cx.is_recording().then(|| closest(name, names().into_iter())).flatten();
    cx.unknown(P::NOUN, suggestion)
}
