//! Types whose values can hold a secret. Only messages that would show a value ask for it. The
//! answer depends on the fields of classes, which const code cannot follow, because they may be
//! recursive.

use crate::class::class::Class;
use crate::class::type_info::TypeInfo;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::ptr;

impl TypeInfo {
    /// Returns `true` if a value of the type can hold a [`Secret`](crate::Secret), at any depth: in its
    /// items, fields, variants or bases. Messages show such a value as `***`. Opaque types and `Untyped`
    /// hold none. Linear in the number of types and fields inside.
    ///
    /// ```
    /// use typed_structs::{Secret, ToValue};
    ///
    /// assert!(<Vec<(String, Secret<String>)> as ToValue>::TYPE.is_secret());
    /// assert!(!<Vec<(String, String)> as ToValue>::TYPE.is_secret());
    /// ```
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.is_declared_secret() || (self.is_composed() && Search::default().finds_in(self))
    }
}

impl Class {
    /// Returns `true` if an object of the class can hold a secret: see [`TypeInfo::is_secret`].
    pub(crate) fn is_secret(&self) -> bool {
        let mut search = Search::default();
        search.enter(self);
        search.finds()
    }
}

/// A walk over the types inside a type. Classes can contain each other, so each is visited once.
#[derive(Default)]
struct Search {
    left: Vec<&'static TypeInfo>,
    seen: BTreeSet<*const ()>,
}

impl Search {
    fn finds_in(&mut self, type_info: &TypeInfo) -> bool {
        self.visit(type_info) || self.finds()
    }

    /// Returns `true` if one of the remaining types can hold a secret.
    fn finds(&mut self) -> bool {
        while let Some(next) = self.left.pop() {
            if self.visit(next) {
                return true;
            }
        }
        false
    }

    /// Returns `true` if the type itself is a secret. Otherwise adds the types inside it to the
    /// walk.
    fn visit(&mut self, type_info: &TypeInfo) -> bool {
        if type_info.is_declared_secret() {
            return true;
        }
        let arguments = type_info.arguments();
        if !arguments.is_empty() && self.seen.insert(ptr::from_ref(type_info).cast()) {
            self.left.extend(arguments);
        }
        if let Some(class) = type_info.class() {
            self.enter(class);
        }
        false
    }

    fn enter(&mut self, class: &Class) {
        if self.seen.insert(ptr::from_ref(class).cast()) {
            let fields = class.shapes().iter().flat_map(|shape| shape.fields());
            self.left.extend(fields.map(|field| field.type_info()));
        }
    }
}
