//! The error for a second class of the same name.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Two classes have the same name. The first one stays registered.
///
/// ```
/// # use typed_structs::{DuplicateClass, Registry};
/// # fn report(error: &DuplicateClass) {
/// // two classes are named `User`: `blog::User` and `shop::User`; …
/// println!("{error}");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct DuplicateClass {
    pub(super) name: String,
    pub(super) registered: &'static str,
    pub(super) refused: &'static str,
    pub(super) others: Vec<DuplicateClass>,
}

impl DuplicateClass {
    /// Returns the name that both have.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the Rust type of the registered class, with its path.
    #[must_use]
    pub const fn registered(&self) -> &'static str {
        self.registered
    }

    /// Returns the Rust type of the rejected class, with its path.
    #[must_use]
    pub const fn refused(&self) -> &'static str {
        self.refused
    }

    /// Returns further duplicates, if many classes were registered in one step.
    #[must_use]
    pub fn others(&self) -> &[DuplicateClass] {
        &self.others
    }
}

impl fmt::Display for DuplicateClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, registered, refused, others } = self;
        let name = name.escape_debug();
        write!(
            f,
            "two classes are named `{name}`: `{registered}` and `{refused}`; give one of them \
             another name, with `rename = \"…\"` or `register_as`"
        )?;
        others.iter().try_for_each(|other| write!(f, "\n{other}"))
    }
}
