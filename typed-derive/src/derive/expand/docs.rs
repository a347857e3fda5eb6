//! The documentation of the generated methods. Each is one attribute: the compiler would process
//! each line of a doc comment, for every struct.

pub(super) const CONSTRUCT: &str = "\
Constructs an object from positional arguments, in the order of the fields, and named
ones. What is not given takes its default.

# Errors
Every mismatch, in input order, then every field that is missing.";

pub(super) const UPDATE: &str = "\
Sets the fields named, all of them or, where anything is refused, none.

# Errors
Every mismatch, in input order; the object is then as it was.";

pub(super) const CALL: &str = "\
Calls a method by name, a static one as well.

# Errors
Every mismatch of the arguments, in which case nothing was run; or the method's own
error.";

pub(super) const CALL_ASYNC: &str = "\
Calls a method by name, an async one too; the future has the outcome.";

pub(super) const CALL_STATIC: &str = "\
Calls a static method by name.

# Errors
As `call`, and where the method needs an object.";

pub(super) const CALL_STATIC_ASYNC: &str = "\
Calls a static method by name, an async one too; the future has the outcome.";

pub(super) const AS_BASE: &str = "\
The part that is of a base; `None` where the struct has no such base.";

pub(super) const AS_BASE_MUT: &str = "\
The part that is of a base, to change behind the checks of the whole; `None` where the
struct has no such base.";

pub(super) const CLASS: &str = "\
The metadata of the class, and the run-time side of it.";

pub(super) const FROM_VALUE: &str = "\
Makes an object of a value, such as a map of its fields.

# Errors
Every mismatch, in input order, then every field that is missing.";

pub(super) const TO_VALUE: &str = "\
The object as a value that borrows from it.";

pub(super) const GET: &str = "\
Reads a field, a class attribute, or what a path such as `address.lines[2].zip`
leads to.

# Errors
`unknown` where there is none, `path` where it is not spelled right.";

pub(super) const GET_AS: &str = "\
Reads as `get` does, into a type.

# Errors
As `get`, and where the value is of another type.";

pub(super) const SET: &str = "\
Sets a field, or what a path such as `address.lines[2].zip` leads to.

# Errors
Where the value is not what is declared there; the object is then as it was.";

pub(super) const FIELDS: &str = "\
The fields with their values, in order; those of a base, where nothing hides them, in
its place.";
