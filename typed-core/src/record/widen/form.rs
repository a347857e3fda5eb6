//! The forms of text, for messages that say what to write.

use crate::class::{Class, ClassKind, Kind, Notation, Shape, Style, Tagging, TypeInfo};
use crate::record::widen::text::has_scalars;
use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::String;

/// Returns the form of text for the values of a type, with an example, if its name does not say what to write.
#[must_use]
pub fn form_of(expected: &'static TypeInfo) -> Option<String> {
    let content = expected.unwrapped().content();
    let of_json = || Some(json_form(expected));
    let example = match (content.kind(), content.notation()) {
        (Kind::Struct | Kind::Enum, _) => return content.class().map(object_form),
        (Kind::List | Kind::Map, _) if content.class().is_some() => return of_json(),
        (Kind::List | Kind::Map, _) if !has_scalars(content) => return of_json(),
        (Kind::List, _) => "item,item",
        (Kind::Map, Notation::Range) => "start=value,end=value",
        (Kind::Map, Notation::RangeFrom) => "start=value",
        (Kind::Map, Notation::RangeTo) => "end=value",
        (Kind::Map, _) if content.arguments().len() == 2 => "key=value,key=value",
        _ => return None,
    };
    Some(format!("{} as `{example}`", expected.name()))
}

/// Like [`form_of`], for a list or a map in JSON.
pub(super) fn json_form(expected: &'static TypeInfo) -> String {
    let content = expected.unwrapped().content();
    let example = match (content.class(), content.kind()) {
        (Some(class), _) => Cow::Owned(fields(class.shape(0))),
        (None, Kind::List) => Cow::Borrowed("[…]"),
        (None, _) => Cow::Borrowed(match content.notation() {
            Notation::Range => r#"{"start": …, "end": …}"#,
            Notation::RangeFrom => r#"{"start": …}"#,
            Notation::RangeTo => r#"{"end": …}"#,
            _ => r#"{"key": …}"#,
        }),
    };
    as_json(expected.name(), &example)
}

/// Like [`form_of`], for the values of a class. The form of an enum is that of its first variant with content.
#[cold]
pub(crate) fn object_form(class: &'static Class) -> String {
    if class.kind() == ClassKind::Struct {
        return shape_form(class, class.shape(0));
    }
    let mut variants = class.variants().iter();
    let Some(shape) = variants.find(|shape| !shape.style().is_unit()) else {
        return class.name().to_owned();
    };
    let name = shape.name();
    let example = match class.tagging() {
        Tagging::External => format!("{{{name:?}: …}}"),
        Tagging::Internal(tag) => format!("{{{tag:?}: {name:?}, …}}"),
        Tagging::Adjacent { tag, content } => format!("{{{tag:?}: {name:?}, {content:?}: …}}"),
        Tagging::Untagged => return class.name().to_owned(),
    };
    as_json(class.name(), &example)
}

/// Like [`form_of`], for the fields of a struct or a variant.
#[cold]
pub(crate) fn shape_form(class: &'static Class, shape: &'static Shape) -> String {
    match shape.style() {
        Style::Named | Style::Tuple => as_json(class.name(), &fields(shape)),
        _ => class.name().to_owned(),
    }
}

fn as_json(name: &str, example: &str) -> String {
    format!("{name} as JSON such as {example}")
}

/// Returns the first field, as JSON writes it.
fn fields(shape: &Shape) -> String {
    if shape.style() != Style::Named {
        return "[…]".to_owned();
    }
    let mut names = shape.fields().iter().filter(|field| !field.is_base() && !field.is_extras());
    match (names.next(), names.next()) {
        (None, _) => "{…}".to_owned(),
        (Some(only), None) => format!("{{{:?}: …}}", only.name()),
        (Some(first), Some(_)) => format!("{{{:?}: …, …}}", first.name()),
    }
}
