//! Classes that register themselves.

use crate::registry::duplicate::DuplicateClass;
use crate::registry::registration::Registration;
use crate::registry::registry::Registry;
use alloc::vec::Vec;

inventory::collect!(Registration);

#[cfg_attr(docsrs, doc(cfg(feature = "registry")))]
impl Registry {
    /// Creates a registry of all structs marked `#[typed(register)]` in the crates that are linked
    /// into the program, sorted by name. More can be added.
    ///
    /// A crate is linked if the program names it at least once, such as by `use plugins as _;`. On
    /// the few targets that run no code before `main` the registry is empty.
    /// `typed_structs::guide::registry` has the details.
    ///
    /// Allocates. Keep the registry, such as in a [`LazyLock`](std::sync::LazyLock).
    ///
    /// # Errors
    /// - Several structs have the same name. The error names all of them.
    pub fn collect() -> Result<Self, DuplicateClass> {
        let mut all: Vec<&Registration> = inventory::iter::<Registration>.into_iter().collect();
        all.sort_by_key(|one| (one.class.name(), one.type_name()));
        let mut registry = Self::new();
        let refused = all.into_iter().filter_map(|one| registry.add_own(*one).err());
        let mut refused: Vec<DuplicateClass> = refused.collect();
        if refused.is_empty() {
            return Ok(registry);
        }
        let mut first = refused.remove(0);
        first.others = refused;
        Err(first)
    }
}
