//! `text`, `serde` and `with`.

use super::super::model::{By, Codec};
use super::super::parse::{FieldAttrs, RawShape};
use crate::ctxt::Ctxt;
use crate::literal::ungroup_type;
use crate::span::mixed_site_at;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Data, DeriveInput, Fields, GenericArgument, GenericParam, Generics, Ident, PathArguments, Type,
    WherePredicate,
};

/// Returns the codec of each field that has one, by shape and field.
pub(super) fn all(cx: &Ctxt, input: &DeriveInput, raw: &[RawShape]) -> Vec<Vec<Option<Codec>>> {
    let shapes: Vec<(&Ident, &Fields)> = match &input.data {
        Data::Struct(data) => vec![(&input.ident, &data.fields)],
        Data::Enum(data) => data.variants.iter().map(|one| (&one.ident, &one.fields)).collect(),
        Data::Union(_) => Vec::new(),
    };
    let mut all = Vec::new();
    for ((ident, fields), raw) in shapes.into_iter().zip(raw) {
        let mut codecs = Vec::new();
        for (index, (field, raw)) in fields.iter().zip(&raw.fields).enumerate() {
            let name = format_ident!("__Codec{}{index}", ident.unraw(), span = Span::mixed_site());
            codecs.push(codec(cx, &input.generics, name, &field.ty, raw));
        }
        all.push(codecs);
    }
    all
}

fn codec(
    cx: &Ctxt,
    generics: &Generics,
    ident: Ident,
    ty: &Type,
    raw: &FieldAttrs,
) -> Option<Codec> {
    let of_module = || raw.with.get().map(|path| By::Module(path.clone()));
    let given = [
        (raw.text.key(), Some(By::Text)),
        (raw.serde.key(), Some(By::Serde)),
        (raw.with.key(), of_module()),
    ];
    let mut given = given.into_iter().filter_map(|(key, by)| Some((key?, by)));
    let (key, by) = given.next()?;
    if raw.skip.is_some() {
        // Reported with the other attributes of the field.
        return None;
    }
    if let Some((second, _)) = given.next() {
        cx.error(second, "`text`, `serde` and `with` exclude each other");
    }
    let other = raw.opaque.key().or(raw.base.key()).or(raw.extras.key());
    if let Some(other) = other {
        let message = format!("a field marked `{other}` is not converted; leave `{key}` out");
        cx.error(key, message);
        return None;
    }
    if matches!(by, Some(By::Serde)) && !cfg!(feature = "serde") {
        cx.error(key, "`serde` needs the feature `serde` of `typed-structs`");
        return None;
    }
    if borrows(ty.to_token_stream()) {
        cx.error(ty, format!("a field marked `{key}` must own its data"));
        return None;
    }
    let by = by?;
    let wrappers: &[&str] = match by {
        By::Module(_) => &["Option"],
        By::Text | By::Serde => &["Option", "Vec"],
    };
    let inner = unwrapped(ty, wrappers).last().map_or(ty, |(_, inner)| inner);
    let generics = mentioned(generics, inner);
    let here = mixed_site_at(ty.span());
    let (_, arguments, _) = generics.split_for_impl();
    let mut whole = quote_spanned!(here=> #ident #arguments);
    for (wrapper, _) in unwrapped(ty, wrappers).iter().rev() {
        let of = format_ident!("In{wrapper}", span = here);
        whole = quote_spanned!(here=> __typed::#of<#whole>);
    }
    Some(Codec { by, ident, inner: inner.clone(), generics, whole })
}

/// Returns the type of the slot of a field.
pub(super) fn slot(ty: &Type, codec: Option<&Codec>) -> Type {
    match codec {
        None => ty.clone(),
        Some(Codec { whole, .. }) => {
            Type::Verbatim(quote_spanned!(mixed_site_at(ty.span())=> __typed::Coded<#ty, #whole>))
        }
    }
}

/// Returns the wrappers around a type, from the outside in, each with the type in it.
fn unwrapped<'t>(mut ty: &'t Type, wrappers: &[&'static str]) -> Vec<(&'static str, &'t Type)> {
    let mut found = Vec::new();
    while let Type::Path(path) = ungroup_type(ty)
        && path.qself.is_none()
        && let Some(last) = path.path.segments.last()
        && let Some(wrapper) = wrappers.iter().find(|wrapper| last.ident == **wrapper)
        && let PathArguments::AngleBracketed(arguments) = &last.arguments
        && let (1, Some(GenericArgument::Type(inner))) =
            (arguments.args.len(), arguments.args.first())
    {
        found.push((*wrapper, inner));
        ty = inner;
    }
    found
}

/// Returns `true` if there is a lifetime other than `'static`.
fn borrows(tokens: TokenStream) -> bool {
    let mut after_quote = false;
    tokens.into_iter().any(|token| {
        let is_lifetime = after_quote;
        after_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match token {
            TokenTree::Ident(ident) => is_lifetime && ident != "static",
            TokenTree::Group(group) => borrows(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        }
    })
}

/// Returns the parameters that a type mentions, with the bounds on them alone.
fn mentioned(generics: &Generics, ty: &Type) -> Generics {
    let is_in = |tokens: TokenStream, ident: &Ident| mentions(tokens, &|one| one == ident);
    let ident_of = |param: &GenericParam| match param {
        GenericParam::Type(param) => Some(param.ident.clone()),
        GenericParam::Const(param) => Some(param.ident.clone()),
        GenericParam::Lifetime(_) => None,
    };
    let has_self = mentions(ty.to_token_stream(), &|one| one == "Self");
    let mut kept = Generics::default();
    let mut others = Vec::new();
    for param in &generics.params {
        match ident_of(param) {
            Some(ident) if has_self || is_in(ty.to_token_stream(), &ident) => {
                let mut param = param.clone();
                match &mut param {
                    GenericParam::Type(param) => param.default = None,
                    GenericParam::Const(param) => param.default = None,
                    GenericParam::Lifetime(_) => {}
                }
                kept.params.push(param);
            }
            Some(ident) => others.push(ident),
            None => {}
        }
    }
    if kept.params.is_empty() {
        return kept;
    }
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    for predicate in predicates {
        let tokens = || predicate.to_token_stream();
        let is_of_others = others.iter().any(|other| is_in(tokens(), other));
        if matches!(predicate, WherePredicate::Type(_)) && !is_of_others && !borrows(tokens()) {
            kept.make_where_clause().predicates.push(predicate.clone());
        }
    }
    kept
}

fn mentions(tokens: TokenStream, is: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is(&ident),
        TokenTree::Group(group) => mentions(group.stream(), is),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
