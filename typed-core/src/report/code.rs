//! The stable codes of [`TypeMismatch::code`](crate::TypeMismatch::code), and the parameters that
//! [`TypeMismatch::params`](crate::TypeMismatch::params) returns for each. Codes and parameters never
//! change their meaning.
//!
//! | code | parameters |
//! |---|---|
//! | `type`, `range`, `return`, `arity`, `test` | `expected`, `actual`, `value` |
//! | `missing` | `name`, `expected` |
//! | `unknown`, for a name | `name`, `kind` (`field`, …), `suggestion` |
//! | `unknown`, for an item | `name`, `kind` (`item`), `within` (`list`, `set`, `map`, …), `len` of a list, `suggestion` |
//! | `unknown`, for a value that names a variant, a class or an operation | `name`, `kind` (`variant`, …), `expected`, `suggestion` |
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
//! [The page on codes](https://docs.rs/typed-structs/latest/typed_structs/guide/codes/index.html) shows an input
//! and its message for each. A parameter without a value is left out, such as `max` of `1..`. `value` has the first characters of
//! the value, as messages print it.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*

        /// All codes of this module: a program that handles each of them compares its own list with this one.
        ///
        /// ```
        /// use typed_structs::code;
        ///
        /// let translated = [(code::MISSING, "fehlt"), (code::TYPE, "hat den falschen Typ")];
        /// let is_translated = |code: &&str| translated.iter().any(|(known, _)| known == code);
        /// assert_eq!(code::ALL.iter().copied().filter(is_translated).count(), 2);
        /// ```
        pub const ALL: &[&str] = &[$($name),*];
    };
}

codes! {
    /// A value of another kind than declared.
    TYPE = "type";
    /// A number outside the range of the declared type, or not exact in it.
    RANGE = "range";
    /// No value for a field or parameter without a default, or the removal of such a field.
    MISSING = "missing";
    /// A name, an index or a variant that does not exist.
    UNKNOWN = "unknown";
    /// A name, a key or a set item given twice.
    DUPLICATE = "duplicate";
    /// More positional arguments, or another number of items, than declared.
    ARITY = "arity";
    /// A change of a field that can be set only while constructing, or of a class attribute through
    /// an instance.
    FROZEN = "frozen";
    /// A path that is not written like `address.lines[2].zip` or `labels["a.b"]`.
    PATH = "path";
    /// A value nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    DEPTH = "depth";
    /// A value that a method returned, and that is not of the declared type.
    RETURN = "return";
    /// A call of another kind than the method needs, such as an async method by `call`.
    CALL = "call";
    /// An error that the struct's custom constructor returned.
    INIT = "init";
    /// A value that is not that of the `test` of a JSON Patch.
    TEST = "test";
    /// A document that breaks the grammar of its format. Reports of documents have it.
    SYNTAX = "syntax";
    /// A number outside `range(…)`.
    CONSTRAINT_RANGE = "constraint.range";
    /// A length outside `len(…)`.
    CONSTRAINT_LEN = "constraint.len";
    /// A number that `multiple_of(…)` does not divide.
    CONSTRAINT_MULTIPLE_OF = "constraint.multiple_of";
    /// A value that `one_of(…)` does not list.
    CONSTRAINT_ONE_OF = "constraint.one_of";
    /// A string that `pattern = "…"` does not match.
    CONSTRAINT_PATTERN = "constraint.pattern";
    /// A value or an object that a check rejected without a code of its own: see
    /// [`Fault`](crate::Fault).
    CONSTRAINT_CHECK = "constraint.check";
}
