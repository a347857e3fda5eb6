//! The metadata of a block: its members, and how they are called.

use super::block::{Block, Constant, LAST_BLOCK};
use super::method::{Method, Receiver, Role};
use super::param::param;
use super::shim::{init, shim};
use super::types::{erased, shown};
use crate::literal::unsuffixed;
use crate::span::{all_at, mixed_site_at};
use crate::value::metadata_value;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, ItemImpl, Type, WherePredicate, parse_quote};

/// ```ignore
/// impl __typed::OneBlockPerNumber<0> for User {
///     const BLOCK: &'static __typed::Block = &__typed::block_of::<Self>(&[
///         __typed::Method::new("foo", __typed::Receiver::Shared, &[
///             __typed::Param::new("x", <i64 as __typed::ToValue>::TYPE),
///         ], <i64 as __typed::IntoOutput>::TYPE, |__this, __method, __args, __cx| { … }),
///     ], &[
///         __typed::ClassAttr::constant("MAX", <u32 as __typed::ToValue>::TYPE, …),
///     ]);
/// }
/// ```
pub(super) fn expand(item: &ItemImpl, block: &Block) -> TokenStream {
    let Block { krate, methods, constants, .. } = block;
    let number = unsuffixed(block.number);
    let allowed: Vec<_> = item.attrs.iter().filter(|attr| attr.path().is_ident("allow")).collect();
    let with_bounds = with_bounds(&item.generics);
    let (generics, _, bounds) = with_bounds.split_for_impl();
    let this = &item.self_ty;
    // A generic type has no fallback: see `methods(…)` of the derive.
    let is_generic = !item.generics.params.is_empty() || has_arguments(this);
    let described = methods.iter().map(|method| {
        let (cfgs, described, shim) = (&method.cfgs, describe(method), shim(method, this.span()));
        let (new, with) = described;
        quote!(#(#cfgs)* __typed::Method::new(#new, #shim) #with)
    });
    let constants = constants.iter().map(constant);
    let init = methods.iter().find(|method| method.is_init()).map(|method| {
        let (cfgs, (new, with), run) = (&method.cfgs, describe(method), init(method));
        let head = quote_spanned! {mixed_site_at(method.of_role)=>
            impl #generics __typed::OneConstructor for #this #bounds
        };
        quote! {
            #(#cfgs)*
            #(#allowed)*
            #head {
                const INIT: __typed::Init<Self> = __typed::Init::new(
                    &__typed::Method::new(#new, __typed::no_shim) #with,
                    #run,
                );
            }
        }
    });
    if block.is_of_rule {
        return quote! {
            const _: () = {
                use #krate::__private as __typed;
                #(#allowed)*
                impl #generics __typed::Helpers for #this #bounds {
                    const BLOCK: &'static __typed::RuleMethods = &__typed::RuleMethods::new(
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
    let new = match block.number {
        _ if is_generic => quote!(named_block),
        0 | 1 => quote!(block_of),
        _ => quote!(further_block),
    };
    let new = quote_spanned!(mixed_site_at(this.span())=> __typed::#new::<Self>);
    let all = (block.number == 1 && !is_generic).then(all_blocks);
    // A missing bound is reported for the whole block.
    let unbounded = is_generic.then(|| quote!(#[diagnostic::do_not_recommend]));
    quote! {
        const _: () = {
            use #krate::__private as __typed;
            #(#allowed)*
            #unbounded
            impl #generics __typed::OneBlockPerNumber<#number> for #this #bounds {
                const BLOCK: &'static __typed::Block =
                    &#new(&[#(#described),*], &[#(#constants),*]);
                #all
            }
            #init
        };
    }
}

/// Writes the search for the blocks of all numbers, of which the derive knows 0 and 1.
fn all_blocks() -> TokenStream {
    let numbers = (0..=LAST_BLOCK).map(unsuffixed);
    quote! {
        const ALL: &'static [&'static __typed::Block] = {
            use __typed::NoBlock as _;
            &[#(__typed::BlockOf::<Self, #numbers>::BLOCK),*]
        };
    }
}

/// Returns the generics of a block with bounds: the derive requires that parameters are field
/// types, see `methods(…)`.
fn with_bounds(generics: &Generics) -> Generics {
    let mut with_bounds = generics.clone();
    for param in generics.type_params() {
        let ident = &param.ident;
        let predicate: WherePredicate = parse_quote! {
            #ident: for<'__all> __typed::FieldType<'__all> + 'static
        };
        with_bounds.make_where_clause().predicates.push(predicate);
    }
    with_bounds
}

/// Returns `true` if the type has arguments: `Type<…>`.
fn has_arguments(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| !last.arguments.is_none()),
        _ => false,
    }
}

/// Returns the arguments of `Method::new` but the last, and the calls that follow.
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
    let params = method.params.iter().map(param);
    let returns = match (&method.returns, &method.output) {
        (Some(ty), Some(output)) => {
            let ty = erased(ty, &method.lifetimes);
            let shown = shown(TokenStream::new(), output, &method.lifetimes).ty;
            quote_spanned!(mixed_site_at(ty.span())=> __typed::declared(
                <#ty as __typed::FieldType<'_>>::FIELD_TYPE, <#shown as __typed::IntoOutput>::TYPE,
            ))
        }
        (None, Some(ty)) => {
            // At the same span as in the shim, so that an error is reported once.
            let shown = all_at(
                &shown(TokenStream::new(), ty, &method.lifetimes).ty,
                mixed_site_at(ty.span()),
            );
            quote_spanned!(mixed_site_at(ty.span())=> <#shown as __typed::IntoOutput>::TYPE)
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
    // Setters are verified when a property is set, and rolled back.
    let snapshot = matches!(method.role, Role::Setter(_)).then(|| {
        quote!(.with_snapshot({
            use __typed::NoSnapshot as _;
            __typed::SnapshotOf::<Self>::SNAPSHOT
        }))
    });
    let tags = &method.tags;
    let tags = (!tags.is_empty()).then(|| quote!(.with_tags(&[#(#tags),*])));
    let deprecated = method.deprecated.as_ref().map(|note| quote!(.with_deprecated(#note)));
    let is_async = method.is_async.then(|| quote!(.with_async()));
    let is_final = method.is_final.then(|| quote!(.with_final()));
    (
        quote!(#name, __typed::Receiver::#receiver, &[#(#params),*], #returns),
        quote!(#doc #role #snapshot #tags #deprecated #is_async #is_final),
    )
}

fn constant(constant: &Constant) -> TokenStream {
    let Constant { ident, name, ty, value, doc, cfgs } = constant;
    let text = metadata_value(value);
    let here = Span::mixed_site();
    let shown = shown(quote_spanned!(here=> __value), ty, &[]);
    let (value, shown) = (shown.value, shown.ty);
    let doc = doc.as_ref().map(|doc| quote!(.with_doc(#doc)));
    quote_spanned! {mixed_site_at(ty.span())=>
        #(#cfgs)*
        __typed::ClassAttr::constant(#name, <#shown as __typed::ToValue>::TYPE, #text, || {
            #[allow(deprecated)]
            let __value = Self::#ident;
            <#shown as __typed::ToValue>::to_value(&#value).into_owned()
        }) #doc
    }
}
