//! A blank: an object whose fields shared code fills in their places.

use super::super::model::{Body, Shape};
use super::enumeration::has_content;
use super::{Output, by_index, derived, derived_member};
use proc_macro2::TokenStream;
use quote::quote;

/// Whether it is for the types of the fields to say if there is a blank; if not, there is none.
fn is_possible(output: &Output<'_>, shape: &Shape) -> bool {
    let is_direct = shape.fields.iter().all(|field| field.is_direct(output.model));
    is_direct && shape.skipped.is_empty() && !output.is_stub
}

/// ```ignore
/// const HAS_BLANK: bool = true & <u32 as __typed::ToValue>::HAS_BLANK;
/// fn blank(__access: __typed::Access) -> Self {
///     Self { age: <u32 as __typed::ToValue>::blank(__access) }
/// }
/// ```
/// Of an enum, the first variant without content.
pub(super) fn expand(output: &Output<'_>) -> Option<TokenStream> {
    let shape = match &output.model.body {
        Body::Struct(shape) => Some(shape).filter(|shape| is_possible(output, shape)),
        Body::Enum { shapes, .. } => shapes.iter().find(|shape| !has_content(shape)),
    }?;
    let variant = matches!(output.model.body, Body::Enum { .. }).then(|| derived(&shape.ident));
    let path = variant.map_or(quote!(Self), |variant| quote!(Self::#variant));
    let access = if shape.fields.is_empty() { quote!(_) } else { quote!(__access) };
    let (mut have_blanks, mut members) = (TokenStream::new(), TokenStream::new());
    for field in &shape.fields {
        let (ty, member) = (output.spelled_out(&field.ty), derived_member(&field.member));
        have_blanks.extend(quote!(& <#ty as __typed::ToValue>::HAS_BLANK));
        members.extend(quote!(#member: <#ty as __typed::ToValue>::blank(__access),));
    }
    Some(quote! {
        const HAS_BLANK: __typed::bool = true #have_blanks;
        fn blank(#access: __typed::Access) -> Self {
            #path { #members }
        }
    })
}

/// ```ignore
/// fn fall_back(&mut self, __index: __typed::usize, _: __typed::Access) -> bool {
///     match __index {
///         1 => { let __value: u8 = 7; __typed::put(&mut self.level, __value); }
///         _ => return false,
///     }
///     true
/// }
/// ```
pub(super) fn fall_back(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let Some(default) = &field.default else { continue };
        let (ty, member) = (output.spelled_out(&field.ty), derived_member(&field.member));
        let value = output.spelled_out(&default.value(&field.ty));
        let put = quote!({ let __value: #ty = #value; __typed::put(&mut self.#member, __value); });
        arms.push((index, put));
    }
    if arms.is_empty() || !is_possible(output, shape) {
        return None;
    }
    let arms = by_index(&arms, &quote!(return false));
    Some(quote! {
        fn fall_back(&mut self, __index: __typed::usize, _: __typed::Access) -> __typed::bool {
            #arms
            true
        }
    })
}
