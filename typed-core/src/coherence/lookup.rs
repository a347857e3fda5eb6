//! Look-ups in a class and its bases, in const code.

use crate::class::{Class, ClassAttr, Field, Method, Role, is_subclass, same};
use crate::coherence::members::virtual_name;
use crate::value::str_eq;

/// A member that is read and set by a name.
pub(super) struct Datum {
    pub(super) name: &'static str,
    pub(super) type_name: &'static str,
    pub(super) of: Of,
    /// `true` if it has a value of its own, so that none is inherited.
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
    // Another function checks whether the inherited value fits.
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

/// Returns the member of this name in the class itself, with or without properties.
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

/// Returns the first class before the ancestor that declares a name, starting with the class
/// itself. Properties are included or not.
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

/// Like [`declarer`], for methods.
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

/// Returns the first and the last direct base that is, or has, the ancestor.
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

/// Counts the base paths to an ancestor, up to two.
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
