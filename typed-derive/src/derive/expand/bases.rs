//! The bases of a struct: their order, and the assertions about them.

use super::{Output, mixed_site_at};
use crate::literal::unsuffixed;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

/// Returns `.with_bases(…)` and, for a generic type, `.assert_bases()` for the class. For other
/// types it returns the assertions as items, at the name of the type and at the base fields.
///
/// ```ignore
/// .with_bases(const { &__typed::Linearization::of(&[__typed::BaseOf::<Person>::CLASS]) })
///
/// const _: () = __typed::assert_order(<User as __typed::HasClass>::STATIC_CLASS);
/// const _: () = __typed::assert_base(<User as __typed::HasClass>::STATIC_CLASS, 0);
/// ```
pub(super) fn expand(
    output: &Output<'_>,
) -> (Option<TokenStream>, Option<TokenStream>, Option<TokenStream>) {
    let bases = output.model.bases();
    if bases.is_empty() || output.is_stub {
        return (None, None, None);
    }
    let this = &output.this;
    let class = quote!(<#this as __typed::HasClass>::STATIC_CLASS);
    let mut classes = Vec::new();
    let mut assertions = quote_spanned! {mixed_site_at(output.model.ident.span())=>
        const _: () = __typed::assert_order(#class);
    };
    for (index, field) in bases.iter().enumerate() {
        let (index, ty) = (unsuffixed(index), output.without_self(&field.ty));
        classes
            .push(quote_spanned!(mixed_site_at(field.ty.span())=> __typed::BaseOf::<#ty>::CLASS));
        assertions.extend(
            quote_spanned!(mixed_site_at(field.span)=> const _: () = __typed::assert_base(#class, #index);),
        );
    }
    let with = quote! {
        .with_bases(const {
            use __typed::NoBase as _;
            &__typed::Linearization::of(&[#(#classes),*])
        })
    };
    if output.bounds.is_generic() {
        return (Some(with), Some(quote!(.assert_bases())), None);
    }
    (Some(with), None, Some(assertions))
}
