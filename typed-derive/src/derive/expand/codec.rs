//! The codecs of fields whose types are not field types.

use super::super::bounds::bounds_of;
use super::super::model::{By, Codec};
use super::{Output, mixed_site_at};
use crate::literal::{source, ungroup_type};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Type};

/// ```ignore
/// enum __CodecUser0 {}
/// impl __typed::Codec<Url> for __CodecUser0 {
///     const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new("Url", __typed::Kind::Str);
///     fn read_value(__value: __typed::Value<'_>, __cx: …) -> __typed::Result<Url, __typed::Rejected> {
///         use __typed::{NoReason as _, WithReason as _};
///         <Url as __typed::Text>::check_text(
///             &__value, <Self as __typed::Codec<Url>>::TYPE,
///             |__error| (&__typed::Shown(__error)).reason(), __cx,
///         )
///     }
///     fn to_value(__value: &Url) -> __typed::Value<'_> {
///         <Url as __typed::Text>::show_text(__value)
///     }
/// }
/// ```
/// Errors of the type are reported in the two functions, and nowhere else.
pub(super) fn expand(output: &Output<'_>) -> TokenStream {
    let mut codecs = TokenStream::new();
    for field in output.model.fields() {
        if let Some(codec) = &field.codec {
            codecs.extend(expand_one(output, codec));
        }
    }
    codecs
}

fn expand_one(output: &Output<'_>, codec: &Codec) -> TokenStream {
    let (ident, inner) = (&codec.ident, output.without_self(&codec.inner));
    let here = mixed_site_at(codec.inner.span());
    let name = name(&codec.inner);
    let this_type = quote!(<Self as __typed::Codec<#inner>>::TYPE);
    // Only the functions have the span of the type: the variables must be those of the methods.
    let (type_info, check, show) = match &codec.by {
        By::Text => (
            quote!(__typed::TypeInfo::new(#name, __typed::Kind::Str)),
            quote_spanned!(here=> <#inner as __typed::Text>::check_text),
            quote_spanned!(here=> <#inner as __typed::Text>::show_text),
        ),
        By::Serde => (
            quote!(__typed::TypeInfo::converted(#name)),
            quote_spanned!(here=> <#inner as __typed::Serde>::check_serde),
            quote_spanned!(here=> <#inner as __typed::Serde>::show_serde),
        ),
        By::Module(module) => {
            let here = mixed_site_at(module.span());
            let module = output.without_self(module);
            (
                quote!(__typed::TypeInfo::converted(#name)),
                quote_spanned!(here=> #module::from_value),
                quote_spanned!(here=> #module::to_value),
            )
        }
    };
    let check = match codec.by {
        By::Text => quote! {
            use __typed::{NoReason as _, WithReason as _};
            #check(&__value, #this_type, |__error| (&__typed::Shown(__error)).reason(), __cx)
        },
        By::Serde => quote!(#check(&__value, #this_type, __cx)),
        By::Module(_) => {
            let read = quote!(#check(__typed::Value::reborrow(&__value)));
            quote!(__typed::converted(#read, &__value, #this_type, __cx))
        }
    };
    let show = quote!(#show(__value));
    let (check, show) = if output.is_stub {
        (quote!(__typed::unreachable!()), quote!(__typed::Value::Null))
    } else {
        (check, show)
    };
    let mut members = TokenStream::new();
    for param in &codec.generics.params {
        if let GenericParam::Type(param) = param {
            let param = &param.ident;
            members.extend(quote!(__typed::PhantomData<fn() -> #param>,));
        }
    }
    let (generics, arguments, own) = codec.generics.split_for_impl();
    let predicates = codec.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let bounds = bounds_of(codec);
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#predicates,)* #bounds));
    let bounds = bounds.map(|bounds| output.without_self(&bounds));
    quote! {
        struct #ident #generics (#members) #own;
        impl #generics __typed::Codec<#inner> for #ident #arguments #bounds {
            const TYPE: &'static __typed::TypeInfo = &#type_info;
            fn read_value(
                __value: __typed::Value<'_>,
                __cx: &mut __typed::Context<'_>,
            ) -> __typed::Result<#inner, __typed::Rejected> {
                #check
            }
            fn to_value(__value: &#inner) -> __typed::Value<'_> {
                #show
            }
        }
    }
}

/// Returns the name of a type as messages print it, without its path.
fn name(ty: &Type) -> String {
    match ungroup_type(ty) {
        Type::Path(path) => path.path.segments.last().map_or_else(|| source(ty), source),
        ty => source(ty),
    }
}
