//! One mismatch: a value that is not what was declared.

use crate::report::code;
use crate::report::context::{ExpectedRule, ExpectedType};
use crate::report::fault::Told;
use crate::report::no_item::NoItem;
use crate::report::rank::Rank;
use crate::report::sentence::Sentence;
use crate::value::{PathSegment, Preview};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A value that is not what was declared: its place, what was expected, and what was given.
///
/// It is one pointer wide. `Display` writes `User.age: expected u8, got str "old"`. Further
/// mismatches of one value, such as those of several items of a list, follow on separate lines and
/// in [`TypeMismatch::others`].
///
/// See [`Mismatches`](crate::Mismatches) for an example.
#[derive(Clone)]
pub struct TypeMismatch(pub(super) Box<Details>);

#[derive(Clone, Default)]
pub(super) struct Details {
    pub(super) class: &'static str,
    pub(super) declared_in: &'static str,
    pub(super) path: Cow<'static, str>,
    /// The segments of a path that does not read back; otherwise none.
    pub(super) segments: Box<[PathSegment<'static>]>,
    pub(super) code: &'static str,
    pub(super) expected: Expected,
    pub(super) actual: Cow<'static, str>,
    pub(super) value: Preview,
    pub(super) suggestion: Option<String>,
    /// `true` for the key of an entry, and not its value.
    pub(super) is_key: bool,
    /// The number of the operation of a patch.
    pub(super) operation: Option<usize>,
    /// The position in a report that is put in order.
    pub(super) rank: Rank,
    /// The number of mismatches that were counted but are not in `others`.
    pub(super) omitted: usize,
    pub(super) others: Vec<TypeMismatch>,
}

/// The kind in place of that of a value if there is none.
pub(super) const NOTHING: &str = "nothing";

/// The kind of a value that was removed.
pub(super) const REMOVED: &str = "null";

/// The part of a document that a mismatch is about.
///
/// See [`TypeMismatch::target`] for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// The value at the path.
    Content,
    /// The key at the end of the path: an unknown one, one that was given twice, or one of a map that
    /// is not of its type.
    Key,
    /// The object around the path, which has no entry there.
    Container,
}

