//! The refusal to replace what keeps the checks in force.

use alloc::string::String;

/// A member that may not be redefined.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{class}.{member}: cannot be redefined, it is {reason} in {declared_in}")]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OverrideDisallowed {
    /// The class whose member was to be replaced.
    pub class: &'static str,
    /// The member.
    pub member: String,
    /// The class that declares the member.
    pub declared_in: &'static str,
    /// Why it may not be replaced.
    pub reason: Reason,
}

/// Why a member may not be redefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Reason {
    /// One of the names through which values are checked: see [`RESERVED`].
    #[error("reserved")]
    Reserved,
    /// A method or an attribute marked `final`.
    #[error("final")]
    Final,
    /// A member that exists already and was not defined at run time.
    #[error("sealed")]
    Sealed,
}

/// The names that belong to the checks: no method, static or defined at run time, may take them.
pub const RESERVED: &[&str] = &[
    "call",
    "call_static",
    "class",
    "construct",
    "fields",
    "from_value",
    "get",
    "get_as",
    "set",
    "to_value",
    "update",
];
