//! The parameters of a mismatch, for messages in other words and languages.

use crate::report::code;
use crate::report::mismatch::{Expected, NOTHING, TypeMismatch};
use crate::value::{MAX_DEPTH, Value};
use alloc::vec::Vec;

impl TypeMismatch {
    /// Returns the parameters of the message, as names and values. The table in [`code`](mod@code) lists
    /// those of each code.
    ///
    /// ```
    /// use typed_structs::{Typed, Value, args};
    ///
    /// #[derive(Typed, Debug)]
    /// struct User {
    ///     #[typed(range(0..=150))]
    ///     age: u8,
    /// }
    ///
    /// let report = User::construct(args!(age = 200)).unwrap_err();
    /// let params: Vec<_> = report.at("age").unwrap().params().collect();
    /// assert_eq!(params[0], ("min", Value::from(0)));
    /// assert_eq!(params[1], ("max", Value::from(150)));
    /// assert_eq!(params[2], ("expected", Value::from("0..=150")));
    /// assert_eq!(params[3], ("actual", Value::from("int")));
    /// assert_eq!(params[4], ("value", Value::from("200")));
    /// ```
    pub fn params(
        &self,
    ) -> impl DoubleEndedIterator<Item = (&'static str, Value<'_>)> + ExactSizeIterator + use<'_>
    {
        let mut params = Vec::new();
        match self.code() {
            _ if self.is_told() => self.push_told(&mut params),
            code::MISSING => {
                params.push(("name", Value::from(self.name())));
                params.push(("expected", Value::from(self.expected())));
            }
            code::UNKNOWN | code::DUPLICATE => self.push_name(&mut params),
            code::DEPTH => params.push(("max", Value::from(MAX_DEPTH))),
            code::PATH => self.push_value(&mut params),
            code::FROZEN | code::CALL | code::INIT => {
                params.push(("reason", Value::from(self.expected())));
            }
            _ => {
                if let Expected::Rule(rule) = self.expectation() {
                    rule.params(&mut |name, value| params.push((name, value)));
                }
                params.push(("expected", Value::from(self.expected())));
                self.push_actual(&mut params);
            }
        }
        if let Some(suggestion) = self.suggestion() {
            params.push(("suggestion", Value::from(suggestion)));
        }
        params.into_iter()
    }

    /// Adds the parameters of a fault that a check found.
    fn push_told<'m>(&'m self, params: &mut Vec<(&'static str, Value<'m>)>) {
        if let Expected::Told(told) = self.expectation() {
            params.extend(told.params.iter().map(|(name, value)| (*name, value.reborrow())));
        }
        let own = params.len();
        params.push(("reason", Value::from(self.expected())));
        self.push_actual(params);
        // Those of the check come first, and win.
        let mut index = own;
        while let Some((name, _)) = params.get(index) {
            if params.iter().take(own).any(|(one, _)| one == name) {
                params.remove(index);
            } else {
                index += 1;
            }
        }
    }

    /// Adds the name that is unknown or given twice, and the noun for it.
    fn push_name<'m>(&'m self, params: &mut Vec<(&'static str, Value<'m>)>) {
        if let Expected::Name(unknown) = self.expectation() {
            params.push(("name", Value::from(&*unknown.name)));
            params.push(("kind", Value::from(unknown.kind)));
            params.push(("expected", Value::from(&*unknown.known)));
            return;
        }
        params.push(("name", Value::from(self.name())));
        params.push(("kind", Value::from(self.expected())));
        if let Expected::Item(item) = self.expectation() {
            params.push(("within", Value::from(item.within())));
            params.extend(item.len().map(|len| ("len", Value::from(len))));
        }
    }

    fn push_actual<'m>(&'m self, params: &mut Vec<(&'static str, Value<'m>)>) {
        if self.actual() != NOTHING {
            params.push(("actual", Value::from(self.actual())));
        }
        self.push_value(params);
    }

    fn push_value<'m>(&'m self, params: &mut Vec<(&'static str, Value<'m>)>) {
        if !self.value().is_empty() {
            params.push(("value", Value::from(self.value())));
        }
    }
}
