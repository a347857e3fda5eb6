//! The metadata of parameters, and assertions about their constraints and defaults.

use super::method::{Param, ParamKind};
use super::shim;
use crate::attr::ungroup;
use crate::constraint::held;
use crate::literal::unsuffixed;
use crate::span::{Ends, mixed_site_at};
use crate::value::{constant_as, is_constant, is_literal, metadata_value};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

/// ```ignore
/// __typed::Param::new("by", <u8 as __typed::FieldType<'_>>::FIELD_TYPE)
///     .with_more(&__typed::FieldOptions::NONE.with_default(__typed::Literal::Int(1)))
/// ```
pub(super) fn param(param: &Param) -> TokenStream {
    let Param { name, holder, doc, aliases, .. } = param;
    let at = mixed_site_at(param.ty.span());
    let takes = match param.takes {
        ParamKind::One => None,
        ParamKind::Rest => Some(quote_spanned!(at=> .rest())),
        ParamKind::Keywords => Some(quote_spanned!(at=> .keywords())),
    };
    let doc = doc.as_ref().map(|doc| quote!(.with_doc(#doc)));
    let default = param.default.as_ref().map(|default| {
        let text = metadata_value(default);
        let inner = ungroup(default);
        let constant = (is_constant(inner) && !is_literal(inner)).then(|| {
            let value = shim::default(param, holder);
            quote!(.with_constant(|| __typed::constant(#value)))
        });
        quote!(.with_default(#text) #constant)
    });
    let constraints = param.constraints.iter().map(|constraint| &constraint.tokens);
    let constraints = (!param.constraints.is_empty())
        .then(|| quote!(.with_constraints(&[#(__typed::Constraint::#constraints),*])));
    let aliases = (!aliases.is_empty()).then(|| quote!(.with_aliases(&[#(#aliases),*])));
    let lax = param.is_lax.then(|| quote!(.with_conversion(__typed::Conversion::Lax)));
    let more = quote!(#constraints #doc #default #aliases #lax);
    let more = (!more.is_empty()).then(|| quote!(.with_more(&__typed::FieldOptions::NONE #more)));
    let assertions = assertions(param);
    quote_spanned! {at=>
        __typed::Param::new(#name, <#holder as __typed::FieldType<'_>>::FIELD_TYPE)
            #takes #more #assertions
    }
}

/// Returns `.assert_constraint(0, HELD)` for each constraint, at its place in the source, and
/// `.assert_default(HELD, None)`.
fn assertions(param: &Param) -> TokenStream {
    let mut assertions = TokenStream::new();
    if param.constraints.is_empty() {
        return assertions;
    }
    let held = held(&param.holder);
    for (at, constraint) in param.constraints.iter().enumerate() {
        let at = unsuffixed(at);
        let call = constraint.ends.call(&quote!(assert_constraint), quote!(#at, #held));
        assertions.extend(quote!(.#call));
    }
    if let Some(default) = &param.default {
        let inner = ungroup(default);
        let none = || quote!(__typed::None);
        let value = match is_constant(inner) && !is_literal(inner) {
            true => constant_as(default, &param.ty).unwrap_or_else(none),
            false => none(),
        };
        let call = Ends::of(default).call(&quote!(assert_default), quote!(#held, #value));
        assertions.extend(quote!(.#call));
    }
    assertions
}
