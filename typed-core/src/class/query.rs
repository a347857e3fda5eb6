//! What rules ask of a class while it compiles.

use super::{Attr, Class};
use crate::method::Method;

/// For a `const fn` as well as at run time.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
impl Class {
    /// The class attributes one by one: see [`Class::attrs`].
    #[must_use]
    pub const fn nth_attr(&self, mut index: usize) -> Option<&'static Attr> {
        if index < self.attrs.len() {
            return Some(&self.attrs[index]);
        }
        index -= self.attrs.len();
        let mut block = 0;
        while block < self.blocks.len() {
            let attrs = self.blocks[block].attrs;
            if index < attrs.len() {
                return Some(&attrs[index]);
            }
            index -= attrs.len();
            block += 1;
        }
        None
    }

    /// The methods of all `#[typed_methods]` blocks one by one. Without those of bases and rules, and
    /// without those added at run time.
    #[must_use]
    pub const fn nth_method(&self, mut index: usize) -> Option<&'static Method> {
        let mut block = 0;
        while block < self.blocks.len() {
            let methods = self.blocks[block].methods;
            if index < methods.len() {
                return Some(&methods[index]);
            }
            index -= methods.len();
            block += 1;
        }
        None
    }

    /// The bases, their bases and so on, one by one, in the order in which members are looked up.
    #[must_use]
    pub const fn ancestor(&self, mut index: usize) -> Option<&'static Class> {
        let mut at = 0;
        while at < self.bases.len() {
            let base = self.bases[at];
            if index == 0 {
                return Some(base);
            }
            index -= 1;
            let count = base.ancestors();
            if index < count {
                return base.ancestor(index);
            }
            index -= count;
            at += 1;
        }
        None
    }

    const fn ancestors(&self) -> usize {
        let mut count = self.bases.len();
        let mut at = 0;
        while at < self.bases.len() {
            count += self.bases[at].ancestors();
            at += 1;
        }
        count
    }

    /// The class attribute of this name, here or in a base; linear in their number.
    #[must_use]
    pub const fn find_attr_info(&self, name: &str) -> Option<&'static Attr> {
        let own = self.attr_info(name);
        if own.is_some() {
            return own;
        }
        let mut at = 0;
        while let Some(base) = self.ancestor(at) {
            let inherited = base.attr_info(name);
            if inherited.is_some() {
                return inherited;
            }
            at += 1;
        }
        None
    }

    /// Whether the rule that is being checked comes from a base, and this is a class that has it as
    /// a base; only ever `true` within the `check` of a rule.
    ///
    /// A base that is not complete itself says so: what is demanded of its subclasses is not demanded
    /// of it.
    #[must_use]
    pub const fn is_inheriting(&self) -> bool {
        self.inheriting
    }
}
