//! The errors of one input, collected so that all are reported together.

use proc_macro2::TokenStream;
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;

/// One more word of a list in a message.
pub(crate) fn append(list: &mut String, separator: &str, word: &str) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(word);
}

#[derive(Default)]
pub(crate) struct Ctxt {
    errors: RefCell<Vec<syn::Error>>,
}

impl Ctxt {
    /// An error that points at `tokens`.
    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&self, error: syn::Error) {
        self.errors.borrow_mut().push(error);
    }

    /// Returns the value, or nothing and the error noted.
    pub(crate) fn ok<T>(&self, result: syn::Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(error);
                None
            }
        }
    }

    /// Returns all errors as `compile_error!`; nothing where there are none.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        let mut seen = Vec::new();
        let mut output = TokenStream::new();
        for error in self.errors.into_inner() {
            let tokens = error.to_compile_error();
            // One token can be wrong in the same way for two rules.
            let text = format!("{:?}{tokens}", error.span());
            if !seen.contains(&text) {
                seen.push(text);
                output.extend(tokens);
            }
        }
        output
    }
}
