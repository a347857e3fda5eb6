//! Attributes in the syntax of other crates: the error says how to write them here.

use crate::attr::{Content, Entry, separated};
use crate::literal::source;
use proc_macro2::TokenStream;
use syn::{Expr, parse2};

impl Entry {
    /// Returns the message for `key(list)` in place of `key = list`.
    pub(crate) fn as_value(&self, what: &str, example: &str) -> String {
        let listed = match &self.content {
            Content::List(group) => group.stream(),
            _ => TokenStream::new(),
        };
        let is_one = !matches!(parse2::<Expr>(listed.clone()), Err(_) | Ok(Expr::Assign(_)));
        let example = if is_one { source(&listed) } else { example.to_owned() };
        format!("expected {what}: `{} = {example}`", self.key)
    }

    /// Returns the expression of `key(expression)`.
    pub(crate) fn one(&self, what: &str, example: &str) -> syn::Result<Expr> {
        self.only(what, example, |_| None)
    }

    /// Returns the range of `key(range)`. Other crates write `key(min = 0, max = 5)` or
    /// `key(0, 5)`.
    pub(crate) fn range(&self, what: &str, example: &str) -> syn::Result<Expr> {
        self.only(what, example, |listed| {
            let (mut min, mut max) = (String::new(), String::new());
            for (index, expr) in listed.iter().enumerate() {
                let (name, bound) = match expr {
                    Expr::Assign(assign) => (source(&assign.left), &*assign.right),
                    Expr::Range(_) => return None,
                    other => (index.to_string(), other),
                };
                match name.as_str() {
                    "min" | "start" | "from" | "ge" | "gte" | "0" => min = source(bound),
                    "max" | "end" | "to" | "le" | "lte" | "1" => {
                        max = format!("={}", source(bound))
                    }
                    "lt" => max = source(bound),
                    "equal" | "eq" | "exact" => return Some(source(bound)),
                    _ => return None,
                }
            }
            Some(format!("{min}..{max}"))
        })
    }

    /// Returns the expression of `key(expression)`. For a list, the error says how to write it.
    fn only(
        &self,
        what: &str,
        example: &str,
        write: fn(&[Expr]) -> Option<String>,
    ) -> syn::Result<Expr> {
        let mut listed: Vec<Expr> = self.list(what, separated)?;
        if let (1, false) = (listed.len(), matches!(listed.first(), Some(Expr::Assign(_))))
            && let Some(only) = listed.pop()
        {
            return Ok(only);
        }
        let example = write(&listed).unwrap_or_else(|| example.to_owned());
        let message = format!("expected {what}: `{}({example})`", self.key);
        Err(syn::Error::new_spanned(self.listed(what)?, message))
    }
}
