//! Reports of checks about declared types and classes.

use crate::class::class::{Class, ClassKind, UnknownFields};
use crate::class::type_info::{Kind, TypeInfo};
use crate::report::{Context, Expected, ExpectedType, Rejected, code};
use crate::value::Value;

impl ExpectedType for TypeInfo {
    fn name(&self) -> &str {
        Self::name(self)
    }

    fn is_secret(&self) -> bool {
        Self::is_secret(self)
    }
}

impl Context<'_> {
    /// Goes into an object of the class. That is a level if the content of its variant has a key,
    /// but never a step of the path.
    pub(crate) fn content_of(&mut self, class: &Class) -> Result<Context<'_>, Rejected> {
        self.deeper_if(class.kind() == ClassKind::Enum && class.tagging().has_content_key())
    }

    /// Treats a name that is not declared as its class says. `reject` reports it.
    ///
    /// # Errors
    /// After reporting the name, if the class denies it.
    pub(crate) fn undeclared(
        &mut self,
        class: &Class,
        reject: impl FnOnce(&mut Context<'_>) -> Rejected,
    ) -> Result<(), Rejected> {
        match class.unknown() {
            UnknownFields::Deny => return Err(reject(self)),
            UnknownFields::Warn => self.warn(reject),
            UnknownFields::Ignore | UnknownFields::Collect => {}
        }
        Ok(())
    }

    /// Returns the same place, for a value that is checked against the type. Values that can hold a
    /// secret are hidden from messages.
    #[inline]
    pub(crate) fn redact_for(&mut self, type_info: &'static TypeInfo) -> Context<'_> {
        self.expecting(type_info, type_info.is_declared_secret())
    }

    /// Reports a value of another kind than `expected`. A number that no type holds is reported as
    /// out of range.
    #[cold]
    #[inline(never)]
    pub fn mismatch(&mut self, expected: &'static TypeInfo, value: &Value<'_>) -> Rejected {
        let code = match (value, expected.kind()) {
            (Value::OutOfRange(_), Kind::Int | Kind::Float | Kind::Any) => code::RANGE,
            _ => code::TYPE,
        };
        self.push(code, Expected::Type(expected), value.kind().into(), Some(value), None)
    }

    /// Reports a number that `expected` cannot hold exactly.
    #[cold]
    #[inline(never)]
    pub fn out_of_range(&mut self, expected: &'static TypeInfo, value: &Value<'_>) -> Rejected {
        self.push(code::RANGE, Expected::Type(expected), value.kind().into(), Some(value), None)
    }
}
