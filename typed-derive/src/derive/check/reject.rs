//! Reports of attributes in the wrong place, or in a wrong combination.

use super::super::model::{Conversion, Field, Role, Shape, Unknown};
use super::super::parse::{FieldAttrs, RawClassAttr};
use crate::attr::reject_each;
use crate::ctxt::Ctxt;
use crate::literal::sized_instead;
use syn::{Data, DeriveInput, Ident, Type};

/// Returns `true` if there are unsized types. Reports those that the compiler accepts: the last
/// field of a struct, and class attributes.
pub(crate) fn reject_unsized(cx: &Ctxt, input: &DeriveInput, class: &[RawClassAttr]) -> bool {
    let mut any = false;
    for attr in class {
        if sized_instead(&attr.ty).is_some() {
            any = true;
            cx.error(&attr.ty, "a class attribute must have a sized type");
        }
    }
    let (all, last) = match &input.data {
        Data::Struct(data) => (data.fields.iter().collect(), data.fields.iter().last()),
        Data::Enum(data) => {
            (data.variants.iter().flat_map(|variant| &variant.fields).collect::<Vec<_>>(), None)
        }
        Data::Union(_) => return any,
    };
    for field in all {
        let Some(instead) = sized_instead(&field.ty) else { continue };
        any = true;
        let is_old = matches!(&field.ty, Type::TraitObject(old) if old.dyn_token.is_none());
        if last.is_some_and(|last| core::ptr::eq(last, field)) && !is_old {
            cx.error(&field.ty, format!("a typed field must have a sized type; use {instead}"));
        }
    }
    any
}

pub(super) fn reject_extras_without_collect(cx: &Ctxt, shape: &Shape, unknown: Unknown) {
    let mut extras: Vec<&Field> = Vec::new();
    for field in &shape.fields {
        if field.role == Role::Extras {
            extras.push(field);
        }
    }
    let message = match (unknown, extras.as_slice()) {
        (Unknown::Collect, [_, second, ..]) => {
            return cx.push(syn::Error::new(second.span, "only one field can collect extras"));
        }
        (Unknown::Collect, _) | (_, []) => return,
        _ => "extras are collected only by a struct marked `#[typed(unknown = collect)]`",
    };
    for field in extras {
        cx.push(syn::Error::new(field.span, message));
    }
}

pub(super) fn reject_on_skipped(cx: &Ctxt, raw: &FieldAttrs) {
    let given = [
        raw.rename.key(),
        raw.frozen.key(),
        raw.opaque.key(),
        raw.base.key(),
        raw.extras.key(),
        raw.text.key(),
        raw.serde.key(),
        raw.with.key(),
        raw.lax.key(),
        raw.strict.key(),
        raw.byte_size.key(),
        raw.check.key(),
    ];
    let why = "has no effect on a field that is skipped";
    reject_each(cx, &given, why);
    reject_each(cx, &raw.constraints.keys(), why);
}

/// Returns the mode of conversion that a field declares. Reports one that has no effect.
pub(super) fn conversion(cx: &Ctxt, raw: &FieldAttrs, role: Role) -> Option<Conversion> {
    if matches!(role, Role::Opaque | Role::Base) {
        let given = [raw.lax.key(), raw.strict.key(), raw.byte_size.key()];
        reject_each(cx, &given, "has no effect on an `opaque` or `base` field");
    }
    match (raw.lax.key(), raw.strict.key()) {
        (Some(_), Some(strict)) => {
            cx.error(strict, "`lax` and `strict` exclude each other");
            None
        }
        (Some(_), None) => Some(Conversion::Lax),
        (None, Some(_)) => Some(Conversion::Strict),
        (None, None) => None,
    }
}

pub(super) fn reject_outside_structs(cx: &Ctxt, raw: &FieldAttrs) {
    let given = [raw.base.key(), raw.extras.key()];
    reject_each(cx, &given, "belongs on a named field of a struct, not here");
}

/// Reports a type that cannot register itself: only a struct that borrows nothing and is not
/// generic can.
pub(super) fn reject_register(cx: &Ctxt, input: &DeriveInput, key: &Ident) {
    let message = if !cfg!(feature = "registry") {
        "`register` needs the feature `registry` of `typed-structs`"
    } else if !matches!(input.data, Data::Struct(_)) {
        "`register` belongs on a struct, not here"
    } else if input.generics.lifetimes().next().is_some() {
        "a struct that borrows cannot be registered: registered objects must own their data"
    } else if !input.generics.params.is_empty() {
        "a struct with parameters cannot register itself; give each type that it makes a name of \
         its own: `registry.register_as::<Type>(\"Name\")`"
    } else {
        return;
    };
    cx.error(key, message);
}

/// Reports an attribute that has the name of a feature which is off.
pub(super) fn reject_without_feature(cx: &Ctxt, key: &Ident, is_on: bool) {
    if !is_on {
        cx.error(key, format!("`{key}` needs the feature `{key}` of `typed-structs`"));
    }
}
