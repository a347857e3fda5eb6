//! The order of a class's bases: C3 linearization, as in Python.

use crate::class::class::{Class, ClassKind};
use crate::value::str_eq;
use core::fmt;

/// The greatest number of direct and indirect bases of a class.
pub(crate) const MAX_BASES: usize = 32;

/// A placeholder for a class.
const NONE: &Class = &Class::new("", "", ClassKind::Struct, &[]);

/// The bases of a class, and the order of all direct and indirect ones.
#[derive(Debug)]
pub struct Linearization {
    pub(super) bases: &'static [&'static Class],
    pub(super) order: [&'static Class; MAX_BASES],
    /// For each class of the order, the index of the first direct base that is it or has it.
    pub(super) holders: [u8; MAX_BASES],
    pub(super) len: usize,
    pub(super) conflict: Option<LinearizationError>,
}

/// A reason why bases have no order.
#[derive(Clone, Copy)]
pub enum LinearizationError {
    /// A class is a direct base twice.
    Twice(&'static Class),
    /// The first must come both before and after the second.
    Order(&'static Class, &'static Class),
    /// There are more than [`MAX_BASES`].
    Many,
}

#[doc(hidden)]
impl Linearization {
    /// Computes the linearization of `bases` by C3, in const code and at run time. Classes are
    /// compared by their modules, names and fields, since const code can compare nothing else.
    #[must_use]
    #[inline]
    pub const fn of(bases: &'static [&'static Class]) -> Self {
        let conflict = repeated(bases);
        let (order, holders) = ([NONE; MAX_BASES], [0; MAX_BASES]);
        let mut lineage = Self { bases, order, holders, len: 0, conflict };
        if bases.len() > MAX_BASES {
            lineage.conflict = Some(LinearizationError::Many);
        }
        if lineage.conflict.is_none() {
            lineage.merge();
        }
        lineage
    }

    /// Returns the reason why there is no order. The order is then incomplete.
    #[must_use]
    pub const fn conflict(&self) -> Option<LinearizationError> {
        self.conflict
    }

    /// Merges the orders. The next class is always the first that no order has further on.
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    #[inline]
    const fn merge(&mut self) {
        // The number of classes taken from each order; the last is that of the bases themselves.
        let mut used = [0; MAX_BASES + 1];
        let mut at = 0;
        let mut blocked = None;
        while at <= self.bases.len() {
            let Some(head) = nth(self.bases, at, used[at]) else {
                at += 1;
                continue;
            };
            if blocking(self.bases, &used, head).is_some() {
                if blocked.is_none() {
                    blocked = Some(at);
                }
                at += 1;
                continue;
            }
            if self.len == MAX_BASES {
                self.conflict = Some(LinearizationError::Many);
                return;
            }
            self.order[self.len] = head;
            self.holders[self.len] = holder(self.bases, head);
            self.len += 1;
            let mut order = 0;
            while order <= self.bases.len() {
                if let Some(other) = nth(self.bases, order, used[order])
                    && same(other, head)
                {
                    used[order] += 1;
                }
                order += 1;
            }
            (at, blocked) = (0, None);
        }
        if let Some(blocked) = blocked {
            self.conflict = Some(contradiction(self.bases, &used, blocked));
        }
    }
}

/// Returns a class of one of the orders that are merged: a base followed by its own order, or the
/// bases.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn nth(
    bases: &'static [&'static Class],
    order: usize,
    index: usize,
) -> Option<&'static Class> {
    if order == bases.len() {
        return if index < bases.len() { Some(bases[index]) } else { None };
    }
    let ancestors = bases[order].ancestors();
    match index {
        0 => Some(bases[order]),
        _ if index <= ancestors.len() => Some(ancestors[index - 1]),
        _ => None,
    }
}

/// Returns the index of the first base that is the class, or has it.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn holder(bases: &[&'static Class], class: &Class) -> u8 {
    let mut index = 0;
    while (index as usize) < bases.len() && !is_subclass(bases[index as usize], class) {
        index += 1;
    }
    index
}

/// Like [`Class::is_subclass_of`], as far as const code can tell.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(crate) const fn is_subclass(class: &Class, of: &Class) -> bool {
    let ancestors = class.ancestors();
    let mut at = 0;
    while at < ancestors.len() {
        if same(ancestors[at], of) {
            return true;
        }
        at += 1;
    }
    same(class, of)
}

/// Returns the order that has the class further on.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn blocking(
    bases: &'static [&'static Class],
    used: &[usize; MAX_BASES + 1],
    class: &'static Class,
) -> Option<usize> {
    let mut order = 0;
    while order <= bases.len() {
        let mut index = used[order] + 1;
        while let Some(other) = nth(bases, order, index) {
            if same(other, class) {
                return Some(order);
            }
            index += 1;
        }
        order += 1;
    }
    None
}

/// Returns two classes that must each come before the other. Each blocked order leads to the one
/// that blocks it, which ends in a circle.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn contradiction(
    bases: &'static [&'static Class],
    used: &[usize; MAX_BASES + 1],
    mut order: usize,
) -> LinearizationError {
    let mut steps = 0;
    while let Some(head) = nth(bases, order, used[order])
        && let Some(by) = blocking(bases, used, head)
    {
        if steps > bases.len()
            && let Some(other) = nth(bases, by, used[by])
        {
            return LinearizationError::Order(other, head);
        }
        (order, steps) = (by, steps + 1);
    }
    LinearizationError::Many
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn repeated(bases: &[&'static Class]) -> Option<LinearizationError> {
    let mut at = 0;
    while at < bases.len() {
        let mut before = 0;
        while before < at {
            if same(bases[before], bases[at]) {
                return Some(LinearizationError::Twice(bases[at]));
            }
            before += 1;
        }
        at += 1;
    }
    None
}

/// Returns `true` if both are the class of one type, as far as const code can tell. Instances of a
/// generic type are compared by the types of their fields.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
pub(crate) const fn same(left: &Class, right: &Class) -> bool {
    let (own, others) = (left.fields(), right.fields());
    if own.len() != others.len()
        || !str_eq(left.name, right.name)
        || !str_eq(left.module, right.module)
    {
        return false;
    }
    let mut index = 0;
    while index < own.len() {
        if !str_eq(own[index].name(), others[index].name())
            || !str_eq(own[index].type_name(), others[index].type_name())
        {
            return false;
        }
        index += 1;
    }
    true
}

impl fmt::Display for LinearizationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinearizationError::Twice(class) => write!(f, "`{}` is a base twice", class.name),
            LinearizationError::Order(one, other) => {
                let (one, other) = (one.name, other.name);
                write!(f, "inconsistent bases: `{one}` must come both before and after `{other}`")
            }
            LinearizationError::Many => write!(f, "there are more than {MAX_BASES} bases"),
        }
    }
}

impl fmt::Debug for LinearizationError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
