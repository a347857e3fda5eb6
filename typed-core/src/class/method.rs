//! The metadata of methods.

use crate::class::param::{Param, ParamKind};
use crate::class::shim::Shim;
use crate::class::snapshot::Snapshot;
use crate::class::type_info::TypeInfo;
use core::fmt;

/// One method that can be called by name.
///
/// ```
/// use typed_structs::{Receiver, Typed, typed_methods};
///
/// #[derive(Typed)]
/// struct Counter {
///     count: u64,
/// }
///
/// #[typed_methods]
/// impl Counter {
///     fn add(&mut self, by: u64) {
///         self.count += by;
///     }
/// }
///
/// let add = Counter::class().method("add").unwrap();
/// assert_eq!(add.receiver(), Receiver::Mut);
/// assert_eq!(add.params()[0].name(), "by");
/// assert_eq!(add.params()[0].type_name(), "u64");
/// ```
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
    /// `true` if the shim takes an object of the method's own class, and returns the result itself.
    is_direct: bool,
    pub(crate) shim: Shim,
    /// Copies objects that a setter changes.
    pub(crate) snapshot: Option<Snapshot>,
}

/// The receiver of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Receiver {
    /// None: a static method.
    None,
    /// `&self`.
    Shared,
    /// `&mut self`.
    Mut,
    /// `self`: a call by name takes a clone of the object.
    Owned,
    /// `&dyn Object`: the whole object, of any class.
    Whole,
    /// `&mut dyn Object`: the whole object, of any class. Setting its fields runs all checks.
    WholeMut,
}

/// The role of a method, beyond being called.
///
/// See [`Method`](crate::Method) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// None.
    Plain,
    /// The constructor, which `construct` runs.
    Init,
    /// The getter of the property of this name.
    Getter(&'static str),
    /// The setter of the property of this name.
    Setter(&'static str),
}

impl Method {
    /// Returns the name by which the method is called.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the receiver.
    #[must_use]
    pub const fn receiver(&self) -> Receiver {
        self.receiver
    }

    /// Returns the role: plain method, constructor, getter or setter.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Returns the parameters, in order, without the receiver.
    #[must_use]
    pub const fn params(&self) -> &'static [Param] {
        self.params
    }

    /// Returns the type of the result. For a `Result` it is the type of the value, for an iterator
    /// a list of its items.
    #[must_use]
    pub const fn returns(&self) -> &'static TypeInfo {
        self.returns
    }

    /// Returns the tags, in the order of `#[typed(tag = "…")]`.
    #[must_use]
    pub const fn tags(&self) -> &'static [&'static str] {
        self.tags
    }

    /// Returns `true` if the method has this tag. Linear in the number of tags.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.contains(&tag)
    }

    /// Returns the note of `#[deprecated]`, which may be empty; `None` if the method is not
    /// deprecated.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.deprecated
    }

    /// Returns `true` if the method is an `async fn`, which `call_async` calls.
    #[must_use]
    pub const fn is_async(&self) -> bool {
        self.is_async
    }

    /// Returns `true` if no subclass may redefine the method.
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

    /// Returns `true` if no parameter is a `rest` or `keywords` parameter.
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
    /// Returns `true` if the receiver is the whole object, and not the part of the method's class.
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
            snapshot: None,
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
    pub const fn with_snapshot(mut self, snapshot: Option<Snapshot>) -> Self {
        self.snapshot = snapshot;
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
