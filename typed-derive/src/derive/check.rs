//! Validation of the input.

mod codec;
mod reject;
mod shape;
mod tagging;

pub(crate) use reject::reject_unsized;

use super::model::{Body, ClassAttr, Conversion, Model, Role, Shape, Tagging, Unknown};
use super::parse::{Raw, RawInfo};
use crate::attr::{Attr, krate, ungroup};
use crate::case::Case;
use crate::ctxt::Ctxt;
use crate::doc;
use crate::literal::as_const;
use crate::methods::BORROWS;
use crate::names::Seen;
use crate::value::reject_text;
use proc_macro2::TokenStream;
use reject::{reject_extras_without_collect, reject_register, reject_without_feature};
use shape::{chosen_name, empty_shape, shape};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, LitInt, Meta};

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
