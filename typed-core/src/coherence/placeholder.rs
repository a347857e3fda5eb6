//! Placeholders: a struct whose draft is the struct itself needs one of every field's type.

use crate::__private::assert;

/// Requires of a struct that every field's type has a placeholder, as the names of the types say.
///
/// # Panics
/// In const code, where one of them is the name of another type.
#[must_use]
#[track_caller]
pub const fn assert_placeholder(has_placeholder: bool) -> bool {
    assert(
        has_placeholder,
        "a field's type is not the one of the standard library that it is named as: write a path to it, such as `self::String`",
    );
    true
}
