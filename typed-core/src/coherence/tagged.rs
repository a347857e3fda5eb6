//! Checks of newtype variants in enums with a tag: their content must be a map, which the tag is
//! added to.

use crate::class::{Class, Field, Kind, Shape, Style, Tagging, TypeInfo};
use crate::report::Message;
use crate::value::str_eq;

/// Asserts that the content of a newtype variant has a place for the tag. `class` is the class of
/// the content, if that is a struct or an enum.
///
/// # Panics
/// If it has none: a compile error in const code.
#[track_caller]
pub const fn assert_tagged(tag: &str, content: &TypeInfo, class: Option<&Class>) {
    let has_place = !content.is_optional()
        && !is_secret(content)
        && match (content.kind(), class) {
            (Kind::Map, _) | (Kind::Struct, None) => true,
            (Kind::Struct | Kind::Newtype, Some(class)) => is_map(class),
            (Kind::Enum, Some(class)) => is_map_of_variants(class),
            _ => false,
        };
    if !has_place {
        let message = Message::new().text("`").text(content.name());
        let message = message.text("` has no place for the tag `").text(tag);
        message.text("`: give the field of this variant a name, or leave out `tag`").fail();
    }
    if let Some(class) = class
        && takes(class, tag)
    {
        let message = Message::new().text("`").text(class.name());
        let message = message.text("` has a name `").text(tag);
        message.text("`, the name of the tag: rename one of them").fail();
    }
}

/// Returns `true` if the value is never shown: a `Secret`, or a pointer to one.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn is_secret(mut content: &TypeInfo) -> bool {
    while content.arguments().len() == 1 {
        if let [b'S', b'e', b'c', b'r', b'e', b't', b'<', ..] = content.name().as_bytes() {
            return true;
        }
        content = content.arguments()[0];
    }
    false
}

/// Returns `true` if objects of the struct are shown as maps.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn is_map(class: &Class) -> bool {
    is_map_of_fields(&class.shapes()[0])
}

/// Returns `true` if the content of a struct or a variant is shown as a map.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn is_map_of_fields(shape: &Shape) -> bool {
    match shape.style() {
        Style::Named => true,
        Style::Newtype if !shape.fields().is_empty() => {
            let content = shape.fields()[0].type_info();
            !content.is_optional() && matches!(content.kind(), Kind::Map | Kind::Struct)
        }
        Style::Newtype | Style::Tuple | Style::Unit => false,
    }
}

/// Returns `true` if objects of the enum are shown as maps, whatever their variant.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn is_map_of_variants(class: &Class) -> bool {
    let mut index = 0;
    while index < class.variants().len() {
        let shape = &class.variants()[index];
        let is_map = match class.tagging() {
            Tagging::External => !shape.style().is_unit(),
            Tagging::Internal(_) | Tagging::Adjacent { .. } => true,
            Tagging::Untagged => is_map_of_fields(shape),
        };
        if !is_map {
            return false;
        }
        index += 1;
    }
    true
}

/// Returns `true` if a field of the class or of a base has the name of the tag.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn takes(class: &Class, tag: &str) -> bool {
    let mut index = 0;
    match class.tagging() {
        Tagging::Internal(own) if str_eq(own, tag) => return true,
        Tagging::Adjacent { tag: own, content } => return str_eq(own, tag) || str_eq(content, tag),
        _ => {}
    }
    let is_external = matches!(class.tagging(), Tagging::External);
    while index < class.shapes().len() {
        let shape = &class.shapes()[index];
        let is_key = !class.variants().is_empty() && is_external;
        if is_key && str_eq(shape.name(), tag) || !is_key && has_field(shape.fields(), tag) {
            return true;
        }
        index += 1;
    }
    let mut index = 0;
    while index < class.ancestors().len() {
        if has_field(class.ancestors()[index].fields(), tag) {
            return true;
        }
        index += 1;
    }
    false
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn has_field(fields: &[Field], tag: &str) -> bool {
    let mut index = 0;
    while index < fields.len() {
        let field = &fields[index];
        if !field.is_flattened() && str_eq(field.name(), tag) {
            return true;
        }
        let mut alias = 0;
        while alias < field.aliases().len() {
            if str_eq(field.aliases()[alias], tag) {
                return true;
            }
            alias += 1;
        }
        index += 1;
    }
    false
}
