//! The macros of `typed-structs`.
//!
//! Depend on `typed-structs`, where they are re-exported and documented.
//!
//! `derive` is read in this order: `attr` and `parse` take the input apart, `check` makes sure that
//! it means something, `expand` writes the code. All errors of one input are collected in `ctxt`.

#![warn(missing_docs, unreachable_pub)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proc_macro::TokenStream;

mod ctxt;
mod derive;
mod methods;

/// Derives `Typed` for a struct or an enum. See `typed_structs::Typed`.
#[proc_macro_derive(Typed, attributes(typed))]
pub fn derive_typed(input: TokenStream) -> TokenStream {
    derive::derive(input.into()).into()
}

/// Makes the methods of an `impl` block callable by name. See `typed_structs::typed_methods`.
#[proc_macro_attribute]
pub fn typed_methods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    methods::typed_methods(arguments.into(), item.into()).into()
}
