//! What is demanded of the members of a class while it compiles.

use crate::__private::assert;
use crate::class::Class;
use crate::const_value::same_text;
use crate::method::{Method, Role};

/// Demands that methods have different names, and none that of a field's setter, and that fields,
/// virtual fields and class attributes are told apart; the sentences say so in this order.
pub const fn demand(class: &Class, [twice, setter, hidden]: [&str; 3]) {
    assert(are_distinct(class), twice);
    assert(are_no_setters(class), setter);
    assert(are_told_apart(class), hidden);
}

/// Whether all methods of all blocks have different names.
const fn are_distinct(class: &Class) -> bool {
    let mut at = 0;
    while let Some(method) = class.nth_method(at) {
        let mut before = 0;
        while before < at {
            if let Some(other) = class.nth_method(before)
                && same_text(other.name(), method.name())
            {
                return false;
            }
            before += 1;
        }
        at += 1;
    }
    true
}

/// Whether no method is called by the name of a setter that the derive makes: `set_age`.
const fn are_no_setters(class: &Class) -> bool {
    let mut at = 0;
    while let Some(method) = class.nth_method(at) {
        if let [b's', b'e', b't', b'_', ..] = method.name().as_bytes() {
            let (_, field) = method.name().split_at(4);
            if class.field(field).is_some() {
                return false;
            }
        }
        at += 1;
    }
    true
}

/// Whether the virtual fields and the class attributes have names of their own, and a virtual field
/// has at most one getter and one setter.
const fn are_told_apart(class: &Class) -> bool {
    let mut at = 0;
    while let Some(method) = class.nth_method(at) {
        if let Some(name) = virtual_name(method) {
            if class.field(name).is_some() || class.attr_info(name).is_some() {
                return false;
            }
            let mut before = 0;
            while before < at {
                if let Some(other) = class.nth_method(before)
                    && let Some(taken) = virtual_name(other)
                    && same_text(name, taken)
                    && matches!(method.role(), Role::Getter(_))
                        == matches!(other.role(), Role::Getter(_))
                {
                    return false;
                }
                before += 1;
            }
        }
        at += 1;
    }
    let mut at = 0;
    while let Some(attr) = class.nth_attr(at) {
        if class.field(attr.name()).is_some() {
            return false;
        }
        let mut before = 0;
        while before < at {
            if let Some(other) = class.nth_attr(before)
                && same_text(attr.name(), other.name())
            {
                return false;
            }
            before += 1;
        }
        at += 1;
    }
    true
}

pub(crate) const fn virtual_name(method: &'static Method) -> Option<&'static str> {
    match method.role() {
        Role::Getter(name) | Role::Setter(name) => Some(name),
        Role::Plain | Role::Init => None,
    }
}
