//! `JsonSchema` of the crate `schemars`, for `#[typed(schemars)]`.

use super::Output;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// impl __typed::JsonSchema for User {
///     fn schema_name() -> __typed::Cow<'static, __typed::str> {
///         __typed::schemars_name::<User>()
///     }
///     fn schema_id() -> __typed::Cow<'static, __typed::str> {
///         __typed::schemars_id::<User>()
///     }
///     fn json_schema(__generator: &mut __typed::SchemaGenerator) -> __typed::SchemarsSchema {
///         __typed::schemars_schema::<User>(__generator)
///     }
/// }
/// ```
pub(super) fn expand(output: &Output<'_>) -> Option<TokenStream> {
    if !output.model.has_schemars || output.is_stub {
        return None;
    }
    let this = &output.this;
    let head = output.read_impl(&quote!(__typed::JsonSchema));
    Some(quote! {
        #head {
            fn schema_name() -> __typed::Cow<'static, __typed::str> {
                __typed::schemars_name::<#this>()
            }
            fn schema_id() -> __typed::Cow<'static, __typed::str> {
                __typed::schemars_id::<#this>()
            }
            fn json_schema(
                __generator: &mut __typed::SchemaGenerator,
            ) -> __typed::SchemarsSchema {
                __typed::schemars_schema::<#this>(__generator)
            }
        }
    })
}
