//! Shims: the code of a call by name, which binds and checks the arguments, then runs the method.

use super::method::{Method, Param, Receiver};
use super::types::{erased, is_plain, is_reference, optional_reference, passed, shown};
use crate::literal::{as_const, unsuffixed};
use crate::span::mixed_site_at;
use crate::value::value_of;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

/// ```ignore
/// |__this, __method, __args, __cx| {
///     let (__places, __bound) = __typed::bind(__method, __args, __cx);
///     let __a0 = __typed::argument::<i64>(__method, 0, __places, || __typed::None, __cx);
///     let __object = __typed::receiver::<Self>(__this, __method, __cx);
///     // Every argument has been checked before the first mismatch counts.
///     __bound?;
///     let __a0 = __a0?;
///     let __object = __object?;
///     let __value = Self::foo(__object, __a0);
///     __typed::returned(<Self as __typed::HasClass>::STATIC_CLASS, __method, __value)
/// }
/// ```
pub(super) fn shim(method: &Method, of_type: Span) -> TokenStream {
    let here = Span::mixed_site();
    let bound = bound(method);
    let ident = &method.ident;
    let passed = passed_all(method);
    let object = (method.receiver != Receiver::None).then(|| quote_spanned!(here=> __object,));
    let clones =
        method.receiver == Receiver::Mut && (method.returns.is_some() || method.is_verified);
    let object = if clones { Some(quote_spanned!(here=> &mut __clone,)) } else { object };
    let waited = method.is_async.then(|| quote_spanned!(here=> .await));
    let called = quote_spanned!(mixed_site_at(ident.span())=> Self::#ident(#object #passed));
    let called = quote_spanned!(here=> #called #waited);
    // The warning of a deprecated method belongs to its users' code.
    let value = quote_spanned!(here=> #[allow(deprecated)] let __value = #called;);
    let shown = method.output.as_ref().filter(|ty| !is_plain(ty)).map(|ty| {
        let shown = shown(quote_spanned!(here=> __value), ty, &method.lifetimes).value;
        quote_spanned!(here=> let __value = #shown;)
    });
    let value = quote!(#value #shown);
    let at_output = method.output.as_ref().map_or(here, |ty| mixed_site_at(ty.span()));
    let class = match &method.object {
        Some(_) => quote_spanned!(here=> __class),
        None => quote_spanned!(mixed_site_at(of_type)=> <Self as __typed::HasClass>::STATIC_CLASS),
    };
    let outcome = match &method.returns {
        Some(ty) => {
            let ty = erased(ty, &method.lifetimes);
            quote_spanned!(at_output=> __typed::returned_as::<#ty>(#class, __method, __value))
        }
        None => quote_spanned!(at_output=> __typed::returned(#class, __method, __value)),
    };
    let cloned = quote_spanned!(mixed_site_at(method.on_clone)=> __typed::cloned(&*__object));
    let outcome = if clones {
        let verified = method
            .is_verified
            .then(|| quote_spanned!(here=> __typed::verify_left(&__clone, #class)?;));
        // The object changes only if the result is of the declared type, and every check passes.
        quote_spanned! {here=>
            let mut __clone = #cloned;
            #value
            let __returned = #outcome?;
            #verified
            *__object = __clone;
            __typed::Ok(__returned)
        }
    } else {
        quote_spanned!(here=> #value #outcome)
    };
    let outcome = if method.is_async {
        quote_spanned!(here=> __typed::future(async move { #outcome }))
    } else {
        outcome
    };
    let (found, receiver) = receiver(method);
    let (bound, taken) = bound;
    quote_spanned! {here=>
        |__this, __method, __args, __cx| {
            #bound
            #found
            #taken
            #receiver
            #outcome
        }
    }
}

/// Returns the constructor that `construct` runs.
pub(super) fn init(method: &Method) -> TokenStream {
    let here = Span::mixed_site();
    let ((bound, taken), passed) = (bound(method), passed_all(method));
    let ident = &method.ident;
    let called = quote_spanned!(mixed_site_at(ident.span())=> Self::#ident(#passed));
    let at_output =
        method.output.as_ref().map_or(mixed_site_at(ident.span()), |ty| mixed_site_at(ty.span()));
    let made = quote_spanned!(at_output=> <_ as __typed::Made<Self>>::made(__value));
    quote_spanned! {here=>
        |__method, __args, __cx| {
            #bound
            #taken
            #[allow(deprecated)]
            let __value = #called;
            #made
        }
    }
}

/// Returns code that checks every argument, and code that takes them if all are valid.
fn bound(method: &Method) -> (TokenStream, TokenStream) {
    let here = Span::mixed_site();
    let arguments = numbered("a", method.params.len());
    let mut checked = TokenStream::new();
    for (index, (param, argument)) in method.params.iter().zip(&arguments).enumerate() {
        let ty = &param.holder;
        let (at, index) = (mixed_site_at(param.ty.span()), unsuffixed(index));
        let default = default(param, ty);
        let bound = quote_spanned! {at=>
            __typed::argument::<#ty>(__method, #index, __places, || #default, __cx)
        };
        let bound = match param.constraints.is_empty() {
            true => bound,
            false => {
                quote_spanned!(at=> __typed::constrained(__method, #index, #bound, __cx))
            }
        };
        checked.extend(quote_spanned!(at=> let #argument = #bound;));
    }
    let bound = quote_spanned! {here=>
        let (__places, __bound) = __typed::bind(__method, __args, __cx);
        #checked
    };
    let taken = quote_spanned! {here=>
        __bound?;
        #(let #arguments = #arguments?;)*
    };
    (bound, taken)
}

fn passed_all(method: &Method) -> TokenStream {
    let arguments = numbered("a", method.params.len());
    let passed =
        method.params.iter().zip(&arguments).map(|(param, argument)| passed(&param.ty, argument));
    quote!(#(#passed),*)
}

fn numbered(prefix: &str, count: usize) -> Vec<Ident> {
    let mut all = Vec::new();
    for index in 0..count {
        all.push(format_ident!("__{prefix}{index}", span = Span::mixed_site()));
    }
    all
}

/// Returns code that finds the object, and code that takes it.
fn receiver(method: &Method) -> (TokenStream, TokenStream) {
    let here = Span::mixed_site();
    let find = match method.receiver {
        Receiver::None => return (quote_spanned!(here=> let _ = __this;), TokenStream::new()),
        Receiver::Shared | Receiver::Owned => quote!(receiver),
        Receiver::Mut => quote!(receiver_mut),
        Receiver::Whole => quote!(object_receiver),
        Receiver::WholeMut => quote!(object_receiver_mut),
    };
    if method.object.is_some() {
        return (
            quote_spanned!(here=> let __object = __typed::#find(__this, __method, __cx);),
            quote_spanned! {here=>
                let __object = __object?;
                let __class = __typed::Object::class(__object);
            },
        );
    }
    let found = quote_spanned! {here=>
        let __object = __typed::#find::<Self>(__this, __method, __cx);
    };
    let cloned = (method.receiver == Receiver::Owned).then(|| {
        let cloned = quote_spanned!(mixed_site_at(method.on_clone)=> __typed::cloned(__object));
        quote_spanned!(here=> let __object = #cloned;)
    });
    (found, quote_spanned!(here=> let __object = __object?; #cloned))
}

/// Returns the default of a parameter, of the type that holds its argument.
pub(super) fn default(param: &Param, holder: &TokenStream) -> TokenStream {
    let Some(expr) = &param.default else { return quote!(__typed::None) };
    let at = mixed_site_at(expr.span());
    let value = if is_reference(&param.ty) {
        quote_spanned!(at=> __typed::From::from(#expr))
    } else if optional_reference(&param.ty).is_some() && as_const(expr).is_some() {
        quote_spanned!(at=> __typed::Some(__typed::From::from(#expr)))
    } else {
        value_of(expr, &param.ty)
    };
    quote_spanned!(at=> __typed::Some({ let __value: #holder = #value; __value }))
}
