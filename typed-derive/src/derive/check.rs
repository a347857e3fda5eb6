//! Validation of the input.

mod codec;
mod reject;
mod tagging;

pub(crate) use reject::reject_unsized;

use super::model::{
    Body, ClassAttr, Codec, Conversion, Default, Field, Model, Role, Shape, Skipped, Style,
    Tagging, Unknown, is_known,
};
use super::parse::{FieldAttrs, Raw, RawInfo, RawShape};
use crate::attr::{Attr, krate, ungroup};
use crate::case::Case;
use crate::constraint;
use crate::ctxt::Ctxt;
use crate::doc;
use crate::literal::as_const;
use crate::methods::BORROWS;
use crate::names::{Seen, non_empty, non_empty_all};
use crate::value::reject_text;
use proc_macro2::TokenStream;
use reject::{
    reject_extras_without_collect, reject_on_skipped, reject_outside_structs, reject_register,
    reject_without_feature,
};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Expr, Fields, Ident, LitInt, LitStr, Member, Meta, Type};

pub(crate) fn model<'i>(cx: &Ctxt, input: &'i DeriveInput, raw: Raw) -> Model<'i> {
    let Raw { container, shapes } = raw;
    let unknown = match container.unknown.get() {
        Some(policy) if policy == "ignore" => Unknown::Ignore,
        Some(policy) if policy == "warn" => Unknown::Warn,
        Some(policy) if policy == "collect" => Unknown::Collect,
        _ => Unknown::Deny,
    };
    container.register.key().inspect(|key| reject_register(cx, input, key));
    let features = [
        (&container.serde, cfg!(feature = "serde")),
        (&container.schemars, cfg!(feature = "schemars")),
    ];
    for (attr, is_on) in features {
        attr.key().inspect(|key| reject_without_feature(cx, key, is_on));
    }
    let name = chosen_name(cx, container.rename.get(), &input.ident, None, Case::rename_variant);
    let case = container.rename_all.get().copied();
    let mut codecs = codec::all(cx, input, &shapes).into_iter();
    let mut shapes = shapes.into_iter().map(|raw| (raw, codecs.next().unwrap_or_default()));
    let body = match &input.data {
        Data::Enum(data) => {
            let tagging = tagging::tagging(cx, &container);
            let mut variants = Vec::new();
            for (variant, raw) in data.variants.iter().zip(shapes) {
                let rename = raw.0.attrs.rename.get();
                let name = chosen_name(cx, rename, &variant.ident, case, Case::rename_variant);
                let (attrs, fields) = (Some(&*variant.attrs), &variant.fields);
                let shape = shape(cx, &variant.ident, name, attrs, fields, raw, None);
                if let Tagging::Internal(tag) = &tagging {
                    tagging::reject_beside_tag(cx, &shape, variant, tag);
                }
                variants.push(shape);
            }
            if let Tagging::Untagged = tagging {
                tagging::reject_unreachable(cx, &variants);
            }
            let mut seen = Seen::none("variant");
            for shape in &variants {
                seen.add(cx, &shape.name, shape.ident.span(), &shape.aliases);
            }
            if let Some(key) = container.on_change.key() {
                cx.error(key, "`on_change` belongs on a struct, not here");
            }
            if unknown == Unknown::Collect {
                let message = "only a struct can collect unknown names";
                container.unknown.get().inspect(|policy| cx.error(policy, message));
            }
            Body::Enum { shapes: variants, tagging }
        }
        data => {
            tagging::reject_on_struct(cx, &container);
            let shape = match (data, shapes.next()) {
                (Data::Struct(data), Some(raw)) => {
                    shape(cx, &input.ident, name.clone(), None, &data.fields, raw, case)
                }
                _ => empty_shape(&input.ident),
            };
            match container.unknown.get() {
                Some(policy) if unknown == Unknown::Collect && !has_extras(&shape) => cx.error(
                    policy,
                    "`unknown = collect` needs a field to collect into, marked `#[typed(extras)]`",
                ),
                _ => reject_extras_without_collect(cx, &shape, unknown),
            }
            Body::Struct(shape)
        }
    };
    let mut body = body;
    if container.lax.is_some() {
        make_lax(&mut body);
    }
    Model {
        ident: input.ident.clone(),
        vis: &input.vis,
        generics: &input.generics,
        krate: krate(container.krate.take().as_ref()),
        name,
        doc: doc::text(&input.attrs),
        body,
        class_attrs: class_attrs(cx, container.class),
        check: container.check.take(),
        after: container.after.take(),
        before: container.before.take(),
        unknown,
        frozen: container.frozen.is_some(),
        methods: methods(cx, input, &container.methods),
        on_change: container.on_change.take(),
        metas: container.metas,
        register: container.register.key().cloned(),
        has_serde: container.serde.is_some(),
        has_schemars: container.schemars.is_some(),
        clone: container.clone.key().cloned(),
        info: info(cx, container.info),
        is_packed: is_packed(&input.attrs),
    }
}

