//! Targets, and the lists of those that several programs have.

use crate::rng::Rng;

/// A type to read, and the check of a program.
pub struct Target {
    /// The name of the type.
    pub name: &'static str,
    /// Documents of the type.
    pub samples: &'static [&'static str],
    /// Checks a document, beside those of the type. Returns `true` if it is accepted.
    pub check: Check,
}

/// The check of a document, with samples of its type.
pub type Check = fn(&str, &[&str], &mut Rng) -> Result<bool, String>;

/// Returns the targets of these types, for a function that is generic over the type.
#[macro_export]
macro_rules! targets {
    ($check:ident: $($type:ident, $samples:ident;)*) => {
        vec![$($crate::target::Target {
            name: stringify!($type),
            samples: $crate::samples::$samples,
            check: |text, samples, rng| $check::<$crate::shapes::$type>(text, samples, rng),
        }),*]
    };
}

/// Returns the targets of the types that serde reads too, and that borrow nothing.
#[macro_export]
macro_rules! owned_twins {
    ($check:ident) => {
        $crate::targets! { $check:
            Plain, PLAIN;
            Nested, NESTED;
            Numbers, NUMBERS;
            Tuples, TUPLES;
            Maps, MAPS;
            Enums, ENUMS;
            Options, OPTIONS;
            Renamed, RENAMED;
            Ignoring, IGNORING;
        }
    };
}

/// Returns the targets of all types that serde reads too.
#[macro_export]
macro_rules! twins {
    ($check:ident) => {{
        let mut targets = $crate::owned_twins!($check);
        targets.extend($crate::targets! { $check: Borrowed, BORROWED; });
        targets
    }};
}
