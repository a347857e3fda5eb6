//! Sets of the types of JSON Schema.

use crate::value::Value;
use alloc::string::String;
use alloc::vec::Vec;

/// A type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    pub(super) const ALL: [Self; 7] = [
        Kind::Null,
        Kind::Boolean,
        Kind::Integer,
        Kind::Number,
        Kind::String,
        Kind::Array,
        Kind::Object,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }

    /// Returns the type of this name.
    pub(super) fn named(name: &Value<'_>) -> Option<Self> {
        let name = name.as_str()?;
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns the values of the type.
    pub(super) const fn types(self) -> Types {
        match self {
            Kind::Null => Types::NULL,
            Kind::Boolean => Types::BOOLEAN,
            Kind::Integer => Types::INTEGER,
            Kind::Number => Types::NUMBER,
            Kind::String => Types::STRING,
            Kind::Array => Types::ARRAY,
            Kind::Object => Types::OBJECT,
        }
    }
}

/// A set of types. A number is an integer or has a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::schema) struct Types(u8);

impl Types {
    pub(super) const NONE: Self = Self(0);
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(2);
    pub(super) const INTEGER: Self = Self(4);
    /// Integers and others.
    pub(in crate::schema) const NUMBER: Self = Self(4 | 8);
    pub(in crate::schema) const STRING: Self = Self(16);
    pub(in crate::schema) const ARRAY: Self = Self(32);
    pub(in crate::schema) const OBJECT: Self = Self(64);
    /// Every value, also one that no type of JSON Schema has.
    pub(in crate::schema) const ALL: Self = Self(255);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(in crate::schema) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(in crate::schema) const fn is_none(self) -> bool {
        self.0 == 0
    }

    pub(in crate::schema) const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Returns the type of a value. A float without a fraction is an integer.
    pub(super) fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Int(_) | Value::BigInt(_) => Self::INTEGER,
            Value::Float(number) if number % 1.0 == 0.0 => Self::INTEGER,
            Value::Float(_) | Value::OutOfRange(_) => Self(8),
            Value::Str(_) => Self::STRING,
            Value::List(_) => Self::ARRAY,
            Value::Map(_) => Self::OBJECT,
            Value::Bytes(_) | Value::Opaque(_) | Value::TooDeep => Self(128),
        }
    }

    /// Returns the only type besides `null`, if there is one.
    pub(super) fn single(self) -> Option<Kind> {
        let others = self.without(Self::NULL);
        let of = |kind: &Kind| !others.is_none() && kind.types().contains(others);
        match others.is_none() {
            true if self == Self::NULL => Some(Kind::Null),
            true => None,
            false => Kind::ALL.into_iter().find(of),
        }
    }

    /// Returns the names of the types.
    pub(in crate::schema) fn names(self) -> Vec<&'static str> {
        let is_named = |kind: &Kind| {
            let is_implied = *kind == Kind::Integer && self.contains(Types::NUMBER);
            self.contains(kind.types()) && !is_implied
        };
        Kind::ALL.into_iter().filter(is_named).map(Kind::name).collect()
    }

    /// Returns the names as messages print them.
    pub(super) fn text(self) -> String {
        self.names().join(" or ")
    }
}
