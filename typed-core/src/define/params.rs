//! Descriptions of a closure's parameters, which are checked against the closure.

use crate::class::{Class, Kind, Param, ParamKind, TypeInfo};
use crate::define::into_method::Parameter;
use crate::report::{Context, Key, Mismatches, Rejected, at_most, code};
use crate::value::{Literal, Untyped, Value};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The description of a parameter.
#[derive(Debug)]
pub(super) struct Described {
    pub(super) name: String,
    pub(super) default: Option<Untyped>,
    pub(super) takes: ParamKind,
}

/// Checks the descriptions against the parameters, and reports every mismatch.
#[inline]
pub(super) fn check_params(
    class: &'static Class,
    method: &str,
    described: &[Described],
    params: &[Parameter],
) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let mut cx = cx.at(Key::Name(method));
    let mut outcome: Result<(), Rejected> = Ok(());
    for (index, one) in described.iter().enumerate() {
        let before = described.iter().take(index);
        let Some(param) = params.get(index) else {
            let expected = at_most(params.len(), "parameter");
            outcome = Err(cx.surplus(expected, format!("{}", described.len())));
            break;
        };
        let mut cx = cx.at(Key::Param(&one.name));
        if before.clone().any(|other| other.name == one.name) {
            outcome = Err(cx.reject_missing(code::DUPLICATE, "parameter".into(), None));
        }
        let kind = param.type_info.kind();
        let (expected, fits) = match one.takes {
            ParamKind::One => ("", true),
            ParamKind::Rest => ("a list to collect the rest in", kind == Kind::List),
            ParamKind::Keywords => ("a map to collect keywords in", kind == Kind::Map),
        };
        if !fits && kind != Kind::Any {
            outcome = Err(cx.reject_missing(code::TYPE, expected.into(), None));
        }
        if let Some(default) = &one.default {
            outcome = (param.check)(default.clone(), &mut cx).and(outcome);
        }
    }
    match outcome {
        Ok(()) => Ok(()),
        Err(_) => Err(report),
    }
}

/// Returns the metadata of the parameters, and their defaults.
#[inline]
pub(super) fn leak_params(
    described: Vec<Described>,
    params: &[Parameter],
) -> (&'static [Param], Box<[Option<Untyped>]>) {
    let mut described = described.into_iter();
    let (mut leaked, mut defaults) = (Vec::new(), Vec::new());
    for (index, Parameter { type_info, .. }) in params.iter().enumerate() {
        let Some(Described { name, default, takes }) = described.next() else {
            leaked.push(Param::new(String::leak(format!("{index}")), type_info));
            defaults.push(None);
            continue;
        };
        // `check_params` has checked that it can.
        let mut param = Param::new(String::leak(name), type_info).with_kind(takes);
        if let Some(default) = &default {
            param = param.with_default(as_const(default, type_info));
        }
        leaked.push(param);
        defaults.push(default);
    }
    (Vec::leak(leaked), defaults.into())
}

/// Returns a default as metadata shows it; `***` if its type is a secret.
#[inline]
pub(crate) fn as_const(value: &Untyped, type_info: &TypeInfo) -> Literal {
    match value {
        _ if type_info.is_secret() => Literal::HIDDEN,
        Value::Bool(value) => Literal::Bool(*value),
        Value::Int(value) => Literal::Int(i128::from(*value)),
        Value::Float(value) => Literal::Float(*value),
        Value::Str(text) => Literal::Str(String::leak(String::from(&**text))),
        other => Literal::Expr(String::leak(format!("{other}"))),
    }
}
