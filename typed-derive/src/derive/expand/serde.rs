//! `Serialize` and `Deserialize`, for `#[typed(serde)]`.

use super::Output;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// impl __typed::Serialize for User {
///     fn serialize<__S: __typed::Serializer>(&self, …) -> __typed::Result<__S::Ok, __S::Error> {
///         __typed::serialize(self, __serializer)
///     }
/// }
/// impl<'v> __typed::Deserialize<'v> for User {
///     fn deserialize<__D: __typed::Deserializer<'v>>(…) -> __typed::Result<Self, __D::Error> {
///         __typed::deserialize(__deserializer)
///     }
/// }
/// ```
pub(super) fn expand(output: &Output<'_>) -> Option<TokenStream> {
    if !output.model.has_serde || output.is_stub {
        return None;
    }
    let value = &output.bounds.value;
    let serialize = output.read_impl(&quote!(__typed::Serialize));
    let deserialize = output.write_impl(&quote!(__typed::Deserialize), &output.this);
    Some(quote! {
        #serialize {
            fn serialize<__S: __typed::Serializer>(
                &self,
                __serializer: __S,
            ) -> __typed::Result<__S::Ok, __S::Error> {
                __typed::serialize(self, __serializer)
            }
        }
        #deserialize {
            fn deserialize<__D: __typed::Deserializer<#value>>(
                __deserializer: __D,
            ) -> __typed::Result<Self, __D::Error> {
                __typed::deserialize(__deserializer)
            }
        }
    })
}
