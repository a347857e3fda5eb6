//! `#[typed_methods]`, read in this order: `block` takes the `impl` apart, `method` each of its
//! functions with their `attrs`; `expand` writes the tables, with a `shim` for each method; `around`
//! puts hooks around bodies. `types` knows how arguments are held and returns shown.

mod around;
mod attrs;
mod block;
mod expand;
mod method;
mod shim;
mod types;

pub(crate) use block::{BORROWS, LAST_BLOCK};

use crate::ctxt::Ctxt;
use proc_macro2::TokenStream;

/// On any mistake the block itself is kept as it was written, so that the mistake is the only error.
pub(crate) fn typed_methods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let cx = Ctxt::default();
    let Some(mut item) = cx.ok(syn::parse2(item.clone())) else {
        let mut output = cx.into_compile_errors();
        output.extend(item);
        return output;
    };
    let block = block::parse(&cx, arguments, &mut item);
    let mut output = cx.into_compile_errors();
    // Of a type without a size the compiler says where it stands.
    if output.is_empty() && !block.has_unsized() {
        around::wrap(&block, &mut item);
        output.extend(expand::expand(&item, &block));
    }
    output.extend(quote::quote!(#item));
    output
}
