//! The keys of `#[typed(…)]` and `#[typed_methods(…)]`, and the places they belong on. A test compares them
//! with the parsers and with the pages of the guide.

pub(crate) const CONTAINER_KEYS: &[&str] = &[
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
    "schemars",
    "serde",
    "clone",
    "lax",
    "info",
];
pub(crate) const VARIANT_KEYS: &[&str] = &["rename", "alias"];
pub(crate) const FIELD_KEYS: &[&str] = &[
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
pub(crate) const CONSTRAINT_KEYS: &[&str] =
    &["range", "len", "multiple_of", "one_of", "pattern", "items", "keys", "values"];
pub(crate) const METHOD_KEYS: &[&str] =
    &["final", "rename", "returns", "skip", "tag", "init", "getter", "setter", "around", "verify"];
pub(crate) const PARAM_KEYS: &[&str] = &[
    "default",
    "rest",
    "keywords",
    "lax",
    "rename",
    "alias",
    "range",
    "len",
    "multiple_of",
    "one_of",
    "pattern",
    "items",
    "keys",
    "values",
];
pub(crate) const CONSTANT_KEYS: &[&str] = &["rename", "skip"];
#[cfg(test)]
pub(crate) const BLOCK_KEYS: &[&str] = &["pub_only", "verify", "around", "helpers", "crate"];
pub(crate) const CONTAINER: &str = "the struct or enum";
pub(crate) const VARIANT: &str = "a variant";
pub(crate) const FIELD: &str = "a field";
pub(crate) const METHOD: &str = "a method in a `#[typed_methods]` block";
pub(crate) const PARAM: &str = "a parameter in a `#[typed_methods]` block";
