//! Compile-time checks of the names of members.

use crate::class::{Class, Method, Role};
use crate::report::Message;
use crate::value::str_eq;

/// Asserts that the members of a class have different names.
#[inline]
#[track_caller]
pub const fn assert_members(class: &Class) {
    if let Some(message) = fault(class) {
        message.fail();
    }
}

/// Returns the fault in the names of members. Methods have different names, none of which is a
/// setter's. Fields, properties and class attributes have different names.
#[inline]
pub(super) const fn fault(class: &Class) -> Option<Message> {
    let mut at = 0;
    while let Some(method) = class.nth_method(at) {
        let name = method.name();
        let mut before = 0;
        while before < at {
            if let Some(other) = class.nth_method(before)
                && str_eq(other.name(), name)
            {
                let message = Message::new().text("two `#[typed_methods]` blocks of `");
                return Some(
                    message.text(class.name()).text("` have a method `").text(name).text("`"),
                );
            }
            before += 1;
        }
        if let [b's', b'e', b't', b'_', ..] = name.as_bytes() {
            let (_, field) = name.split_at(4);
            if class.field(field).is_some() {
                let message = Message::new().text("the method `").text(name).text("` of `");
                let message = message.text(class.name()).text("` has the name of the setter of `");
                return Some(message.text(field).text("`"));
            }
        }
        if let Some(name) = virtual_name(method)
            && is_taken(class, name, at)
        {
            return Some(ambiguous(class, name));
        }
        at += 1;
    }
    let mut at = 0;
    while let Some(attr) = class.nth_attr(at) {
        let mut is_taken = class.field(attr.name()).is_some();
        let mut before = 0;
        while before < at {
            if let Some(other) = class.nth_attr(before)
                && str_eq(attr.name(), other.name())
            {
                is_taken = true;
            }
            before += 1;
        }
        if is_taken {
            return Some(ambiguous(class, attr.name()));
        }
        at += 1;
    }
    None
}
#[inline]
const fn ambiguous(class: &Class, name: &str) -> Message {
    let message = Message::new().text("two of the fields, properties and class attributes of `");
    message.text(class.name()).text("` are called `").text(name).text("`")
}

/// Returns `true` if the property of this method has the name of a field or a class attribute. Also
/// returns `true` if another method has the same role for this property.
#[inline]
const fn is_taken(class: &Class, name: &str, at: usize) -> bool {
    let mut before = 0;
    while before < at {
        if let (Some(other), Some(method)) = (class.nth_method(before), class.nth_method(at))
            && let Some(taken) = virtual_name(other)
            && str_eq(name, taken)
            && matches!(method.role(), Role::Getter(_)) == matches!(other.role(), Role::Getter(_))
        {
            return true;
        }
        before += 1;
    }
    class.field(name).is_some() || class.attr_info(name).is_some()
}
#[inline]
pub(super) const fn virtual_name(method: &'static Method) -> Option<&'static str> {
    match method.role() {
        Role::Getter(name) | Role::Setter(name) => Some(name),
        Role::Plain | Role::Init => None,
    }
}
