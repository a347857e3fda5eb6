//! The attributes of constraints, which nest: `items(len(1..))`.

use crate::attr::{Attr, Entry, separated, unknown_key};
use crate::ctxt::Ctxt;
use crate::keys::CONSTRAINT_KEYS;
use syn::ext::IdentExt;
use syn::{Expr, Ident, LitStr};

pub(crate) struct ConstraintAttrs {
    pub(crate) range: Attr<Expr>,
    pub(crate) len: Attr<Expr>,
    pub(crate) multiple_of: Attr<Expr>,
    pub(crate) one_of: Attr<Vec<Expr>>,
    pub(crate) pattern: Attr<LitStr>,
    pub(crate) items: Attr<Box<Self>>,
    pub(crate) keys: Attr<Box<Self>>,
    pub(crate) values: Attr<Box<Self>>,
}

impl ConstraintAttrs {
    pub(crate) const fn none() -> Self {
        Self {
            range: Attr::none("range"),
            len: Attr::none("len"),
            multiple_of: Attr::none("multiple_of"),
            one_of: Attr::none("one_of"),
            pattern: Attr::none("pattern"),
            items: Attr::none("items"),
            keys: Attr::none("keys"),
            values: Attr::none("values"),
        }
    }

    /// Parses an entry. Returns `false` if its key is not that of a constraint.
    pub(crate) fn set(&mut self, cx: &Ctxt, entry: &Entry) -> bool {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "range" => self.range.set(cx, key, entry.range("a range", "0..=150")),
            "len" => {
                self.len.set(cx, key, entry.range("a length or a range of lengths", "1..=80"));
            }
            "multiple_of" => self.multiple_of.set(cx, key, entry.one("a number", "5")),
            "one_of" => self.one_of.set(cx, key, entry.list("the values allowed", separated)),
            "pattern" => self.pattern.set(cx, key, entry.text()),
            "items" => self.items.set(cx, key, inner(cx, entry)),
            "keys" => self.keys.set(cx, key, inner(cx, entry)),
            "values" => self.values.set(cx, key, inner(cx, entry)),
            _ => return false,
        }
        true
    }

    /// Returns the keys that are given.
    pub(crate) fn keys(&self) -> [Option<&Ident>; 8] {
        [
            self.range.key(),
            self.len.key(),
            self.multiple_of.key(),
            self.one_of.key(),
            self.pattern.key(),
            self.items.key(),
            self.keys.key(),
            self.values.key(),
        ]
    }
}

/// Parses the constraints in `items(…)`.
fn inner(cx: &Ctxt, entry: &Entry) -> syn::Result<Box<ConstraintAttrs>> {
    let mut own = ConstraintAttrs::none();
    for inner in &entry.entries(cx, "constraints such as `len(1..)`")? {
        if !own.set(cx, inner) {
            unknown_key(cx, &inner.key, CONSTRAINT_KEYS, &[]);
        }
    }
    Ok(Box::new(own))
}
