//! What constraints and defaults demand of each other and of the types of their fields: checked while
//! the type compiles.

use super::super::check::held;
use super::super::model::{Default, Field, Role};
use super::Output;
use crate::attr::ungroup;
use crate::literal::{Primitive, TypeKind, kind_of};
use crate::span::Ends;
use crate::value::{is_constant, is_literal};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

/// ```ignore
/// __typed::demand_constraint(User::CLASS, [0, 4, 0], <u8 as __typed::ToValue>::HELD);
/// __typed::demand_default(User::CLASS, [0, 4], <u8 as __typed::ToValue>::HELD, __typed::None);
/// ```
/// Each is reported where the constraint or the default is written.
pub(super) fn expand(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let mut demands = Vec::new();
    for (shape, of) in output.model.shapes().iter().enumerate() {
        for (index, field) in of.fields.iter().enumerate() {
            if field.role != Role::Plain || field.constraints.is_empty() {
                continue;
            }
            let held = output.spelled_out(&held(&field.ty));
            for (at, constraint) in field.constraints.iter().enumerate() {
                let arguments = quote!(#class, [#shape, #index, #at], #held);
                demands.push(constraint.ends.call(&quote!(__typed::demand_constraint), arguments));
            }
            if let Some((ends, value)) = default(output, field) {
                let arguments = quote!(#class, [#shape, #index], #held, #value);
                demands.push(ends.call(&quote!(__typed::demand_default), arguments));
            }
        }
    }
    demands
}

/// Where a default is written that const code can know, and its value where the metadata does not have
/// it.
fn default(output: &Output<'_>, field: &Field) -> Option<(Ends, TokenStream)> {
    let none = quote!(__typed::None);
    let expr = match field.default.as_ref()? {
        Default::Trait => return Some((Ends::of(field.of_default.as_ref()?), none)),
        Default::Expr(expr) => expr,
    };
    let inner = ungroup(expr);
    if is_literal(inner) {
        return Some((Ends::of(expr), none));
    }
    let constant = constant(&field.ty).filter(|_| is_constant(inner));
    let value = match constant {
        Some(constant) => {
            let (ty, expr) = (output.spelled_out(&field.ty), output.spelled_out(expr));
            quote!({ const __DEFAULT: #ty = #expr; __typed::Some(#constant) })
        }
        None => none,
    };
    Some((Ends::of(expr), value))
}

/// A constant of a primitive type as a `Const`.
fn constant(ty: &Type) -> Option<TokenStream> {
    match kind_of(ty) {
        TypeKind::Primitive(Primitive::Bool) => Some(quote!(__typed::Const::Bool(__DEFAULT))),
        TypeKind::Primitive(Primitive::Int | Primitive::Float) => {
            Some(quote!(__typed::Const::number(__DEFAULT as i128, __DEFAULT as f64)))
        }
        _ => None,
    }
}
