//! The parts that a type known at run time is composed of.

use crate::class::{Class, Constraint};
use crate::dynamic::class::built_in;
use crate::dynamic::types::{DynamicType, Form};
use crate::value::Untyped;

/// The composition of a type.
pub(crate) enum TypeParts {
    /// A Rust type.
    Type,
    /// One of the values.
    Constants(&'static [Untyped]),
    /// The type or `null`.
    Option(&'static DynamicType),
    /// A list of the type.
    List(&'static DynamicType),
    /// A map with string keys and values of the type.
    Map(&'static DynamicType),
    /// An object of the class, if it was built.
    Object(Option<&'static Class>),
}

impl DynamicType {
    /// Returns the composition of the type.
    pub(crate) fn parts(&'static self) -> TypeParts {
        match &self.form {
            Form::Type(_) => TypeParts::Type,
            Form::Constants(values, _) => TypeParts::Constants(values),
            Form::Optional(inner, _) if matches!(inner.form, Form::Option(_)) => inner.parts(),
            Form::Option(inner) | Form::Optional(inner, _) => TypeParts::Option(inner),
            Form::List(item) => TypeParts::List(item),
            Form::Map(value) => TypeParts::Map(value),
            Form::Object(cell) => TypeParts::Object(built_in(cell).map(|class| &**class)),
        }
    }

    /// Returns the constraints on the values, without those of a field of the type.
    pub(crate) fn constraints(&self) -> &[Constraint] {
        &self.constraints
    }
}
