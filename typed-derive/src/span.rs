//! Spans in the input for tokens that the macro writes.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// Returns an identifier with its span, but as one that the derive wrote. Lints on the user's own
/// code, such as `deprecated`, then ignore the generated code.
pub(crate) fn respanned(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(mixed_site_at(ident.span()));
    ident
}

/// Returns the span of a token of the input, for a token that the derive writes.
pub(crate) fn mixed_site_at(span: Span) -> Span {
    span.resolved_at(Span::mixed_site())
}

/// The spans at which some tokens begin and end.
#[derive(Clone, Copy)]
pub(crate) struct Ends {
    first: Span,
    last: Span,
}

impl Ends {
    pub(crate) fn of(tokens: &impl ToTokens) -> Self {
        let mut tokens = tokens.to_token_stream().into_iter();
        let first = tokens.next().map_or_else(Span::call_site, |token| token.span());
        Self { first, last: tokens.last().map_or(first, |token| token.span()) }
    }

    /// Returns `function(arguments)` with the span of all the tokens, where an error of the call is
    /// reported.
    pub(crate) fn call(self, function: &TokenStream, arguments: TokenStream) -> TokenStream {
        let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
        arguments.set_span(mixed_site_at(self.last));
        let function = all_at(function, mixed_site_at(self.first));
        quote!(#function #arguments)
    }
}

/// Gives all tokens the same span, including those in groups. `$crate` keeps its span, which is its
/// meaning.
pub(crate) fn all_at(tokens: &impl ToTokens, span: Span) -> TokenStream {
    let mut output = TokenStream::new();
    for mut token in tokens.to_token_stream() {
        match &mut token {
            TokenTree::Ident(ident) if ident == "$crate" => {}
            TokenTree::Group(group) => {
                *group = Group::new(group.delimiter(), all_at(&group.stream(), span));
                group.set_span(span);
            }
            other => other.set_span(span),
        }
        output.extend([token]);
    }
    output
}
