//! Defaults and class attributes: literals and expressions as values of their declared type.

use crate::address::address;
use crate::attr::ungroup;
use crate::ctxt::Ctxt;
use crate::literal::{TypeKind, as_const, kind_of, source, text};
use crate::span::mixed_site_at;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, Type};

/// Returns a literal is converted where its type has no literals: text into a `String`, anything
/// into an `Option` or an `Untyped`. The name of a function is called.
pub(crate) fn value_of(expr: &Expr, ty: &Type) -> TokenStream {
    let inner = ungroup(expr);
    if is_function(inner) {
        return quote_spanned!(mixed_site_at(expr.span())=> #expr());
    }
    if !is_literal(inner) {
        return quote!(#expr);
    }
    match kind_of(ty) {
        TypeKind::Option(some) => {
            let value = value_of(expr, some);
            quote_spanned!(mixed_site_at(expr.span())=> __typed::Some(#value))
        }
        TypeKind::Other { is_untyped: true } => {
            quote_spanned!(mixed_site_at(expr.span())=> <#ty as __typed::From<_>>::from(#expr))
        }
        TypeKind::Other { .. } => match text(inner) {
            // Which type it is made for stands where it is put: a mistake is then reported here.
            Some(text) => match address(&text, ty, expr.span()) {
                Some(Ok(address)) => address,
                // It is reported; what is made beside the report never runs.
                Some(Err(_)) => quote_spanned!(mixed_site_at(expr.span())=> __typed::None.unwrap()),
                None => quote_spanned!(mixed_site_at(expr.span())=> __typed::from_text(#expr)),
            },
            None => quote!(#expr),
        },
        TypeKind::Primitive(_) => quote!(#expr),
    }
}

/// Reports a string that is no address, where its type is one.
pub(crate) fn refuse_text(cx: &Ctxt, expr: &Expr, ty: &Type) {
    if let TypeKind::Option(some) = kind_of(ty) {
        refuse_text(cx, expr, some);
    } else if let Some(text) = text(expr)
        && let Some(Err(message)) = address(&text, ty, expr.span())
    {
        cx.error(expr, message);
    }
}

/// Returns a default as metadata keeps it: the literal, or the string of the expression.
pub(crate) fn metadata_value(expr: &Expr) -> TokenStream {
    as_const(expr).unwrap_or_else(|| {
        let text = source(expr);
        quote!(__typed::Literal::Expr(#text))
    })
}

pub(crate) fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => !matches!(lit, Lit::Verbatim(_)),
        Expr::Unary(unary) => is_literal(ungroup(&unary.expr)),
        _ => false,
    }
}

/// Returns `true` for code that const code can evaluate as it is written: literals and the names of constants, calculated with.
pub(crate) fn is_constant(expr: &Expr) -> bool {
    match ungroup(expr) {
        Expr::Path(_) => !is_function(expr),
        Expr::Unary(unary) => is_constant(&unary.expr),
        Expr::Paren(paren) => is_constant(&paren.expr),
        Expr::Cast(cast) => is_constant(&cast.expr),
        Expr::Binary(binary) => is_constant(&binary.left) && is_constant(&binary.right),
        other => is_literal(other),
    }
}

/// Returns a path that ends in a lower-case name: constants and variants have upper-case ones.
fn is_function(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.segments.last().is_some_and(|last| {
            let name = last.ident.to_string();
            name.trim_start_matches("r#")
                .starts_with(|first: char| first.is_lowercase() || first == '_')
        }),
        _ => false,
    }
}
