//! The macros of `typed-structs`.
//!
//! Depend on `typed-structs`, where they are re-exported and documented.
//!
//! - `derive`, in the order of reading: `parse` parses the input, `check` validates it (`model`),
//!   `expand` writes the code, with the `bounds` it needs.
//! - `methods` does the same for blocks of methods.
//! - Both share `keys`, `attr` and `written`, the syntax of `#[typed(…)]`; `literal`, `value`, `constraint`,
//!   `names`, `case` and `doc`, its content; `span`; and `ctxt`, which collects the errors of one input.

#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proc_macro::TokenStream;

mod address;
mod attr;
mod case;
mod constraint;
mod constraint_attrs;
mod ctxt;
mod derive;
mod doc;
mod keys;
mod literal;
mod methods;
#[cfg(test)]
mod mutations;
mod names;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod snapshots;
mod span;
mod value;
mod written;

/// Derives `Typed` for a struct or an enum. `typed_structs::guide::attributes` lists the attributes
/// in `#[typed(…)]`, and the methods that the type gets.
#[proc_macro_derive(Typed, attributes(typed))]
pub fn derive_typed(input: TokenStream) -> TokenStream {
    derive::derive(input.into()).into()
}

/// Makes the methods of an `impl` block callable by name: see `typed_structs::guide::methods`.
#[proc_macro_attribute]
pub fn typed_methods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    methods::typed_methods(arguments.into(), item.into()).into()
}
