//! Checks of placeholders: a struct that is its own draft needs one for every field's type.

use crate::report::assert;

/// Asserts that every field's type has a placeholder, as its name suggests.
///
/// # Panics
/// If one of the names is that of another type: a compile error in const code.
#[must_use]
#[track_caller]
pub const fn assert_placeholder(has_placeholder: bool) -> bool {
    assert(
        has_placeholder,
        "a field's type is not the one of the standard library that it is named as: write a path to it, such as `self::String`",
    );
    true
}
