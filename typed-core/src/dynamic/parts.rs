//! The parts that a type known at run time is composed of.

use crate::class::Class;
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
    /// The type itself, in a field that can be left out.
    Optional(&'static DynamicType),
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
            Form::Optional(inner, null_is_absent) => {
                let has_null = matches!(inner.form, Form::Option(_)) && inner.assertion().is_none();
                match *null_is_absent && !has_null {
                    true => TypeParts::Option(inner),
                    false => TypeParts::Optional(inner),
                }
            }
            Form::Option(inner) => TypeParts::Option(inner),
            Form::List(item) => TypeParts::List(item),
            Form::Map(value) => TypeParts::Map(value),
            Form::Object(cell) => TypeParts::Object(built_in(cell).map(|class| &**class)),
        }
    }
}
