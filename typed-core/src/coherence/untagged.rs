//! Checks of the order of variants in untagged enums.

use crate::class::{Class, Kind, Shape, Style};
use crate::report::Message;
use crate::value::str_eq;

/// Asserts that a variant of an untagged enum can be chosen: no variant before it accepts every
/// value that it accepts, judged by the types of newtype variants.
///
/// # Panics
/// If there is such a variant: a compile error in const code.
#[track_caller]
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
pub const fn assert_reachable(class: &Class, index: usize) {
    let shape = &class.variants()[index];
    let mut earlier = 0;
    while earlier < index {
        let by = &class.variants()[earlier];
        let taken = if takes_all(by) {
            "every value"
        } else if takes_null(by) && takes_only_null(shape) {
            "`null`"
        } else {
            ""
        };
        if !taken.is_empty() {
            let message = Message::new().text("`").text(shape.name());
            let message = message.text("` is never chosen: `").text(by.name());
            let message = message.text("` takes ").text(taken).text("; declare `");
            message.text(shape.name()).text("` before it").fail();
        }
        earlier += 1;
    }
}

/// Returns `true` for a newtype variant of `Untyped`. Other types of any kind can reject values.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn takes_all(shape: &Shape) -> bool {
    matches!(free_kind(shape), Some(Kind::Any))
        && str_eq(shape.fields()[0].type_info().unwrapped().name(), "Untyped")
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn takes_null(shape: &Shape) -> bool {
    match free_kind(shape) {
        Some(Kind::Null) => true,
        Some(_) => shape.fields()[0].type_info().is_optional(),
        None => shape.style().is_unit(),
    }
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn takes_only_null(shape: &Shape) -> bool {
    match shape.style() {
        Style::Unit => true,
        Style::Newtype => matches!(shape.fields()[0].type_info().kind(), Kind::Null),
        Style::Named | Style::Tuple => false,
    }
}

/// Returns the kind of a newtype variant that accepts every value of its type.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn free_kind(shape: &Shape) -> Option<Kind> {
    match shape.style() {
        Style::Newtype if shape.fields()[0].is_free() => Some(shape.fields()[0].type_info().kind()),
        _ => None,
    }
}
