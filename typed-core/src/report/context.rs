//! The context of a check: its place in the input, and the report it writes to.

use crate::report::code;
use crate::report::conversion::Mode;
use crate::report::mismatch::{Expected, TypeMismatch};
use crate::report::mismatches::Mismatches;
use crate::report::trail::{Key, Trail};
use crate::value::{MAX_DEPTH, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use core::{fmt, mem};

/// The place of a check within the input, and the report it writes mismatches to.
///
/// [`FieldType::check`](crate::FieldType::check) takes one. Rejecting a value returns the
/// [`Rejected`] that the check then returns as its error.
///
/// See [`FieldType`](crate::FieldType) for an example.
#[derive(Debug)]
pub struct Context<'c> {
    pub(super) report: &'c mut Mismatches,
    pub(super) trail: Trail<'c>,
    pub(super) class: &'static str,
    pub(super) declared_in: &'static str,
    pub(super) depth: u8,
    /// `true` within a secret.
    pub(super) secret: bool,
    /// `true` for the key of an entry, and not its value.
    pub(super) is_key: bool,
    pub(super) mode: Mode,
    /// The type that the value at this place is checked against, if it is known.
    pub(super) of: Option<&'static dyn ExpectedType>,
}

/// A declared type, as far as reports tell of it.
pub trait ExpectedType: Sync {
    /// Returns the name that messages print.
    fn name(&self) -> &str;

    /// Returns `true` if a value of the type can hold a secret.
    fn is_secret(&self) -> bool;
}

/// A rule that a value of the right type breaks, as far as reports tell of it.
pub(crate) trait ExpectedRule: Sync {
    /// Returns the rule, as messages print it after "expected".
    fn text(&self) -> &str;

    /// Passes on the names and values of its parameters.
    fn params(&self, push: &mut dyn FnMut(&'static str, Value<'static>));
}

impl fmt::Debug for dyn ExpectedType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The proof that a mismatch was reported.
///
/// See [`FieldType`](crate::FieldType) for an example.
#[derive(Clone, Debug)]
pub struct Rejected(());

impl<'c> Context<'c> {
    #[inline]
    pub(crate) fn new(report: &'c mut Mismatches, class: &'static str) -> Self {
        let trail = Trail { parent: None, key: Key::Root };
        Self {
            report,
            trail,
            class,
            declared_in: class,
            depth: 0,
            secret: false,
            is_key: false,
            mode: Mode::default(),
            of: None,
        }
    }

    /// Goes one level down.
    ///
    /// # Errors
    /// - `depth`: that is deeper than [`MAX_DEPTH`].
    pub(crate) fn descend<'d>(&'d mut self, key: Key<'d>) -> Result<Context<'d>, Rejected> {
        if self.depth >= MAX_DEPTH {
            return Err(self.too_deep());
        }
        Ok(Context { depth: self.depth + 1, ..self.at(key) })
    }

    /// Goes one step along the path without going a level down, such as to an argument.
    #[inline]
    pub(crate) fn at<'d>(&'d mut self, key: Key<'d>) -> Context<'d> {
        Context {
            report: self.report,
            trail: Trail {
                parent: Some(&self.trail),
                key: if self.secret { key.hidden() } else { key },
            },
            class: self.class,
            declared_in: self.declared_in,
            depth: self.depth,
            secret: self.secret,
            is_key: false,
            mode: self.mode.inside(),
            of: self.of,
        }
    }

