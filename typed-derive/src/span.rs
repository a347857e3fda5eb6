//! Tokens at the places of the input that count as written by the macro.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

/// An identifier of the input where it is, as one that the derive wrote: lints on the user's own
/// code, such as `deprecated`, then pass the generated code over.
pub(crate) fn derived(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(at(ident.span()));
    ident
}

/// The place of a token of the input, for a token that the derive wrote.
pub(crate) fn at(span: Span) -> Span {
    span.resolved_at(Span::mixed_site())
}

/// All tokens at one place.
pub(crate) fn all_at(tokens: &impl ToTokens, span: Span) -> TokenStream {
    let mut output = TokenStream::new();
    for mut token in tokens.to_token_stream() {
        token.set_span(span);
        output.extend([token]);
    }
    output
}
