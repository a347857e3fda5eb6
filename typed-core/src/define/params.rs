//! Descriptions of a closure's parameters, which are checked against the closure.

use crate::class::{Class, Constraint, FieldOptions, Kind, Param, ParamKind, TypeInfo};
use crate::define::into_method::Parameter;
use crate::report::{Context, Fault, Key, Mismatches, Rejected, at_most, code};
use crate::value::{Conversion, Literal, Untyped, Value};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A description of a parameter: see [`MethodBuilder::param_with`](crate::MethodBuilder::param_with).
/// Each method is equivalent to the attribute of the same name on a parameter.
#[derive(Debug)]
#[must_use = "it is returned from the closure that gets it"]
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
pub struct ParamBuilder {
    name: String,
    doc: String,
    default: Option<Untyped>,
    aliases: Vec<String>,
    constraints: Vec<Constraint>,
    lax: bool,
    kind: ParamKind,
}

impl ParamBuilder {
    pub(super) const fn new(name: String, kind: ParamKind) -> Self {
        Self {
            name,
            doc: String::new(),
            default: None,
            aliases: Vec::new(),
            constraints: Vec::new(),
            lax: false,
            kind,
        }
    }

    /// Sets the documentation.
    pub fn doc(self, doc: impl Into<String>) -> Self {
        Self { doc: doc.into(), ..self }
    }

    /// Sets the default. It is checked when the method is defined.
    pub fn default(self, value: impl Into<Untyped>) -> Self {
        Self { default: Some(value.into()), ..self }
    }

    /// Adds an alias, another name of the parameter.
    pub fn alias(mut self, name: impl Into<String>) -> Self {
        self.aliases.push(name.into());
        self
    }

    /// Adds a constraint: `.constraint(Constraint::range(0..=150))`.
    pub fn constraint(mut self, constraint: Constraint) -> Self {
        self.constraints.push(constraint);
        self
    }

    /// Converts arguments in lax mode: `"36"` is an integer too. See [`Conversion`].
    pub fn lax(self) -> Self {
        Self { lax: true, ..self }
    }

    /// Collects the remaining positional arguments. The parameter has to be a list.
    pub fn rest(self) -> Self {
        Self { kind: ParamKind::Rest, ..self }
    }

    /// Collects the remaining named arguments. The parameter has to be a map.
    pub fn keywords(self) -> Self {
        Self { kind: ParamKind::Keywords, ..self }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }

    /// Checks the description against the parameter of the closure. Returns the constraints.
    fn check(
        &self,
        before: &[Self],
        param: &Parameter,
        cx: &mut Context<'_>,
    ) -> Result<&'static [Constraint], Rejected> {
        let mut outcome = Ok(());
        for (index, name) in self.names().enumerate() {
            let mut others = before.iter().flat_map(Self::names);
            let mut own = self.names().take(index);
            if others.any(|other| other == name) || own.any(|other| other == name) {
                outcome = Err(cx.reject_missing(code::DUPLICATE, "parameter".into(), None));
            }
        }
        let kind = param.type_info.kind();
        let (expected, fits) = match self.kind {
            ParamKind::One => ("", true),
            ParamKind::Rest => ("a list to collect the rest in", kind == Kind::List),
            ParamKind::Keywords => ("a map to collect keywords in", kind == Kind::Map),
        };
        if !fits && kind != Kind::Any {
            outcome = Err(cx.reject_kind(expected.into(), param.type_info.name()));
        }
        let constraints: Vec<_> =
            self.constraints.iter().map(|constraint| constraint.in_type(param.held)).collect();
        for (at, constraint) in constraints.iter().enumerate() {
            let before = constraints.get(..at).unwrap_or_default();
            if let Some(fault) = constraint.fault_after(before, param.held) {
                outcome = Err(cx.reject_fault(Fault::new(fault).code(code::TYPE), None, false));
            }
        }
        outcome?;
        let constraints: &'static [Constraint] = constraints.leak();
        if let Some(default) = &self.default {
            (param.check)(default.clone(), constraints, cx)?;
        }
        Ok(constraints)
    }

    /// Leaks the metadata. Returns it with the default.
    fn leak(
        self,
        type_info: &'static TypeInfo,
        constraints: &'static [Constraint],
    ) -> (Param, Option<Untyped>) {
        let Self { name, doc, default, aliases, lax, kind, .. } = self;
        // `check` has checked that the type fits the kind.
        let param = Param::new(name.leak(), type_info).with_kind(kind);
        let more = match &default {
            Some(default) => FieldOptions::NONE.with_default(as_const(default, type_info)),
            None if doc.is_empty() && aliases.is_empty() && constraints.is_empty() && !lax => {
                return (param, None);
            }
            None => FieldOptions::NONE,
        };
        let more = if lax { more.with_conversion(Conversion::Lax) } else { more };
        let aliases: Vec<&'static str> = aliases.into_iter().map(|alias| &*alias.leak()).collect();
        let more =
            more.with_doc(doc.leak()).with_aliases(aliases.leak()).with_constraints(constraints);
        (param.with_more(Box::leak(Box::new(more))), default)
    }
}

/// Checks the descriptions against the parameters, and reports every mismatch. Returns the
/// constraints of each.
#[inline]
pub(super) fn check_params(
    class: &'static Class,
    method: &str,
    described: &[ParamBuilder],
    params: &[Parameter],
) -> Result<Vec<&'static [Constraint]>, Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let mut cx = cx.at(Key::Name(method));
    let mut all = Ok(Vec::new());
    for (index, one) in described.iter().enumerate() {
        let (Some(param), Some(before)) = (params.get(index), described.get(..index)) else {
            let expected = at_most(params.len(), "parameter");
            all = Err(cx.surplus(expected, format!("{}", described.len())));
            break;
        };
        match (one.check(before, param, &mut cx.at(Key::Param(&one.name))), &mut all) {
            (Ok(constraints), Ok(all)) => all.push(constraints),
            (Ok(_), Err(_)) => {}
            (Err(rejected), _) => all = Err(rejected),
        }
    }
    all.map_err(|_| report)
}

/// Returns the metadata of the parameters, and their defaults.
#[inline]
pub(super) fn leak_params(
    described: Vec<ParamBuilder>,
    constraints: Vec<&'static [Constraint]>,
    params: &[Parameter],
) -> (&'static [Param], Box<[Option<Untyped>]>) {
    let mut described = described.into_iter().zip(constraints);
    let (mut leaked, mut defaults) = (Vec::new(), Vec::new());
    for (index, Parameter { type_info, .. }) in params.iter().enumerate() {
        let (param, default) = match described.next() {
            Some((described, constraints)) => described.leak(type_info, constraints),
            None => (Param::new(String::leak(format!("{index}")), type_info), None),
        };
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
