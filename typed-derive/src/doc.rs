//! Doc comments as metadata.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// Returns the doc comment as an expression of type `&'static str`. An expression such as
/// `include_str!(…)` is left to the compiler.
pub(crate) fn text(attrs: &[Attribute]) -> Option<TokenStream> {
    let mut lines = Vec::new();
    let mut is_plain = true;
    for attr in attrs {
        let Meta::NameValue(meta) = &attr.meta else { continue };
        if !meta.path.is_ident("doc") {
            continue;
        }
        match &meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => {
                let line = line.value();
                let line = line.strip_prefix(' ').unwrap_or(&line).to_owned();
                lines.push(quote!(#line));
            }
            Expr::Macro(line) => {
                is_plain = false;
                lines.push(quote!(#line));
            }
            _ => {}
        }
    }
    match lines.as_slice() {
        [] => None,
        [only] if is_plain => Some(only.clone()),
        [first, rest @ ..] => Some(quote!(__typed::concat!(#first #(, "\n", #rest)*))),
    }
}
