//! Assertions about constraints and defaults, and the types of their fields. They are checked while
//! the type compiles.

use super::super::model::{Default, Field, Role};
use super::Output;
use super::blank::is_known;
use crate::attr::ungroup;
use crate::constraint::held;
use crate::literal::unsuffixed;
use crate::span::Ends;
use crate::value::{constant_as, is_constant, is_literal};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// ```ignore
/// __typed::assert_constraint(User::CLASS, [0, 4, 0], <u8 as __typed::ToValue>::HELD);
/// __typed::assert_default(User::CLASS, [0, 4], <u8 as __typed::ToValue>::HELD, __typed::None);
/// ```
/// Each is reported at the constraint or the default.
pub(super) fn expand(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let mut assertions = Vec::new();
    for (shape, of) in output.model.shapes().iter().enumerate() {
        for (index, field) in of.fields.iter().enumerate() {
            assertions.extend(of_type(output, field));
            if let (Some(key), Role::Plain | Role::Extras) = (&field.byte_size, field.role) {
                let held = output.without_self(&held(&field.slot));
                assertions.push(Ends::of(key).call(&quote!(__typed::assert_byte_size), held));
            }
            if field.role != Role::Plain || field.constraints.is_empty() {
                continue;
            }
            let held = output.without_self(&held(&field.slot));
            let (shape, index) = (unsuffixed(shape), unsuffixed(index));
            for (at, constraint) in field.constraints.iter().enumerate() {
                let at = unsuffixed(at);
                let arguments = quote!(#class, [#shape, #index, #at], #held);
                assertions
                    .push(constraint.ends.call(&quote!(__typed::assert_constraint), arguments));
            }
            if let Some((ends, value)) = default(output, field) {
                let arguments = quote!(#class, [#shape, #index], #held, #value);
                assertions.push(ends.call(&quote!(__typed::assert_default), arguments));
            }
        }
    }
    assertions
}

/// Returns `let __value: u8 = 7;`. If the type decides how its default is constructed, the code
/// calls its `Default`, or builds it from the defaults of its fields.
pub(super) fn made(output: &Output<'_>, field: &Field) -> Option<TokenStream> {
    let default = field.default.as_ref()?;
    let ty = output.without_self(&field.ty);
    Some(if is_of_type(output, field) {
        quote! {
            let __typed::Some(__value) =
                ({ use __typed::OfFields as _; __typed::Fallback::<#ty>::OF.made() })
            else { return false };
        }
    } else {
        let value = output.without_self(&default.value(&field.ty));
        quote!(let __value: #ty = #value;)
    })
}

/// Returns `true` if the field has a bare `default`, and neither the name of its type nor a
/// parameter decides how it is constructed.
fn is_of_type(output: &Output<'_>, field: &Field) -> bool {
    let is_parameter =
        |name: &Ident| output.model.generics.type_params().any(|one| one.ident == *name);
    matches!(field.default, Some(Default::Trait))
        && field.role == Role::Plain
        && field.codec.is_none()
        && !is_known(output, &field.ty)
        && !mentions(field.ty.to_token_stream(), &is_parameter)
}

fn mentions(tokens: TokenStream, is: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is(&ident),
        TokenTree::Group(group) => mentions(group.stream(), is),
        _ => false,
    })
}

/// Returns `{ use __typed::OfFields as _; __typed::assert_made(…) }`.
fn of_type(output: &Output<'_>, field: &Field) -> Option<TokenStream> {
    let key = field.of_default.as_ref().filter(|_| is_of_type(output, field))?;
    let ty = output.without_self(&field.ty);
    let arguments = quote! {
        <__typed::Fallback<#ty>>::HAS_DEFAULT, <__typed::Fallback<#ty>>::CLASS,
        <#ty as __typed::ToValue>::TYPE
    };
    let call = Ends::of(key).call(&quote!(__typed::assert_made), arguments);
    Some(quote!({ use __typed::OfFields as _; #call }))
}

/// Returns the span of a default that const code can evaluate, and its value if the metadata lacks
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
    let value = is_constant(inner).then(|| constant_as(expr, &field.ty)).flatten();
    Some((Ends::of(expr), value.map_or(none, |value| output.without_self(&value))))
}
