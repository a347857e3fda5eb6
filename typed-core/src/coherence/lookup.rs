//! What const code finds out about a class and its bases.

use crate::class::{Class, ClassAttr, Field, Method, Role, is_subclass, same};
use crate::coherence::members::virtual_name;
use crate::value::str_eq;

/// What is read and set by a name.
pub(super) struct Datum {
    pub(super) name: &'static str,
    pub(super) type_name: &'static str,
    pub(super) of: Of,
    /// `true` if it stands for a value of the class itself, so that none is taken from a base.
    pub(super) has_value: bool,
}

#[derive(Clone, Copy)]
pub(super) enum Of {
    /// A field.
    Object,
    /// A property.
    Virtual,
    /// A field that holds a base.
    Base,
    /// A class attribute.
    Class,
}
#[inline]
pub(super) const fn of_field(field: &Field) -> Datum {
    let of = if field.is_base() { Of::Base } else { Of::Object };
    let (name, type_name) = (field.name(), field.type_name());
    Datum { name, type_name, of, has_value: field.default().is_some() || field.is_base() }
}
#[inline]
pub(super) const fn of_attr(attr: &ClassAttr) -> Datum {
    let (name, type_name) = (attr.name(), attr.type_name());
    // Whether the value of a base fits is asked where the attribute is declared.
    Datum { name, type_name, of: Of::Class, has_value: true }
}
#[inline]
pub(super) const fn of_virtual(method: &'static Method) -> Option<Datum> {
    let (name, type_name) = match (method.role(), method.params()) {
        (Role::Getter(name), _) => (name, method.returns().name()),
        (Role::Setter(name), [param, ..]) => (name, param.type_name()),
        _ => return None,
    };
    Some(Datum { name, type_name, of: Of::Virtual, has_value: true })
}

/// What the name means in a class itself, properties among it or not.
#[inline]
const fn datum(class: &Class, name: &str, virtuals: bool) -> Option<Datum> {
    if let Some(shape) = class.only_shape()
        && let Some((_, field)) = shape.find_field(name)
    {
        return Some(of_field(field));
    }
    if let Some(attr) = class.attr_info(name) {
        return Some(of_attr(attr));
    }
    let mut index = 0;
    while virtuals && let Some(method) = class.nth_method(index) {
        if let Some(own) = virtual_name(method)
            && str_eq(own, name)
        {
            return of_virtual(method);
        }
        index += 1;
    }
    None
}

/// Returns the class, the class itself first, that declares a name and comes before the ancestor;
/// properties count, or do not.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(super) const fn declarer<'c>(
    class: &'c Class,
    before: usize,
    name: &str,
    virtuals: bool,
) -> Option<(&'c Class, Datum)> {
    if let Some(datum) = datum(class, name, virtuals) {
        return Some((class, datum));
    }
    let mut at = 0;
    while at < before {
        let ancestor = class.ancestors()[at];
        if let Some(datum) = datum(ancestor, name, virtuals) {
            return Some((ancestor, datum));
        }
        at += 1;
    }
    None
}

/// Like [`declarer`], of a method.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(super) const fn redefining<'c>(
    class: &'c Class,
    before: usize,
    name: &str,
) -> Option<&'c Class> {
    if has_method(class, name) {
        return Some(class);
    }
    let mut at = 0;
    while at < before {
        if has_method(class.ancestors()[at], name) {
            return Some(class.ancestors()[at]);
        }
        at += 1;
    }
    None
}
#[inline]
pub(super) const fn has_method(class: &Class, name: &str) -> bool {
    let mut index = 0;
    while let Some(method) = class.nth_method(index) {
        if str_eq(method.name(), name) {
            return true;
        }
        index += 1;
    }
    false
}

/// Returns the first and the last base of the class that is, or has, the ancestor.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(super) const fn reaching(class: &Class, ancestor: &Class) -> (usize, usize) {
    let bases = class.bases();
    let (mut first, mut last) = (bases.len(), 0);
    let mut index = 0;
    while index < bases.len() {
        if is_subclass(bases[index], ancestor) {
            if first == bases.len() {
                first = index;
            }
            last = index;
        }
        index += 1;
    }
    (first, last)
}

/// In how many ways an ancestor is one; not counted beyond two.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(super) const fn ways(class: &Class, ancestor: &Class) -> usize {
    let bases = class.bases();
    let (mut count, mut index) = (0, 0);
    while index < bases.len() && count < 2 {
        if same(bases[index], ancestor) {
            count += 1;
        } else {
            count += ways(bases[index], ancestor);
        }
        index += 1;
    }
    count
}
