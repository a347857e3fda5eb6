//! Hooks around the bodies of methods, so that they run for every call.

use super::block::Block;
use super::method::Method;
use super::types::{is_impl, is_plain, is_result, shown};
use crate::span::{all_at, mixed_site_at};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ImplItem, ItemImpl, Stmt};

/// Puts the hook of each method around its body, and that of the block around both.
pub(super) fn wrap(block: &Block, item: &mut ItemImpl) {
    for one in &mut item.items {
        let ImplItem::Fn(function) = one else { continue };
        let of_this = |method: &&Method| method.ident == function.sig.ident;
        let Some(method) = block.methods.iter().find(of_this) else { continue };
        for hook in method.around.iter().chain(&block.around) {
            let body = &function.block;
            let wrapped = around(&block.krate, hook, method, &quote!(#body));
            function.block.stmts = vec![Stmt::Expr(Expr::Verbatim(wrapped), None)];
        }
    }
}

/// ```ignore
/// let __hook = &audit;
/// let __hook = hooked(__hook);
/// let __class = <Self as Typed>::CLASS;
/// let __running = Running::start(__hook, __class.name(), "foo", &[("x", &x)]);
/// let __value: i64 = __running.run(move || -> i64 { self.a + x });
/// __running.finish(IntoOutput::view(&__value).map(Some));
/// __value
/// ```
fn around(krate: &TokenStream, hook: &Expr, method: &Method, body: &TokenStream) -> TokenStream {
    let here = Span::mixed_site();
    let private = quote!(#krate::__private);
    let name = &method.name;
    let class = match &method.object {
        Some(object) => quote_spanned!(here=> #private::Object::class(#object)),
        None => quote_spanned!(here=> <Self as #private::HasClass>::STATIC_CLASS),
    };
    let args = method.params.iter().map(|param| {
        let (ident, name) = (&param.ident, &param.name);
        let slot = if is_plain(&param.ty) {
            quote!(#ident)
        } else {
            shown(quote!(#ident), &param.ty, &method.lifetimes).value
        };
        quote_spanned!(here=> (#name, &#slot as &dyn __typed::Slot))
    });
    let output = method.output.as_ref();
    let declared = output.filter(|ty| !is_impl(ty)).map(|ty| quote!(-> #ty));
    let run = if method.is_async {
        // A value that is never returned states the type: a closure would lose coercions.
        let ty = output.filter(|ty| !is_impl(ty)).map(|ty| quote!(#ty));
        let typed = ty.map(|ty| {
            quote_spanned! {here=>
                if let #private::Some(__value) = #private::None::<#ty> {
                    #[allow(unreachable_code)]
                    return __value;
                }
            }
        });
        let declared = output.filter(|ty| !is_impl(ty)).map(|ty| quote!(: #ty));
        quote_spanned! {here=>
            __running.run_async(async move {
                #typed
                let __value #declared = #body;
                #[allow(unreachable_code)]
                __value
            }).await
        }
    } else {
        quote_spanned!(here=> __running.run(move || #declared #body))
    };
    let view = match output {
        Some(ty) if is_plain(ty) => {
            quote_spanned!(here=> #private::IntoOutput::view(&__value).map(#private::Some))
        }
        Some(ty) if is_result(ty) => quote_spanned! {here=>
            match &__value {
                #private::Ok(_) => #private::Ok(#private::None),
                #private::Err(__error) => #private::Err(__error),
            }
        },
        Some(_) => quote_spanned!(here=> #private::Ok(#private::None)),
        None => quote_spanned!(here=> #private::Ok(#private::Some(#private::Value::Null))),
    };
    // A value that is not of the declared type is a failure.
    let wrong = method.returns.as_ref().map(|ty| {
        quote_spanned! {here=>
            let __wrong = #private::IntoOutput::view(&__value).ok().and_then(|__value| {
                #private::wrong_return::<#ty>(__class, #name, __value)
            });
        }
    });
    let view = match wrong {
        Some(_) => quote_spanned! {here=>
            match &__wrong {
                #private::Some(__wrong) => #private::Err(__wrong),
                #private::None => #view,
            }
        },
        None => view,
    };
    let at_hook = mixed_site_at(hook.span());
    let hooked = all_at(&quote!(#private::hooked), at_hook);
    let hooked = quote_spanned!(at_hook=> #hooked(__hook));
    quote_spanned! {here=>
        let __hook = &#hook;
        let __hook = #hooked;
        let __class = #class;
        let __running = {
            use #private as __typed;
            __typed::Running::start(
                __hook,
                __class.name(),
                #name,
                &[#(#args),*],
            )
        };
        let __value = #run;
        #wrong
        __running.finish(#view);
        __value
    }
}
