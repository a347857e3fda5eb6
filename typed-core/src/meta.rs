//! Rules: values that say, while a class compiles, what it and its subclasses have to be like; at run
//! time they can be read, and bring methods along.

use crate::block::Block;
use crate::class::Class;
use crate::const_value::same_text;
use crate::method::Method;
use crate::sentence::Sentence;
use core::any::Any;
use core::fmt;
use core::marker::PhantomData;

/// A value of `meta`, its type erased.
#[derive(Clone, Copy)]
pub struct Meta {
    value: &'static (dyn Any + Send + Sync),
    /// The methods that every class with the rule gets.
    pub(crate) helpers: &'static Block,
}

impl Meta {
    /// A value, and the methods of its type: the closure tells the types that have some.
    #[must_use]
    pub const fn new<T: Any + Send + Sync, H: Helpers>(
        value: &'static T,
        _: fn(&'static T) -> PhantomData<H>,
    ) -> Self {
        Self { value, helpers: H::BLOCK }
    }
}

impl fmt::Debug for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Meta").field("helpers", &self.helpers).finish_non_exhaustive()
    }
}

/// The methods that a `#[typed_methods(helpers)]` block leaves on the type of a rule.
pub trait Helpers {
    /// The block.
    const BLOCK: &'static Block;
}

/// What the types of most rules fall back on.
#[derive(Debug)]
pub struct NoMember;

impl Helpers for NoMember {
    const BLOCK: &'static Block = &Block::EMPTY;
}

/// Tells whether a type has [`Helpers`]: where it has, the inherent method comes first.
#[derive(Debug)]
pub struct Probe<T>(pub T);

impl<T: Helpers> Probe<&'static T> {
    /// The type itself.
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

/// See [`NoRules`].
#[derive(Debug)]
pub struct NoRule;

impl NoRule {
    /// Every class keeps to it.
    pub const fn __typed_check(&self, class: &Class) {
        let _ = class;
    }
}

/// Demands that helpers of one class have different names, and that no method stands in the place of
/// a final one.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
pub const fn demand_helpers(class: &Class) {
    let metas = class.metas();
    let mut index = 0;
    while index < metas.len() {
        let helpers = metas[index].helpers.methods;
        let mut at = 0;
        while at < helpers.len() {
            if find(metas, index, helpers[at].name()).is_some() {
                helper(class, helpers[at].name()).text("comes from two of its rules").fail();
            }
            at += 1;
        }
        index += 1;
    }
    let mut at = 0;
    while let Some(method) = class.nth_method(at) {
        refuse_final(class, class.metas(), method.name());
        let bases = class.ancestors();
        let mut base = 0;
        while base < bases.len() {
            refuse_final(class, bases[base].metas(), method.name());
            base += 1;
        }
        at += 1;
    }
}

const fn refuse_final(class: &Class, metas: &[Meta], name: &str) {
    if let Some(found) = find(metas, metas.len(), name)
        && found.is_final()
    {
        helper(class, name).text("is final in its rule: choose another name").fail();
    }
}

const fn helper(class: &Class, name: &str) -> Sentence {
    Sentence::new().text("the method `").text(name).text("` of `").text(class.name()).text("` ")
}

/// The helper of this name, of the first so many rules.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn find(metas: &[Meta], count: usize, name: &str) -> Option<&'static Method> {
    let mut index = 0;
    while index < count {
        let helpers = metas[index].helpers.methods;
        let mut at = 0;
        while at < helpers.len() {
            if same_text(helpers[at].name(), name) {
                return Some(&helpers[at]);
            }
            at += 1;
        }
        index += 1;
    }
    None
}

impl Class {
    /// The method of this name that a rule brings along, and the base that has the rule, where it is
    /// not this class.
    pub(crate) fn helper(&self, name: &str) -> Option<(Option<&'static Self>, &'static Method)> {
        let helper = |metas: &'static [Meta]| find(metas, metas.len(), name);
        match helper(self.metas()) {
            Some(own) => Some((None, own)),
            None => self
                .ancestors()
                .iter()
                .find_map(|base| helper(base.metas()).map(|method| (Some(*base), method))),
        }
    }

    /// The value of this type that `#[typed(meta = …)]` gives the class, or else the nearest of its
    /// bases that has one: what class keyword arguments are in Python.
    ///
    /// ```
    /// # use typed_core::Class;
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
                value.downcast_ref()
            })
        };
        own(self).or_else(|| self.ancestors().iter().copied().find_map(own))
    }
}
