//! The methods of a class: those of blocks, those added at run time, and those of rules.

use crate::class::class::Class;
use crate::class::method::Method;
use crate::class::name_table::is_same;
use crate::class::resolve::resolve_method;
use alloc::vec::Vec;

impl Class {
    /// Returns the own methods. Those of `#[typed_methods]` blocks come first, in the order of the
    /// blocks' numbers. Those added at run time follow, then those of the class's rules. Methods of
    /// bases and of their rules are not included: see [`Class::mro`].
    pub fn methods(&self) -> impl Iterator<Item = &'static Method> + use<> {
        let mut declared = Vec::new();
        for block in self.blocks {
            declared.extend(block.methods);
        }
        #[cfg(feature = "std")]
        if let Some(overlay) = self.overlay {
            overlay.methods(|methods| {
                for dynamic in methods {
                    declared.push(dynamic.method());
                }
            });
        }
        let mut all = declared.clone();
        for meta in self.metas() {
            for helper in meta.helpers.methods {
                if !declared.iter().any(|one| one.name() == helper.name()) {
                    all.push(helper);
                }
            }
        }
        all.into_iter()
    }

    /// Returns the own methods with this tag: see [`Class::methods`].
    pub fn methods_tagged<'t>(
        &self,
        tag: &'t str,
    ) -> impl Iterator<Item = &'static Method> + use<'t> {
        self.methods().filter(move |method| method.has_tag(tag))
    }

    /// Returns the method of this name in the class, a base or one of their rules. Linear in the
    /// number of methods.
    #[must_use]
    #[inline]
    pub fn method(&self, name: &str) -> Option<&'static Method> {
        resolve_method(self, name).map(|(_, body)| body.method())
    }

    /// Returns the method of this name in the class's own blocks.
    #[inline(never)]
    pub(crate) fn own_method(&self, name: &str) -> Option<&'static Method> {
        self.own_method_if(|method| is_same(method.name().as_bytes(), name.as_bytes()))
    }

    /// Returns the first method of the class's own blocks that fits.
    #[inline]
    pub(super) fn own_method_if(&self, is: impl Fn(&Method) -> bool) -> Option<&'static Method> {
        for block in self.blocks {
            for method in block.methods {
                if is(method) {
                    return Some(method);
                }
            }
        }
        None
    }
}
