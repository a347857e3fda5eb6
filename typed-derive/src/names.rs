//! Names and aliases of members: they are not empty, and none is given twice.

use crate::ctxt::Ctxt;
use proc_macro2::Span;
use std::collections::BTreeMap;
use syn::LitStr;

pub(crate) fn non_empty(cx: &Ctxt, text: Option<&LitStr>) -> Option<String> {
    let text = text?;
    if text.value().is_empty() {
        cx.error(text, "a name cannot be empty");
        return None;
    }
    Some(text.value())
}

pub(crate) fn non_empty_all(cx: &Ctxt, aliases: &[LitStr]) -> Vec<LitStr> {
    let mut all = Vec::new();
    for alias in aliases {
        if non_empty(cx, Some(alias)).is_some() {
            all.push(alias.clone());
        }
    }
    all
}

/// The names and aliases so far, with their owners, to report duplicates.
pub(crate) struct Seen {
    what: &'static str,
    owners: usize,
    names: BTreeMap<String, usize>,
}

impl Seen {
    pub(crate) const fn none(what: &'static str) -> Self {
        Self { what, owners: 0, names: BTreeMap::new() }
    }

    pub(crate) fn add(&mut self, cx: &Ctxt, name: &str, span: Span, aliases: &[LitStr]) {
        self.owners += 1;
        self.add_one(cx, name.to_owned(), span);
        for alias in aliases {
            self.add_one(cx, alias.value(), alias.span());
        }
    }

    fn add_one(&mut self, cx: &Ctxt, name: String, span: Span) {
        let message = match self.names.get(&name) {
            Some(owner) if *owner == self.owners => {
                format!("the name `{name}` is given twice on this {}; leave one out", self.what)
            }
            Some(_) => format!("there is another {} named `{name}`", self.what),
            None => {
                self.names.insert(name, self.owners);
                return;
            }
        };
        cx.push(syn::Error::new(span, message));
    }
}
