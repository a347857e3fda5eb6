//! The setters: `set_<field>`.

use super::super::bounds::bounds_of;
use super::super::model::{Field, Model, Role, Shape};
use super::{Output, all_at, asked, derived_member, docs, mixed_site_at, own_place};
use crate::literal::unsuffixed;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Member, Token, ext::IdentExt};

/// ```ignore
/// #[inline]
/// pub fn set_age<'v>(
///     &mut self,
///     new_value: impl __typed::IntoField<'v, u8>,
/// ) -> __typed::Result<(), __typed::TypeMismatch> {
///     __typed::set_place::<Self, _, 4>(&mut self.age, new_value)
/// }
/// ```
///
/// A frozen field has no setter.
pub(super) fn expand(output: &Output<'_>, shape: &Shape) -> TokenStream {
    let mut setters = TokenStream::new();
    for (index, field) in shape.fields.iter().enumerate() {
        if !field.frozen && !output.model.frozen {
            setters.extend(setter(output, index, field));
        }
    }
    setters
}

fn setter(output: &Output<'_>, index: usize, field: &Field) -> TokenStream {
    // At the span of the field, where a second definition of the name is reported.
    let here = mixed_site_at(field.span);
    let (vis, value) = (all_at(&output.vis, here), &output.bounds.value);
    let (function, end) = (Token![fn](here), Token![>](here));
    let member = derived_member(&field.member);
    let name = match &field.member {
        Member::Named(ident) => format_ident!("set_{}", ident.unraw(), span = field.span),
        Member::Unnamed(index) => format_ident!("set_{}", index.index, span = field.span),
    };
    let name = super::respanned(&name);
    let ty = &field.ty;
    let reads = output.bounds.is_generic().then(|| quote!(where Self: __typed::HasClass));
    let bounds = output.bounds.has_limits().then(|| {
        let this = output.bounds.is_generic().then(|| quote!(Self: __typed::HasClass,));
        let is_decided = !output.bounds.decide(ty) || output.bounds.is_bounded(ty);
        let field = (!is_decided).then(|| quote!(#ty: __typed::FieldType<#value>));
        quote!(where #this #field)
    });
    let doc = docs::setter(&field.name);
    let store = if output.model.check.is_none() {
        quote!({ __this.#member = __new; __typed::Ok(()) })
    } else if output.model.is_packed {
        quote!(__typed::swap_verified(__this, __new, |__this, __new| {
            __this.#member = __typed::mem_replace(__new, __this.#member);
        }))
    } else {
        quote!(__typed::swap_verified(__this, __new, |__this, __new| {
            __typed::mem_swap(&mut __this.#member, __new);
        }))
    };
    let observed = |set: TokenStream| {
        if !is_observed(output.model) {
            return set;
        }
        let name = &field.name;
        quote! {
            let __watched = __typed::capture_old_field(self, <Self as __typed::HasClass>::STATIC_CLASS, #name);
            #set?;
            __typed::notify_field_changed(self, #name, __watched);
            __typed::Ok(())
        }
    };
    let new = Ident::new("__new", Span::mixed_site());
    let check = field.check.as_ref().map(|check| asked::check(output, field, check, &new));
    if field.role == Role::Opaque {
        let check = check.map(|check| {
            let index = unsuffixed(index);
            quote! {
                __typed::checked_opaque::<Self, _, #index>(&__new, |#new, __cx| #check)?;
            }
        });
        let set = observed(quote!({
            let (__this, __new) = (&mut *self, new_value);
            #check
            #store
        }));
        return quote! {
            #[doc = #doc]
            #[inline]
            #vis #function #name(
                &mut self,
                new_value: #ty,
            ) -> __typed::Result<(), __typed::TypeMismatch #end #reads {
                #set
            }
        };
    }
    if let Some(codec) = &field.codec {
        let check = match check {
            Some(check) => quote!(|#new, __cx| { let #new = #new.get(); #check }),
            None => quote!(|_, _| __typed::Ok(())),
        };
        let slot = &field.slot;
        let arguments = quote! {
            self,
            <#slot>::new(new_value),
            #check,
            |__this: &mut Self, __new: #slot| { let __new = __new.into_inner(); #store }
        };
        let set = observed(asked::set_with(output, field, index, &arguments));
        let reads = reads.map(|reads| {
            let bounds = bounds_of(codec);
            quote!(#reads, #bounds)
        });
        return quote! {
            #[doc = #doc]
            #[inline]
            #vis #function #name(
                &mut self,
                new_value: #ty,
            ) -> __typed::Result<(), __typed::TypeMismatch #end #reads {
                #set
            }
        };
    }
    let set = if check.is_none() && output.model.check.is_none() && !output.model.is_packed {
        let place = own_place(field, &quote!(&mut));
        asked::set_place(output, field, index, &quote!(#place, new_value))
    } else {
        let check = match check {
            Some(check) => quote!(|#new, __cx| #check),
            None => quote!(|_, _| __typed::Ok(())),
        };
        let arguments = quote! {
            self,
            new_value,
            #check,
            #[inline(always)]
            |__this: &mut Self, __new: #ty| #store
        };
        asked::set_with(output, field, index, &arguments)
    };
    let set = observed(set);
    quote! {
        #[doc = #doc]
        #[inline]
        #vis #function #name<#value>(
            &mut self,
            new_value: impl __typed::IntoField<#value, #ty>,
        ) -> __typed::Result<(), __typed::TypeMismatch #end #bounds {
            #set
        }
    }
}

/// Returns `true` if changes may be observed: the struct or a base declares an observer, as far as
/// the macro can see.
fn is_observed(model: &Model<'_>) -> bool {
    model.on_change.is_some() || !model.bases().is_empty()
}
