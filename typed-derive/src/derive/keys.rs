//! The keys of `#[typed(…)]`, and the places they belong on.

pub(super) const CONTAINER_KEYS: &[&str] = &[
    "crate",
    "rename",
    "rename_all",
    "class",
    "check",
    "after",
    "before",
    "unknown",
    "frozen",
    "tag",
    "content",
    "untagged",
    "methods",
    "on_change",
    "meta",
    "register",
    "serde",
    "clone",
    "lax",
    "info",
];
pub(super) const VARIANT_KEYS: &[&str] = &["rename", "alias"];
pub(super) const FIELD_KEYS: &[&str] = &[
    "rename",
    "alias",
    "default",
    "skip",
    "frozen",
    "opaque",
    "base",
    "extras",
    "text",
    "serde",
    "with",
    "lax",
    "strict",
    "byte_size",
    "check",
    "range",
    "len",
    "multiple_of",
    "one_of",
    "pattern",
    "items",
    "keys",
    "values",
    "info",
];
pub(super) const METHOD_KEYS: &[&str] =
    &["final", "returns", "rest", "keywords", "init", "getter", "setter", "around"];
pub(super) const CONTAINER: &str = "the struct or enum";
pub(super) const VARIANT: &str = "a variant";
pub(super) const FIELD: &str = "a field";
pub(super) const METHOD: &str = "a method in a `#[typed_methods]` block";
