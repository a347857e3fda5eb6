//! Structs and variants: their names and their fields.

use super::super::model::{Codec, Default, Field, Role, Shape, Skipped, Style, is_known};
use super::super::parse::{FieldAttrs, RawShape};
use super::reject::{conversion, reject_on_skipped, reject_outside_structs};
use super::{codec, info};
use crate::case::Case;
use crate::constraint;
use crate::ctxt::Ctxt;
use crate::doc;
use crate::names::{Seen, non_empty, non_empty_all};
use crate::value::reject_text;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Fields, Ident, LitStr, Member, Type};

pub(super) fn empty_shape(ident: &Ident) -> Shape {
    Shape {
        ident: ident.clone(),
        name: ident.unraw().to_string(),
        aliases: Vec::new(),
        doc: None,
        style: Style::Unit,
        fields: Vec::new(),
        skipped: Vec::new(),
    }
}

pub(super) fn shape(
    cx: &Ctxt,
    ident: &Ident,
    name: String,
    of_variant: Option<&[Attribute]>,
    fields: &Fields,
    (raw, codecs): (RawShape, Vec<Option<Codec>>),
    case: Option<Case>,
) -> Shape {
    let style = match fields {
        Fields::Named(_) => Style::Named,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Style::Newtype,
        Fields::Unnamed(_) => Style::Tuple,
        Fields::Unit => Style::Unit,
    };
    let mut shape = Shape {
        ident: ident.clone(),
        name,
        aliases: non_empty_all(cx, &raw.attrs.aliases),
        doc: of_variant.and_then(doc::text),
        style,
        fields: Vec::new(),
        skipped: Vec::new(),
    };
    for (index, ((input, raw), codec)) in fields.iter().zip(raw.fields).zip(codecs).enumerate() {
        let member = match &input.ident {
            Some(ident) => Member::Named(ident.clone()),
            None => Member::Unnamed(index.into()),
        };
        if raw.skip.is_some() {
            reject_on_skipped(cx, &raw);
            let default = default(cx, raw.default.get(), &input.ty);
            shape.skipped.push(Skipped { member, ty: input.ty.clone(), default });
        } else {
            if style != Style::Named || of_variant.is_some() {
                reject_outside_structs(cx, &raw);
            }
            shape.fields.push(field(cx, input, member, (raw, codec), style, case));
        }
    }
    if style == Style::Newtype && shape.fields.is_empty() {
        shape.style = Style::Unit;
    }
    let mut seen = Seen::none("field");
    for field in &shape.fields {
        seen.add(cx, &field.name, field.span, &field.aliases);
    }
    shape
}

fn field(
    cx: &Ctxt,
    input: &syn::Field,
    member: Member,
    (raw, codec): (FieldAttrs, Option<Codec>),
    style: Style,
    case: Option<Case>,
) -> Field {
    let roles = [(&raw.opaque, Role::Opaque), (&raw.base, Role::Base), (&raw.extras, Role::Extras)];
    let mut given = roles.iter().filter(|(given, _)| given.is_some());
    let role = given.next().map_or(Role::Plain, |(_, role)| *role);
    for (second, _) in given {
        let message = "`opaque`, `base` and `extras` exclude each other";
        second.key().inspect(|key| cx.error(key, message));
    }
    let slot = codec::slot(&input.ty, codec.as_ref());
    let constraints = constraint::all(cx, &raw.constraints, &slot, constraint::held(&slot));
    if role != Role::Plain {
        for constraint in &constraints {
            let message = "a constraint cannot be on an `opaque`, `base` or `extras` field";
            cx.error(&constraint.key, message);
        }
    }
    if let (Some(Some(default)), Role::Plain) = (raw.default.get(), role) {
        constraint::reject_default(cx, &raw.constraints, default, &slot);
    }
    let rename = raw.rename.get();
    let name = match &member {
        Member::Named(ident) => chosen_name(cx, rename, ident, case, Case::rename_field),
        Member::Unnamed(index) => index.index.to_string(),
    };
    if let (Some(text), true) = (rename, style != Style::Named) {
        cx.error(text, "only a named field can be renamed");
    }
    Field {
        span: rename.map_or_else(
            || input.ident.as_ref().map_or_else(|| input.ty.span(), Ident::span),
            LitStr::span,
        ),
        member,
        name,
        aliases: non_empty_all(cx, &raw.aliases),
        ty: input.ty.clone(),
        is_known: codec.is_none() && is_known(&input.ty),
        slot,
        codec,
        doc: doc::text(&input.attrs),
        default: default(cx, raw.default.get(), &input.ty),
        of_default: raw.default.key().cloned(),
        role,
        frozen: raw.frozen.is_some(),
        constraints,
        conversion: conversion(cx, &raw, role),
        byte_size: raw.byte_size.key().cloned(),
        check: raw.check.take(),
        info: info(cx, raw.info),
    }
}

fn default(cx: &Ctxt, given: Option<&Option<Expr>>, ty: &Type) -> Option<Default> {
    let Some(expr) = given? else { return Some(Default::Trait) };
    reject_text(cx, expr, ty);
    Some(Default::Expr(expr.clone()))
}

/// Returns the name that `rename` gives, or else the declared one in the convention of the type.
pub(super) fn chosen_name(
    cx: &Ctxt,
    rename: Option<&LitStr>,
    ident: &Ident,
    case: Option<Case>,
    rename_in: fn(Case, &str) -> String,
) -> String {
    if let Some(name) = non_empty(cx, rename) {
        return name;
    }
    let name = ident.unraw().to_string();
    match case.map(|case| rename_in(case, &name)) {
        None => name,
        Some(name) => {
            if name.is_empty() {
                cx.error(ident, "this name is empty in the convention; `rename` it");
            }
            name
        }
    }
}