/// Returns the blocks of a generic type. Those of other types are found without it.
fn methods(cx: &Ctxt, input: &DeriveInput, given: &Attr<Vec<LitInt>>) -> Option<Vec<usize>> {
    let key = given.key()?;
    if input.generics.params.is_empty() {
        cx.error(
            key,
            "`methods` is for generic types; the blocks of other types are found without it",
        );
    }
    if let Some(lifetime) = input.generics.lifetimes().next() {
        cx.error(lifetime, BORROWS);
    }
    let mut numbers: Vec<usize> = Vec::new();
    for number in given.get()? {
        numbers.push(number.base10_parse().ok()?);
    }
    if !numbers.contains(&0) {
        cx.error(key, "block 0, the one without a number, must be listed");
    }
    Some(numbers)
}

/// Converts the fields that do not say otherwise in lax mode.
fn make_lax(body: &mut Body) {
    let shapes = match body {
        Body::Struct(shape) => core::slice::from_mut(shape),
        Body::Enum { shapes, .. } => shapes,
    };
    for field in shapes.iter_mut().flat_map(|shape| &mut shape.fields) {
        if matches!(field.role, Role::Plain | Role::Extras) {
            field.conversion.get_or_insert(Conversion::Lax);
        }
    }
}

fn empty_shape(ident: &Ident) -> Shape {
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

fn shape(
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
        conversion: reject::conversion(cx, &raw, role),
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
fn chosen_name(
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

fn info(cx: &Ctxt, raw: Vec<RawInfo>) -> Vec<(String, TokenStream)> {
    let mut seen = Vec::new();
    let mut all = Vec::new();
    for RawInfo { key, value } in raw {
        let name = key.unraw().to_string();
        if seen.contains(&name) {
            cx.error(&key, format!("`{name}` is given twice"));
        }
        seen.push(name.clone());
        match as_const(ungroup(&value)) {
            Some(value) => all.push((name, value)),
            None => cx.error(value, "expected a literal"),
        }
    }
    all
}

fn class_attrs(cx: &Ctxt, raw: Vec<super::parse::RawClassAttr>) -> Vec<ClassAttr> {
    let (mut attrs, mut seen) = (Vec::new(), Seen::none("class attribute"));
    for raw in raw {
        raw.value.iter().for_each(|value| reject_text(cx, value, &raw.ty));
        let attr = ClassAttr {
            name: raw.ident.unraw().to_string(),
            doc: doc::text(&raw.attrs),
            frozen: raw.frozen,
            ident: raw.ident,
            ty: raw.ty,
            value: raw.value,
        };
        seen.add(cx, &attr.name, attr.ident.span(), &[]);
        attrs.push(attr);
    }
    attrs
}

fn is_packed(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| match &attr.meta {
        Meta::List(list) if list.path.is_ident("repr") => {
            list.tokens.clone().into_iter().any(|token| token.to_string() == "packed")
        }
        _ => false,
    })
}

fn has_extras(shape: &Shape) -> bool {
    shape.fields.iter().any(|field| field.role == Role::Extras)
}
