//! The refusal of a second class of one name.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Two classes of one name. The first one stays registered.
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

    /// Returns the Rust type of the class that has the name, with its path.
    #[must_use]
    pub const fn registered(&self) -> &'static str {
        self.registered
    }

    /// Returns the Rust type of the class that was to get it too, with its path.
    #[must_use]
    pub const fn refused(&self) -> &'static str {
        self.refused
    }

    /// Further ones, where many classes were registered immediately.
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
