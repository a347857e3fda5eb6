//! The order of a class's bases: the C3 linearization, as in Python.

use crate::class::class::{Class, ClassKind};
use crate::value::str_eq;
use core::fmt;

/// The most classes that one class can have as bases, directly and through others.
pub(crate) const MAX_BASES: usize = 32;

/// What stands where there is no class.
const NONE: &Class = &Class::new("", "", ClassKind::Struct, &[]);

/// The bases of a class, and the order of all that come with them.
#[derive(Debug)]
pub struct Linearization {
    pub(super) bases: &'static [&'static Class],
    pub(super) order: [&'static Class; MAX_BASES],
    /// Which of the bases is, or is the first to have, each class of the order.
    pub(super) holders: [u8; MAX_BASES],
    pub(super) len: usize,
    pub(super) conflict: Option<LinearizationError>,
}

/// Why bases cannot be put in an order.
#[derive(Clone, Copy)]
pub enum LinearizationError {
    /// One of the bases is there twice.
    Twice(&'static Class),
    /// The first would have to come before the second, and after it.
    Order(&'static Class, &'static Class),
    /// There are more than there is room for.
    Many,
}

#[doc(hidden)]
impl Linearization {
    /// Returns the linearization of `bases` by C3, in const code and at run time. Classes are told
    /// apart by their modules, names and fields, since nothing else can be compared in const code.
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

    /// Why there is no order: what is there of it then means nothing.
    #[must_use]
    pub const fn conflict(&self) -> Option<LinearizationError> {
        self.conflict
    }

    /// Takes one class after the other: always the first that no order has a place for further on.
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    #[inline]
    const fn merge(&mut self) {
        // How far each order is used up; the last is that of the bases themselves.
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

/// Returns a class of one of the orders that are merged: a base with its own order, or the bases.
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

/// [`Class::is_subclass_of`], as far as const code can tell.
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

/// Returns the order that has a place for the class further on.
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

/// Two classes that come one before the other and the other before the one: from each order that is
/// blocked to the one that blocks it, one ends up going in a circle.
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

/// Returns `true` if both are the class of one type, as far as const code can tell: types with
/// parameters are told apart by the types of their fields.
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
                write!(f, "`{one}` would have to come both before `{other}` and after it")
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