    /// Goes one item down, for a collection that checks its items: `[index]` is added to the path.
    ///
    /// # Errors
    /// - `depth`: that is deeper than [`MAX_DEPTH`].
    pub fn item(&mut self, index: usize) -> Result<Context<'_>, Rejected> {
        self.descend(Key::Index(index))
    }

    /// Goes one entry down, for a type that checks the entries of a map: the key is added to the
    /// path.
    ///
    /// # Errors
    /// - `depth`: that is deeper than [`MAX_DEPTH`].
    pub fn entry<'d>(&'d mut self, key: &'d Value<'d>) -> Result<Context<'d>, Rejected> {
        self.descend(Key::Item(key))
    }

    /// Returns the same place, with values hidden from messages.
    #[must_use]
    pub fn redacted(&mut self) -> Context<'_> {
        self.redacted_if(true)
    }

    /// The same place, for a value that is checked against the type. It is a secret where `is_secret` says so.
    #[inline]
    pub(crate) fn expecting(
        &mut self,
        of: &'static dyn ExpectedType,
        is_secret: bool,
    ) -> Context<'_> {
        Context { of: Some(of), ..self.redacted_if(is_secret) }
    }

    /// Checks the value at this place against the type from now on. It is a secret where `is_secret` says so.
    #[inline]
    pub(crate) fn expect(&mut self, of: &'static dyn ExpectedType, is_secret: bool) {
        self.of = Some(of);
        self.secret |= is_secret;
    }

    /// The same place, where values are nested one level deeper if `is_level` says so.
    ///
    /// # Errors
    /// - `depth`: the place is deeper than [`MAX_DEPTH`].
    pub(crate) fn deeper_if(&mut self, is_level: bool) -> Result<Context<'_>, Rejected> {
        if is_level && self.is_deepest() {
            return Err(self.too_deep());
        }
        Ok(Context { depth: self.depth + u8::from(is_level), ..self.redacted_if(false) })
    }

    #[inline]
    pub(crate) fn redacted_if(&mut self, secret: bool) -> Context<'_> {
        Context {
            report: self.report,
            trail: self.trail,
            class: self.class,
            declared_in: self.declared_in,
            depth: self.depth,
            secret: self.secret || secret,
            is_key: self.is_key,
            mode: self.mode,
            of: self.of,
        }
    }

    /// Runs a check of declarations of another class at this place.
    #[inline(always)]
    pub(crate) fn within_class<R>(
        &mut self,
        class: &'static str,
        check: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let outer = mem::replace(&mut self.declared_in, class);
        let checked = check(self);
        self.declared_in = outer;
        checked
    }

    /// Returns the same place, for declarations of another class.
    #[inline]
    pub(crate) fn declared_in(&mut self, class: &'static str) -> Context<'_> {
        Context { declared_in: class, ..self.redacted_if(false) }
    }

    /// Returns the same place, for the key of the entry there.
    pub(crate) fn key(&mut self) -> Context<'_> {
        Context { is_key: true, ..self.redacted_if(false) }
    }

    /// Returns `true` if values at this place are hidden from messages.
    pub(crate) const fn is_secret(&self) -> bool {
        self.secret
    }

    /// Returns `true` if no deeper level is accepted.
    #[inline]
    pub(crate) const fn is_deepest(&self) -> bool {
        self.depth >= MAX_DEPTH
    }

    /// Returns `true` if a property is set at this place.
    #[inline]
    pub(crate) const fn is_property(&self) -> bool {
        matches!(self.trail.key, Key::Property(_))
    }

    /// Returns `true` if the report keeps the next mismatch. Otherwise costly details need not be
    /// computed.
    pub(crate) fn is_recording(&self) -> bool {
        !self.report.is_full()
    }

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

    /// Reports a change that is not allowed, whatever the value. `why` is the whole message. The
    /// value is not shown, because it may be a secret.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_change(&mut self, why: &'static str, value: &Value<'_>) -> Rejected {
        self.push(code::FROZEN, Expected::Text(Cow::Borrowed(why)), value.kind().into(), None, None)
    }

    /// Like [`Context::reject`], with a suggestion for a misspelled name.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_with(
        &mut self,
        code: &'static str,
        expected: String,
        value: &Value<'_>,
        suggestion: Option<&str>,
    ) -> Rejected {
        let expected = Expected::Text(Cow::Owned(expected));
        self.push(code, expected, value.kind().into(), Some(value), suggestion)
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
        self.push(code, Expected::Text(expected), "nothing".into(), None, suggestion)
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
        Rejected(())
    }

    /// Returns the error of a check whose mismatches are in the report, or will be added by the caller.
    pub(crate) const fn reported(&self) -> Rejected {
        Rejected(())
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn too_deep(&mut self) -> Rejected {
        let expected = alloc::format!("at most {MAX_DEPTH} levels");
        self.push(code::DEPTH, Expected::Text(Cow::Owned(expected)), "more".into(), None, None)
    }

    pub(crate) fn push(
        &mut self,
        code: &'static str,
        expected: Expected,
        actual: Cow<'static, str>,
        value: Option<&Value<'_>>,
        suggestion: Option<&str>,
    ) -> Rejected {
        if matches!(value, Some(Value::TooDeep)) {
            return self.too_deep();
        }
        let Self { report, trail, class, declared_in, secret, is_key, of, .. } = self;
        report.push(|| {
            // Decides which values are shown; nothing else does. `null` is never a secret.
            let is_secret = *secret
                || value.is_some_and(|value| !value.is_null())
                    && (of.is_some_and(ExpectedType::is_secret) || expected.is_secret());
            TypeMismatch::new(|details| {
                (details.class, details.declared_in) = (class, declared_in);
                (details.path, details.segments) = (trail.path(), trail.segments());
                details.is_key = *is_key;
                (details.code, details.expected, details.actual) = (code, expected, actual);
                match value {
                    None => {}
                    Some(value) if is_secret && !value.is_null() => details.value.hide(),
                    Some(value) => details.value.show(value),
                }
                details.suggestion = suggestion.filter(|_| !is_secret).map(String::from);
            })
        });
        Rejected(())
    }
}
