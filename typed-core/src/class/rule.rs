//! Rules: values that say, while a class compiles, what it and its subclasses have to be like; at run
//! time they can be read, and bring methods along.

use crate::class::class::Class;
use crate::class::method::Method;
use crate::value::str_eq;
use core::any::Any;
use core::fmt;
use core::marker::PhantomData;

/// A value of `meta`, its type erased.
#[derive(Clone, Copy)]
pub struct Rule {
    value: &'static (dyn Any + Send + Sync),
    /// The methods that every class with the rule gets.
    pub(crate) helpers: &'static RuleMethods,
}

impl Rule {
    /// Returns a value, and the methods of its type: the closure tells the types that have some.
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

/// The methods that a `#[typed_methods(helpers)]` block leaves on the type of a rule.
pub trait Helpers {
    /// The block.
    const BLOCK: &'static RuleMethods;
}

/// A rule that is kept elsewhere: `meta = &RULE`.
impl<T: Helpers> Helpers for &T {
    const BLOCK: &'static RuleMethods = T::BLOCK;
}

/// What a `#[typed_methods(helpers)]` block declares.
#[derive(Debug)]
pub struct RuleMethods {
    /// The type of the rule, as it is written.
    pub(crate) rule: &'static str,
    /// Where the block stands, which tells rules of one name apart.
    place: &'static str,
    pub(crate) methods: &'static [Method],
}

impl RuleMethods {
    /// Returns the block of a rule.
    #[must_use]
    pub const fn new(rule: &'static str, place: &'static str, methods: &'static [Method]) -> Self {
        Self { rule, place, methods }
    }

    /// Returns `true` if both are one block: types cannot be compared in const code.
    #[inline]
    pub(crate) const fn is_same(&self, other: &Self) -> bool {
        str_eq(self.place, other.place) && str_eq(self.rule, other.rule)
    }
}

/// What the types of most rules fall back on.
#[derive(Debug)]
pub struct NoMember;

impl Helpers for NoMember {
    const BLOCK: &'static RuleMethods = &RuleMethods::new("", "", &[]);
}

/// Tells whether a type has [`Helpers`]: where it has, the inherent method comes first.
#[derive(Debug)]
pub struct Probe<T>(pub T);

impl<T: Helpers> Probe<&'static T> {
    /// Returns the type itself.
    #[must_use]
    pub const fn __typed_helpers(self) -> PhantomData<T> {
        PhantomData
    }
}

/// See [`Probe`].
pub trait NoHelpers: Sized {
    /// None.
    fn __typed_helpers(self) -> PhantomData<NoMember> {
        PhantomData
    }
}

impl<T> NoHelpers for Probe<T> {}

/// What a type without `meta` and without bases falls back on; the inherent constant of this name
/// comes first, and is of another type with such a method.
pub trait NoRules {
    /// The rules of the type and its bases.
    const __TYPED_RULES: NoRule = NoRule;
}

impl<T> NoRules for T {}

/// The type that the `check` of a rule returns: `()` alone.
#[diagnostic::on_unimplemented(
    message = "the `check` of a rule returns nothing, and not `{Self}`",
    label = "its `check` returns `{Self}`",
    note = "write `const fn check(&self, class: &Class)`, and call `Sentence::fail` where the class breaks the rule"
)]
pub trait Nothing: Copy {}

impl Nothing for () {}

/// Takes what the `check` of a rule returned.
#[inline]
pub const fn checked<T: Nothing>(_: T) {}

/// See [`NoRules`].
#[derive(Debug)]
pub struct NoRule;

impl NoRule {
    /// Every class keeps to it.
    pub const fn __typed_check(&self, class: &Class) {
        let _ = class;
    }
}

impl Class {
    /// Returns the method of this name that a rule brings along, and the base that has the rule,
    /// where it is not this class.
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

    /// Returns the value of this type that `#[typed(meta = …)]` gives the class, or else the
    /// nearest of its bases that has one: what class keyword arguments are in Python.
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
                // `meta = &RULE` is the rule.
                value.downcast_ref().or_else(|| value.downcast_ref::<&'static T>().copied())
            })
        };
        own(self).or_else(|| self.ancestors().iter().copied().find_map(own))
    }
}
