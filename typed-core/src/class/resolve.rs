//! Name resolution: own members, then those of the bases in C3 order. The only module that knows
//! the inheritance rules.
//!
//! A base's member is in the first base field whose class has that base. C3 keeps the order of each
//! base, so the name leads to the same member there.

use crate::class::class::Class;
#[cfg(feature = "std")]
use crate::class::dynamic_method::DynamicMethod;
use crate::class::field::Field;
use crate::class::method::Method;
use crate::class::property::is_own_property;
use crate::class::shape::Shape;
#[cfg(feature = "std")]
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::iter::{self, successors};

/// The meaning of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Member {
    /// The field of this index.
    Own(usize),
    /// A field or property of the base at this field index, or an extra that it collects.
    InBase(usize),
    /// A property of the class itself.
    Property,
    /// A class attribute, of the class or of a base.
    ClassAttr,
}

/// Resolves a name for the objects of a class, without the fields of an enum's variants.
pub(crate) fn resolve(class: &'static Class, name: &str) -> Option<Member> {
    member(class, name, true)
}

/// Resolves a name to a place that stores a value: properties are ignored.
pub(crate) fn resolve_stored(class: &'static Class, name: &str) -> Option<Member> {
    member(class, name, false)
}

/// Like [`resolve_stored`], for a name that is not an own field.
pub(crate) fn resolve_inherited(class: &'static Class, name: &str) -> Option<Member> {
    let attr = class.attr_info(name).map(|_| Member::ClassAttr);
    attr.or_else(|| inherited(class, name, false))
}

fn member(class: &'static Class, name: &str, virtuals: bool) -> Option<Member> {
    own(class, name, virtuals).or_else(|| inherited(class, name, virtuals))
}

/// Resolves a name in the bases of a class, which itself has no such member.
fn inherited(class: &'static Class, name: &str, virtuals: bool) -> Option<Member> {
    let mut ancestors = class.ancestors().iter().enumerate();
    ancestors.find_map(|(at, declarer)| {
        Some(match own(declarer, name, virtuals)? {
            Member::ClassAttr => Member::ClassAttr,
            _ => Member::InBase(nth_base(class, class.holder(at)?)?),
        })
    })
}

/// Resolves a name in the class itself.
fn own(class: &'static Class, name: &str, virtuals: bool) -> Option<Member> {
    match class.only_shape().and_then(|shape| shape.find(name)) {
        Some(index) => Some(Member::Own(index)),
        None if virtuals && is_own_property(class, name) => Some(Member::Property),
        None => class.attr_info(name).map(|_| Member::ClassAttr),
    }
}

/// Returns the index of the field that holds the base of this index.
fn nth_base(class: &Class, base: usize) -> Option<usize> {
    let mut before = 0;
    for (index, field) in class.fields().iter().enumerate() {
        if field.is_base() {
            if before == base {
                return Some(index);
            }
            before += 1;
        }
    }
    None
}

/// Returns `true` if the class or one of its bases has a field of this name.
#[cfg(feature = "std")]
#[inline]
pub(crate) fn has_field(class: &'static Class, name: &str) -> bool {
    let has_own = |class: &Class| class.shape(0).find(name).is_some();
    has_own(class) || class.ancestors().iter().any(|base| has_own(base))
}

/// Returns the field, and its class, that holds or contains the part of a base.
pub(crate) fn base_field(class: &Class, base: &Class) -> Option<(usize, &'static Class)> {
    let at = class.ancestors().iter().position(|ancestor| ancestor.is_same(base))?;
    let holder = class.holder(at)?;
    Some((nth_base(class, holder)?, class.bases().get(holder)?))
}

/// Returns the base path: the classes and fields that lead to the part of a base.
pub(crate) fn base_path(
    class: &'static Class,
    base: &'static Class,
) -> impl Iterator<Item = (&'static Class, &'static Field)> {
    let step = |class: &'static Class| {
        let (index, part) = base_field(class, base)?;
        Some((class, class.fields().get(index)?, part))
    };
    successors(step(class), move |(_, _, part)| step(part)).map(|(class, field, _)| (class, field))
}

/// Returns the final method of this name in a base or a rule, and the base, or `None` if it is this
/// class.
#[cfg(feature = "std")]
pub(crate) fn final_in(
    class: &Class,
    name: &str,
) -> Option<(Option<&'static Class>, &'static Method)> {
    let declared = class.ancestors().iter().find_map(|base| {
        Some((Some(*base), base.own_method(name).filter(|method| method.is_final())?))
    });
    declared.or_else(|| class.helper(name).filter(|(_, helper)| helper.is_final()))
}

/// A method, as a name leads to it.
pub(crate) enum MethodBody {
    /// One of a block or of a rule.
    Declared(&'static Method),
    /// One that was added at run time.
    #[cfg(feature = "std")]
    Added(Arc<DynamicMethod>),
}

impl MethodBody {
    pub(crate) fn method(&self) -> &'static Method {
        match self {
            Self::Declared(method) => method,
            #[cfg(feature = "std")]
            Self::Added(added) => added.method(),
        }
    }
}

/// Returns the method of this name in the class, a base or a rule, and the base that has it, or `None`
/// if it is this class.
pub(crate) fn resolve_method(
    class: &Class,
    name: &str,
) -> Option<(Option<&'static Class>, MethodBody)> {
    let bases = class.ancestors().iter().map(|base| (Some(*base), *base));
    for (base, declarer) in iter::once((None, class)).chain(bases) {
        if let Some(own) = declarer.own_method(name) {
            return Some((base, MethodBody::Declared(own)));
        }
        // A method added to a base does not replace a final one of another base or of a rule.
        #[cfg(feature = "std")]
        if let Some(added) = declarer.dynamic_method(name)
            && final_in(class, name).is_none()
        {
            return Some((base, MethodBody::Added(added)));
        }
    }
    let (base, helper) = class.helper(name)?;
    Some((base, MethodBody::Declared(helper)))
}

/// Returns the names that can be given: own ones, then those of bases.
pub(crate) fn all_names(class: &'static Class, shape: &'static Shape) -> Vec<&'static str> {
    let mut names = shape.names();
    for base in class.ancestors() {
        names.append(&mut base.shape(0).names());
    }
    names
}
