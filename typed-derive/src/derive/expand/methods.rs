//! The methods of the type, which call functions of the core. They are inherent methods, which take
//! precedence over those of traits and cannot be redefined.
//!
//! A parameter is a pattern: it would match a constant or a unit struct of the same name in the
//! user's code. So private parameters begin with `__`. Public ones, which the documentation shows,
//! have names that are unusual for constants.

use super::super::bounds::Bounds;
use super::super::model::Body;
use super::docs::*;
use super::{Output, setters};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(output: &Output<'_>) -> TokenStream {
    let model = output.model;
    let (generics, _, _) = output.bounds.generics.split_for_impl();
    let (this, own, vis) = (&output.this, output.bounds.own(), &output.vis);
    let Bounds { value, read, into, .. } = &output.bounds;
    // A bound that some types do not meet is on the method that needs it.
    let reads = output.bounds.is_generic().then(|| quote!(where Self: __typed::HasClass));
    let needs = |what: TokenStream| output.bounds.has_limits().then(|| quote!(where Self: #what));
    let writes = needs(quote!(__typed::RecordMut<#value> + __typed::HasClass));
    let builds = needs(quote!(__typed::Construct<#value>));
    let checks = needs(quote!(__typed::FieldType<#value>));
    let is_struct = matches!(model.body, Body::Struct(_));
    let shown = output.shown();
    let structs_only = is_struct.then(|| {
        quote! {
            #[doc = #CONSTRUCT]
            #vis fn construct<#value>(
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::Result<Self, __typed::Mismatches> #builds {
                __typed::construct(&mut __typed::ManuallyDrop::new(arguments.into()))
            }

            #[doc = #UPDATE]
            #vis fn update<#value>(
                &mut self,
                changes: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::Result<(), __typed::Mismatches> #builds {
                __typed::update(self, changes.into())
            }
        }
    });
    let calls = model.has_methods().then(|| {
        quote! {
            #[doc = #CALL]
            #vis fn call<#value>(
                &mut self,
                method_name: &__typed::str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
                __typed::call(self, method_name, arguments.into())
            }

            #[doc = #CALL_ASYNC]
            #vis fn call_async<#value>(
                &#value mut self,
                method_name: &__typed::str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::CallFuture<#value> {
                __typed::call_async(self, method_name, arguments.into())
            }

            #[doc = #CALL_STATIC]
            #vis fn call_static<#value>(
                method_name: &__typed::str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
                __typed::call_static(
                    <Self as __typed::HasClass>::STATIC_CLASS, method_name, arguments.into(),
                )
            }

            #[doc = #CALL_STATIC_ASYNC]
            #vis fn call_static_async<#value>(
                method_name: &__typed::str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::CallFuture<#value> {
                __typed::call_static_async(
                    <Self as __typed::HasClass>::STATIC_CLASS, method_name, arguments.into(),
                )
            }
        }
    });
    let has_bases = !output.is_stub && !model.bases().is_empty();
    let objects = needs(quote!(__typed::Object));
    let as_base = has_bases.then(|| {
        quote! {
            #[doc = #AS_BASE]
            #[must_use]
            #vis fn as_base<#into: __typed::HasClass + 'static>(
                &self,
            ) -> __typed::Option<&#into> #reads {
                __typed::as_base(self)
            }

            #[doc = #AS_BASE_MUT]
            #[must_use]
            #vis fn as_base_mut<#into: __typed::HasClass + 'static>(
                &mut self,
            ) -> __typed::Option<__typed::BaseMut<'_, #into>> #objects {
                __typed::as_base_mut(self)
            }
        }
    });
    let setters = match &model.body {
        Body::Struct(shape) => setters::expand(output, shape),
        Body::Enum { .. } => TokenStream::new(),
    };
    let from = output.shown_from();
    quote! {
        #[doc = #METHODS]
        impl #generics #this #own {
            #[doc = #CLASS]
            #[must_use]
            #vis fn class() -> &'static __typed::Class #reads {
                <Self as __typed::HasClass>::STATIC_CLASS
            }

            #structs_only

            #[doc = #FROM_VALUE]
            #vis fn from_value<#value>(
                content: impl __typed::Into<__typed::Value<#value>>,
            ) -> __typed::Result<Self, __typed::Mismatches> #checks {
                __typed::from_value(content.into())
            }

            #[doc = #TO_VALUE]
            #[must_use]
            #vis fn to_value(&self) -> __typed::Value<'_> #reads {
                __typed::to_value(#shown)
            }

            #[doc = #GET]
            #vis fn get(
                &self,
                field_path: &__typed::str,
            ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch> #reads {
                __typed::get(#shown, <Self as __typed::HasClass>::STATIC_CLASS, field_path)
            }

            #[doc = #GET_AS]
            #vis fn get_as<#read, #into: __typed::FieldType<#read>>(
                &#read self,
                field_path: &__typed::str,
            ) -> __typed::Result<#into, __typed::TypeMismatch> #reads {
                __typed::get_as(#shown, field_path)
            }

            #[doc = #SET]
            #vis fn set<#value>(
                &mut self,
                field_path: &__typed::str,
                new_value: impl __typed::Into<__typed::Value<#value>>,
            ) -> __typed::Result<(), __typed::TypeMismatch> #writes {
                __typed::set(self, field_path, new_value.into())
            }

            #[doc = #FIELDS]
            #vis fn fields(
                &self,
            ) -> impl __typed::ExactSizeIterator<Item = (&'static __typed::Field, __typed::Value<'_>)>
            #reads {
                __typed::fields(#shown)
            }

            #calls

            #as_base

            #setters
        }
        #from
    }
}

impl Output<'_> {
    /// Returns `impl From<User> for Value<'_>`.
    fn shown_from(&self) -> TokenStream {
        let (generics, value, this) = (self.bounds.with_value(), &self.bounds.value, &self.this);
        let bounds = self.bounds.shown();
        quote! {
            impl #generics __typed::From<#this> for __typed::Value<#value> #bounds {
                fn from(__object: #this) -> Self {
                    __typed::to_value(&__object).into_owned()
                }
            }
        }
    }
}
