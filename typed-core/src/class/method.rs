//! The metadata of methods.

use crate::call::{CallFailure, Output, SelfArg};
use crate::class::param::{Param, ParamKind};
use crate::class::type_info::TypeInfo;
use crate::report::Context;
use core::fmt;

/// One method that can be called by name.
pub struct Method {
    name: &'static str,
    doc: &'static str,
    receiver: Receiver,
    role: Role,
    params: &'static [Param],
    returns: &'static TypeInfo,
    tags: &'static [&'static str],
    deprecated: Option<&'static str>,
    is_async: bool,
    is_final: bool,
    takes_one_each: bool,
    /// `true` if its shim takes an object of its own class, and returns immediately.
    is_direct: bool,
    pub(crate) shim: Shim,
}

/// Binds the arguments of a method, checks them, and runs it.
pub type Shim = for<'t> fn(
    SelfArg<'t>,
    &'static Method,
    &mut crate::Args<'t>,
    &mut Context<'_>,
) -> Result<Output<'t>, CallFailure>;

/// Returns the shim of a method that is run in another way: a constructor, a closure.
///
/// # Errors
/// None.
pub fn no_shim<'t>(
    _: SelfArg<'t>,
    _: &'static Method,
    _: &mut crate::Args<'t>,
    _: &mut Context<'_>,
) -> Result<Output<'t>, CallFailure> {
    Ok(Output::Value(crate::Value::Null))
}

/// What a method is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Receiver {
    /// Nothing: a static method.
    None,
    /// `&self`.
    Shared,
    /// `&mut self`.
    Mut,
    /// `self`: by name, a clone of the object.
    Owned,
    /// `&dyn Object`: the whole of an object, of whatever class.
    Whole,
    /// `&mut dyn Object`: the whole of an object, of whatever class, which it sets with all checks.
    WholeMut,
}

/// What a method is for, beyond being called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// Nothing else.
    Plain,
    /// It is what `construct` runs.
    Init,
    /// `get` reads the property of this name through it.
    Getter(&'static str),
    /// `set` sets the property of this name through it.
    Setter(&'static str),
}

impl Method {
    /// Returns the name it is called by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// What it is called on.
    #[must_use]
    pub const fn receiver(&self) -> Receiver {
        self.receiver
    }

    /// What it is for: being called, constructing, or a property.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Returns the parameters, in order, without the receiver.
    #[must_use]
    pub const fn params(&self) -> &'static [Param] {
        self.params
    }

    /// Returns the type of what it returns; of a `Result`, that of its value; of an iterator, that
    /// of a list of its items.
    #[must_use]
    pub const fn returns(&self) -> &'static TypeInfo {
        self.returns
    }

    /// What `#[typed(tag = "…")]` says, in order.
    #[must_use]
    pub const fn tags(&self) -> &'static [&'static str] {
        self.tags
    }

    /// Returns `true` if `tag` is one of its tags; linear in their number.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.contains(&tag)
    }

    /// Returns the note of `#[deprecated]`, empty where it has none; `None` where it is not
    /// deprecated.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.deprecated
    }

    /// Returns `true` if it is an `async fn`, which is called by `call_async`.
    #[must_use]
    pub const fn is_async(&self) -> bool {
        self.is_async
    }

    /// Returns `true` if no class that has this one as a base may redefine it.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        self.is_final
    }
}

impl Method {
    /// Returns `true` if some parameter can hold a secret.
    pub(crate) fn is_secret(&self) -> bool {
        self.params.iter().any(|param| param.type_info().is_secret())
    }

    /// Returns `true` if no parameter collects.
    #[inline]
    pub(crate) const fn takes_one_each(&self) -> bool {
        self.takes_one_each
    }

    #[inline]
    pub(crate) const fn is_direct(&self) -> bool {
        self.is_direct
    }
}

impl Receiver {
    /// Returns `true` if it is the whole object, and not the part that is of the method's class.
    pub(crate) const fn is_whole(self) -> bool {
        matches!(self, Self::Whole | Self::WholeMut)
    }
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn takes_one_each(params: &[Param]) -> bool {
    let mut index = 0;
    while index < params.len() {
        if !matches!(params[index].kind(), ParamKind::One) {
            return false;
        }
        index += 1;
    }
    true
}

impl fmt::Debug for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Method")
            .field("name", &self.name)
            .field("receiver", &self.receiver)
            .field("params", &self.params)
            .field("returns", &self.returns)
            .finish_non_exhaustive()
    }
}

#[doc(hidden)]
impl Method {
    #[must_use]
    #[inline]
    pub const fn new(
        name: &'static str,
        receiver: Receiver,
        params: &'static [Param],
        returns: &'static TypeInfo,
        shim: Shim,
    ) -> Self {
        Self {
            name,
            doc: "",
            receiver,
            role: Role::Plain,
            params,
            returns,
            tags: &[],
            deprecated: None,
            is_async: false,
            is_final: false,
            takes_one_each: takes_one_each(params),
            is_direct: !receiver.is_whole(),
            shim,
        }
    }

    #[must_use]
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    #[must_use]
    pub const fn with_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    #[must_use]
    pub const fn with_tags(mut self, tags: &'static [&'static str]) -> Self {
        self.tags = tags;
        self
    }

    #[must_use]
    pub const fn with_deprecated(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }

    #[must_use]
    pub const fn with_async(mut self) -> Self {
        self.is_async = true;
        self.is_direct = false;
        self
    }

    #[must_use]
    pub const fn with_final(mut self) -> Self {
        self.is_final = true;
        self
    }
}
