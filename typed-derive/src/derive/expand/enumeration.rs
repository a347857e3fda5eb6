//! Construction of an enum: code of the core selects the variant, whose content is constructed like
//! a struct.

use super::super::model::{Shape, Style};
use super::draft::{clone, draft, draft_type, swap_method};
use super::record::expand_mut;
use super::{Output, borrows, by_index, derived_member, place, respanned};
use crate::literal::unsuffixed;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// impl<'v> __typed::Slots<'v> for Shape {
///     …
///     fn construct_variant(__index: __typed::usize, __value: __typed::Value<'v>, __cx: …, __access: …) -> … {
///         match __index {
///             0 => __typed::check_variant::<Self, __Draft0<'v>>(__value, __cx, __access),
///             1 => __typed::Ok(Self::Unit),
///             _ => …
///         }
///     }
/// }
/// impl<'v> __typed::ByName<'v> for Shape {}
/// impl<'v> __typed::FieldType<'v> for Shape { … }
/// ```
pub(super) fn expand(output: &Output<'_>, shapes: &[Shape]) -> TokenStream {
    let this = &output.ident;
    let (mut drafts, mut arms) = (TokenStream::new(), TokenStream::new());
    for (index, shape) in shapes.iter().enumerate() {
        let ident = respanned(&shape.ident);
        if has_content(shape) {
            drafts.extend(draft(output, index, shape, &quote!(#this::#ident)));
            let draft = draft_type(output, index);
            let index = unsuffixed(index);
            arms.extend(
                quote!(#index => __typed::check_variant::<Self, #draft>(__value, __cx, __access),),
            );
        } else {
            let index = unsuffixed(index);
            arms.extend(quote!(#index => __typed::Ok(Self::#ident {}),));
        }
    }
    let access = if drafts.is_empty() { quote!(_) } else { quote!(__access) };
    let field_type = output.write_impl(&quote!(__typed::FieldType), &output.this);
    let clone = clone(output);
    let by_name = output.write_impl(&quote!(__typed::ByName), &output.this);
    let value = &output.bounds.value;
    let if_static = borrows::if_static(output);
    let construct = quote! {
        fn construct_variant(
            __index: __typed::usize,
            __value: __typed::Value<#value>,
            __cx: &mut __typed::Context<'_>,
            #access: __typed::Private<Self>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            match __index {
                #arms
                _ => __typed::Err(__typed::no_variant(&__value, __cx)),
            }
        }
    };
    let record = expand_mut(output, &exchange(output, shapes).unwrap_or_default(), Some(construct));
    quote! {
        #drafts
        #record
        #by_name {
            #clone
            fn slot_by_name(
                &mut self,
                _: __typed::Private<Self>,
            ) -> __typed::Option<&mut dyn __typed::SlotMut<#value>> {
                __typed::Some(self)
            }
        }
        #field_type {
            type Form = __typed::Composite;
            #if_static
            fn check(
                __value: __typed::Value<#value>,
                __cx: &mut __typed::Context<'_>,
            ) -> __typed::Result<Self, __typed::Rejected> {
                __typed::check_enum(__value, __cx)
            }
            fn record_mut(&mut self) -> __typed::Option<&mut dyn __typed::RecordMut<#value>> {
                __typed::Some(self)
            }
        }
    }
}

/// ```ignore
/// fn exchange(&mut self, …) -> … {
///     match self {
///         Self::Page { .. } => __typed::exchange_variant::<Self, __Draft0<'v>>(self, …, |__this, __draft, __index, _| {
///             if let Self::Page { url: __f0 } = __this {
///                 match __index { 0 => __draft.__f0.swap_coded(__f0), _ => {} }
///             }
///         }),
///         _ => __typed::Err(__typed::not_exchanged(&__content, __cx)),
///     }
/// }
/// ```
/// For variants with fields that are converted by a codec.
fn exchange(output: &Output<'_>, shapes: &[Shape]) -> Option<TokenStream> {
    let mut arms = TokenStream::new();
    for (number, shape) in shapes.iter().enumerate() {
        if shape.fields.iter().all(|field| field.codec.is_none()) {
            continue;
        }
        let (mut members, mut swaps) = (TokenStream::new(), Vec::new());
        for (index, field) in shape.fields.iter().enumerate() {
            let (member, place) = (derived_member(&field.member), place(index));
            let swap = swap_method(field);
            members.extend(quote!(#member: #place,));
            swaps.push((index, quote!(__draft.#place.#swap(#place))));
        }
        let (ident, draft) = (respanned(&shape.ident), draft_type(output, number));
        let swaps = by_index(&swaps, &quote!({}));
        let otherwise = (shapes.len() > 1).then(|| quote!(_ => {}));
        arms.extend(quote! {
            Self::#ident { .. } => __typed::exchange_variant::<Self, #draft>(
                self, __index, __content, __cx, __access,
                |__this, __draft, __index, _| match __this {
                    Self::#ident { #members .. } => #swaps,
                    #otherwise
                },
            ),
        });
    }
    if arms.is_empty() {
        return None;
    }
    let otherwise = (shapes.len() > 1)
        .then(|| quote!(_ => __typed::Err(__typed::not_exchanged(&__content, __cx)),));
    let value = &output.bounds.value;
    Some(quote! {
        fn exchange(
            &mut self,
            __index: __typed::usize,
            __content: __typed::Incoming<#value>,
            __cx: &mut __typed::Context<'_>,
            __access: __typed::Private<Self>,
        ) -> __typed::Result<__typed::Option<__typed::Kept<#value>>, __typed::Rejected> {
            match self {
                #arms
                #otherwise
            }
        }
    })
}

/// Returns `true` if the variant has content to construct.
pub(super) fn has_content(shape: &Shape) -> bool {
    shape.style != Style::Unit || !shape.skipped.is_empty()
}
