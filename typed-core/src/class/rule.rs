//! Rules: values of `meta` that check a class and its subclasses while they compile. At run time
//! they can be read, and add methods to their classes.

use crate::class::class::Class;
use crate::class::method::Method;
use crate::value::str_eq;
use core::any::Any;
use core::fmt;
use core::marker::PhantomData;

/// A value of `meta` with its type erased.
#[derive(Clone, Copy)]
pub struct Rule {
    value: &'static (dyn Any + Send + Sync),
    /// The methods that every class with the rule gets.
    pub(crate) helpers: &'static RuleMethods,
}

impl Rule {
    /// Creates a rule from a value and the methods of its type. The closure selects the type that
    /// has the methods, if there is one.
    #[must_use]
    #[inline]
    pub const fn new<T: Any + Send + Sync, H: Helpers>(
        value: &'static T,
        _: fn(&'static T) -> PhantomData<H>,
    ) -> Self {
        Self { value, helpers: H::BLOCK }
    }
}

impl fmt::Debug for Rule {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Meta").field("helpers", &self.helpers).finish_non_exhaustive()
    }
}

/// A rule type with a `#[typed_methods(helpers)]` block.
pub trait Helpers {
    /// The block of methods.
    const BLOCK: &'static RuleMethods;
}

/// A rule behind a reference, `meta = &RULE`, has the same methods.
impl<T: Helpers> Helpers for &T {
    const BLOCK: &'static RuleMethods = T::BLOCK;
}

/// The declarations of a `#[typed_methods(helpers)]` block.
#[derive(Debug)]
pub struct RuleMethods {
    /// The type of the rule, as it is written.
    pub(crate) rule: &'static str,
    /// The position of the block in the source, which distinguishes rules of one name.
    place: &'static str,
    pub(crate) methods: &'static [Method],
}

impl RuleMethods {
    /// Creates the block of a rule.
    #[must_use]
    pub const fn new(rule: &'static str, place: &'static str, methods: &'static [Method]) -> Self {
        Self { rule, place, methods }
    }

    /// Returns `true` if both are the same block. Const code cannot compare types.
    #[inline]
    pub(crate) const fn is_same(&self, other: &Self) -> bool {
        str_eq(self.place, other.place) && str_eq(self.rule, other.rule)
    }
}

/// The fallback for the types of most rules, which have no methods.
#[derive(Debug)]
pub struct NoMember;

impl Helpers for NoMember {
    const BLOCK: &'static RuleMethods = &RuleMethods::new("", "", &[]);
}

/// A wrapper that detects whether a type has [`Helpers`]: if it has, the inherent method takes
/// precedence.
#[derive(Debug)]
pub struct Probe<T>(pub T);

impl<T: Helpers> Probe<&'static T> {
    /// Returns a marker of the type itself.
    #[must_use]
    pub const fn __typed_helpers(self) -> PhantomData<T> {
        PhantomData
    }
}

/// The fallback of [`Probe`].
pub trait NoHelpers: Sized {
    /// Returns the marker of no methods.
    fn __typed_helpers(self) -> PhantomData<NoMember> {
        PhantomData
    }
}

impl<T> NoHelpers for Probe<T> {}

/// The fallback for a type without `meta` and without bases. The inherent constant of this name
/// takes precedence; its type has such a method too.
pub trait NoRules {
    /// The rules of the type and its bases.
    const __TYPED_RULES: NoRule = NoRule;
}

impl<T> NoRules for T {}

/// The return type of the `check` of a rule: only `()`.
#[diagnostic::on_unimplemented(
    message = "the `check` of a rule must return `()`, not `{Self}`",
    label = "its `check` returns `{Self}`",
    note = "write `const fn check(&self, class: &Class)`, and call `Message::fail` if the class breaks the rule"
)]
pub trait Nothing: Copy {}

impl Nothing for () {}

/// Asserts the return type of the `check` of a rule.
#[inline]
pub const fn checked<T: Nothing>(_: T) {}

/// The rule that every class satisfies: see [`NoRules`].
#[derive(Debug)]
pub struct NoRule;

impl NoRule {
    /// Checks nothing.
    pub const fn __typed_check(&self, class: &Class) {
        let _ = class;
    }
}

impl Class {
    /// Returns the rule method of this name, and the base that has the rule, or `None` if this
    /// class has it.
    pub(crate) fn helper(&self, name: &str) -> Option<(Option<&'static Self>, &'static Method)> {
        let helper = |class: &Self| {
            let mut metas = class.metas().iter();
            metas.find_map(|meta| meta.helpers.methods.iter().find(|method| method.name() == name))
        };
        match helper(self) {
            Some(own) => Some((None, own)),
            None => self
                .ancestors()
                .iter()
                .find_map(|base| helper(base).map(|method| (Some(*base), method))),
        }
    }

    /// Returns the value of this type that `#[typed(meta = …)]` gives the class or the nearest base
    /// that has one. Python's class keyword arguments work like this.
    ///
    /// ```
    /// # use typed_structs::Class;
    /// struct Table(&'static str);
    ///
    /// # fn table(class: &'static Class) -> Option<&'static str> {
    /// class.meta::<Table>().map(|table| table.0)
    /// # }
    /// ```
    #[must_use]
    pub fn meta<T: Any>(&self) -> Option<&'static T> {
        let own = |class: &Self| {
            class.metas().iter().find_map(|meta| {
                let value: &'static dyn Any = meta.value;
                // A `meta = &RULE` counts as the rule itself.
                value.downcast_ref().or_else(|| value.downcast_ref::<&'static T>().copied())
            })
        };
        own(self).or_else(|| self.ancestors().iter().copied().find_map(own))
    }
}
