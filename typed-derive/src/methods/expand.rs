//! The tables of a block: what its methods are, and how they are called.

use super::parse::{Block, Method, Param, Receiver};
use crate::span::at;
use crate::value::{metadata_value, value_of};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ItemImpl, Type};

/// ```ignore
/// impl User {
///     pub const __TYPED_METHODS_0: &'static [__typed::Method] = &[
///         __typed::Method::new("foo", __typed::Receiver::Shared, &[
///             __typed::Param::new("x", <i64 as __typed::ToValue>::TYPE),
///         ]),
///     ];
///     pub const __TYPED_SHIMS_0: &'static [__typed::Shim<Self>] = &[
///         |object, method, args, cx| {
///             let mut places = [const { __typed::None }; 1];
///             let bound = __typed::bind(method, args, &mut places, cx);
///             let [p0] = &mut places;
///             let a0 = __typed::argument::<i64>(method, 0, p0, || __typed::None, cx);
///             // Only now, when everything was looked at, does the first mismatch count.
///             bound?;
///             let a0 = a0?;
///             let object = __typed::receiver(object, method, cx)?;
///             __typed::Outcome::into_outcome(Self::foo(object, a0), method.name())
///         },
///     ];
/// }
/// ```
pub(super) fn expand(item: &ItemImpl, block: &Block) -> TokenStream {
    let Block { krate, number, methods } = block;
    let this = &item.self_ty;
    let (table, shims) = (
        format_ident!("__TYPED_METHODS_{number}", span = Span::mixed_site()),
        format_ident!("__TYPED_SHIMS_{number}", span = Span::mixed_site()),
    );
    let described = methods.iter().map(describe);
    let called = methods.iter().map(shim);
    quote! {
        const _: () = {
            use #krate::__private as __typed;
            impl #this {
                #[doc(hidden)]
                pub const #table: &'static [__typed::Method] = &[#(#described),*];
                #[doc(hidden)]
                pub const #shims: &'static [__typed::Shim<Self>] = &[#(#called),*];
            }
        };
    }
}

fn describe(method: &Method) -> TokenStream {
    let Method { name, cfgs, .. } = method;
    let receiver = match method.receiver {
        Receiver::None => quote!(None),
        Receiver::Shared => quote!(Shared),
        Receiver::Mut => quote!(Mut),
    };
    let params = method.params.iter().map(|param| {
        let (name, ty) = (&param.name, &param.ty);
        let default = param.default.as_ref().map(|default| {
            let text = metadata_value(default);
            quote!(.with_default(#text))
        });
        let holder = holder(ty);
        quote_spanned!(at(ty.span())=> __typed::Param::new(#name, <#holder as __typed::ToValue>::TYPE) #default)
    });
    let doc = method.doc.as_ref().map(|doc| quote!(.with_doc(#doc)));
    let is_final = method.is_final.then(|| quote!(.with_final()));
    quote! {
        #(#cfgs)*
        __typed::Method::new(#name, __typed::Receiver::#receiver, &[#(#params),*]) #doc #is_final
    }
}

fn shim(method: &Method) -> TokenStream {
    let Method { ident, cfgs, params, .. } = method;
    let (count, here) = (params.len(), Span::mixed_site());
    let numbered = |prefix: &str| -> Vec<Ident> {
        (0..count)
            .map(|index| format_ident!("__{prefix}{index}", span = Span::mixed_site()))
            .collect()
    };
    let (places, arguments) = (numbered("p"), numbered("a"));
    let checked = params.iter().enumerate().zip(places.iter().zip(&arguments)).map(
        |((index, param), (place, argument))| {
            let (ty, default) = (holder(&param.ty), default(param));
            quote_spanned! {at(param.ty.span())=>
                let #argument = __typed::argument::<#ty>(__method, #index, #place, || #default, __cx);
            }
        },
    );
    let passed = params.iter().zip(&arguments).map(|(param, argument)| match &param.ty {
        Type::Reference(reference) if is_unsized(&reference.elem) => {
            quote_spanned!(here=> &*#argument)
        }
        Type::Reference(_) => quote_spanned!(here=> &#argument),
        _ => quote!(#argument),
    });
    let receiver = (method.receiver != Receiver::None).then(
        || quote_spanned!(here=> let __object = __typed::receiver(__object, __method, __cx)?;),
    );
    let unused = receiver.is_none().then(|| quote_spanned!(here=> let _ = __object;));
    let object = receiver.is_some().then(|| quote_spanned!(here=> __object,));
    let called = quote_spanned!(at(ident.span())=> Self::#ident(#object #(#passed),*));
    let outcome = quote_spanned!(here=> __typed::Outcome::into_outcome(#called, __method.name()));
    let outcome = match &method.returns {
        Some(ty) => quote_spanned!(here=> {
            let __value = #outcome?;
            __typed::returned_as::<#ty>(__method.name(), __value, __cx)
        }),
        None => outcome,
    };
    quote_spanned! {here=>
        #(#cfgs)*
        |__object, __method, __args, __cx| {
            let mut __places = [const { __typed::None }; #count];
            let __bound = __typed::bind(__method, __args, &mut __places, __cx);
            let [#(#places),*] = &mut __places;
            #(#checked)*
            __bound?;
            #(let #arguments = #arguments?;)*
            #receiver
            #unused
            #outcome
        }
    }
}

/// The type that holds the argument of a parameter while the method runs.
fn holder(ty: &Type) -> TokenStream {
    match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => quote!(__typed::Text<'_>),
            Type::Slice(slice) => {
                let item = &slice.elem;
                quote!(__typed::Vec<#item>)
            }
            other => quote!(#other),
        },
        other => quote!(#other),
    }
}

fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Slice(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}

fn default(param: &Param) -> TokenStream {
    let Some(expr) = &param.default else { return quote!(__typed::None) };
    let holder = holder(&param.ty);
    let value = match &param.ty {
        Type::Reference(_) => quote_spanned!(at(expr.span())=> __typed::From::from(#expr)),
        ty => value_of(expr, ty),
    };
    quote_spanned!(at(expr.span())=> __typed::Some({ let __value: #holder = #value; __value }))
}
