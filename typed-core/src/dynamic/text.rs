//! Changes of instances in lax mode, and from text.

use crate::access;
use crate::dynamic::class::DynamicClass;
use crate::dynamic::instance::Instance;
use crate::patch::{apply, assignments};
use crate::report::{Mismatches, TypeMismatch};
use crate::value::{Args, Conversion, Value};
use alloc::borrow::Cow;

impl Instance {
    /// Sets like [`Instance::set`], in lax mode: see [`Typed::set_lax`](crate::Typed::set_lax).
    ///
    /// # Errors
    /// - The errors of [`Instance::set`].
    pub fn set_lax<'v>(
        &mut self,
        path: &str,
        value: impl Into<Value<'v>>,
    ) -> Result<(), TypeMismatch> {
        access::set_converted(self, path, value.into(), Conversion::Lax)
    }

    /// Sets the place to which a path leads from text: see [`Typed::set_text`](crate::Typed::set_text).
    ///
    /// # Errors
    /// - The errors of [`Instance::set`].
    pub fn set_text(&mut self, path: &str, text: &str) -> Result<(), TypeMismatch> {
        access::set_converted(self, path, Value::from(text), Conversion::Text)
    }

    /// Makes assignments of a command line, in order: see [`Typed::apply`](crate::Typed::apply).
    ///
    /// # Errors
    /// - All mismatches, in input order. The object does not change.
    pub fn apply<'v>(
        &mut self,
        changes: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
    ) -> Result<(), Mismatches> {
        apply(self, assignments(changes))
    }
}

impl DynamicClass {
    /// Constructs an object from names and text: see [`Typed::construct_text`](crate::Typed::construct_text).
    ///
    /// # Errors
    /// - All mismatches, in input order, then all missing fields.
    pub fn construct_text<'v, N, T>(
        &'static self,
        fields: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Instance, Mismatches>
    where
        N: Into<Cow<'v, str>>,
        T: Into<Cow<'v, str>>,
    {
        self.construct(Args::of_text(fields))
    }
}
