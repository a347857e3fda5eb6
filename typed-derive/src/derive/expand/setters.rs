//! `set_<field>`.

use super::super::model::{Field, Role, Shape};
use super::{Output, derived_member};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Member, ext::IdentExt};

/// ```ignore
/// #[inline]
/// pub fn set_age<'v>(
///     &mut self,
///     value: impl __typed::IntoField<'v, u8>,
/// ) -> __typed::Result<(), __typed::TypeMismatch> {
///     let __class = <Self as __typed::Typed>::CLASS;
///     let __field = const { __typed::field(<Self as __typed::Typed>::CLASS, 4) };
///     __typed::set_field(self, value, __class, __field, |_, _| __typed::Ok(()), |__this, __new| {
///         __this.age = __new;
///         __typed::Ok(())
///     })
/// }
/// ```
///
/// A field that is frozen has none.
pub(super) fn expand(output: &Output<'_>, shape: &Shape) -> TokenStream {
    if output.model.frozen {
        return TokenStream::new();
    }
    shape
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !field.frozen)
        .map(|(index, field)| setter(output, index, field))
        .collect()
}

fn setter(output: &Output<'_>, index: usize, field: &Field) -> TokenStream {
    let (vis, value) = (&output.model.vis, &output.bounds.value);
    let member = derived_member(&field.member);
    let name = match &field.member {
        Member::Named(ident) => format_ident!("set_{}", ident.unraw(), span = field.span),
        Member::Unnamed(index) => format_ident!("set_{}", index.index, span = field.span),
    };
    let name = super::derived(&name);
    let ty = &field.ty;
    let bounds = output.bounds.is_generic().then(|| quote!(where Self: __typed::RecordMut<#value>, #ty: __typed::FieldType<#value>));
    let reads = output.bounds.is_generic().then(|| quote!(where Self: __typed::Typed));
    let doc = format!("Sets `{}`, checked as `set` checks it.", field.name);
    let class = quote!(<Self as __typed::Typed>::CLASS);
    let store = if output.model.check.is_none() {
        quote!({ __this.#member = __new; __typed::Ok(()) })
    } else if output.model.is_packed {
        quote!(__typed::swap_verified(__this, __new, |__this, __new| {
            let __old = __this.#member;
            __this.#member = *__new;
            *__new = __old;
        }))
    } else {
        quote!(__typed::swap_verified(__this, __new, |__this, __new| {
            __typed::mem_swap(&mut __this.#member, __new);
        }))
    };
    let check = field.check.as_ref();
    if field.role == Role::Opaque {
        let check = check.map(|check| quote! {
            __typed::checked_opaque(&__new, #class, __field, |__new, __cx| {
                __typed::check_opaque(#check(__new), __new, __cx)
            })?;
        });
        let field = check.is_some().then(|| quote!(let __field = const { __typed::field(#class, #index) };));
        return quote! {
            #[doc = #doc]
            ///
            /// # Errors
            /// Where a check refuses the value; the object is then as it was.
            #[inline]
            #vis fn #name(&mut self, value: #ty) -> __typed::Result<(), __typed::TypeMismatch> #reads {
                let (__this, __new) = (self, value);
                #field
                #check
                #store
            }
        };
    }
    let check = match check {
        Some(check) => quote!(|__new, __cx| __typed::check_value(#check(__new), __new, __cx)),
        None => quote!(|_, _| __typed::Ok(())),
    };
    quote! {
        #[doc = #doc]
        ///
        /// # Errors
        /// Where the value is not what is declared; the object is then as it was.
        #[inline]
        #vis fn #name<#value>(
            &mut self,
            value: impl __typed::IntoField<#value, #ty>,
        ) -> __typed::Result<(), __typed::TypeMismatch> #bounds {
            let __field = const { __typed::field(#class, #index) };
            __typed::set_field(
                self, value, #class, __field, #check, #[inline(always)] |__this: &mut Self, __new: #ty| #store,
            )
        }
    }
}
