//! The documentation of the generated methods: a sentence for each, in one attribute, because the
//! compiler processes every attribute for every type. Like the text of `///`, it begins with a space.

pub(super) const METHODS: &str = " Methods of [typed objects]\
    (https://docs.rs/typed-structs/latest/typed_structs/guide/attributes/).";

pub(super) const CLASS: &str = " Returns the metadata of the class, and its class attributes.";

pub(super) const CONSTRUCT: &str =
    " Constructs an object from positional and named arguments, or returns all mismatches.";

pub(super) const UPDATE: &str = " Sets several fields, or sets none and returns all mismatches.";

pub(super) const FROM_VALUE: &str =
    " Constructs an object from a value, such as a map of its fields, or returns all mismatches.";

pub(super) const TO_VALUE: &str = " Returns the object as a value that borrows from it.";

pub(super) const GET: &str = " Reads the field, property or class attribute to which a path \
    such as `address.lines[2].zip` leads.";

pub(super) const GET_AS: &str = " Reads like `get`, and converts the value to a type.";

pub(super) const SET: &str = " Sets the field, property or item to which a path leads, or changes \
    nothing and returns the mismatch.";

pub(super) const FIELDS: &str =
    " Returns the fields with their values, in order; those of a base are in its place.";

pub(super) const CALL: &str =
    " Calls a method by name, static or not, if all its arguments are valid.";

pub(super) const CALL_ASYNC: &str =
    " Calls a method by name, async or not; the future has the result.";

pub(super) const CALL_STATIC: &str = " Calls a static method by name.";

pub(super) const CALL_STATIC_ASYNC: &str =
    " Calls a static method by name, async or not; the future has the result.";

pub(super) const AS_BASE: &str =
    " Returns the part of a base, or `None` if the struct has no such base.";

pub(super) const AS_BASE_MUT: &str = " Returns a view of the part of a base, whose changes run \
    the checks of the whole object, or `None` if the struct has no such base.";

/// Returns the documentation of the setter of a field.
pub(super) fn setter(name: &str) -> String {
    format!(" Sets `{name}` with the checks of `set`, or changes nothing and returns the mismatch.")
}
