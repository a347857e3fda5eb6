//! Construction of an enum: code of the core selects the variant, whose content is constructed like
//! a struct.

use super::super::model::{Shape, Style};
use super::draft::{draft, draft_type};
use super::record::expand_mut;
use super::{Output, borrows, respanned};
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
    let record = expand_mut(output, &TokenStream::new(), Some(construct));
    quote! {
        #drafts
        #record
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

/// Returns `true` if the variant has content to construct.
pub(super) fn has_content(shape: &Shape) -> bool {
    shape.style != Style::Unit || !shape.skipped.is_empty()
}
