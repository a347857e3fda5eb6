//! Assertions about the variants of an enum, which depend on the types of their fields.

use super::super::model::{Body, Role, Shape, Style, Tagging};
use super::{Output, mixed_site_at};
use crate::literal::unsuffixed;
use proc_macro2::TokenStream;
use quote::quote_spanned;

/// ```ignore
/// const _: () = __typed::assert_tagged("kind", <Server as __typed::ToValue>::TYPE, …);
/// const _: () = __typed::assert_reachable(<Event as __typed::HasClass>::STATIC_CLASS, 1);
/// ```
/// The first is for each newtype variant beside an internal tag, the second for each variant of an
/// untagged enum that a variant before it could make unreachable.
pub(super) fn assertions(output: &Output<'_>) -> TokenStream {
    match &output.model.body {
        Body::Enum { shapes, tagging: Tagging::Internal(tag) } => tagged(output, shapes, tag),
        Body::Enum { shapes, tagging: Tagging::Untagged } => reachable(output, shapes),
        _ => TokenStream::new(),
    }
}

fn tagged(output: &Output<'_>, shapes: &[Shape], tag: &str) -> TokenStream {
    let mut assertions = TokenStream::new();
    for shape in shapes {
        let [field] = shape.fields.as_slice() else { continue };
        if shape.style != Style::Newtype || field.role == Role::Opaque {
            continue;
        }
        let ty = output.without_self(&field.slot);
        assertions.extend(quote_spanned! {mixed_site_at(shape.ident.span())=>
            const _: () = __typed::assert_tagged(
                #tag,
                <#ty as __typed::ToValue>::TYPE,
                <#ty as __typed::ToValue>::OBJECT_CLASS,
            );
        });
    }
    assertions
}

fn reachable(output: &Output<'_>, shapes: &[Shape]) -> TokenStream {
    let this = &output.this;
    let mut assertions = TokenStream::new();
    let first = shapes.iter().position(|shape| shape.style == Style::Newtype);
    let after = first.map_or(shapes.len(), |first| first + 1);
    for (index, shape) in shapes.iter().enumerate().skip(after) {
        let index = unsuffixed(index);
        assertions.extend(quote_spanned! {mixed_site_at(shape.ident.span())=>
            const _: () = __typed::assert_reachable(<#this as __typed::HasClass>::STATIC_CLASS, #index);
        });
    }
    assertions
}
