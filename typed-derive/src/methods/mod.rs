//! `#[typed_methods]`, in the order of reading: `block` parses the `impl`, `method` each function
//! with its `attrs`, and `types` its arguments and result. `expand` writes the metadata, with each
//! `param` and a `shim` for each method, and `around` puts hooks around bodies.

mod around;
mod attrs;
mod block;
mod expand;
mod inputs;
mod method;
mod param;
mod shim;
mod types;

pub(crate) use block::{BORROWS, LAST_BLOCK};

use crate::ctxt::Ctxt;
use proc_macro2::TokenStream;

/// After an error the block is returned unchanged, so that the error is the only one.
pub(crate) fn typed_methods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let cx = Ctxt::default();
    let Some(mut item) = cx.ok(syn::parse2(item.clone())) else {
        let mut output = cx.into_compile_errors();
        output.extend(item);
        return output;
    };
    let mut block = block::parse(&cx, arguments, &mut item);
    let mut output = cx.into_compile_errors();
    // For an unsized type the compiler reports the place.
    if output.is_empty() && !block.has_unsized() {
        around::wrap(&block, &mut item);
        output.extend(expand::expand(&item, &block));
    } else if block.number == 1 && block::Block::can_stand_on(&item) {
        // The blocks of higher numbers need it.
        block.clear();
        output.extend(expand::expand(&item, &block));
    }
    output.extend(quote::quote!(#item));
    output
}
