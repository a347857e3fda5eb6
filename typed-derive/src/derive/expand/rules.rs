//! `meta = …`: rules that are checked while the type compiles, and again for each type that has it
//! as a base.

use super::{Output, mixed_site_at};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

/// ```ignore
/// use __typed::NoRules as _;
/// pub struct __Rules<T>(__typed::PhantomData<T>);
/// impl User {
///     pub const __TYPED_RULES: __Rules<Self> = __Rules(__typed::PhantomData);
/// }
/// impl __Rules<User> {
///     const fn __rule0(__class: &__typed::Class) {
///         let __rule = const { &Service { table: "users" } };
///         __typed::checked(__rule.check(__class))
///     }
///     pub const fn __typed_check(&self, __class: &__typed::Class) {
///         <__Rules<User>>::__rule0(__class);
///         <Person>::__TYPED_RULES.__typed_check(__class);
///     }
/// }
/// const _: () = { <__Rules<User>>::__rule0(User::CLASS); };
/// const _: () = { <Person>::__TYPED_RULES.__typed_check(&User::CLASS.inheriting()); };
/// const _: () = { __typed::assert_helpers(User::CLASS); };
/// ```
///
/// The rules of a generic type are checked where its class is used: see [`checks_of_class`].
pub(super) fn expand(output: &Output<'_>) -> Option<TokenStream> {
    if !has_rules(output) {
        return None;
    }
    let (generics, _, bounds) = output.bounds.generics.split_for_impl();
    let this = &output.this;
    let rules = rules(output);
    let own = own(output, &quote!(__class));
    let inherited = inherited(output, &quote!(__class));
    let checks = (!output.bounds.is_generic()).then(|| {
        let checks = checks(output, &quote!(<#this as __typed::HasClass>::STATIC_CLASS));
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
            #(#rules)*
            #[doc(hidden)]
            #[track_caller]
            pub const fn __typed_check(&self, __class: &__typed::Class) {
                #(#own)*
                #(#inherited)*
            }
        }
        #checks
    })
}

/// Returns `.with_metas(&[…])`: the values at run time.
pub(super) fn with_metas(output: &Output<'_>) -> Option<TokenStream> {
    let metas = output.model.metas.iter().map(|expr| {
        let rule = output.without_self(expr);
        quote_spanned! {mixed_site_at(expr.span())=>
            __typed::Rule::new(const { &#rule }, |__rule| __typed::Probe(__rule).__typed_helpers())
        }
    });
    let has_some = !output.model.metas.is_empty() && !output.is_stub;
    has_some.then(|| quote!(.with_metas(const { &[#(#metas),*] })))
}

/// Returns the checks of `__class`, for a generic type.
pub(super) fn checks_of_class(output: &Output<'_>) -> Vec<TokenStream> {
    if has_rules(output) { checks(output, &quote!(&__class)) } else { Vec::new() }
}

fn has_rules(output: &Output<'_>) -> bool {
    let model = output.model;
    (!model.bases().is_empty() || !model.metas.is_empty()) && !output.is_stub
}

/// Returns the checks of the type itself, each with its own span.
fn checks(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let here = mixed_site_at(output.model.ident.span());
    let mut checks = own(output, class);
    checks.extend(inherited(output, &quote_spanned!(here=> &(#class).inheriting())));
    checks.push(quote_spanned!(here=> { __typed::assert_helpers(#class); }));
    checks
}

/// Returns the check of each rule. It is written once, so that an error is reported once.
fn rules(output: &Output<'_>) -> Vec<TokenStream> {
    let mut rules = Vec::new();
    for (index, expr) in output.model.metas.iter().enumerate() {
        let (rule, name) = (output.without_self(expr), name(index));
        let here = mixed_site_at(expr.span());
        // The argument has a span of the derive, so that no suggestion removes it.
        let class = quote_spanned!(Span::mixed_site()=> __class);
        rules.push(quote_spanned! {here=>
            #[track_caller]
            const fn #name(#class: &__typed::Class) {
                let __rule = const { &#rule };
                __typed::checked(__rule.check(#class))
            }
        });
    }
    rules
}

fn own(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let this = &output.this;
    let mut rules = Vec::new();
    for (index, expr) in output.model.metas.iter().enumerate() {
        let name = name(index);
        rules.push(
            quote_spanned!(mixed_site_at(expr.span())=> { <__Rules<#this>>::#name(&*#class); }),
        );
    }
    rules
}

fn name(index: usize) -> Ident {
    format_ident!("__rule{index}", span = Span::mixed_site())
}

fn inherited(output: &Output<'_>, class: &TokenStream) -> Vec<TokenStream> {
    let here = mixed_site_at(output.model.ident.span());
    let mut rules = Vec::new();
    for field in output.model.bases() {
        let base = output.without_self(&field.ty);
        rules.push(quote_spanned!(here=> { <#base>::__TYPED_RULES.__typed_check(#class); }));
    }
    rules
}
