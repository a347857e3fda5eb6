//! Compile-time checks of the methods that rules add.

use crate::class::{Class, Rule, RuleMethods, is_subclass};
use crate::coherence::lookup::has_method;
use crate::report::Message;
use crate::value::str_eq;

/// Asserts that the rule methods of one class have different names, and that no member redefines a
/// final one in any class of the order.
#[inline]
#[track_caller]
pub const fn assert_helpers(class: &Class) {
    if let Some(message) = helpers_fault(class) {
        message.fail();
    }
}

/// Returns the fault that [`assert_helpers`] reports, for any class.
#[inline]
pub(crate) const fn helpers_fault(class: &Class) -> Option<Message> {
    // Bases without an order are reported elsewhere.
    if class.conflict().is_some() {
        return None;
    }
    let mut at = 0;
    while at <= class.ancestors().len() {
        let metas = nth(class, at).metas();
        let mut index = 0;
        while index < metas.len() {
            if let Some(fault) = block_fault(class, at, index) {
                return Some(fault);
            }
            index += 1;
        }
        at += 1;
    }
    None
}

/// Returns the fault of the methods of one rule of a class in the order.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn block_fault(class: &Class, at: usize, index: usize) -> Option<Message> {
    let owner = nth(class, at);
    let block = owner.metas()[index].helpers;
    let mut helper = 0;
    while helper < block.methods.len() {
        let method = &block.methods[helper];
        if at == 0 && find(class.metas(), index, method.name()).is_some() {
            let message = Message::new().text("the method `").text(method.name());
            let message = message.text("` of `").text(class.name());
            return Some(message.text("` comes from two of its rules"));
        }
        if method.is_final()
            && let Some(fault) = replaced(class, at, block, method.name())
        {
            return Some(fault);
        }
        helper += 1;
    }
    None
}

/// Returns the fault if a final rule method is redefined. A method of any class redefines it, since
/// rules come last; so does a method of an earlier rule.
#[inline]
const fn replaced(class: &Class, at: usize, block: &RuleMethods, name: &str) -> Option<Message> {
    let owner = nth(class, at);
    let mut by = 0;
    while by <= class.ancestors().len() {
        let other = nth(class, by);
        let message = Message::new();
        let message = if has_method(other, name) {
            Some(message)
        } else if by < at
            && let Some(found) = find(other.metas(), other.metas().len(), name)
            && !found.is_same(block)
        {
            Some(message.text("the rule `").text(found.rule).text("` of "))
        } else {
            None
        };
        if let Some(message) = message
            && !is_fault_of_base(class, owner, other)
        {
            let message = message.text("`").text(other.name()).text("` cannot redefine `");
            let message = message.text(name).text("`, which is final in the rule `");
            let message = message.text(block.rule).text("` of `").text(owner.name()).text("`");
            return Some(match (at, by) {
                (_, 0) => message,
                (0, _) => message.text(": `").text(class.name()).text("` has it as a base"),
                _ => message.text(": `").text(class.name()).text("` has both as bases"),
            });
        }
        by += 1;
    }
    None
}

/// Returns `true` if a base has both, so that its own check reports it.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn is_fault_of_base(class: &Class, owner: &Class, other: &Class) -> bool {
    let bases = class.bases();
    let mut index = 0;
    while index < bases.len() {
        if is_subclass(bases[index], owner) && is_subclass(bases[index], other) {
            return true;
        }
        index += 1;
    }
    false
}

/// Returns the class of this index in the order; the class itself is the first.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn nth(class: &Class, at: usize) -> &Class {
    if at == 0 { class } else { class.ancestors()[at - 1] }
}

/// Returns the methods of the rule, among the first `count`, that have one of this name.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn find(metas: &[Rule], count: usize, name: &str) -> Option<&'static RuleMethods> {
    let mut index = 0;
    while index < count {
        let methods = metas[index].helpers.methods;
        let mut at = 0;
        while at < methods.len() {
            if str_eq(methods[at].name(), name) {
                return Some(metas[index].helpers);
            }
            at += 1;
        }
        index += 1;
    }
    None
}
