//! The documentation of the generated methods. Each is one attribute: the compiler would process
//! each line of a doc comment, for every struct.

pub(super) const CONSTRUCT: &str = "\
Constructs an object from positional arguments, in the order of the fields, followed by
named ones. Fields without an argument get their defaults.

# Errors
All mismatches, in input order, then all missing fields.";

pub(super) const UPDATE: &str = "\
Sets several fields: all or none.

# Errors
All mismatches, in input order.";

pub(super) const CALL: &str = "\
Calls a method by name, static or not.

# Errors
All mismatches of the arguments, without running the method; or the method's own error.";

pub(super) const CALL_ASYNC: &str = "\
Calls a method by name, async or not. The future has the result.";

pub(super) const CALL_STATIC: &str = "\
Calls a static method by name.

# Errors
Those of `call`; also if the method needs an object.";

pub(super) const CALL_STATIC_ASYNC: &str = "\
Calls a static method by name, async or not. The future has the result.";

pub(super) const AS_BASE: &str = "\
Returns the part of a base; `None` if the struct has no such base.";

pub(super) const AS_BASE_MUT: &str = "\
Returns a mutable view of the part of a base, whose changes run the checks of the whole
object. Returns `None` if the struct has no such base.";

pub(super) const CLASS: &str = "\
Returns the metadata of the class, by which class attributes are read and set.";

pub(super) const FROM_VALUE: &str = "\
Constructs an object from a value, such as a map of its fields.

# Errors
All mismatches, in input order, then all missing fields.";

pub(super) const TO_VALUE: &str = "\
Returns the object as a value that borrows from it.";

pub(super) const GET: &str = "\
Reads the field, property or class attribute to which a path such as
`address.lines[2].zip` leads.

# Errors
`unknown` if the path leads nowhere, `path` if it is not written correctly.";

pub(super) const GET_AS: &str = "\
Reads like `get`, and converts the value to a type.

# Errors
Those of `get`, or the value cannot be converted.";

pub(super) const SET: &str = "\
Sets the field, property or item to which a path such as `address.lines[2].zip` leads.

# Errors
The value is not what is declared there. The object does not change.";

pub(super) const FIELDS: &str = "\
Returns the fields with their values, in order. The fields of a base are in its place,
unless they are hidden.";
