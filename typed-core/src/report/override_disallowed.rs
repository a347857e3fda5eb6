//! The refusal to replace what keeps the checks in force.

use alloc::string::String;
use core::fmt;

/// A member that may not be defined, redefined or removed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
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

impl fmt::Display for OverrideDisallowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { class, member, declared_in, reason } = self;
        let member = member.escape_debug();
        match reason {
            Reason::Reserved | Reason::Final | Reason::Sealed => {
                write!(f, "{class}.{member}: cannot be redefined, it is {reason} in {declared_in}")
            }
            Reason::Receiver
            | Reason::ByValue
            | Reason::Absent
            | Reason::Parameters
            | Reason::Name => {
                write!(f, "{class}.{member}: {reason}")
            }
        }
    }
}

/// Why a member may not be defined, redefined or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
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
    /// A method for objects of another class.
    #[error("the closure takes objects of another class")]
    Receiver,
    /// A method that takes an object of its class by value, where a reference was meant.
    #[error(
        "the closure takes an object of the class by value: write `&` or `&mut` before its type"
    )]
    ByValue,
    /// A method that was not defined at run time, and so cannot be replaced or removed.
    #[error("no method of this name was added at run time")]
    Absent,
    /// A class that gets no methods at run time.
    #[error("a type with parameters gets no methods at run time")]
    Parameters,
    /// No name at all.
    #[error("a method needs a name")]
    Name,
}

#[cfg(feature = "serde")]
impl serde::Serialize for OverrideDisallowed {
    /// Returns a map of `class`, `member`, `declared_in`, `reason` and `message`, which is the line
    /// that is displayed.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut map = serializer.serialize_struct("OverrideDisallowed", 5)?;
        map.serialize_field("class", self.class)?;
        map.serialize_field("member", &self.member)?;
        map.serialize_field("declared_in", self.declared_in)?;
        map.serialize_field("reason", &self.reason)?;
        map.serialize_field("message", &alloc::string::ToString::to_string(self))?;
        map.end()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Reason {
    /// As it is displayed: `"reserved"`, `"final"`, `"sealed"` and so on.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The names that belong to the checks: no method, static or defined at run time, may take them.
pub const RESERVED: &[&str] = &[
    "call",
    "call_async",
    "call_static",
    "call_static_async",
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
