//! A blank: an object whose fields shared code fills in their places.

use super::super::model::Shape;
use super::{Output, by_index, derived_member};
use proc_macro2::TokenStream;
use quote::quote;

/// Whether the types of the fields decide if there is a blank; if not, there is none.
pub(super) fn is_possible(output: &Output<'_>, shape: &Shape) -> bool {
    let is_direct = shape.fields.iter().all(|field| field.is_direct(output.model));
    is_direct && shape.skipped.is_empty() && !output.is_stub
}

/// ```ignore
/// const HAS_BLANK: bool = true & <u32 as __typed::FieldType<'v>>::HAS_BLANK;
/// fn blank(__access: __typed::Access) -> Self {
///     Self { age: __typed::FieldType::blank(__access) }
/// }
/// ```
pub(super) fn of_struct(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    if !is_possible(output, shape) {
        return None;
    }
    let value = &output.bounds.value;
    let types = shape.fields.iter().map(|field| output.spelled_out(&field.ty));
    let members = shape.fields.iter().map(|field| derived_member(&field.member));
    Some(quote! {
        const HAS_BLANK: bool = true #(& <#types as __typed::FieldType<#value>>::HAS_BLANK)*;
        fn blank(__access: __typed::Access) -> Self {
            Self { #(#members: __typed::FieldType::blank(__access),)* }
        }
    })
}

/// Of an enum, the first variant without content.
pub(super) fn of_enum(shapes: &[Shape], has_content: fn(&Shape) -> bool) -> Option<TokenStream> {
    let shape = shapes.iter().find(|shape| !has_content(shape))?;
    let ident = super::derived(&shape.ident);
    Some(quote! {
        const HAS_BLANK: bool = true;
        fn blank(_: __typed::Access) -> Self {
            Self::#ident {}
        }
    })
}

/// ```ignore
/// fn fall_back(&mut self, __index: usize, _: __typed::Access) -> bool {
///     match __index {
///         1 => { let __value: u8 = 7; __typed::put(&mut self.level, __value); }
///         _ => return false,
///     }
///     true
/// }
/// ```
pub(super) fn fall_back(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let arms: Vec<_> = shape
        .fields
        .iter()
        .enumerate()
        .filter_map(|(index, field)| {
            let (ty, member) = (output.spelled_out(&field.ty), derived_member(&field.member));
            let value = output.spelled_out(&field.default.as_ref()?.value(&field.ty));
            let put =
                quote!({ let __value: #ty = #value; __typed::put(&mut self.#member, __value); });
            Some((index, put))
        })
        .collect();
    if arms.is_empty() || !is_possible(output, shape) {
        return None;
    }
    let arms = by_index(arms.into_iter(), &quote!(return false));
    Some(quote! {
        fn fall_back(&mut self, __index: usize, _: __typed::Access) -> bool {
            #arms
            true
        }
    })
}
