//! The table of a block: what its members are, and how they are called.

use super::block::{Block, Constant};
use super::method::{Method, Receiver, Role, Takes};
use super::shim::{init, shim};
use super::types::{erased, holder, shown};
use crate::span::at;
use crate::value::metadata_value;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{ItemImpl, Type};

/// ```ignore
/// impl User {
///     pub const __TYPED_BLOCK_0_…: &'static __typed::Block = &__typed::Block::of::<Self>(&[
///         __typed::Method::new("foo", __typed::Receiver::Shared, &[
///             __typed::Param::new("x", <i64 as __typed::ToValue>::TYPE),
///         ], <i64 as __typed::Outcome>::TYPE, |__this, __method, __args, __cx| { … }),
///     ], &[
///         __typed::Attr::constant("MAX", <u32 as __typed::ToValue>::TYPE, …),
///     ]);
/// }
/// ```
pub(super) fn expand(item: &ItemImpl, block: &Block) -> TokenStream {
    let Block { krate, number, methods, constants, .. } = block;
    let allowed = item.attrs.iter().filter(|attr| attr.path().is_ident("allow"));
    let (generics, _, bounds) = item.generics.split_for_impl();
    let this = &item.self_ty;
    // On a type with parameters there is nothing to fall back on: see `methods(…)` of the derive.
    let is_generic = !item.generics.params.is_empty() || has_arguments(this);
    let table = table_ident(*number, is_generic);
    let described = methods.iter().map(|method| {
        let (cfgs, described, shim) = (&method.cfgs, describe(method), shim(method));
        let (new, with) = described;
        quote!(#(#cfgs)* __typed::Method::new(#new, #shim) #with)
    });
    let constants = constants.iter().map(constant);
    let init = methods.iter().find(|method| method.is_init()).map(|method| {
        let (cfgs, (new, with), run) = (&method.cfgs, describe(method), init(method));
        let at = at(method.of_role);
        let ident = Ident::new(init_name(is_generic), at);
        let declared = quote_spanned!(at=> pub const #ident: __typed::Option<__typed::Init<Self>>);
        quote! {
            #(#cfgs)*
            #[doc(hidden)]
            #declared = __typed::Some(__typed::Init::new(
                &__typed::Method::new(#new, __typed::no_shim) #with,
                #run,
            ));
        }
    });
    let no_init = (init.is_none() && *number == 0 && is_generic).then(|| {
        let ident = Ident::new(init_name(true), Span::mixed_site());
        quote! {
            #[doc(hidden)]
            pub const #ident: __typed::Option<__typed::Init<Self>> = __typed::None;
        }
    });
    if block.is_of_rule {
        return quote! {
            const _: () = {
                use #krate::__private as __typed;
                #(#allowed)*
                impl #generics __typed::Helpers for #this #bounds {
                    const BLOCK: &'static __typed::HelperBlock = &__typed::HelperBlock::new(
                        __typed::stringify!(#this),
                        __typed::concat!(
                            __typed::module_path!(), ":", __typed::line!(), ":", __typed::column!()
                        ),
                        &[#(#described),*],
                    );
                }
            };
        };
    }
    let new = if is_generic {
        quote_spanned!(at(this.span())=> __typed::Block::named::<Self>)
    } else {
        quote_spanned!(at(this.span())=> __typed::Block::of::<Self>)
    };
    quote! {
        const _: () = {
            use #krate::__private as __typed;
            #(#allowed)*
            impl #generics #this #bounds {
                #[doc(hidden)]
                pub const #table: &'static __typed::Block =
                    &#new(&[#(#described),*], &[#(#constants),*]);
                #init
                #no_init
            }
        };
    }
}

/// The table of a block.
pub(crate) fn table_ident(number: usize, is_generic: bool) -> Ident {
    let kind = if is_generic { "NAMED_BLOCK" } else { "BLOCK" };
    // What the compiler shows of two blocks with one number.
    format_ident!("__TYPED_{kind}_{number}_OTHERS_NEED_ANOTHER_NUMBER", span = Span::mixed_site())
}

