//! The metadata of methods.

use crate::const_value::{Const, same_text};
use crate::type_info::TypeInfo;

/// One method that can be called by name.
#[derive(Debug)]
pub struct Method {
    name: &'static str,
    doc: &'static str,
    receiver: Receiver,
    params: &'static [Param],
    is_final: bool,
}

/// What a method is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// Nothing: a static method.
    None,
    /// `&self`.
    Shared,
    /// `&mut self`.
    Mut,
}

/// One parameter of a method.
#[derive(Debug)]
pub struct Param {
    name: &'static str,
    type_info: &'static TypeInfo,
    default: Option<Const>,
}

impl Method {
    /// The name it is called by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// What it is called on.
    #[must_use]
    pub const fn receiver(&self) -> Receiver {
        self.receiver
    }

    /// The parameters, in order, without the receiver.
    #[must_use]
    pub const fn params(&self) -> &'static [Param] {
        self.params
    }

    /// Whether no class that has this one as a base may redefine it.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        self.is_final
    }
}

#[doc(hidden)]
impl Method {
    #[must_use]
    pub const fn new(name: &'static str, receiver: Receiver, params: &'static [Param]) -> Self {
        Self { name, doc: "", receiver, params, is_final: false }
    }

    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    pub const fn with_final(self) -> Self {
        Self { is_final: true, ..self }
    }
}

impl Param {
    /// The name it is given by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The short name of its type.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        self.type_info.name()
    }

    /// Its type.
    #[must_use]
    pub const fn type_info(&self) -> &'static TypeInfo {
        self.type_info
    }

    /// The default as it was written, where there is one.
    #[must_use]
    pub const fn default(&self) -> Option<&Const> {
        self.default.as_ref()
    }
}

#[doc(hidden)]
impl Param {
    #[must_use]
    pub const fn new(name: &'static str, type_info: &'static TypeInfo) -> Self {
        Self { name, type_info, default: None }
    }

    #[must_use]
    pub const fn with_default(self, default: Const) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// Whether all methods of all blocks have different names.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
pub const fn are_distinct(blocks: &[&[Method]]) -> bool {
    let mut block = 0;
    while block < blocks.len() {
        let mut at = 0;
        while at < blocks[block].len() {
            if count(blocks, blocks[block][at].name) > 1 {
                return false;
            }
            at += 1;
        }
        block += 1;
    }
    true
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn count(blocks: &[&[Method]], name: &str) -> usize {
    let mut found = 0;
    let mut block = 0;
    while block < blocks.len() {
        let mut at = 0;
        while at < blocks[block].len() {
            if same_text(blocks[block][at].name, name) {
                found += 1;
            }
            at += 1;
        }
        block += 1;
    }
    found
}
