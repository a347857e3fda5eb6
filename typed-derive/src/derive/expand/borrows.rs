//! The borrows of a type, which decide if its objects can be moved out of their slots and back.

use super::Output;
use crate::literal::source;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

/// ```ignore
/// fn if_static<W: __typed::StaticTask<Self>>(__task: W) -> __typed::Option<W::Output> {
///     __typed::Some(__task.run())
/// }
/// ```
/// A generic type depends on its parameters. A type with a lifetime, or with a parameter that no
/// field depends on, does not decide.
pub(super) fn if_static(output: &Output<'_>) -> Option<TokenStream> {
    let generics = &output.bounds.generics;
    if generics.lifetimes().next().is_some() {
        return None;
    }
    let is_decided = output.model.methods.is_some();
    let params: Vec<&Ident> = match is_decided {
        true => Vec::new(),
        false => generics.type_params().map(|param| &param.ident).collect(),
    };
    let body = match params.as_slice() {
        [] => quote!(__typed::Some(__task.run())),
        params => of_params(output, params)?,
    };
    Some(quote! {
        fn if_static<__W: __typed::StaticTask<Self>>(
            __task: __W,
        ) -> __typed::Option<__W::Output> {
            #body
        }
    })
}

fn of_params(output: &Output<'_>, params: &[&Ident]) -> Option<TokenStream> {
    let is_in = |types: &[Type], param: &Ident| types.iter().any(|ty| source(ty) == source(param));
    let mut asked = Vec::new();
    for param in params {
        if is_in(output.bounds.checked_types(), param) {
            asked.push(*param);
        } else if !output.bounds.is_static(param) {
            return None;
        }
    }
    let (this, value) = (&output.this, &output.bounds.value);
    let Some((last, others)) = asked.split_last() else {
        return Some(quote!(__typed::Some(__task.run())));
    };
    let parts = others
        .iter()
        .rev()
        .fold(quote!(#last), |parts, param| quote!(__typed::Both<#param, #parts>));
    let (declared, bounds) = (&generics_of(output), output.bounds.of_static());
    Some(quote! {
        struct __Within<__W, __T>(__W, __typed::PhantomData<fn(__T)>);
        impl<#declared __W: __typed::StaticTask<#this>> __typed::StaticTask<#parts>
            for __Within<__W, #this> #bounds
        {
            type Output = __W::Output;
            fn run(self) -> __W::Output
            where
                #parts: 'static,
            {
                self.0.run()
            }
        }
        <#parts as __typed::Parts<#value>>::if_all_static(
            __Within::<__W, #this>(__task, __typed::PhantomData),
        )
    })
}

/// Returns the parameters with a comma after the last.
fn generics_of(output: &Output<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for param in &output.bounds.generics.params {
        tokens.extend(quote!(#param,));
    }
    tokens
}