/// The constructor of a type.
pub(crate) const fn init_name(is_generic: bool) -> &'static str {
    if is_generic {
        "__TYPED_NAMED_INIT_ONCE_IN_ALL_BLOCKS"
    } else {
        "__TYPED_INIT_ONCE_IN_ALL_BLOCKS"
    }
}

/// Whether it is `Type<…>`.
fn has_arguments(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| !last.arguments.is_none()),
        _ => false,
    }
}

/// The arguments of `Method::new` but the last, and what is added to it.
fn describe(method: &Method) -> (TokenStream, TokenStream) {
    let name = &method.name;
    let receiver = match method.receiver {
        Receiver::None => quote!(None),
        Receiver::Shared => quote!(Shared),
        Receiver::Mut => quote!(Mut),
        Receiver::Owned => quote!(Owned),
        Receiver::Whole => quote!(Whole),
        Receiver::WholeMut => quote!(WholeMut),
    };
    let params = method.params.iter().map(|param| {
        let name = param.ident.unraw().to_string();
        let default = param.default.as_ref().map(|default| {
            let text = metadata_value(default);
            quote!(.with_default(#text))
        });
        let takes = match param.takes {
            Takes::One => None,
            Takes::Rest => Some(quote_spanned!(at(param.ty.span())=> .rest())),
            Takes::Keywords => Some(quote_spanned!(at(param.ty.span())=> .keywords())),
        };
        let holder = holder(&param.ty, &method.lifetimes);
        quote_spanned!(at(param.ty.span())=>
            __typed::Param::new(#name, <#holder as __typed::ToValue>::TYPE) #default #takes)
    });
    let returns = match (&method.returns, &method.output) {
        (Some(ty), Some(output)) => {
            let ty = erased(ty, &method.lifetimes);
            let shown = shown(TokenStream::new(), output, &method.lifetimes).ty;
            quote_spanned!(at(ty.span())=> __typed::declared(
                <#ty as __typed::ToValue>::TYPE, <#shown as __typed::Outcome>::TYPE,
            ))
        }
        (None, Some(ty)) => {
            let shown = shown(TokenStream::new(), ty, &method.lifetimes).ty;
            quote_spanned!(at(ty.span())=> <#shown as __typed::Outcome>::TYPE)
        }
        (_, None) => quote!(<() as __typed::ToValue>::TYPE),
    };
    let doc = method.doc.as_ref().map(|doc| quote!(.with_doc(#doc)));
    let role = match &method.role {
        Role::Plain => None,
        Role::Init => Some(quote!(.with_role(__typed::Role::Init))),
        Role::Getter(name) => Some(quote!(.with_role(__typed::Role::Getter(#name)))),
        Role::Setter(name) => Some(quote!(.with_role(__typed::Role::Setter(#name)))),
    };
    let tags = &method.tags;
    let tags = (!tags.is_empty()).then(|| quote!(.with_tags(&[#(#tags),*])));
    let deprecated = method.deprecated.as_ref().map(|note| quote!(.with_deprecated(#note)));
    let is_async = method.is_async.then(|| quote!(.with_async()));
    let is_final = method.is_final.then(|| quote!(.with_final()));
    (
        quote!(#name, __typed::Receiver::#receiver, &[#(#params),*], #returns),
        quote!(#doc #role #tags #deprecated #is_async #is_final),
    )
}

fn constant(constant: &Constant) -> TokenStream {
    let Constant { ident, name, ty, value, doc, cfgs } = constant;
    let text = metadata_value(value);
    let here = Span::mixed_site();
    let shown = shown(quote_spanned!(here=> __value), ty, &[]);
    let (value, shown) = (shown.value, shown.ty);
    let doc = doc.as_ref().map(|doc| quote!(.with_doc(#doc)));
    quote_spanned! {at(ty.span())=>
        #(#cfgs)*
        __typed::Attr::constant(#name, <#shown as __typed::ToValue>::TYPE, #text, || {
            #[allow(deprecated)]
            let __value = Self::#ident;
            __typed::ToValue::to_value(&#value).into_owned()
        }) #doc
    }
}
