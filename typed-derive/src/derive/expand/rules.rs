//! `meta = …`: rules that are checked while the type compiles, and again for each type that has it as
//! a base.

use super::{Output, at};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

/// ```ignore
/// use __typed::NoRules as _;
/// pub struct __Rules<T>(__typed::PhantomData<T>);
/// impl User {
///     pub const __TYPED_RULES: __Rules<Self> = __Rules(__typed::PhantomData);
/// }
/// impl __Rules<User> {
///     pub const fn __typed_check(&self, __class: &__typed::Class) {
///         { let __rule = const { &Service { table: "users" } }; let __checked: () = __rule.check(__class); }
///         <Person>::__TYPED_RULES.__typed_check(__class);
///     }
/// }
/// const _: () = { let __rule = const { &Service { table: "users" } }; let __checked: () = __rule.check(User::CLASS); };
/// const _: () = { <Person>::__TYPED_RULES.__typed_check(&User::CLASS.inheriting()); };
/// const _: () = { __typed::demand_helpers(User::CLASS); };
/// ```
///
/// A type with parameters is checked where its class is used: see [`demanding`].
pub(super) fn expand(output: &Output<'_>) -> Option<TokenStream> {
    if !has_rules(output) {
        return None;
    }
    let (generics, _, bounds) = output.bounds.generics.split_for_impl();
    let this = &output.this;
    let own = own(output, &quote!(__class));
    let inherited = inherited(output, &quote!(__class));
    let checks = (!output.bounds.is_generic()).then(|| {
        let checks = checks(output, &quote!(<#this as __typed::Typed>::CLASS));
        quote!(#(const _: () = #checks;)*)
    });
    Some(quote! {
        use __typed::{NoHelpers as _, NoRules as _};
        #[doc(hidden)]
        pub struct __Rules<__T>(__typed::PhantomData<__T>);
        impl #generics #this #bounds {
            #[doc(hidden)]
            pub const __TYPED_RULES: __Rules<Self> = __Rules(__typed::PhantomData);
        }
        impl #generics __Rules<#this> #bounds {
            #[doc(hidden)]
            pub const fn __typed_check(&self, __class: &__typed::Class) {
                #(#own)*
                #(#inherited)*
            }
        }
        #checks
    })
}

/// `.with_metas(&[…])`: the values, for who asks at run time.
pub(super) fn with_metas(output: &Output<'_>) -> Option<TokenStream> {
    let metas = output.model.metas.iter().map(|expr| {
        let rule = output.spelled_out(expr);
        quote_spanned! {at(expr.span())=>
            __typed::Meta::new(const { &#rule }, |__rule| __typed::Probe(__rule).__typed_helpers())
        }
    });
    let has_some = !output.model.metas.is_empty() && !output.is_stub;
    has_some.then(|| quote!(.with_metas(const { &[#(#metas),*] })))
}

/// What is checked of `__class`, that of a type with parameters.
pub(super) fn demanding(output: &Output<'_>) -> Vec<TokenStream> {
    if has_rules(output) { checks(output, &quote!(&__class)) } else { Vec::new() }
}

fn has_rules(output: &Output<'_>) -> bool {
    let model = output.model;
    (!model.bases().is_empty() || !model.metas.is_empty()) && !output.is_stub
}

/// What is checked of the type itself, each with a place of its own.
fn checks(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let here = at(output.model.ident.span());
    let mut checks = own(output, class);
    checks.extend(inherited(output, &quote_spanned!(here=> &(#class).inheriting())));
    checks.push(quote_spanned!(here=> { __typed::demand_helpers(#class); }));
    checks
}

fn own(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let mut rules = Vec::new();
    for expr in &output.model.metas {
        let rule = output.spelled_out(expr);
        rules.push(quote_spanned!(at(expr.span())=> {
            let __rule = const { &#rule };
            let __checked: () = __rule.check(&*#class);
        }));
    }
    rules
}

fn inherited(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let here = at(output.model.ident.span());
    let mut rules = Vec::new();
    for field in output.model.bases() {
        let base = output.spelled_out(&field.ty);
        rules.push(quote_spanned!(here=> { <#base>::__TYPED_RULES.__typed_check(#class); }));
    }
    rules
}
