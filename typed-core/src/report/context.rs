//! The context of a check: its place in the input, and the report it writes to.

use crate::report::conversion::Mode;
use crate::report::mismatches::Mismatches;
use crate::report::trail::{Key, Trail};
use crate::value::{MAX_DEPTH, Value};
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

impl Rejected {
    pub(super) const REPORTED: Self = Self(());
}

impl<'c> Context<'c> {
    #[inline]
    pub(crate) fn new(report: &'c mut Mismatches, class: &'static str) -> Self {
        let trail = Trail { parent: None, key: Key::Root, is_key: false, rules: None };
        Self {
            report,
            trail,
            class,
            declared_in: class,
            depth: 0,
            secret: false,
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
                is_key: false,
                rules: None,
            },
            class: self.class,
            declared_in: self.declared_in,
            depth: self.depth,
            secret: self.secret,
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
        let mut cx = self.redacted_if(false);
        cx.trail.is_key = true;
        cx
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
}
