//! The errors of one input, which are all reported together.

use proc_macro2::TokenStream;
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;

/// Appends a word to a list in a message.
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
    /// Adds an error that points at `tokens`.
    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&self, error: syn::Error) {
        self.errors.borrow_mut().push(error);
    }

    /// Returns the value, or `None` after adding the error.
    pub(crate) fn ok<T>(&self, result: syn::Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(error);
                None
            }
        }
    }

    /// Returns all errors as `compile_error!`. It is empty if there are none.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        let mut seen = Vec::new();
        let mut output = TokenStream::new();
        for error in self.errors.into_inner() {
            let tokens = error.to_compile_error();
            // Two rules can report the same fault of one token.
            let text = format!("{:?}{tokens}", error.span());
            if !seen.contains(&text) {
                seen.push(text);
                output.extend(tokens);
            }
        }
        output
    }
}
