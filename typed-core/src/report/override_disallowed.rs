//! The error for redefining members that keep the checks in force.

use alloc::string::String;
use core::fmt;

/// A member that cannot be defined, redefined or removed.
///
/// See [`Class::define`](crate::Class::define) for an example.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct OverrideDisallowed {
    /// The class that would have got or lost the member.
    pub class: &'static str,
    /// The member.
    pub member: String,
    /// The class that declares the member.
    pub declared_in: &'static str,
    /// The reason why it cannot.
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

/// A reason why a member cannot be defined, redefined or removed.
///
/// See [`Class::define`](crate::Class::define) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The name belongs to the checks: see [`RESERVED`].
    #[error("reserved")]
    Reserved,
    /// The method or attribute is `final`.
    #[error("final")]
    Final,
    /// The member exists, and was not defined at run time.
    #[error("sealed")]
    Sealed,
    /// The method is for objects of another class.
    #[error("the closure takes objects of another class")]
    Receiver,
    /// The method takes an object of its class by value. A reference was probably meant.
    #[error(
        "the closure takes an object of the class by value: write `&` or `&mut` before its type"
    )]
    ByValue,
    /// No method of this name was added at run time, so that none can be replaced or removed.
    #[error("no method of this name was added at run time")]
    Absent,
    /// The class is generic: it takes no methods at run time.
    #[error("methods cannot be added to a generic type at run time")]
    Parameters,
    /// The name is empty.
    #[error("a method needs a name")]
    Name,
}

#[cfg(feature = "serde")]
impl serde::Serialize for OverrideDisallowed {
    /// Writes a map of `class`, `member`, `declared_in`, `reason` and `message`, the line that
    /// `Display` writes.
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
    /// Writes `"reserved"`, `"final"`, `"sealed"` and so on, as `Display` does.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The names that belong to the checks. A method cannot have one of them, whether it is declared or
/// defined at run time.
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
