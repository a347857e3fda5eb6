//! The stable codes of [`TypeMismatch::code`](crate::TypeMismatch::code), and the parameters that
//! [`TypeMismatch::params`](crate::TypeMismatch::params) returns for each. Codes and parameters never
//! change their meaning.
//!
//! | code | parameters |
//! |---|---|
//! | `type`, `range`, `return`, `arity`, `test` | `expected`, `actual`, `value` |
//! | `missing` | `name`, `expected` |
//! | `unknown`, for a name | `name`, `kind` (`field`, `item`, …), `suggestion` |
//! | `unknown`, for a variant or a class | `expected`, `actual`, `value`, `suggestion` |
//! | `duplicate` | `name`, `kind` (`field`, `key`, `item`, …) |
//! | `depth` | `max` |
//! | `path` | `value` |
//! | `frozen`, `call`, `init`, `syntax` | `reason` |
//! | `constraint.range` | `expected`, `actual`, `value`, `min`, `max` |
//! | `constraint.len` | `expected`, `actual`, `value`, `min`, `max` |
//! | `constraint.multiple_of` | `expected`, `actual`, `value`, `divisor` |
//! | `constraint.one_of` | `expected`, `actual`, `value`, `values` |
//! | `constraint.pattern` | `expected`, `actual`, `value`, `pattern` |
//! | `constraint.check`, and the own codes of a [`Fault`](crate::Fault) | its own, `reason`, `actual`, `value` |
//!
//! A parameter without a value is left out, such as `max` of `1..`. `value` has the first characters of
//! the value, as messages print it.

/// A value of another kind than declared.
pub const TYPE: &str = "type";
/// A number outside the range of the declared type, or not exact in it.
pub const RANGE: &str = "range";
/// No value for a field or parameter without a default.
pub const MISSING: &str = "missing";
/// A name, an index or a variant that does not exist.
pub const UNKNOWN: &str = "unknown";
/// A name, a key or a set item given twice.
pub const DUPLICATE: &str = "duplicate";
/// More positional arguments, or another number of items, than declared.
pub const ARITY: &str = "arity";
/// A change of a field that can be set only while constructing, or of a class attribute through
/// an instance.
pub const FROZEN: &str = "frozen";
/// A path that is not written like `address.lines[2].zip` or `labels["a.b"]`.
pub const PATH: &str = "path";
/// A value nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
pub const DEPTH: &str = "depth";
/// A value that a method returned, and that is not of the declared type.
pub const RETURN: &str = "return";
/// A call of another kind than the method needs, such as an async method by `call`.
pub const CALL: &str = "call";
/// An error that the struct's custom constructor returned.
pub const INIT: &str = "init";
/// A value that is not that of the `test` of a JSON Patch.
pub const TEST: &str = "test";
/// A document that breaks the grammar of its format. Reports of documents have it.
pub const SYNTAX: &str = "syntax";
/// A number outside `range(…)`.
pub const CONSTRAINT_RANGE: &str = "constraint.range";
/// A length outside `len(…)`.
pub const CONSTRAINT_LEN: &str = "constraint.len";
/// A number that `multiple_of(…)` does not divide.
pub const CONSTRAINT_MULTIPLE_OF: &str = "constraint.multiple_of";
/// A value that `one_of(…)` does not list.
pub const CONSTRAINT_ONE_OF: &str = "constraint.one_of";
/// A string that `pattern = "…"` does not match.
pub const CONSTRAINT_PATTERN: &str = "constraint.pattern";
/// A value or an object that a check rejected without a code of its own: see
/// [`Fault`](crate::Fault).
pub const CONSTRAINT_CHECK: &str = "constraint.check";
