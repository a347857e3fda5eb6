//! Types of arguments while a method runs, and conversions of results to values.

use super::method::Receiver;
use crate::literal::ungroup_type;
use crate::span::mixed_site_at;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, Type, TypeParamBound};

/// Returns the type that holds the argument of a parameter: `StrArg` for `&str`, `Vec<T>` for
/// `&[T]`, `T` for `&T`, and the same inside an `Option`.
pub(super) fn holder(ty: &Type, lifetimes: &[Ident]) -> TokenStream {
    let at = mixed_site_at(ty.span());
    match ungroup_type(ty) {
        Type::Reference(reference) => match ungroup_type(&reference.elem) {
            elem if is_str(elem) => quote_spanned!(at=> __typed::StrArg<'_>),
            Type::Slice(slice) => {
                let item = erased(&slice.elem, lifetimes);
                quote_spanned!(at=> __typed::Vec<#item>)
            }
            other => erased(other, lifetimes),
        },
        other => match optional_reference(other) {
            Some(reference) => {
                let inner = holder(reference, lifetimes);
                quote_spanned!(at=> __typed::Option<#inner>)
            }
            None => erased(other, lifetimes),
        },
    }
}

/// Returns the argument to pass to the method, from the one that is held.
pub(super) fn passed(ty: &Type, held: &Ident) -> TokenStream {
    let here = Span::mixed_site();
    match ungroup_type(ty) {
        Type::Reference(reference) if is_unsized(&reference.elem) => {
            quote_spanned!(here=> &*#held)
        }
        Type::Reference(_) => quote_spanned!(here=> &#held),
        other => match optional_reference(other) {
            Some(Type::Reference(reference)) if is_unsized(&reference.elem) => {
                quote_spanned!(here=> #held.as_deref())
            }
            Some(_) => quote_spanned!(here=> #held.as_ref()),
            None => quote!(#held),
        },
    }
}

/// Returns `true` if the type is a reference or an optional one, which a default is converted to.
pub(super) fn is_reference(ty: &Type) -> bool {
    matches!(ungroup_type(ty), Type::Reference(_))
}

/// Returns the reference type inside an `Option`.
pub(super) fn optional_reference(ty: &Type) -> Option<&Type> {
    let inner = ungroup_type(argument_of(ty, &["Option"])?);
    matches!(inner, Type::Reference(_)).then_some(inner)
}

/// The expression of a value that can be shown, and its type. The original type may contain
/// references.
pub(super) struct Shown {
    pub(super) value: TokenStream,
    pub(super) ty: TokenStream,
}

/// Converts a result, of the type that the method declares, to one that can be shown.
pub(super) fn shown(value: TokenStream, ty: &Type, lifetimes: &[Ident]) -> Shown {
    let at = mixed_site_at(ty.span());
    let plain = |value| Shown { value, ty: erased(ty, lifetimes) };
    match ungroup_type(ty) {
        Type::Reference(reference) => match ungroup_type(&reference.elem) {
            elem if is_str(elem) || is_bytes(elem) => plain(value),
            elem => {
                let elem = erased(elem, lifetimes);
                Shown {
                    value: quote_spanned!(at=> __typed::ByRef(&*#value)),
                    ty: quote!(__typed::ByRef<'_, #elem>),
                }
            }
        },
        own => {
            if let Some(item) = iterator_item(own) {
                let Shown { value: each, ty: item } =
                    shown(quote_spanned!(at=> __item), item, lifetimes);
                let ty = quote!(__typed::Vec<#item>);
                let each = quote_spanned!(at=> __typed::Iterator::map(#value, |__item| #each));
                return Shown {
                    value: quote_spanned!(at=> __typed::Iterator::collect::<#ty>(#each)),
                    ty,
                };
            }
            match argument_of(own, &["Option", "Result"]) {
                Some(inner) if !is_plain(inner) => {
                    let Shown { value: each, ty: inner } =
                        shown(quote_spanned!(at=> __inner), inner, lifetimes);
                    let value = quote_spanned!(at=> #value.map(|__inner| #each));
                    let ty = if is_result(own) { inner } else { quote!(__typed::Option<#inner>) };
                    Shown { value, ty }
                }
                _ => plain(value),
            }
        }
    }
}

/// Returns `true` if values of the type can be shown unchanged.
pub(super) fn is_plain(ty: &Type) -> bool {
    match ungroup_type(ty) {
        Type::Reference(reference) => {
            let elem = ungroup_type(&reference.elem);
            reference.mutability.is_none() && (is_str(elem) || is_bytes(elem))
        }
        own => {
            iterator_item(own).is_none()
                && argument_of(own, &["Option", "Result"]).is_none_or(is_plain)
        }
    }
}

/// Returns `true` if the type is a `Result`, judged by its name.
pub(super) fn is_result(ty: &Type) -> bool {
    argument_of(ty, &["Result"]).is_some()
}

/// Returns `true` if the type is `impl Trait`, which a closure cannot declare.
pub(super) fn is_impl(ty: &Type) -> bool {
    matches!(ungroup_type(ty), Type::ImplTrait(_))
}

/// Returns the receiver of `&dyn Object` and `&mut dyn Object`, judged by the name.
pub(super) fn dyn_object(ty: &Type) -> Option<Receiver> {
    let Type::Reference(reference) = ungroup_type(ty) else { return None };
    let Type::TraitObject(object) = ungroup_type(&reference.elem) else { return None };
    let Some(TypeParamBound::Trait(first)) = object.bounds.first() else { return None };
    let is_object = first.path.segments.last().is_some_and(|last| last.ident == "Object");
    let receiver =
        if reference.mutability.is_some() { Receiver::WholeMut } else { Receiver::Whole };
    is_object.then_some(receiver)
}

/// Returns `true` if the type is an `impl Trait` that cannot be shown.
pub(super) fn returns_unknown(ty: &Type) -> bool {
    let ty = ungroup_type(ty);
    is_impl(ty) && iterator_item(ty).is_none()
}

pub(super) fn is_mutable(ty: &Type) -> bool {
    matches!(ungroup_type(ty), Type::Reference(reference) if reference.mutability.is_some())
}

fn is_str(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("str"))
}

fn is_bytes(ty: &Type) -> bool {
    let Type::Slice(slice) = ty else { return false };
    matches!(ungroup_type(&slice.elem), Type::Path(path) if path.path.is_ident("u8"))
}

fn is_unsized(ty: &Type) -> bool {
    let ty = ungroup_type(ty);
    is_str(ty) || matches!(ty, Type::Slice(_))
}

/// Returns the first argument of a type with one of these names: `T` of `Option<T>`.
fn argument_of<'t>(ty: &'t Type, names: &[&str]) -> Option<&'t Type> {
    let Type::Path(path) = ungroup_type(ty) else { return None };
    let last = path.path.segments.last()?;
    if !names.iter().any(|name| last.ident == name) {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Returns `X` of `impl Iterator<Item = X>` and `Box<dyn Iterator<Item = X>>`.
fn iterator_item(ty: &Type) -> Option<&Type> {
    let bounds = match ty {
        Type::ImplTrait(of) => &of.bounds,
        other => match ungroup_type(argument_of(other, &["Box"])?) {
            Type::TraitObject(of) => &of.bounds,
            _ => return None,
        },
    };
    bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(of) = bound else { return None };
        let last =
            of.path.segments.last().filter(|last| last.ident.to_string().ends_with("Iterator"))?;
        let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) =
            &last.arguments
        else {
            return None;
        };
        args.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(item) if item.ident == "Item" => Some(&item.ty),
            _ => None,
        })
    })
}

/// Returns the type for code outside the method, where the method's own lifetimes have no names.
pub(super) fn erased(ty: &Type, lifetimes: &[Ident]) -> TokenStream {
    fn erase(tokens: TokenStream, lifetimes: &[Ident]) -> TokenStream {
        let mut output = TokenStream::new();
        let mut after_quote = false;
        for token in tokens {
            let is_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
            output.extend([match token {
                TokenTree::Ident(ident) if after_quote && lifetimes.contains(&ident) => {
                    TokenTree::Ident(Ident::new("_", ident.span()))
                }
                TokenTree::Group(group) => {
                    let mut erased =
                        Group::new(group.delimiter(), erase(group.stream(), lifetimes));
                    erased.set_span(group.span());
                    TokenTree::Group(erased)
                }
                other => other,
            }]);
            after_quote = is_quote;
        }
        output
    }
    if lifetimes.is_empty() { ty.to_token_stream() } else { erase(ty.to_token_stream(), lifetimes) }
}
