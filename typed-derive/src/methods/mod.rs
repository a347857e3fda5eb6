//! `#[typed_methods]`.

mod expand;
mod parse;

pub(crate) use parse::LAST_BLOCK;

use crate::ctxt::Ctxt;
use proc_macro2::TokenStream;

/// On any mistake the block itself is kept as it was written, so that the mistake is the only error.
pub(crate) fn typed_methods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let cx = Ctxt::default();
    let Some(mut block) = cx.ok(syn::parse2(item.clone())) else {
        let mut output = cx.into_compile_errors();
        output.extend(item);
        return output;
    };
    let methods = parse::block(&cx, arguments, &mut block);
    let mut output = cx.into_compile_errors();
    let is_sound = output.is_empty();
    output.extend(quote::quote!(#block));
    if is_sound {
        output.extend(expand::expand(&block, &methods));
    }
    output
}
