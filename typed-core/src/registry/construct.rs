//! Construction of objects, and calls of static methods, by the name of a class.

use crate::call::{call_static, call_static_async};
use crate::class::{CallError, CallFuture};
use crate::registry::registration::{BoxObject, Registration};
use crate::registry::registry::Registry;
use crate::report::{Context, Key, Mismatches, Rejected, closest, code, listed};
use crate::value::{Args, Untyped, Value};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::future::ready;

/// The class in messages if no class is known.
const REGISTRY: &str = "Registry";
const CLASS_NAME: &str = "the name of a class";

impl Registry {
    /// Constructs an object from arguments, like `construct` of its struct. Allocates the box.
    ///
    /// # Errors
    /// - `unknown`: there is no class of this name.
    /// - All mismatches of the arguments.
    pub fn construct<'v>(
        &self,
        class: &str,
        args: impl Into<Args<'v>>,
    ) -> Result<BoxObject, Mismatches> {
        self.known(class)?.construct(args.into())
    }

    /// Constructs an object from a map that names its class beside its fields:
    /// `{"class": "User", "age": 36}`. The entries without the name are checked like by
    /// `from_value` of the struct; for a struct without fields there are none. Allocates the box.
    ///
    /// # Errors
    /// - `missing`, `unknown`: the map does not name a class, or there is no class of the name.
    /// - Otherwise all mismatches of the fields.
    pub fn from_value<'v>(&self, value: impl Into<Value<'v>>) -> Result<BoxObject, Mismatches> {
        let mut report = Mismatches::new();
        let resolved = self.resolve(value.into(), &mut Context::new(&mut report, REGISTRY));
        if let Ok((registration, content)) = resolved {
            let mut cx = Context::new(&mut report, registration.class.name());
            if let (Ok(made), true) = (registration.check(content, &mut cx), report.is_empty()) {
                return Ok(made.finish());
            }
        }
        Err(report)
    }

    /// Constructs objects from a list of maps, each like [`Registry::from_value`]: all or none.
    /// Allocates the boxes and the list.
    ///
    /// # Errors
    /// - All mismatches of all objects, in input order, at paths such as `[2].age`.
    pub fn from_list<'v>(&self, list: impl Into<Value<'v>>) -> Result<Vec<BoxObject>, Mismatches> {
        let mut report = Mismatches::new();
        let mut cx = Context::new(&mut report, REGISTRY);
        let mut all = Vec::new();
        match list.into() {
            Value::List(items) => {
                for (index, item) in items.into_iter().enumerate() {
                    // Not a level: an object in the list may be as deep as a single one.
                    let mut cx = cx.at(Key::Index(index));
                    let made = self
                        .resolve(item, &mut cx)
                        .and_then(|(registration, content)| registration.check(content, &mut cx));
                    all.extend(made);
                }
            }
            other => {
                let _ = self.redacted(&mut cx).reject(code::TYPE, "a list of objects", &other);
            }
        }
        if !report.is_empty() {
            return Err(report);
        }
        Ok(all.into_iter().map(|made| made.finish()).collect())
    }

    /// Calls a static method of a class by name.
    ///
    /// # Errors
    /// - `unknown`: there is no class of this name.
    /// - The errors of other calls: see [`CallError`].
    pub fn call_static<'v>(
        &self,
        class: &str,
        method: &str,
        args: impl Into<Args<'v>>,
    ) -> Result<Untyped, CallError> {
        call_static(self.known(class)?.class, method, args.into())
    }

    /// Calls a static method of a class by name, async or not. The future has the result.
    pub fn call_static_async<'v>(
        &self,
        class: &str,
        method: &str,
        args: impl Into<Args<'v>>,
    ) -> CallFuture<'v> {
        match self.known(class) {
            Ok(known) => call_static_async(known.class, method, args.into()),
            Err(report) => Box::pin(ready(Err(report.into()))),
        }
    }

    #[inline]
    fn known(&self, name: &str) -> Result<&Registration, Mismatches> {
        self.find(name).ok_or_else(|| {
            let mut report = Mismatches::new();
            let mut cx = Context::new(&mut report, REGISTRY);
            let _ = cx.at(Key::Name(name)).unknown("class", self.closest(name));
            report
        })
    }

    /// Returns the class that a value names, and the value without the name. If it is named twice,
    /// that is reported, and the first name counts, so that the fields are checked too.
    #[inline]
    fn resolve<'v>(
        &self,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(&Registration, Value<'v>), Rejected> {
        let Value::Map(map) = value else {
            let expected = format!("a map with {CLASS_NAME} under {:?}", self.key);
            return Err(self.redacted(cx).reject(code::TYPE, expected, &value));
        };
        let mut cx = cx.at(Key::Name(&self.key));
        let mut name = None;
        let own = |(key, value): (Value<'v>, Value<'v>)| {
            if key.as_str() != Some(&*self.key) {
                return Some((key, value));
            }
            if name.is_none() {
                name = Some(value);
            } else {
                let _ = cx.reject_missing(code::DUPLICATE, "field".into(), None);
            }
            None
        };
        let content = map.filter_map(own);
        match name {
            None => Err(cx.reject_missing(code::MISSING, self.class_name().into(), None)),
            Some(Value::Str(name)) => match self.find(&name) {
                Some(registration) => Ok((registration, Value::Map(content))),
                None => {
                    let suggestion = if cx.is_recording() { self.closest(&name) } else { None };
                    Err(cx.reject_name("class", self.class_name(), &name, suggestion))
                }
            },
            Some(other) => {
                Err(self.redacted(&mut cx).reject(code::TYPE, self.class_name(), &other))
            }
        }
    }

    /// Returns the same place, for a value in place of an object or of its class. It is hidden if a
    /// class can hold a secret, because any part of it may be one.
    #[cold]
    fn redacted<'c>(&self, cx: &'c mut Context<'_>) -> Context<'c> {
        let is_secret = cx.is_recording() && self.iter().any(|(_, class)| class.is_secret());
        cx.redacted_if(is_secret)
    }

    /// Returns "the name of a class (User or Mailer)".
    #[cold]
    fn class_name(&self) -> String {
        listed(CLASS_NAME, self.iter().map(|(name, _)| name))
    }

    #[inline]
    fn closest(&self, name: &str) -> Option<&str> {
        closest(name, self.iter().map(|(name, _)| name))
    }
}
