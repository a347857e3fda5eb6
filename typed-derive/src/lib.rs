//! The macros of `typed-structs`.
//!
//! Depend on `typed-structs`, where they are re-exported and documented.
//!
//! - `derive` is read in this order: `parse` takes the input apart, `check` makes sure that it means
//!   something (`model`), `expand` writes the code, with the `bounds` it needs.
//! - `methods` does the same for blocks of methods: `parse`, `expand`.
//! - Both share `attr` and `written`, the syntax of `#[typed(…)]`; `literal`, `value`, `case` and `doc`, what
//!   stands in it; `span`, the places tokens have; and `ctxt`, where all errors of one input are collected.

#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proc_macro::TokenStream;

mod address;
mod attr;
mod case;
mod ctxt;
mod derive;
mod doc;
mod literal;
mod methods;
mod span;
mod value;
mod written;

/// Derives `Typed` for a struct or an enum: `typed_structs::guide::attributes` lists what can be
/// written in `#[typed(…)]`, and which methods the type gets.
#[proc_macro_derive(Typed, attributes(typed))]
pub fn derive_typed(input: TokenStream) -> TokenStream {
    derive::derive(input.into()).into()
}

/// Makes the methods of an `impl` block callable by name: see `typed_structs::guide::methods`.
#[proc_macro_attribute]
pub fn typed_methods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    methods::typed_methods(arguments.into(), item.into()).into()
}
