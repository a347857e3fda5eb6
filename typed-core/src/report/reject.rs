//! The mismatches that a check reports at its place.

use crate::report::code;
use crate::report::context::{Context, ExpectedRule, ExpectedType, Rejected};
use crate::report::mismatch::{Expected, NOTHING, REMOVED, TypeMismatch, UnknownName};
use crate::report::mismatches::Mismatches;
use crate::report::no_item::NoItem;
use crate::report::segments::cut;
use crate::value::{MAX_DEPTH, Value};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

impl Context<'_> {
    /// Reports a value of the right type that breaks a rule. `expected` completes "expected …".
    #[cold]
    #[inline(never)]
    pub fn reject(
        &mut self,
        code: &'static str,
        expected: impl Into<Cow<'static, str>>,
        value: &Value<'_>,
    ) -> Rejected {
        self.push(code, Expected::Text(expected.into()), value.kind().into(), Some(value), None)
    }

    /// Reports a value of the right type that breaks a declared rule.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_rule(
        &mut self,
        code: &'static str,
        rule: &'static dyn ExpectedRule,
        value: &Value<'_>,
    ) -> Rejected {
        self.push(code, Expected::Rule(rule), value.kind().into(), Some(value), None)
    }

    /// Like [`Context::reject_rule`], for a value of which only the kind is known.
    #[cold]
    pub(crate) fn reject_rule_of_kind(
        &mut self,
        code: &'static str,
        rule: &'static dyn ExpectedRule,
        kind: &'static str,
    ) -> Rejected {
        self.push(code, Expected::Rule(rule), kind.into(), None, None)
    }

    /// Reports a change that is not allowed, whatever the value. `why` is the whole message. The
    /// value is not shown, because it may be a secret.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_change(&mut self, why: &'static str, value: &Value<'_>) -> Rejected {
        self.push(code::FROZEN, Expected::Text(Cow::Borrowed(why)), value.kind().into(), None, None)
    }

    /// Reports the removal of a value that is required. `expected` is its type.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_removal(&mut self, expected: &'static str) -> Rejected {
        let expected = Expected::Text(Cow::Borrowed(expected));
        self.push(code::MISSING, expected, REMOVED.into(), None, None)
    }

    /// Reports a step of a path that leads to no item.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_item(&mut self, why: NoItem, suggestion: Option<&str>) -> Rejected {
        self.push(code::UNKNOWN, Expected::Item(why), NOTHING.into(), None, suggestion)
    }

    /// Reports a string that is not the name of a variant, a class, or what else `kind` says. `known`
    /// lists the names, and completes "expected …".
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_name(
        &mut self,
        kind: &'static str,
        known: String,
        name: &str,
        suggestion: Option<&str>,
    ) -> Rejected {
        let value = Value::from(name);
        let unknown = UnknownName { kind, name: cut(name), known };
        let expected = Expected::Name(Box::new(unknown));
        self.push(code::UNKNOWN, expected, value.kind().into(), Some(&value), suggestion)
    }

    /// Reports a name that is not declared.
    #[cold]
    #[inline(never)]
    pub(crate) fn unknown(&mut self, what: &'static str, suggestion: Option<&str>) -> Rejected {
        self.reject_missing(code::UNKNOWN, Cow::Borrowed(what), suggestion)
    }

    /// Reports a mismatch without a value to show.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_missing(
        &mut self,
        code: &'static str,
        expected: Cow<'static, str>,
        suggestion: Option<&str>,
    ) -> Rejected {
        self.push(code, Expected::Text(expected), NOTHING.into(), None, suggestion)
    }

    /// Reports a value of which only the kind is shown, because its parts follow.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_kind(&mut self, expected: String, kind: &'static str) -> Rejected {
        self.push(code::TYPE, Expected::Text(Cow::Owned(expected)), kind.into(), None, None)
    }

    /// Reports surplus arguments in one mismatch. `expected` says how many are allowed, `given` how
    /// many there are. None is shown, because any of them may be a secret.
    #[cold]
    #[inline(never)]
    pub(crate) fn surplus(&mut self, expected: String, given: String) -> Rejected {
        self.push(code::ARITY, Expected::Text(Cow::Owned(expected)), given.into(), None, None)
    }

    /// Adds the mismatches of another report.
    #[cold]
    pub(crate) fn merge(&mut self, mismatches: Mismatches) -> Rejected {
        self.report.append(mismatches);
        Rejected::REPORTED
    }

    /// Returns the error of a check whose mismatches are in the report, or will be added by the caller.
    pub(crate) const fn reported(&self) -> Rejected {
        Rejected::REPORTED
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn too_deep(&mut self) -> Rejected {
        self.reject_more(code::DEPTH, alloc::format!("at most {MAX_DEPTH} levels").into())
    }

    /// Reports an input that exceeds a limit. `expected` says which.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_more(
        &mut self,
        code: &'static str,
        expected: Cow<'static, str>,
    ) -> Rejected {
        self.push(code, Expected::Text(expected), "more".into(), None, None)
    }

    pub(crate) fn push(
        &mut self,
        code: &'static str,
        mut expected: Expected,
        actual: Cow<'static, str>,
        value: Option<&Value<'_>>,
        suggestion: Option<&str>,
    ) -> Rejected {
        if matches!(value, Some(Value::TooDeep)) {
            return self.too_deep();
        }
        let Self { report, trail, class, declared_in, secret, of, .. } = self;
        report.push(|| {
            // Decides which values are shown; nothing else does. `null` is never a secret.
            let is_secret = *secret
                || value.is_some_and(|value| !value.is_null())
                    && (of.is_some_and(ExpectedType::is_secret) || expected.is_secret());
            if is_secret {
                expected.hide();
            }
            TypeMismatch::new(|details| {
                (details.class, details.declared_in) = (class, declared_in);
                (details.path, details.segments) = (trail.path(), trail.segments());
                details.is_key = trail.is_key;
                (details.code, details.expected, details.actual) = (code, expected, actual);
                match value {
                    None => {}
                    Some(value) if is_secret && !value.is_null() => details.value.hide(),
                    Some(value) => details.value.show(value),
                }
                details.suggestion = suggestion.filter(|_| !is_secret).map(String::from);
            })
        });
        Rejected::REPORTED
    }
}
