//! Placeholders: objects whose fields are filled in place.

use super::super::model::{Body, Field, KNOWN, Shape};
use super::draft::defaults;
use super::enumeration::has_content;
use super::{Output, asked, derived_member, mixed_site_at, respanned};
use crate::literal::ungroup_type;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Type, TypeParam, TypePath};

/// Returns `true` if the types of the fields decide whether there is a placeholder. Otherwise there
/// is none.
fn is_possible(output: &Output<'_>, shape: &Shape) -> bool {
    let is_direct = shape.fields.iter().all(|field| field.is_direct(output.model));
    is_direct && shape.skipped.is_empty() && !output.is_stub
}

/// Returns `true` if the names of the types say that there is a placeholder. The macro cannot see
/// if such a name means another type; the core then rejects it.
pub(super) fn is_certain(output: &Output<'_>, shape: &Shape) -> bool {
    is_possible(output, shape) && shape.fields.iter().all(|field| is_known(output, &field.ty))
}

/// Returns `let _ = <User as __typed::Construct<'_>>::HAS_IN_PLACE;`. The assertion is then
/// evaluated where the struct is declared, and not where it is constructed.
pub(super) fn demand(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let this = &output.this;
    is_certain(output, shape)
        .then(|| quote!(let _ = <#this as __typed::Construct<'_>>::HAS_IN_PLACE;))
}

pub(super) fn is_known(output: &Output<'_>, ty: &Type) -> bool {
    let Type::Path(TypePath { qself: None, path, .. }) = ungroup_type(ty) else { return false };
    let mut segments = path.segments.iter();
    match (path.leading_colon, segments.next(), segments.next()) {
        (None, Some(only), None) => {
            let is_parameter = |param: &TypeParam| param.ident == only.ident;
            KNOWN.iter().any(|known| only.ident == known)
                && !output.model.generics.type_params().any(is_parameter)
        }
        _ => false,
    }
}

/// ```ignore
/// const HAS_PLACEHOLDER: bool = __typed::assert_placeholder(true & <u32 as __typed::ToValue>::HAS_PLACEHOLDER);
/// fn placeholder() -> Self {
///     Self { age: <u32 as __typed::ToValue>::placeholder() }
/// }
/// ```
/// The placeholder of an enum is the first variant without content. A type whose objects are
/// checked has none: it would be an unchecked object.
pub(super) fn expand(output: &Output<'_>) -> Option<TokenStream> {
    let shape = match &output.model.body {
        Body::Struct(shape) => Some(shape).filter(|shape| is_possible(output, shape)),
        Body::Enum { shapes, .. } => shapes.iter().find(|shape| !has_content(shape)),
    }?;
    if is_checked(output, shape) {
        return None;
    }
    let (has_blank, blank) = parts(output, shape);
    Some(quote! {
        const HAS_PLACEHOLDER: __typed::bool = #has_blank;
        fn placeholder() -> Self {
            #blank
        }
    })
}

/// ```ignore
/// const HAS_IN_PLACE: bool = true & <u32 as __typed::ToValue>::HAS_PLACEHOLDER;
/// fn in_place(_: __typed::Private<Self>) -> Self {
///     Self { age: <u32 as __typed::ToValue>::placeholder() }
/// }
/// ```
/// For a struct whose objects are checked. For others it is the placeholder.
pub(super) fn in_place(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    if !is_checked(output, shape) || !is_possible(output, shape) {
        return None;
    }
    let (has_blank, blank) = parts(output, shape);
    Some(quote! {
        const HAS_IN_PLACE: __typed::bool = #has_blank;
        fn in_place(_: __typed::Private<Self>) -> Self {
            #blank
        }
    })
}

/// Returns `true` if objects are checked beyond the types of their fields.
fn is_checked(output: &Output<'_>, shape: &Shape) -> bool {
    let is_checked = |field: &Field| field.check.is_some() || !field.constraints.is_empty();
    // What is filled in place runs none of them.
    let model = output.model;
    let runs_code = model.is_checked() || model.before.is_some() || model.after.is_some();
    runs_code || shape.fields.iter().any(is_checked)
}

/// Returns the condition for a placeholder, and the placeholder.
fn parts(output: &Output<'_>, shape: &Shape) -> (TokenStream, TokenStream) {
    let is_enum = matches!(output.model.body, Body::Enum { .. });
    let variant = is_enum.then(|| respanned(&shape.ident));
    let path = variant.map_or(quote!(Self), |variant| quote!(Self::#variant));
    let (mut has_blank, mut members) = (quote!(true), TokenStream::new());
    for field in &shape.fields {
        let member = derived_member(&field.member);
        let of_field = asked::to_read(output, field, "HAS_PLACEHOLDER", "FIELD_HAS_PLACEHOLDER");
        has_blank.extend(quote!(& #of_field));
        let of_field = asked::to_read(output, field, "placeholder", "field_placeholder");
        members.extend(quote!(#member: #of_field(),));
    }
    if !is_enum && is_certain(output, shape) {
        let here = mixed_site_at(output.model.ident.span());
        has_blank = quote_spanned!(here=> __typed::assert_placeholder(#has_blank));
    }
    (has_blank, quote!(#path { #members }))
}

/// Returns code that fills the slots of an object in place with defaults.
pub(super) fn fill_default(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let put = |_, field: &Field| {
        let member = derived_member(&field.member);
        quote!(__typed::put(&mut self.#member, __value))
    };
    is_possible(output, shape).then(|| defaults(output, shape, &put)).flatten()
}
