//! `#[derive(Typed)]`.

pub(crate) mod attr;
mod bounds;
mod check;
mod expand;
mod model;
mod parse;

pub(crate) use check::doc_text;
pub(crate) use expand::{at, metadata_value, value_of};

use crate::ctxt::Ctxt;
use proc_macro2::TokenStream;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let cx = Ctxt::default();
    let Some(input) = cx.ok(syn::parse2(input)) else { return cx.into_compile_errors() };
    let raw = parse::input(&cx, &input);
    let model = check::model(&cx, &input, raw);
    let mut output = cx.into_compile_errors();
    // With errors the code is a stub of the same shape, so that one mistake gives no cascade.
    let is_stub = !output.is_empty();
    output.extend(expand::expand(&model, is_stub));
    output
}