/// The expected type or rule. The name of a type is assembled only when it is read.
#[derive(Clone)]
pub(crate) enum Expected {
    Type(&'static dyn ExpectedType),
    Rule(&'static dyn ExpectedRule),
    Text(Cow<'static, str>),
    /// An item that a step of a path does not find.
    Item(NoItem),
    /// One of the known names. Boxed, because it is rare and large.
    Name(Box<UnknownName>),
    /// The message of a check, which is a whole sentence.
    Told(Box<Told>),
}

/// A value that is not one of the known names.
#[derive(Clone)]
pub(crate) struct UnknownName {
    /// The noun for what the names are of.
    pub(super) kind: &'static str,
    pub(super) name: Cow<'static, str>,
    /// The names that are known.
    pub(super) known: String,
}

impl Expected {
    /// Hides the value in it, which is a secret.
    pub(super) fn hide(&mut self) {
        if let Self::Name(unknown) = self {
            unknown.name = Cow::Borrowed("***");
        }
    }

    /// Returns `true` if the expected type can hold a secret.
    pub(super) fn is_secret(&self) -> bool {
        match self {
            Self::Type(info) => info.is_secret(),
            Self::Rule(_) | Self::Text(_) | Self::Item(_) | Self::Name(_) | Self::Told(_) => false,
        }
    }
}

impl Default for Expected {
    fn default() -> Self {
        Self::Text(Cow::Borrowed(""))
    }
}

impl TypeMismatch {
    /// Creates a mismatch. It is written in place, because it is large.
    pub(super) fn new(write: impl FnOnce(&mut Details)) -> Self {
        let mut details = Box::default();
        write(&mut details);
        Self(details)
    }

    /// Creates a mismatch for a rejection without a report, which is a fault of the `FieldType`
    /// implementation.
    pub(crate) fn unexplained(class: &'static str) -> Self {
        Self::new(|details| {
            (details.class, details.declared_in) = (class, class);
            details.code = code::TYPE;
            details.expected = Expected::Text(Cow::Borrowed("another value"));
            details.actual = Cow::Borrowed(NOTHING);
        })
    }

    /// Returns the class that was constructed, set or read.
    #[must_use]
    pub fn class(&self) -> &str {
        self.0.class
    }

    /// Returns the path within the object: `age`, `address.lines[2].zip`, `labels["a.b"]`. It is
    /// empty for the object as a whole.
    ///
    /// `get` and `set` accept the path, and lead to the same place. The exceptions are parameters
    /// such as `foo(x)`, keys within secrets, and keys of more than 1,024 bytes, which are cut.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the kind of the mismatch, as one of the stable codes in [`code`].
    #[must_use]
    pub fn code(&self) -> &str {
        self.0.code
    }

    /// Returns what was expected: a type such as `Vec<i64>`, or a constraint such as `0..=150`.
    #[must_use]
    pub fn expected(&self) -> &str {
        match &self.0.expected {
            Expected::Type(info) => info.name(),
            Expected::Rule(rule) => rule.text(),
            Expected::Text(text) => text,
            Expected::Item(_) => "item",
            Expected::Name(unknown) => &unknown.known,
            Expected::Told(told) => &told.message,
        }
    }

    /// Returns the kind of value that was given, as [`Value::kind`](crate::Value::kind) names it,
    /// or `nothing`. For surplus arguments it is their number.
    #[must_use]
    pub fn actual(&self) -> &str {
        &self.0.actual
    }

    /// Returns the first characters of the given value, at most 48 bytes; `***` for a secret.
    #[must_use]
    pub fn value(&self) -> &str {
        self.0.value.as_str()
    }

    /// Returns the class whose declaration the value does not match: a base, a nested struct, or
    /// the class itself.
    #[must_use]
    pub fn declared_in(&self) -> &str {
        self.0.declared_in
    }

    /// Returns a declared name that is similar to the unknown one.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        self.0.suggestion.as_deref()
    }

    /// Returns further mismatches of the same value, in input order.
    #[must_use]
    pub fn others(&self) -> &[TypeMismatch] {
        &self.0.others
    }

    /// Returns the part of a document that the mismatch is about.
    ///
    /// ```
    /// use typed_structs::{Target, Typed, args};
    ///
    /// #[derive(Typed, Debug)]
    /// struct Point { x: i64, y: i64 }
    ///
    /// let report = Point::construct(args!(x = "1", z = 2)).unwrap_err();
    /// let targets = report.iter().map(|mismatch| (mismatch.path(), mismatch.target()));
    /// let expected = [("x", Target::Content), ("z", Target::Key), ("y", Target::Container)];
    /// assert!(targets.eq(expected));
    /// ```
    #[must_use]
    pub fn target(&self) -> Target {
        match self.code() {
            code::MISSING if !self.path().is_empty() && !self.is_removed() => Target::Container,
            code::UNKNOWN | code::DUPLICATE if self.value().is_empty() => Target::Key,
            _ if self.0.is_key => Target::Key,
            _ => Target::Content,
        }
    }

    /// Returns the message: the line that `Display` writes, without the class and the path, and
    /// without further mismatches.
    ///
    /// ```
    /// use typed_structs::from_value;
    ///
    /// let report = from_value::<Vec<u8>>(vec!["old"].into()).unwrap_err();
    /// let mismatch = report.iter().next().unwrap();
    /// assert_eq!(mismatch.message(), r#"expected u8, got str "old""#);
    /// assert_eq!(mismatch.to_string(), r#"Vec<u8>[0]: expected u8, got str "old""#);
    /// ```
    #[must_use]
    pub fn message(&self) -> String {
        alloc::fmt::format(format_args!("{}", Sentence(self)))
    }

    /// Returns `true` if `expected` is the message of a check: a whole sentence.
    #[doc(hidden)]
    #[must_use]
    pub fn is_told(&self) -> bool {
        matches!(self.0.expected, Expected::Told(_))
    }

    /// Returns `true` if the value is missing because it was removed. A merge patch has it as `null`.
    pub(super) fn is_removed(&self) -> bool {
        self.code() == code::MISSING && self.actual() == REMOVED
    }

    pub(super) fn kept_segments(&self) -> &[PathSegment<'static>] {
        &self.0.segments
    }

    pub(super) fn expectation(&self) -> &Expected {
        &self.0.expected
    }

    pub(super) fn with_others(mut self, others: Vec<TypeMismatch>, omitted: usize) -> Self {
        self.0.others = others;
        self.0.omitted = omitted;
        self
    }

    pub(super) const fn rank(&self) -> Rank {
        self.0.rank
    }

    pub(super) fn set_rank(&mut self, rank: Rank) {
        self.0.rank = rank;
    }

    pub(super) fn set_code(&mut self, code: &'static str) {
        self.0.code = code;
    }

    /// Takes the other mismatches, and the number of those that were counted only.
    pub(super) fn take_others(&mut self) -> (Vec<TypeMismatch>, usize) {
        (core::mem::take(&mut self.0.others), core::mem::take(&mut self.0.omitted))
    }
}

impl fmt::Debug for TypeMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TypeMismatch")
            .field("class", &self.class())
            .field("path", &self.path())
            .field("code", &self.code())
            .field("expected", &self.expected())
            .field("actual", &self.actual())
            .field("value", &self.value())
            .field("declared_in", &self.declared_in())
            .field("others", &self.others())
            .finish()
    }
}

impl core::error::Error for TypeMismatch {}
