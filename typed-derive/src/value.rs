//! Defaults and class attributes: literals and expressions converted to their declared type.

use crate::address::address;
use crate::attr::ungroup;
use crate::ctxt::Ctxt;
use crate::literal::{Primitive, TypeKind, as_const, kind_of, source, text};
use crate::span::mixed_site_at;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, Type};

/// Returns an expression of the type. A literal is converted if the type has no literals: a string
/// to a `String`, any literal to an `Option` or an `Untyped`. The name of a function is called.
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
            // The expression has the span of the literal, so that errors point at it.
            Some(text) => match address(&text, ty, expr.span()) {
                Some(Ok(address)) => address,
                // The error is reported elsewhere; this code never runs.
                Some(Err(_)) => quote_spanned!(mixed_site_at(expr.span())=> __typed::None.unwrap()),
                None => quote_spanned!(mixed_site_at(expr.span())=> __typed::from_text(#expr)),
            },
            None => quote!(#expr),
        },
        TypeKind::Primitive(_) => quote!(#expr),
    }
}

/// Reports a string that is not an address, if the type is one.
pub(crate) fn reject_text(cx: &Ctxt, expr: &Expr, ty: &Type) {
    if let TypeKind::Option(some) = kind_of(ty) {
        reject_text(cx, expr, some);
    } else if let Some(text) = text(expr)
        && let Some(Err(message)) = address(&text, ty, expr.span())
    {
        cx.error(expr, message);
    }
}

/// Returns a default for the metadata: the literal, or the expression as a string.
pub(crate) fn metadata_value(expr: &Expr) -> TokenStream {
    as_const(expr).unwrap_or_else(|| {
        let text = source(expr);
        quote!(__typed::Literal::Expr(#text))
    })
}

/// Returns a constant expression of a primitive type as an optional `Literal`; `None` for another
/// type.
pub(crate) fn constant_as(expr: &Expr, ty: &Type) -> Option<TokenStream> {
    let literal = match kind_of(ty) {
        TypeKind::Primitive(Primitive::Bool) => quote!(__typed::Literal::Bool(__default)),
        TypeKind::Primitive(Primitive::Int | Primitive::Float) => {
            quote!(__typed::Literal::number(__default as i128, __default as f64))
        }
        _ => return None,
    };
    // In a block of its own, so that the metadata around it is promoted to a static.
    Some(quote!(const { let __default: #ty = #expr; __typed::Some(#literal) }))
}

pub(crate) fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => !matches!(lit, Lit::Verbatim(_)),
        Expr::Unary(unary) => is_literal(ungroup(&unary.expr)),
        _ => false,
    }
}

/// Returns `true` for expressions that const code can evaluate: literals, names of constants, and
/// operations on these.
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

/// Returns `true` for a path that ends in a lower-case name. Constants and variants have upper-case
/// names.
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
