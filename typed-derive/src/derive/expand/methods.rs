//! The methods on the type: thin, over shared code. As inherent methods they come before those of
//! any trait, and nobody can define another of the same name.
//!
//! A parameter is a pattern: where the user has a constant or a unit struct of the same name, it
//! would be that. So the private ones of the output begin with `__`, and the public ones, which the
//! documentation shows, have names that nobody gives a constant.

use super::super::bounds::Bounds;
use super::super::model::{Body, Role};
use super::{Output, setters};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(output: &Output<'_>) -> TokenStream {
    let model = output.model;
    let (generics, _, _) = output.bounds.generics.split_for_impl();
    let (this, own, vis) = (&output.this, output.bounds.own(), &output.vis);
    let Bounds { value, read, into, .. } = &output.bounds;
    // What not every type has is said on the method that needs it.
    let reads = output.bounds.is_generic().then(|| quote!(where Self: __typed::Typed));
    let needs = |what: TokenStream| output.bounds.has_limits().then(|| quote!(where Self: #what));
    let writes = needs(quote!(__typed::RecordMut<#value> + __typed::Typed));
    let builds = needs(quote!(__typed::Build<#value>));
    let checks = needs(quote!(__typed::FieldType<#value>));
    let is_struct = matches!(model.body, Body::Struct(_));
    let shown = output.shown();
    let structs_only = is_struct.then(|| {
        quote! {
            /// Constructs an object from positional arguments, in the order of the fields, and named
            /// ones. What is not given takes its default.
            ///
            /// # Errors
            /// Every mismatch, in input order, then every field that is missing.
            #vis fn construct<#value>(
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::Result<Self, __typed::Mismatches> #builds {
                __typed::construct(&mut __typed::ManuallyDrop::new(arguments.into()))
            }

            /// Sets the fields named, all of them or, where anything is refused, none.
            ///
            /// # Errors
            /// Every mismatch, in input order; the object is then as it was.
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
            /// Calls a method by name, a static one as well.
            ///
            /// # Errors
            /// Every mismatch of the arguments, in which case nothing was run; or the method's own
            /// error.
            #vis fn call<#value>(
                &mut self,
                method_name: &str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
                __typed::call(self, method_name, arguments.into())
            }

            /// Calls a method by name, an async one too; the future has the outcome.
            #vis fn call_async<#value>(
                &#value mut self,
                method_name: &str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::CallFuture<#value> {
                __typed::call_async(self, method_name, arguments.into())
            }

            /// Calls a static method by name.
            ///
            /// # Errors
            /// As `call`, and where the method needs an object.
            #vis fn call_static<#value>(
                method_name: &str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
                __typed::call_static(
                    <Self as __typed::Typed>::CLASS, method_name, arguments.into(),
                )
            }

            /// Calls a static method by name, an async one too; the future has the outcome.
            #vis fn call_static_async<#value>(
                method_name: &str,
                arguments: impl __typed::Into<__typed::Args<#value>>,
            ) -> __typed::CallFuture<#value> {
                __typed::call_static_async(
                    <Self as __typed::Typed>::CLASS, method_name, arguments.into(),
                )
            }
        }
    });
    let has_bases = !output.is_stub && model.fields().any(|field| field.role == Role::Base);
    let objects = needs(quote!(__typed::Object));
    let as_base = has_bases.then(|| {
        quote! {
            /// The part that is of a base; `None` where the struct has no such base.
            #[must_use]
            #vis fn as_base<#into: __typed::Typed + 'static>(
                &self,
            ) -> __typed::Option<&#into> #reads {
                __typed::as_base(self)
            }

            /// The part that is of a base, to change behind the checks of the whole; `None` where the
            /// struct has no such base.
            #[must_use]
            #vis fn as_base_mut<#into: __typed::Typed + 'static>(
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
        impl #generics #this #own {
            /// The metadata of the class, and the run-time side of it.
            #[must_use]
            #vis fn class() -> &'static __typed::Class #reads {
                <Self as __typed::Typed>::CLASS
            }

            #structs_only

            /// Makes an object of a value, such as a map of its fields.
            ///
            /// # Errors
            /// Every mismatch, in input order, then every field that is missing.
            #vis fn from_value<#value>(
                content: impl __typed::Into<__typed::Value<#value>>,
            ) -> __typed::Result<Self, __typed::Mismatches> #checks {
                __typed::from_value(content.into())
            }

            /// The object as a value that borrows from it.
            #[must_use]
            #vis fn to_value(&self) -> __typed::Value<'_> #reads {
                __typed::to_value(#shown)
            }

            /// Reads a field, a class attribute, or what a path such as `address.lines[2].zip`
            /// leads to.
            ///
            /// # Errors
            /// `unknown` where there is none, `path` where it is not spelled right.
            #vis fn get(
                &self,
                field_path: &str,
            ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch> #reads {
                __typed::get(#shown, <Self as __typed::Typed>::CLASS, field_path)
            }

            /// Reads as `get` does, into a type.
            ///
            /// # Errors
            /// As `get`, and where the value is of another type.
            #vis fn get_as<#read, #into: __typed::FieldType<#read>>(
                &#read self,
                field_path: &str,
            ) -> __typed::Result<#into, __typed::TypeMismatch> #reads {
                __typed::get_as(#shown, field_path)
            }

            /// Sets a field, or what a path such as `address.lines[2].zip` leads to.
            ///
            /// # Errors
            /// Where the value is not what is declared there; the object is then as it was.
            #vis fn set<#value>(
                &mut self,
                field_path: &str,
                new_value: impl __typed::Into<__typed::Value<#value>>,
            ) -> __typed::Result<(), __typed::TypeMismatch> #writes {
                __typed::set(self, field_path, new_value.into())
            }

            /// The fields with their values, in order; those of a base, where nothing hides them, in
            /// its place.
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
    /// `impl From<User> for Value<'_>`.
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
