//! Uses of the traits of a field's type, always in the same form and at the same span. The compiler
//! then reports a type that is not a field type once only.
//!
//! Types of the standard library, recognized by name, have a shorter form. The longer one takes the
//! compiler a sixth more for each field.

use super::super::bounds::Bounds;
use super::super::model::{Field, Role};
use super::{Output, mixed_site_at};
use crate::literal::unsuffixed;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type};

/// The form in which a type's traits are used.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// For a type that is certainly a field type.
    Known,
    /// For a type with type parameters, which need not be field types to read an object.
    Generic,
    /// For a type that may not be a field type.
    Unknown,
}

fn asked(output: &Output<'_>, field: &Field) -> Asked {
    if field.codec.is_some() {
        return Asked::Unknown;
    }
    let params = || output.bounds.generics.type_params().map(|param| &param.ident);
    let has_params = params().next().is_some();
    let is_param = |ident: &Ident| params().any(|param| param == ident);
    if has_params && mentions(&field.ty, &|ident| ident == "Self" || is_param(ident)) {
        Asked::Generic
    } else if field.is_known {
        Asked::Known
    } else {
        Asked::Unknown
    }
}

/// Returns `true` if a type contains a name for which `is_one` returns `true`.
fn mentions(ty: &Type, is_one: &dyn Fn(&Ident) -> bool) -> bool {
    fn any(tokens: TokenStream, is_one: &dyn Fn(&Ident) -> bool) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => is_one(&ident),
            TokenTree::Group(group) => any(group.stream(), is_one),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    any(ty.to_token_stream(), is_one)
}

/// Returns `<u8 as __typed::ToValue>::known`, or else `<User as __typed::FieldType<'_>>::item`.
pub(super) fn to_read(output: &Output<'_>, field: &Field, known: &str, item: &str) -> TokenStream {
    if asked(output, field) == Asked::Unknown {
        return of_field(output, field, item);
    }
    let (known, ty) = (Ident::new(known, Span::mixed_site()), output.without_self(&field.ty));
    quote_spanned!(mixed_site_at(field.ty.span())=> <#ty as __typed::ToValue>::#known)
}

/// Returns `<User as __typed::FieldType<'_>>::item`.
fn of_field(output: &Output<'_>, field: &Field, item: &str) -> TokenStream {
    of_type(output, &field.slot, item)
}

/// Returns the same for the type of a class attribute.
pub(super) fn of_type(output: &Output<'_>, ty: &Type, item: &str) -> TokenStream {
    let (item, without_self) = (Ident::new(item, Span::mixed_site()), output.without_self(ty));
    quote_spanned!(mixed_site_at(ty.span())=> <#without_self as __typed::FieldType<'_>>::#item)
}

/// The code that erases the type of a field.
#[derive(Clone, Copy)]
pub(super) enum Erased {
    /// For reading.
    Slot,
    /// For reading, through the vtable for writing.
    SlotByMut,
    /// For writing.
    SlotMut,
    /// For a draft.
    Vacant,
}

/// Returns the place with its type erased: directly, or by
/// `<User as __typed::FieldType<'_>>::field_slot(place, …)`.
pub(super) fn erased(
    output: &Output<'_>,
    field: &Field,
    place: TokenStream,
    erased: Erased,
) -> TokenStream {
    let erase = match erased {
        _ if asked(output, field) == Asked::Known => return place,
        Erased::Slot => to_read(output, field, "shown_slot", "field_slot"),
        Erased::SlotByMut => of_field(output, field, "field_slot_by_mut"),
        Erased::SlotMut => of_field(output, field, "field_slot_mut"),
        Erased::Vacant => of_field(output, field, "field_vacant"),
    };
    quote!(#erase(#place, __typed::FINAL))
}

/// Returns `__typed::set_place::<Self, _, 4>(place, value)`, or
/// `<User as __typed::FieldType<'_>>::set_field::<Self, 4>(…)`.
pub(super) fn set_place(
    output: &Output<'_>,
    field: &Field,
    index: usize,
    arguments: &TokenStream,
) -> TokenStream {
    let index = unsuffixed(index);
    if asked(output, field) == Asked::Known {
        return quote!(__typed::set_place::<Self, _, #index>(#arguments));
    }
    let set = of_field(output, field, "set_field");
    quote!(#set::<Self, #index>(#arguments, __typed::FINAL))
}

/// Returns the same for `set_with`, if there are checks.
pub(super) fn set_with(
    output: &Output<'_>,
    field: &Field,
    index: usize,
    arguments: &TokenStream,
) -> TokenStream {
    let index = unsuffixed(index);
    if asked(output, field) == Asked::Known {
        return quote!(__typed::set_with::<Self, _, _, #index>(#arguments));
    }
    let set = of_field(output, field, "set_field_with");
    quote!(#set::<Self, Self, #index>(#arguments, __typed::FINAL))
}

/// Returns the result of a field's `check` for a value.
pub(super) fn check(
    output: &Output<'_>,
    field: &Field,
    check: &Path,
    value: &Ident,
) -> TokenStream {
    let outcome = checked(check, value);
    if field.role == Role::Opaque {
        quote!(__typed::check_opaque(#outcome, #value, __cx))
    } else if field.codec.is_some() {
        let slot = output.without_self(&field.slot);
        quote!(<#slot>::check_coded(#outcome, #value, __cx))
    } else if asked(output, field) == Asked::Unknown {
        let check = of_field(output, field, "check_field");
        quote!(#check(#outcome, #value, __cx, __typed::FINAL))
    } else {
        quote!(__typed::check_value(#outcome, #value, __cx))
    }
}

/// Returns `__typed::Check(even, __value).run()`, at the span of the function.
pub(super) fn checked(check: &Path, value: &impl ToTokens) -> TokenStream {
    let run = quote_spanned!(mixed_site_at(check.span())=> __typed::Check(#check, #value).run());
    quote!({
        #[allow(unused_imports)]
        use __typed::{CheckDeref as _, NoCheck as _};
        #run
    })
}

/// Returns a field of a packed struct as a value.
pub(super) fn owned_value(output: &Output<'_>, field: &Field, value: &TokenStream) -> TokenStream {
    if asked(output, field) == Asked::Unknown {
        let owned = of_field(output, field, "owned_value");
        quote!(#owned(&#value, __typed::FINAL))
    } else {
        quote!(__typed::ToValue::to_value(&#value).into_owned())
    }
}

impl Bounds {
    /// Returns `true` if the generated code must require that the type is a field type, because it
    /// depends on parameters or lifetimes.
    pub(super) fn decide(&self, ty: &Type) -> bool {
        let has_lifetime = ty.to_token_stream().to_string().contains('\'');
        let is_param = |ident: &Ident| {
            ident == "Self" || self.generics.type_params().any(|param| param.ident == *ident)
        };
        has_lifetime || mentions(ty, &is_param)
    }
}
